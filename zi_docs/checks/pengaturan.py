"""Checks of the settings: the officials, the dates, and the head of the region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from zi_docs import indonesian
from zi_docs.checks import problems
from zi_docs.checks.nomor_identitas import nip_problems
from zi_docs.checks.pangkat import judge_pangkat
from zi_docs.checks.places import is_blank, nested_place
from zi_docs.errors import Place, Problem
from zi_docs.model import DataSet, Pejabat, Rapat


def check_pejabat(dataset: DataSet) -> Iterator[Problem]:
    """Check number and pangkat of every official, also of officials written out in a meeting."""
    for key, pejabat in dataset.pengaturan.pejabat.items():
        yield from _official(pejabat, partial(_setting_place, dataset, f"pejabat.{key}"))
    for rapat in dataset.rapat:
        for role, person in (("pimpinan", rapat.pimpinan), ("notulis", rapat.notulis)):
            if isinstance(person, Pejabat):
                yield from _official(person, partial(_meeting_place, rapat, role))


def check_tanggal(dataset: DataSet) -> Iterator[Problem]:
    """Check that the dates of documents lie in the year of the settings (ZI336)."""
    pengaturan = dataset.pengaturan
    dates = {
        "tanggal": pengaturan.tanggal,
        **{f"tanggal_jenis.{jenis}": on for jenis, on in pengaturan.tanggal_jenis.items()},
    }
    for path, on in dates.items():
        if on and on.year != pengaturan.tahun:
            place = dataset.settings_row.place(path)
            yield problems.date_of_other_year(place, on, pengaturan.tahun)


def check_kepala_daerah(dataset: DataSet) -> Iterator[Problem]:
    """Check that a Keputusan can be named after the head, such as "Keputusan Bupati" (ZI383)."""
    try:
        indonesian.sebutan_kepala(dataset.pengaturan.instansi.kepala)
    except ValueError as error:
        yield problems.no_name_of_act(dataset.settings_row.place("instansi.kepala"), str(error))


def _official(pejabat: Pejabat, place: Callable[[str], Place]) -> Iterator[Problem]:
    if not is_blank(pejabat.nip):
        yield from nip_problems(pejabat.nip, None, place("nip"))
    for verdict in judge_pangkat(None, pejabat.pangkat, pejabat.golongan):
        yield verdict.at(place(verdict.column))


def _setting_place(dataset: DataSet, path: str, column: str) -> Place:
    return dataset.settings_row.place(f"{path}.{column}")


def _meeting_place(rapat: Rapat, role: str, column: str) -> Place:
    return nested_place(rapat, f"{role}.{column}")
