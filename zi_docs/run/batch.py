"""One type's documents in a run: what was asked for, where they go, and what became of them."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field
from os.path import exists
from pathlib import Path

from zi_docs.register import Document, Register
from zi_docs.run.issued import keep_names
from zi_docs.run.made import Made
from zi_docs.run.plan import TypePlan
from zi_docs.run.rendering import render_all
from zi_docs.run.report import RunReport
from zi_docs.run.tally import Progress
from zi_docs.word import CompileSpec, Renderer
from zi_docs.workspace import Workspace

_BLOCK = 4096  # room that a file takes on the disk beyond its own bytes


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a run makes the documents.

    ``ulang`` makes unchanged documents again, ``timpa`` overwrites files edited by hand,
    ``berhenti`` stops at the first document that fails. None of them gives an issued document other
    bytes than those it was issued with.
    """

    ulang: bool = False
    timpa: bool = False
    berhenti: bool = False


@dataclass(slots=True)
class TypeBatch:
    """One type's documents. Drafts have no register: they are neither numbered nor recorded.

    ``complete`` says that no record was left out, so that a file without a record is an orphan.
    ``made`` holds what became of each job so far, by the record's key.
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
    made: dict[str, Made] = field(default_factory=dict)
    printed: dict[str, dict[str, Document]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def keep_names(self) -> None:
        """Let every issued document keep its name. Call this before any name is used."""
        if self.register:
            known = self.register.documents(self.plan.doctype.id)
            place = f"{self.workspace.show(self.folder)}/"
            self.plan, self.renamed = keep_names(self.plan, known, place)

    @property
    def folder(self) -> Path:
        """Where this type's documents go; drafts have a folder of their own."""
        base = self.workspace.output
        return (base / "draf" if self.plan.request.draf else base) / self.plan.doctype.id

    def estimate(self) -> int:
        """Return about how many bytes the missing documents will take, judged by the first one."""
        folder = str(self.folder)
        missing = [job for job in self.plan.jobs if not exists(f"{folder}/{job.path}")]  # noqa: PTH110
        for job in missing[:1]:
            context = self.plan.context(job, self.plan.blank_number(job))
            for result in render_all(self.renderer, self.spec, [context]):
                size = len(result) if isinstance(result, bytes) else 0
                return (size + _BLOCK) * len(missing)
        return 0
