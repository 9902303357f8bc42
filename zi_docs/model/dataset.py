"""A data set: one office and one year; it finds units and people by code, number or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from zi_docs.errors import Place
from zi_docs.model.dasar_hukum import DasarHukumDaerah
from zi_docs.model.fields import only_digits
from zi_docs.model.pegawai import Pegawai
from zi_docs.model.pejabat import split_gelar
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.rapat import Rapat
from zi_docs.model.record import Record
from zi_docs.model.rencana_aksi import RencanaAksi
from zi_docs.model.table import Row
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.unit_kerja import UnitKerja

_NUMBERS = ("nip", "ni_pppk", "nik")
_KEPT = 14  # Excel keeps 15 digits and rounds the last of them

_Member = TypeVar("_Member", RencanaAksi, Pegawai)

TABLES: dict[str, type[Record]] = {
    "unit_kerja": UnitKerja,
    "pegawai": Pegawai,
    "rapat": Rapat,
    "rencana_aksi": RencanaAksi,
    "dasar_hukum": DasarHukumDaerah,
}


@dataclass(frozen=True)
class DataSet:
    """The settings and tables of one data set, built into models.

    ``settings_row`` knows where each setting was typed. Three fields hold what was already refused,
    so that no second problem follows from it. ``rejected`` holds the refused rows of each table,
    ``unread`` the names of tables that could not be read at all, ``refused`` the places of refused
    cells.
    """

    nama: str
    pengaturan: Pengaturan
    settings_row: Row
    tata_naskah: TataNaskah
    unit_kerja: tuple[UnitKerja, ...] = ()
    pegawai: tuple[Pegawai, ...] = ()
    rapat: tuple[Rapat, ...] = ()
    rencana_aksi: tuple[RencanaAksi, ...] = ()
    dasar_hukum: tuple[DasarHukumDaerah, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    rejected: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    refused: frozenset[Place] = frozenset()

    def find_unit(self, text: str) -> UnitKerja | None:
        """Return the unit with this code, name or short name; None when there is none."""
        return self._units.get(_fold(text))

    def find_pegawai(self, text: str) -> Pegawai | None:
        """Return the employee with this number or name; None when there is none or several."""
        found = self._people.get(_digits(text) or _fold(text))
        return found[0] if found and len(found) == 1 else None

    def all_pegawai(self, text: str) -> list[Pegawai]:
        """Return all employees with this number or name."""
        return self._people.get(_digits(text) or _fold(text), [])

    def plans_of(self, unit: UnitKerja) -> list[RencanaAksi]:
        """Return the plan's rows of a unit, in the order they were typed."""
        return self._plans.get(unit.kode, [])

    def staff_of(self, unit: UnitKerja) -> list[Pegawai]:
        """Return the employees of a unit, in the order they were typed."""
        return self._staff.get(unit.kode, [])

    def is_whole(self, table: str) -> bool:
        """Tell whether the table was read and none of its rows was refused."""
        return table not in self.unread and not self.rejected.get(table)

    def find_refused(self, table: str, text: str) -> Row | None:
        """Return the refused row that this code, number or name means; else None.

        An employee whose number was rounded by Excel is found by the digits that Excel kept.
        """
        row = self._rejected.get((table, _digits(text) or _fold(text)))
        return row or (self._damaged.get(_start(text)) if table == "pegawai" else None)

    @cached_property
    def _rejected(self) -> dict[tuple[str, str], Row]:
        return {
            (table, name): row
            for table, rows in self.rejected.items()
            for row in rows
            for name in _names_in(split_gelar(dict(row.cells)))
        }

    @cached_property
    def _damaged(self) -> dict[str, Row]:
        """Rows of employees whose number was refused, keyed by the digits that Excel kept."""
        if not self.refused:
            return {}
        numbers = (
            (row, column, getattr(pegawai, column))
            for pegawai in self.pegawai
            if (row := pegawai.asal)
            for column in _NUMBERS
        )
        return {
            start: row
            for row, column, number in numbers
            if row.place(column) in self.refused and (start := _start(number))
        }

    @cached_property
    def _units(self) -> dict[str, UnitKerja]:
        """Units by code, name and short name.

        When two units share a text, a code wins over a name, a name over a short name, and the
        first unit over later ones.
        """
        return {
            _fold(getattr(unit, column)): unit
            for column in ("singkatan", "nama", "kode")
            for unit in reversed(self.unit_kerja)
            if getattr(unit, column)
        }

    @cached_property
    def _people(self) -> dict[str, list[Pegawai]]:
        people: dict[str, list[Pegawai]] = {}
        for pegawai in self.pegawai:
            for name in {pegawai.nomor_identitas, _fold(pegawai.nama)} - {""}:
                people.setdefault(name, []).append(pegawai)
        return people

    @cached_property
    def _plans(self) -> dict[str, list[RencanaAksi]]:
        return self._by_unit(self.rencana_aksi)

    @cached_property
    def _staff(self) -> dict[str, list[Pegawai]]:
        return self._by_unit(self.pegawai)

    def _by_unit(self, rows: Iterable[_Member]) -> dict[str, list[_Member]]:
        grouped: dict[str, list[_Member]] = {}
        for row in rows:
            if unit := self.find_unit(row.unit_kerja):
                grouped.setdefault(unit.kode, []).append(row)
        return grouped


def _names_in(cells: Mapping[str, Any]) -> Iterator[str]:
    """Yield the codes, names and numbers by which a row could be named."""
    for column in ("kode", "nama", "singkatan", *_NUMBERS):
        text = cells.get(column)
        if isinstance(text, str) and text.strip():
            yield _digits(text) or _fold(text)


def _start(number: str) -> str:
    """Return the digits that Excel keeps of a long number; an empty text for a short one."""
    digits = only_digits(number)
    return digits[:_KEPT] if len(digits) >= _KEPT else ""


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _digits(text: str) -> str:
    digits = only_digits(text)
    return digits if len(digits) in (16, 18) else ""
