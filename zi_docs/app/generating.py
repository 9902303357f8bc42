"""Checks the documents that were asked for, and makes them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence, Set
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass, field

from zi_docs.app.book import open_workspace_register
from zi_docs.app.preparing import only_good, prepare, spec_of
from zi_docs.codes import Severity
from zi_docs.errors import OutputError, Problem, RegisterError, RowName, ZiDocsError
from zi_docs.files.writing import discard_parts, prepare_folder, run_lock
from zi_docs.register import Register, strangers
from zi_docs.run.batch import BatchOptions, TypeBatch
from zi_docs.run.making import StopRunError, make_documents
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.printing import WRITERS
from zi_docs.run.problems import no_room, workers_died
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.sheets import PrintOptions
from zi_docs.run.stale import tell_stale_paper
from zi_docs.run.tally import Progress, tell_failures
from zi_docs.tables.isian import fields_of
from zi_docs.word import Renderer
from zi_docs.workspace import Workspace

_ROOM = 1.2

_VALUE = "ZI422"


@dataclass(frozen=True, slots=True)
class RunOptions(BatchOptions):
    """How a run makes the documents, with the options for the run as a whole.

    ``lewati`` makes the documents of the good rows although other rows are wrong. ``proses`` is the
    number of processes that render (1: only this one).
    """

    lewati: bool = False
    proses: int = 1
    cetak: PrintOptions = field(default_factory=PrintOptions)


def check(workspace: Workspace, request: Request) -> RunReport:
    """Return every problem of the data set and of the types asked for; nothing is written.

    Every document is filled, with a blank number, to find the tags whose name the data do not have.
    """
    plans, report = prepare(workspace, request)
    wrong = {
        row for p in report.problems if p.severity is Severity.GALAT and (row := p.place.record)
    }
    for plan in plans:
        if not _lacks_fields(plan, report):
            report.problems += trial(plan, spec_of(plan, workspace.data).compile(), wrong)
        report.types[plan.doctype.id] = TypeReport(plan.doctype.id, "", planned=len(plan.jobs))
    return report


def _lacks_fields(plan: TypePlan, report: RunReport) -> bool:
    """Tell whether a field that the settings give to a type was refused: every tag of it fails."""
    wrong = {problem.place for problem in report.problems if problem.severity is Severity.GALAT}
    settings, doctype = plan.builder.dataset.settings_row, plan.doctype
    own = (f"isian.{doctype.id}.{field.path}" for field in fields_of(doctype.manifest))
    return any(settings.place(path) in wrong for path in own)


def generate(
    workspace: Workspace,
    request: Request,
    progress: Progress,
    options: RunOptions = RunOptions(),  # frozen, so it can be shared
    executor: Executor | None = None,
) -> RunReport:
    """Make the documents asked for.

    Everything is checked first. If there is any error, nothing is written and :class:`DataError`
    carries all problems, unless the options say to make the good rows. A document that fails later
    does not stop the others.
    """
    plans, report = prepare(workspace, request)
    plans = only_good(plans, report, options.lewati)
    specs = [spec_of(plan, workspace.data) for plan in plans]
    renderers = [spec.compile() for spec in specs]
    prepare_folder(workspace.output, workspace.show(workspace.output))
    with (
        run_lock(workspace.output, workspace.show(workspace.output)),
        _numbers(workspace, request) as register,
        _workers(options.proses, executor) as workers,
    ):
        discard_parts(workspace.output)
        if register:
            _check_register(register, plans)
        complete = not report.failed
        batches = [
            TypeBatch(workspace, *three, register, options, report, progress, workers, complete)
            for three in zip(plans, specs, renderers, strict=True)
        ]
        _carry_out(workspace, register, batches, options, report)
    return report


def _carry_out(
    workspace: Workspace,
    register: Register | None,
    batches: Sequence[TypeBatch],
    options: RunOptions,
    report: RunReport,
) -> None:
    """Make the documents and put them on paper; then report paper that is out of date."""
    for batch in batches:
        batch.keep_names()
    _check_room(workspace, batches)
    _run(batches)
    for batch in batches:
        _print(batch, options)
    tell_stale_paper(workspace, register, batches, report)


@contextmanager
def _numbers(workspace: Workspace, request: Request) -> Iterator[Register | None]:
    """Open the register; drafts have none."""
    if request.draf:
        yield None
        return
    with open_workspace_register(workspace) as register:
        yield register


@contextmanager
def _workers(count: int, given: Executor | None) -> Iterator[Executor | None]:
    if given is not None or count <= 1:
        yield given
        return
    from zi_docs.run.rendering import open_workers

    with open_workers(count) as pool:
        yield pool


def _check_register(register: Register, plans: Sequence[TypePlan]) -> None:
    """Check that the register is this data set's, before it numbers a decree a second time.

    Raises :class:`RegisterError` (ZI509).
    """
    types = [plan.doctype for plan in plans if plan.doctype.manifest.tabel == "data"]
    documents = [d for doctype in types for d in register.documents(doctype.id).values()]
    if problems := strangers(register.book, documents):
        raise RegisterError(problems)


def _check_room(workspace: Workspace, batches: Sequence[TypeBatch]) -> None:
    """Check the free space before the first number is used.

    Raises :class:`OutputError` (ZI504).
    """
    needed = int(sum(batch.estimate() for batch in batches) * _ROOM)
    free = shutil.disk_usage(workspace.output).free
    if needed > free:
        raise OutputError(no_room(workspace.show(workspace.output), needed, free))


def _run(batches: Sequence[TypeBatch]) -> None:
    try:
        for batch in batches:
            make_documents(batch)
    except StopRunError:
        return
    except BrokenExecutor:
        batch.report.problems.append(workers_died(batch.plan.doctype.id))


def _print(batch: TypeBatch, options: RunOptions) -> None:
    """Put the documents on paper in every form asked for."""
    for name, write in WRITERS.items():
        if name in options.cetak.format:
            write(batch, options.cetak)


def trial(plan: TypePlan, renderer: Renderer, wrong: Set[RowName] = frozenset()) -> list[Problem]:
    """Return the problems of filling a type's documents, each with its record's row.

    A document of ``wrong`` rows is left out: it may fail for what is told of them already. A
    problem of all documents is the naskah's fault, and is reported once. A value that can't be
    printed (ZI422) is not reported for a document that a check has refused already.
    """
    jobs = [job for job in plan.jobs if not job.rows & wrong]
    found = [(job, problem) for job in jobs for problem in _failures(plan, job, renderer)]
    return tell_failures(found, len(jobs))


def _failures(plan: TypePlan, job: Job, renderer: Renderer) -> Iterator[Problem]:
    try:
        renderer.render(plan.context(job, plan.blank_number(job)))
    except ZiDocsError as error:
        told = job.key in plan.refused
        yield from (p for p in dict.fromkeys(error.problems) if not (told and p.code == _VALUE))
