"""Checks of who was elected: a decree and the minutes of the election name the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from zi_docs import indonesian
from zi_docs.checks import problems_acara as problems
from zi_docs.checks.problems_susunan import elected_later
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Pegawai, Rapat
from zi_docs.tables.kelompok import Kelompok


class _Election(NamedTuple):
    """What the minutes of an election are called, and how its decisions speak of who is elected."""

    about: str
    words: tuple[str, ...]


_ELECTIONS = {
    "agen": _Election("pemilihan agen perubahan", ("terpilih", "sebagai agen", "menjadi agen")),
    "tim": _Election(
        "pemilihan tim kerja",
        (
            "terpilih",
            *(
                f"{verb} {seat}"
                for verb in ("sebagai", "menjadi")
                for seat in ("anggota", "ketua", "wakil ketua", "sekretaris", "koordinator")
            ),
        ),
    ),
}
"""The elections that a decree follows, by the table whose rows are the elected."""

_BY_OFFICE = ("Pengarah", "Penanggung Jawab")
"""The seats of a team that come with a post, so that nobody is elected to them."""

_ANNEX = "lampir"
"""Minutes that send to an annex need not name everybody themselves: "terlampir", "lampiran"."""


def check_terpilih(dataset: DataSet, group: Record | None, on: date) -> Iterator[Problem]:
    """Check a decree against the minutes of its election: the people (ZI185), the date (ZI397).

    Minutes that name none of them say in other words who was elected, and are left alone.
    """
    if not isinstance(group, Kelompok) or group.tabel.nama not in _ELECTIONS:
        return
    election, unit = _ELECTIONS[group.tabel.nama], dataset.unit_of(group)
    for rapat in dataset.rapat:
        if getattr(rapat, "berita_acara", "") == election.about and dataset.unit_of(rapat) is unit:
            if rapat.tanggal and rapat.tanggal > on:
                yield elected_later(rapat.place("tanggal"), rapat.label, rapat.tanggal, on)
            yield from _differences(dataset, rapat, group.grouped_rows, election)


def _differences(
    dataset: DataSet, rapat: Rapat, rows: Sequence[Any], election: _Election
) -> Iterator[Problem]:
    """Report who is in a decree or in the minutes of its election alone."""
    elected = [row for row in rows if _seat(row) not in _BY_OFFICE]
    said = [fold(one) for one in rapat.keputusan]
    missing = [row for row in elected if not any(_name(dataset, row) in one for one in said)]
    if len(missing) == len(elected):
        return
    if not any(_ANNEX in one for one in said):
        yield from (problems.not_elected(row, rapat.label) for row in missing)
    words = (*election.words, *(_name(dataset, row) for row in elected))
    text = " ".join(one for one in said if any(word in one for word in words))
    yield from _others(dataset, rapat, rows, text)


def _others(dataset: DataSet, rapat: Record, rows: Sequence[Any], text: str) -> Iterator[Problem]:
    """Report each employee of the unit who is elected by the minutes, and is not in the decree.

    Elected is who stands in ``text``, the decisions that elect: each names somebody of the decree,
    or has a word for it. The head of the unit decides, and may be named anywhere.
    """
    for name in sorted({_name(dataset, row) for row in rows}, key=len, reverse=True):
        text = text.replace(name, "")
    for person in sorted(_staff(dataset, rapat), key=lambda one: -len(one.nama)):
        if fold(person.nama) in text:
            text = text.replace(fold(person.nama), "")
            yield problems.elected_only(rapat.place("keputusan"), person.nama, rows[0])


def _staff(dataset: DataSet, rapat: Record) -> Iterator[Pegawai]:
    """Yield the employees of the unit of a meeting, without its head."""
    unit = dataset.unit_of(rapat)
    head = dataset.find_person(unit.kepala) if unit is not None and unit.kepala else None
    for person in dataset.pegawai if unit is not None else ():
        if person is not head and dataset.find_unit(person.unit_kerja) is unit:
            yield person


def _seat(row: Any) -> str:
    return str(getattr(row, "kedudukan", "") or "")


def _name(dataset: DataSet, row: Any) -> str:
    """Return the bare name of somebody elected, as minutes with or without titles contain it."""
    if person := dataset.employee_of(row.orang):
        return fold(person.nama)
    official = dataset.pengaturan.find_pejabat(str(row.orang))
    return indonesian.lipat_nama(getattr(official, "nama", "") or str(row.orang))
