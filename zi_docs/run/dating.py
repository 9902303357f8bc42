"""The date of a record's document: its own, or that of the settings, and where it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from zi_docs.errors import Place
from zi_docs.model import DocType, Record, lookup
from zi_docs.tables import ContextBuilder, DataSet, Kelompok, nested_place


class Dated(NamedTuple):
    """A document's date, and where it was typed; one of the command line has no place."""

    on: date | None
    place: Place | None = None


def place_of_date(builder: ContextBuilder, doctype: DocType, record: Record | None) -> Place:
    """Return where the date of a record's document was typed."""
    usual = usual_date(builder.dataset, doctype.id)
    return (own_date(builder, doctype, record) or usual).place or Place()


def usual_date(dataset: DataSet, jenis: str) -> Dated:
    """Return the date of the settings for a type."""
    special = dataset.pengaturan.tanggal_jenis.get(jenis)
    path = f"tanggal_jenis.{jenis}" if special else "tanggal"
    return Dated(special or dataset.pengaturan.tanggal, dataset.settings_row.place(path))


def own_date(builder: ContextBuilder, doctype: DocType, record: Record | None) -> Dated | None:
    """Return the date at the path that the manifest names, if there is one.

    The date is looked up before the values of the record are made, since some of them (the names of
    areas) follow it.
    """
    whole = doctype.manifest.tanggal
    root, _, path = whole.partition(".")
    if not root:
        return None
    if isinstance(record, Kelompok) and root in record.tabel.kolom:
        on, place = _value_at(builder, record, whole, whole), record.place(root)
    elif record is not None and root == doctype.manifest.tabel:
        return next(dates_of(builder, record, root, path), None)
    else:
        on = lookup(builder.shared, whole)
        where = f"isian.{doctype.id}.{path}" if root == "isian" else path
        place = builder.dataset.settings_row.place(where)
    return Dated(on, place) if isinstance(on, date) else None


def dates_of(builder: ContextBuilder, record: Record, root: str, path: str) -> Iterator[Dated]:
    """Yield the dates at a path into a record, or into each row of a group."""
    for row in record.grouped_rows if isinstance(record, Kelompok) else (record,):
        on = _value_at(builder, row, path, f"{root}.{path}")
        if isinstance(on, date):
            yield Dated(on, nested_place(row, path))


def _value_at(builder: ContextBuilder, record: Record, path: str, whole: str) -> Any:
    """Return the value at a dotted path into a record, or into the unit or person that it names.

    ``whole`` is the path among all values of the record. Only a path into another record needs
    these values, which are then made twice.
    """
    value: Any = record
    for name in path.split("."):
        if isinstance(value, str):
            return _value_of_another(builder, record, whole)
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return value


def _value_of_another(builder: ContextBuilder, record: Record, path: str) -> Any:
    try:
        return lookup(builder.record(record), path)
    except ValueError:
        return None  # the making of the values will report it
