"""A sheet as the child process hands it over: plain lists, before any heading is understood.

Rows and columns count from 0 here. This module and those of the formats (``xlsx``, ``ods``,
``xls``) run in the child and import nothing but what reading needs.
"""

from __future__ import annotations

from typing import Any, TypedDict

__all__ = ["MAX_AREA", "LockedError", "RawSheet", "TooFarError", "percent_text"]

MAX_AREA = 5_000_000


class RawSheet(TypedDict):
    """``flaws`` holds (row, column, error text); the text is empty for a formula not computed."""

    name: str
    rows: list[list[Any]]
    hidden: list[int]
    merged: list[tuple[int, int, int, int]]
    flaws: list[tuple[int, int, str]]


class TooFarError(Exception):
    """Content so far from the first cell that the sheet can't be laid out in memory."""

    def __init__(self, sheet: str, row: int, column: int) -> None:
        super().__init__(sheet, row, column)
        self.sheet = sheet
        self.row = row
        self.column = column


class LockedError(Exception):
    """The workbook asks for a password."""


def percent_text(value: float) -> str:
    """Return a fraction as its cell shows it: 0.855 is "85,5%"."""
    return f"{value * 100:.10g}".replace(".", ",") + "%"
