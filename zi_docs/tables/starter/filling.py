"""The sheets of a workbook filled with rows, each cell with what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zi_docs import indonesian
from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem, RowName
from zi_docs.model.record import Record
from zi_docs.model.tabel import Tabel, Tables
from zi_docs.model.table import Row
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.starter.rows import Cells, as_kept, cells_of, children_of
from zi_docs.tables.starter.sheets import Filled, columns_of

Heading = Callable[[Tabel, str, str], str]
"""Returns the heading under which a sheet gives an office's own column; "" for none."""

_DIGITS_OF_NIP = 18


def filled_of(dataset: DataSet) -> dict[str, Filled]:
    """Return the rows of every table that has some; children stand in the sheet of their table."""
    return fill(dataset.tables, {name: dataset.rows(name) for name in dataset.tables})


def fill(
    tables: Tables,
    rows: Mapping[str, Sequence[Record | Row]],
    found: Iterable[Problem] = (),
    heading: Heading | None = None,
) -> dict[str, Filled]:
    """Return the sheets with these rows: records as understood, refused rows as typed.

    ``found`` are the problems of the data, which are told at their cells. ``heading`` names the
    columns that only the office has; without it they are left out.
    """
    told = _Told.of(found)
    sheets = {name: _Sheet(tabel, told, heading) for name, tabel in tables.items()}
    for name, tabel in tables.items():
        for row in rows.get(name, ()):
            sheets[name].add(cells_of(tabel, row), row.asal if isinstance(row, Record) else row)
            for child, cells in children_of(tables, tabel, row):
                sheets[child].add(cells, None)
    return {name: sheet.filled for name, sheet in sheets.items() if sheet.rows}


@dataclass(frozen=True, slots=True)
class _Told:
    """What is wrong, by the place of its cell, and the rows in which something is."""

    cells: Mapping[Place, str]
    rows: frozenset[RowName]

    @classmethod
    def of(cls, found: Iterable[Problem]) -> _Told:
        cells: dict[Place, str] = {}
        for one in found:
            if one.severity is not Severity.CATATAN and one.place.record:
                said = f"{one.message} {one.hint}"
                before = cells.get(one.place)
                cells[one.place] = f"{before}\n{said}" if before else said
        return cls(cells, frozenset(place.record for place in cells if place.record))

    def concerns(self, row: Row) -> bool:
        return (row.source.file, row.source.sheet or "", row.number) in self.rows


@dataclass(slots=True)
class _Sheet:
    """One sheet while its rows are put together."""

    tabel: Tabel
    told: _Told
    heading: Heading | None
    rows: list[Cells] = field(default_factory=list)
    derived: dict[tuple[int, str], str] = field(default_factory=dict)
    wrong: dict[tuple[int, str], str] = field(default_factory=dict)
    spots: dict[Place, tuple[int, str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    origins: list[Row | None] = field(default_factory=list)

    @property
    def filled(self) -> Filled:
        beside = {name: text for name, text in self.beside.items() if text}
        return Filled(self.rows, self.derived, self.wrong, beside, self.spots, self.origins)

    def add(self, cells: Cells, row: Row | None) -> None:
        """Add a row, with what is to be said of its cells; a child in a cell has no row."""
        at = len(self.rows)
        self.rows.append(cells)
        self.origins.append(row)
        if row is not None:
            self.derived |= {(at, name): why for name, why in row.derived.items() if why}
            if self.told.concerns(row):
                self._tell(at, cells, row)
            if self.heading:
                self._mark_right(at, cells)
        for name in cells.keys() - columns_of(self.tabel).keys() - self.beside.keys():
            self.beside[name] = self._heading(name, row)

    def _tell(self, at: int, cells: Cells, row: Row) -> None:
        """Note what is wrong in a row; a number that is wrong stays a number."""
        for name in {**row.cells, **cells}:
            place = row.place(name)
            if place == row.place() or place not in self.told.cells:
                continue
            self.wrong[at, name] = self.told.cells[place]
            self.spots.setdefault(place, (at, name))
            if not isinstance(row.cells.get(name, ""), (str, list, tuple, Mapping)):
                cells[name] = as_kept(row.cells[name])
        whole = row.place()
        if whole in self.told.cells:
            self.spots.setdefault(whole, (at, next(iter(columns_of(self.tabel)))))

    def _mark_right(self, at: int, cells: Cells) -> None:
        """Mark a NIP that may have been a number, if it was not asked: somebody compared it."""
        numbers = [name for name, _ in self.tabel.of_kind("nip")]
        if any(_may_be_damaged(cells.get(name)) for name in numbers) and not any(
            (at, name) in self.wrong for name in numbers
        ):
            cells[f"{numbers[0]}_benar"] = "ya"

    def _heading(self, name: str, row: Row | None) -> str:
        if self.heading is None:
            return ""
        return self.heading(self.tabel, name, row.source.headings.get(name, "") if row else "")


def _may_be_damaged(value: Any) -> bool:
    is_number = isinstance(value, str) and len(value) >= _DIGITS_OF_NIP and value.isdecimal()
    return is_number and indonesian.was_number(value)
