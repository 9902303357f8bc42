"""How far a run is: a bar on a terminal, plain lines elsewhere, nothing under ``--json``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from zi_docs.cli.layout import format_count
from zi_docs.cli.streams import tell

__all__ = ["show_progress"]

Progress = Callable[[str, int, int], None]

MANY = 200
STEPS = 20


@contextmanager
def show_progress(quiet: bool) -> Iterator[Progress]:
    """Yield what a run calls after every document: type, how many done, of how many."""
    if quiet:
        yield _say_nothing
    elif sys.stderr.isatty():
        from zi_docs.cli.bar import open_bar

        with open_bar() as advance:
            yield advance
    else:
        yield _say


def _say_nothing(jenis: str, done: int, total: int) -> None:
    """Keep stdout for the JSON object, and stderr empty."""


def _say(jenis: str, done: int, total: int) -> None:
    if done == total:
        tell(f"{jenis}: {format_count(total)} dokumen selesai.")
    elif total > MANY and done * STEPS // total > (done - 1) * STEPS // total:
        percent = done * STEPS // total * (100 // STEPS)
        counts = f"{format_count(done)} dari {format_count(total)}"
        tell(f"{jenis}: {percent}% ({counts})")
