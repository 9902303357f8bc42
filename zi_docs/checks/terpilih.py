"""Checks of who was elected: a decree and the minutes of the election name the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_acara as problems
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Pegawai
from zi_docs.tables.kelompok import Kelompok

_ELECTION = "pemilihan agen perubahan"
_ELECTS = ("terpilih", "sebagai agen", "menjadi agen")


def check_terpilih(dataset: DataSet, group: Record | None) -> Iterator[Problem]:
    """Check that the minutes of a unit's election name its agents, and nobody else (ZI185).

    Minutes that name none of them say in other words who was elected, and are left alone.
    """
    if not isinstance(group, Kelompok):
        return
    unit, agents = dataset.unit_of(group), group.grouped_rows
    for rapat in dataset.rows("rapat"):
        if getattr(rapat, "berita_acara", "") != _ELECTION or dataset.unit_of(rapat) is not unit:
            continue
        said = [fold(one) for one in getattr(rapat, "keputusan", ())]
        missing = [row for row in agents if not any(_name(dataset, row) in one for one in said)]
        if len(missing) < len(agents):
            yield from (problems.not_elected(row, rapat.label) for row in missing)
            yield from _others(dataset, rapat, agents, said)


def _others(
    dataset: DataSet, rapat: Record, agents: Sequence[Any], said: Sequence[str]
) -> Iterator[Problem]:
    """Report each employee of the unit who is elected by the minutes, and is no agent.

    Elected is who stands in a decision that elects: it names an agent, or has a word for it. The
    head of the unit decides, and may be named anywhere.
    """
    names = {_name(dataset, row) for row in agents}
    text = " ".join(one for one in said if any(word in one for word in (*names, *_ELECTS)))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    for person in sorted(_staff(dataset, rapat), key=lambda one: -len(one.nama)):
        if fold(person.nama) in text:
            text = text.replace(fold(person.nama), "")
            yield problems.elected_only(rapat.place("keputusan"), person.nama, agents[0])


def _staff(dataset: DataSet, rapat: Record) -> Iterator[Pegawai]:
    """Yield the employees of the unit of a meeting, without its head."""
    unit = dataset.unit_of(rapat)
    head = dataset.find_person(unit.kepala) if unit is not None and unit.kepala else None
    for person in dataset.pegawai if unit is not None else ():
        if person is not head and dataset.find_unit(person.unit_kerja) is unit:
            yield person


def _name(dataset: DataSet, row: Any) -> str:
    """Return the bare name of an agent, as minutes with or without titles contain it."""
    person = dataset.employee_of(row.orang)
    return fold(person.nama) if person else indonesian.lipat_nama(str(row.orang))
