"""One row of a unit's plan."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from zi_docs.model.fields import Bulan, DaftarTeks, Rupiah, Teks, YaTidak, clean_text, is_yes
from zi_docs.model.record import Record

__all__ = ["RencanaAksi"]


def _is_marked(mark: Any) -> bool:
    """Take anything in the cell of a month for a mark, but what says no."""
    try:
        return is_yes(mark)
    except ValueError:
        return bool(clean_text(mark))


class RencanaAksi(Record):
    """One activity under one of the six areas.

    ``area`` is as typed (name or number); ``jadwal`` holds months 1..12, from one text ("Jan-Mar",
    "TW II") or from twelve columns ``bulan_1`` .. ``bulan_12`` that are marked.
    """

    unit_kerja: Teks = Field(min_length=1)
    area: Teks = Field(min_length=1)
    kode_lke: Teks = ""
    kegiatan: Teks = Field(min_length=1)
    indikator: Teks = ""
    output: Teks = ""
    target: Teks = ""
    satuan: Teks = ""
    target_prioritas: YaTidak = False
    quick_win: YaTidak = False
    jadwal: Bulan = ()
    penanggung_jawab: Teks = ""
    anggaran: Rupiah = None
    bukti_dukung: DaftarTeks = ()

    @model_validator(mode="before")
    @classmethod
    def _collect_months(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        rest = dict(values)
        marks = {n: rest.pop(f"bulan_{n}") for n in range(1, 13) if f"bulan_{n}" in rest}
        if marks and not rest.get("jadwal"):
            rest["jadwal"] = [n for n, mark in marks.items() if _is_marked(mark)]
        return rest

    @property
    def record_key(self) -> str:
        """The unit's code and the activity."""
        return f"{self.unit_kerja}:{self.kegiatan}"
