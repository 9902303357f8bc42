"""From the rows of a declared table to its records; refused cells become problems."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, ValidationError, create_model, model_validator

from zi_docs.errors import Problem
from zi_docs.model.build import refusals
from zi_docs.model.fields import Setting, Shown, Teks, is_dash
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables, nested_cells
from zi_docs.model.table import Row
from zi_docs.tables.children import is_child, lines_reader, unmarked
from zi_docs.tables.dasar_hukum import DasarHukumDaerah
from zi_docs.tables.jadwal import collect_months
from zi_docs.tables.kinds import field_of, is_nothing, is_ordinary
from zi_docs.tables.pegawai import Pegawai
from zi_docs.tables.penilaian import Penilaian
from zi_docs.tables.rapat import Rapat
from zi_docs.tables.realisasi import Realisasi
from zi_docs.tables.rencana_aksi import RencanaAksi
from zi_docs.tables.unit_kerja import UnitKerja

HOOKS: dict[str, type[Record]] = {
    "unit_kerja": UnitKerja,
    "pegawai": Pegawai,
    "rapat": Rapat,
    "realisasi": Realisasi,
    "rencana_aksi": RencanaAksi,
    "dasar_hukum": DasarHukumDaerah,
    "penilaian": Penilaian,
}
"""The tables that read or show their rows in a way of their own."""


def has_keys(tabel: Tabel) -> bool:
    """Tell whether the rows of a table can be told apart: by its ``kunci``, or by their class."""
    own = HOOKS.get(tabel.nama, Record).record_key
    return bool(tabel.kunci) or own is not Record.record_key


def record_classes(tables: Tables, among: Container[str] | None = None) -> dict[str, type[Record]]:
    """Return the class of each table's records, or only of the tables that are ``among`` some.

    Most data sets have rows of few tables, and making a class takes milliseconds.
    """
    wanted = tables if among is None else [name for name in tables if name in among]
    return {name: _record_class(tables[name], tables) for name in wanted}


@lru_cache(maxsize=128)  # the tables of an office are the same in every command
def _record_class(tabel: Tabel, tables: Tables) -> type[Record]:
    base = HOOKS.get(tabel.nama, Record)
    title = "".join(map(str.title, tabel.nama.split("_")))

    tidied_as = tidy_child if is_child(tabel, tables) else tidy

    def tidied(cells: Any) -> Any:
        return tidied_as(tabel, cells) if isinstance(cells, dict) else cells

    reading: dict[str, Any] = {"tidied": model_validator(mode="before")(tidied)}
    fields = _fields(tabel, tables)
    model = create_model(title, __base__=base, __validators__=reading, **fields)
    model.tabel = tabel
    return model


def _fields(tabel: Tabel, tables: Tables, without: Collection[str] = ()) -> dict[str, Any]:
    """Return the fields of a table; dotted columns become one field with parts."""
    fields: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for name, kolom in tabel.kolom.items():
        if name in without:
            continue
        root, _, part = name.partition(".")
        inner = _child_rows(tables[kolom.table], tables) if kolom.kind == "anak" else None
        field = field_of(tabel, name, inner)
        if part:
            parts.setdefault(root, {})[part] = field
            fields.setdefault(root, None)
        else:
            fields[name] = field
    for root, inside in parts.items():
        model: type[Setting] = create_model(root.title(), __base__=Setting, **inside)
        fields[root] = (model, model())
    return fields


def _child_rows(child: Tabel, tables: Tables) -> Any:
    """Return the type of a child's rows inside the row of their parent.

    They have no column for the parent, and no children of their own.
    """
    out = {child.milik, *(name for name, _ in child.of_kind("anak"))}
    own = {name: kolom for name, kolom in child.kolom.items() if name not in out}
    columns = _fields(child, tables, out)
    beside: dict[str, Any] = {f"{name}_nama": (Teks, "") for name, _ in child.of_kind("orang")}
    model: Any = create_model(child.judul, __base__=Setting, **columns, **beside)
    read = lines_reader(child, own)

    def parse(value: Any) -> list[Any]:
        return [tidy_child(child, row) for row in read(value) if row]

    rows: Any = tuple[model, ...]
    return Annotated[rows, BeforeValidator(parse)]


def _without_nothing(tabel: Tabel, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells without those that mean nothing; a list loses such items."""
    kept: dict[str, Any] = {}
    columns = tabel.kolom
    for name, value in cells.items():
        if value.__class__ is str and is_ordinary(value):
            kept[name] = value
        elif (kolom := columns.get(name)) is None:
            parts = tabel.parts_of(name) if isinstance(value, dict) else None
            kept[name] = _without_nothing(parts, value) if parts else without_dash(value)
        elif isinstance(value, list):
            kept[name] = [item for item in value if not is_nothing(kolom, item)]
        elif not is_nothing(kolom, value):
            kept[name] = value
    return kept


def without_dash(value: Any) -> Any:
    """Return the value of an office's own column; a dash is an empty text there, too."""
    if isinstance(value, list):
        return [item for item in value if not (isinstance(item, str) and is_dash(item))]
    text = value.text if isinstance(value, Shown) else value
    return "" if isinstance(text, str) and is_dash(text) else value


def tidy(tabel: Tabel, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of a row as its class takes them: no nothing, parts and months together."""
    shape = _shape_of(tabel)
    own = _one_person(shape.people, _without_nothing(tabel, cells))
    for column in shape.months:
        own = collect_months(column, own)
    return nested_cells(own) if "." in "".join(own) else own


class _Shape(NamedTuple):
    """The columns of a table that are put together: people, and months."""

    people: tuple[tuple[str, Kolom], ...]
    months: tuple[str, ...]


@lru_cache(maxsize=64)  # asked for each of thousands of rows
def _shape_of(tabel: Tabel) -> _Shape:
    months = tuple(name for name, _ in tabel.of_kind("bulan"))
    return _Shape(tuple(tabel.of_kind("orang")), months)


def tidy_child(tabel: Tabel, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of a child's row, without the mark in front and with its parts divided."""
    return unmarked(tabel, tidy(tabel, cells))


def _one_person(people: Iterable[tuple[str, Kolom]], cells: dict[str, Any]) -> dict[str, Any]:
    """Return the cells with each person in one column: the number decides, the name is kept beside.

    A person may be written in a column of names, in one of numbers (``orang_nip``), or in both.
    """
    for column, kolom in people:
        number = cells.pop(f"{column}_nip", "")
        if number and not is_nothing(kolom, number):
            cells = {**cells, f"{column}_nama": cells.get(column, ""), column: number}
    return cells


def build_records(
    model: type[Record], rows: Iterable[Row]
) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records of the valid rows, and a problem (ZI201-ZI203) for each bad cell."""
    records: list[Record] = []
    given: dict[frozenset[str], set[str]] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            record = model.model_validate(dict(row.cells))
        except ValidationError as error:
            problems += refusals(error, row, model)
        else:
            record.attach(row)
            record.share_given(given)
            records.append(record)
    return tuple(records), problems
