"""Checks of who is chosen for what: agents of a unit, assessors, those who choose the candidates.

Who decides about a unit is not of it, and who acts for a unit is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from zi_docs.checks import problems_susunan as problems
from zi_docs.checks.pengaturan import fits_year
from zi_docs.checks.tim import who
from zi_docs.errors import Problem
from zi_docs.indonesian import parse_tanggal
from zi_docs.model import DocType, lookup
from zi_docs.tables import DataSet, UnitKerja

_CHOOSERS, _ASSESSORS = "identifikasi", "penilai internal"
_NEEDED = ("Ketua", "Anggota")
_MONTHS = 3


def check_agen(dataset: DataSet) -> Iterator[Problem]:
    """Check that agents are of the unit (ZI558), not the head alone (ZI559), with plans (ZI591)."""
    planning = dataset.rows("perubahan_agen") and dataset.is_whole("perubahan_agen")
    for unit in dataset.unit_kerja if dataset.is_whole("agen") else ():
        agents: Sequence[Any] = dataset.owned(unit, "agen")
        for row in agents:
            person = dataset.employee_of(row.orang)
            if person and person.unit_kerja and dataset.find_unit(person.unit_kerja) is not unit:
                yield problems.agent_of_other_unit(row, unit)
            if planning and not dataset.owned(row, "perubahan_agen"):
                yield problems.agent_without_change(row)
        if len(agents) == 1 and unit.kepala:
            [only] = agents
            if who(dataset, only.orang) == who(dataset, unit.kepala):
                yield problems.head_is_sole_agent(only, unit)


def check_perubahan(dataset: DataSet) -> Iterator[Problem]:
    """Check that what an agent changed was done in the year of the plan (ZI245)."""
    rows, tahun = _rows(dataset, "perubahan_agen"), dataset.pengaturan.tahun
    for row in rows:
        if row.tanggal_selesai and not fits_year(row.tanggal_selesai, tahun):
            yield problems.finished_in_other_year(row, row.tanggal_selesai, tahun)


def check_tim_penilai(dataset: DataSet) -> Iterator[Problem]:
    """Check that the internal assessors have a head and a member (ZI592)."""
    rows = _team(dataset, _ASSESSORS)
    missing = [seat for seat in _NEEDED if all(row.kedudukan != seat for row in rows)]
    if rows and missing:
        yield problems.team_without(rows[0], [seat.lower() for seat in missing])


def check_tim_identifikasi(dataset: DataSet) -> Iterator[Problem]:
    """Check that who chooses candidates neither assesses (ZI594) nor heads one (ZI595)."""
    rows = _team(dataset, _CHOOSERS)
    choosers = {who(dataset, row.orang) for row in rows}
    if choosers and choosers == {who(dataset, row.orang) for row in _team(dataset, _ASSESSORS)}:
        yield problems.same_team(rows[0])
    heads = dict(_heads_of_candidates(dataset))
    for row in rows:
        if unit := heads.get(who(dataset, row.orang)):
            yield problems.head_of_candidate(row, unit)


def check_pemantauan(dataset: DataSet) -> Iterator[Problem]:
    """Check that a unit whose predicate is monitored holds one (ZI596)."""
    for row in dataset.rows("pemantauan_predikat"):
        unit = dataset.unit_of(row)
        if unit is not None and not unit.predikat_dimiliki:
            yield problems.monitored_without_predicate(row, unit)


def check_temuan(dataset: DataSet) -> Iterator[Problem]:
    """Check that a report of an audit with findings has recommendations (ZI598)."""
    for row in _rows(dataset, "tlhp"):
        if row.temuan and row.rekomendasi == 0:
            yield problems.finding_without_advice(row, row.temuan)


def check_keadaan(dataset: DataSet, doctype: DocType, on: date) -> Iterator[Problem]:
    """Check that a statement on TLHP rests on figures of the last three months (ZI597)."""
    typed = lookup(dataset.pengaturan.isian.get(doctype.id, {}), "keadaan")
    try:
        state = typed if isinstance(typed, date) else parse_tanggal(str(typed or "")).tanggal
    except ValueError:
        return  # told where the kind of the field is checked
    months = (on.year - state.year) * 12 + on.month - state.month
    if (months, on.day) > (_MONTHS, state.day):
        place = dataset.settings_row.place(f"isian.{doctype.id}.keadaan")
        yield problems.old_state(place, state, on)


def _heads_of_candidates(dataset: DataSet) -> Iterator[tuple[Hashable, UnitKerja]]:
    for row in dataset.rows("identifikasi"):
        unit = dataset.unit_of(row)
        if unit is not None and unit.kepala:
            yield who(dataset, unit.kepala), unit


def _team(dataset: DataSet, macam: str) -> list[Any]:
    rows = _rows(dataset, "tim") if dataset.is_whole("tim") else ()
    return [row for row in rows if row.macam == macam and row.orang]


def _rows(dataset: DataSet, table: str) -> Sequence[Any]:
    return dataset.rows(table)
