"""Checks of a report on a plan: its rows are those of the plan, and its numbers fit their state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_rows as problems
from zi_docs.checks.problems_rekomendasi import left_open, no_meeting
from zi_docs.checks.rapat import check_pimpinan_diundang, pemantauan_of
from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, UnitKerja
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


def check_triwulan_lalu(dataset: DataSet, group: Record | None) -> Iterator[Problem]:
    """Note what was open in the quarter before, and is not reported again (ZI240).

    What the plan has in this quarter is told as missing from it (ZI185).
    """
    unit = dataset.unit_of(group) if group is not None else None
    if not isinstance(group, Kelompok) or unit is None or not dataset.is_whole("realisasi"):
        return
    rows: list[Any] = list(group.grouped_rows)
    this = _QUARTERS.index(rows[0].triwulan)
    told = {fold(row.kegiatan) for row in rows} | _planned(dataset, unit, this + 1)
    before: Sequence[Any] = dataset.owned(unit, "realisasi") if this else ()
    for row in before:
        open_then = row.triwulan == _QUARTERS[this - 1] and row.status != "selesai"
        if open_then and fold(row.kegiatan) not in told:
            yield left_open(row, row.triwulan, rows[0].triwulan)


def _planned(dataset: DataSet, unit: UnitKerja, quarter: int) -> set[str]:
    months = range(quarter * 3 - 2, quarter * 3 + 1)
    plans = dataset.plans_of(unit)
    return {fold(one.kegiatan) for one in plans if any(month in months for month in one.jadwal)}


def check_rapat_pemantauan(
    dataset: DataSet, doctype: DocType, group: Record | None, tanggal: date
) -> Iterator[Problem]:
    """Note a quarter without a meeting on the plan, in a unit that holds such meetings (ZI238).

    A meeting after the quarter, until the report, is about that quarter too. The head of the unit
    was there (ZI239), which the invitation to it asks too.
    """
    unit = dataset.unit_of(group) if group is not None else None
    typed = dataset.pengaturan.isian.get(doctype.id, {}).get("rapat_pemantauan")
    if not isinstance(group, Kelompok) or unit is None or typed or not dataset.is_whole("rapat"):
        return
    first: Any = group.grouped_rows[0]
    start = date(dataset.pengaturan.tahun, _QUARTERS.index(first.triwulan) * 3 + 1, 1)
    held = pemantauan_of(dataset, unit)
    about = [one for one in held if one.tanggal and start <= one.tanggal <= tanggal]
    if held and not about:
        yield no_meeting(first, first.triwulan)
    for one in about:
        yield from check_pimpinan_diundang(dataset, one)


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
