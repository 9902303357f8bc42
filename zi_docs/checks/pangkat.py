"""Checks of the pangkat and golongan of employees and officials."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.checks import problems_pegawai as problems
from zi_docs.checks.places import is_blank
from zi_docs.errors import Place, Problem
from zi_docs.tables import BUKAN_ASN, PPPK, DataSet, Pegawai, StatusPegawai


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
