"""PDFs and seals of which one write, flush or rename fails, or at which the command is killed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_docs.app import Command
from zi_docs.files.folders import PART
from zi_docs.run.seal import Seal

from .conftest import MakeOffice
from .forks import Runs, open_runs
from .office import JENIS, Office, assert_vouched, assert_whole
from .test_injected import FAILURES, STAFF, Traced

STAND_IN = Path(__file__).parents[1] / "pdf" / "stand_in.py"
COMMAND = Command({"jenis": [JENIS]})


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of temporary files of all runs, which know a stand-in for soffice."""
    folder, program = tmp_path_factory.mktemp("sementara"), tmp_path_factory.mktemp("x") / "soffice"
    program.write_text(f"#!{sys.executable} -IS\n{STAND_IN.read_text('utf-8')}", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setenv("ZI_DOCS_SOFFICE", str(program))
        yield folder


@pytest.fixture(scope="module")
def runs(build: MakeOffice, temporary: Path) -> Iterator[Runs]:
    """Runs in processes of their own, with that folder and that converter."""
    if not hasattr(os, "fork"):
        pytest.skip("this system can not fork")
    with open_runs(build(1).root) as opened:
        yield opened


@pytest.fixture(scope="module")
def strace() -> str:
    found = shutil.which("strace")
    return found or pytest.skip("strace is not installed")


@pytest.fixture(scope="module")
def made(build: MakeOffice) -> Office:
    """An office whose documents are made, without PDFs and without a seal."""
    office = build(STAFF)
    office.run()
    return office


@pytest.fixture(scope="module")
def wanted(build: MakeOffice, runs: Runs) -> Office:
    """What undisturbed commands make: documents and PDFs."""
    office = build(STAFF)
    office.run()
    assert runs.run(office.root, what="pdf").code == 0
    return office


@pytest.fixture(scope="module")
def converting(strace: str, runs: Runs, temporary: Path) -> Traced:
    """Conversions under strace."""
    return Traced(strace, runs, temporary.with_name("pdf.log"), what="pdf")


@pytest.fixture(scope="module")
def sealing(strace: str, runs: Runs, temporary: Path) -> Traced:
    """Runs that leave a seal, under strace."""
    return Traced(strace, runs, temporary.with_name("segel.log"), what="segel")


def leftovers(office: Office, temporary: Path) -> list[str]:
    """Return the half-written files, and our folders of temporary files.

    Python itself may leave an empty file there, when it tries out whether it can write.
    """
    parts = [*office.root.rglob(f"*{PART}*"), *temporary.glob("zi-docs-*")]
    return sorted(path.name for path in parts)


def assert_pdfs_mended(
    office: Office, runs: Runs, wanted: Office, temporary: Path, what: str
) -> None:
    """Hold that the same command now makes what is missing, and that nothing else is left."""
    assert runs.run(office.root, what="pdf").code == 0, what
    assert office.tree() == wanted.tree(), what
    assert leftovers(office, temporary) == [], what


@pytest.mark.parametrize("name", FAILURES)
def test_a_conversion_with_a_call_that_fails(
    converting: Traced, runs: Runs, made: Office, wanted: Office, temporary: Path, name: str
) -> None:
    """Whichever call fails, that is reported, every PDF is whole, and a rerun completes."""
    for office, ended, what in converting.some(made, name, f"error={FAILURES[name]}"):
        assert ended.code in (0, 1, 5), (what, ended)
        assert (ended.code == 0) == (not ended.problems), (what, ended)
        assert_whole(office.tree(), wanted.tree())
        assert_pdfs_mended(office, runs, wanted, temporary, what)


@pytest.mark.parametrize("name", FAILURES)
def test_a_conversion_killed_at_a_call(
    converting: Traced, runs: Runs, made: Office, wanted: Office, temporary: Path, name: str
) -> None:
    """Whichever call a conversion is killed at, every PDF is whole and a rerun completes.

    The copies of letters that it leaves are gone after the next command.
    """
    for office, ended, what in converting.some(made, name, "signal=KILL"):
        assert ended.code == -9, (what, ended)
        assert_whole(office.tree(), wanted.tree())
        assert_pdfs_mended(office, runs, wanted, temporary, what)


@pytest.mark.parametrize("how", ["error", "kill"])
@pytest.mark.parametrize("name", FAILURES)
def test_a_seal_at_a_call(
    sealing: Traced, runs: Runs, made: Office, temporary: Path, name: str, how: str
) -> None:
    """Whichever call fails or kills a run that leaves a seal, no false seal is there.

    The next command looks anew, says that all is skipped, and leaves its seal.
    """
    does = "signal=KILL" if how == "kill" else f"error={FAILURES[name]}"
    for office, ended, what in sealing.some(made, name, does):
        assert ended.code in ((-9,) if how == "kill" else (0, 1, 4)), (what, ended)
        assert runs.run(office.root, what="segel").code == 0, what
        report = Seal(office.workspace, COMMAND.words).report()
        assert report is not None, what
        assert (report.types[JENIS].skipped, leftovers(office, temporary)) == (STAFF, []), what
        assert_vouched(office)
