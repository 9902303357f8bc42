"""Tells at once that nothing has changed since the last whole run.

A second run would read, check and plan everything, only to skip every document. So a run that made
all it was asked for leaves a seal. The seal says what went in (every file of the data and the
templates, the options, the version, the register) and what came out (each file with its size and
time). While all of that is unchanged, the next run gives the old report, with everything skipped.
Files that no run reads count by their size and time only: an office keeps films there. A seal that
is not exactly of this shape, whoever made it, is as good as none. Nothing heavy is imported here.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from zi_docs import __version__
from zi_docs.errors import OutputError
from zi_docs.plain_file import read_plain
from zi_docs.run.plain_report import from_plain, to_plain
from zi_docs.run.report import RunReport, file_state
from zi_docs.workspace import TERBIT, UNGGAHAN, Workspace

TABLES = frozenset((".xlsx", ".xls", ".ods", ".csv", ".yaml", ".yml"))  # at the top of the data
PICTURES = frozenset((".png", ".jpg", ".jpeg"))  # anywhere below
TEMPLATES = frozenset((".docx", ".yaml", ".j2", *PICTURES))

_NAME = ".zi-docs-segel-{0}.json"
_REGISTER = "register"
_MOST = 64_000_000  # bytes of a seal; that of 100,000 documents has 20,000,000
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class Seal:
    """The seal of one command over one workspace; ``words`` are the command's options.

    Create it before anything is read, so that a change during the run breaks the seal.
    """

    def __init__(self, workspace: Workspace, words: Mapping[str, Any]) -> None:
        self._workspace = workspace
        self._words = json.dumps(words, sort_keys=True, default=str)
        name = hashlib.sha256(self._words.encode("utf-8", "surrogateescape")).hexdigest()[:12]
        self._path = workspace.output / _NAME.format(name)
        self._inputs = self._hash()

    def report(self) -> RunReport | None:
        """Return the old report when a run would change nothing; None when it might."""
        try:
            kept = json.loads(_bytes_of(self._path))
            same = (kept["masuk"], kept["register"]) == (self._inputs, self._register())
            if not same or not self._inputs or not all(map(_is_same, kept["berkas"])):
                return None
            return _resting(from_plain(kept["laporan"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, report: RunReport) -> None:
        """Write the seal when all that was asked for is there and in order; else delete it.

        When the disk refuses, the next run only loses its shortcut.
        """
        # Example: a run made three documents and then writes the seal. The same command again
        # reports three skipped documents at once. No seal is kept, and the next run looks anew,
        #
        #   when a person edited one of them (``kept``), so that ZI505 is reported again;
        #   when an issued one differs from today's data (``named``), for ZI510 likewise;
        #   when one failed, or its record is gone (``failed``, ``orphans``);
        #   when a data file changed during the run: ``_hash`` now differs from ``_inputs``.
        unsettled = report.orphans or any(
            row.kept or row.named or row.failed for row in report.types.values()
        )
        try:
            if report.failed or unsettled or self._hash() != self._inputs:
                self._path.unlink(missing_ok=True)
                return
            kept = {
                "masuk": self._inputs,
                "register": self._register(),
                "berkas": [[path, *state] for path, state in report.files.items()],
                "laporan": to_plain(report),
            }
            self._write(json.dumps(kept).encode())
        except (OSError, OutputError):
            return

    def _write(self, data: bytes) -> None:
        """Write the seal like every other file: whole, and through no link."""
        from zi_docs.files.writing import write_whole

        if self._path.is_dir():
            with suppress(OSError):
                self._path.rmdir()
        write_whole(self._path, data, self._path.name)

    def _hash(self) -> str:
        """Return a hash of everything a run reads; empty when it can't be read."""
        digest = hashlib.sha256(f"{__version__}\0{self._words}".encode("utf-8", "surrogateescape"))
        try:
            for path, is_read in self._files():
                digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
                digest.update(read_plain(path) if is_read else str(file_state(str(path))).encode())
        except OSError:
            return ""
        return digest.hexdigest()

    def _files(self) -> Iterator[tuple[Path, bool]]:
        """Yield each file that counts, and whether a run may read it."""
        data = self._workspace.data
        for path in files_below(data):
            if not self._is_register(path):
                at_top = path.parent == data
                yield path, path.suffix.casefold() in (TABLES | PICTURES if at_top else PICTURES)
        for folder in self._workspace.template_folders:
            for path in files_below(folder):
                yield path, path.suffix.casefold() in TEMPLATES

    def _register(self) -> list[list[str | int]]:
        """Return the state of the register's files, which the run itself changes."""
        files = filter(self._is_register, sorted(self._workspace.data.glob(f"{_REGISTER}*")))
        states = ((path.name, path.stat()) for path in files)
        return [[name, state.st_size, state.st_mtime_ns] for name, state in states]

    def _is_register(self, path: Path) -> bool:
        return path.parent == self._workspace.data and path.name.startswith(_REGISTER)


def files_below(folder: Path) -> list[Path]:
    """Return the ordinary files of a folder of data or templates, in order of their paths.

    Of a data set's folder those that were issued, brought or replaced are left out: nothing is
    made from them.
    """
    found: list[Path] = []
    for place, inside, names in os.walk(folder):
        if Path(place) == folder:
            inside[:] = [name for name in inside if name not in (TERBIT, UNGGAHAN)]
        found += (path for name in names if (path := Path(place, name)).is_file())
    return sorted(found)


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of an ordinary file of a bearable size; a pipe is not waited for.

    Raises ``OSError``, and ``ValueError`` for anything else that has the name.
    """
    handle = os.open(path, _READ_ONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > _MOST:
            raise ValueError(path)
        return file.read(_MOST)


def _is_same(file: list[Any]) -> bool:
    path, size, mtime_ns = file
    return file_state(os.fspath(path)) == (size, mtime_ns)  # a number would name an open file


def _resting(report: RunReport) -> RunReport:
    """Return the report of a run that changes nothing: all is skipped, and no news is repeated."""
    report.notes.clear()
    for row in report.types.values():
        row.skipped, row.made = row.planned - row.fixed, 0
    return report
