"""Writes files whole or not at all, so that a power cut destroys none and no link is followed.

A file is written under a temporary name in its own folder, made durable, and renamed.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.errors import OutputError, Problem
from zi_docs.files.folders import PART, discard, file_mode_in, hold, make_folder, open_new
from zi_docs.files.hashing import LikeHash
from zi_docs.files.placing import put_in_place
from zi_docs.files.problems import output_problem


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
    the final names that the disk refused, each with its problem. Until the chunk is published or
    discarded it holds its folders, so that no other command takes its temporary files for leftovers
    of a killed one.
    """

    def __init__(self, shown: str) -> None:
        self.refused: dict[Path, Problem] = {}
        self._shown = shown
        self._parts: dict[Path, _Part] = {}
        self._after: dict[Path, Path] = {}
        self._folders = _Folders()
        self._mark = os.urandom(4).hex()
        self._hash = LikeHash()

    def write(self, path: Path, data: bytes, *, after: Path | None = None, shown: str = "") -> None:
        """Write one file under a temporary name in its own folder.

        It gets its final name only when the file ``after``, written before, has got its own.
        ``shown`` is its name in complaints, if it is of another folder than the chunk. Raises
        :class:`OutputError` (ZI501-ZI503); the other files of the chunk are not touched.
        """
        part = _Part(self.part_of(path), self._hash.of(data), shown)
        if after is not None:
            self._after[path] = after
        self._parts[path] = part  # first: discard() must know it
        try:
            _write(open_new(part.path, self._folders.file_mode(part.path)), data)
        except OSError as error:
            del self._parts[path]
            discard(part.path)
            raise OutputError(self._problem(error, path, shown)) from error

    def part_of(self, path: Path) -> str:
        """Return the temporary name of a file, which no other process uses.

        It is a text, as paths are in the other calls of this class: there are ten thousand of them.
        """
        return f"{path}.{self._mark}{PART}"

    def publish(self) -> list[WrittenFile]:
        """Make the chunk durable and give every file its final name.

        A name that is refused (the file is open in Word) does not stop the others. Raises
        :class:`OutputError` when the disk refuses all; even then no final name has half a file.
        """
        try:
            flush_files([part.path for part in self._parts.values()], self._folders.held)
            parts = list(self._parts.items())
            written = [file for path, part in parts if (file := self._rename(path, part))]
            flush_folders(self._folders.held if written else ())
        except OSError as error:
            raise OutputError(output_problem(error, self._shown)) from error
        finally:
            self.discard()
        return written

    def discard(self) -> None:
        """Delete the files that have no final name yet."""
        for part in self._parts.values():
            discard(part.path)
        self._parts.clear()
        self._folders.release()

    def _rename(self, path: Path, part: _Part) -> WrittenFile | None:
        if self.refused and (problem := self.refused.get(self._after.get(path, path))):
            self.refused[path] = problem
            return None
        final = str(path)
        try:
            put_in_place(part.path, final)
            state = os.stat(final)  # noqa: PTH116
        except OSError as error:
            self.refused[path] = self._problem(error, path, part.shown)
            return None
        del self._parts[path]
        return WrittenFile(path, part.sha256, state.st_size, state.st_mtime_ns)

    def _problem(self, error: OSError, path: Path, shown: str) -> Problem:
        return output_problem(error, shown or f"{self._shown}/{path.name}")


class _Part(NamedTuple):
    """A file under its temporary name; ``shown`` is the name of the final file in complaints."""

    path: str
    sha256: str
    shown: str


class _Folders:
    """The folders that a chunk writes in, each held, with the mode of new files in it."""

    def __init__(self) -> None:
        self._modes: dict[str, int] = {}
        self._handles: list[int] = []

    @property
    def held(self) -> Collection[str]:
        """The folders, in the order in which they were met."""
        return self._modes

    def file_mode(self, file: str) -> int:
        """Return the mode of a new file in its folder, which is made if absent, and hold it."""
        name = os.path.dirname(file) or "."  # noqa: PTH120
        mode = self._modes.get(name)
        if mode is None:
            folder = Path(name)
            make_folder(folder)
            handle = hold(folder)
            self._handles += [] if handle is None else [handle]
            mode = self._modes[name] = file_mode_in(folder)
        return mode

    def release(self) -> None:
        """Hold the folders no longer."""
        self._modes.clear()
        while self._handles:
            os.close(self._handles.pop())


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


def write_by(fill: Callable[[Path], None], path: Path, *, replace: bool = True) -> None:
    """Let ``fill`` write a file by its path, whole or not at all, as a program of its own must.

    ``fill`` gets the path of an empty file in the same folder. What it leaves there is made durable
    and renamed; a link under the final name is replaced, not followed. Raises ``OSError``, and
    ``FileExistsError`` for a name that is taken when it must not be ``replace``-d; whatever
    ``fill`` raises passes. Nothing is left then.
    """
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{PART}")
    folders = _Folders()
    try:
        os.close(open_new(part, folders.file_mode(str(part))))
        fill(part)
        flush_files([part], [path.parent])
        put_in_place(str(part), str(path)) if replace else _name_first(part, path)
        flush_folders([path.parent])
    finally:
        discard(part)
        folders.release()


def _name_first(part: Path, path: Path) -> None:
    """Give a file its final name; raise ``FileExistsError`` if that is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links (a USB stick): reserve the name first, then put the file there.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        put_in_place(str(part), str(path))


def _write(handle: int, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def flush_files(files: Sequence[Path | str], folders: Iterable[Path | str]) -> None:
    """Make the contents of these files, which lie in ``folders``, durable.

    On Linux one ``syncfs`` flushes a whole chunk: a flush for each file would cost more than making
    the file. Elsewhere each file is flushed. Raises ``OSError``.
    """
    call = _syncfs()
    if call is None or len(files) == 1:
        for path in files:
            _flush(path, os.O_RDWR)
    elif files:
        for folder in {Path(folder).stat().st_dev: folder for folder in folders}.values():
            _sync_file_system(call, folder)


def flush_folders(paths: Iterable[Path | str]) -> None:
    """Make the names in these folders durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    for folder in sorted(set(map(str, paths))):
        _flush(folder, os.O_RDONLY)


def _flush(path: Path | str, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file_system(call: Any, folder: Path | str) -> None:
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
