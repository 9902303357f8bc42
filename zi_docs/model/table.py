"""A table as it was read: rows of cells that still know where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Place", "Row", "Source", "Table"]

_LONGEST_HEADING = 80


class Place(str):
    """Where something was typed, in words; ``row`` names the row, to tell good rows from bad."""

    row: str = ""

    @classmethod
    def of(cls, words: str, row: str) -> Place:
        """Return the words with the row they speak of."""
        place = cls(words)
        place.row = row
        return place


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table was read from.

    ``file`` is the path as a clerk knows it (relative to the workspace), ``sheet`` the sheet of a
    workbook. ``headings`` gives the heading as written for each column, ``letters`` the column's
    letter in a workbook; both are keyed by the canonical column name.
    """

    file: str
    sheet: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file, with its sheet when it has one."""
        return f'{self.file}, lembar "{self.sheet}"' if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class Row:
    """One row: canonical column name to value, with its row or line number (from 1).

    ``lines`` holds the line of single values where the file has them apart (YAML); a nested value
    is keyed by its dotted path (``peserta.0.nama``).
    """

    source: Source
    number: int
    cells: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What names this row among all rows of a data set."""
        return f"{self.source.place}#{self.number}"

    def inside(self, path: str) -> Row:
        """Return what stands at a path of this row as a row of its own, with its lines."""
        cells: Any = self.cells
        for step in path.split("."):
            cells = cells[int(step)] if isinstance(cells, list) else cells[step]
        within = f"{path}."
        lines = {
            name.removeprefix(within): line
            for name, line in self.lines.items()
            if name.startswith(within)
        }
        return Row(self.source, self.lines.get(path, self.number), cells, lines)

    def place(self, column: str | None = None) -> Place:
        """Say where a column of this row stands, as a clerk would.

        Where one cell holds a whole list, ``peserta.0.nama`` stands in the cell of ``peserta``.
        """
        return Place.of(self._words(column), self.name)

    def _words(self, column: str | None) -> str:
        source = self.source
        if column and not self.lines and column.partition(".")[0] in source.headings:
            column = column.partition(".")[0]
        if column is None or (column not in source.letters and source.letters):
            return f"{source.place}, baris {self.number}"
        if source.letters:
            return f"{source.place}, sel {source.letters[column]}{self.number}"
        if self.lines:
            return f"{source.place}, baris {self._line(column)}, {_spoken(column)}"
        heading = source.headings.get(column, column)[:_LONGEST_HEADING]
        return f'{source.place}, baris {self.number}, kolom "{heading}"'

    def _line(self, path: str) -> int:
        while path not in self.lines and "." in path:
            path = path.rpartition(".")[0]
        return self.lines.get(path, self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table (``pegawai``, ``unit_kerja``, ...) and where they came from.

    ``hidden`` lists the numbers of rows that are hidden in the workbook; they are read like the
    others, and the reader says so.
    """

    name: str
    source: Source
    rows: tuple[Row, ...]
    hidden: tuple[int, ...] = ()


def _spoken(path: str) -> str:
    """Return a dotted path with its items counted from one: ``peserta ke-1, nama``."""
    words: list[str] = []
    for part in path.split("."):
        if part.isdigit() and words:
            words[-1] += f" ke-{int(part) + 1}"
        else:
            words.append(part)
    return ".".join(words) if all(" " not in word for word in words) else ", ".join(words)
