"""One run at a time in one output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from zi_docs.errors import OutputError, Problem, galat
from zi_docs.outputs.write_file import output_problem

__all__ = ["run_lock"]

_NAME = ".zi-docs.lock"


@contextmanager
def run_lock(folder: Path, shown: str) -> Iterator[None]:
    """Hold the folder for this run; the system lets go of it even when the run is killed.

    Raises :class:`OutputError` (ZI506) when another run holds it, and when the disk refuses.
    """
    lock = FileLock(folder / _NAME, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(_taken(shown)) from error
    except OSError as error:
        raise OutputError(output_problem(error, f"{shown}/{_NAME}")) from error
    try:
        yield
    finally:
        lock.release()


def _taken(shown: str) -> Problem:
    return galat(
        "ZI506",
        shown,
        "Folder ini sedang dipakai oleh zi-docs yang lain.",
        "Tunggu sampai selesai, atau pilih folder lain dengan --keluaran.",
    )
