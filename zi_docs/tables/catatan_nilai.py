"""What a report says of single questions: what the assessors recommend, and what is still to reach.

A recommendation is only what the assessors wrote: it has a last day and is followed up by itself.
What the LKE asks for beyond the present answer is a state, and nobody's recommendation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from zi_docs import zona_integritas
from zi_docs.indonesian import format_angka
from zi_docs.model.fields import Angka
from zi_docs.penilaian import Langkah, Telaah, jawaban_teks, kode_key
from zi_docs.penilaian.jarak import komponen_indeks
from zi_docs.penilaian.tampil import bulat, teks
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian
from zi_docs.tables.putaran import Putaran
from zi_docs.zona_integritas.isian import INDEKS
from zi_docs.zona_integritas.lke import Pertanyaan

_CENTS = 2

Rows = Mapping[str, Penilaian]


def findings(one: Putaran, side: Telaah) -> Iterator[dict[str, Any]]:
    """Yield each question that is below its best by the answers that decide, by area.

    Where the assessors recommend nothing, its ``rekomendasi`` is the state to reach.
    """
    rows, steps = _rows(one), _steps(side)
    for question in zona_integritas.pertanyaan_per_area(one.on):
        if step := steps.get(question.kode):
            row = rows.get(kode_key(question.kode))
            own = row.rekomendasi_tpi if row else ""
            yield {
                **_about(one, question),
                "nomor_area": question.area or "",
                "jawaban": step.sekarang,
                "catatan": row.catatan_tpi if row else "",
                "rekomendasi": own or step.sasaran or step.kriteria,
                "batas_waktu": (row.batas_waktu if row else "") or "",
                "tambah": Angka.of(bulat(step.tambah), teks(step.tambah)),
            }


def advice(one: Putaran) -> Iterator[dict[str, Any]]:
    """Yield each recommendation of the assessors, by area.

    One that was given beside a count, or beside an answer that is the best already, is one too.
    """
    rows = _rows(one)
    for question in zona_integritas.pertanyaan_per_area(one.on):
        for kode, nama in _parts(one, question).items():
            row = rows.get(kode_key(kode))
            if row and row.rekomendasi_tpi:
                yield {
                    **_about(one, question),
                    **_answered(one, kode, nama),
                    "catatan": row.catatan_tpi,
                    "rekomendasi": row.rekomendasi_tpi,
                    "batas_waktu": row.batas_waktu or "",
                }


def goals(one: Putaran, side: Telaah, predikat: str) -> Iterator[dict[str, Any]]:
    """Yield each other question that is below its best, with the state that is to be reached.

    An index that reaches its threshold of the predicate is left out: no rule asks for more.
    """
    rows, steps = _rows(one), _steps(side)
    reached = {test.kunci for test in side.putusan[predikat].uji if test.lulus}
    for question in zona_integritas.pertanyaan_per_area(one.on):
        step = steps.get(question.kode)
        own = [row for kode in _parts(one, question) if (row := rows.get(kode_key(kode)))]
        if step is None or any(row.rekomendasi_tpi for row in own):
            continue
        noted = "; ".join(row.catatan_tpi for row in own if row.catatan_tpi)
        goal = "" if komponen_indeks(question.kode) in reached else step.sasaran
        if goal or noted:
            yield {**_about(one, question), "catatan": noted, "keadaan": goal}


def answer_of(one: Putaran, who: str, kode: str) -> str:
    """Return an answer of one side as it is printed; an index with two decimals at least."""
    side = {UNIT: one.dari_unit, TPI: one.dari_tpi}[who]
    value = side.lembar.get(kode) if side else None
    isian = zona_integritas.cari_isian(one.on).get(kode)
    if isinstance(value, Decimal) and isian and isian.jawaban == INDEKS:
        given = value.normalize().as_tuple().exponent
        return format_angka(value, max(_CENTS, -given if isinstance(given, int) else 0))
    return jawaban_teks(value)


def _about(one: Putaran, question: Pertanyaan) -> dict[str, Any]:
    areas = {area.nomor: area.nama for area in zona_integritas.daftar_area(one.on)}
    area = areas.get(question.area or 0, "Hasil")
    return {**_answered(one, question.kode, question.teks), "area": area}


def _answered(one: Putaran, kode: str, nama: str) -> dict[str, Any]:
    sides = {f"jawaban_{who}": answer_of(one, who, kode) for who in (UNIT, TPI)}
    return {"kode": kode, "pertanyaan": nama, **sides}


def _parts(one: Putaran, question: Pertanyaan) -> dict[str, str]:
    """Return the codes where something may stand about a question: its own, and of its counts."""
    counts = zona_integritas.daftar_isian(one.on)
    inputs = {isian.kode: isian.nama for isian in counts if isian.pertanyaan is question}
    return {question.kode: question.teks, **inputs}


def _rows(one: Putaran) -> Rows:
    return {kode_key(row.kode_lke): row for row in one.baris}


def _steps(side: Telaah) -> dict[str, Langkah]:
    return {step.kode: step for step in side.langkah}
