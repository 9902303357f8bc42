"""An employee: PNS, CPNS, PPPK or non-ASN."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from zi_docs.errors import FieldError
from zi_docs.model.fields import TanggalNaskah, Teks, YaTidak, clean_text, only_digits
from zi_docs.model.pejabat import NAMA, split_gelar
from zi_docs.model.record import Record


class StatusPegawai(StrEnum):
    """The four kinds of staff; each is identified by its own number."""

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    NON_ASN = "non-ASN"


_KINDS = "PNS, CPNS, PPPK, atau non-ASN"
_STATUS = {
    "pns": "PNS",
    "asn": "PNS",
    "pegawai negeri sipil": "PNS",
    "cpns": "CPNS",
    "calon pegawai negeri sipil": "CPNS",
    "pppk": "PPPK",
    "p3k": "PPPK",
    "pppk paruh waktu": "PPPK",
    "non-asn": "non-ASN",
    "non asn": "non-ASN",
    "nonasn": "non-ASN",
    "honorer": "non-ASN",
    "kontrak": "non-ASN",
    "tenaga kontrak": "non-ASN",
    "thl": "non-ASN",
    "blud": "non-ASN",
    "ptt": "non-ASN",
    "gtt": "non-ASN",
}


def _parse_status(value: Any) -> str:
    text = clean_text(value)
    if text.casefold() not in _STATUS:
        message = "Status ini tidak dikenal." if text else "Status pegawai ini belum diisi."
        raise FieldError(message, f"Tulis {_KINDS}.", text)
    return _STATUS[text.casefold()]


class Pegawai(Record):
    """One employee.

    ``nip`` is for PNS and CPNS, ``ni_pppk`` for PPPK (many offices write both into the NIP column),
    ``nik`` for non-ASN. ``unit_kerja`` is the code or the name of a unit. ``atasan`` names the
    superior who signs as witness: by NIP or name, or an official of the settings by key. When it
    is empty, the superior is the head of the unit.
    """

    nama: Teks = Field(min_length=1, description=NAMA)
    gelar_depan: Teks = ""
    gelar_belakang: Teks = ""
    status: Annotated[StatusPegawai, BeforeValidator(_parse_status)] = Field(description=_KINDS)
    nip: Teks = ""
    ni_pppk: Teks = ""
    nik: Teks = ""
    pangkat: Teks = ""
    golongan: Teks = ""
    jabatan: Teks = ""
    unit_kerja: Teks = ""
    punya_bawahan: YaTidak = False
    atasan: Teks = ""
    tanggal_lahir: TanggalNaskah = None
    jenis_kelamin: Teks = ""

    _split_gelar = model_validator(mode="before")(split_gelar)

    @property
    def nomor_identitas(self) -> str:
        """The number that identifies this employee by status, digits only; empty when absent."""
        if self.status is StatusPegawai.NON_ASN:
            number = self.nik
        elif self.status is StatusPegawai.PPPK:
            number = self.ni_pppk or self.nip
        else:
            number = self.nip
        return only_digits(number)

    @property
    def record_key(self) -> str:
        """The identity number; for staff without one, name and unit."""
        return self.nomor_identitas or f"{self.nama}@{self.unit_kerja}"
