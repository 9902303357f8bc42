"""A table as it was read: rows of cells that still know where they were typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zi_docs.errors import Place

_LONGEST_HEADING = 80
_NONE: dict[str, Any] = {}  # one for all rows; nobody changes it


class Title(NamedTuple):
    """A row that says what the rows below it belong to: "UNIT KERJA : PUSKESMAS KOTA"."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table was read from.

    ``file`` is the path as a clerk knows it (relative to the workspace), ``sheet`` the sheet of a
    workbook. ``headings`` gives the heading of each column as written, ``letters`` the letter of
    each column in a workbook; the keys of both are our column names. ``above`` are the texts of the
    rows over the heading.
    """

    file: str
    sheet: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    above: tuple[Title, ...] = ()

    @property
    def place(self) -> Place:
        """The file, with its sheet when it has one."""
        return Place(self.file, self.sheet or "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its values by our column names, and its row or line number (from 1).

    In YAML each value has a line of its own, which ``lines`` holds; the key of a nested value is
    its dotted path (``peserta.0.nama``). ``under`` are the titles above it in its table, the
    nearest last. ``derived`` says of a column why its cell holds what nobody typed ("dari NIP").
    """

    source: Source
    number: int
    cells: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=lambda: _NONE)
    under: tuple[Title, ...] = field(default=(), kw_only=True)
    derived: Mapping[str, str] = field(default_factory=lambda: _NONE, kw_only=True)

    def inside(self, path: str) -> Row:
        """Return the value at a path of this row as a row of its own, with its lines."""
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
        """Return the place of a column of this row, or of the whole row, as a clerk knows it.

        When one cell holds a whole list, the place of ``peserta.0.nama`` is the cell ``peserta``.
        """
        source = self.source
        row = (source.file, source.sheet or "", self.number)
        if column and not self.lines and (root := column.partition(".")[0]) in source.headings:
            column = root
        if column is None or (column not in source.letters and source.letters):
            return Place(*row)
        if source.letters:
            return Place(*row, source.letters[column])
        if self.lines:
            return Place(*row, line=self._line(column), path=column)
        heading = source.headings.get(column, column)[:_LONGEST_HEADING]
        return Place(*row, part=f'kolom "{heading}"')

    @property
    def is_settings(self) -> bool:
        """Whether these are the settings of a data set."""
        return False

    def called(self, path: str) -> str:
        """Return what a sheet of settings calls the value at a path; empty for any other row."""
        return ""

    def how_to_give(self, path: str) -> str:
        """Return how a sheet of settings gives the value at a path; empty for any other row."""
        return ""

    def setting_at(self, place: Place) -> str | None:
        """Return the path of the value that stands at a place of this file; None elsewhere."""
        return place.path if place.file == self.source.file else None

    def _line(self, path: str) -> int:
        while path not in self.lines and "." in path:
            path = path.rpartition(".")[0]
        return self.lines.get(path, self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table (``pegawai``, ``unit_kerja``, ...) and where they came from.

    ``hidden`` lists the numbers of rows that are hidden in the workbook. They are read like the
    others, and the reader reports that. ``parts`` are the sheets and files that a table was joined
    from; only they have ``hidden``, since their rows are numbered alike.
    """

    name: str
    source: Source
    rows: tuple[Row, ...]
    hidden: tuple[int, ...] = ()
    parts: tuple[Table, ...] = ()

    @property
    def sources(self) -> frozenset[tuple[str, str]]:
        """The file and sheet of each part."""
        return frozenset(part.source.place.source for part in self.parts or (self,))


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet or file that holds something: the table that it was read as, if any, and its rows."""

    place: Place
    rows: int
    table: str = ""
