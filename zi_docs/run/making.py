"""Makes the documents of one type, in an order that survives a power cut.

The order within a chunk: commit the numbers, render the documents, write the files under temporary
names, make them durable, rename them, tell the register. Whenever the power fails, no file under a
final name is half written, no number is lost, and the same command makes exactly what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_docs.errors import OutputError, Problem
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.register import DocumentEntry
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import Inputs
from zi_docs.run.issued import Issued, Settling
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.plan import Job
from zi_docs.run.problems import edited, name_taken, not_ours
from zi_docs.run.report import TypeReport
from zi_docs.run.standing import Standing, State, holds_other, settle_leftovers
from zi_docs.run.tally import Tally
from zi_docs.word import render_all

CHUNK = 250


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or the disk is full."""


@dataclass(slots=True)
class _Draft:
    """A document being made: its inputs, their hash, and the state of its file.

    ``vouched`` says that an issued document's file is in place, and only the register must be told.
    """

    job: Job
    context: dict[str, Any]
    hash: str
    state: State
    nomor: str = ""
    issued: Issued | None = None
    vouched: bool = False


def make_documents(batch: TypeBatch) -> None:
    """Make the documents that are missing or changed.

    Raises :class:`StopRunError` at the first failure under ``berhenti``, and when the disk is
    full: the other documents would fail too, and use up numbers.
    """
    jenis, jobs = batch.plan.doctype.id, batch.plan.jobs
    row = TypeReport(jenis, batch.workspace.show(batch.folder), planned=len(jobs))
    batch.report.types[jenis] = row
    standing = _standing(batch)
    tally = Tally(batch.report, row, batch.progress, batch.failed)
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
    settling = Settling(batch.workspace, batch.plan, tally, options.ulang, options.timpa)
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
        drafts = list(self._drafts(jobs))
        self._number(drafts)
        chunk = FileChunk(self.tally.row.folder)
        try:
            made = self._make(chunk, drafts)
            written = self._publish(chunk, made)
        finally:
            chunk.discard()
        self._confirm([d for d in made if d.vouched or self._path(d.job) in written], written)
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
        return self.standing.folder / job.path

    def _drafts(self, jobs: Sequence[Job]) -> Iterator[_Draft]:
        """Yield the documents to make; count those that exist already or were edited by hand."""
        for job in jobs:
            draft = self._draft(job)
            if draft.state is State.SKIP:
                self._skip(draft)
            elif draft.state is State.EDITED:
                self._keep(draft)
            elif draft.state is State.TAKEN:
                self.tally.failed(job, [self._taken(job)])
            else:
                yield draft

    def _draft(self, job: Job) -> _Draft:
        options = self.batch.options
        if issued := self.standing.issued(job):
            return self._issued_draft(job, issued)
        context, wanted = self._inputs(job)
        if self.batch.register is None:
            return _Draft(job, context, wanted, State.MAKE)
        state = self.standing.state(job, wanted, ulang=options.ulang, timpa=options.timpa)
        return _Draft(job, context, wanted, state)

    def _issued_draft(self, job: Job, issued: Issued) -> _Draft:
        """Return an issued document to compare.

        When its recorded bytes are wanted back, it is filled under its own date. The date, like the
        number, was decided when the document was issued.
        """
        options = self.batch.options
        if issued.is_wanted_back(options.timpa):
            job = self.batch.plan.dated(job, issued.tanggal)
        context, wanted = self._inputs(job)
        state = self.standing.state_of_issued(
            issued, wanted, ulang=options.ulang, timpa=options.timpa
        )
        return _Draft(job, context, wanted, state, issued.document.nomor, issued)

    def _inputs(self, job: Job) -> tuple[dict[str, Any], str]:
        """Return the values of a document without its number, and the hash of its inputs."""
        plan = self.batch.plan
        context = plan.context(job, plan.request.nomor if plan.pattern is None else "")
        return context, self.inputs.hash(context)

    def _skip(self, draft: _Draft) -> None:
        if draft.issued:
            self.settling.skip(draft.job, draft.issued)
        else:
            self.tally.skipped(self._path(draft.job))

    def _keep(self, draft: _Draft) -> None:
        if draft.issued:
            self.settling.keep_edited(draft.issued, restorable=True)
        else:
            path = self._path(draft.job)
            words = edited if self.standing.owner(path) else not_ours
            self.tally.kept(words, self.batch.workspace.show(path))

    def _taken(self, job: Job) -> Problem:
        owner = self.standing.owner(self._path(job))
        return name_taken(self.batch.workspace, owner)

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

    def _make(self, chunk: FileChunk, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Render the documents and write them under temporary names, in order.

        A document that fails does not stop the others.
        """
        batch = self.batch
        contexts = [draft.context for draft in drafts]
        results = render_all(batch.renderer, batch.spec, contexts, batch.executor)
        made = []
        for draft, result in zip(drafts, results, strict=True):
            if self._take(chunk, draft, result):
                made.append(draft)
            if self._stops:
                break
        return made

    def _take(self, chunk: FileChunk, draft: _Draft, result: bytes | Sequence[Problem]) -> bool:
        """Write a document under a temporary name; return whether the register must be told."""
        if draft.issued:
            return self._settle(chunk, draft, draft.issued, result)
        if not isinstance(result, bytes):
            self.tally.failed(draft.job, result)
            return False
        if draft.state is State.DOUBTFUL and holds_other(self._path(draft.job), result):
            self._keep(draft)
            return False
        return self._write(chunk, draft, result)

    def _settle(
        self, chunk: FileChunk, draft: _Draft, issued: Issued, result: bytes | Sequence[Problem]
    ) -> bool:
        settled = self.settling.settle(draft.job, issued, result)
        if not settled.proven:
            draft.hash = issued.document.hash_masukan
        if settled.data is not None:
            return self._write(chunk, draft, settled.data)
        draft.vouched = settled.proven
        return draft.vouched

    def _write(self, chunk: FileChunk, draft: _Draft, data: bytes) -> bool:
        try:
            chunk.write(self._path(draft.job), data)
        except OutputError as error:
            self.tally.failed(draft.job, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, made: Sequence[_Draft]) -> dict[Path, WrittenFile]:
        """Give the files their final names, and report those whose name was refused."""
        new = [draft for draft in made if not draft.vouched]
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self.tally.all_failed((draft.job for draft in new), error.problems)
            return {}
        for draft in new:
            if problem := chunk.refused.get(self._path(draft.job)):
                self.tally.failed(draft.job, [problem])
        return written

    def _confirm(self, made: Sequence[_Draft], written: dict[Path, WrittenFile]) -> None:
        """Tell the register of the files that are in place, and count them."""
        files = [(draft, self._file(draft, written)) for draft in made]
        if register := self.batch.register:
            numbers = {draft.job.key: draft.nomor for draft in made}
            codes = register.codes(self.batch.plan.doctype.id, numbers)
            register.confirm([self._entry(d, f, codes[d.job.key]) for d, f in files])
        for draft, file in files:
            if draft.vouched:
                self.tally.skipped(file.path)
            else:
                self.tally.made(file.path, file.size, file.mtime_ns)

    def _file(self, draft: _Draft, written: dict[Path, WrittenFile]) -> WrittenFile:
        """Return a document's file: the one just written, or the issued one that was in place."""
        path = self._path(draft.job)
        if not (draft.issued and draft.vouched):
            return written[path]
        state = path.stat()
        return WrittenFile(path, draft.issued.document.sha256, state.st_size, state.st_mtime_ns)

    def _entry(self, draft: _Draft, file: WrittenFile, code: str) -> DocumentEntry:
        """Return the register's entry; an issued document keeps its date and its person's name."""
        job, issued = draft.job, draft.issued
        return DocumentEntry(
            jenis=self.batch.plan.doctype.id,
            kunci=job.key,
            tanggal=issued.tanggal if issued else job.tanggal,
            path=self.batch.workspace.show(file.path),
            hash_masukan=draft.hash,
            sha256=file.sha256,
            ukuran=file.size,
            mtime_ns=file.mtime_ns,
            kode=code,
            nomor=draft.nomor,
            untuk=issued.document.untuk if issued else job.untuk,
        )
