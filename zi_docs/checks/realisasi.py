"""Checks of a report on a plan: its rows are those of the plan, and its numbers fit their state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_rows as problems
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet
from zi_docs.tables.kelompok import Kelompok

_QUARTERS = ("I", "II", "III", "IV")
_PLAN = "rencana_aksi"


def check_realisasi(dataset: DataSet, group: Record | None, tanggal: date) -> Iterator[Problem]:
    """Check a quarter of a unit: numbers (ZI186), the plan (ZI185), and its last day (ZI187)."""
    if not isinstance(group, Kelompok):
        return
    rows: list[Any] = list(group.grouped_rows)
    quarter = _QUARTERS.index(rows[0].triwulan) + 1
    for row in rows:
        yield from _state(row)
    yield from _same_rows(dataset, rows, quarter)
    end = indonesian.akhir_triwulan(dataset.pengaturan.tahun, quarter)
    if tanggal <= end:
        yield problems.before_its_end(rows[0], "triwulan", tanggal, end)


def _state(row: Any) -> Iterator[Problem]:
    """Report a row that is done without reaching its target, or reaches it and is not done."""
    if not row.target or row.capaian is None:
        return
    reached = row.capaian >= row.target
    if reached != (row.status == "selesai"):
        yield problems.other_state(row, reached)


def _same_rows(dataset: DataSet, rows: list[Any], quarter: int) -> Iterator[Problem]:
    """Report what stands only in the report, and what the plan has in this quarter and it lacks."""
    unit = dataset.find_unit(rows[0].unit_kerja)
    if unit is None or not dataset.is_whole(_PLAN) or not dataset.is_whole("realisasi"):
        return
    plan: dict[str, Any] = {fold(one.kegiatan): one for one in dataset.owned(unit, _PLAN)}  # type: ignore[attr-defined]
    told = {fold(row.kegiatan) for row in rows}
    for row in rows if plan else ():
        if fold(row.kegiatan) not in plan:
            yield problems.not_in_plan(row)
    months = range(quarter * 3 - 2, quarter * 3 + 1)
    for name, one in plan.items():
        if name not in told and any(month in months for month in one.jadwal):
            yield problems.not_reported(one, rows[0].triwulan)
