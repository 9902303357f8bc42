"""Checks of the recommendations of an evaluation: what is open and late on the report's date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zi_docs.checks import problems_rows as problems
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.tables.kelompok import Kelompok

_SETTLED = "selesai"


def check_lewat_batas(group: Record | None, tanggal: date) -> Iterator[Problem]:
    """Note each open recommendation whose last day is before the date of the report (ZI196)."""
    rows: tuple[Any, ...] = group.grouped_rows if isinstance(group, Kelompok) else ()
    for row in rows:
        if row.status != _SETTLED and row.batas and row.batas < tanggal:
            yield problems.overdue(row, row.batas, tanggal)
