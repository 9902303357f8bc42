"""The sums of an LKE sheet, from its questions up to the total: what each of them leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from zi_docs.lke_book.formulas import rows_read
from zi_docs.lke_book.rows import Entry
from zi_docs.lke_book.sheet import LkeSheet
from zi_docs.zona_integritas import BarisBuku, Isian

_LEVELS = {"komponen": 0, "bagian": 1, "area": 2, "hasil": 2, "kelompok": 3}
_LEAF = 9
_SUM, _PERCENT, _PART = "jumlah", "persen", "subkelompok"


class Sum(NamedTuple):
    """A row that sums up others; ``leaves`` are the positions of its questions and indicators."""

    what: BarisBuku
    row: int
    leaves: frozenset[int]


class LeftOut(NamedTuple):
    """The rows that the formula of a sum does not reach, not even through other sums."""

    what: BarisBuku
    row: int
    rows: list[int]


@dataclass(frozen=True)
class Sums:
    """The sums of a sheet in the order of the LKE."""

    sheet: LkeSheet

    @property
    def _entries(self) -> Sequence[Entry]:
        return self.sheet.rows.entries

    @cached_property
    def all(self) -> list[Sum]:
        """The rows that sum up others."""
        found: list[Sum] = []
        for position, row in sorted(self.sheet.rows.at.items()):
            what = self._entries[position].what
            if isinstance(what, BarisBuku) and (what.jenis in _LEVELS or what.jenis == _SUM):
                span = self._span(position, what)
                leaves = (n for n in span if n in self.sheet.rows.at and self._is_leaf(n))
                found.append(Sum(what, row, frozenset(leaves)))
        return found

    def _span(self, position: int, what: BarisBuku) -> range:
        """Return the positions that belong to a sum: those below it, or those above a total."""
        if what.jenis == _SUM:
            totals = [n for n, one in enumerate(self._entries) if _kind(one) == _SUM]
            place = totals.index(position)
            is_last = position == totals[-1]
            return range(0 if is_last or not place else totals[place - 1] + 1, position)
        level = _LEVELS[what.jenis]
        after = range(position + 1, len(self._entries))
        ends = (n for n in after if _level(self._entries[n]) <= level)
        return range(position + 1, next(ends, len(self._entries)))

    def _is_leaf(self, position: int) -> bool:
        what = self._entries[position].what
        if isinstance(what, Isian):
            return what.pertanyaan.kode == what.kode
        return what.jenis == _PERCENT

    def _rows_of(self, leaf: int) -> set[int]:
        """Return the rows in which a leaf may be read; an indicator may have a sum of its own."""
        what = self._entries[leaf].what
        parts = self.sheet.rows.others(_PART) if isinstance(what, BarisBuku) else ()
        return {self.sheet.rows.at[leaf], *(row for one, row in parts if one.kode == what.kode)}

    @cached_property
    def _read(self) -> Mapping[int, set[int]]:
        """The rows that the score of each sum reads; a question reads its answer only."""
        leaves = {row for n, row in self.sheet.rows.at.items() if self._is_leaf(n)}
        found: dict[int, set[int]] = {}
        for (row, column), held in self.sheet.contents.cells.items():
            if column in self.sheet.columns.scores and held.formula and row not in leaves:
                found.setdefault(row, set()).update(rows_read(held.formula) - {row})
        return found

    def _reached(self, row: int) -> set[int]:
        """Return the rows that a row reads, directly or through the scores of others."""
        reached: set[int] = set()
        waiting = [row]
        while waiting:
            new = self._read.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        return reached

    def left_out(self) -> Iterator[LeftOut]:
        """Yield each sum that leaves something out, once: not what a sum below it left out.

        A row without a formula, or with one that reads another sheet, sums up nothing here.
        """
        told: set[int] = set()
        for one in sorted(self.all, key=lambda found: len(found.leaves)):
            reached = self._reached(one.row)
            missing = {leaf for leaf in one.leaves if not self._rows_of(leaf) & reached} - told
            if missing and reached:
                told |= missing
                rows = sorted(self.sheet.rows.at[leaf] for leaf in missing)
                yield LeftOut(one.what, one.row, rows)


def _kind(entry: Entry) -> str:
    return entry.what.jenis if isinstance(entry.what, BarisBuku) else ""


def _level(entry: Entry) -> int:
    return 0 if _kind(entry) == _SUM else _LEVELS.get(_kind(entry), _LEAF)
