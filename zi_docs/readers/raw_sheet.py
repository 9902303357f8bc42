"""A sheet as the child process returns it: plain lists, before any heading is recognised.

Rows and columns count from 0 here. This module and those of the formats (``xlsx``, ``ods``,
``xls``) run in the child process and import only what reading needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict

from zi_docs.readers.number_format import shown

MAX_AREA = 5_000_000


class RawSheet(TypedDict):
    """What one sheet holds.

    ``flaws`` holds (row, column, error text); a formula without a result has an empty text.
    ``shown`` holds (row, column, text) of the cells that show something else than their value.
    """

    name: str
    rows: list[list[Any]]
    hidden: list[int]
    merged: list[tuple[int, int, int, int]]
    flaws: list[tuple[int, int, str]]
    shown: list[tuple[int, int, str]]


class TooFarError(Exception):
    """Content so far from the first cell that the sheet can't be laid out in memory."""

    def __init__(self, sheet: str, row: int, column: int) -> None:
        super().__init__(sheet, row, column)
        self.sheet = sheet
        self.row = row
        self.column = column


class BadMomentError(Exception):
    """A cell is formatted as a date or time, but its number is not one."""

    def __init__(self, sheet: str, row: int) -> None:
        super().__init__(sheet, row)
        self.sheet = sheet
        self.row = row


class LockedError(Exception):
    """The workbook asks for a password."""


def read_rows(sheet: Any) -> list[list[Any]]:
    """Return the rows of calamine's sheet, from the first one on."""
    try:
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    except (OverflowError, ValueError) as error:
        raise BadMomentError(sheet.name, _failing_row(sheet)) from error
    return rows


def _failing_row(sheet: Any) -> int:
    row = (sheet.start or (0, 0))[0]
    try:
        for _ in sheet.iter_rows():
            row += 1
    except (OverflowError, ValueError):
        pass  # this is the row that fails
    return row


def shown_cells(
    rows: list[list[Any]], formats: Iterable[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Return what the cells with these number formats show, where it is not their plain value."""
    return [
        (row, column, text)
        for row, column, code in formats
        if row < len(rows) and column < len(rows[row]) and (text := shown(rows[row][column], code))
    ]
