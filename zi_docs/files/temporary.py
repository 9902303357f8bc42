"""The folders of temporary files, which hold copies of letters: one for each command that works.

Each is in the system's folder of temporary files, for the user alone, and named
``zi-docs-kerja-<process>-<mark>``. A lock beside it tells whether its process still runs: the
system unlocks it even when that is killed. So the next command can delete what a killed one left.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "zi-docs-kerja-"
_LOCK = ".lock"
_LOCK_NAME = re.compile(rf"{_PREFIX}\d+-[0-9a-f]{{8}}{re.escape(_LOCK)}")
_PRIVATE = 0o600

# Version 0.1 kept the lock inside.
_OLD_PREFIX = "zi-docs-pdf-"
_OLD_LOCK = "dipakai.lock"


@contextmanager
def work_folder() -> Iterator[Path]:
    """Make a folder for this command's temporary files, and delete it at the end.

    Raises ``OSError``.
    """
    clear_work_folders()
    base = Path(tempfile.gettempdir())
    with _locked(base) as folder:
        folder.mkdir(0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def clear_work_folders() -> None:
    """Delete this user's work folders whose process is gone; what the disk refuses stays."""
    base = Path(tempfile.gettempdir())
    with suppress(OSError):
        for entry in list(os.scandir(base)):
            path = base / entry.name
            if _LOCK_NAME.fullmatch(entry.name):
                _clear(path, path.with_suffix(""))
            elif entry.name.startswith(_OLD_PREFIX) and (path / _OLD_LOCK).is_file():
                _clear(path / _OLD_LOCK, path)


@contextmanager
def _locked(base: Path) -> Iterator[Path]:
    """Yield the path of a folder that does not exist yet, and hold its lock."""
    from filelock import FileLock, Timeout  # slow to import, and most commands need none

    base.stat()  # else the lock would make the folder that is missing
    while True:
        folder = base / f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}"
        lock = FileLock(f"{folder}{_LOCK}", timeout=0, mode=_PRIVATE)
        with suppress(Timeout):
            lock.acquire()
            if Path(lock.lock_file).exists():
                break
            lock.release()  # another command has just cleared the file that was not locked yet
    try:
        yield folder
    finally:
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)


def _clear(lock: Path, folder: Path) -> None:
    """Delete a work folder and its lock, unless a process holds it or it is another user's."""
    from filelock import FileLock, Timeout

    with suppress(OSError, Timeout):
        if not (_is_ours(lock) and (not os.path.lexists(folder) or _is_ours(folder))):
            return
        with FileLock(lock, timeout=0, mode=_PRIVATE):
            shutil.rmtree(folder, ignore_errors=True)  # a link is refused, never followed
            if not folder.exists():
                lock.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    """Tell whether a file or folder, and no link, belongs to this user."""
    state = path.lstat()
    if sys.platform != "win32" and state.st_uid != os.getuid():
        return False
    return not stat.S_ISLNK(state.st_mode)
