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

from zi_docs.errors import OutputError, Problem
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.run.batch import TypeBatch
from zi_docs.run.made import Fate, Made
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.pending import Judging, Pending
from zi_docs.run.plan import Job
from zi_docs.run.rendering import render_all
from zi_docs.run.report import TypeReport
from zi_docs.run.standing import Standing, settle_leftovers
from zi_docs.run.tally import Tally

CHUNK = 250


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or the disk is full."""


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
    jobs, run = batch.plan.jobs, _Run(batch, tally, Judging.of(batch, standing))
    for first in range(0, len(jobs), CHUNK):
        run.chunk(jobs[first : first + CHUNK])


@dataclass(frozen=True, slots=True)
class _Run:
    """A batch being made."""

    batch: TypeBatch
    tally: Tally
    judging: Judging

    @property
    def _stops(self) -> bool:
        berhenti = self.batch.options.berhenti and self.tally.row.failed > 0
        return self.tally.full or berhenti

    def chunk(self, jobs: Sequence[Job]) -> None:
        """Make the documents of some jobs, from their numbers to the register."""
        self._check_number(jobs)
        pending = [one for one in map(self.judging.pending, jobs) if not self._is_settled(one)]
        self._number(pending)
        chunk = FileChunk(self.tally.row.folder)
        try:
            ready = self._fill(chunk, pending)
            written = self._publish(chunk, ready)
        finally:
            chunk.discard()
        self._confirm(
            [d for d in ready if d.vouched or self.judging.path(d.job) in written], written
        )
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

    def _is_settled(self, one: Pending) -> bool:
        """Tell whether a document stays as it is: it is there, was edited, or is in the way."""
        settled = self.judging.stays(one)
        if settled is None:
            return False
        one.settled = settled
        self._done(one)
        return True

    def _number(self, pending: Sequence[Pending]) -> None:
        """Commit the numbers of a chunk before its files exist; an issued document has its own."""
        plan = self.batch.plan
        numbers = self._reserve([one.job for one in pending if not one.issued])
        for one in pending:
            if one.issued is None:
                if plan.pattern is None:
                    continue
                one.nomor = numbers.get(one.job.key) or plan.blank_number(one.job)
            one.context = plan.context(one.job, one.nomor)

    def _reserve(self, jobs: Sequence[Job]) -> dict[str, str]:
        plan, register = self.batch.plan, self.batch.register
        if register is None or plan.pattern is None or not jobs:
            return {}
        numbers, problems = reserve_numbers(register, plan, plan.pattern, jobs)
        self.batch.report.problems += problems
        return numbers

    def _fill(self, chunk: FileChunk, pending: Sequence[Pending]) -> list[Pending]:
        """Fill the documents and write them under temporary names, in order.

        A document that fails does not stop the others. Returns those of which the register must be
        told.
        """
        batch = self.batch
        contexts = [one.context for one in pending]
        results = render_all(batch.renderer, batch.spec, contexts, batch.executor)
        ready = []
        for one, result in zip(pending, results, strict=True):
            one.settled = self.judging.settle(one, result)
            if self._write(chunk, one):
                ready.append(one)
            if self._stops:
                break
        return ready

    def _write(self, chunk: FileChunk, one: Pending) -> bool:
        """Write a document under a temporary name; tell whether the register must be told."""
        data = one.settled.data
        if data is None:
            one.vouched = one.settled.proven
            if not one.vouched:
                self._done(one)
            return one.vouched
        one.settled = replace(one.settled, data=None)  # many of them would fill the memory
        try:
            chunk.write(self.judging.path(one.job), data)
        except OutputError as error:
            self._failed(one, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, ready: Sequence[Pending]) -> dict[Path, WrittenFile]:
        """Give the files their final names, and count those whose name was refused."""
        new = [one for one in ready if not one.vouched]
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self.tally.report.problems += error.problems  # one cause, reported once
            for one in new:
                self._failed(one, error.problems, told=True)
            return {}
        for one in new:
            if problem := chunk.refused.get(self.judging.path(one.job)):
                self._failed(one, [problem])
        return written

    def _confirm(self, ready: Sequence[Pending], written: dict[Path, WrittenFile]) -> None:
        """Tell the register of the files that are in place, and count them."""
        made = [self._in_place(one, written) for one in ready]
        if register := self.batch.register:
            jenis, show = self.batch.plan.doctype.id, self.batch.workspace.show
            codes = register.codes(jenis, {one.job.key: one.nomor for one in made})
            register.confirm([one.entry(jenis, show(one.path), codes[one.job.key]) for one in made])
        for one in made:
            self._count(one)

    def _in_place(self, one: Pending, written: dict[Path, WrittenFile]) -> Made:
        """Return a document with its file: the one just written, or the issued one in its place."""
        file = self.judging.there(one) if one.vouched else written[self.judging.path(one.job)]
        nomor = one.nomor if self.batch.register else ""  # nobody gave a draft its number
        return self.judging.made(one, nomor).with_file(file)

    def _failed(self, one: Pending, problems: Sequence[Problem], *, told: bool = False) -> None:
        one.settled = replace(one.settled, fate=Fate.FAILED, problems=problems)
        self._count(self.judging.made(one), told=told)

    def _done(self, one: Pending) -> None:
        """Count a document that needs no register: it stays as it is, or can't be filled."""
        made = self.judging.made(one)
        is_there = made.fate is Fate.SKIPPED
        self._count(made.with_file(self.judging.there(one)) if is_there else made)

    def _count(self, made: Made, *, told: bool = False) -> None:
        self.batch.made[made.job.key] = made
        self.tally.count(made, told=told)
