"""A unit of the office: dinas, badan, kecamatan, puskesmas, RSUD, school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_docs.model.record import Office, Record
from zi_docs.model.values import Absent


class UnitKerja(Record):
    """One unit, its head, the unit above it, and the predicate it is proposed for.

    The three criteria for choosing a unit are those of 52/2014 as amended: importance for public
    service, large resources, and a reform that is well advanced. ``kepala`` names an employee by
    NIP or name, or an official of the settings by key.
    """

    if TYPE_CHECKING:
        kode: str
        nama: str
        singkatan: str
        kepala: str
        induk: str
        predikat_diusulkan: str
        predikat_dimiliki: str
        kriteria_strategis: bool
        kriteria_sumber_daya: bool
        kriteria_reformasi: bool

    @property
    def record_key(self) -> str:
        """The unit's code."""
        return self.kode

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return a unit with its head and the unit above it, wherever it is shown."""
        above = office.unit_above(self) if self.induk else Absent(kode="", nama="")
        return {**values, "kepala": office.person(self.kepala), "induk": above}
