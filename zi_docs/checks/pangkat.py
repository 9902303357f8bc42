"""Pangkat and golongan of employees and officials."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.checks.places import is_blank, quote
from zi_docs.errors import Place, Problem, problem
from zi_docs.model import DataSet, StatusPegawai

_PPPK = "Golongan PPPK ditulis I sampai XVII, tanpa huruf."


class Verdict(NamedTuple):
    """A complaint about one of the two columns, still without its place."""

    column: str
    code: str
    message: str
    hint: str

    def at(self, place: Place) -> Problem:
        """Return the complaint with its place."""
        return problem(self.code, place, self.message, self.hint)


def check_pangkat(dataset: DataSet) -> Iterator[Problem]:
    """Check the pangkat and golongan of each employee (ZI311-ZI314)."""
    for pegawai in dataset.pegawai:
        for verdict in judge_pangkat(pegawai.status, pegawai.pangkat, pegawai.golongan):
            yield verdict.at(pegawai.place(verdict.column))


@lru_cache(maxsize=4096)  # an office has few pairs and many employees
def judge_pangkat(status: StatusPegawai | None, pangkat: str, golongan: str) -> tuple[Verdict, ...]:
    """Return the complaints about a pair; without a status (an official) both may be empty."""
    pangkat = "" if is_blank(pangkat) else pangkat
    golongan = "" if is_blank(golongan) else golongan
    if status is StatusPegawai.NON_ASN:
        return tuple(_foreign(status, pangkat=pangkat, golongan=golongan))
    if status is StatusPegawai.PPPK:
        return (*_foreign(status, pangkat=pangkat), *_pppk(golongan))
    if not pangkat and not golongan:
        return (_without_rank(status),) if status else ()
    return tuple(_pns(status, pangkat, golongan))


def _foreign(status: StatusPegawai, **cells: str) -> Iterator[Verdict]:
    for column, text in cells.items():
        if text:
            message = f"Pegawai {status} tidak memiliki {column}, tetapi terisi {quote(text)}."
            hint = f"Kosongkan kolom {column}, atau betulkan statusnya."
            yield Verdict(column, "ZI314", message, hint)


def _pppk(golongan: str) -> Iterator[Verdict]:
    if not golongan:
        return
    try:
        known = indonesian.parse_golongan(golongan)
    except ValueError as error:
        yield Verdict("golongan", "ZI311", str(error), _PPPK)
        return
    if known not in indonesian.GOLONGAN_PPPK:
        message = f"Golongan {known} adalah golongan PNS, sedangkan pegawai ini PPPK."
        yield Verdict("golongan", "ZI311", message, _PPPK)


def _without_rank(status: StatusPegawai) -> Verdict:
    message = f"Pangkat dan golongan pegawai {status} ini belum diisi."
    return Verdict("golongan", "ZI313", message, "Isi pangkat dan golongannya.")


def _pns(status: StatusPegawai | None, pangkat: str, golongan: str) -> Iterator[Verdict]:
    if not golongan:
        yield _without_golongan(pangkat)
        return
    try:
        known = indonesian.parse_golongan(golongan)
    except ValueError as error:
        hint = 'Tulis golongan seperti "III/d".'
        yield Verdict("golongan", "ZI311", str(error), hint)
        return
    if known in indonesian.PANGKAT:
        yield from _pair(pangkat, known)
    elif status or pangkat:
        message = f"Golongan {quote(golongan)} tidak menyebut ruang (huruf a sampai e)."
        yield Verdict("golongan", "ZI311", message, 'Tulis lengkap, mis. "III/d".')


def _without_golongan(pangkat: str) -> Verdict:
    try:
        known = indonesian.parse_golongan(pangkat)
    except ValueError:
        hint = "Isi golongannya, dan periksa ejaan pangkatnya."
    else:
        hint = f"Isi golongan {known}."
    message = f"Pangkat {quote(pangkat)} tertulis tanpa golongan."
    return Verdict("golongan", "ZI313", message, hint)


def _pair(pangkat: str, golongan: str) -> Iterator[Verdict]:
    right = indonesian.PANGKAT[golongan]
    if not pangkat:
        message = f"Golongan {golongan} tertulis tanpa pangkat."
        yield Verdict("pangkat", "ZI313", message, f'Isi pangkat "{right}".')
    elif not _matches(pangkat, golongan):
        message = f"Pangkat {quote(pangkat)} tidak sesuai dengan golongan {golongan}."
        hint = f'Pangkat golongan {golongan} adalah "{right}".'
        yield Verdict("pangkat", "ZI312", message, hint)


def _matches(pangkat: str, golongan: str) -> bool:
    try:
        return indonesian.pangkat_matches(pangkat, golongan)
    except ValueError:
        return False
