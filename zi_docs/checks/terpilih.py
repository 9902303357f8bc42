"""Checks of who was elected: a decree and the minutes of the election name the same people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_acara as problems
from zi_docs.checks.places import fold
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.tables import DataSet
from zi_docs.tables.kelompok import Kelompok

_ELECTION = "pemilihan agen perubahan"


def check_terpilih(dataset: DataSet, group: Record | None) -> Iterator[Problem]:
    """Check that the minutes of a unit's election name each of its agents (ZI185).

    Minutes that name none of them say in other words who was elected, and are left alone.
    """
    if not isinstance(group, Kelompok):
        return
    unit, agents = dataset.unit_of(group), group.grouped_rows
    for rapat in dataset.rows("rapat"):
        if getattr(rapat, "berita_acara", "") != _ELECTION or dataset.unit_of(rapat) is not unit:
            continue
        said = fold(" ".join(getattr(rapat, "keputusan", ())))
        missing = [row for row in agents if _name(dataset, row) not in said]
        if len(missing) < len(agents):
            yield from (problems.not_elected(row, rapat.label) for row in missing)


def _name(dataset: DataSet, row: Any) -> str:
    """Return the bare name of an agent, as minutes with or without titles contain it."""
    person = dataset.employee_of(row.orang)
    return fold(person.nama) if person else indonesian.lipat_nama(str(row.orang))
