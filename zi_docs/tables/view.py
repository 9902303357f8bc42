"""What a naskah sees of the rows of tables: plain values, never model objects.

A row is shown with its own columns. What a column refers to is shown in full one step away: a unit,
a person or a row of another table with its own columns, whose references stay as they were typed.
A unit also brings its head and the unit above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from zi_docs import zona_integritas
from zi_docs.model.fields import Uang, fold, only_digits
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.model.values import Absent, plain, plain_value
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.keys import name_beside, value_at
from zi_docs.tables.pegawai import Pegawai
from zi_docs.tables.people import printed, signature, signed, typed_number
from zi_docs.tables.rencana_aksi import numbered

_REFERENCES = ("unit", "orang", "daftar orang", "rujukan", "area")
_PRINTED: dict[str, Callable[[Any], Any]] = {
    "nip": typed_number,
    "nik": typed_number,
    "rupiah": Uang,
}
"""How a naskah prints what people type in several ways; records keep it as it was typed."""


class _Columns(NamedTuple):
    """The columns of a table that are not shown as they are."""

    references: tuple[tuple[str, Kolom], ...]
    children: tuple[tuple[str, Kolom], ...]
    printed: tuple[tuple[str, Kolom], ...]


class Views:
    """Shows the rows of a data set. A few rows are named very often, so these are remembered."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self.pengaturan = dataset.pengaturan
        self.profile = dataset.tata_naskah
        self._people: dict[str, dict[str, Any]] = {}
        self._brief: dict[int, dict[str, Any]] = {}
        self._special: dict[Tabel, _Columns] = {}
        self._plans: dict[str, dict[str, str]] = {}

    def row(self, record: Record) -> dict[str, Any]:
        """Return a row with everything that it refers to."""
        values = self._own(record)
        self._refer_all(record, record.tabel, values)
        return record.shown(values, self)

    def brief(self, record: Record) -> dict[str, Any]:
        """Return a row with its own columns; its references stay as they were typed."""
        known = self._brief.get(id(record))
        if known is None:
            known = self._brief[id(record)] = record.shown(self._own(record), self)
        return known

    def together(self, owner: Record, tabel: Tabel, on: date) -> list[Any]:
        """Return the rows of a table that hang on one record, without that record itself."""
        rows = self._dataset.owned(owner, tabel.nama)
        shown = [self.hanging(row, tabel) for row in rows]
        return type(rows[0]).arranged(shown, on) if rows else []

    def hanging(self, record: Record, tabel: Tabel) -> dict[str, Any]:
        """Return a row as its owner shows it: the column of the owner stays as it was typed."""
        if record.brief_in_lists:
            return self.brief(record)
        return {**self.row(record), tabel.milik: getattr(record, tabel.milik, "")}

    def field(self, row: BaseModel, name: str, kolom: Kolom) -> Any:
        """Return what a naskah sees of one value of a kind, outside of any table."""
        value = getattr(row, name)
        if kolom.kind in _REFERENCES:
            return self._refer(row, name, kolom, value)
        return _as_printed(kolom, plain_value(value))

    def person(self, name: str | Pejabat) -> dict[str, Any]:
        """Return the person that a reference means; an empty mapping for nobody.

        A reference is a written-out official, a key of the settings, a number or a name.
        """
        if isinstance(name, Pejabat):
            return self.official(name)
        if name not in self._people:
            self._people[name] = self._look_up(name) if name else {}
        return self._people[name]

    def official(self, person: Pejabat) -> dict[str, Any]:
        """Return an official as plain values, with the printed forms."""
        shown = printed(person, self.profile, "NIP", person.nip)
        lines = signed(person, self.profile, shown, person.jabatan, person.cara)
        return {
            **plain(person),
            **shown,
            "nip": typed_number(person.nip),
            "jabatan_lengkap": person.jabatan_lengkap,
            "baris_jabatan": list(person.baris_jabatan),
            "baris_nama": lines,
            "sendiri": signature(person.baris_sendiri, lines),
        }

    def unit(self, text: str) -> dict[str, Any]:
        """Return the unit with this code or name; without one, what is false and prints nothing."""
        unit = self._dataset.find_unit(text)
        return self.brief(unit) if unit else Absent(kode="", nama="")

    def unit_of(self, person: Mapping[str, Any]) -> str:
        """Return the name of a person's unit: from Pegawai, as its head, or by the post."""
        number = person["nomor_tampil"] if person["jenis_nomor"] != "NIK" else ""
        employee = person if "unit_kerja" in person else self.person(number)
        if unit := self._dataset.find_unit(str(employee.get("unit_kerja") or "")):
            return unit.nama
        heads = ((self.person(unit.kepala), unit) for unit in self._dataset.unit_kerja)
        for head, unit in heads:
            if head and head["nama_gelar"] == person["nama_gelar"]:
                return unit.nama
        return self._dataset.superiors.unit_of_post(str(person.get("jabatan") or ""))

    def unit_above(self, unit: Record) -> dict[str, Any]:
        """Return the unit above a unit, without the one above that, with the post of its head."""
        above = self._dataset.find_unit(str(getattr(unit, "induk", "")))
        if above is None or above is unit:
            return Absent(kode="", nama="")
        title = above.jabatan_kepala or zona_integritas.jabatan_kepala(above.nama, above.jenis)
        head = self.person(above.kepala)
        return {**self._own(above), "kepala": head, "jabatan_kepala": title}

    def witness(self, record: Record) -> dict[str, Any]:
        """Return who witnesses the pledge of an employee without superior; empty for nobody."""
        found = isinstance(record, Pegawai) and self._dataset.superiors.witness(record)
        return self.person(found) if found else {}

    def leads_region(self, record: Record) -> bool:
        """Tell whether an employee is head of the region or the deputy."""
        return isinstance(record, Pegawai) and self._dataset.superiors.leads_region(record)

    def number_in_plan(self, record: Record) -> str:
        """Return the number of an activity in its unit's plan; a dash when the plan lacks it.

        It is empty without any plan of the unit, and while rows of plans are refused.
        """
        unit = self._dataset.unit_of(record)
        if unit is None or not self._dataset.is_whole("rencana_aksi"):
            return ""
        if unit.kode not in self._plans:
            self._plans[unit.kode] = numbered(self._dataset.plans_of(unit))
        plan = self._plans[unit.kode]
        return plan.get(fold(getattr(record, "kegiatan", "")), "–") if plan else ""

    def leads(self, record: Record) -> bool:
        """Tell whether an employee leads others, where no column says it of anybody."""
        return not self._dataset.tells_subordinates and id(record) in self._dataset.leaders

    def _look_up(self, name: str) -> dict[str, Any]:
        if official := self._dataset.pengaturan.find_pejabat(name):
            return self.official(official)
        pegawai = self._dataset.find_pegawai(name)
        return self.brief(pegawai) if pegawai else {}

    def _columns(self, tabel: Tabel) -> _Columns:
        known = self._special.get(tabel)
        if known is None:
            columns = _Columns(
                tuple(tabel.of_kind(*_REFERENCES)),
                tuple(tabel.of_kind("anak")),
                tuple(tabel.of_kind(*_PRINTED)),
            )
            known = self._special[tabel] = columns
        return known

    def _own(self, record: Record) -> dict[str, Any]:
        """Return the columns of a record as plain values, with the rows of its children."""
        values = plain(record)
        columns = self._columns(record.tabel)
        for name, kolom in columns.children:
            rows = self._dataset.children(record, name)
            values[name] = [self._child(row, kolom) for row, _ in rows]
        _print(columns.printed, values)
        return values

    def _child(self, row: BaseModel, kolom: Kolom) -> dict[str, Any]:
        """Return a row as its parent shows it: with what it refers to, but without the parent."""
        child = self._dataset.tables[kolom.table]
        if isinstance(row, Record):
            values = self._own(row)
        else:
            values = {name: plain_value(getattr(row, name)) for name in _roots(child)}
            _print(self._columns(child).printed, values)
        values.pop(child.milik, None)
        self._refer_all(row, child, values)
        return row.shown(values, self) if isinstance(row, Record) else values

    def _refer_all(self, row: BaseModel, tabel: Tabel, values: dict[str, Any]) -> None:
        """Put what the columns of a row refer to in the place of what was typed there."""
        for name, kolom in self._columns(tabel).references:
            root, _, part = name.partition(".")
            if root not in values:
                continue
            shown = self._refer(row, name, kolom, value_at(row, name))
            if part:
                values[root][part] = shown
            else:
                values[name] = shown

    def _refer(self, record: BaseModel, name: str, kolom: Kolom, value: Any) -> Any:
        """Return what a column refers to, in full."""
        if kolom.kind == "unit":
            return self.unit(value)
        if kolom.kind == "orang":
            return self.person(value) or self._outsider(record, name, kolom, value)
        if kolom.kind == "daftar orang":
            return [self.person(one) or self._outsider(record, name, kolom, one) for one in value]
        if kolom.kind == "area":
            return self._area(value)
        found = self._dataset.find(kolom.table, value)
        return self.brief(found) if found else {}

    def _area(self, text: str) -> dict[str, Any]:
        """Return an area by its number and its name in force; an unknown one as it was typed."""
        if not text:
            return Absent(nomor="", nama="")
        try:
            number = zona_integritas.find_area(text)
        except ValueError:
            return {"nomor": "", "nama": text}
        on = self.pengaturan.tanggal or date(self.pengaturan.tahun, 1, 1)
        names = {area.nomor: area.nama for area in zona_integritas.daftar_area(on)}
        return {"nomor": number, "nama": names.get(number, text)}

    def _outsider(self, record: BaseModel, name: str, kolom: Kolom, value: Any) -> dict[str, Any]:
        """Return a person who is not in Pegawai, as far as the row tells.

        Every name that an official has is there, empty where the row tells nothing: a naskah that
        prints a post must not stop at somebody who has none.
        """
        if not (kolom.luar and value):
            return {}
        beside = name_beside(record, name)
        number = str(value) if beside or len(only_digits(str(value))) in (16, 18) else ""
        person = Pejabat.model_construct(nama=beside or ("" if number else str(value)), jabatan="")
        shown = printed(person, self.profile, "NIP", number)
        lines = signed(person, self.profile, shown, "")
        posts = {"jabatan_lengkap": "", "baris_jabatan": [], "baris_nama": lines}
        return {**plain(person), **shown, **posts, "sendiri": signature((), lines)}


def _print(columns: Iterable[tuple[str, Kolom]], values: dict[str, Any]) -> None:
    """Put into the values of a row how its numbers and amounts are printed."""
    for name, kolom in columns:
        root, _, part = name.partition(".")
        inside, at = (values[root], part) if part else (values, root)
        inside[at] = _as_printed(kolom, inside[at])


def _as_printed(kolom: Kolom, value: Any) -> Any:
    return value if value == "" or kolom.kind not in _PRINTED else _PRINTED[kolom.kind](value)


def _roots(tabel: Tabel) -> list[str]:
    """Return the columns of a table, in which a dotted one stands under its first part."""
    unseen = {tabel.milik, *(name for name, _ in tabel.of_kind("anak"))}
    return list(dict.fromkeys(n.partition(".")[0] for n in tabel.kolom if n not in unseen))
