"""Checks of the services of a unit: what their standard says of time, cost and its review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from zi_docs.checks import problems_layanan as problems
from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet
from zi_docs.tables.kelompok import Kelompok

_REVIEW = "reviu standar pelayanan"

_UNIT_OF_TIME = re.compile(r"detik|menit|jam|hari|minggu|pekan|bulan|semester|tahun|\bhk\b")
_MONEY = re.compile(r"rp\.? ?[1-9]|\b[1-9][0-9]{0,2}(?:\.[0-9]{3})+\b|\b[1-9][0-9]* ?(?:ribu|juta)")
_LAW = re.compile(
    r"\b(?:uu|undang|pp|pmk|perda|perdes|perbup|perwal\w*|pergub|qanun|peraturan|permen\w*|"
    r"keputusan|kepmen\w*|sk|pnbp|retribusi|bpjs|jkn)\b"
)
_LAW_OF_COST = re.compile(r"retribusi|tarif|pnbp|penerimaan negara bukan pajak|biaya")


def check_layanan(
    dataset: DataSet, doctype: DocType, group: Record | None, tanggal: date
) -> Iterator[Problem]:
    """Check each service of a standard: its time (ZI232), its cost (ZI233), and its review (ZI397).

    A cost without its legal basis may have it among the laws of the service.
    """
    if not isinstance(group, Kelompok):
        return
    rows: list[Any] = list(group.grouped_rows)
    for row in rows:
        time, cost = fold(row.waktu or ""), fold(row.biaya or "")
        if any(letter.isdecimal() for letter in time) and not _UNIT_OF_TIME.search(time):
            yield problems.time_without_unit(row, row.waktu)
        laws = fold(" ".join(row.dasar_hukum or ()))
        if _MONEY.search(cost) and not _LAW.search(cost) and not _LAW_OF_COST.search(laws):
            yield problems.cost_without_basis(row, row.biaya)
    yield from _review(dataset, doctype, group, tanggal)


def _review(dataset: DataSet, doctype: DocType, group: Record, on: date) -> Iterator[Problem]:
    """Report the first review by the public, when all were held after the decree.

    A decree that names its review may be followed by the next one.
    """
    unit = dataset.unit_of(group)
    if dataset.pengaturan.isian.get(doctype.id, {}).get("pembahasan") or unit is None:
        return
    held = [
        rapat
        for rapat in dataset.rapat
        if rapat.tanggal
        and getattr(rapat, "berita_acara", "") == _REVIEW
        and dataset.unit_of(rapat) is unit
    ]
    first = min(held, key=lambda rapat: rapat.tanggal or on, default=None)
    if first is not None and first.tanggal and first.tanggal > on:
        yield problems.reviewed_later(first, first.tanggal, on)
