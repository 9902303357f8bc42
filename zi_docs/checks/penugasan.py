"""Checks of an evaluation against its assignment: it is held and reported within its days."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from zi_docs.checks import problems_acara as problems
from zi_docs.checks.problems_susunan import director_assesses, without_basis
from zi_docs.checks.tim import who
from zi_docs.errors import Place, Problem
from zi_docs.indonesian import parse_tanggal
from zi_docs.model import DocType, Record
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Rapat, UnitKerja

_LETTER = "surat_tugas"
_DATE = re.compile(r"[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}")
_CLOSING = "hasil evaluasi"
_ASSESSORS = "penilai internal"
_EVALUATES = ("evaluasi", "penilaian", "menilai")


def check_masa_tugas(
    dataset: DataSet, doctype: DocType, tanggal: date, record: Record | None
) -> Iterator[Problem]:
    """Check the days of a unit's evaluation against the letters of assignment for it (ZI488).

    The closing meeting falls within an assignment, the report between its first day and the last
    one for reporting. An assignment is a unit's when its task or place names the unit.
    """
    unit = dataset.unit_of(record) if record is not None else None
    if record is None or unit is None or not dataset.is_whole("tugas"):
        return
    if isinstance(record, Rapat):
        if getattr(record, "berita_acara", "") == _CLOSING and record.tanggal:
            yield from _outside(dataset, unit, record.tanggal, record.place("tanggal"), "selesai")
        return
    special = doctype.id in dataset.pengaturan.tanggal_jenis
    path = f"tanggal_jenis.{doctype.id}" if special else "tanggal"
    yield from _outside(dataset, unit, tanggal, dataset.settings_row.place(path), "lapor")


def check_penilai_bertugas(dataset: DataSet) -> Iterator[Problem]:
    """Tell who is sent to evaluate a unit without being an internal assessor (ZI534).

    Nothing is told while no assessors are known.
    """
    teams: Sequence[Any] = dataset.rows("tim") if dataset.is_whole("tim") else ()
    assessors = {who(dataset, row.orang) for row in teams if row.macam == _ASSESSORS}
    for tugas in dataset.rows("tugas") if assessors else ():
        if not evaluated_units(dataset, tugas):
            continue
        for row, place in dataset.children(tugas, "petugas", "orang"):
            if row.orang and who(dataset, row.orang) not in assessors:
                yield problems.no_assessor(place, str(row.orang), tugas)


def check_pengarah_bertugas(dataset: DataSet) -> Iterator[Problem]:
    """Tell who is sent to evaluate a unit and directs the assessors (ZI244)."""
    teams: Sequence[Any] = dataset.rows("tim") if dataset.rows("tugas") else ()
    own = [row for row in teams if row.macam == _ASSESSORS and row.orang]
    directors = {who(dataset, row.orang) for row in own if row.kedudukan == "Pengarah"}
    directors -= {who(dataset, row.orang) for row in own if row.kedudukan != "Pengarah"}
    for tugas in dataset.rows("tugas") if directors else ():
        if not evaluated_units(dataset, tugas):
            continue
        for row, place in dataset.children(tugas, "petugas", "orang"):
            if row.orang and who(dataset, row.orang) in directors:
                yield director_assesses(place, str(row.orang), tugas)


def check_menilai_sendiri(dataset: DataSet) -> Iterator[Problem]:
    """Tell who is sent to evaluate a unit of whose team or staff he is one (ZI554).

    Source: PermenPANRB 90/2021, Lampiran II Bab I, by which others than the unit evaluate it.
    """
    for tugas in dataset.rows("tugas"):
        for unit in evaluated_units(dataset, tugas):
            own = dict(_belongs(dataset, unit))
            for row, place in dataset.children(tugas, "petugas", "orang"):
                if row.orang and (why := own.get(who(dataset, row.orang))):
                    yield problems.assesses_own(place, str(row.orang), why, unit)


def check_dasar_tugas(dataset: DataSet) -> Iterator[Problem]:
    """Tell an assignment to evaluate a unit whose basis is not the assessors' decree (ZI593)."""
    for tugas in dataset.rows("tugas"):
        named = fold(" ".join(getattr(tugas, "dasar", ())))
        if named and _ASSESSORS not in named and evaluated_units(dataset, tugas):
            yield without_basis(tugas)


def check_surat_tugas(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Tell a report that names a letter of assignment of another day than any in Tugas (ZI237).

    Its number is given later, and can't be compared. Nothing is told while a letter to evaluate has
    no date of its own.
    """
    typed = str(dataset.pengaturan.isian.get(doctype.id, {}).get(_LETTER) or "")
    named = set(dates_in(typed)) if dataset.is_whole("tugas") else set()
    tasks: Sequence[Any] = dataset.rows("tugas") if named else ()
    given = {row.tanggal for row in tasks if evaluated_units(dataset, row)}
    if given and None not in given and not named & given:
        place = dataset.settings_row.place(f"isian.{doctype.id}.{_LETTER}")
        yield problems.other_letter(place, sorted(given))


def dates_in(text: str) -> Iterator[date]:
    """Yield the dates in a running text."""
    for found in _DATE.findall(text):
        with suppress(ValueError):
            yield parse_tanggal(found).tanggal


def _belongs(dataset: DataSet, unit: UnitKerja) -> Iterator[tuple[Hashable, str]]:
    """Yield who belongs to a unit, and as what; the seat in the team comes last, and counts."""
    for person in dataset.pegawai:
        if dataset.find_unit(person.unit_kerja) is unit:
            yield id(person), "pegawai"
    teams: Sequence[Any] = dataset.rows("tim")
    for row in teams:
        if row.macam == "kerja" and dataset.unit_of(row) is unit and row.orang:
            yield who(dataset, row.orang), "anggota tim kerja"


def _outside(
    dataset: DataSet, unit: UnitKerja, on: date, place: Place, end: str
) -> Iterator[Problem]:
    """Report a day that is within none of a unit's assignments, by the last of these."""
    tasks: list[Any] = [row for row in dataset.rows("tugas") if _is_evaluation(dataset, row, unit)]
    spans = [(row, row.mulai, _last(row, end)) for row in tasks if row.mulai]
    if spans and not any(first <= on <= last for _, first, last in spans):
        row, first, last = spans[-1]
        yield problems.outside_assignment(place, on, row, first, last)


def _last(row: Any, end: str) -> date:
    """Return the last day of an assignment; without a last day for reporting there is none."""
    last: date | None = getattr(row, end)
    return last or (row.mulai if end == "selesai" else date.max)


def _is_evaluation(dataset: DataSet, row: Any, unit: UnitKerja) -> bool:
    """Tell whether an assignment is to evaluate a unit."""
    return any(one is unit for one in evaluated_units(dataset, row))


def evaluated_units(dataset: DataSet, tugas: Any) -> list[UnitKerja]:
    """Return the units that an assignment is to evaluate: named in its tasks, else in its place.

    A name within the name of another unit that is meant, is not meant itself.
    """
    tasks = fold(" ".join(tugas.untuk))
    if not any(word in tasks for word in _EVALUATES):
        return []
    return _named(dataset, tasks) or _named(dataset, fold(tugas.tempat or ""))


def _named(dataset: DataSet, text: str) -> list[UnitKerja]:
    found = []
    for unit in sorted(dataset.unit_kerja, key=lambda one: -len(one.nama)):
        if fold(unit.nama) in text:
            text = text.replace(fold(unit.nama), "")
            found.append(unit)
    return found
