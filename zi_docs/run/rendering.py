"""The filling of documents, here or in other processes; an executor sees only a `RenderTask`.

The executor is any of ``concurrent.futures``: a pool of processes, or that of a cluster.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zi_docs.errors import Problem, ZiDocsError
from zi_docs.word import CompileSpec, Renderer

if TYPE_CHECKING:
    from concurrent.futures import Executor

Rendered = bytes | tuple[Problem, ...]

_SLICE = 50
_COMPILED: dict[str, Renderer] = {}  # so that a process compiles a naskah once for all its tasks


@dataclass(frozen=True, slots=True)
class RenderTask:
    """Documents to fill, with all that this needs; calling it gives each document or its problems.

    ``fingerprint`` is that of the compiled naskah, by which a process knows it again.
    """

    spec: CompileSpec
    contexts: Sequence[Mapping[str, Any]]
    fingerprint: str

    def __call__(self) -> list[Rendered]:
        """Fill the documents, in order."""
        renderer = _COMPILED.get(self.fingerprint)
        if renderer is None:
            renderer = _COMPILED[self.fingerprint] = self.spec.compile()
        return [_render(renderer, context) for context in self.contexts]


def render_all(
    renderer: Renderer,
    spec: CompileSpec,
    contexts: Sequence[Mapping[str, Any]],
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Yield the document of each context, or the problems that prevent it, in order."""
    if executor is None:
        yield from (_render(renderer, context) for context in contexts)
        return
    slices = [contexts[i : i + _SLICE] for i in range(0, len(contexts), _SLICE)]
    sent = spec.for_another_process()
    tasks = [RenderTask(sent, some, renderer.fingerprint) for some in slices]
    for future in [executor.submit(task) for task in tasks]:
        yield from future.result()


def _render(renderer: Renderer, context: Mapping[str, Any]) -> Rendered:
    try:
        return renderer.render(context)
    except ZiDocsError as error:
        return error.problems


@contextmanager
def open_workers(count: int) -> Iterator[Executor]:
    """Give a pool of processes; when the block fails, the waiting documents are not rendered.

    The processes are spawned, not forked, on every system. A fork would copy the open register, the
    lock of the output folder and the unfinished work of the progress bar's thread.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

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
    import multiprocessing
    from multiprocessing.connection import wait

    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
