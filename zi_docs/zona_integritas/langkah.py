"""The steps of a plan: for each better answer of the LKE, what a unit does to reach it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version
from zi_docs.zona_integritas.lke import Pertanyaan, daftar_pertanyaan


@dataclass(frozen=True)
class Langkah:
    """One step: it brings the answer of the question ``kode`` to ``jawaban``.

    ``bulan`` holds months 1..12. ``pelaksana`` is a position in the unit's team, as the table of
    teams names it; "Koordinator" is the one of the area's group. ``target`` is a whole number,
    ``satuan`` its unit of measure.
    """

    kode: str
    jawaban: str
    kegiatan: str
    output: str
    target: str
    satuan: str
    bukti: tuple[str, ...]
    bulan: tuple[int, ...]
    pelaksana: str


def tangga_jawaban(pertanyaan: Pertanyaan) -> tuple[str, ...]:
    """Return the answers of a question from the worst to the best: ``("C", "B", "A")``.

    The result is empty for a number, a percentage or an index, which have no steps between them.
    """
    answers = pertanyaan.jawaban.split("/")
    return tuple(reversed(answers)) if len(answers) > 1 else ()


def daftar_langkah(on: date) -> tuple[Langkah, ...]:
    """Return every step of the LKE in force on ``on``, in its order, the lowest answer first.

    Only the questions of pemenuhan have steps. The result is empty when the LKE of that date is
    not known. Source: the answers of PermenPANRB 90/2021, Lampiran III; the steps are our own.
    """
    questions = [one for one in daftar_pertanyaan(on) if one.komponen == "pemenuhan"]
    rows = {kode: row for area in range(1, 7) for kode, row in _of_area(area, on).items()}
    return tuple(
        _step(one.kode, answer, rows[one.kode][answer])
        for one in questions
        for answer in tangga_jawaban(one)[1:]
    )


def langkah_berikut(pertanyaan: Pertanyaan, jawaban: str, on: date) -> Langkah | None:
    """Return the step from an answer to the next better one; None when there is no better one.

    An empty answer counts as the worst. Raises ``ValueError`` for an answer that the question does
    not have. Source: as ``daftar_langkah``.
    """
    ladder = tangga_jawaban(pertanyaan)
    at = ladder.index(jawaban) if jawaban else 0
    return _by_answer(on).get((pertanyaan.kode, ladder[at + 1])) if ladder[at + 1 :] else None


def langkah_terbaik(pertanyaan: Pertanyaan, on: date) -> Langkah | None:
    """Return the step that reaches the best answer; None for a question without steps.

    Source: as ``daftar_langkah``.
    """
    ladder = tangga_jawaban(pertanyaan)
    return _by_answer(on).get((pertanyaan.kode, ladder[-1])) if ladder else None


def _of_area(area: int, on: date) -> Mapping[str, Any]:
    version = pick_version(load_data(f"langkah_{area}")["versi"], on)
    return version["langkah"] if version else {}


def _step(kode: str, jawaban: str, row: Mapping[str, Any]) -> Langkah:
    lists = {name: tuple(row[name]) for name in ("bukti", "bulan")}
    return Langkah(kode, jawaban, **{**row, **lists})


@cache
def _by_answer(on: date) -> Mapping[tuple[str, str], Langkah]:
    return {(one.kode, one.jawaban): one for one in daftar_langkah(on)}
