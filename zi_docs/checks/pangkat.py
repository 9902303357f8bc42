"""Checks of the pangkat and golongan of employees and officials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.checks import problems_pegawai as problems
from zi_docs.checks.places import is_blank
from zi_docs.errors import Place, Problem
from zi_docs.tables import BUKAN_ASN, PPPK, DataSet, Pegawai, StatusPegawai

_JENJANG_AWAL = re.compile(r"\b(?:ahli pertama|pemula|terampil|mahir)\b", re.IGNORECASE)
_MEMIMPIN = re.compile(
    r"\b(?:kepala|ketua|wakil|sekretaris|direktur|camat|lurah|inspektur|koordinator|kabid|kabag"
    r"|kasi|kasie|kasubbag|kasubag|kasubbid|kasubid|plt|plh|pj)\b",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """A problem of one of the two columns, still without its place."""

    column: str
    problem: Problem

    def at(self, place: Place) -> Problem:
        """Return the problem with its place."""
        return self.problem.at(place)


def check_pangkat(dataset: DataSet) -> Iterator[Problem]:
    """Check the pangkat and golongan of each employee (ZI311-ZI314, ZI358)."""
    if early := [pegawai for pegawai in dataset.pegawai if _has_pangkat_early(pegawai)]:
        yield problems.pangkat_of_cpns(early[0].place("pangkat"), len(early))
    for pegawai in dataset.pegawai:
        for verdict in judge_pangkat(pegawai.status, pegawai.pangkat, pegawai.golongan):
            yield verdict.at(pegawai.place(verdict.column))


def _has_pangkat_early(pegawai: Pegawai) -> bool:
    return pegawai.status == StatusPegawai.CPNS and not is_blank(pegawai.pangkat)


@lru_cache(maxsize=4096)  # many employees share a few pairs
def judge_pangkat(status: StatusPegawai | None, pangkat: str, golongan: str) -> tuple[Verdict, ...]:
    """Return the problems of a pair; an official has no status, and there both may be empty."""
    pangkat = "" if is_blank(pangkat) else pangkat
    golongan = "" if is_blank(golongan) else golongan
    if status in BUKAN_ASN:
        return tuple(_foreign(status, pangkat=pangkat, golongan=golongan))
    if status in PPPK:
        return (*_foreign(status, pangkat=pangkat), *_pppk(golongan))
    if not pangkat and not golongan:
        return (_without_rank(status),) if status else ()
    return tuple(_pns(status, pangkat, golongan))


def _foreign(status: StatusPegawai, **cells: str) -> Iterator[Verdict]:
    for column, text in cells.items():
        if text:
            yield Verdict(column, problems.rank_not_for(status, column, text))


def _pppk(golongan: str) -> Iterator[Verdict]:
    if not golongan:
        return
    try:
        known = indonesian.parse_golongan(golongan)
    except ValueError:
        known = ""
    if known not in indonesian.GOLONGAN_PPPK:
        yield Verdict("golongan", problems.no_pppk_golongan(golongan))


def _without_rank(status: StatusPegawai) -> Verdict:
    return Verdict("golongan", problems.no_rank(status))


def _pns(status: StatusPegawai | None, pangkat: str, golongan: str) -> Iterator[Verdict]:
    if not golongan:
        yield _without_golongan(pangkat)
        return
    try:
        known = indonesian.parse_golongan(golongan)
    except ValueError as error:
        yield Verdict("golongan", problems.no_golongan(str(error)))
        return
    if known in indonesian.PANGKAT:
        yield from _pair(status, pangkat, known)
    elif status or pangkat:
        yield Verdict("golongan", problems.golongan_without_ruang(known))


def _without_golongan(pangkat: str) -> Verdict:
    return Verdict("golongan", problems.pangkat_alone(pangkat, _golongan_of(pangkat)))


def _golongan_of(pangkat: str) -> str:
    """Return the golongan of a pangkat; empty when the pangkat is unknown."""
    try:
        return indonesian.parse_golongan(pangkat)
    except ValueError:
        return ""


def _pair(status: StatusPegawai | None, pangkat: str, golongan: str) -> Iterator[Verdict]:
    right = indonesian.PANGKAT[golongan]
    if not pangkat and status == StatusPegawai.CPNS:
        return
    if not pangkat:
        yield Verdict("pangkat", problems.golongan_alone(golongan, right))
    elif not _matches(pangkat, golongan):
        own = _golongan_of(pangkat)
        yield Verdict("pangkat", problems.not_a_pair(pangkat, golongan, right, own))


def _matches(pangkat: str, golongan: str) -> bool:
    try:
        return indonesian.pangkat_matches(pangkat, golongan)
    except ValueError:
        return False


def check_atasan_lebih_rendah(dataset: DataSet) -> Iterator[Problem]:
    """Find superiors who by rank may not stand above who is told to be below them (ZI344).

    A post outweighs the golongan: who heads a unit, or has a post that leads, may be of a lower
    golongan, and so may a functional official of Ahli Muda or higher. The first steps of the
    functional posts lead nobody. Each superior is told once, at the first of those below.
    """
    above: dict[int, tuple[Pegawai, list[Pegawai]]] = {}
    for pegawai in dataset.pegawai:
        superior = dataset.employee_of(pegawai.atasan) if pegawai.atasan else None
        if superior is not None and _is_junior(superior, pegawai):
            above.setdefault(id(superior), (superior, []))[1].append(pegawai)
    for superior, below in above.values():
        if not _heads_unit(dataset, superior):
            yield problems.junior_superior(superior, below)


def _is_junior(superior: Pegawai, pegawai: Pegawai) -> bool:
    """Tell whether a superior is of a first functional step, and of the lower golongan."""
    post = superior.jabatan
    if not _JENJANG_AWAL.search(post) or _MEMIMPIN.search(post):
        return False
    mine, other = _rank(superior.golongan), _rank(pegawai.golongan)
    return mine is not None and other is not None and mine < other


@cache
def _rank(golongan: str) -> int | None:
    """Return the place of a golongan of PNS among all, the lowest first; None for any other."""
    try:
        return list(indonesian.PANGKAT).index(indonesian.parse_golongan(golongan))
    except ValueError:
        return None


def _heads_unit(dataset: DataSet, person: Pegawai) -> bool:
    heads = (unit.kepala for unit in dataset.unit_kerja if unit.kepala)
    return any(dataset.superiors.is_same(head, person) for head in heads)
