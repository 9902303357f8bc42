"""Checks of the recommendations of an evaluation: which are open, and whether all are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zi_docs.checks import problems_rekomendasi as problems
from zi_docs.checks.problems_rows import overdue
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.penilaian import kode_key, split_codes
from zi_docs.tables import DataSet, Rapat
from zi_docs.tables.kelompok import Kelompok

_LOW = frozenset({"c", "d", "e", "tidak"})
_SETTLED = "selesai"
_BY_ASSESSORS = "evaluasi Tim Penilai Internal"


def check_lewat_batas(group: Record | None, tanggal: date) -> Iterator[Problem]:
    """Note each open recommendation whose last day is before the date of the report (ZI196)."""
    for row in _rows(group):
        if row.status != _SETTLED and row.batas and row.batas < tanggal:
            yield overdue(row, row.batas, tanggal)


def check_sumber(dataset: DataSet, group: Record | None, tanggal: date) -> Iterator[Problem]:
    """Check that a report follows its source (ZI397), and has all of the assessors' (ZI185).

    The assessors' recommendations are those of the LKE. Where the report has none of their codes,
    it speaks of another evaluation.
    """
    rows = _rows(group)
    later = [row for row in rows if row.tanggal and row.tanggal > tanggal]
    if later:
        yield problems.before_its_source(max(later, key=lambda row: row.tanggal), tanggal)
    unit = dataset.unit_of(group) if group is not None else None
    if unit is None or not rows or rows[0].sumber != _BY_ASSESSORS:
        return
    told = {kode_key(kode) for row in rows for kode in split_codes(row.kode_lke or "")}
    given: list[Any] = [row for row in dataset.owned(unit, "penilaian") if _advice(row)]
    last = max((row.putaran for row in given), default="")
    given = [row for row in given if row.putaran == last]
    missing = [row for row in given if kode_key(row.kode_lke) not in told]
    for row in missing if len(missing) < len(given) else ():
        yield problems.advice_left_out(row)


def check_tanpa_rekomendasi(group: Record | None) -> Iterator[Problem]:
    """Check that the assessors advise, by a day, on each C, D, E and Tidak of theirs (ZI251).

    An office whose assessors advise on nothing writes its advice elsewhere, and is told nothing.
    Source: the tasks of the assessors in PermenPANRB 90/2021, Lampiran II.
    """
    rows = _rows(group)
    low = [row for row in rows if fold(row.jawaban_tpi or "") in _LOW]
    silent = [row for row in low if not (_advice(row) and row.batas_waktu)]
    if silent and any(map(_advice, rows)):
        yield problems.without_advice(silent)


def check_dibawa(dataset: DataSet, rapat: Record | None) -> Iterator[Problem]:
    """Note a follow-up of a reported event that Rekomendasi lacks, though it has others (ZI599).

    An office that keeps the follow-ups of its meetings elsewhere is told nothing: only one that
    stands there in all its words shows that they are carried there.
    """
    unit = dataset.unit_of(rapat) if rapat is not None else None
    if not isinstance(rapat, Rapat) or unit is None or not dataset.is_whole("rekomendasi"):
        return
    rows: Sequence[Any] = dataset.owned(unit, "rekomendasi")
    known = [set(fold(text).split()) for row in rows for text in (row.uraian, row.rencana) if text]
    tasks = dataset.children(rapat, "tindak_lanjut", "uraian") if known else []
    said = [(task.uraian, set(fold(task.uraian).split()), place) for task, place in tasks]
    if not any(words <= other for _, words, _ in said for other in known):
        return
    for text, words, place in said:
        if not any(2 * len(words & other) >= len(words) for other in known):
            yield problems.not_carried(place, text, rapat.label)


def _advice(row: Any) -> str:
    return str(row.rekomendasi_tpi or "")


def _rows(group: Record | None) -> tuple[Any, ...]:
    return group.grouped_rows if isinstance(group, Kelompok) else ()
