"""Making files durable: after this a power cut can't take them away."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["flush_files", "flush_folders"]


def flush_files(paths: Iterable[Path]) -> None:
    """Make the contents of these files durable.

    On Linux one ``syncfs`` serves a whole chunk, where a flush per file costs more than making it;
    elsewhere each file is flushed. Raises ``OSError``.
    """
    files = list(paths)
    if not files:
        return
    call = _syncfs()
    if call is None or len(files) == 1:
        for path in files:
            _flush(path, os.O_RDWR)
        return
    for folder in {path.parent.stat().st_dev: path.parent for path in files}.values():
        _sync_file_system(call, folder)


def flush_folders(paths: Iterable[Path]) -> None:
    """Make the names in these folders durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    for folder in sorted(set(paths)):
        _flush(folder, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file_system(call: Any, folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


@cache
def _syncfs() -> Any | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
