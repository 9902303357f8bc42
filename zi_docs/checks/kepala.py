"""Checks of heads and superiors: who witnesses a pledge, and who has subordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs import zona_integritas
from zi_docs.checks import problems as needed
from zi_docs.checks import problems_pegawai as problems
from zi_docs.checks import problems_rows
from zi_docs.errors import Problem
from zi_docs.model import DocType, Pejabat, Record
from zi_docs.model.fields import fold, only_digits
from zi_docs.model.pejabat import CaraTandaTangan
from zi_docs.tables import DataSet, Pegawai, UnitKerja

_LEADS = (
    r"(?i)(?:(?:plt|plh|pj)\.? )?(?:kepala|wakil kepala|ketua|sekretaris|direktur|wakil direktur|"
    r"camat|lurah|inspektur|kabid|kabag|kasi|kasie|kasubbag|kasubag|kasubbid|kasubid)\b"
)


_HEADS = {"kepala", "direktur", "camat", "lurah", "inspektur"}
_SIGNS = " (kepala unit itu menandatanganinya)"
_DELEGATES = (CaraTandaTangan.PELAKSANA_TUGAS, CaraTandaTangan.PELAKSANA_HARIAN)


def check_kepala(dataset: DataSet) -> Iterator[Problem]:
    """Check that the head of each unit is recorded in that unit (ZI389), in its post (ZI159)."""
    for unit in dataset.unit_kerja:
        person = dataset.find_person(unit.kepala) if unit.kepala else None
        other = dataset.find_unit(person.unit_kerja) if person and person.unit_kerja else None
        if person and other and other is not unit:
            yield problems.head_of_other_unit(unit, person, other)
        elif person:
            yield from _post_of_head(unit, person)


def _post_of_head(unit: UnitKerja, person: Pegawai) -> Iterator[Problem]:
    """Check that a decree is headed by the post that signs it: no KEPALA above a DIREKTUR (ZI159).

    Only posts that lead a unit are compared, by their first word.
    """
    title = unit.jabatan_kepala or zona_integritas.jabatan_kepala(unit.nama, unit.jenis)
    headed, signed = (post.partition(" ")[0].casefold() for post in (title, person.jabatan))
    if headed != signed and {headed, signed} <= _HEADS:
        yield problems.other_post_of_head(unit, title, person)


def check_kepala_isian(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check that each unit that a type's own fields name has a head, who signs (ZI380)."""
    given = dataset.pengaturan.isian.get(doctype.id, {})
    for path, isian in doctype.manifest.isian.items():
        if isian.jenis == "unit":
            unit = dataset.find_unit(str(given.get(path.partition(".")[2]) or ""))
            if unit and not unit.kepala:
                titel = doctype.manifest.judul
                yield needed.cell_needed(unit, "kepala", titel, _SIGNS, unit.nama)


def check_pemegang(dataset: DataSet) -> Iterator[Problem]:
    """Check that an official of the settings is the one whom Pegawai has in that post (ZI214).

    Who acts for another (a.n., Plt., Plh.) is not compared, nor is a post that Pegawai does not
    have.
    """
    for key, official in dataset.pengaturan.pejabat.items():
        if official.cara != CaraTandaTangan.DEFINITIF or not official.nama:
            continue
        holders = [one for one in dataset.pegawai if fold(one.jabatan) == fold(official.jabatan)]
        if holders and not any(_is_same(official, one) for one in holders):
            place = dataset.settings_row.place(f"pejabat.{key}.nama")
            yield problems.other_holder(place, official.jabatan, official.nama, holders[0])


def _is_same(official: Pejabat, person: Pegawai) -> bool:
    """Tell whether an official is this employee: by the number where both have one."""
    mine, other = only_digits(official.nip), only_digits(person.nip)
    return mine == other if mine and other else fold(official.nama) == fold(person.nama)


def check_saksi(dataset: DataSet, doctype: DocType, record: Record | None) -> Iterator[Problem]:
    """Check that somebody witnesses a pledge: the superior, or who stands above by rank.

    A unit without head is told once (ZI392). So is the head of a unit above whom nobody fits
    (ZI393), and a unit that belongs below a dinas and names none: the head of the region would
    witness (ZI184). The head of a region and the deputy need no witness.
    """
    if not isinstance(record, Pegawai) or record.atasan:
        return
    superiors, unit = dataset.superiors, dataset.find_unit(record.unit_kerja)
    if unit is None or superiors.leads_region(record):
        return
    if superiors.witness(record) is not None:
        yield from _without_dinas(dataset, unit, record)
    elif unit.kepala:
        above = dataset.find_unit(unit.induk) if unit.induk else None
        yield problems.no_witness_of_head(record, unit, above, doctype.manifest.judul)
    else:
        yield problems.no_witness(unit, doctype.manifest.judul)


def _without_dinas(dataset: DataSet, unit: UnitKerja, record: Pegawai) -> Iterator[Problem]:
    is_head = bool(unit.kepala) and dataset.superiors.is_same(unit.kepala, record)
    if is_head and not unit.induk and zona_integritas.di_bawah_dinas(unit.nama, unit.jenis):
        yield problems_rows.no_unit_above(unit)


def check_jabatan_sendiri(dataset: DataSet) -> Iterator[Problem]:
    """Check that a Plt. or Plh. of the settings has his own post, the second line (ZI188)."""
    for key, official in dataset.pengaturan.pejabat.items():
        stands_in = official.cara in _DELEGATES
        if stands_in and official.nama and not official.jabatan_sendiri:
            place = dataset.settings_row.place(f"pejabat.{key}.jabatan_sendiri")
            yield problems_rows.no_own_post(place, official)


def check_bawahan(dataset: DataSet, record: Record | None) -> Iterator[Problem]:
    """Check who has subordinates against the heads and superiors that the data names.

    Without the column it follows from these; a post that usually leads is told then (ZI394). With
    the column, a head or a superior without subordinates is told (ZI395).
    """
    if not isinstance(record, Pegawai) or record.punya_bawahan:
        return
    leads = id(record) in dataset.leaders
    if dataset.tells_subordinates and leads:
        yield problems.leads_nobody(record)
    elif not dataset.tells_subordinates and not leads and re.match(_LEADS, record.jabatan):
        yield problems.may_lead(record)
