"""The rows of a data set as a person would type them into the sheets of a workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from zi_docs.indonesian.bulan import nama_bulan
from zi_docs.indonesian.nama import format_nama
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.keys import value_at
from zi_docs.tables.starter.settings import typed
from zi_docs.tables.starter.sheets import Filled, columns_of


def filled_of(dataset: DataSet) -> dict[str, Filled]:
    """Return the rows of every table that has some; children stand in the sheet of their table."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for tabel in dataset.tables.values():
        for record in dataset.rows(tabel.nama):
            rows[tabel.nama].append(_cells(tabel, record))
            for child, cells in _children(dataset, tabel, record):
                rows[child].append(cells)
    return {name: Filled(own) for name, own in rows.items()}


def _cells(tabel: Tabel, record: Record) -> dict[str, Any]:
    """Return the cells of a record; what nobody typed stays empty."""
    cells = {
        name: _typed(kolom, value_at(record, name))
        for name, kolom in columns_of(tabel).items()
        if kolom.kind != "ya/tidak" or _was_typed(record, name)
    }
    return {**cells, **_beside(record)}


def _was_typed(record: Record, column: str) -> bool:
    given: Mapping[str, Any] = record.asal.cells if record.asal else {}
    return column not in given or bool(str(given[column] or "").strip())


def _beside(record: Record) -> dict[str, str]:
    """Return the cells of the columns that only the office has."""
    extra = record.model_extra or {}
    return {name: value for name, value in extra.items() if isinstance(value, str)}


def _children(
    dataset: DataSet, tabel: Tabel, record: Record
) -> Iterator[tuple[str, dict[str, Any]]]:
    for column, kolom in tabel.of_kind("anak"):
        child = dataset.tables[kolom.table]
        for row in value_at(record, column) or ():
            own = {n: _typed(k, value_at(row, n)) for n, k in _own_columns(child) if _has(row, n)}
            yield child.nama, {child.milik: record.record_key, **own}


def _own_columns(child: Tabel) -> Iterator[tuple[str, Kolom]]:
    return ((name, kolom) for name, kolom in columns_of(child).items() if name != child.milik)


def _has(row: BaseModel, name: str) -> bool:
    return name.partition(".")[0] in type(row).model_fields


def _typed(kolom: Kolom, value: Any) -> str | date:
    """Return one value as a person would type it into a cell of its column."""
    if isinstance(value, Pejabat):
        return format_nama(value.gelar_depan, value.nama, value.gelar_belakang)
    if kolom.kind == "bulan":
        return ", ".join(nama_bulan(month) for month in value)
    if kolom.kind == "tanggal" and isinstance(value, date):
        return value
    if isinstance(value, (tuple, list)):
        return "\n".join(_lines(value))
    return typed(value)


def _lines(items: Iterable[Any]) -> Iterator[str]:
    """Yield the items of a list, each point with its sub-points below it."""
    for item in items:
        if isinstance(item, dict):
            yield item["teks"]
            yield from (f"- {part}" for part in item["butir"])
        else:
            yield str(item)
