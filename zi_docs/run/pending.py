"""A document that is about to be made: its values, the state of its file, and what becomes of it.

Nothing is written here. Judging says which documents stay as they are, and what is written of one
that was filled; :mod:`zi_docs.run.making` does it in an order that survives a power cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_docs.files.writing import WrittenFile
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import Inputs
from zi_docs.run.issued import Issued, Result, Settling
from zi_docs.run.made import Fate, Made, Settled
from zi_docs.run.plan import Job, file_at
from zi_docs.run.problems import edited, name_taken, not_ours
from zi_docs.run.standing import Standing, State, holds_other

_TO_FILL = Settled(Fate.MADE)


@dataclass(slots=True)
class Pending:
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


@dataclass(frozen=True, slots=True)
class Judging:
    """Judges the documents of a batch by what stands in its folder and in the register."""

    batch: TypeBatch
    standing: Standing
    settling: Settling
    inputs: Inputs

    @classmethod
    def of(cls, batch: TypeBatch, standing: Standing) -> Judging:
        """Return what judges the documents of a batch."""
        plan, options, workspace = batch.plan, batch.options, batch.workspace
        settling = Settling(workspace, plan, options.ulang, options.timpa)
        inputs = Inputs.of(batch.renderer, plan.builder.shared, workspace.data)
        return cls(batch, standing, settling, inputs)

    def path(self, job: Job) -> Path:
        """Return the place of a document's file."""
        return file_at(self.standing.folder, job.path)

    def pending(self, job: Job) -> Pending:
        """Return the document of a job with its values and the state of its file."""
        options = self.batch.options
        if issued := self.standing.issued(job):
            return self._issued(job, issued)
        context, inputs = self._values(job)
        if self.batch.register is None:
            return Pending(job, context, inputs, State.MAKE)
        state = self.standing.state(job, inputs, ulang=options.ulang, timpa=options.timpa)
        return Pending(job, context, inputs, state)

    def _issued(self, job: Job, issued: Issued) -> Pending:
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
        return Pending(job, context, inputs, state, issued.document.nomor, issued)

    def _values(self, job: Job) -> tuple[dict[str, Any], str]:
        """Return the values of a document without its number, and the hash of its inputs."""
        plan = self.batch.plan
        context = plan.context(job, plan.request.nomor if plan.pattern is None else "")
        return context, self.inputs.hash(context)

    def stays(self, pending: Pending) -> Settled | None:
        """Return what becomes of a document that is not filled; None for one that is.

        It stays as it is when it is there, was edited, or another one is in the way.
        """
        if pending.state is State.SKIP:
            issued = pending.issued
            return self.settling.skip(pending.job, issued) if issued else Settled(Fate.SKIPPED)
        if pending.state is State.EDITED:
            return self._kept(pending)
        if pending.state is State.TAKEN:
            owner = self.standing.owner(self.path(pending.job))
            taken = name_taken(self.batch.workspace, owner)
            return Settled(Fate.FAILED, problems=[taken])
        return None

    def _kept(self, pending: Pending) -> Settled:
        if pending.issued:
            return self.settling.keep_edited(restorable=True)
        ours = self.standing.owner(self.path(pending.job))
        return Settled(Fate.KEPT, words=edited if ours else not_ours)

    def settle(self, pending: Pending, result: Result) -> Settled:
        """Return what is written of a filled document."""
        if pending.issued:
            settled = self.settling.settle(pending.job, pending.issued, result)
            if not settled.proven:
                pending.inputs = pending.issued.document.hash_masukan
            return settled
        if not isinstance(result, bytes):
            return Settled(Fate.FAILED, problems=result)
        if pending.state is State.DOUBTFUL and holds_other(self.path(pending.job), result):
            return self._kept(pending)
        return Settled(Fate.MADE, result)

    def there(self, pending: Pending) -> WrittenFile:
        """Return the file that is in place, with the bytes that the register has of it."""
        path, known = self.path(pending.job), self.standing.known[pending.job.key]
        state = path.stat()
        return WrittenFile(path, known.sha256, state.st_size, state.st_mtime_ns)

    def made(self, pending: Pending, nomor: str | None = None) -> Made:
        """Return what became of a document; its number stays unless a new one is in force."""
        known = self.standing.known.get(pending.job.key)
        folder = self.standing.folder
        return Made.of(pending.job, folder, pending.settled, pending.inputs, known, nomor)
