"""What people type beside their data: a date, a text for one cell, a command."""

from __future__ import annotations

import shutil
import sys
from datetime import date

from zi_docs.errors import FieldError
from zi_docs.indonesian import format_angka, format_tanggal, nama_hari, parse_tanggal

MOST_LETTERS = 32_767
"""The longest text that a cell holds. Source: Microsoft, specifications and limits of Excel."""


def too_long(text: str) -> str:
    """Return why a text fits into no cell of a workbook; "" for one that does."""
    if len(text) <= MOST_LETTERS:
        return ""
    most = format_angka(MOST_LETTERS)
    return f"Isian ini lebih dari {most} huruf, yang paling banyak muat di satu sel. Ringkaskan."


def typed_date(text: str) -> date:
    """Return the date that somebody typed, in any form; a weekday must be that of the date.

    Raises :class:`FieldError`, without a mend for a text that is no date: whoever asked for it
    knows how a date is typed there.
    """
    try:
        written = parse_tanggal(text)
    except ValueError as error:
        raise FieldError(str(error), "") from error
    if not written.cocok:
        day, weekday = format_tanggal(written.tanggal), nama_hari(written.tanggal)
        message = f"{day} jatuh pada hari {weekday}, bukan {written.hari}."
        raise FieldError(message, "Betulkan hari atau tanggalnya.")
    return written.tanggal


def python_command() -> str:
    """Return how a command for the Python of this program begins on this computer."""
    if sys.platform == "win32":
        return "py -3"
    return f'"{sys.executable}"' if " " in sys.executable else sys.executable


def program_command() -> str:
    """Return how a command of this program begins on this computer; it names no folder."""
    is_known = sys.platform != "win32" or shutil.which("zi-docs")
    return "zi-docs" if is_known else "py -3 -m zi_docs"
