"""A data set: one office and one year; it finds units and people by code, number or name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, cast

from zi_docs.errors import Place
from zi_docs.model.fields import fold, only_digits
from zi_docs.model.pejabat import Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.record import Record
from zi_docs.model.tabel import Tabel, Tables, referred
from zi_docs.model.table import Row, Seen
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.tables.atasan import Superiors
from zi_docs.tables.dasar_hukum import DasarHukumDaerah
from zi_docs.tables.keys import (
    called_after,
    in_order,
    key_of,
    key_typed,
    label_of,
    name_typed,
    part_of_key,
    value_at,
)
from zi_docs.tables.pegawai import Pegawai
from zi_docs.tables.rapat import Rapat
from zi_docs.tables.refused import RefusedRows
from zi_docs.tables.rencana_aksi import RencanaAksi
from zi_docs.tables.staff import Staff, identity_digits
from zi_docs.tables.unit_kerja import UnitKerja

_SUBORDINATES = "punya_bawahan"
_WITH_OWN_KEYS = frozenset({"unit_kerja", "pegawai", "rapat", "rencana_aksi", "dasar_hukum"})


@dataclass(frozen=True)
class DataSet:
    """The settings and tables of one data set, built into models.

    ``settings_row`` knows where each setting was typed. Three fields hold what was already refused,
    so that no second problem follows from it. ``emblems`` are those that units have of their own,
    by the name of the file. ``rejected`` holds the refused rows of each table,
    ``sources`` gives the files and sheets of each table that was read.
    ``unread`` the names of tables that could not be read at all, ``refused`` the places of refused
    cells, ``seen`` every sheet and file that holds something.
    """

    nama: str
    pengaturan: Pengaturan
    settings_row: Row
    tata_naskah: TataNaskah
    tables: Tables
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    emblems: Mapping[str, bytes] = field(default_factory=dict)
    rejected: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    sources: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    refused: frozenset[Place] = frozenset()
    seen: tuple[Seen, ...] = ()
    _index: dict[str, dict[str, list[Record]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _owners: dict[str, dict[int, list[Record]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        name_records(self)

    def rows(self, table: str) -> tuple[Record, ...]:
        """Return the records of a table, in the order they were typed."""
        return self.records.get(table, ())

    @property
    def unit_kerja(self) -> tuple[UnitKerja, ...]:
        """The units."""
        return cast(tuple[UnitKerja, ...], self.rows("unit_kerja"))

    @property
    def pegawai(self) -> tuple[Pegawai, ...]:
        """The employees."""
        return cast(tuple[Pegawai, ...], self.rows("pegawai"))

    @property
    def rapat(self) -> tuple[Rapat, ...]:
        """The meetings."""
        return cast(tuple[Rapat, ...], self.rows("rapat"))

    @property
    def rencana_aksi(self) -> tuple[RencanaAksi, ...]:
        """The activities of all plans."""
        return cast(tuple[RencanaAksi, ...], self.rows("rencana_aksi"))

    @property
    def dasar_hukum(self) -> tuple[DasarHukumDaerah, ...]:
        """The office's own regulations."""
        return cast(tuple[DasarHukumDaerah, ...], self.rows("dasar_hukum"))

    def find(self, table: str, text: str) -> Record | None:
        """Return the row of a table that a reference means, by its key, code or name."""
        if table == "unit_kerja":
            return self.find_unit(text)
        if table == "pegawai":
            return self.find_pegawai(text)
        found = self.all_named(table, text)
        return found[0] if len(found) == 1 else None

    def all_named(self, table: str, text: str) -> list[Record]:
        """Return the rows of a table that a key, code, name or label means; a key means one."""
        known = self._named(table)
        found = known.get(fold(text))
        if found or table not in self.tables:
            return found or []
        tabel = self.tables[table]
        key = key_typed(self, tabel, text) or name_typed(self, tabel, text)
        return known.get(fold(key), []) if key else []

    def unit_text(self, record: Record) -> str:
        """Return what a row writes as its unit; empty for a row without a unit."""
        column = _unit_column(record.tabel)
        return str(value_at(record, column) or "") if column else ""

    def unit_of(self, record: Record) -> UnitKerja | None:
        """Return the unit of a row, through what the row hangs on if it has none itself."""
        if isinstance(record, UnitKerja):
            return record
        if text := self.unit_text(record):
            return self.find_unit(text)
        owner = owner_of(self, record)
        return self.unit_of(owner) if owner else None

    def emblem_of(self, record: Record) -> str:
        """Return the file of the emblem of a record's unit, or of a unit above it; or nothing."""
        return next((unit.lambang for unit in self._units_up(record) if unit.lambang), "")

    def place_of(self, record: Record) -> str:
        """Return where a record's unit signs: its own place, that of a unit above, the capital."""
        places = (unit.tempat for unit in self._units_up(record) if unit.tempat)
        return next(places, self.pengaturan.instansi.ibu_kota)

    def _units_up(self, record: Record) -> Iterator[UnitKerja]:
        """Return the unit of a record, then the unit above it, and so on."""
        unit, seen = self.unit_of(record), set[str]()
        while unit is not None and unit.kode not in seen:
            yield unit
            seen.add(unit.kode)
            unit = self.find_unit(unit.induk) if unit.induk else None

    def has_units(self, tabel: Tabel) -> bool:
        """Tell whether rows of a table belong to units."""
        own = tabel.nama == "unit_kerja" or next(tabel.of_kind("unit"), None) is not None
        kolom = tabel.kolom.get(tabel.milik)
        above = referred(kolom) if kolom else ""
        return own or (above in self.tables and self.has_units(self.tables[above]))

    def owned(self, owner: Record, table: str) -> Sequence[Record]:
        """Return the rows of a table that hang on a record, in the order they were typed."""
        return self._owned(table).get(id(owner), ())

    def hangs_whole(self, table: str) -> bool:
        """Tell whether the table is whole, and each of its rows hangs on a row that is there."""
        hanging = sum(map(len, self._owned(table).values()))
        return self.is_whole(table) and hanging == len(self.rows(table))

    def children(self, owner: Record, column: str, part: str = "") -> list[tuple[Any, Place]]:
        """Return the rows of a child table of one record, each with its place, or a part's.

        They stand in the record's own cell, or in the child's own sheet.
        """
        inside = [
            (item, nested_place(owner, f"{column}.{index}{'.' if part else ''}{part}"))
            for index, item in enumerate(getattr(owner, column))
        ]
        table = owner.tabel.kolom[column].table
        return [*inside, *((row, row.place(part or None)) for row in self.owned(owner, table))]

    def find_unit(self, text: str) -> UnitKerja | None:
        """Return the unit with this code, name or short name; None when there is none."""
        return self._units.get(fold(text))

    def find_pegawai(self, text: str) -> Pegawai | None:
        """Return the employee whom a text means; None when it means nobody or several."""
        found = self.all_pegawai(text)
        return found[0] if len(found) == 1 else None

    def find_person(self, text: str) -> Pegawai | None:
        """Return the one employee that a reference means; None for an official or nobody."""
        return None if self.pengaturan.find_pejabat(text) else self.find_pegawai(text)

    def all_pegawai(self, text: str) -> list[Pegawai]:
        """Return all employees with this number or name, else with these titles or this post."""
        return self._staff.meant_by(text)

    def plans_of(self, unit: UnitKerja) -> Sequence[RencanaAksi]:
        """Return the plan's rows of a unit, in the order they were typed."""
        return cast(Sequence[RencanaAksi], self.owned(unit, "rencana_aksi"))

    def employee_of(self, text: str | Pejabat) -> Pegawai | None:
        """Return the employee that a reference means, also when it names an official by key."""
        official = text if isinstance(text, Pejabat) else self.pengaturan.find_pejabat(text)
        if official is None:
            return self.find_pegawai(str(text)) if text else None
        number = only_digits(official.nip)
        return self.find_pegawai(number) if number else None

    @cached_property
    def leaders(self) -> frozenset[int]:
        """The identities of the employees who head a unit, are somebody's superior, or lead all."""
        heads = (unit.kepala for unit in self.unit_kerja)
        superiors = (pegawai.atasan for pegawai in self.pegawai)
        named = dict.fromkeys(text for texts in (heads, superiors) for text in texts if text)
        found = map(self.employee_of, named)
        leading = filter(self.superiors.leads_office, self.pegawai)
        return frozenset(id(one) for one in (*found, *leading) if one)

    @cached_property
    def superiors(self) -> Superiors:
        """Who stands above whom among the employees."""
        return Superiors(self)

    @cached_property
    def tells_subordinates(self) -> bool:
        """Whether the table of employees says of anybody that he has subordinates, or none."""
        rows = (pegawai.asal for pegawai in self.pegawai if pegawai.asal)
        return any(str(row.cells.get(_SUBORDINATES) or "").strip() for row in rows)

    def is_whole(self, table: str) -> bool:
        """Tell whether the table was read and none of its rows and cells was refused."""
        return table not in self._touched and not self.rejected.get(table)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The tables that were not read, or of which something was refused."""
        at = {place.source for place in self.refused}
        some = {name for name, sources in self.sources.items() if not at.isdisjoint(sources)}
        return self.unread | some

    @cached_property
    def broken(self) -> frozenset[str]:
        """The tables of which a whole sheet, file or column was refused.

        What is looked up in them fails for that one cause, which is told already.
        """
        whole = {place.source for place in self.refused if place.record is None}
        lost = {name for name, sources in self.sources.items() if not whole.isdisjoint(sources)}
        return self.unread | lost

    @cached_property
    def ownerless(self) -> frozenset[tuple[str, str]]:
        """The files and sheets whose rows hang on rows of a broken table."""
        owners = {
            name: referred(tabel.kolom[tabel.milik])
            for name, tabel in self.tables.items()
            if tabel.milik in tabel.kolom
        }
        hanging = [name for name, owner in owners.items() if owner in self.broken]
        return frozenset().union(*(self.sources.get(name, ()) for name in hanging))

    def find_refused(self, table: str, text: str) -> Row | None:
        """Return the refused row that this key, code, number or name means; else None.

        An employee whose number was rounded by Excel is found by the digits that Excel kept. A
        name that nobody has may be that of an employee whose own name is empty.
        """
        row = self._refused_rows.find(table, text)
        if row or table != "pegawai" or not self._refused_rows.nameless:
            return row
        known = (
            identity_digits(text) or self.all_pegawai(text) or self.pengaturan.find_pejabat(text)
        )
        return None if known else self._refused_rows.nameless

    @cached_property
    def _staff(self) -> Staff:
        return Staff(self.pegawai, self.pengaturan.pejabat.values())

    @cached_property
    def _refused_rows(self) -> RefusedRows:
        return RefusedRows(self)

    @cached_property
    def _units(self) -> dict[str, UnitKerja]:
        """Units by code, name and short name.

        When two units share a text, a code wins over a name, a name over a short name, and the
        first unit over later ones.
        """
        return {
            fold(getattr(unit, column)): unit
            for column in ("singkatan", "nama", "kode")
            for unit in reversed(self.unit_kerja)
            if getattr(unit, column)
        }

    def _named(self, table: str) -> dict[str, list[Record]]:
        """Return the rows of a table by key, code, name and label.

        A key means its first row. A text that is no key means all rows that it names.
        """
        if table not in self._index:
            keys = {fold(row.record_key): [row] for row in reversed(self.rows(table))}
            known: dict[str, list[Record]] = {}
            column = called_after(self.tables[table]) if table in self.tables else ""
            for record in self.rows(table):
                whom = part_of_key(self, record.tabel, record, column) if column else ""
                names = (getattr(record, "kode", ""), getattr(record, "nama", ""))
                texts = (*names, record.label, whom)
                for text in {fold(text) for text in texts if isinstance(text, str)}:
                    known.setdefault(text, []).append(record)
            self._index[table] = {**known, **keys}
            self._index[table].pop("", None)
        return self._index[table]

    def _owned(self, table: str) -> dict[int, list[Record]]:
        """Return the rows of a table by the identity of the record that they hang on."""
        if table not in self._owners:
            found: dict[int, list[Record]] = {}
            for record in self.rows(table):
                if owner := owner_of(self, record):
                    found.setdefault(id(owner), []).append(record)
            self._owners[table] = found
        return self._owners[table]


@lru_cache(maxsize=64)  # asked for each of thousands of rows
def _unit_column(tabel: Tabel) -> str:
    """Return the column that names the unit of a row; empty for rows without a unit."""
    columns = [name for name, _ in tabel.of_kind("unit")]
    return tabel.milik if tabel.milik in columns else next(iter(columns), "")


def owner_of(dataset: DataSet, record: Record) -> Record | None:
    """Return the record on which this one hangs; None when it hangs on none."""
    column = record.tabel.milik
    kolom = record.tabel.kolom.get(column)
    text = value_at(record, column) if kolom else ""
    if not kolom or not isinstance(text, str) or not text:
        return None
    return dataset.find(referred(kolom), text)


def name_records(dataset: DataSet) -> None:
    """Give every record of a declared table its key and its label.

    A unit counts by its code and a person by the number, however they were typed. A row in which a
    part of the key is empty has no key.
    """
    for tabel in in_order(dataset.tables):
        if tabel.nama in _WITH_OWN_KEYS:
            continue
        for record in dataset.rows(tabel.nama):
            key = key_of(dataset, tabel, record)
            record.name(key, label_of(dataset, tabel, record) or key)


def nested_place(record: Record, path: str) -> Place:
    """Return the place of a field, or of a part of one (``pembahasan.0.uraian``).

    In a workbook or CSV file one cell holds a whole list; in YAML each part has its line.
    """
    row = record.asal
    if row is None or row.lines or path in row.cells:
        return record.place(path)
    column = path.partition(".")[0]
    known = column in row.cells or column in type(record).model_fields
    return record.place(column if known else None)
