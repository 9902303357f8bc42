"""Processes that render beside this one, and never outlive it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def open_workers(count: int) -> Iterator[Executor]:
    """Give a pool of processes; what is still waiting when the block fails is not rendered.

    They are spawned, not forked, on every system: a fork would take the open register and the
    lock of the output folder along, and what a thread of the progress bar was doing.
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
    """Hold Ctrl-C back; a process started meanwhile inherits that, and never hears it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the process that was started by hand, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it can't be blocked: on Windows
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
