"""Going on with the rows that have no error, when asked to (``--lewati``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_docs.codes import Severity
from zi_docs.errors import Problem, RowName
from zi_docs.model import DataSet, Record
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems import held_back, waits_for_another

_GATHERING = ("data", "unit_kerja")
_ROLES = ("atasan", "pimpinan", "notulis")


def keep_good(
    plans: Sequence[TypePlan], problems: Sequence[Problem]
) -> tuple[list[TypePlan], list[Problem], list[Problem]]:
    """Return the plans without the records that have errors, those errors of no record, and more.

    A document that gathers many rows (a decree, a plan) would be made with rows missing: while any
    row is wrong it is not made, and the last list says so (ZI211). Nor is one made that prints a
    wrong row beside its own, such as a superior's (ZI212), or that its type's checks refuse.
    """
    errors = [problem for problem in problems if problem.severity is Severity.GALAT]
    rows = {row for problem in errors if (row := problem.place.record)}
    stopping = [problem for problem in errors if problem.place.record is None]
    good, held = [], []
    for plan in map(_accepted, plans):
        if rows and plan.jobs and plan.doctype.manifest.satu_per in _GATHERING:
            held.append(held_back(plan.doctype))
            good.append(replace(plan, jobs=()))
            continue
        kept, waiting = _part(plan, rows)
        good.append(replace(plan, jobs=tuple(kept)))
        held += [waits_for_another(plan.doctype, job) for job in waiting]
    return good, stopping, held


def _accepted(plan: TypePlan) -> TypePlan:
    """Return the plan without the documents that a check of their own type refuses, and told."""
    jobs = tuple(job for job in plan.jobs if job.key not in plan.refused)
    return replace(plan, jobs=jobs)


def _part(plan: TypePlan, rows: set[RowName]) -> tuple[list[Job], list[Job]]:
    """Return the jobs that print no wrong row, and those that print one beside their own."""
    kept: list[Job] = []
    waiting: list[Job] = []
    for job in plan.jobs:
        own, others = _row(job.record), _others(plan.builder.dataset, job.record)
        if own in rows:
            continue  # its own complaint says so
        (waiting if rows & others else kept).append(job)
    return kept, waiting


def _row(record: Record | None) -> RowName | None:
    return record.place().record if record else None


def _others(dataset: DataSet, record: Record | None) -> set[RowName]:
    """Return the rows that a record's document prints beside the record: its unit, its people.

    A row that was refused is no unit or person of the data set, and yet it is meant.
    """
    code = str(getattr(record, "unit_kerja", ""))
    unit = dataset.find_unit(code)
    named = [getattr(record, role, "") for role in _ROLES] + [unit.kepala if unit else ""]
    names = [name for name in named if isinstance(name, str) and name]
    found = [_row(unit), *(_row(dataset.find_pegawai(name)) for name in names)]
    refused = [dataset.find_refused("pegawai", name) for name in names]
    refused.append(None if unit else dataset.find_refused("unit_kerja", code))
    return {row for row in (*found, *(row.place().record for row in refused if row)) if row}
