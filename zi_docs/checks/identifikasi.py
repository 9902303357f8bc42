"""Checks of the candidates for a Zona Integritas: their scores, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_rows as problems
from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.model.values import lookup
from zi_docs.tables import DataSet

TABLE = "identifikasi"
_SCORES = ("skor_1", "skor_2", "skor_3")
_CONDITIONS = ("syarat_tlhp", "syarat_lhkpn")
_WHOLE = Decimal(100)


def check_identifikasi(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check each candidate (ZI179, ZI365), and that these are the units proposed (ZI185)."""
    total = _threshold(dataset, doctype, "ambang_jumlah")
    each = _threshold(dataset, doctype, "ambang_kriteria")
    for row in dataset.rows(TABLE):
        why = _why_not(row, total, each)
        wanted = row.rekomendasi != "belum"  # type: ignore[attr-defined]
        if wanted == bool(why) and not row.catatan:  # type: ignore[attr-defined]
            yield problems.other_recommendation(row, why)
        yield from _holds_wbk(dataset, row)
    yield from _same_units(dataset)


def _threshold(dataset: DataSet, doctype: DocType, name: str) -> Decimal:
    """Return a threshold that the team set, or else that of the manifest; 0 for no number."""
    typed = lookup(dataset.pengaturan.isian.get(doctype.id, {}), name)
    field = doctype.manifest.isian.get(f"isian.{name}")
    try:
        return indonesian.parse_angka(str(typed or (field.bawaan if field else 0)))
    except ValueError:
        return Decimal(0)  # ZI461 or ZI382 says so


def _why_not(row: Any, total: Decimal, each: Decimal) -> str:
    """Return the first reason against a candidate; empty when there is none."""
    scores = [Decimal(getattr(row, name)) for name in _SCORES]
    if sum(scores) < total:
        return f"jumlah skornya {sum(scores)}, kurang dari {total}"
    if low := [n for n, score in enumerate(scores, 1) if score < each]:
        return f"skor kriteria {low[0]} kurang dari {each}"
    for name in _CONDITIONS:
        share = getattr(row, name)
        if share is not None and share < _WHOLE:
            return f"{row.tabel.title_of(name)} baru {share!s}"
    return ""


def _holds_wbk(dataset: DataSet, row: Any) -> Iterator[Problem]:
    """Report a unit that is recommended for WBBM without WBK."""
    unit = dataset.find_unit(row.unit_kerja)
    if unit and row.rekomendasi == "WBBM" and not unit.predikat_dimiliki:
        yield problems.wbbm_needs_wbk(row, unit.nama)


def _same_units(dataset: DataSet) -> Iterator[Problem]:
    """Report the units by which the paper and the proposal differ, once there is a proposal."""
    proposed = {unit.kode: unit for unit in dataset.unit_kerja if unit.predikat_diusulkan}
    if not (proposed and dataset.rows(TABLE) and all(map(dataset.is_whole, (TABLE, "unit_kerja")))):
        return
    chosen: dict[str, Record] = {}
    for row in dataset.rows(TABLE):
        unit = dataset.find_unit(row.unit_kerja)  # type: ignore[attr-defined]
        if unit and row.rekomendasi == unit.predikat_diusulkan:  # type: ignore[attr-defined]
            chosen[unit.kode] = row
        elif unit and row.rekomendasi != "belum":  # type: ignore[attr-defined]
            yield problems.not_proposed(row, unit.nama)
    for kode, unit in proposed.items():
        if kode not in chosen:
            yield problems.not_identified(unit)
