"""Whether a written workbook, read again, gives the same records as the data it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from zi_docs.errors import Place
from zi_docs.model.record import Record
from zi_docs.model.tabel import Tabel
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.keys import name_beside, value_at
from zi_docs.tables.starter.sheets import Filled, columns_of

_FIRST = 2  # the row below the heading


def differences(
    before: DataSet, after: DataSet, filled: Mapping[str, Filled]
) -> Iterator[tuple[Place, str]]:
    """Yield the places of the original that read otherwise from the workbook, with their columns.

    ``filled`` says in which row each record was written. A column is empty for a row that is lost,
    and for one with another key.
    """
    for name, tabel in before.tables.items():
        again = {record.asal.number: record for record in after.rows(name) if record.asal}
        origins = filled[name].origins if name in filled else ()
        rows = {id(row): number for number, row in enumerate(origins, _FIRST)}
        for record in before.rows(name):
            other = again.get(rows.get(id(record.asal), 0))
            if other is None or record.record_key != other.record_key:
                yield record.place(), ""
                continue
            for column in _differing(tabel, record, other, filled[name]):
                yield record.place(column), column
            for column, _ in tabel.of_kind("anak"):
                if _children(before, record, column) != _children(after, other, column):
                    yield record.place(column), column


def _differing(tabel: Tabel, one: Record, other: Record, filled: Filled) -> Iterator[str]:
    """Yield the columns in which two records differ; an own column may be empty or absent."""
    for column in columns_of(tabel):
        if not _is_same(one, other, column):
            yield column
    extra, again = one.model_extra or {}, other.model_extra or {}
    for name, value in extra.items():
        is_written = name in filled.beside or f"{name.removesuffix('_nama')}_nip" in filled.beside
        if is_written and (value or "") != (again.get(name) or ""):
            yield name


def _is_same(one: BaseModel, other: BaseModel, column: str) -> bool:
    values = [(value_at(row, column), str(value_at(row, column))) for row in (one, other)]
    return values[0] == values[1]  # a number also as it prints


def _children(dataset: DataSet, owner: Record, column: str) -> list[dict[str, Any]]:
    child = dataset.tables[owner.tabel.kolom[column].table]
    names = [name for name in columns_of(child) if name != child.milik]
    return [
        {name: (str(value_at(row, name)), name_beside(row, name)) for name in names}
        for row, _ in dataset.children(owner, column)
    ]
