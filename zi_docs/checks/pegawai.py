"""Checks of employees: units, superiors, jabatan and names."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs import indonesian
from zi_docs.checks import problems_nama, problems_pegawai
from zi_docs.errors import Problem
from zi_docs.tables import DataSet, Pegawai, UnitKerja


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
