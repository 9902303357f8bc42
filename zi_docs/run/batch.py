"""One type's documents from jobs to files, in the order that survives a power cut.

Order within a chunk: numbers committed, documents rendered, files written aside, made durable,
renamed, register confirmed. Whatever moment the power goes, no file under a final name is half
written, no number is lost, and the same command makes exactly what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zi_docs import __version__
from zi_docs.errors import OutputError, Problem
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.register import Document, DocumentEntry, Register
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.refusals import name_taken
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.standing import (
    Standing,
    State,
    hash_of,
    holds_other,
    pictures_hash,
    settle_leftovers,
)
from zi_docs.run.tally import Progress, Tally
from zi_docs.word import CompileSpec, Renderer, render_all
from zi_docs.workspace import Workspace

CHUNK = 250
_BLOCK = 4096  # what a file takes beyond its bytes


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a run goes about it.

    ``ulang`` makes what is unchanged again, ``timpa`` overwrites files edited by hand, ``berhenti``
    stops at the first document that fails.
    """

    ulang: bool = False
    timpa: bool = False
    berhenti: bool = False


@dataclass(slots=True)
class _Draft:
    """A document on its way: its inputs, their hash, and what stands in its place."""

    job: Job
    context: dict[str, Any]
    hash: str
    state: State
    nomor: str = ""


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or has no disk left to go on."""


@dataclass(slots=True)
class TypeBatch:
    """One type's documents. Without a register (drafts) nothing is numbered or remembered.

    ``complete`` says that no record was left out, so that a file without a record is an orphan;
    ``failed`` are the keys of records whose document could not be made.
    """

    workspace: Workspace
    plan: TypePlan
    spec: CompileSpec
    renderer: Renderer
    register: Register | None
    options: BatchOptions
    report: RunReport
    progress: Progress
    executor: Executor | None = None
    complete: bool = True
    failed: set[str] = field(default_factory=set)
    printed: dict[str, dict[str, Document]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where this type's documents go; drafts have a folder of their own."""
        base = self.workspace.output
        return (base / "draf" if self.plan.request.draf else base) / self.plan.doctype.id

    def estimate(self) -> int:
        """Return about how many bytes the missing documents take, by the first one."""
        folder = self.folder
        missing = [job for job in self.plan.jobs if not (folder / job.path).exists()]
        for job in missing[:1]:
            context = self.plan.context(job, self.plan.blank_number(job))
            for result in render_all(self.renderer, self.spec, [context]):
                size = len(result) if isinstance(result, bytes) else 0
                return (size + _BLOCK) * len(missing)
        return 0

    def run(self) -> None:
        """Make what is missing or changed.

        Raises :class:`StopRunError` at the first failure under ``berhenti``, and when the disk is
        full: what is left would fail as well, and spend numbers.
        """
        jenis, jobs = self.plan.doctype.id, self.plan.jobs
        row = TypeReport(jenis, self.workspace.show(self.folder), planned=len(jobs))
        self.report.types[jenis] = row
        known = self.register.documents(jenis) if self.register else {}
        whole = self.complete and self.plan.is_whole
        standing = Standing.of(self.workspace, self.folder, jobs, known, whole=whole)
        run = _Run(
            self, standing, Tally(self.report, row, self.progress, self.failed), self._shared_hash()
        )
        for first in range(0, len(jobs), CHUNK):
            run.chunk(jobs[first : first + CHUNK])
        if self.register:
            self.report.orphans += settle_leftovers(
                self.workspace, jobs, standing, self.register, jenis
            )

    def _shared_hash(self) -> str:
        """Return a hash of what all documents rest on; what the naskah never names changes none."""
        shared, names = self.plan.builder.shared, self.renderer.names
        printed = {name: value for name, value in shared.items() if name in names}
        pictures = pictures_hash(self.workspace.data) if self.renderer.brings_pictures else ""
        return hash_of(printed, self.renderer.fingerprint, pictures, __version__)


@dataclass(frozen=True, slots=True)
class _Run:
    """A batch being made; ``base`` is the hash of what all its documents rest on."""

    batch: TypeBatch
    standing: Standing
    tally: Tally
    base: str

    @property
    def _stops(self) -> bool:
        berhenti = self.batch.options.berhenti and self.tally.row.failed > 0
        return self.tally.full or berhenti

    def chunk(self, jobs: Sequence[Job]) -> None:
        """Make the documents of some jobs, from their numbers to the register."""
        self._check_number(jobs)
        drafts = list(self._drafts(jobs))
        self._number(drafts)
        chunk = FileChunk(self.tally.row.folder)
        try:
            made = self._make(chunk, drafts)
            written = self._publish(chunk, made)
        finally:
            chunk.discard()
        self._confirm([d for d in made if self._path(d.job) in written], written)
        if self._stops:
            raise StopRunError

    def _check_number(self, jobs: Sequence[Job]) -> None:
        """Give a number that was typed, or refuse it, also where the document is there already.

        Raises :class:`RegisterError` (ZI611-ZI615).
        """
        plan, register = self.batch.plan, self.batch.register
        if register and plan.pattern and plan.request.nomor:
            reserve_numbers(register, plan, plan.pattern, jobs)

    def _path(self, job: Job) -> Path:
        return self.standing.folder / job.path

    def _drafts(self, jobs: Sequence[Job]) -> Iterator[_Draft]:
        """Yield the documents to make; not those that are there already or edited by hand."""
        for job in jobs:
            draft = self._draft(job)
            if draft.state is State.SKIP:
                self.tally.skipped(self._path(job))
            elif draft.state is State.EDITED:
                self._keep(job)
            elif draft.state is State.TAKEN:
                self.tally.failed(job, [self._taken(job)])
            else:
                yield draft

    def _draft(self, job: Job) -> _Draft:
        plan, options = self.batch.plan, self.batch.options
        context = plan.context(job, plan.request.nomor if plan.pattern is None else "")
        shared = plan.builder.shared
        own = {key: value for key, value in context.items() if key not in shared}
        wanted = hash_of(own, self.base)
        if self.batch.register is None:
            return _Draft(job, context, wanted, State.MAKE)
        state = self.standing.state(job, wanted, ulang=options.ulang, timpa=options.timpa)
        return _Draft(job, context, wanted, state)

    def _keep(self, job: Job) -> None:
        self.tally.kept(self.batch.workspace.show(self._path(job)))

    def _taken(self, job: Job) -> Problem:
        owner = self.standing.owner(self._path(job))
        return name_taken(self.batch.workspace, owner)

    def _number(self, drafts: Sequence[_Draft]) -> None:
        """Commit the numbers of a chunk before any of its files exists."""
        plan, register = self.batch.plan, self.batch.register
        if plan.pattern is None or not drafts:
            return
        numbers: dict[str, str] = {}
        if register:
            jobs = [draft.job for draft in drafts]
            numbers, problems = reserve_numbers(register, plan, plan.pattern, jobs)
            self.batch.report.problems += problems
        for draft in drafts:
            draft.nomor = numbers.get(draft.job.key) or plan.blank_number(draft.job)
            draft.context = plan.context(draft.job, draft.nomor)

    def _make(self, chunk: FileChunk, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Render and write aside, in order; a document that fails does not stop the others."""
        batch = self.batch
        contexts = [draft.context for draft in drafts]
        results = render_all(batch.renderer, batch.spec, contexts, batch.executor)
        made = []
        for draft, result in zip(drafts, results, strict=True):
            if not isinstance(result, bytes):
                self.tally.failed(draft.job, result)
            elif self._write(chunk, draft, result):
                made.append(draft)
            if self._stops:
                break
        return made

    def _write(self, chunk: FileChunk, draft: _Draft, data: bytes) -> bool:
        path = self._path(draft.job)
        if draft.state is State.DOUBTFUL and holds_other(path, data):
            self._keep(draft.job)
            return False
        try:
            chunk.write(path, data)
        except OutputError as error:
            self.tally.failed(draft.job, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, made: Sequence[_Draft]) -> dict[Path, WrittenFile]:
        """Give the files their names, and tell which of them could not have theirs."""
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self.tally.all_failed((draft.job for draft in made), error.problems)
            return {}
        for draft in made:
            if problem := chunk.refused.get(self._path(draft.job)):
                self.tally.failed(draft.job, [problem])
        return written

    def _confirm(self, made: Sequence[_Draft], written: dict[Path, WrittenFile]) -> None:
        """Tell the register of the files that are there, and count them."""
        files = [(draft, written[self._path(draft.job)]) for draft in made]
        if register := self.batch.register:
            numbers = {draft.job.key: draft.nomor for draft in made}
            codes = register.codes(self.batch.plan.doctype.id, numbers)
            register.confirm([self._entry(d, f, codes[d.job.key]) for d, f in files])
        for _, file in files:
            self.tally.made(file.path, file.size, file.mtime_ns)

    def _entry(self, draft: _Draft, file: WrittenFile, code: str) -> DocumentEntry:
        job = draft.job
        return DocumentEntry(
            jenis=self.batch.plan.doctype.id,
            kunci=job.key,
            tanggal=job.tanggal,
            path=self.batch.workspace.show(file.path),
            hash_masukan=draft.hash,
            sha256=file.sha256,
            ukuran=file.size,
            mtime_ns=file.mtime_ns,
            kode=code,
            nomor=draft.nomor,
            untuk=job.untuk,
        )
