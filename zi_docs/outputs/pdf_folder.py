"""Where a conversion works: a folder of its own, gone afterwards.

It holds copies of letters. A run that is killed can't take it away, so the next one does.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

from filelock import FileLock, Timeout

__all__ = ["work_folder"]

_PREFIX = "zi-docs-pdf-"
_LOCK = "dipakai.lock"
_YOUNG = 60.0  # so many seconds one may be there that is not locked yet


@contextmanager
def work_folder() -> Iterator[Path]:
    """Make the folder, and hold it; the system lets go of it even when the run is killed."""
    _clear_left(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with FileLock(folder / _LOCK, timeout=0):
            yield folder


def _clear_left(base: Path) -> None:
    """Take away the folders that nobody holds; another user's are theirs to take away."""
    for folder in base.glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            if time() - folder.stat().st_mtime < _YOUNG:
                continue
            with FileLock(folder / _LOCK, timeout=0):
                pass
            shutil.rmtree(folder, ignore_errors=True)
