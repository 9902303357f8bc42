"""Going on with the rows that have no error, when asked to (``--lewati``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zi_docs.errors import Problem, Severity, galat
from zi_docs.model import DocType
from zi_docs.model.table import Place
from zi_docs.planning.plan import Job, TypePlan

__all__ = ["keep_good"]

_GATHERING = ("data", "unit_kerja")


def keep_good(
    plans: Sequence[TypePlan], problems: Sequence[Problem]
) -> tuple[list[TypePlan], list[Problem], list[Problem]]:
    """Return the plans without the records that have errors, those errors of no record, and more.

    A document that gathers many rows (a decree, a plan) would be made with rows missing: while any
    row is wrong it is not made, and the last list says so (ZI211).
    """
    errors = [problem for problem in problems if problem.severity is Severity.GALAT]
    rows = {problem.place.row for problem in errors if isinstance(problem.place, Place)}
    stopping = [p for p in errors if not isinstance(p.place, Place) or not p.place.row]
    good, held = [], []
    for plan in plans:
        gathers = bool(rows) and plan.doctype.manifest.satu_per in _GATHERING
        held += [_held(plan.doctype)] if gathers and plan.jobs else []
        good.append(replace(plan, jobs=() if gathers else _without(plan.jobs, rows)))
    return good, stopping, held


def _without(jobs: Iterable[Job], rows: set[str]) -> tuple[Job, ...]:
    return tuple(
        job
        for job in jobs
        if job.record is None or job.record.asal is None or job.record.asal.name not in rows
    )


def _held(doctype: DocType) -> Problem:
    return galat(
        "ZI211",
        doctype.folder,
        f"{doctype.manifest.judul} menghimpun banyak baris; tidak dibuat selama ada yang salah.",
        "Perbaiki galat yang tercantum, lalu jalankan lagi.",
    )
