"""Measuring side by side: interleaved rounds, medians, ratios taken round by round."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

__all__ = ["FIRST", "Options", "Timed", "interleaved", "ratio", "run_timed"]

FIRST = "4ef96f3"  # version 0.1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How thorough the run is, and the commit that is measured against."""

    rounds: int = 5
    quick: bool = False
    against: str = FIRST

    def count(self, documents: int) -> int:
        """Return how many documents a run makes of a page."""
        return max(documents // 10, min(documents, 50)) if self.quick else documents


@dataclass(frozen=True, slots=True)
class Timed:
    """A command that ran to its end: its wall time, its processor time, and what it said.

    The processor time is the user's and the system's, of the command and all that it started.
    """

    seconds: float
    cpu: float
    output: str


def interleaved(rounds: int, jobs: Mapping[str, Callable[[], T]]) -> dict[str, list[T]]:
    """Run all jobs once, then all again: A B C, A B C; return each job's results by round."""
    results: dict[str, list[T]] = {name: [] for name in jobs}
    for number in range(1, rounds + 1):
        for name, job in jobs.items():
            print(f"\r  {number}/{rounds} {name:<40}", end="", file=sys.stderr, flush=True)
            gc.collect()
            results[name].append(job())
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    return results


def ratio(slow: Sequence[float], quick: Sequence[float]) -> float:
    """Return how many times quicker the second is: the median of the rounds' ratios."""
    return median(a / b for a, b in zip(slow, quick, strict=True))


def run_timed(
    command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Timed:
    """Run a command from process start to exit. A failure ends the benchmark with its words."""
    start, before = perf_counter(), _children_cpu()
    done = subprocess.run(  # noqa: S603 # fixed commands, no shell
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    seconds = perf_counter() - start
    if done.returncode:
        sys.exit(f"gagal ({done.returncode}): {' '.join(command)}\n{done.stdout}{done.stderr}")
    return Timed(seconds, _children_cpu() - before, done.stdout)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
