"""An employee of any status. What no declaration of the table can say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import model_validator

from zi_docs import indonesian
from zi_docs.model.fields import only_digits
from zi_docs.model.pejabat import split_gelar
from zi_docs.model.record import Office, Record
from zi_docs.tables.people import printed, signature, signed

_CASED = "awal kata"
_RUANG = "ruang"
_RANKS = frozenset(indonesian.PANGKAT)


class StatusPegawai(StrEnum):
    """The kinds of staff; each is identified by its own number.

    Head and deputy of a region are pejabat negara, no ASN, and have only a NIK.
    """

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PARUH_WAKTU = "PPPK Paruh Waktu"
    NON_ASN = "non-ASN"
    PEJABAT_NEGARA = "Pejabat Negara"


PPPK = frozenset({StatusPegawai.PPPK, StatusPegawai.PARUH_WAKTU})
"""Who has a NI PPPK, and no pangkat."""
BUKAN_ASN = frozenset({StatusPegawai.NON_ASN, StatusPegawai.PEJABAT_NEGARA})
"""Who is no ASN, so that only a NIK identifies him."""


def with_ruang(cells: Mapping[str, Any]) -> str:
    """Return the golongan of a row; its letter may stand in a column Ruang: "III" and "c"."""
    golongan, ruang = (str(cells.get(name) or "").strip() for name in ("golongan", _RUANG))
    joined = f"{golongan.strip('/. ')}/{ruang.strip('/. ').lower()}"
    return joined if joined in _RANKS and "/" not in golongan.strip("/") else golongan


def _with_ruang(cells: Any) -> Any:
    """Put the letter of a column Ruang behind its golongan, which has none."""
    if not isinstance(cells, (dict, Mapping)) or not cells.get(_RUANG):
        return cells
    return {**cells, "golongan": with_ruang(cells)}


class Pegawai(Record):
    """One employee.

    ``nip`` is for PNS and CPNS, ``ni_pppk`` for PPPK (many offices write both into the NIP column),
    ``nik`` for non-ASN and pejabat negara. ``atasan`` is the superior who signs as witness. When it
    is empty, the superior is the head of the unit. ``punya_bawahan`` says whether others report to
    this employee.
    """

    brief_in_lists = True

    if TYPE_CHECKING:
        nama: str
        gelar_depan: str
        gelar_belakang: str
        status: str
        nip: str
        ni_pppk: str
        nik: str
        pangkat: str
        golongan: str
        jabatan: str
        unit_kerja: str
        punya_bawahan: bool
        atasan: str
        tanggal_lahir: date | None
        jenis_kelamin: str

    _one_golongan = model_validator(mode="before")(_with_ruang)
    _split_gelar = model_validator(mode="before")(split_gelar)

    @property
    def nomor_identitas(self) -> str:
        """The number that identifies this employee by status, digits only; empty when absent."""
        if self.status in BUKAN_ASN:
            number = self.nik
        elif self.status in PPPK:
            number = self.ni_pppk or self.nip
        else:
            number = self.nip
        return only_digits(number)

    @property
    def jenis_nomor(self) -> str:
        """What the identity number is called."""
        if self.status in BUKAN_ASN:
            return "NIK"
        return "NI PPPK" if self.status in PPPK else "NIP"

    @property
    def record_key(self) -> str:
        """The identity number; for staff without one, name and unit."""
        return self.nomor_identitas or f"{self.nama}@{self.unit_kerja}"

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return an employee with the printed forms; without superior, with who stands above him.

        Where no column says who has subordinates, heads and superiors have them.
        """
        person = self
        if office.pengaturan.huruf_nama == _CASED and indonesian.is_kapital(self.nama):
            values = {**values, **_cased(self)}
            person = self.model_copy(update=_cased(self))
        names = printed(person, office.profile, self.jenis_nomor, self.nomor_identitas)
        if self.status == StatusPegawai.CPNS:
            names["pangkat_golongan"] = _ruang(self.golongan)
        over, under = _lines(self.jabatan), self._signed(person, names, office)
        shown = {
            **values,
            **names,
            "jabatan_lengkap": self.jabatan,
            "baris_jabatan": list(over),
            "baris_nama": under,
            "sendiri": signature(over, under),
            "pimpinan_daerah": office.leads_region(self),
        }
        if office.leads(self):
            shown["punya_bawahan"] = True
        if not self.atasan and isinstance(values["atasan"], dict):
            shown["atasan"] = office.witness(self)
        return shown

    def _signed(self, person: Pegawai, names: dict[str, str], office: Office) -> list[str]:
        """Return the lines under the signature; a NIK is nobody's business there."""
        if self.status in BUKAN_ASN:
            names = {**names, "pangkat_golongan": "", "nomor_induk": ""}
        return signed(person, office.profile, names, self.jabatan)


@lru_cache(maxsize=64)
def _ruang(golongan: str) -> str:
    """Return the rank of a CPNS, who has no pangkat yet (PP 11/2017); empty without golongan."""
    try:
        return f"Golongan Ruang {indonesian.parse_golongan(golongan)}"
    except ValueError:
        return golongan.strip(" -–—") and f"Golongan Ruang {golongan}"


def _cased(pegawai: Pegawai) -> dict[str, str]:
    """Return the name and titles of somebody whose name is in capitals, in the usual form."""
    return {
        "nama": indonesian.usul_nama(pegawai.nama),
        "gelar_depan": indonesian.usul_gelar(pegawai.gelar_depan),
        "gelar_belakang": indonesian.usul_gelar(pegawai.gelar_belakang),
    }


@lru_cache(maxsize=4096)  # many people share a jabatan
def _lines(jabatan: str) -> tuple[str, ...]:
    """Return the lines above a signature. A jabatan of only commas has none; a check refuses it."""
    try:
        return tuple(indonesian.baris_jabatan(jabatan, "definitif")) if jabatan else ()
    except ValueError:
        return ()
