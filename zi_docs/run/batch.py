"""One type's documents in a run: what was asked for, where they go, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from os.path import exists
from pathlib import Path

from zi_docs.register import Document, Kept, Register
from zi_docs.run.made import Fate, Made
from zi_docs.run.plan import TypePlan
from zi_docs.run.rendering import render_all
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.tally import Progress, Tally
from zi_docs.word import CompileSpec, Renderer
from zi_docs.workspace import Workspace

KONSEP = "konsep"

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
    """One type's documents of one stage: the konsep, or those that are final.

    ``kept`` holds the bytes of issued documents. ``due`` are the keys of all documents that the
    data ask for, in either stage. ``complete`` says that no record was left out, so that a file
    without a record is an orphan. ``made`` holds what became of each job so far, by the record's
    key.
    """

    workspace: Workspace
    plan: TypePlan
    spec: CompileSpec
    renderer: Renderer
    register: Register
    kept: Kept
    options: BatchOptions
    report: RunReport
    progress: Progress
    executor: Executor | None = None
    complete: bool = True
    konsep: bool = False
    due: frozenset[str] = frozenset()
    made: dict[str, Made] = field(default_factory=dict)
    printed: dict[str, dict[str, Document]] = field(default_factory=dict)
    _has_made: bool = False

    @property
    def jenis(self) -> str:
        """The name of the document type."""
        return self.plan.doctype.id

    @property
    def name(self) -> str:
        """The name of the type as the report shows it, with its stage."""
        return f"{self.jenis} ({KONSEP})" if self.konsep else self.jenis

    @property
    def base(self) -> Path:
        """The folder that holds the folders of the types in this stage."""
        output = self.workspace.output
        return output / KONSEP if self.konsep else output

    @property
    def folder(self) -> Path:
        """Where this type's documents go; konsep have a folder of their own."""
        return self.base / self.jenis

    @property
    def is_whole(self) -> bool:
        """Whether all records are asked for and none was left out."""
        return self.complete and self.plan.is_whole

    @property
    def issues(self) -> bool:
        """Whether its documents are issued, so that their bytes are kept, too."""
        return self.plan.request.terbit and not self.konsep

    @property
    def has_made(self) -> bool:
        """Whether this run made any of its documents."""
        return self._has_made or any(one.fate is Fate.MADE for one in self.made.values())

    def let_go(self) -> None:
        """Free the memory of what became of each job, when its paper is made: the lists are long.

        That it made something is remembered.
        """
        self._has_made = self.has_made
        self.made.clear()

    def known(self) -> Mapping[str, Document]:
        """Return what the register has of this type's documents in this stage, by key."""
        return self.register.documents(self.jenis, konsep=self.konsep)

    def tally(self) -> Tally:
        """Open the type's line of the report, and what counts into it."""
        shown = self.workspace.show(self.folder)
        row = TypeReport(self.name, shown, planned=len(self.plan.jobs))
        if row.planned or not self.konsep:
            self.report.types[self.name] = row
        return Tally(self.report, row, self.progress, self.workspace.show)

    def estimate(self) -> int:
        """Return about how many bytes the missing documents will take, judged by the first one."""
        folder, missing = str(self.folder), list(self.plan.jobs)
        if exists(folder):  # noqa: PTH110
            missing = [job for job in missing if not exists(f"{folder}/{job.path}")]  # noqa: PTH110
        for job in missing[:1]:
            context = self.plan.context(job, self.plan.blank_number(job), konsep=self.konsep)
            for result in render_all(self.renderer, self.spec, [context]):
                size = len(result) if isinstance(result, bytes) else 0
                return (size + _BLOCK) * len(missing)
        return 0
