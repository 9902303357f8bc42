"""Checks of an evaluation against its assignment: it is held and reported within its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zi_docs.checks import problems_acara as problems
from zi_docs.checks.tim import who
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Rapat, UnitKerja

_CLOSING = "hasil evaluasi"
_EVALUATES = ("evaluasi", "penilaian", "menilai")


def check_masa_tugas(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Check the days of a unit's evaluation against the letters of assignment for it (ZI488).

    The closing meeting falls within an assignment, the report between its first day and the last
    one for reporting. An assignment is a unit's when its task or place names the unit.
    """
    unit = dataset.unit_of(record) if record is not None else None
    if record is None or unit is None or not dataset.is_whole("tugas"):
        return
    if isinstance(record, Rapat):
        if getattr(record, "berita_acara", "") == _CLOSING and record.tanggal:
            yield from _outside(dataset, unit, record.tanggal, record.place("tanggal"), "selesai")
        return
    special = doctype.id in dataset.pengaturan.tanggal_jenis
    path = f"tanggal_jenis.{doctype.id}" if special else "tanggal"
    yield from _outside(dataset, unit, tanggal, dataset.settings_row.place(path), "lapor")


def check_penilai_bertugas(dataset: DataSet) -> Iterator[Problem]:
    """Tell who is sent to evaluate a unit without being an internal assessor (ZI534).

    Nothing is told while no assessors are known.
    """
    teams: Sequence[Any] = dataset.rows("tim") if dataset.is_whole("tim") else ()
    assessors = {who(dataset, row.orang) for row in teams if row.macam == "penilai internal"}
    for tugas in dataset.rows("tugas") if assessors else ():
        if not any(_is_evaluation(tugas, unit) for unit in dataset.unit_kerja):
            continue
        for row, place in dataset.children(tugas, "petugas", "orang"):
            if row.orang and who(dataset, row.orang) not in assessors:
                yield problems.no_assessor(place, str(row.orang), tugas)


def _outside(
    dataset: DataSet, unit: UnitKerja, on: date, place: Place, end: str
) -> Iterator[Problem]:
    """Report a day that is within none of a unit's assignments, by the last of these."""
    tasks: list[Any] = [row for row in dataset.rows("tugas") if _is_evaluation(row, unit)]
    spans = [(row, row.mulai, _last(row, end)) for row in tasks if row.mulai]
    if spans and not any(first <= on <= last for _, first, last in spans):
        row, first, last = spans[-1]
        yield problems.outside_assignment(place, on, row, first, last)


def _last(row: Any, end: str) -> date:
    """Return the last day of an assignment; without a last day for reporting there is none."""
    last: date | None = getattr(row, end)
    return last or (row.mulai if end == "selesai" else date.max)


def _is_evaluation(row: Any, unit: UnitKerja) -> bool:
    """Tell whether an assignment is to evaluate a unit."""
    tasks = fold(" ".join(row.untuk))
    named = fold(unit.nama) in f"{tasks} {fold(row.tempat or '')}"
    return named and any(word in tasks for word in _EVALUATES)
