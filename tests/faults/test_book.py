"""Recording, correcting, cancelling and copying the book, failed and killed at each call.

No number is given twice, no issued byte is lost, and the same command completes.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from zi_docs.files.folders import run_lock
from zi_docs.register import open_register

from . import runner
from .conftest import MakeOffice
from .forks import Runs
from .office import LOCK, Office, tree_of
from .test_injected import FAILURES, Traced

STAFF = 2
PDF = b"%PDF-1.7\nkertas\n%%EOF\n"
V1 = Path(__file__).parents[1] / "register" / "sqlite" / "v1" / "register.sql"
Prepare = Callable[[Office], None]


def _nothing(office: Office) -> None:
    """Leave an office with its konsep."""
    (office.root / "pindaian.pdf").write_bytes(PDF)
    office.run(request={"terbit": False})


def _recorded(office: Office) -> None:
    """Record the number, and edit the frozen file afterwards."""
    _nothing(office)
    runner.catat(office.workspace)


def _wrong(office: Office) -> None:
    """Record the number, and put the right file in the place of the wrong one."""
    _recorded(office)
    office.path(0).write_bytes(b"yang benar")


def _issued(office: Office) -> None:
    """Issue the letters, and correct the first employee's row."""
    office.run()
    office.change(0, Catatan="betul")


# What is done: how the office is prepared for it, and the options of the work.
DEEDS: dict[str, tuple[Prepare, dict[str, str]]] = {
    "catat": (_nothing, {"what": "catat"}),
    "betulkan": (_wrong, {"what": "catat", "alasan": "salah berkas"}),
    "ganti": (_issued, {"what": "ganti"}),
    "batal": (_recorded, {"what": "batal"}),
    "cadangkan": (_recorded, {"what": "cadangkan"}),
}


def _state(office: Office) -> dict[str, Any]:
    """Return all that a clerk finds afterwards, without times and backups."""
    editions = office.rows("id, keadaan, nomor_id, edisi, tanggal, sha256, pindaian", "edisi")
    stages = office.rows("jenis, kunci, konsep, tahap, sha256", "dokumen")
    return {
        "tree": tree_of(office.workspace.output),
        "kept": _kept(office),
        "book": office.rows("nomor, kunci, keadaan, alasan", "nomor"),
        "editions": editions,
        "stages": stages,
    }


def _kept(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in office.kept.files()}


def _assert_nothing_lost(office: Office, before: dict[str, Any], what: str) -> None:
    """Hold that the book is sound, and that all bytes that were there are there still."""
    with closing(sqlite3.connect(office.register)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), what
    numbers = [nomor for nomor, *_ in office.rows("nomor, id", "nomor")]
    assert len(set(numbers)) == len(numbers), what
    kept = _kept(office)
    for name, data in kept.items():
        assert hashlib.sha256(data).hexdigest() == Path(name).stem, what
    for sha256, pindaian in office.rows("sha256, pindaian", "edisi"):
        assert not sha256 or f"{sha256}.docx" in kept, what
        assert not pindaian or f"{pindaian}.pdf" in kept, what
    here = {*tree_of(office.workspace.output).values(), *kept.values()}
    letters = {data for name, data in before["tree"].items() if not name.endswith("indeks.xlsx")}
    assert letters | {*before["kept"].values()} <= here, what


def _assert_backups_whole(office: Office, what: str) -> None:
    """Hold that each backup opens, and has beside it all that its editions promise."""
    for backup in office.data.glob("register-cadangan-*.db"):
        with closing(sqlite3.connect(backup)) as db:
            promised = [sha256 for (sha256,) in db.execute("SELECT sha256 FROM edisi")]
        folder = backup.with_name(f"{backup.stem}-terbit")
        for sha256 in promised:
            data = (folder / f"{sha256}.docx").read_bytes()
            assert hashlib.sha256(data).hexdigest() == sha256, what


def _again(office: Office, runs: Runs, options: dict[str, str], what: str) -> None:
    """Give the same command again; a cancelled number may be told to be cancelled (ZI621)."""
    ended = runs.run(office.root, **options)
    done = ended.codes == ["ZI621"] and options["what"] == "batal"
    assert ended.code == 0 or done, (what, ended)


@pytest.fixture(scope="module", params=DEEDS)
def deed(request: pytest.FixtureRequest) -> tuple[Prepare, dict[str, str]]:
    """One of the works on the book."""
    return DEEDS[request.param]


@pytest.fixture(scope="module")
def prepared(build: MakeOffice, deed: tuple[Prepare, dict[str, str]]) -> Iterator[Office]:
    """An office that is ready for the work; the work is done in copies of it."""
    office = build(STAFF)
    deed[0](office)
    yield office
    shutil.rmtree(office.root)


@pytest.fixture(scope="module")
def wanted(prepared: Office, runs: Runs, deed: tuple[Prepare, dict[str, str]]) -> dict[str, Any]:
    """What the work leaves when nothing disturbs it."""
    return _undisturbed(prepared, runs, deed[1])


@pytest.fixture(scope="module")
def strace() -> str:
    """The program that fails and kills calls."""
    return shutil.which("strace") or pytest.skip("strace is not installed")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which strace records."""
    return tmp_path_factory.mktemp("strace") / "log"


@pytest.fixture(scope="module")
def working(strace: str, runs: Runs, deed: tuple[Prepare, dict[str, str]], log: Path) -> Traced:
    """The work under strace."""
    return Traced(strace, runs, log, **deed[1])


@pytest.fixture(scope="module")
def opening(strace: str, runs: Runs, log: Path) -> Traced:
    """Opening the register under strace."""
    return Traced(strace, runs, log, what="lihat")


@pytest.fixture(scope="module")
def of_version_1(build: MakeOffice) -> Office:
    """An office with a register of version 1."""
    office = build(0)
    with closing(sqlite3.connect(office.register)) as db:
        db.executescript(V1.read_text(encoding="utf-8"))
    return office


@pytest.mark.parametrize("how", ["fails", "killed"])
@pytest.mark.parametrize("name", FAILURES)
def test_each_call(
    working: Traced,
    runs: Runs,
    prepared: Office,
    wanted: dict[str, Any],
    deed: tuple[Prepare, dict[str, str]],
    name: str,
    how: str,
) -> None:
    """Whichever call fails or is the last, nothing is lost, and a repetition completes."""
    options = deed[1]
    before = _state(prepared)
    injected = f"error={FAILURES[name]}" if how == "fails" else "signal=KILL"
    for office, ended, what in working.some(prepared, name, injected):
        assert ended.code in ((0, 1, 4) if how == "fails" else (-9,)), (what, ended)
        _assert_nothing_lost(office, before, what)
        _assert_backups_whole(office, what)
        _again(office, runs, options, what)
        _assert_nothing_lost(office, before, what)
        assert _state(office) == wanted, what


def _undisturbed(prepared: Office, runs: Runs, options: dict[str, str]) -> dict[str, Any]:
    """Return what the work leaves when nothing disturbs it."""
    copy = Office(prepared.root.with_name(f"{prepared.root.name}-acuan"), prepared.make_naskah)
    copy.staff = prepared.staff
    shutil.copytree(prepared.root, copy.root)
    try:
        assert runs.run(copy.root, **options).code == 0
        return _state(copy)
    finally:
        shutil.rmtree(copy.root)


@pytest.mark.parametrize("how", ["fails", "killed"])
@pytest.mark.parametrize("name", FAILURES)
def test_a_migration(opening: Traced, of_version_1: Office, name: str, how: str) -> None:
    """Whichever call fails or is the last, the register is of version 1 or 2, and whole."""
    numbers = of_version_1.rows("nomor, keadaan", "nomor")
    injected = f"error={FAILURES[name]}" if how == "fails" else "signal=KILL"
    for copy, ended, what in opening.some(of_version_1, name, injected):
        assert ended.code in ((0, 4) if how == "fails" else (-9,)), (what, ended)
        assert copy.rows("nomor, keadaan", "nomor") == numbers, what
        assert copy.rows("max(versi), 1", "migrasi") in ([(1, 1)], [(2, 1)]), what
        with open_register(copy.register, "kantor", datetime.now) as register:
            assert (register.migrated_from, len(register.editions())) == (1, 4), what
        assert any(copy.data.glob("register-cadangan-v1-*.db")), what


def test_locked_out(offices: MakeOffice, runs: Runs) -> None:
    """While a run is in the output folder, nothing is recorded or cancelled (ZI506)."""
    office = offices(STAFF)
    _recorded(office)
    before = _state(office)
    with run_lock(office.workspace.output, "output/kantor"):
        assert (office.workspace.output / LOCK).exists()
        for options in ({"what": "catat"}, {"what": "batal"}):
            assert runs.run(office.root, **options).codes == ["ZI506"]
    assert _state(office) == before
