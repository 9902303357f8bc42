"""The rows of a data set that were refused, found by what another row calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from zi_docs.errors import Place
from zi_docs.model.fields import fold, only_digits
from zi_docs.model.pejabat import split_gelar
from zi_docs.model.table import Row
from zi_docs.tables.keys import Finder, key_of_cells, key_typed
from zi_docs.tables.pegawai import Pegawai
from zi_docs.tables.staff import identity_digits

_NUMBERS = ("nip", "ni_pppk", "nik")
_KEPT = 14  # Excel keeps 15 digits and rounds the last of them


class Refusals(Finder, Protocol):
    """What is asked of a data set."""

    @property
    def rejected(self) -> Mapping[str, Sequence[Row]]: ...
    @property
    def refused(self) -> frozenset[Place]: ...
    @property
    def pegawai(self) -> tuple[Pegawai, ...]: ...


class RefusedRows:
    """Finds a refused row, so that a reference to it is no second mistake."""

    def __init__(self, dataset: Refusals) -> None:
        self._dataset = dataset

    def find(self, table: str, text: str) -> Row | None:
        """Return the row that a key, code, number or name means.

        An employee whose number was rounded by Excel is found by the digits that Excel kept.
        """
        dataset = self._dataset
        row = self._by_name.get((table, identity_digits(text) or fold(text)))
        if row is None and table in dataset.tables and dataset.rejected.get(table):
            key = key_typed(dataset, dataset.tables[table], text)
            row = self._by_name.get((table, fold(key)))
        return row or (self._damaged.get(_start(text)) if table == "pegawai" else None)

    @cached_property
    def nameless(self) -> Row | None:
        """A refused row of an employee whose name is empty, if there is one."""
        rows = self._dataset.rejected.get("pegawai", ())
        return next((row for row in rows if not str(row.cells.get("nama") or "").strip()), None)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Row]:
        return {
            (table, name): row
            for table, rows in self._dataset.rejected.items()
            for row in rows
            for name in self._names_in(table, split_gelar(dict(row.cells)))
        }

    def _names_in(self, table: str, cells: Mapping[str, Any]) -> Iterator[str]:
        """Yield the keys, codes, names and numbers by which a refused row could be named."""
        yield from _names_in(cells)
        if self._dataset.tables[table].kunci:
            yield fold(key_of_cells(self._dataset, self._dataset.tables[table], cells))

    @cached_property
    def _damaged(self) -> dict[str, Row]:
        """Rows of employees whose number was refused, keyed by the digits that Excel kept."""
        if not self._dataset.refused:
            return {}
        numbers = (
            (row, column, getattr(pegawai, column))
            for pegawai in self._dataset.pegawai
            if (row := pegawai.asal)
            for column in _NUMBERS
        )
        return {
            start: row
            for row, column, number in numbers
            if row.place(column) in self._dataset.refused and (start := _start(number))
        }


def _names_in(cells: Mapping[str, Any]) -> Iterator[str]:
    """Yield the codes, names and numbers by which a row could be named."""
    for column in ("kode", "nama", "singkatan", *_NUMBERS):
        text = cells.get(column)
        if isinstance(text, str) and text.strip():
            yield identity_digits(text) or fold(text)


def _start(number: str) -> str:
    """Return the digits that Excel keeps of a long number; an empty text for a short one."""
    digits = only_digits(number)
    return digits[:_KEPT] if len(digits) >= _KEPT else ""
