"""A command over data that has not changed answers at once, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs import app
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.run.seal import Seal
from zi_docs.workspace import Workspace, find_workspace

DATA = "gunungkidul-2020"
WORDS = {"jenis": ["notula"]}


@pytest.fixture
def office(repository: Path, tmp_path: Path) -> Workspace:
    """A workspace with one sample data set."""
    shutil.copytree(
        repository / "data" / DATA, tmp_path / "data" / DATA, ignore=shutil.ignore_patterns("*.db")
    )
    return find_workspace(DATA, tmp_path)


def run(office: Workspace) -> RunReport:
    seal = Seal(office, WORDS)
    report = app.generate(office, Request(("notula",)), lambda *_: None)
    seal.keep(report)
    return report


def test_nothing_changed(office: Workspace) -> None:
    """After a whole run the same command finds everything skipped, with the same warnings."""
    first = run(office)
    again = Seal(office, WORDS).report()
    assert again is not None
    assert [(r.jenis, r.made, r.skipped) for r in again.types.values()] == [("notula", 0, 1)]
    assert (again.problems, again.counts) == (first.problems, first.counts)


def _document(office: Workspace) -> Path:
    return next((office.output / "notula").glob("*.docx"))


CHANGES: dict[str, Callable[[Workspace], object]] = {
    "a row": lambda office: (office.data / "pegawai.csv").open("ab").write(b"\r\n"),
    "a new file": lambda office: (office.data / "catatan.csv").write_text("x"),
    "the register": lambda office: (office.data / "register.db").touch(),
    "a document edited": lambda office: _document(office).open("ab").write(b"x"),
    "a document gone": lambda office: _document(office).unlink(),
    "an own template": lambda office: _own_partial(office),
    "a broken seal": lambda office: next(office.output.glob(".zi-docs-segel*")).write_text("{"),
}


def _own_partial(office: Workspace) -> None:
    folder = office.root / "templates" / "notula"
    folder.mkdir(parents=True)
    (folder / "penutup.j2").write_text("Selesai.\n", encoding="utf-8")


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_breaks_the_seal(office: Workspace, what: str) -> None:
    """After a change of any input or output the run looks for itself."""
    run(office)
    CHANGES[what](office)
    assert Seal(office, WORDS).report() is None


def test_data_that_changes_during_the_run(office: Workspace) -> None:
    """When the data change during the run, there is no seal."""
    seal = Seal(office, WORDS)
    report = app.generate(office, Request(("notula",)), lambda *_: None)
    CHANGES["a row"](office)
    seal.keep(report)
    assert seal.report() is None
    assert Seal(office, WORDS).report() is None


def test_files_without_a_record_leave_no_seal(office: Workspace) -> None:
    """A run that lists files without a record leaves no seal."""
    report = run(office)
    report.orphans.append("output/lama.docx")
    Seal(office, WORDS).keep(report)
    assert Seal(office, WORDS).report() is None


@pytest.mark.parametrize("count", ["kept", "named", "failed"])
def test_unsettled_documents_leave_no_seal(office: Workspace, count: str) -> None:
    """A document that was edited, differs from the data or failed is looked at by every run."""
    report = run(office)
    setattr(report.types["notula"], count, 1)
    Seal(office, WORDS).keep(report)
    assert Seal(office, WORDS).report() is None


def test_another_command_has_another_seal(office: Workspace) -> None:
    """Other options have another seal."""
    run(office)
    assert Seal(office, {"jenis": ["pakta-integritas"]}).report() is None


def test_a_run_that_kept_a_file_leaves_no_seal(office: Workspace) -> None:
    """A run that kept an edited file leaves no seal."""
    run(office)
    with _document(office).open("ab") as file:
        file.write(b"x")
    report = run(office)
    assert sum(row.kept for row in report.types.values()) == 1
    assert Seal(office, WORDS).report() is None


def test_the_seal_is_light() -> None:
    """Looking at a seal imports nothing of the engine, the model or the readers."""
    heavy = "{'pydantic', 'jinja2', 'lxml', 'docxtpl', 'yaml', 'zi_docs.model'}"
    code = f"import sys, zi_docs.run.seal; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
