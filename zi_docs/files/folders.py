"""The folders in which files are made: their mode, who works in them, and what was left there.

A new file or folder has the mode of the folder that it lies in, without the rights of "others":
letters and the register are read by those who share the folder, and by nobody else.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from time import time

from zi_docs.errors import OutputError
from zi_docs.files.problems import folder_taken, output_problem

if sys.platform != "win32":
    import fcntl

PART = ".zidocs-part"

_LOCK_NAME = ".zi-docs.lock"
_OWNER = 0o700
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_DAY = 86_400.0


# Their mode.


def mode_in(folder: Path) -> int:
    """Return the mode of a new folder in this one: its own mode without "others".

    Where everybody may write, as in the folder of temporary files, only the owner gets rights.
    Raises ``OSError``.
    """
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & stat.S_ISVTX:
        return _OWNER
    return _OWNER | mode & (stat.S_ISGID | stat.S_IRWXG)


def file_mode_in(folder: Path) -> int:
    """Return the mode of a new file in this folder: nobody may execute it. Raises ``OSError``."""
    return mode_in(folder) & 0o666


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, each with the mode of the one that it lies in.

    Raises ``OSError``.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    mode = mode_in(folder.parent)
    try:
        folder.mkdir(mode)
    except FileExistsError:
        if folder.is_dir():
            return  # another process has just made it
        raise
    if mode & ~_OWNER:  # the umask may have taken rights away that the folder above gives
        folder.chmod(mode)


def open_new(path: Path | str, mode: int) -> int:
    """Make a file that did not exist, following no link, and return its handle.

    A file or link that has the name already is deleted: names such as these are only ours. Raises
    ``OSError``.
    """
    try:
        handle = os.open(path, _NEW | _PLAIN, mode)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        handle = os.open(path, _NEW | _PLAIN, mode)
    if mode & ~_OWNER and sys.platform != "win32":
        os.fchmod(handle, mode)  # whatever the umask has taken away
    return handle


def prepare_folder(folder: Path, shown: str) -> None:
    """Make a folder and prove that files can be written in it, before any document is made.

    To ask for permission is not enough: the administrator has it even on a read-only disk. Raises
    :class:`OutputError` (ZI501-ZI503).
    """
    probe = folder / f"uji{os.getpid()}{PART}"
    try:
        make_folder(folder)
        os.close(open_new(probe, file_mode_in(folder)))
        probe.unlink(missing_ok=True)  # another run in this folder may have deleted it
    except OSError as error:
        raise OutputError(output_problem(error, shown)) from error


# Who works in them, and what a killed process has left.


def hold(folder: Path) -> int | None:
    """Say that this process has temporary files in a folder, until the handle is closed.

    The system forgets it even when the process is killed. Return None where a folder can't be
    held: on Windows, and on some network disks.
    """
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None  # a folder that may be written in but not listed
    # Never wait: whoever clears the folder at this moment has listed its files before.
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return handle


def discard_parts(folder: Path, *, locked: bool = False, below: bool = True) -> None:
    """Delete the temporary files of killed processes, never a file with a final name.

    Files in a folder that another process holds stay. Where that can't be known, only those older
    than a day are deleted, or all when the caller has locked the folder (``locked``). What the disk
    refuses stays: a leftover does no harm. Folders in this one are looked into unless told not to.
    """
    for inside, parts in _parts_in(folder, below):
        with suppress(OSError), _alone(inside) as alone:
            for part in parts:
                if alone or (alone is None and (locked or _is_old(part))):
                    discard(part)


def discard(part: Path | str) -> None:
    """Delete a temporary file if it is there; what the disk refuses stays."""
    with suppress(OSError):
        os.unlink(part)  # noqa: PTH108


def _parts_in(folder: Path, below: bool) -> Iterator[tuple[Path, list[Path]]]:
    """Yield each folder with temporary files, and these; SQLite's own beside them are named so."""
    for place, _, names in islice(os.walk(folder), None if below else 1):
        parts = [Path(place, name) for name in names if PART in name]
        if parts:
            yield Path(place), parts


@contextmanager
def _alone(folder: Path) -> Iterator[bool | None]:
    """Tell whether no other process holds a folder, and keep others out; None: it can't be told."""
    if sys.platform == "win32":
        yield None
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield _is_free(handle)
    finally:
        os.close(handle)


def _is_free(handle: int) -> bool | None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in (errno.EWOULDBLOCK, errno.EACCES) else None
    return True


def _is_old(part: Path) -> bool:
    return time() - part.lstat().st_mtime > _DAY


@contextmanager
def run_lock(folder: Path, shown: str) -> Iterator[None]:
    """Lock the folder for this run; the system unlocks it even when the run is killed.

    Raises :class:`OutputError` (ZI506) when another run holds it, and when the disk refuses.
    """
    from filelock import FileLock, Timeout  # slow to import, and most commands need none

    try:
        lock = FileLock(folder / _LOCK_NAME, timeout=0, mode=file_mode_in(folder))
        lock.acquire()
    except Timeout as error:
        raise OutputError(folder_taken(shown)) from error
    except OSError as error:
        raise OutputError(output_problem(error, f"{shown}/{_LOCK_NAME}")) from error
    try:
        yield
    finally:
        lock.release()


def remove_empty(folder: Path, below: Path) -> None:
    """Remove a folder and those around it while they are empty, up to ``below``, which stays."""
    while folder != below and below in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return  # something is in it, or the disk refuses; an empty folder does no harm
        folder = folder.parent
