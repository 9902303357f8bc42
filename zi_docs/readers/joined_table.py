"""A table that stands in several sheets or files: joined, unless one repeats another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.indonesian import lipat_nama
from zi_docs.model.fields import clean_text, fold, only_digits
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row, Table
from zi_docs.model.values import pattern_names
from zi_docs.readers import problems_sheet as told

_SHORTEST_NUMBER = 16

Pair = tuple[Row, Row]


def join_parts(tabel: Tabel, parts: Sequence[Table]) -> tuple[Table | None, list[Problem]]:
    """Return one table of all parts; None when one part holds what another one holds (ZI142).

    Sheets of one workbook may share a few rows, which are told one by one as double rows. A file
    that shares any row with another file is another state of the same list.
    """
    if len(parts) == 1:
        return parts[0], []
    known = [_Part.of(tabel, part) for part in parts]
    problems = [
        told.same_rows(tabel, one.table, other.table, pairs)
        for one, other in combinations(known, 2)
        if (pairs := list(_shared(one, other))) and _repeats(one, other, len(pairs))
    ]
    if problems:
        return None, problems
    rows = tuple(row for part in parts for row in part.rows)
    return replace(parts[0], rows=rows, hidden=(), parts=tuple(parts)), []


class _Identity(NamedTuple):
    """What tells a row from the others of its table; a person has a number, or only a name."""

    number: str
    name: str
    unit: str

    def may_be(self, other: _Identity) -> bool:
        """Tell whether rows of one name may be one person."""
        both = self.number and other.number
        return not both and (self.unit == other.unit or not self.unit or not other.unit)


class _Part(NamedTuple):
    """A part with its rows by number and by name."""

    table: Table
    rows: list[tuple[_Identity, Row]]
    numbers: dict[str, Row]
    names: dict[str, list[tuple[_Identity, Row]]]

    @classmethod
    def of(cls, tabel: Tabel, table: Table) -> _Part:
        part = cls(table, [], {}, {})
        for row in table.rows:
            identity = _identify(tabel, row)
            if identity.number:
                part.numbers.setdefault(identity.number, row)
            if identity.name:
                part.names.setdefault(identity.name, []).append((identity, row))
            if identity.number or identity.name:
                part.rows.append((identity, row))
        return part


def _shared(one: _Part, other: _Part) -> Iterator[Pair]:
    """Yield the rows that stand in both parts."""
    for identity, row in one.rows:
        if identity.number in other.numbers:
            yield row, other.numbers[identity.number]
            continue
        same = (at for found, at in other.names.get(identity.name, ()) if identity.may_be(found))
        if at := next(same, None):
            yield row, at


def _repeats(one: _Part, other: _Part, shared: int) -> bool:
    """Tell whether a part is another state of the other one."""
    are_files = one.table.source.file != other.table.source.file
    return are_files or shared * 2 > min(len(one.rows), len(other.rows))


def _identify(tabel: Tabel, row: Row) -> _Identity:
    """Return the number, name and unit of a person; the key of any other row as its number."""
    numbers = [name for name, _ in tabel.of_kind("nip", "nik")]
    if not numbers:
        key = [_folded(row, name) for name in pattern_names(tabel.kunci)]
        return _Identity("\n".join(key) if all(key) else "", "", "")
    digits = (only_digits(_text(row, name)) for name in numbers)
    number = next((one for one in digits if len(one) >= _SHORTEST_NUMBER), "")
    name = next((lipat_nama(_text(row, name)) for name, _ in tabel.of_kind("nama")), "")
    unit = next((_folded(row, name) for name, _ in tabel.of_kind("unit")), "")
    return _Identity(number, name, unit)


def _text(row: Row, column: str) -> str:
    return clean_text(row.cells.get(column, ""))


def _folded(row: Row, column: str) -> str:
    return fold(_text(row, column))
