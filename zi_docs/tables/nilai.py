"""What a naskah sees of a score: ``nilai`` of one round, ``daftar_nilai`` of all units.

Numbers print with two decimals and are numbers for a chart. What is compared with a threshold was
compared in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from zi_docs import zona_integritas
from zi_docs.model.fields import Angka
from zi_docs.model.values import Absent
from zi_docs.penilaian import (
    Hasil,
    Langkah,
    Nilai,
    PutusanSyarat,
    Telaah,
    Uji,
    kode_key,
)
from zi_docs.penilaian.tampil import bulat, kalimat_putusan, kalimat_syarat, ringkas, teks
from zi_docs.tables.catatan_nilai import advice, answer_of, findings, goals
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian
from zi_docs.tables.putaran import Putaran, daftar_putaran
from zi_docs.zona_integritas.ambang import PREDIKAT

NAMES = frozenset({"nilai", "daftar_nilai"})
"""The names of the context that follow from the table Penilaian."""

TABLES = frozenset({"penilaian", "unit_kerja", "syarat_instansi", "syarat_unit", "tlhp"})
"""The tables from which they follow."""

_PARTS = ("pengungkit", "pemenuhan", "reform", "hasil", "total")


def nilai_of(one: Putaran) -> dict[str, Any]:
    """Return what a naskah sees of one round; what is false where nobody answered."""
    side = one.menentukan
    if side is None:
        return Absent()
    predikat = one.unit.predikat_diusulkan or PREDIKAT[0]
    conditions = one.syarat[predikat]
    return {
        **_round(one, predikat),
        **_verdict(side, conditions, one.on.year),
        "celah": zona_integritas.celah_syarat(one.on),
        **{name: _number(getattr(side.nilai, name)) for name in _PARTS},
        "baris": list(_lines(one)),
        "area": [_area(one, index) for index in range(len(side.nilai.area))],
        "kosong": [isian.kode for isian in side.nilai.kosong],
        "temuan": list(findings(one, side)),
        "rekomendasi": list(advice(one)),
        "dituju": list(goals(one, side, predikat)),
        "jawaban": list(_answers(one)),
        "langkah": [_step(step) for step in side.langkah],
        "buku_kerja": " ".join(side.buku.sebab),
        "dari_unit": _brief(one.dari_unit, predikat),
        "dari_tpi": _brief(one.dari_tpi, predikat),
    }


def _round(one: Putaran, predikat: str) -> dict[str, Any]:
    return {
        "putaran": one.putaran,
        "unit": one.unit.nama,
        "kode_unit": one.unit.kode,
        "penilai": TPI if one.dari_tpi else UNIT,
        "predikat": predikat,
    }


def daftar_nilai(dataset: DataSet, on: date) -> list[dict[str, Any]]:
    """Return what a naskah sees of the last round of each unit; empty without an LKE of ``on``."""
    if not zona_integritas.daftar_isian(on):
        return []
    rounds = (daftar_putaran(dataset, unit, on) for unit in dataset.unit_kerja)
    return [shown for found in rounds if found and (shown := nilai_of(found[-1]))]


def nilai_of_rows(dataset: DataSet, rows: Iterable[Penilaian], on: date) -> dict[str, Any]:
    """Return what a naskah sees of the last round to which some rows of one unit belong."""
    names = [row.putaran for row in rows]
    unit = dataset.unit_of(next(iter(rows)))
    if unit is None or not zona_integritas.daftar_isian(on):
        return Absent()
    return nilai_of(next(r for r in daftar_putaran(dataset, unit, on) if r.putaran == max(names)))


def _number(value: Fraction, least: Fraction | None = None) -> Angka:
    return Angka.of(bulat(value, least), teks(value, least))


def _verdict(side: Telaah, conditions: PutusanSyarat, year: int) -> dict[str, Any]:
    verdict = side.putusan[conditions.predikat]
    unmet, unknown = conditions.of(Hasil.BELUM), conditions.of(Hasil.TIDAK_DIKETAHUI)
    return {
        "ambang": [_test(test) for test in verdict.uji],
        "gagal": [_test(test) for test in verdict.gagal],
        "syarat": [
            {
                "nama": test.syarat.nama,
                "uraian": kalimat_syarat(test, year),
                "putusan": kalimat_putusan(test, year),
                "hasil": test.hasil.value,
                "terpenuhi": test.hasil in (Hasil.TERPENUHI, Hasil.BATAS),
            }
            for test in conditions.semua
        ],
        "afirmasi": conditions.afirmasi,
        "lulus": verdict.lulus,
        "layak": verdict.lulus and not unmet and not unknown,
        "belum_pasti": verdict.lulus and not unmet and bool(unknown),
    }


def _test(test: Uji) -> dict[str, Any]:
    mark = "%" if test.satuan == "persen" else ""
    return {
        "nama": test.nama,
        "nilai": f"{teks(test.nilai, test.minimum)}{mark}",
        "minimum": f"{ringkas(test.minimum)}{mark}",
        "kurang": f"{teks(test.kurang)}{mark}" if test.kurang else "",
        "lulus": test.lulus,
    }


def _lines(one: Putaran) -> Iterator[dict[str, Any]]:
    """Yield the lines of the table of scores: whole parts, areas of each half, and hasil."""
    sides = {UNIT: one.dari_unit, TPI: one.dari_tpi}
    scores = {who: side.nilai for who, side in sides.items() if side}
    any_score = next(iter(scores.values()))
    for half in ("pemenuhan", "reform"):
        weights = [getattr(area, f"bobot_{half}") for area in any_score.area]
        points = {who: getattr(score, half) for who, score in scores.items()}
        yield _line(half.capitalize(), 1, sum(weights, Fraction(0)), points)
        for index, area in enumerate(any_score.area):
            parts = {who: getattr(score.area[index], half) for who, score in scores.items()}
            yield _line(f"{area.nomor}. {area.nama}", 2, weights[index], parts)
    yield from _rest(scores, any_score)


def _rest(scores: dict[str, Nilai], any_score: Nilai) -> Iterator[dict[str, Any]]:
    rows = [row for row in any_score.pertanyaan if row.pertanyaan.area is None]
    weight = sum((row.bobot for row in rows), Fraction(0))
    yield _line("Hasil", 1, weight, {who: score.hasil for who, score in scores.items()})
    for row in rows:
        kode = row.pertanyaan.kode
        points = {who: score.of_question(kode) for who, score in scores.items()}
        yield _line(row.pertanyaan.teks, 2, row.bobot, points)
    yield _line("Jumlah", 0, Fraction(100), {who: score.total for who, score in scores.items()})


def _line(nama: str, level: int, weight: Fraction, points: dict[str, Fraction]) -> dict[str, Any]:
    reached = points.get(TPI, points.get(UNIT, Fraction(0)))
    return {
        "nama": nama,
        "tingkat": level,
        "bobot": ringkas(weight),
        **{who: _number(points[who]) if who in points else "" for who in (UNIT, TPI)},
        "persen": _number(100 * reached / weight),
    }


def _area(one: Putaran, index: int) -> dict[str, Any]:
    sides = {UNIT: one.dari_unit, TPI: one.dari_tpi}
    decides = one.menentukan or next(side for side in sides.values() if side)
    area = decides.nilai.area[index]
    percents = {who: side.nilai.area[index].persen for who, side in sides.items() if side}
    return {
        "nomor": area.nomor,
        "nama": area.nama,
        "label": f"Area {area.nomor}",
        "bobot": ringkas(area.bobot),
        "nilai": _number(area.poin),
        "persen": _number(area.persen),
        "kurang": _number(area.bobot - area.poin),
        **{f"persen_{who}": _number(percents.get(who, Fraction(0))) for who in (UNIT, TPI)},
    }


def _answers(one: Putaran) -> Iterator[dict[str, Any]]:
    """Yield each input of the LKE with the answers of both sides, in its order."""
    rows = {kode_key(row.kode_lke): row for row in one.baris}
    areas = {area.nomor: area.nama for area in zona_integritas.daftar_area(one.on)}
    for isian in zona_integritas.daftar_isian(one.on):
        row = rows.get(kode_key(isian.kode))
        yield {
            "kode": isian.kode,
            "pertanyaan": isian.nama,
            "area": areas.get(isian.pertanyaan.area or 0, "Hasil"),
            "unit": answer_of(one, UNIT, isian.kode) or "–",
            "tpi": answer_of(one, TPI, isian.kode) or "–",
            "catatan": row.catatan_tpi if row else "",
        }


def _step(step: Langkah) -> dict[str, Any]:
    return {
        "kode": step.kode,
        "pertanyaan": step.nama,
        "sekarang": step.sekarang,
        "menjadi": step.berikut,
        "kriteria": step.kriteria,
        "tambah": _number(step.tambah),
    }


def _brief(side: Telaah | None, predikat: str) -> dict[str, Any]:
    """Return the score of one side; what is false where it answered nothing."""
    if side is None:
        return Absent({**dict.fromkeys(_PARTS, ""), "lulus": ""})
    parts = {name: _number(getattr(side.nilai, name)) for name in _PARTS}
    return {**parts, "lulus": side.putusan[predikat].lulus}
