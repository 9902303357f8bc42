"""From the jobs of one type to documents, in an order that survives a power cut.

The order within a chunk: commit the numbers, render the documents, write the files under temporary
names, make them durable, rename them, tell the register. Whenever the power fails, no file under a
final name is half written, no number is lost, and the same command makes exactly what is missing.
What became of each job is a :class:`~zi_docs.run.made.Made`: the register is told of it, the report
counts it, and paper is made from it. What differs between making documents and issuing them is in
:class:`Steps`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from zi_docs.errors import OutputError, Problem
from zi_docs.files.arsip import move_to_archive
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import Inputs, file_hash
from zi_docs.run.made import Fate, Made, Result, Settled
from zi_docs.run.plan import Job, file_at
from zi_docs.run.problems import edited, edited_draft, name_taken, not_ours
from zi_docs.run.rendering import render_all
from zi_docs.run.standing import Standing, State, holds_other
from zi_docs.run.tally import Tally

CHUNK = 250

_TO_FILL = Settled(Fate.MADE)


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or the disk is full."""


@dataclass(slots=True)
class Draft:
    """A document being made: its place and values, its inputs, and the state of its file."""

    job: Job
    path: Path
    context: dict[str, Any]
    inputs: str
    state: State
    nomor: str = ""
    settled: Settled = _TO_FILL


def draft_of(batch: TypeBatch, standing: Standing, inputs: Inputs, job: Job) -> Draft:
    """Return a document with its values but no number, and the state of its file."""
    options = batch.options
    context = batch.plan.context(job, "", konsep=batch.konsep)
    wanted = inputs.hash(context)
    state = standing.state(job, wanted, ulang=options.ulang, timpa=options.timpa)
    return Draft(job, file_at(standing.folder, job.path), context, wanted, state)


class Steps(Protocol):
    """What making documents and issuing them do in their own ways."""

    def settled(self, draft: Draft) -> Settled | None:
        """Return what became of a document that is not filled; None for one to be filled."""

    def number(self, drafts: Sequence[Draft]) -> None:
        """Commit the numbers of documents before their files exist, and put them in."""

    def result(self, draft: Draft, result: Result) -> Settled:
        """Return what is written of a filled document."""

    def write(self, chunk: FileChunk, draft: Draft, path: Path, data: bytes) -> None:
        """Write a document under a temporary name."""

    def record(self, made: Sequence[Made]) -> None:
        """Tell the register of documents whose files are in their places."""


def carry_out(
    batch: TypeBatch, standing: Standing, tally: Tally, jobs: Sequence[Job], steps: Steps
) -> None:
    """Take these jobs through the line, a chunk at a time.

    Raises :class:`StopRunError` at the first failure under ``berhenti``, and when the disk is
    full: the other documents would fail too, and use up numbers.
    """
    inputs = Inputs.of(batch.renderer, batch.plan.builder.shared, batch.workspace.data)
    line = _Line(batch, standing, tally, inputs, steps)
    for first in range(0, len(jobs), CHUNK):
        line.chunk(jobs[first : first + CHUNK])


@dataclass(frozen=True, slots=True)
class Making:
    """The steps of documents that are made again whenever their inputs change."""

    batch: TypeBatch
    standing: Standing

    def settled(self, draft: Draft) -> Settled | None:
        """Return that a document stays as it is: it is there, was edited, or is in the way."""
        if draft.state is State.SKIP:
            return Settled(Fate.SKIPPED)
        if draft.state is State.EDITED:
            return self._kept(draft)
        if draft.state is State.TAKEN:
            owner = self.standing.owner(draft.path)
            return Settled(Fate.FAILED, problems=[name_taken(self.batch.workspace, owner)])
        return None

    def number(self, drafts: Sequence[Draft]) -> None:
        """Give a konsep a number to fill it with, which nobody has given and nothing prints."""
        plan = self.batch.plan
        if plan.pattern is None:
            return
        for draft in drafts:
            nomor = plan.blank_number(draft.job)
            draft.context = plan.context(draft.job, nomor, konsep=self.batch.konsep)

    def result(self, draft: Draft, result: Result) -> Settled:
        """Return a document to write, unless its place has an unknown file with other bytes."""
        if not isinstance(result, bytes):
            return Settled(Fate.FAILED, problems=result)
        if draft.state is State.DOUBTFUL and holds_other(draft.path, result):
            return self._kept(draft)
        return Settled(Fate.MADE, result)

    def write(self, chunk: FileChunk, draft: Draft, path: Path, data: bytes) -> None:
        """Write a document under a temporary name; an edited file goes to the archive first."""
        if self.batch.options.timpa:
            self._archive_edited(path)
        chunk.write(path, data)

    def _archive_edited(self, path: Path) -> None:
        owner, workspace = self.standing.owner(path), self.batch.workspace
        if path.is_file() and (owner is None or file_hash(path) != owner.sha256):
            name = path.relative_to(workspace.output).as_posix()
            move_to_archive(path, workspace.output, name, workspace.show)

    def record(self, made: Sequence[Made]) -> None:
        """Record the documents."""
        batch = self.batch
        show, konsep = batch.workspace.show, batch.konsep
        keys = dict.fromkeys((one.job.key for one in made), "")
        codes = keys if konsep else batch.register.codes(batch.jenis, keys)
        batch.register.confirm(
            [one.entry(batch.jenis, show(one.path), codes[one.job.key], konsep) for one in made]
        )

    def _kept(self, draft: Draft) -> Settled:
        ours = self.standing.owner(draft.path)
        by_people = edited_draft if self.batch.konsep else edited
        return Settled(Fate.KEPT, words=by_people if ours else not_ours)


@dataclass(frozen=True, slots=True)
class _Line:
    """A batch being made."""

    batch: TypeBatch
    standing: Standing
    tally: Tally
    inputs: Inputs
    steps: Steps

    @property
    def _stops(self) -> bool:
        berhenti = self.batch.options.berhenti and self.tally.row.failed > 0
        return self.tally.full or berhenti

    def chunk(self, jobs: Sequence[Job]) -> None:
        """Make the documents of some jobs, from their numbers to the register."""
        begun = (draft_of(self.batch, self.standing, self.inputs, job) for job in jobs)
        drafts = [draft for draft in begun if not self._is_settled(draft)]
        self.steps.number(drafts)
        chunk = FileChunk(self.tally.row.folder)
        try:
            ready = self._fill(chunk, drafts)
            written = self._publish(chunk, ready)
        finally:
            chunk.discard()
        self._record([draft for draft in ready if draft.path in written], written)
        for job in jobs:
            job.let_go()
        if self._stops:
            raise StopRunError

    def _is_settled(self, draft: Draft) -> bool:
        """Tell whether a document is not filled, and count it then."""
        settled = self.steps.settled(draft)
        if settled is None:
            return False
        draft.settled = settled
        self._done(draft)
        return True

    def _fill(self, chunk: FileChunk, drafts: Sequence[Draft]) -> list[Draft]:
        """Fill the documents and write them under temporary names, in order.

        A document that fails does not stop the others.
        """
        batch = self.batch
        contexts = [draft.context for draft in drafts]
        results = render_all(batch.renderer, batch.spec, contexts, batch.executor)
        ready = []
        for draft, result in zip(drafts, results, strict=True):
            draft.settled = self.steps.result(draft, result)
            if self._write(chunk, draft):
                ready.append(draft)
            if self._stops:
                break
        return ready

    def _write(self, chunk: FileChunk, draft: Draft) -> bool:
        data = draft.settled.data
        if data is None:
            self._done(draft)
            return False
        draft.settled = draft.settled.without_data()  # many of them would fill the memory
        try:
            self.steps.write(chunk, draft, draft.path, data)
        except OutputError as error:
            self._failed(draft, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, ready: Sequence[Draft]) -> dict[Path, WrittenFile]:
        """Give the files their final names, and count those whose name was refused."""
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self.tally.report.problems += error.problems  # one cause, reported once
            for draft in ready:
                self._failed(draft, error.problems, told=True)
            return {}
        for draft in ready if chunk.refused else ():
            if problem := chunk.refused.get(draft.path):
                self._failed(draft, [problem])
        return written

    def _record(self, ready: Sequence[Draft], written: dict[Path, WrittenFile]) -> None:
        """Tell the register of the files that are in place, and count them."""
        made = [self._made(draft, draft.nomor, written[draft.path]) for draft in ready]
        if made:
            self.steps.record(made)
        for one in made:
            self._count(one)

    def _failed(self, draft: Draft, problems: Sequence[Problem], *, told: bool = False) -> None:
        draft.settled = replace(draft.settled, fate=Fate.FAILED, problems=problems)
        self._count(self._made(draft), told=told)

    def _done(self, draft: Draft) -> None:
        """Count a document that needs no register: it stays as it is, or can't be filled."""
        is_there = draft.settled.fate is Fate.SKIPPED
        self._count(self._made(draft, file=self._old_file(draft) if is_there else None))

    def _old_file(self, draft: Draft) -> WrittenFile:
        state, known = draft.path.stat(), self.standing.known[draft.job.key]
        return WrittenFile(draft.path, known.sha256, state.st_size, state.st_mtime_ns)

    def _made(
        self, draft: Draft, nomor: str | None = None, file: WrittenFile | None = None
    ) -> Made:
        known = self.standing.known.get(draft.job.key)
        known = None if known and known.is_issued else known  # it is being replaced
        folder, settled = self.standing.folder, draft.settled
        return Made.of(draft.job, folder, settled, draft.inputs, known, nomor, file)

    def _count(self, made: Made, *, told: bool = False) -> None:
        self.batch.made[made.job.key] = made
        self.tally.count(made, told=told)
