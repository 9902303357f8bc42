"""Checks of events and assignments against each other: who is where, and which photo is whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from zi_docs import indonesian
from zi_docs.checks import problems_acara as problems
from zi_docs.checks.problems_susunan import witness_without_office
from zi_docs.errors import Place, Problem
from zi_docs.model.fields import fold
from zi_docs.model.record import Record
from zi_docs.tables import DataSet, Rapat

_PHOTOS = 2
_WITNESS, _WORDS = "saksi", 2


class _Duty(NamedTuple):
    """Somebody's part in an assignment, from the first day to the last."""

    tugas: Record
    name: str
    first: date
    last: date
    place: Place

    @property
    def days(self) -> str:
        return indonesian.format_rentang(self.first, self.last)


def check_tugas_bertumpuk(dataset: DataSet) -> Iterator[Problem]:
    """Tell of people who have two assignments on the same days (ZI172)."""
    for duties in _duties(dataset).values():
        for one, other in combinations(duties, 2):
            is_both = one.first <= other.last and other.first <= one.last
            if is_both and one.tugas is not other.tugas:
                yield problems.tasks_overlap(other.place, one.name, one.tugas.label, one.days)


def check_hadir(dataset: DataSet) -> Iterator[Problem]:
    """Tell of people who are listed as present on a day of an assignment (ZI173)."""
    duties = _duties(dataset)
    for rapat in dataset.rapat if duties else ():
        for row, place in dataset.children(rapat, "peserta", "nama"):
            found = dataset.employee_of(row.nip or row.nama)
            for duty in duties.get(id(found), ()):
                if not rapat.tanggal or not duty.first <= rapat.tanggal <= duty.last:
                    continue
                if not _is_where(dataset, duty.tugas, rapat):
                    yield problems.present_elsewhere(place, row.nama, duty.tugas.label)
                    break


def _is_where(dataset: DataSet, tugas: Record, rapat: Rapat) -> bool:
    """Tell whether an assignment is to be done where a meeting is: in its unit, or in its place."""
    unit, there = dataset.unit_of(rapat), fold(getattr(tugas, "tempat", "") or "")
    names = [getattr(rapat, "tempat", "") or "", *((unit.nama, unit.singkatan) if unit else ())]
    return bool(there) and any(there in fold(name) or fold(name) in there for name in names if name)


def check_saksi_acara(dataset: DataSet, rapat: Record | None) -> Iterator[Problem]:
    """Note a witness from outside without an office (ZI243).

    A post of several words names the office too: "Camat Panggul".
    """
    if not isinstance(rapat, Rapat):
        return
    for row, place in dataset.children(rapat, "saksi", "instansi"):
        is_own = dataset.employee_of(row.orang) or dataset.pengaturan.find_pejabat(str(row.orang))
        is_bare = not row.instansi and len((row.jabatan or "").split()) < _WORDS
        if row.peran == _WITNESS and not is_own and is_bare:
            yield witness_without_office(place, str(row.orang))


def check_foto(dataset: DataSet) -> Iterator[Problem]:
    """Tell of a report with fewer than two photos, and of a photo shown twice (ZI174)."""
    seen: dict[str, tuple[Any, Place]] = {}
    for rapat in dataset.rapat:
        photos = dataset.children(rapat, "foto", "gambar")
        if (
            getattr(rapat, "laporan", False)
            and len(photos) < _PHOTOS
            and dataset.hangs_whole("foto")
        ):
            yield problems.few_photos(rapat.place(), rapat.acara, len(photos))
        for row, place in photos:
            owner, first = seen.setdefault(fold(row.gambar), (rapat, place))
            if owner is not rapat:
                yield problems.photo_again(place, row.gambar, first)


def _duties(dataset: DataSet) -> dict[int, list[_Duty]]:
    """Return the assignments of each employee, by the employee's identity."""
    found: dict[int, list[_Duty]] = defaultdict(list)
    for tugas in dataset.rows("tugas"):
        first: date | None = getattr(tugas, "mulai", None)
        last: date | None = getattr(tugas, "selesai", None) or first
        for row, place in dataset.children(tugas, "petugas", "orang"):
            pegawai = dataset.employee_of(row.orang)
            if first and last and pegawai:
                days = (first, max(first, last))
                found[id(pegawai)].append(_Duty(tugas, pegawai.nama, *days, place))
    return found
