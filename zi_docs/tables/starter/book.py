"""The workbook while it is written: the formats, lists and names that its sheets share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

CREATED = datetime(2021, 1, 1)  # fixed, so that the bytes do not depend on the day
SHAPE = "zi-docs bentuk=1"
"""What the property ``description`` says, by which a workbook of ours is known."""

_LONGEST_LIST = 255  # Excel takes no more
_CHOICES = "_pilihan"
_LISTED_ROWS = 2_000

_DATE = {"num_format": "[$-421]d mmmm yyyy", "valign": "top", "align": "left"}


def _of_cells(name: str, hue: str) -> dict[str, Mapping[str, Any]]:
    """Return the formats of marked cells: with a text, a date and a number."""
    shape = {"bg_color": hue, "valign": "top", "text_wrap": True}
    return {
        name: {"num_format": "@", **shape},
        f"{name} tanggal": {**shape, **_DATE},
        f"{name} bilangan": shape,
    }


_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "judul": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1},
    "judul wajib": {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "bg_color": "#FFE699",
        "border": 1,
    },
    "teks": {"num_format": "@", "valign": "top", "text_wrap": True},
    "umum": {"valign": "top", "text_wrap": True},
    "nomor": {"valign": "top", "align": "center", "font_color": "#7F7F7F"},
    "tanggal": _DATE,
    "keterangan": {"italic": True, "font_color": "#595959", "valign": "top", "text_wrap": True},
    "contoh": {
        "num_format": "@",
        "italic": True,
        "font_color": "#8C8C8C",
        "bg_color": "#F2F2F2",
        "valign": "top",
        "text_wrap": True,
    },
    **_of_cells("turunan", "#E2EFDA"),
    **_of_cells("salah", "#F8CBAD"),
    "tahap": {"bold": True, "valign": "top"},
    "kepala": {"bold": True, "font_size": 14, "valign": "top"},
    "tautan": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
}


@dataclass(slots=True)
class Book:
    """A workbook of XlsxWriter that is being written."""

    book: Any
    formats: dict[str, Any] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def format(self, name: str) -> Any:
        """Return one of the formats, made when it is first used."""
        if name not in self.formats:
            self.formats[name] = self.book.add_format(_FORMATS[name])
        return self.formats[name]

    def source(self, words: Sequence[str]) -> Any:
        """Return what a drop-down list shows: its words, or where they stand when they are many.

        Excel takes no more than 255 letters, and splits the words at commas.
        """
        key = tuple(words)
        if len(",".join(key)) <= _LONGEST_LIST and not any("," in word for word in key):
            return list(key)
        if key not in self.lists:
            column = len(self.lists)
            cells = xl_range_abs(0, column, len(key) - 1, column)
            self.lists[key] = f"='{_CHOICES}'!{cells}"
        return self.lists[key]

    def name_column(self, table: str, sheet: str, column: int, first: int) -> None:
        """Give the filled cells of a column a name, so that a list of another sheet grows with it.

        ``first`` is the row, from 0, in which they begin. Gaps between them shorten the list.
        """
        letter, row, last = xl_col_to_name(column), first + 1, first + _LISTED_ROWS
        cells = f"'{sheet}'!${letter}${row}:${letter}${last}"
        end = f"INDEX({cells},MAX(1,COUNTA({cells})))"
        name = f"daftar_{table}"
        self.book.define_name(name, f"='{sheet}'!${letter}${row}:{end}")
        self.names[table] = f"={name}"

    def write_choices(self) -> None:
        """Write the long lists; a sheet whose name begins with an underscore is never read."""
        if not self.lists:
            return
        sheet = self.book.add_worksheet(_CHOICES)
        sheet.hide()
        for column, words in enumerate(self.lists):
            sheet.write_column(0, column, words)
