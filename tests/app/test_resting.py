"""A command over data that has not changed rests, and a use case costs only what it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.workspace import Workspace, find_workspace

DATA = "gunungkidul-2020"
WORDS = {"jenis": ["notula"]}
HEAVY = {"pydantic", "jinja2", "lxml", "docxtpl", "yaml", "zi_docs.model", "zi_docs.word"}
UNASKED = {"zi_docs.pdf.conversion", "zi_docs.joining", "multiprocessing", "ssl"}


@pytest.fixture
def office(repository: Path, tmp_path: Path) -> Workspace:
    """A workspace with one sample data set, of which nothing was made."""
    copy_sample(repository / "data" / DATA, tmp_path / "data" / DATA)
    found = find_workspace(DATA, tmp_path)
    found.output.mkdir(parents=True)
    return found


class Runs:
    """Runs that are counted and make nothing."""

    count = 0

    def __call__(self) -> RunReport:
        self.count += 1
        return RunReport({"notula": TypeReport("notula", "", planned=1, made=1)})


def _rest(office: Workspace, runs: Runs, **asked: Any) -> app.Outcome:
    return app.run_or_rest(office, app.Command(WORDS, **asked), runs)


def test_the_second_run_rests(office: Workspace) -> None:
    """When nothing has changed, the run is not done and every document counts as skipped."""
    runs = Runs()
    _rest(office, runs)
    report = _rest(office, runs).report
    assert (runs.count, report.types["notula"].made, report.types["notula"].skipped) == (1, 0, 1)


def test_a_run_that_may_not_rest(office: Workspace) -> None:
    """A run that may not rest is done each time and leaves no seal."""
    runs = Runs()
    more = ({"ulang": True}, {"terbit": True}, {"forms": ("docx", "pdf")}, {})
    for asked in more:
        _rest(office, runs, **asked)
    assert runs.count == len(more)


def test_a_register_that_is_looked_for_is_not_made(office: Workspace) -> None:
    """Looking for a register does not make one; a broken link counts as a register."""
    assert not app.has_book(office)
    assert not app.book_path(office).exists()
    app.book_path(office).symlink_to(office.data / "tidak-ada.db")
    assert app.has_book(office)


def _loaded_by(office: Workspace, *command: str) -> set[str]:
    """Return the modules that a command has imported when it ends well."""
    program = "from zi_docs.cli import main; main()"
    script = (
        f"import sys\ntry:\n    {program}\nexcept SystemExit as end:\n    assert not end.code\n"
    )
    script += "print('|', *sys.modules)"
    line = [sys.executable, "-c", script, *command, "--data", DATA]
    done = subprocess.run(line, cwd=office.root, capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("|")[2].split())


def test_what_is_not_needed_is_not_imported(office: Workspace) -> None:
    """Neither a run that rests nor a look into the register imports the engine.

    A run that makes Word files alone has nothing to do with pages, processes or the network.
    """
    working = _loaded_by(office, "buat", "notula")
    assert (working >= HEAVY, working & UNASKED) == (True, set())
    for line in (("buat", "notula"), ("register", "lihat"), ("register", "cadangkan")):
        assert _loaded_by(office, *line) & HEAVY == set(), line
