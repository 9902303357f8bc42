"""Where the documents go: into memory for timing, to the real disk where the disk is measured."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["DISK", "REPOSITORY", "disk_folder", "file_system", "memory_folder"]

REPOSITORY = Path(__file__).resolve().parent.parent
DISK = REPOSITORY / "benchmarks" / "hasil"
_MEMORY = Path("/dev/shm")  # noqa: S108 # a folder of our own is made inside


@contextmanager
def memory_folder() -> Iterator[Path]:
    """Yield a folder in memory (tmpfs) where there is one."""
    base = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="zi-docs-bench-", dir=base) as folder:
        yield Path(folder)


@contextmanager
def disk_folder() -> Iterator[Path]:
    """Yield a folder on the repository's disk."""
    DISK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="disk-", dir=DISK) as folder:
        yield Path(folder)


def file_system(folder: Path) -> str:
    """Return the kind of a folder's file system."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    holding = [(point, kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    return max(holding, key=lambda mount: len(mount[0]))[1]
