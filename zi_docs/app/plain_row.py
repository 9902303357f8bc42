"""Rows of tables as plain values, which JSON can hold, and back: cells, places, what was derived.

A workbook's cell may be a number, a day or a value that shows another text; those keep their kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType
from typing import Any

from zi_docs.model.fields import Shown
from zi_docs.model.table import Row, Source, Title

PlainRow = list[Any]
"""A row as a list: the number of its source, its own number, cells, lines, titles, reasons."""

_PLAIN = (str, int, float, bool, NoneType)
_KINDS: Mapping[type, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    dict: ("isi", lambda one: plain_cells(one), lambda one: read_cells(one)),
    list: ("daftar", lambda one: [*map(_plain, one)], lambda one: [*map(_value, one)]),
    tuple: ("deret", lambda one: [*map(_plain, one)], lambda one: tuple(map(_value, one))),
    Shown: (
        "tampak",
        lambda one: [_plain(one.value), one.text],
        lambda one: Shown(_value(one[0]), str(one[1])),
    ),
    datetime: ("saat", datetime.isoformat, datetime.fromisoformat),
    date: ("hari", date.isoformat, date.fromisoformat),
    time: ("pukul", time.isoformat, time.fromisoformat),
    Decimal: ("angka", str, Decimal),
}
"""What is no plain value: each kind with its mark, and how it is written and read."""
_READERS = {mark: reader for mark, _, reader in _KINDS.values()}


def plain_cells(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return cells as plain values. Raises ``TypeError`` for what no reader gives."""
    return {name: _plain(value) for name, value in cells.items()}


def read_cells(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells that :func:`plain_cells` gave.

    Raises ``TypeError``, ``ValueError`` or a ``LookupError`` for values of another shape.
    """
    return {name: _value(value) for name, value in kept.items()}


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if type(value) not in _KINDS:
        raise TypeError(type(value))
    mark, writer, _ = _KINDS[type(value)]
    return [mark, writer(value)]


def _value(kept: Any) -> Any:
    if type(kept) in _PLAIN:
        return kept
    mark, inside = kept
    return _READERS[mark](inside)


@dataclass(frozen=True, slots=True)
class PlainRows:
    """The sources of some rows, each of which is written once."""

    sources: list[Source]
    _numbers: dict[int, int] = field(default_factory=dict)

    def plain(self, row: Row) -> PlainRow:
        """Return a row as plain values, and remember its source."""
        number = self._numbers.get(id(row.source))
        if number is None:
            number = self._numbers[id(row.source)] = len(self.sources)
            self.sources.append(row.source)
        own = [plain_cells(row.cells), dict(row.lines), list(row.under), dict(row.derived)]
        return [number, row.number, *own]

    def row(self, kept: PlainRow) -> Row:
        """Return the row that :meth:`plain` gave. Raises what :func:`read_cells` raises."""
        source, number, cells, lines, under, derived = kept
        titles = tuple(Title(*one) for one in under)
        own = read_cells(cells), lines
        return Row(self.sources[source], number, *own, under=titles, derived=derived)

    def as_plain(self) -> list[Any]:
        """Return the sources as plain values."""
        return [
            [one.file, one.sheet, dict(one.headings), dict(one.letters), list(one.above)]
            for one in self.sources
        ]

    @classmethod
    def of_plain(cls, kept: list[Any]) -> PlainRows:
        """Return what :meth:`as_plain` gave."""
        return cls(
            [
                Source(file, sheet, headings, letters, tuple(Title(*one) for one in above))
                for file, sheet, headings, letters, above in kept
            ]
        )
