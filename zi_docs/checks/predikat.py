"""Checks of predicates that are monitored: which are due, and what a report says of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from zi_docs import zona_integritas
from zi_docs.checks import problems_predikat as problems
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.tables import DataSet

_WBK, _WBBM = "WBK", "WBBM"
_YEARS = 2
"""A predicate is reported on every two years. Source: PermenPANRB 90/2021, Lampiran II."""

_STILL = "masih memenuhi"


def check_pemantauan_predikat(
    dataset: DataSet, record: Record | None, tanggal: date
) -> Iterator[Problem]:
    """Check a report on a predicate: its year (ZI235), its verdict (ZI236), its need (ZI246).

    Scores that suffice prove nothing, for there are other conditions.
    """
    if record is None or (unit := dataset.unit_of(record)) is None:
        return
    row: Any = record
    if (unit.predikat_dimiliki, unit.predikat_diusulkan) == (_WBK, _WBBM):
        yield problems.not_needed(row)
    year, since = _year(row.tahun), _year(row.tahun_predikat)
    if year and not (max(tanggal.year - 1, since or 0) <= year <= tanggal.year):
        yield problems.other_year(row, tanggal)
    if row.hasil == _STILL and unit.predikat_dimiliki:
        scores = {"pengungkit": row.nilai_pengungkit, "total": _sum(row)}
        for one in zona_integritas.daftar_ambang(unit.predikat_dimiliki, tanggal):
            reached = scores.get(one.komponen)
            if reached is not None and reached < one.minimum:
                yield problems.below_threshold(row, one, reached)
                break


def check_jatuh_tempo(dataset: DataSet) -> Iterator[Problem]:
    """Note a unit whose WBK is due for a report this year, when only others have one (ZI234).

    One that is proposed for WBBM is evaluated anyway.
    """
    rows: Sequence[Record] = dataset.rows("pemantauan_predikat")
    if not rows or not dataset.is_whole("pemantauan_predikat"):
        return
    told = {id(dataset.unit_of(row)) for row in rows}
    for unit in dataset.unit_kerja:
        if unit.predikat_dimiliki == _WBK and id(unit) not in told:
            known: Sequence[Any] = dataset.owned(unit, "syarat_unit")
            since = max((_year(row.tahun_wbk) for row in known), default=0)
            held = dataset.pengaturan.tahun - since if since else 0
            if held and held % _YEARS == 0 and unit.predikat_diusulkan != _WBBM:
                yield problems.due(unit, since)


def _sum(row: Any) -> Decimal | None:
    both = row.nilai_pengungkit, row.nilai_hasil
    return None if None in both else sum(both, Decimal())


def _year(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() else 0
