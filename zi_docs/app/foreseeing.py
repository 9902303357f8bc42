"""What issuing would freeze: number, date, and what people changed in each konsep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zi_docs.app.book import of_another_data_set
from zi_docs.app.losing import warn_of_loss
from zi_docs.app.preparing import only_good, prepare, spec_of
from zi_docs.app.rehearsing import copied_register
from zi_docs.errors import Problem, RegisterError
from zi_docs.register import Register
from zi_docs.run.divergence import change_lines
from zi_docs.run.konsep import Konsep, KonsepFiles
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.report import RunReport
from zi_docs.run.stages import cite
from zi_docs.word import Renderer, TextChange
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be frozen of one record; ``nomor`` is "" for a type without numbers.

    ``konsep`` is the place of its konsep or "". ``edited`` says that people changed it, and
    ``changes`` in which paragraphs. ``stands`` says that it is issued already, and stays as it is.
    """

    kunci: str
    untuk: str
    nomor: str
    tanggal: date
    konsep: str = ""
    edited: bool = False
    changes: tuple[str, ...] = ()
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Foresight:
    """What issuing would do with each record asked for, and what it would warn of."""

    documents: tuple[Foreseen, ...]
    problems: tuple[Problem, ...]


def foresee(workspace: Workspace, request: Request) -> Foresight:
    """Return what issuing these records of one type would freeze; nothing is written.

    Raises what a run with this request would refuse before it makes anything.
    """
    plans, report = prepare(workspace, request)
    (plan,) = only_good(plans, report, lewati=False)
    with copied_register(workspace) as register:
        if problems := of_another_data_set(register, plans):
            raise RegisterError(problems)
        report.problems += warn_of_loss(workspace, register)
        documents = _documents(workspace, register, cite(plan, register), report)
    return Foresight(documents, tuple(dict.fromkeys(report.problems)))


def _documents(
    workspace: Workspace, register: Register, plan: TypePlan, report: RunReport
) -> tuple[Foreseen, ...]:
    jenis = plan.doctype.id
    known = register.documents(jenis)
    issued = {job.key for job in plan.jobs if job.key in known and known[job.key].is_issued}
    free = [job for job in plan.jobs if job.key not in issued]
    numbers, problems = reserve_numbers(register, plan, free)
    report.problems += problems
    files = _konsep_files(workspace, register, plan, report)
    found = [
        _standing(job, known[job.key].nomor, known[job.key].tanggal)
        if job.key in issued
        else _foreseen(job, numbers.get(job.key, ""), files)
        for job in plan.jobs
    ]
    return tuple(found)


def _standing(job: Job, nomor: str, tanggal: str) -> Foreseen:
    return Foreseen(job.key, job.untuk, nomor, date.fromisoformat(tanggal), stands=True)


def _foreseen(job: Job, nomor: str, files: KonsepFiles) -> Foreseen:
    konsep = files.find(job)
    seen = Foreseen(job.key, job.untuk, nomor, job.tanggal, konsep.shown if konsep else "")
    if konsep is None or not konsep.edited:
        return seen
    return replace(seen, edited=True, changes=_changes(files, konsep, job))


def _changes(files: KonsepFiles, konsep: Konsep, job: Job) -> tuple[str, ...]:
    changes: Sequence[TextChange] = files.changes(konsep, job)
    return tuple(line.removeprefix("- ") for line in change_lines(changes))


def _konsep_files(
    workspace: Workspace, register: Register, plan: TypePlan, report: RunReport
) -> KonsepFiles:
    """Return the konsep of a type; its naskah is compiled only if there is one."""
    drafts = register.documents(plan.doctype.id, konsep=True)
    renderer: Renderer | None = None
    if drafts:
        renderer = replace(spec_of(plan, workspace.data), konsep=True).compile()
    return KonsepFiles(workspace, register, plan, drafts, renderer, report)
