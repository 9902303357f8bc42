"""Groups of rows: one document for all rows of a table that are alike in some columns.

A group is a record: its columns are those by which it was made, its key and label come from them,
and it hangs on a unit when one of them leads to one. So whatever knows records knows groups:
numbers, names of files, the choice of records, the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import PrivateAttr, create_model

from zi_docs.model.fields import fold
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, referred
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.keys import called, label_of, part_of_key

CANNOT_GROUP = frozenset({"daftar", "daftar orang", "butir", "anak"})
"""The kinds of column that hold a list, by which no rows are alike."""


class Kelompok(Record):
    """Rows that are alike in some columns, as a record of these columns.

    It was typed where the first of its rows was typed.
    """

    _rows: tuple[Record, ...] = PrivateAttr(default=())

    @property
    def grouped_rows(self) -> tuple[Record, ...]:
        """The rows of the group, in the order they were typed."""
        return self._rows

    def gather(self, rows: Iterable[Record]) -> None:
        """Remember the rows of the group."""
        self._rows = tuple(rows)


def group_rows(
    dataset: DataSet, table: str, columns: Sequence[str], rows: Iterable[Record]
) -> tuple[Kelompok, ...]:
    """Return the groups of rows of a table, in the order in which their first rows were typed.

    Values are alike when they would be alike in a key: a unit by its code, a person by the number,
    a text without regard to capitals. A row in which one of the columns is empty is in no group.
    """
    tabel = _tabel_of(dataset, dataset.tables[table], columns)
    found: dict[tuple[str, ...], list[Record]] = {}
    for row in rows:
        parts = tuple(fold(part_of_key(dataset, tabel, row, name)) for name in columns)
        if all(parts):
            found.setdefault(parts, []).append(row)
    fields: dict[str, Any] = dict.fromkeys(columns, (Any, None))
    model = create_model("Kelompok", __base__=Kelompok, **fields)
    model.tabel = tabel
    return tuple(_group(dataset, model, own) for own in found.values())


def in_words(dataset: DataSet, group: Kelompok) -> dict[str, str]:
    """Return what the name of a file shows in words: months, and choices with names of their own.

    A team has its name on its decree, and so in the name of its file.
    """
    tabel = group.tabel
    named = [name for name, one in tabel.kolom.items() if one.kind == "bulan" or one.disebut]
    return {name: called(dataset, tabel, group, name) for name in named}


def _tabel_of(dataset: DataSet, tabel: Tabel, columns: Sequence[str]) -> Tabel:
    """Return the groups of a table as a table of their own."""
    kolom = {name: tabel.kolom[name] for name in columns}
    owners = [name for name, one in kolom.items() if _leads_to_unit(dataset, one)]
    return Tabel(
        nama=tabel.nama,
        judul=tabel.judul,
        kunci=":".join(f"{{{name}}}" for name in columns),
        sebutan=", ".join(f"{{{name}}}" for name in columns),
        milik=tabel.milik if tabel.milik in owners else next(iter(owners), ""),
        kolom=kolom,
    )


def _leads_to_unit(dataset: DataSet, kolom: Kolom) -> bool:
    table = referred(kolom)
    return kolom.kind == "unit" or (
        table in dataset.tables and dataset.has_units(dataset.tables[table])
    )


def _group(dataset: DataSet, model: type[Kelompok], rows: Sequence[Record]) -> Kelompok:
    first, tabel = rows[0], model.tabel
    beside = (f"{name}_nama" for name, _ in tabel.of_kind("orang"))  # of people outside of Pegawai
    names = [*tabel.kolom, *(name for name in beside if hasattr(first, name))]
    group = model.model_construct(**{name: getattr(first, name) for name in names})
    if first.asal is not None:
        group.attach(first.asal)
    key = ":".join(_quoted(part_of_key(dataset, tabel, first, name)) for name in tabel.kolom)
    group.name(key, label_of(dataset, tabel, group) or key)
    group.gather(rows)
    return group


def _quoted(part: str) -> str:
    """Return a part of a key so that the keys of two groups always differ."""
    return f'"{part}"' if ":" in part else part
