"""Cells and areas as a workbook writes them: ``C17``, ``B2:D5``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LETTERS = 26
_FIRST = ord("A") - 1

Cell = tuple[int, int]
"""The row and the column of a cell, from 1."""


class Area(NamedTuple):
    """A range of cells, with rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def column_of(letters: str) -> int:
    """Return the number of a column; 0 for what is none.

    >>> column_of("AA"), column_of("XFE"), column_of("nama")
    (27, 0, 0)
    """
    number = 0
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _FIRST
    return number if number <= LAST_COLUMN else 0


def letters_of(column: int) -> str:
    """Return the letters of a column from its number.

    >>> letters_of(27)
    'AA'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(_FIRST + 1 + rest) + letters
    return letters


def cell_of(reference: str) -> tuple[int, int]:
    """Return the row and the column of a cell; zeros for what is none.

    >>> cell_of("$C$17")
    (17, 3)
    """
    plain = reference.replace("$", "").strip()
    letters = plain.rstrip("0123456789")
    digits = plain[len(letters) :]
    return (int(digits), column_of(letters)) if digits and letters else (0, 0)


def area_of(reference: str) -> Area:
    """Return the area of a reference; one cell is an area too."""
    first, _, last = reference.partition(":")
    return Area(*cell_of(first), *cell_of(last or first))


def name_of(cell: Cell) -> str:
    """Return how a cell is called.

    >>> name_of((17, 3))
    'C17'
    """
    return f"{letters_of(cell[1])}{cell[0]}"


def seen_cell(cell: Cell, merged: Iterable[Area]) -> Cell:
    """Return the cell that is seen at a place: the first one where cells are merged."""
    return next(((area.top, area.left) for area in merged if area.holds(*cell)), cell)
