"""A unit of the office: dinas, badan, kecamatan, puskesmas, RSUD, school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_docs import zona_integritas
from zi_docs.model.record import Office, Record
from zi_docs.model.values import Absent


class UnitKerja(Record):
    """One unit, its head, the unit above it, and the predicate it is proposed for.

    The three criteria for choosing a unit are those of 52/2014 as amended: importance for public
    service, large resources, and a reform that is well advanced. ``kepala`` names an employee by
    NIP or name, or an official of the settings by key. ``ketua_tim`` leads the unit's team for ZI.
    """

    if TYPE_CHECKING:
        kode: str
        nama: str
        singkatan: str
        jenis: str
        kepala: str
        jabatan_kepala: str
        induk: str
        tempat: str
        lambang: str
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
        """Return a unit with its head and the unit above it, wherever it is shown.

        A title of the head that is not typed is that of the unit's kind. Only a perangkat daerah
        has a Dokumen Pelaksanaan Anggaran; a school and a puskesmas have their own budget in it,
        and a bagian is part of that of its secretariat.
        """
        above = office.unit_above(self) if self.induk else Absent(kode="", nama="")
        title = self.jabatan_kepala or zona_integritas.jabatan_kepala(self.nama, self.jenis)
        secretariat = zona_integritas.sekretariat_bagian(self.nama, self.jenis)
        holder = above.get("nama") or secretariat or self.nama
        is_below = zona_integritas.di_bawah_dinas(self.nama, self.jenis)
        budget = f"anggaran {self.nama}" if is_below else f"Dokumen Pelaksanaan Anggaran {holder}"
        return {
            **values,
            "anggaran": budget,
            "kepala": office.person(self.kepala),
            "jabatan_kepala": title,
            "induk": above,
        }
