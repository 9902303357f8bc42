"""Which rows of the data a document shows: what it is made of, and what stands beside that."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from zi_docs.errors import RowName
from zi_docs.model import Record
from zi_docs.tables import DataSet, Kelompok, Tabel
from zi_docs.tables.keys import references


def rows_shown(dataset: DataSet, record: Record | None) -> frozenset[RowName]:
    """Return the rows that a record's document prints: its own or its group's, and others' beside.

    Those are its unit, its people and what else it refers to; a refused row counts too.
    """
    return rows_of(record) | rows_beside(dataset, record)


def rows_of(record: Record | None) -> frozenset[RowName]:
    """Return the rows that a record is made of: its own, or those of its group."""
    group = record.grouped_rows if isinstance(record, Kelompok) else (record,)
    return frozenset(name for row in group if (name := row_of(row)))


def row_of(record: Record | None) -> RowName | None:
    """Return the row that a record was typed in; None for the whole data set."""
    return record.place().record if record else None


def rows_beside(dataset: DataSet, record: Record | None) -> set[RowName]:
    """Return the rows that a record's document prints beside the record: its unit, its people.

    A refused row counts too, although the data set has no unit or person made from it. A group has
    what its rows have.
    """
    if record is None:
        return set()
    if isinstance(record, Kelompok):
        return set().union(*(rows_beside(dataset, row) for row in record.grouped_rows))
    unit = dataset.unit_of(record)
    named = {("pegawai", unit.kepala)} if unit else {("unit_kerja", dataset.unit_text(record))}
    for tabel, row in _with_children(dataset, record):
        named.update(references(tabel, row))
    found = [row_of(unit), *(row_of(dataset.find(table, text)) for table, text in named if text)]
    refused = [dataset.find_refused(table, text) for table, text in named if text]
    return {row for row in (*found, *(row.place().record for row in refused if row)) if row}


def _with_children(dataset: DataSet, record: Record) -> Iterator[tuple[Tabel, BaseModel]]:
    """Yield a record and the rows of its children, each with its table."""
    yield record.tabel, record
    for column, kolom in record.tabel.of_kind("anak"):
        for row, _ in dataset.children(record, column):
            yield dataset.tables[kolom.table], row
