"""From the jobs of one type to documents, in an order that survives a power cut.

The order within a chunk: commit the numbers, render the documents, write the files under temporary
names, make them durable, rename them, tell the register. Whenever the power fails, no file under a
final name is half written, no number is lost, and the same command makes exactly what is missing.
What became of each job is a :class:`~zi_docs.run.made.Made`: the register is told of it, the report
counts it, and paper is made from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zi_docs.errors import OutputError, Problem
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import Inputs
from zi_docs.run.issued import Issued, Result, Settling
from zi_docs.run.made import Fate, Made, Settled
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.plan import Job, file_at
from zi_docs.run.problems import edited, name_taken, not_ours
from zi_docs.run.rendering import render_all
from zi_docs.run.report import TypeReport
from zi_docs.run.standing import Standing, State, holds_other, settle_leftovers
from zi_docs.run.tally import Tally

CHUNK = 250

_TO_FILL = Settled(Fate.MADE)


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or the disk is full."""


@dataclass(slots=True)
class _Draft:
    """A document being made: its values, the hash of its inputs, and the state of its file.

    ``vouched`` says that an issued document's file is in place, and only the register must be told.
    """

    job: Job
    context: dict[str, Any]
    inputs: str
    state: State
    nomor: str = ""
    issued: Issued | None = None
    vouched: bool = False
    settled: Settled = _TO_FILL


def make_documents(batch: TypeBatch) -> None:
    """Make the documents that are missing or changed.

    Raises :class:`StopRunError` at the first failure under ``berhenti``, and when the disk is
    full: the other documents would fail too, and use up numbers.
    """
    jenis, jobs = batch.plan.doctype.id, batch.plan.jobs
    row = TypeReport(jenis, batch.workspace.show(batch.folder), planned=len(jobs))
    batch.report.types[jenis] = row
    standing = _standing(batch)
    tally = Tally(batch.report, row, batch.progress, batch.workspace.show)
    try:
        _make(batch, standing, tally)
    finally:
        tally.close()
    if batch.register:
        batch.report.orphans += settle_leftovers(
            batch.workspace, jobs, standing, batch.register, jenis
        )


def _standing(batch: TypeBatch) -> Standing:
    known = batch.register.documents(batch.plan.doctype.id) if batch.register else {}
    whole = batch.complete and batch.plan.is_whole
    jobs, renamed = batch.plan.jobs, batch.renamed
    return Standing.of(batch.workspace, batch.folder, jobs, known, renamed, whole=whole)


def _make(batch: TypeBatch, standing: Standing, tally: Tally) -> None:
    jobs, options = batch.plan.jobs, batch.options
    settling = Settling(batch.workspace, batch.plan, options.ulang, options.timpa)
    inputs = Inputs.of(batch.renderer, batch.plan.builder.shared, batch.workspace.data)
    run = _Run(batch, standing, tally, settling, inputs)
    for first in range(0, len(jobs), CHUNK):
        run.chunk(jobs[first : first + CHUNK])


@dataclass(frozen=True, slots=True)
class _Run:
    """A batch being made."""

    batch: TypeBatch
    standing: Standing
    tally: Tally
    settling: Settling
    inputs: Inputs

    @property
    def _stops(self) -> bool:
        berhenti = self.batch.options.berhenti and self.tally.row.failed > 0
        return self.tally.full or berhenti

    def chunk(self, jobs: Sequence[Job]) -> None:
        """Make the documents of some jobs, from their numbers to the register."""
        self._check_number(jobs)
        drafts = [draft for draft in map(self._draft, jobs) if not self._is_settled(draft)]
        self._number(drafts)
        chunk = FileChunk(self.tally.row.folder)
        try:
            ready = self._fill(chunk, drafts)
            written = self._publish(chunk, ready)
        finally:
            chunk.discard()
        self._confirm([d for d in ready if d.vouched or self._path(d.job) in written], written)
        for job in jobs:
            job.let_go()
        if self._stops:
            raise StopRunError

    def _check_number(self, jobs: Sequence[Job]) -> None:
        """Give the typed number, or refuse it, even when the document exists already.

        Raises :class:`RegisterError` (ZI611-ZI615).
        """
        plan, register = self.batch.plan, self.batch.register
        if register and plan.pattern and plan.request.nomor:
            reserve_numbers(register, plan, plan.pattern, jobs)

    def _path(self, job: Job) -> Path:
        return file_at(self.standing.folder, job.path)

    def _draft(self, job: Job) -> _Draft:
        options = self.batch.options
        if issued := self.standing.issued(job):
            return self._issued_draft(job, issued)
        context, inputs = self._values(job)
        if self.batch.register is None:
            return _Draft(job, context, inputs, State.MAKE)
        state = self.standing.state(job, inputs, ulang=options.ulang, timpa=options.timpa)
        return _Draft(job, context, inputs, state)

    def _issued_draft(self, job: Job, issued: Issued) -> _Draft:
        """Return an issued document to compare.

        When its recorded bytes are wanted back, it is filled under its own date. The date, like the
        number, was decided when the document was issued.
        """
        options = self.batch.options
        if issued.is_wanted_back(options.timpa):
            job = self.batch.plan.dated(job, issued.tanggal)
        context, inputs = self._values(job)
        state = self.standing.state_of_issued(
            issued, inputs, ulang=options.ulang, timpa=options.timpa
        )
        return _Draft(job, context, inputs, state, issued.document.nomor, issued)

    def _values(self, job: Job) -> tuple[dict[str, Any], str]:
        """Return the values of a document without its number, and the hash of its inputs."""
        plan = self.batch.plan
        context = plan.context(job, plan.request.nomor if plan.pattern is None else "")
        return context, self.inputs.hash(context)

    def _is_settled(self, draft: _Draft) -> bool:
        """Tell whether a document stays as it is: it is there, was edited, or is in the way."""
        settled = self._settled(draft)
        if settled is None:
            return False
        draft.settled = settled
        self._done(draft)
        return True

    def _settled(self, draft: _Draft) -> Settled | None:
        if draft.state is State.SKIP:
            issued = draft.issued
            return self.settling.skip(draft.job, issued) if issued else Settled(Fate.SKIPPED)
        if draft.state is State.EDITED:
            return self._kept(draft)
        if draft.state is State.TAKEN:
            owner = self.standing.owner(self._path(draft.job))
            taken = name_taken(self.batch.workspace, owner)
            return Settled(Fate.FAILED, problems=[taken])
        return None

    def _kept(self, draft: _Draft) -> Settled:
        if draft.issued:
            return self.settling.keep_edited(restorable=True)
        ours = self.standing.owner(self._path(draft.job))
        return Settled(Fate.KEPT, words=edited if ours else not_ours)

    def _number(self, drafts: Sequence[_Draft]) -> None:
        """Commit the numbers of a chunk before its files exist; an issued document has its own."""
        plan = self.batch.plan
        numbers = self._reserve([draft.job for draft in drafts if not draft.issued])
        for draft in drafts:
            if draft.issued is None:
                if plan.pattern is None:
                    continue
                draft.nomor = numbers.get(draft.job.key) or plan.blank_number(draft.job)
            draft.context = plan.context(draft.job, draft.nomor)

    def _reserve(self, jobs: Sequence[Job]) -> dict[str, str]:
        plan, register = self.batch.plan, self.batch.register
        if register is None or plan.pattern is None or not jobs:
            return {}
        numbers, problems = reserve_numbers(register, plan, plan.pattern, jobs)
        self.batch.report.problems += problems
        return numbers

    def _fill(self, chunk: FileChunk, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Fill the documents and write them under temporary names, in order.

        A document that fails does not stop the others. Returns those of which the register must be
        told.
        """
        batch = self.batch
        contexts = [draft.context for draft in drafts]
        results = render_all(batch.renderer, batch.spec, contexts, batch.executor)
        ready = []
        for draft, result in zip(drafts, results, strict=True):
            draft.settled = self._settle(draft, result)
            if self._write(chunk, draft):
                ready.append(draft)
            if self._stops:
                break
        return ready

    def _settle(self, draft: _Draft, result: Result) -> Settled:
        """Return what is written of a filled document."""
        if draft.issued:
            settled = self.settling.settle(draft.job, draft.issued, result)
            if not settled.proven:
                draft.inputs = draft.issued.document.hash_masukan
            return settled
        if not isinstance(result, bytes):
            return Settled(Fate.FAILED, problems=result)
        if draft.state is State.DOUBTFUL and holds_other(self._path(draft.job), result):
            return self._kept(draft)
        return Settled(Fate.MADE, result)

    def _write(self, chunk: FileChunk, draft: _Draft) -> bool:
        """Write a document under a temporary name; tell whether the register must be told."""
        data = draft.settled.data
        if data is None:
            draft.vouched = draft.settled.proven
            if not draft.vouched:
                self._done(draft)
            return draft.vouched
        draft.settled = replace(draft.settled, data=None)  # many of them would fill the memory
        try:
            chunk.write(self._path(draft.job), data)
        except OutputError as error:
            self._failed(draft, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, ready: Sequence[_Draft]) -> dict[Path, WrittenFile]:
        """Give the files their final names, and count those whose name was refused."""
        new = [draft for draft in ready if not draft.vouched]
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self.tally.report.problems += error.problems  # one cause, reported once
            for draft in new:
                self._failed(draft, error.problems, told=True)
            return {}
        for draft in new:
            if problem := chunk.refused.get(self._path(draft.job)):
                self._failed(draft, [problem])
        return written

    def _confirm(self, ready: Sequence[_Draft], written: dict[Path, WrittenFile]) -> None:
        """Tell the register of the files that are in place, and count them."""
        made = [self._in_place(draft, written) for draft in ready]
        if register := self.batch.register:
            jenis, show = self.batch.plan.doctype.id, self.batch.workspace.show
            codes = register.codes(jenis, {one.job.key: one.nomor for one in made})
            register.confirm([one.entry(jenis, show(one.path), codes[one.job.key]) for one in made])
        for one in made:
            self._count(one)

    def _in_place(self, draft: _Draft, written: dict[Path, WrittenFile]) -> Made:
        """Return a document with its file: the one just written, or the issued one in its place."""
        file = self._there(draft) if draft.vouched else written[self._path(draft.job)]
        nomor = draft.nomor if self.batch.register else ""  # nobody gave a draft its number
        return self._made(draft, nomor).with_file(file)

    def _there(self, draft: _Draft) -> WrittenFile:
        """Return the file that is in place, with the bytes that the register has of it."""
        path, known = self._path(draft.job), self.standing.known[draft.job.key]
        state = path.stat()
        return WrittenFile(path, known.sha256, state.st_size, state.st_mtime_ns)

    def _failed(self, draft: _Draft, problems: Sequence[Problem], *, told: bool = False) -> None:
        draft.settled = replace(draft.settled, fate=Fate.FAILED, problems=problems)
        self._count(self._made(draft), told=told)

    def _done(self, draft: _Draft) -> None:
        """Count a document that needs no register: it stays as it is, or can't be filled."""
        made = self._made(draft)
        is_there = made.fate is Fate.SKIPPED
        self._count(made.with_file(self._there(draft)) if is_there else made)

    def _made(self, draft: _Draft, nomor: str | None = None) -> Made:
        """Return what became of a document; its number stays unless a new one is in force."""
        known = self.standing.known.get(draft.job.key)
        folder = self.standing.folder
        return Made.of(draft.job, folder, draft.settled, draft.inputs, known, nomor)

    def _count(self, made: Made, *, told: bool = False) -> None:
        self.batch.made[made.job.key] = made
        self.tally.count(made, told=told)
