"""What was understood of a data set: its sheets, what was assumed, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from zi_docs.app.answers_file import keep_loaded
from zi_docs.app.data_state import State, state_of
from zi_docs.app.generating import check_plans
from zi_docs.app.plain_value import as_plain, of_plain
from zi_docs.app.preparing import open_catalog, prepare
from zi_docs.app.surveying import Survey, files_state, survey_of, write_survey
from zi_docs.app.work_file import FOLDER
from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Place, Problem, ZiDocsError
from zi_docs.files.writing import write_whole
from zi_docs.model.table import Seen
from zi_docs.run.loading import load_dataset, read_tables_of
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport, file_state
from zi_docs.run.settings import read_settings_file
from zi_docs.workspace import Workspace

_FILE = "pemeriksaan.json"
_ALL = Request((), semua=True)


class SheetRead(NamedTuple):
    """A sheet or file that holds something: what it was read as ("" for nothing), and its rows.

    ``formulir`` is the name of the form by which it can be filled, or "": it holds settings then.
    """

    place: Place
    judul: str
    baris: int
    formulir: str = ""


class TypeState(NamedTuple):
    """A document type: how many documents the data give, or what they lack."""

    jenis: str
    judul: str
    banyak: int
    kurang: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether its documents can be made, as far as no row is wrong."""
        return not self.kurang and self.banyak > 0


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a data set at one moment."""

    report: RunReport
    lembar: tuple[SheetRead, ...]
    jenis: tuple[TypeState, ...]
    state: State
    kapan: datetime

    @property
    def assumed(self) -> list[Problem]:
        """What was assumed where the data leave something open."""
        return [p for p in self.report.problems if p.severity is Severity.CATATAN]

    @property
    def wrong(self) -> list[Problem]:
        """The errors and warnings."""
        return [p for p in self.report.problems if p.severity is not Severity.CATATAN]

    @property
    def mistakes(self) -> list[Problem]:
        """The errors that somebody made, and the warnings."""
        return [p for p in self.wrong if not p.unfilled]

    @property
    def unfilled(self) -> list[Problem]:
        """What nobody has given yet: settings, officials, tables."""
        return [p for p in self.wrong if p.unfilled]

    @property
    def forms(self) -> dict[tuple[str, str], str]:
        """The form of each sheet of settings, by its file and sheet."""
        return {one.place.source: one.formulir for one in self.lembar if one.formulir}

    def count(self, severity: Severity) -> int:
        """Return how many different problems of one severity there are, but for ``unfilled``."""
        found = {p for p in self.report.problems if p.severity is severity}
        return sum(not p.unfilled for p in found)


def is_unfilled(problems: Iterable[Problem]) -> bool:
    """Tell whether all that is wrong is that something is not filled yet."""
    errors = [one for one in problems if one.is_error]
    return bool(errors) and all(one.unfilled for one in errors)


def _unread(workspace: Workspace, error: DataError) -> RunReport:
    seen = _seen(workspace, open_catalog(workspace.root))
    return RunReport(problems=list(error.problems), seen=seen)


def _understood(workspace: Workspace, report: RunReport, state: State, now: datetime) -> Understood:
    catalog = open_catalog(workspace.root)
    sheets = tuple(
        SheetRead(
            *(one.place, _title(catalog, one.table), one.rows),
            one.table if one.table in catalog.lembar else "",
        )
        for one in report.seen
    )
    types = tuple(_types(catalog, report))
    return Understood(report, sheets, types, state, now)


# Kept in a file.


def keep_reading(workspace: Workspace, now: datetime) -> None:
    """Read the data once, and keep answers, survey and check, for the files as they were.

    Data that can't be read at all give their problems and the sheets that were recognised.
    Raises :class:`TemplateError` for a folder of types that can't be read, and
    :class:`OutputError`.
    """
    files, state = files_state(workspace), state_of(workspace)
    try:
        loaded = load_dataset(workspace, open_catalog(workspace.root))
        keep_loaded(workspace, state, loaded)
        plans, report = prepare(workspace, _ALL, loaded)
        write_survey(workspace, files, survey_of(workspace, plans, report))
        report = check_plans(workspace, plans, report)
    except ZiDocsError as error:
        write_survey(workspace, files, Survey((), {}, error.problems))
        if not isinstance(error, DataError):
            raise
        report = _unread(workspace, error)
    found = as_plain(_understood(workspace, report, state, now))
    path = _kept_at(workspace)
    write_whole(path, json.dumps(found).encode(), workspace.show(path))


def kept_check(workspace: Workspace) -> Understood | None:
    """Return the check of the files as they are now; None when it must be made first."""
    path = _kept_at(workspace)
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        found = _read(path, file_state(str(path)))
        return found if found.state == state_of(workspace) else None
    return None


def kept_problems(workspace: Workspace) -> list[Problem] | None:
    """Return what the kept check of the files as they are now found; None without one."""
    found = kept_check(workspace)
    return list(found.report.problems) if found else None


def _kept_at(workspace: Workspace) -> Path:
    return workspace.output / FOLDER / _FILE


@lru_cache(maxsize=8)  # each page of the data asks for it
def _read(path: Path, _: tuple[int, int]) -> Understood:
    kept = json.loads(path.read_text(encoding="utf-8"))
    found: Understood = of_plain(Understood, kept)
    return found


def _seen(workspace: Workspace, catalog: Catalog) -> Sequence[Seen]:
    try:
        written = read_settings_file(workspace)
    except DataError:
        written = None
    return read_tables_of(workspace, catalog, written).seen


def _title(catalog: Catalog, table: str) -> str:
    known = {**catalog.tables, **catalog.lembar}
    return known[table].judul if table in known else ""


def _types(catalog: Catalog, report: RunReport) -> list[TypeState]:
    """Return the state of each type; without usable settings no type is known to be ready."""
    states: list[TypeState] = []
    for jenis in sorted(catalog.types):
        planned = report.types[jenis].planned if jenis in report.types else 0
        lacks = tuple(report.waiting.get(jenis, ()))
        states.append(TypeState(jenis, catalog.load(jenis).manifest.judul, planned, lacks))
    return states
