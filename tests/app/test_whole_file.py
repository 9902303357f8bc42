"""The third sample carries a whole programme: every type from one workbook of ``mulai``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs.app import RunOptions, check, generate
from zi_docs.codes import Severity
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workspace import Workspace

NAME = "tirtamulya-2026"
ELSEWHEN = {"sptjm-unit"}
"""Types whose rules do not cover 2026."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Workspace:
    """A copy of the sample in a workspace of its own."""
    root = tmp_path_factory.mktemp("kerja")
    copy_sample(repository / "data" / NAME, root / "data" / NAME)
    return Workspace(root, root / "data" / NAME, root / "output" / NAME)


@pytest.fixture(scope="module")
def report(workspace: Workspace) -> RunReport:
    """The report of a run that makes everything."""
    return generate(workspace, Request((), semua=True), lambda *_: None, RunOptions())


def test_it_has_no_error(workspace: Workspace) -> None:
    """Nothing in the sample is refused; what is warned of is not of its data but of citations.

    Noted are two units that were never audited, a recommendation that is late, and a report on
    the WBK of a unit that is proposed for WBBM, that an invented region has no law of its own, and
    that the tasks of its UPG follow no official text.
    """
    found = check(workspace, Request((), semua=True)).problems
    assert [str(one) for one in found if one.severity is Severity.GALAT] == []
    notes = {"ZI138", "ZI195", "ZI196", "ZI199", "ZI246"}
    assert {one.code for one in found} == {"ZI352", *notes}
    assert {one.code for one in found if one.severity is Severity.CATATAN} == notes


def test_every_type_is_made(report: RunReport, repository: Path) -> None:
    """Each built-in type whose rules cover 2026 has a document."""
    types = {path.parent.name for path in (repository / "templates").glob("*/manifest.yaml")}
    made = {row.jenis.removesuffix(" (konsep)") for row in report.types.values() if row.made}
    assert (types - made, set(report.waiting)) == (ELSEWHEN, ELSEWHEN)


def test_it_is_one_workbook(repository: Path) -> None:
    """The office of the sample has Excel only: its data folder holds no other file but pictures."""
    files = [path for path in (repository / "data" / NAME).iterdir() if path.is_file()]
    kinds = {path.suffix for path in files if not path.name.startswith("register")}
    assert kinds - {".md"} == {".xlsx", ".png"}
