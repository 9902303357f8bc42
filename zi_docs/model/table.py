"""A table as it was read: rows of cells that still know where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zi_docs.errors import Place

_LONGEST_HEADING = 80


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
    def place(self) -> Place:
        """The file, with its sheet when it has one."""
        return Place(self.file, self.sheet or "")


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
        source = self.source
        row = Place(source.file, source.sheet or "", self.number)
        if column and not self.lines and column.partition(".")[0] in source.headings:
            column = column.partition(".")[0]
        if column is None or (column not in source.letters and source.letters):
            return row
        if source.letters:
            return replace(row, column=source.letters[column])
        if self.lines:
            return replace(row, line=self._line(column), path=column)
        heading = source.headings.get(column, column)[:_LONGEST_HEADING]
        return row.inside(f'kolom "{heading}"')

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
