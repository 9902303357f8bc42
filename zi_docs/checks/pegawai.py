"""Checks of employees: units, superiors, jabatan and names."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs import indonesian
from zi_docs.checks import problems
from zi_docs.checks.references import PersonReferences, UnitReferences
from zi_docs.errors import Problem
from zi_docs.model import DataSet, Pegawai, UnitKerja


def check_unit_pegawai(dataset: DataSet) -> Iterator[Problem]:
    """Check that each employee's unit exists (ZI320, ZI326)."""
    typed = [pegawai for pegawai in dataset.pegawai if pegawai.unit_kerja]
    if typed and not dataset.unit_kerja and dataset.is_whole("unit_kerja"):
        yield problems.no_units(typed[0])
        return
    references = UnitReferences(dataset)
    for pegawai in typed:
        if refusal := references.judge(pegawai.unit_kerja):
            yield refusal.at(pegawai.place("unit_kerja"))


def check_atasan(dataset: DataSet) -> Iterator[Problem]:
    """Check that each superior is one known person, and not the employee (ZI321-ZI323)."""
    references = PersonReferences(dataset)
    for pegawai in dataset.pegawai:
        if not pegawai.atasan:
            continue
        if refusal := references.judge(pegawai.atasan):
            yield refusal.at(pegawai.place("atasan"))
        elif references.find_pegawai(pegawai.atasan) is pegawai:
            yield problems.own_superior(pegawai)


def check_jabatan(dataset: DataSet) -> Iterator[Problem]:
    """Check that the jabatan of each employee can be printed above a signature (ZI208)."""
    for pegawai in dataset.pegawai:
        try:
            indonesian.baris_jabatan(pegawai.jabatan or "-", "definitif")
        except ValueError:
            yield problems.not_printable(pegawai, "jabatan")


def check_huruf_nama(dataset: DataSet) -> Iterator[Problem]:
    """Find names of employees, officials and units that have no capital letter (ZI351)."""
    records: tuple[Pegawai | UnitKerja, ...] = (*dataset.pegawai, *dataset.unit_kerja)
    for record in records:
        if record.nama.islower():
            yield problems.small_letters(record.nama, record.place("nama"))
    for key, pejabat in dataset.pengaturan.pejabat.items():
        if pejabat.nama.islower():
            yield problems.small_letters(
                pejabat.nama, dataset.settings_row.place(f"pejabat.{key}.nama")
            )
