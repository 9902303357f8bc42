"""Tells at once that nothing has changed since the last whole run.

A second run would read, check and plan everything, only to skip every document. So a run that made
all it was asked for leaves a seal. The seal says what went in (every file of the data and the
templates, the options, the version, the register) and what came out (each file with its size and
time). While all of that is unchanged, the next run gives the old report, with everything skipped.
Nothing heavy is imported here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zi_docs import __version__
from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem
from zi_docs.run.report import RunReport, TypeReport, file_state
from zi_docs.workspace import Workspace

_NAME = ".zi-docs-segel-{0}.json"
_REGISTER = "register"


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
            kept = json.loads(self._path.read_bytes())
            same = (kept["masuk"], kept["register"]) == (self._inputs, self._register())
            if not same or not self._inputs or not all(map(_is_same, kept["berkas"])):
                return None
            return _read(kept["laporan"])
        except (OSError, ValueError, KeyError, TypeError):
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
                "laporan": _plain(report),
            }
            self._path.write_text(json.dumps(kept), encoding="utf-8")
        except OSError:
            return

    def _hash(self) -> str:
        """Return a hash of everything a run reads; empty when it can't be read."""
        digest = hashlib.sha256(f"{__version__}\0{self._words}".encode("utf-8", "surrogateescape"))
        try:
            for path in _files((self._workspace.data, *self._workspace.template_folders)):
                if not self._is_register(path):
                    digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
                    digest.update(path.read_bytes())
        except OSError:
            return ""
        return digest.hexdigest()

    def _register(self) -> list[list[str | int]]:
        """Return the state of the register's files, which the run itself changes."""
        files = filter(self._is_register, sorted(self._workspace.data.glob(f"{_REGISTER}*")))
        states = ((path.name, path.stat()) for path in files)
        return [[name, state.st_size, state.st_mtime_ns] for name, state in states]

    def _is_register(self, path: Path) -> bool:
        return path.parent == self._workspace.data and path.name.startswith(_REGISTER)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _is_same(file: list[Any]) -> bool:
    path, size, mtime_ns = file
    return file_state(path) == (size, mtime_ns)


def _plain(report: RunReport) -> dict[str, Any]:
    return {
        "types": [asdict(row) for row in report.types.values()],
        "problems": [asdict(problem) for problem in report.problems],
        "orphans": report.orphans,
        "counts": dict(report.counts),
        "waiting": report.waiting,
    }


def _read(kept: Mapping[str, Any]) -> RunReport:
    rows = [TypeReport(**row) for row in kept["types"]]
    for row in rows:
        row.skipped, row.made = row.planned, 0
    problems = list(map(_problem, kept["problems"]))
    types, orphans = {row.jenis: row for row in rows}, list(kept["orphans"])
    waiting = dict(kept["waiting"])
    return RunReport(types, problems, orphans, dict(kept["counts"]), waiting=waiting)


def _problem(kept: Mapping[str, Any]) -> Problem:
    return Problem(
        **{**kept, "severity": Severity(kept["severity"]), "place": _place(kept["place"])}
    )


def _place(kept: Mapping[str, Any]) -> Place:
    return Place(**{**kept, "naskah": _place(kept["naskah"]) if kept["naskah"] else None})
