"""Writes files whole or not at all, so that a power cut destroys none.

Only one run at a time writes in an output folder.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from zi_docs.errors import OutputError, Problem, disk_words
from zi_docs.files import problems

PART = ".zidocs-part"

_LOCK_NAME = ".zi-docs.lock"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file under its final name: its hash, and its size and time on the disk."""

    path: Path
    sha256: str
    size: int
    mtime_ns: int


class FileChunk:
    """Files that appear together: written under temporary names, made durable, then renamed.

    At any moment a final name holds the old file, the whole new one, or nothing. ``refused`` holds
    the final names that the disk refused, each with its problem.
    """

    def __init__(self, shown: str) -> None:
        self.refused: dict[Path, Problem] = {}
        self._shown = shown
        self._parts: dict[Path, str] = {}

    def write(self, path: Path, data: bytes) -> None:
        """Write one file under a temporary name in its own folder.

        Raises :class:`OutputError` (ZI501-ZI503); the other files of the chunk are not touched.
        """
        part = _part_of(path)
        self._parts[path] = hashlib.sha256(data).hexdigest()  # first: discard() must know it
        try:
            _write_part(part, data)
        except OSError as error:
            del self._parts[path]
            _discard(part)
            raise OutputError(self._problem(error, path)) from error

    def publish(self) -> list[WrittenFile]:
        """Make the chunk durable and give every file its final name.

        A name that is refused (the file is open in Word) does not stop the others. Raises
        :class:`OutputError` when the disk refuses all; even then no final name has half a file.
        """
        try:
            flush_files(map(_part_of, self._parts))
            written = [file for path in [*self._parts] if (file := self._rename(path))]
            flush_folders(file.path.parent for file in written)
        except OSError as error:
            raise OutputError(output_problem(error, self._shown)) from error
        finally:
            self.discard()
        return written

    def discard(self) -> None:
        """Delete the files that have no final name yet."""
        for path in self._parts:
            _discard(_part_of(path))
        self._parts.clear()

    def _rename(self, path: Path) -> WrittenFile | None:
        try:
            _part_of(path).replace(path)
            state = path.stat()
        except OSError as error:
            self.refused[path] = self._problem(error, path)
            return None
        return WrittenFile(path, self._parts.pop(path), state.st_size, state.st_mtime_ns)

    def _problem(self, error: OSError, path: Path) -> Problem:
        return output_problem(error, f"{self._shown}/{path.name}")


def write_whole(path: Path, data: bytes, shown: str) -> WrittenFile:
    """Write one file whole or not at all, and return its hash, size and time.

    Raises :class:`OutputError` (ZI501-ZI503) when it can't be written in the folder.
    """
    chunk = FileChunk(shown.rpartition("/")[0] or ".")
    chunk.write(path, data)
    written = chunk.publish()
    if chunk.refused:
        raise OutputError(chunk.refused.values())
    return written[0]


def prepare_folder(folder: Path, shown: str) -> None:
    """Make a folder and prove that files can be written in it, before any document is made.

    To ask for permission is not enough: the administrator has it even on a read-only disk. Raises
    :class:`OutputError` (ZI501-ZI503).
    """
    probe = folder / f"uji{os.getpid()}{PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)  # another run in this folder may have deleted it
    except OSError as error:
        raise OutputError(output_problem(error, shown)) from error


def discard_parts(folder: Path) -> None:
    """Delete the temporary files of a killed run, never a file with a final name."""
    for part in folder.rglob(f"*{PART}"):
        _discard(part)


def output_problem(error: OSError, place: str) -> Problem:
    """Return the disk's refusal in words that a clerk understands."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return problems.disk_full(place)
    if error.errno == errno.EROFS:
        return problems.read_only(place)
    if error.errno in (errno.EACCES, errno.EPERM):
        return problems.not_allowed(place)
    return problems.not_written(place, disk_words(error))


@lru_cache(maxsize=1024)  # asked for three times while a file is written
def _part_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{PART}")


def _write_part(part: Path, data: bytes) -> None:
    try:
        part.write_bytes(data)
    except FileNotFoundError:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)


def _discard(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk may refuse this as well; a leftover temporary file does no harm


def flush_files(paths: Iterable[Path]) -> None:
    """Make the contents of these files durable.

    On Linux one ``syncfs`` flushes a whole chunk: a flush for each file would cost more than making
    the file. Elsewhere each file is flushed. Raises ``OSError``.
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


@contextmanager
def run_lock(folder: Path, shown: str) -> Iterator[None]:
    """Lock the folder for this run; the system unlocks it even when the run is killed.

    Raises :class:`OutputError` (ZI506) when another run holds it, and when the disk refuses.
    """
    lock = FileLock(folder / _LOCK_NAME, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(problems.folder_taken(shown)) from error
    except OSError as error:
        raise OutputError(output_problem(error, f"{shown}/{_LOCK_NAME}")) from error
    try:
        yield
    finally:
        lock.release()
