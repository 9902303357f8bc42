"""What a row is (its key) and what it is called (its label), by the patterns of its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel

from zi_docs import indonesian, zona_integritas
from zi_docs.model.fields import Angka, clean_text, only_digits
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables, nested_cells, referred
from zi_docs.model.values import fill_pattern, pattern_names

_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)|\s*\[\s*\]")
_EDGES = " ,;:/-–"


class Finder(Protocol):
    """What keys and labels ask of a data set."""

    @property
    def pengaturan(self) -> Pengaturan: ...
    @property
    def tables(self) -> Tables: ...
    def find(self, table: str, text: str) -> Record | None: ...


def key_of(data: Finder, tabel: Tabel, row: BaseModel, owner: str = "") -> str:
    """Return the key of a row; empty when a part of it is.

    ``owner`` is the key of the row on which a nested row hangs: such a row has no column for it.
    """
    known = {tabel.milik: owner} if owner else {}
    parts = {
        name: known.get(name) or part_of_key(data, tabel, row, name)
        for name in pattern_names(tabel.kunci)
    }
    return fill_pattern(tabel.kunci, nested_cells(parts)) if all(parts.values()) else ""


def compared_key(data: Finder, tabel: Tabel, row: BaseModel) -> str:
    """Return what tells a row from the others; parts that may be empty count as they are.

    It is empty when a needed part is, or when only the owner is there: such rows can't be told
    apart by their keys.
    """
    names = pattern_names(tabel.kunci)
    parts = {name: part_of_key(data, tabel, row, name) for name in names}
    own = [part for name, part in parts.items() if name != tabel.milik]
    if not any(own) or not all(part for name, part in parts.items() if tabel.kolom[name].wajib):
        return ""
    return fill_pattern(tabel.kunci, nested_cells(parts))


def part_of_key(data: Finder, tabel: Tabel, row: BaseModel, name: str) -> str:
    """Return the part that one column gives to the key of a row; empty for an empty cell."""
    return _part(data, tabel.kolom[name], value_at(row, name))


def key_typed(data: Finder, tabel: Tabel, text: str) -> str:
    """Return the key that a typed one means: its units and people may be spelled in other ways."""
    parts = _parts_typed(data, tabel, text)
    return fill_pattern(tabel.kunci, nested_cells(parts)) if len(parts) > 1 else ""


def called_after(tabel: Tabel) -> str:
    """Return the column of the person or unit that alone names a row; empty when none does."""
    names = pattern_names(tabel.sebutan)
    alone = len(names) == 1 and tabel.sebutan == f"{{{names[0]}}}" and names[0] in tabel.kolom
    return names[0] if alone and tabel.kolom[names[0]].kind in ("orang", "unit") else ""


def name_typed(data: Finder, tabel: Tabel, text: str) -> str:
    """Return whom or what a row is called after when it is typed so, however it is spelled."""
    column = called_after(tabel)
    return _part(data, tabel.kolom[column], text) if column else ""


def key_of_cells(data: Finder, tabel: Tabel, cells: Mapping[str, Any]) -> str:
    """Return the key that the cells of a refused row would have given."""
    texts = {name: cells.get(name) for name in pattern_names(tabel.kunci)}
    if not all(isinstance(text, str) for text in texts.values()):
        return ""
    parts = {name: _part(data, tabel.kolom[name], text) for name, text in texts.items()}
    return fill_pattern(tabel.kunci, nested_cells(parts))


def names_lost(data: Finder, record: Record, text: str) -> bool:
    """Tell whether a key means a row whose own key can't be right: a unit of it is unknown, say."""
    tabel = record.tabel
    typed = _parts_typed(data, tabel, text)
    lost = {
        name
        for name in typed
        if (table := referred(tabel.kolom[name]))
        and not data.find(table, clean_text(value_at(record, name)))
    }
    return bool(lost) and all(
        part == _part(data, tabel.kolom[name], value_at(record, name))
        for name, part in typed.items()
        if name not in lost
    )


def _parts_typed(data: Finder, tabel: Tabel, text: str) -> dict[str, str]:
    """Return the parts of a typed key by column; none when it has not the shape of the pattern."""
    names = pattern_names(tabel.kunci)
    shape = re.escape(tabel.kunci)
    for name in names:
        shape = shape.replace(re.escape(f"{{{name}}}"), "(.+?)", 1)
    match = re.fullmatch(shape, text.strip())
    if match is None:
        return {}
    return {
        name: _part(data, tabel.kolom[name], part.strip())
        for name, part in zip(names, match.groups(), strict=True)
    }


def label_of(data: Finder, tabel: Tabel, row: BaseModel) -> str:
    """Return what a row is called: people and units by their names, without empty brackets."""
    names = pattern_names(tabel.sebutan)
    parts = {name: called(data, tabel, row, name) for name in names}
    text = fill_pattern(tabel.sebutan, nested_cells(parts))
    return " ".join(_EMPTY_BRACKETS.sub("", text).split()).strip(_EDGES)


def value_at(row: BaseModel, name: str) -> Any:
    """Return the value of a column of a row; a dotted name is a part of a column."""
    root, _, part = name.partition(".")
    value = getattr(row, root, None)
    return getattr(value, part, None) if part else value


def name_beside(row: BaseModel, column: str) -> str:
    """Return the name that stands beside a person's number; empty when none does.

    It is looked up among the values, since pydantic is slow to say that it has no such attribute.
    """
    name = f"{column}_nama"
    return str(vars(row).get(name) or (row.model_extra or {}).get(name) or "")


def references(tabel: Tabel, row: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield the rows that a row names: the table and the text that was typed."""
    for name, kolom in tabel.of_kind("unit", "orang", "daftar orang", "rujukan"):
        value = value_at(row, name)
        table = "pegawai" if kolom.kind == "daftar orang" else referred(kolom)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text:
                yield table, text


def person_key(data: Finder, person: str | Pejabat) -> str:
    """Return what tells a person apart: the number, or else the name, however it was typed."""
    if isinstance(person, Pejabat):
        number = only_digits(person.nip)
        return person_key(data, number or person.nama) if number or person.nama else person.jabatan
    if official := data.pengaturan.find_pejabat(person):
        return person_key(data, official)
    if found := data.find("pegawai", person):
        return found.record_key
    digits = only_digits(person)
    return digits if len(digits) in (16, 18) else " ".join(person.split())


def in_order(tables: Tables) -> Iterable[Tabel]:
    """Return the tables so that each comes after those whose rows its keys and labels name."""
    done: dict[str, Tabel] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in done or name in above or name not in tables:
            return
        tabel = tables[name]
        for column in pattern_names(tabel.kunci + tabel.sebutan):
            visit(referred(tabel.kolom[column]), (*above, name))
        done[name] = tabel

    for name in tables:
        visit(name, ())
    return done.values()


def _part(data: Finder, kolom: Kolom, value: Any) -> str:
    """Return the part of a key that one column gives."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_part(data, kolom, item) for item in value)))
    if kolom.kind in ("orang", "daftar orang") and value:
        return person_key(data, value)
    text = " ".join(clean_text(value).split())
    if kolom.kind == "area":
        return _area(text)
    found = data.find(referred(kolom), text) if text and referred(kolom) else None
    return found.record_key if found else text


def called(data: Finder, tabel: Tabel, row: BaseModel, name: str) -> str:
    """Return what a label says of one column."""
    kolom, value = tabel.kolom[name], value_at(row, name)
    if kolom.kind == "bulan":
        return ", ".join(map(indonesian.nama_bulan, value))
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Pejabat):
        return value.nama or value.jabatan
    if isinstance(value, date):
        return indonesian.format_tanggal(value)
    text = str(value) if isinstance(value, Angka) else clean_text(value)
    if text in kolom.disebut:
        return kolom.disebut[text]
    if kolom.kind == "orang":
        official = data.pengaturan.find_pejabat(text)
        if official:
            return official.nama or official.jabatan
    found = data.find(referred(kolom), text) if text and referred(kolom) else None
    return (found.label if found else "") or name_beside(row, name) or text


def _area(text: str) -> str:
    try:
        return str(zona_integritas.find_area(text))
    except ValueError:
        return text
