"""The rows of a data set as a person would type them into the sheets of workbooks.

A record is written as it was understood, a refused row as it was typed. What a workbook kept as a
number and what is wrong stays a number: as a text it would look right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from pydantic import BaseModel

from zi_docs.indonesian.bulan import nama_bulan
from zi_docs.indonesian.nama import format_nama
from zi_docs.model.fields import Shown, clean_text
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.model.table import Row
from zi_docs.tables.keys import name_beside, value_at
from zi_docs.tables.starter.settings import typed
from zi_docs.tables.starter.sheets import FIRST_DAY_OF_EXCEL, columns_of

Cells = dict[str, Any]

_NUMERIC = {"angka", "persen", "rupiah"}
_NUMBER = "_nip"


def cells_of(tabel: Tabel, row: Record | Row) -> Cells:
    """Return the cells of a record as it was understood, or those of a refused row as typed."""
    return _understood(tabel, row) if isinstance(row, Record) else _as_typed(tabel, row.cells)


def children_of(tables: Tables, tabel: Tabel, row: Record | Row) -> Iterator[tuple[str, Cells]]:
    """Yield the rows of child tables that stand in a cell of this row, each with its table."""
    for column, kolom in tabel.of_kind("anak"):
        child = tables[kolom.table]
        if isinstance(row, Record):
            own = (_of_child(child, one) for one in value_at(row, column) or ())
            key = row.record_key
        else:
            items = row.cells.get(column)
            rows = items if isinstance(items, (list, tuple)) else ()
            own = (_as_typed(child, one) for one in rows if isinstance(one, Mapping))
            key = clean_text(row.cells.get("kode"))
        yield from ((child.nama, {child.milik: key, **cells}) for cells in own)


def as_kept(value: Any) -> Any:
    """Return a value of a workbook's cell as it is kept there: a number stays a number."""
    if isinstance(value, Shown):
        return as_kept(value.value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _day(value) if isinstance(value, date) else _text(value)
    return value if isfinite(value) else str(value)


def _understood(tabel: Tabel, record: Record) -> Cells:
    """Return the cells of a record; what nobody typed stays empty."""
    cells: Cells = {}
    for name, kolom in columns_of(tabel).items():
        if kolom.kind != "ya/tidak" or _was_typed(record, name):
            cells |= _typed_at(record, name, kolom)
    return {**_beside(tabel, record), **cells}


def _typed_at(row: BaseModel, name: str, kolom: Kolom) -> Cells:
    """Return the cell of a column; a person with a number and a name takes two."""
    text = _typed(kolom, value_at(row, name))
    if kolom.kind == "orang" and (called := name_beside(row, name)):
        return {name: called, f"{name}{_NUMBER}": text}
    return {name: text}


def _was_typed(record: Record, column: str) -> bool:
    root, _, part = column.partition(".")
    given: Any = record.asal.cells if record.asal else {}
    if part and column not in given and isinstance(given.get(root), Mapping):
        given, column = given[root], part
    return bool(str(given.get(column) or "").strip())


def _beside(tabel: Tabel, record: Record) -> Cells:
    """Return the cells of the columns that only the office has."""
    people = {f"{name}_nama" for name, _ in tabel.of_kind("orang")}
    extra = record.model_extra or {}
    return {name: _joined(value) for name, value in extra.items() if name not in people}


def _of_child(child: Tabel, row: BaseModel) -> Cells:
    cells: Cells = {}
    for name, kolom in columns_of(child).items():
        root = name.partition(".")[0]
        is_there = name != child.milik and root in type(row).model_fields
        if is_there and (kolom.kind != "ya/tidak" or root in row.model_fields_set):
            cells |= _typed_at(row, name, kolom)
    return cells


def _typed(kolom: Kolom, value: Any) -> str | date:
    """Return one value as a person would type it into a cell of its column."""
    if isinstance(value, Pejabat):
        return format_nama(value.gelar_depan, value.nama, value.gelar_belakang)
    if kolom.kind == "bulan":
        return ", ".join(nama_bulan(month) for month in value)
    if kolom.kind == "tanggal" and isinstance(value, date):
        return _day(value)
    if isinstance(value, (tuple, list)):
        return "\n".join(_lines(value))
    return typed(value)


def _day(value: date) -> str | date:
    """Return a date; as a text before the first one that every program counts alike."""
    day = value.date() if isinstance(value, datetime) else value
    return day if day >= FIRST_DAY_OF_EXCEL else typed(day)


def _lines(items: Iterable[Any]) -> Iterator[str]:
    """Yield the items of a list, each point with its sub-points below it."""
    for item in items:
        if isinstance(item, Mapping) and "teks" in item:
            yield str(item["teks"])
            yield from (f"- {part}" for part in item.get("butir") or ())
        else:
            yield _joined(item)


def _as_typed(tabel: Tabel, given: Mapping[str, Any]) -> Cells:
    """Return the cells of a row as they were typed; rows of children stand elsewhere."""
    cells: Cells = {}
    for name, value in given.items():
        inside = tabel.parts_of(name) if isinstance(value, Mapping) else None
        if inside:
            cells |= {f"{name}.{part}": one for part, one in _as_typed(inside, value).items()}
        elif not _holds_rows(value):
            cells[name] = _one_as_typed(tabel.kolom.get(name), value)
    return cells


def _holds_rows(value: Any) -> bool:
    is_list = isinstance(value, (list, tuple))
    return is_list and any(isinstance(one, Mapping) and "teks" not in one for one in value)


def _one_as_typed(kolom: Kolom | None, value: Any) -> Any:
    if isinstance(value, Shown):
        value = value.value if kolom and kolom.kind in _NUMERIC else value.text
    if isinstance(value, (int, float)) and kolom and kolom.kind in _NUMERIC:
        return as_kept(value)
    if isinstance(value, date) and kolom and kolom.kind == "tanggal":
        return _day(value)
    return _joined(value)


def _joined(value: Any) -> str:
    """Return a value as one text: a list line by line, a mapping as its values."""
    if isinstance(value, Mapping):
        return " | ".join(_joined(one) for one in value.values())
    if isinstance(value, (list, tuple)):
        return "\n".join(_lines(value))
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, time):
        return typed(value)
    try:
        return clean_text(value)
    except ValueError:
        return str(value)
