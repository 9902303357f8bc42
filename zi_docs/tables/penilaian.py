"""One row of an assessment: an input of the LKE, answered by the unit and by the assessors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from zi_docs.model.record import Record
from zi_docs.penilaian import Jawaban, lembar_dari

UNIT, TPI = "unit", "tpi"
"""Who answers: the unit, or Tim Penilai Internal."""


class Penilaian(Record):
    """One input of the LKE in one round, with both answers and what was noted of them."""

    if TYPE_CHECKING:
        unit_kerja: str
        putaran: str
        kode_lke: str
        jawaban_unit: str
        catatan_unit: str
        bukti_unit: tuple[str, ...]
        jawaban_tpi: str
        catatan_tpi: str
        rekomendasi_tpi: str
        batas_waktu: object

    def jawaban(self, siapa: str) -> str:
        """Return the answer of the unit or of the assessors, as typed."""
        return self.jawaban_tpi if siapa == TPI else self.jawaban_unit


def lembar_of(rows: Iterable[Penilaian], siapa: str, on: date) -> dict[str, Jawaban]:
    """Return the answers that the unit or the assessors gave in these rows, by code."""
    return lembar_dari(((row.kode_lke, row.jawaban(siapa)) for row in rows), on)
