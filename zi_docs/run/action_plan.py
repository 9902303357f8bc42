"""The plan that a unit could have: steps of the LKE as rows of the table of plans.

From a self-assessment come the steps to the next better answers, without one a step for each
question. Who does a step is looked up in the unit's team.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zi_docs.indonesian.bulan import nama_bulan
from zi_docs.model import Record
from zi_docs.penilaian import Jawaban, Lembar, langkah, lembar_dari
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.keys import value_at
from zi_docs.tables.tim_kerja import Team
from zi_docs.zona_integritas import (
    Area,
    Isian,
    Langkah,
    cari_isian,
    daftar_area,
    daftar_isian,
    langkah_berikut,
    langkah_terbaik,
)

ASSESSMENT = "penilaian"

_SHORT_MONTH = 3  # letters


@dataclass(frozen=True, slots=True)
class Proposed:
    """One step that is proposed, for a question, from an answer; "" where none is known.

    ``tambahan`` is how many points of 100 the better answer adds.
    """

    isian: Isian
    langkah: Langkah
    jawaban: str = ""
    tambahan: Fraction = Fraction(0)

    @property
    def area(self) -> int:
        """The area of the question."""
        return self.isian.pertanyaan.area or 0


def propose_best(on: date) -> list[Proposed]:
    """Return the step to the best answer of each question that has steps, in the LKE's order."""
    steps = ((one, langkah_terbaik(one.pertanyaan, on)) for one in daftar_isian(on))
    return [Proposed(one, step) for one, step in steps if step]


def propose_gaps(lembar: Lembar, on: date) -> list[Proposed]:
    """Return the step to the next better answer of each question that is below its best.

    A question without an answer counts as the worst. The rows stand by area, as in every plan, and
    in an area those first that add most.
    """
    inputs = cari_isian(on)
    found = []
    for gap in langkah(lembar, on):
        one = inputs.get(gap.kode)
        step = langkah_berikut(one.pertanyaan, gap.sekarang, on) if one and one.pilihan else None
        if one and step:
            found.append(Proposed(one, step, gap.sekarang, gap.tambah))
    return sorted(found, key=lambda one: one.area)


def without_steps(lembar: Lembar, on: date) -> list[str]:
    """Return the codes below their best for which there is no step: indicators and results."""
    stepped = {one.isian.kode for one in propose_gaps(lembar, on)}
    return [gap.kode for gap in langkah(lembar, on) if gap.kode not in stepped]


def answers_of(dataset: DataSet, unit: UnitKerja, on: date) -> dict[str, Jawaban]:
    """Return the answers of a unit's last assessment by code; empty when it has none.

    Where the assessors answered, their answer counts, else that of the unit.
    """
    rows = assessment_of(dataset, unit)
    pairs = (
        (str(value_at(row, "kode_lke")), str(value_at(row, column) or ""))
        for row in rows
        for column in ("jawaban_unit", "jawaban_tpi")
    )
    return lembar_dari(pairs, on)


def assessment_of(dataset: DataSet, unit: UnitKerja) -> list[Record]:
    """Return the rows of a unit's last assessment, in the order they were typed."""
    rows = [row for row in dataset.rows(ASSESSMENT) if dataset.unit_of(row) is unit]
    rounds = [str(value_at(row, "putaran")) for row in rows]
    last = max(rounds, default="")
    return [row for row, number in zip(rows, rounds, strict=True) if number == last]


def rows_of(
    dataset: DataSet, unit: UnitKerja, proposed: Sequence[Proposed], on: date
) -> list[dict[str, str]]:
    """Return the rows of the table of plans for these steps, as a clerk would type them."""
    areas = {one.nomor: one for one in daftar_area(on)}
    team = Team.of(dataset, unit)
    return [_row(unit, one, areas[one.area], team) for one in proposed]


def _row(unit: UnitKerja, one: Proposed, area: Area, team: Team) -> dict[str, str]:
    step = one.langkah
    criteria = {each.jawaban: each.kriteria for each in one.isian.pilihan}
    return {
        "unit_kerja": unit.kode,
        "area": area.nama,
        "kode_lke": step.kode,
        "kegiatan": step.kegiatan,
        "indikator": criteria[step.jawaban],
        "output": step.output,
        "target": step.target,
        "satuan": step.satuan,
        "jadwal": months_typed(step.bulan),
        "penanggung_jawab": team.doing(step, area),
        "bukti_dukung": "\n".join(step.bukti),
    }


def months_typed(months: Sequence[int]) -> str:
    """Return months as the reader of schedules knows them: "Jan-Mar", or "Mar, Jun, Sep"."""
    names = [nama_bulan(month)[:_SHORT_MONTH] for month in months]
    is_span = len(months) > 1 and months[-1] - months[0] == len(months) - 1
    return f"{names[0]}-{names[-1]}" if is_span else ", ".join(names)
