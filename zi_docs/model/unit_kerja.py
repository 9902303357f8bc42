"""A unit of the office: dinas, badan, kecamatan, puskesmas, RSUD, school."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from zi_docs.errors import FieldError
from zi_docs.model.fields import Teks, YaTidak, clean_text
from zi_docs.model.record import Record

_CHOICE = "WBK atau WBBM, atau kosongkan"
_PREDIKAT = {
    "": "",
    "-": "",
    "belum ada": "",
    "wbk": "WBK",
    "menuju wbk": "WBK",
    "wilayah bebas dari korupsi": "WBK",
    "wbbm": "WBBM",
    "menuju wbbm": "WBBM",
    "wilayah birokrasi bersih dan melayani": "WBBM",
}


def _parse_predikat(value: Any) -> str:
    text = clean_text(value)
    if text.casefold() not in _PREDIKAT:
        raise FieldError("Predikat ini tidak dikenal.", f"Tulis {_CHOICE}.", text)
    return _PREDIKAT[text.casefold()]


Predikat = Annotated[
    Literal["", "WBK", "WBBM"],
    BeforeValidator(_parse_predikat),
    Field(description=_CHOICE),
]


class UnitKerja(Record):
    """One unit, its head, and the predicate it is proposed for.

    The three criteria for choosing a unit are those of 52/2014 as amended: importance for public
    service, large resources, and a reform that is well advanced. ``kepala`` names an employee by
    NIP or name, or an official of the settings by key.
    """

    kode: Teks = Field(min_length=1)
    nama: Teks = Field(min_length=1)
    singkatan: Teks = ""
    jenis: Teks = ""
    alamat: Teks = ""
    kode_pos: Teks = ""
    telepon: Teks = ""
    pos_el: Teks = ""
    laman: Teks = ""
    kepala: Teks = ""
    predikat_diusulkan: Predikat = ""
    predikat_dimiliki: Predikat = ""
    kriteria_strategis: YaTidak = False
    kriteria_sumber_daya: YaTidak = False
    kriteria_reformasi: YaTidak = False
    keterangan: Teks = ""

    @property
    def record_key(self) -> str:
        """The unit's code."""
        return self.kode
