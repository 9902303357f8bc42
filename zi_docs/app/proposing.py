"""Proposes the plan of a unit: a workbook with the sheet of plans, filled with steps of the LKE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems_lke import no_assessment, no_lke_of_year
from zi_docs.checks.rencana_aksi import first_month
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, UsageError
from zi_docs.files.writing import write_whole
from zi_docs.model import Tables
from zi_docs.run.action_plan import (
    ASSESSMENT,
    Proposed,
    answers_of,
    assessment_of,
    propose_best,
    propose_gaps,
    rows_of,
    without_steps,
)
from zi_docs.run.choose import unit_named
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.starter import Filled, sheet_name, write_starter
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import daftar_langkah, lke_sejak, rujukan_lke

PLANS, UNITS, TEAMS = "rencana_aksi", "unit_kerja", "tim"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which plan is asked for: of which unit (by code or name) and year; 0 for the data's year.

    ``dinilai`` asks for the steps that the unit's assessment lacks, not for all.
    """

    unit: str
    tahun: int = 0
    dinilai: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that was written: its unit, year, sheet and steps.

    ``there`` counts the rows that the unit has in the data already. ``rule`` is the rule whose LKE
    the steps follow. ``has_team`` tells whether the data name the unit's team. ``others`` are the
    codes below their best that have no step: the office knows best what helps there. ``past``
    counts the steps that are over before the month in which the data date the plan.
    """

    unit: str
    tahun: int
    sheet: str
    rule: str
    steps: Sequence[Proposed]
    there: int = 0
    has_team: bool = True
    others: Sequence[str] = ()
    past: int = 0


def propose_plan(workspace: Workspace, asked: Asked, output: Path) -> Plan:
    """Write the plan that a unit could have, as a workbook with the sheet of plans.

    Without a single step nothing is written. Raises :class:`UsageError` for a unit that the data do
    not have (ZI003), a year whose LKE is not known (ZI580) or a unit without an assessment (ZI589),
    :class:`DataError` when units, teams or the assessment have wrong rows, and
    :class:`OutputError`.
    """
    catalog = open_catalog(workspace.root)
    dataset, unit = _load(workspace, catalog, asked)
    tahun = asked.tahun or dataset.pengaturan.tahun
    on = date(tahun, 1, 1)
    if not daftar_langkah(on):
        raise UsageError(no_lke_of_year(f"tahun {tahun}", tahun, lke_sejak()))
    steps, others = _gaps(dataset, unit, on) if asked.dinilai else (propose_best(on), [])
    tabel = catalog.tables[PLANS]
    if steps:
        rows = {PLANS: Filled(rows_of(dataset, unit, steps, on))}
        book = write_starter(Tables({PLANS: tabel}), {}, filled=rows)
        write_whole(output, book, output.as_posix())
    team = any(dataset.unit_of(row) is unit for row in dataset.rows(TEAMS))
    there = len(dataset.plans_of(unit))
    since = first_month(dataset, tahun)
    past = sum(max(one.langkah.bulan) < since for one in steps)
    rule = rujukan_lke(on)
    return Plan(unit.nama, tahun, sheet_name(tabel), rule, steps, there, team, others, past)


def _gaps(dataset: DataSet, unit: UnitKerja, on: date) -> tuple[list[Proposed], list[str]]:
    """Return the steps that the unit's assessment lacks, and the codes that have none."""
    answers = answers_of(dataset, unit, on)
    if not answers:
        raise UsageError(no_assessment(dataset.nama, unit.nama))
    return propose_gaps(answers, on), without_steps(answers, on)


def _load(workspace: Workspace, catalog: Catalog, asked: Asked) -> tuple[DataSet, UnitKerja]:
    """Return the data set and the unit, if nothing that its plan is made from is wrong.

    A wrong row of a table may have been the unit's; a wrong answer is known to be its own.
    """
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    errors = [one for one in problems if one.is_error]
    tables = (UNITS, TEAMS, *((ASSESSMENT,) if asked.dinilai else ()))
    lost = [table for table in tables if not dataset.is_whole(table)]
    sources = frozenset().union(*(dataset.sources.get(table, frozenset()) for table in lost))
    if lost:
        raise DataError([one for one in errors if one.place.source in sources] or errors)
    unit = unit_named(dataset, asked.unit)
    rows = {row.place().record for row in assessment_of(dataset, unit)} if asked.dinilai else set()
    if wrong := [one for one in errors if one.place.record in rows - {None}]:
        raise DataError(wrong)
    return dataset, unit
