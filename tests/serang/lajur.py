"""Attacking in several processes at once, until all is tried or the time is over."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

from . import asing, naskah
from .case import Verdict
from .jenis import KINDS, RUNS, attack

BATCH = 20

Load = tuple[str, range]


def attack_all(seed: int, kinds: Sequence[str], share: float, seconds: float) -> Iterator[Verdict]:
    """Yield the verdicts of a share of the cases of these kinds; begin none when time is over."""
    warm_up()
    end = time.monotonic() + seconds
    waiting = _fairly([[*_loads(kind, share)] for kind in kinds])
    lanes = min(os.cpu_count() or 1, max(1, len(waiting)))
    with ProcessPoolExecutor(lanes, get_context("fork")) as pool:
        running: set[Future[list[Verdict]]] = set()
        while running or (waiting and time.monotonic() < end):
            while waiting and len(running) < lanes and time.monotonic() < end:
                running.add(pool.submit(_lane, seed, *waiting.pop(0)))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


def warm_up() -> None:
    """Import and make in this process what every fork would otherwise make again."""
    from zi_docs.cli import buat, isi, periksa  # noqa: F401
    from zi_docs.readers import workbook  # noqa: F401

    naskah.made(), naskah.built_in(), naskah.results()
    asing.converted()


def _fairly(loads: Sequence[Sequence[Load]]) -> list[Load]:
    """Return all loads so that each kind is about as far as the others whenever time is over."""
    placed = [(n / len(these), load) for these in loads for n, load in enumerate(these)]
    return [load for _, load in sorted(placed, key=lambda pair: pair[0])]


def _loads(kind: str, share: float) -> Iterator[Load]:
    if kind in RUNS:
        whole = RUNS[kind][2]
        yield kind, whole if share == 1 else whole[: max(1, round(len(whole) * share))]
        return
    count = max(1, round(KINDS[kind].count * share))
    yield from ((kind, range(n, min(n + BATCH, count))) for n in range(0, count, BATCH))


def _lane(seed: int, kind: str, wanted: range) -> list[Verdict]:
    return [*attack(seed, kind, wanted)]
