"""Proposes the plan of a unit: a workbook with the sheet of plans, filled with steps of the LKE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import no_steps_of_year
from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, UsageError
from zi_docs.files.writing import write_whole
from zi_docs.model import Tables
from zi_docs.run.action_plan import Proposed, propose_best, rows_of
from zi_docs.run.choose import unit_named
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.tables.starter import Filled, sheet_name, write_starter
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import daftar_langkah, lke_sejak, rujukan_lke

PLANS, UNITS, TEAMS = "rencana_aksi", "unit_kerja", "tim"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which plan is asked for: of which unit (by code or name) and year; 0 for the data's year."""

    unit: str
    tahun: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that was written: its unit, year, sheet and steps.

    ``there`` counts the rows that the unit has in the data already. ``rule`` is the rule whose LKE
    the steps follow. ``has_team`` tells whether the data name the unit's team.
    """

    unit: str
    tahun: int
    sheet: str
    rule: str
    steps: Sequence[Proposed]
    there: int = 0
    has_team: bool = field(default=True)


def propose_plan(workspace: Workspace, asked: Asked, output: Path) -> Plan:
    """Write the plan that a unit could have, as a workbook with the sheet of plans.

    Raises :class:`UsageError` for a unit that the data do not have (ZI003) or a year whose LKE is
    not known (ZI580), :class:`DataError` when units or teams can't be read, and
    :class:`OutputError`.
    """
    catalog = open_catalog(workspace.root)
    dataset = load_whole(workspace, catalog, (UNITS, TEAMS))
    unit = unit_named(dataset, asked.unit)
    tahun = asked.tahun or dataset.pengaturan.tahun
    on = date(tahun, 1, 1)
    if not daftar_langkah(on):
        raise UsageError(no_steps_of_year(tahun, lke_sejak()))
    steps = propose_best(on)
    tabel = catalog.tables[PLANS]
    book = write_starter(
        Tables({PLANS: tabel}), {}, filled={PLANS: Filled(rows_of(dataset, unit, steps, on))}
    )
    write_whole(output, book, output.as_posix())
    team = any(dataset.unit_of(row) is unit for row in dataset.rows(TEAMS))
    there = len(dataset.plans_of(unit))
    return Plan(unit.nama, tahun, sheet_name(tabel), rujukan_lke(on), steps, there, team)


def load_whole(workspace: Workspace, catalog: Catalog, tables: Iterable[str]) -> DataSet:
    """Return the data set if these tables have no wrong row; other tables may be wrong.

    Raises :class:`DataError` with the errors of the data.
    """
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    if not all(dataset.is_whole(table) for table in tables):
        raise DataError([one for one in problems if one.severity is Severity.GALAT])
    return dataset
