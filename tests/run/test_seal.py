"""A command over data that has not changed answers at once, and only then."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.readers.data_set import READERS
from zi_docs.run.inputs import pictures_hash
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.run.seal import TABLES, Seal
from zi_docs.workspace import TERBIT, Workspace, find_workspace

DATA = "gunungkidul-2020"
WORDS = {"jenis": ["notula"]}


@pytest.fixture
def office(repository: Path, tmp_path: Path) -> Workspace:
    """A workspace with one sample data set."""
    return sample(repository, tmp_path)


@pytest.fixture(scope="module")
def whole(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    """Such a workspace after a run, and a copy of it as it was then."""
    folder = tmp_path_factory.mktemp("kantor")
    office = sample(repository, folder / "kantor")
    run(office)
    shutil.copytree(office.root, folder / "salinan")
    return office, folder / "salinan"


@pytest.fixture
def sealed(whole: tuple[Workspace, Path]) -> Workspace:
    """The workspace after a run, in the state in which the run left it."""
    office, copy = whole
    shutil.rmtree(office.root)
    shutil.copytree(copy, office.root)
    return office


def sample(repository: Path, root: Path) -> Workspace:
    copy_sample(repository / "data" / DATA, root / "data" / DATA)
    return find_workspace(DATA, root)


def run(office: Workspace) -> RunReport:
    seal = Seal(office, WORDS)
    report = app.generate(office, Request(("notula",)), lambda *_: None)
    seal.keep(report)
    return report


def resting(office: Workspace) -> RunReport:
    """Return the report of a run that changes nothing."""
    report = Seal(office, WORDS).report()
    assert report is not None
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
    "an own letter": lambda office: _own(office, "naskah.docx").write_bytes(b"x"),
    "a picture": lambda office: _picture(office).write_bytes(b"x"),
    "a film": lambda office: (office.data / "film.mp4").write_bytes(b"x"),
}


def _own(office: Workspace, name: str) -> Path:
    folder = office.root / "templates" / "notula"
    folder.mkdir(parents=True)
    return folder / name


def _own_partial(office: Workspace) -> None:
    _own(office, "penutup.j2").write_text("Selesai.\n", encoding="utf-8")


def _picture(office: Workspace) -> Path:
    folder = office.data / "gambar"
    folder.mkdir()
    return folder / "lambang.PNG"


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_breaks_the_seal(sealed: Workspace, what: str) -> None:
    """After a change of any input or output the run looks for itself."""
    assert Seal(sealed, WORDS).report() is not None
    CHANGES[what](sealed)
    assert Seal(sealed, WORDS).report() is None


def seal_of(office: Workspace) -> Path:
    [seal] = office.output.glob(".zi-docs-segel*")
    return seal


def _plant(what: str, seal: Path) -> None:
    seal.unlink()
    if what == "pipe":
        os.mkfifo(seal)
    elif what == "folder":
        seal.mkdir()
    else:
        whole = seal.with_name("segel yang benar")
        seal.symlink_to(whole if what == "link" else "/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("what", ["pipe", "folder", "link", "device"])
def test_what_is_no_file_is_no_seal(sealed: Workspace, what: str) -> None:
    """Under a seal's name nothing but a file is read or waited for; the next run replaces it."""
    whole = seal_of(sealed).read_bytes()
    (sealed.output / "segel yang benar").write_bytes(whole)
    _plant(what, seal_of(sealed))
    assert Seal(sealed, WORDS).report() is None
    run(sealed)
    assert (seal_of(sealed).is_file(), seal_of(sealed).is_symlink()) == (True, False)
    assert (sealed.output / "segel yang benar").read_bytes() == whole
    assert Seal(sealed, WORDS).report() is not None


def _changed(*keys: str | int, to: object) -> Callable[[dict[str, Any]], object]:
    """Return a change of the value at these keys of a seal."""

    def change(seal: dict[str, Any]) -> None:
        inside: Any = seal
        for key in keys[:-1]:
            inside = inside[key]
        inside[keys[-1]] = to

    return change


PROBLEM = {"code": "ZI001", "severity": "galat", "place": {}, "message": "x", "hint": "x"}
HOSTILE = {
    "a number as text": _changed("laporan", "types", 0, "planned", to="1"),
    "yes as a number": _changed("laporan", "types", 0, "failed", to=True),
    "a text as number": _changed("laporan", "types", 0, "folder", to=1),
    "a list as text": _changed("laporan", "orphans", to="abc"),
    "a list as mapping": _changed("laporan", "waiting", to=[]),
    "a mapping as list": _changed("laporan", "types", to={}),
    "texts that are lists": _changed("laporan", "waiting", to={"notula": [[]]}),
    "counts that are texts": _changed("laporan", "counts", to={"pegawai": "1"}),
    "a problem with no place": _changed("laporan", "problems", to=[PROBLEM]),
    "a handle as path": _changed("berkas", to=[[0, -1, -1]]),
    "too few words": _changed("berkas", to=[["x"]]),
    "nothing": _changed("laporan", to=None),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_seal_of_another_shape_is_none(sealed: Workspace, what: str) -> None:
    """A seal with a value of another type, whoever wrote it, is ignored."""
    assert Seal(sealed, WORDS).report() is not None
    seal = json.loads(seal_of(sealed).read_bytes())
    HOSTILE[what](seal)
    seal_of(sealed).write_text(json.dumps(seal), encoding="utf-8")
    assert Seal(sealed, WORDS).report() is None


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 200_000, b'{"a":' * 200_000, b"1", b""])
def test_a_seal_that_is_no_json(sealed: Workspace, data: bytes) -> None:
    """Neither half a seal, nor another file, nor one nested without end stops a command."""
    seal_of(sealed).write_bytes(data)
    assert Seal(sealed, WORDS).report() is None


def test_a_seal_without_end(sealed: Workspace) -> None:
    """A seal of many gigabytes is not read."""
    os.truncate(seal_of(sealed), 1 << 40)
    assert Seal(sealed, WORDS).report() is None


def test_a_hostile_seal_is_written_anew(sealed: Workspace) -> None:
    """After a seal that was ignored, a run leaves a right one."""
    seal_of(sealed).write_bytes(b"[" * 200_000)
    run(sealed)
    assert Seal(sealed, WORDS).report() is not None


def test_a_film_is_not_read(office: Workspace) -> None:
    """A big file that no table, picture or template can be counts without being read."""
    for name in ("film.mp4", "arsip/tabel.xlsx", "arsip/surat.docx"):
        (office.data / name).parent.mkdir(exist_ok=True)
        (office.data / name).touch()
        os.truncate(office.data / name, 1 << 40)
    run(office)
    assert Seal(office, WORDS).report() is not None


def test_nothing_looks_at_what_was_issued(sealed: Workspace) -> None:
    """What lies in ``terbit/`` breaks no seal, changes no picture and is no table."""
    first, pictures = resting(sealed), pictures_hash(sealed.data)
    for name in ("0a1b.docx", "lambang.png", "pegawai.csv", "lain/gambar.png"):
        path = sealed.data / TERBIT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert Seal(sealed, WORDS).report() is not None
    assert pictures_hash(sealed.data) == pictures
    assert run(sealed).problems == first.problems


def test_every_table_is_read() -> None:
    """Each format that a reader knows counts with all its bytes."""
    assert set(READERS) == TABLES


def test_data_that_changes_during_the_run(office: Workspace) -> None:
    """When the data change during the run, there is no seal."""
    seal = Seal(office, WORDS)
    report = app.generate(office, Request(("notula",)), lambda *_: None)
    CHANGES["a row"](office)
    seal.keep(report)
    assert seal.report() is None
    assert Seal(office, WORDS).report() is None


def test_files_without_a_record_leave_no_seal(sealed: Workspace) -> None:
    """A run that lists files without a record leaves no seal."""
    report = resting(sealed)
    report.orphans.append("output/lama.docx")
    Seal(sealed, WORDS).keep(report)
    assert Seal(sealed, WORDS).report() is None


@pytest.mark.parametrize("count", ["kept", "named", "failed"])
def test_unsettled_documents_leave_no_seal(sealed: Workspace, count: str) -> None:
    """A document that was edited, differs from the data or failed is looked at by every run."""
    report = resting(sealed)
    setattr(report.types["notula"], count, 1)
    Seal(sealed, WORDS).keep(report)
    assert Seal(sealed, WORDS).report() is None


def test_another_command_has_another_seal(sealed: Workspace) -> None:
    """Other options have another seal."""
    assert Seal(sealed, {"jenis": ["pakta-integritas"]}).report() is None


def test_a_run_that_kept_a_file_leaves_no_seal(sealed: Workspace) -> None:
    """A run that kept an edited file leaves no seal."""
    with _document(sealed).open("ab") as file:
        file.write(b"x")
    report = run(sealed)
    assert sum(row.kept for row in report.types.values()) == 1
    assert Seal(sealed, WORDS).report() is None


def test_the_seal_is_light() -> None:
    """Looking at a seal imports nothing of the engine, the model or the readers."""
    heavy = "{'pydantic', 'jinja2', 'lxml', 'docxtpl', 'yaml', 'zi_docs.model'}"
    code = f"import sys, zi_docs.run.seal; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
