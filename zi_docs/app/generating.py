"""Checks the documents that were asked for, and makes them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from zi_docs.app.book import (
    has_book,
    kept_of,
    notes_of_change,
    of_another_data_set,
    open_workspace_register,
    own_folder,
)
from zi_docs.app.losing import guard_book
from zi_docs.app.preparing import only_good, open_catalog, prepare, spec_of
from zi_docs.app.proving import with_evidence
from zi_docs.errors import DataError, OutputError, Problem, RegisterError, RowName, ZiDocsError
from zi_docs.files.folders import discard_parts, prepare_folder, run_lock
from zi_docs.register import Kept, Register
from zi_docs.run.adopting import adopt
from zi_docs.run.batch import BatchOptions, TypeBatch
from zi_docs.run.documents import make_type
from zi_docs.run.evidence import lists_evidence
from zi_docs.run.index import write_index
from zi_docs.run.making import StopRunError
from zi_docs.run.order import in_order, issued_in
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.problems import no_room, workers_died
from zi_docs.run.renewing import renew
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.rows_shown import rows_shown
from zi_docs.run.settled_names import keep_names
from zi_docs.run.sheets import PrintOptions
from zi_docs.run.stages import cite, divide
from zi_docs.run.stale import tell_stale_paper
from zi_docs.run.standing import tell_leftovers
from zi_docs.run.tally import Progress, tell_failures
from zi_docs.tables.isian import fields_of
from zi_docs.word import CompileSpec, Renderer
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
    return check_plans(workspace, *prepare(workspace, request))


def check_or_tell(
    workspace: Workspace, request: Request, known: Sequence[Problem] | None = None
) -> RunReport:
    """Return a report also of data that can't be read at all, or of what is ``known`` already."""
    if known is not None:
        return RunReport(problems=list(known))
    try:
        return check(workspace, request)
    except DataError as error:
        return RunReport(problems=list(error.problems))


def check_plans(workspace: Workspace, plans: Sequence[TypePlan], report: RunReport) -> RunReport:
    """Return the report of prepared plans with every problem of filling their documents."""
    if has_book(workspace):
        with open_workspace_register(workspace) as register:
            report.problems += of_another_data_set(register, plans)
    wrong = {row for p in report.problems if p.is_error and (row := p.place.record)}
    for plan in plans:
        if not (plan.is_broken or _lacks_fields(plan, report)):  # compiling takes the most time
            renderer = spec_of(plan, workspace.data).compile()
            report.problems += trial(plan, renderer, wrong)
        report.types[plan.doctype.id] = TypeReport(plan.doctype.id, "", planned=len(plan.jobs))
    return report


def _lacks_fields(plan: TypePlan, report: RunReport) -> bool:
    """Tell whether what the settings give to a type was refused or never filled in.

    Every tag of it fails then: that it is missing is told.
    """
    if any(problem.unfilled for problem in plan.found):
        return True
    wrong = {problem.place for problem in report.problems if problem.is_error}
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
    lines = [Compiled.of(plan, workspace.data) for plan in plans]
    if request.terbit and not has_book(workspace):
        guard_book(workspace, None)  # before the register's file is made
    prepare_folder(workspace.output, workspace.show(workspace.output))
    with (
        run_lock(workspace.output, workspace.show(workspace.output)),
        open_workspace_register(workspace) as register,
        _workers(options.proses, executor) as workers,
    ):
        discard_parts(workspace.output, locked=True)
        report.problems += _check_register(workspace, register, plans)
        kept = own_folder(kept_of(workspace))
        report.problems += adopt(workspace, register, kept)
        report.notes += notes_of_change(workspace, register)
        run = Run(workspace, register, kept, options, report, progress, workers)
        run.carry_out(lines)
    return report


@dataclass(frozen=True, slots=True)
class Compiled:
    """A plan with its naskah compiled: for final documents, and for konsep if it may have any."""

    plan: TypePlan
    spec: CompileSpec
    renderer: Renderer
    konsep: tuple[CompileSpec, Renderer] | None

    @classmethod
    def of(cls, plan: TypePlan, folder: Path) -> Compiled:
        """Compile what a plan needs. Raises :class:`TemplateError`."""
        spec = spec_of(plan, folder)
        konsep = None
        if plan.numbered_kind or plan.request.konsep:
            draft = replace(spec, konsep=True)
            konsep = draft, draft.compile()
        return cls(plan, spec, spec.compile(), konsep)


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way."""

    workspace: Workspace
    register: Register
    kept: Kept
    options: RunOptions
    report: RunReport
    progress: Progress
    workers: Executor | None

    def carry_out(self, lines: Sequence[Compiled]) -> None:
        """Make the documents and put them on paper; then make old paper again, and the lists."""
        lines = self._in_order(lines)
        ordered = sorted(lines, key=lambda line: lists_evidence(line.plan))  # these know the others
        batches = [batch for line in ordered for batch in self.batches(line)]
        _check_room(self.workspace, batches)
        drafts = {line.plan.doctype.id: line.konsep for line in lines}
        self._make(batches, drafts)
        for batch in batches:
            _print(batch, self.options)
        for batch in batches:
            renew(batch, self.options.cetak)
            batch.let_go()
            write_index(batch)
        self.report.orphans += tell_leftovers(self.workspace, self.register)
        tell_stale_paper(self.workspace, self.register, batches, self.report)
        self.report.notes += self._to_make_again(batches)

    def _in_order(self, lines: Sequence[Compiled]) -> Sequence[Compiled]:
        """Return the types to issue in order: one may cite the number that another gets now."""
        if not any(line.plan.request.terbit for line in lines):
            return lines
        by_type = {line.plan.doctype.id: line for line in lines}
        plans = in_order([line.plan for line in lines], issued_in(self.register, by_type))
        return [by_type[plan.doctype.id] for plan in plans]

    def _to_make_again(self, batches: Sequence[TypeBatch]) -> Iterator[str]:
        """Yield a sentence for each other type whose documents do not cite what was issued now."""
        news = {batch.jenis for batch in batches if batch.issues and batch.has_made}
        if not news:
            return
        catalog = open_catalog(self.workspace.root)
        for jenis in sorted(catalog.types.keys() - {batch.jenis for batch in batches}):
            manifest = catalog.sound_manifest(jenis)
            if manifest and news & {*manifest.merujuk.values()} and self._has_open(jenis):
                yield (
                    f"{manifest.judul} menyebut yang baru terbit. Buat lagi: "
                    f"zi-docs buat {jenis} --data {self.workspace.nama}"
                )

    def _has_open(self, jenis: str) -> bool:
        """Tell whether a type has documents that are made again when what they cite changes."""
        books = (self.register.documents(jenis, konsep=konsep) for konsep in (False, True))
        return any(not one.is_issued for book in books for one in book.values())

    def batches(self, line: Compiled) -> Iterator[TypeBatch]:
        """Yield the batch of a type's final documents and that of its konsep, if it has any."""
        jenis, register = line.plan.doctype.id, self.register
        known, drafts = register.documents(jenis), register.documents(jenis, konsep=True)
        stages = divide(line.plan, known, drafts)
        place = f"{self.workspace.show(self.workspace.output / jenis)}/"
        final = keep_names(stages.final, known, place)
        if final.jobs or not stages.konsep.jobs:
            yield self._batch(final, line.spec, line.renderer, stages.due)
        if line.konsep and (stages.konsep.jobs or drafts):
            yield self._batch(stages.konsep, *line.konsep, stages.due, konsep=True)

    def _batch(
        self,
        plan: TypePlan,
        spec: CompileSpec,
        renderer: Renderer,
        due: frozenset[str],
        *,
        konsep: bool = False,
    ) -> TypeBatch:
        return TypeBatch(
            self.workspace,
            plan,
            spec,
            renderer,
            self.register,
            self.kept,
            self.options,
            self.report,
            self.progress,
            self.workers,
            complete=not self.report.failed,
            konsep=konsep,
            due=due,
        )

    def _make(
        self,
        batches: Sequence[TypeBatch],
        drafts: Mapping[str, tuple[CompileSpec, Renderer] | None],
    ) -> None:
        try:
            for batch in batches:
                konsep = drafts[batch.jenis]
                plan = cite(batch.plan, self.register)
                batch.plan = with_evidence(self.workspace, plan, self.register, self.kept)
                make_type(batch, konsep[1] if konsep else None)
        except StopRunError:
            return
        except BrokenExecutor:
            self.report.problems.append(workers_died(batch.jenis))


@contextmanager
def _workers(count: int, given: Executor | None) -> Iterator[Executor | None]:
    if given is not None or count <= 1:
        yield given
        return
    from zi_docs.run.rendering import open_workers

    with open_workers(count) as pool:
        yield pool


def _check_register(
    workspace: Workspace, register: Register, plans: Sequence[TypePlan]
) -> list[Problem]:
    """Check that the register is this data set's, before it numbers a decree a second time.

    Raises :class:`RegisterError`: ZI509, and ZI540 or ZI671 for a register that was lost. A run
    that issues nothing gets a warning to tell instead.
    """
    warnings = guard_book(workspace, register, freezes=any(plan.request.terbit for plan in plans))
    if problems := of_another_data_set(register, plans):
        raise RegisterError(problems)
    return warnings


def _check_room(workspace: Workspace, batches: Sequence[TypeBatch]) -> None:
    """Check the free space before the first number is used, also for the kept bytes.

    Raises :class:`OutputError` (ZI504).
    """
    sizes = [(batch.estimate(), batch.issues) for batch in batches]
    needed = {workspace.output: sum(size for size, _ in sizes)}
    kept = sum(size for size, issues in sizes if issues)
    shares = workspace.output.stat().st_dev == workspace.data.stat().st_dev
    at = workspace.output if shares else workspace.data
    needed[at] = needed.get(at, 0) + kept
    for folder, size in needed.items():
        wanted, free = int(size * _ROOM), shutil.disk_usage(folder).free
        if wanted > free:
            raise OutputError(no_room(workspace.show(folder), wanted, free))


def _print(batch: TypeBatch, options: RunOptions) -> None:
    """Put the documents on paper in every form asked for."""
    if options.cetak.format == ("docx",):
        return
    from zi_docs.run.printing import WRITERS  # brings all that asks LibreOffice for pages

    for name, write in WRITERS.items():
        if name in options.cetak.format:
            write(batch, options.cetak)


def trial(plan: TypePlan, renderer: Renderer, wrong: Set[RowName] = frozenset()) -> list[Problem]:
    """Return the problems of filling a type's documents, each with its record's row.

    A document that prints ``wrong`` or refused rows is left out: it may fail for what is told of
    them. So is that of the whole data set, while any row of its tables is refused. A problem of
    all documents is the naskah's fault, and is reported once. A value that can't be printed (ZI422)
    is not reported for a document that a check has refused already.
    """
    dataset = plan.builder.dataset
    told = wrong | {row for place in dataset.refused if (row := place.record)}
    jobs = [job for job in plan.jobs if not (told and rows_shown(dataset, job.record) & told)]
    if any(job.record is None for job in jobs) and not _is_whole(plan):
        jobs = []
    found = [(job, problem) for job in jobs for problem in _failures(plan, job, renderer)]
    return tell_failures(found, len(jobs))


def _is_whole(plan: TypePlan) -> bool:
    return all(map(plan.builder.dataset.is_whole, plan.tables))


def _failures(plan: TypePlan, job: Job, renderer: Renderer) -> Iterator[Problem]:
    try:
        renderer.render(plan.context(job, plan.blank_number(job)))
    except ZiDocsError as error:
        told = job.key in plan.refused
        yield from (p for p in dict.fromkeys(error.problems) if not (told and p.code == _VALUE))
