"""One type's documents in a run: what was asked for, where they go, and what became of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path

from zi_docs.register import Document, Register
from zi_docs.run.issued import keep_names
from zi_docs.run.plan import TypePlan
from zi_docs.run.report import RunReport
from zi_docs.run.tally import Progress
from zi_docs.word import CompileSpec, Renderer, render_all
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
    ``failed`` holds the keys of the records whose document could not be made.
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
        folder = self.folder
        missing = [job for job in self.plan.jobs if not (folder / job.path).exists()]
        for job in missing[:1]:
            context = self.plan.context(job, self.plan.blank_number(job))
            for result in render_all(self.renderer, self.spec, [context]):
                size = len(result) if isinstance(result, bytes) else 0
                return (size + _BLOCK) * len(missing)
        return 0


@contextmanager
def open_workers(count: int) -> Iterator[Executor]:
    """Give a pool of processes; when the block fails, the waiting documents are not rendered.

    The processes are spawned, not forked, on every system. A fork would copy the open register, the
    lock of the output folder and the unfinished work of the progress bar's thread.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    try:
        with _interrupts_blocked():
            for _ in range(count):
                pool.submit(int)  # starts a process each time
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Block Ctrl-C; a process that is started meanwhile inherits the block for good."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the parent process, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for Windows, where it can't be blocked
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
