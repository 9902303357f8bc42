"""Checks of employees: units, superiors, jabatan and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache

from zi_docs import indonesian
from zi_docs.checks import problems_nama, problems_pegawai
from zi_docs.errors import Problem
from zi_docs.tables import DataSet, Pegawai, UnitKerja

_RETIREMENT = "pensiun"
_RELATIVES = r"(?:^|_)(?:suami|istri|pasangan|ayah|ibu|orang_tua|ortu|anak|keluarga)(?:_|$)"


def check_atasan(dataset: DataSet) -> Iterator[Problem]:
    """Check that no employee's superior is himself (ZI323) or a subordinate (ZI357).

    Two who name each other as superiors are told once, at the first of them.
    """
    superiors = dataset.superiors
    told: set[int] = set()
    for pegawai in dataset.pegawai:
        if not pegawai.atasan:
            continue
        if superiors.is_same(pegawai.atasan, pegawai):
            yield problems_pegawai.own_superior(pegawai)
        elif id(pegawai) not in told and superiors.is_below(pegawai.atasan, pegawai):
            told.add(id(dataset.employee_of(pegawai.atasan)))
            yield problems_pegawai.superior_below(pegawai, pegawai.atasan)


def check_sudah_pergi(dataset: DataSet) -> Iterator[Problem]:
    """Find employees of whom an own column of the office says that they left (ZI319).

    It is a remark (Keterangan, Kedudukan Hukum), or the date of a retirement. What is to come only
    after the date of the documents is no matter yet.
    """
    settings = dataset.pengaturan
    on = settings.tanggal or date(settings.tahun, 1, 1)
    for pegawai in dataset.pegawai:
        for column, value in (pegawai.model_extra or {}).items():
            if value and isinstance(value, str) and not _is_of_relatives(column):
                yield from _departure(pegawai, column, value, on)


@cache
def _is_of_relatives(column: str) -> bool:
    return re.search(_RELATIVES, column) is not None


def _departure(pegawai: Pegawai, column: str, value: str, on: date) -> Iterator[Problem]:
    if indonesian.sudah_pergi(value):
        if (_day_in(value) or on) <= on:
            yield problems_pegawai.said_to_have_left(pegawai, column, value)
    elif _RETIREMENT in column and (day := _day_in(value)) and day <= on:
        yield problems_pegawai.retired(pegawai, column, day, on)


def _day_in(value: str) -> date | None:
    """Return the date, or the first day of the year, that a remark ends with; None without."""
    if found := re.search(r"\d.*", value):
        with suppress(ValueError):
            return indonesian.parse_tanggal(found[0]).tanggal
    year = re.search(r"\b(?:19|20)\d\d\b", value)
    return date(int(year[0]), 1, 1) if year else None


def check_jabatan(dataset: DataSet) -> Iterator[Problem]:
    """Check that the jabatan of each employee can be printed above a signature (ZI208)."""
    for pegawai in dataset.pegawai:
        if not pegawai.jabatan or any(map(str.isalnum, pegawai.jabatan)):
            continue  # whatever has a letter can be printed
        try:
            indonesian.baris_jabatan(pegawai.jabatan, "definitif")
        except ValueError:
            yield problems_nama.not_printable(pegawai, "jabatan")


def check_huruf_nama(dataset: DataSet) -> Iterator[Problem]:
    """Find names of employees, officials and units that have no capital letter (ZI351)."""
    records: tuple[Pegawai | UnitKerja, ...] = (*dataset.pegawai, *dataset.unit_kerja)
    for record in records:
        if record.nama.islower():
            yield problems_nama.small_letters(record.nama, record.place("nama"))
    for key, pejabat in dataset.pengaturan.pejabat.items():
        if pejabat.nama.islower():
            yield problems_nama.small_letters(
                pejabat.nama, dataset.settings_row.place(f"pejabat.{key}.nama")
            )
