"""What goes to an executor, and what comes back from making to the register, paper and report."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from zi_docs import app
from zi_docs.register import Register
from zi_docs.run import printing
from zi_docs.run.batch import TypeBatch
from zi_docs.run.made import Fate, Made
from zi_docs.run.plan import Request
from zi_docs.run.rendering import RenderTask
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import find_workspace

from .conftest import MakeNaskah, Office

BIRTHDAY = "{{ pegawai.tanggal_lahir|tanggal }}"


class Elsewhere(Executor):
    """Does a task as another machine would: from its bytes, and from nothing else."""

    def __init__(self) -> None:
        self.tasks: list[RenderTask] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert isinstance(fn, RenderTask)
        assert not args
        assert not kwargs
        self.tasks.append(fn)
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(fn))())))
        return future


@pytest.fixture
def made(bare_office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, Made]]:
    """Run, and return what became of the letter of each name."""
    fates: list[dict[str, Made]] = []  # a run lets go of them when their paper is made

    def note(batch: TypeBatch, options: PrintOptions) -> None:
        fates.append(dict(batch.made))

    monkeypatch.setitem(printing.WRITERS, "zip", note)

    def run() -> dict[str, Made]:
        bare_office.print("zip")
        return {one.job.untuk: one for one in fates.pop().values()}

    return run


def test_an_executor_sees_only_tasks(bare_office: Office) -> None:
    """A task holds all that filling needs, and gives the bytes that are made without it."""
    workspace = find_workspace("kantor", bare_office.root)
    request, options = Request(("surat",), konsep=True), app.RunOptions(ulang=True)
    bare_office.print(draf=True)
    before = {path: path.read_bytes() for path in bare_office.output.rglob("*.docx")}
    executor = Elsewhere()
    app.generate(workspace, request, lambda *_: None, options, executor)
    assert sum(len(task.contexts) for task in executor.tasks) == 3
    assert {path: path.read_bytes() for path in bare_office.output.rglob("*.docx")} == before


def test_what_is_made_tells_all_that_the_register_has(
    bare_office: Office, made: Callable[[], dict[str, Made]]
) -> None:
    """Place, hash and number of a letter are those of its entry; a second run finds the same."""
    first, second = made(), made()
    assert not any(one.job.own for one in first.values())  # memory: the values are let go
    assert {one.fate for one in first.values()} == {Fate.MADE}
    assert {one.fate for one in second.values()} == {Fate.SKIPPED}
    with app.open_workspace_register(find_workspace("kantor", bare_office.root)) as register:
        known = _known(register)
    for run in (first, second):
        facts = {
            one.job.key: (one.path.as_posix(), one.nomor, one.inputs, one.digest(), one.untuk)
            for one in run.values()
        }
        assert facts == {
            key: ((bare_office.root / path).as_posix(), *more)
            for key, (path, *more) in known.items()
        }


def _known(register: Register) -> dict[str, tuple[str, ...]]:
    return {
        key: (one.path, one.nomor, one.hash_masukan, one.sha256, one.untuk)
        for key, one in register.documents("surat").items()
    }


def test_a_file_that_a_person_edited(
    bare_office: Office, made: Callable[[], dict[str, Made]]
) -> None:
    """An edited letter is kept, with the hash of its bytes as they are now."""
    bare_office.unnumbered()
    path = made()["Arum"].path
    path.write_bytes(path.read_bytes() + b"\0")
    again = made()["Arum"]
    assert (again.fate, again.sha256, again.is_there) == (Fate.KEPT, "", True)
    assert again.digest() != made()["Budi"].digest()


@pytest.fixture
def unborn(bare_office: Office, make_naskah: MakeNaskah) -> Office:
    """Three letters that are made; an auditor's can't be filled, since nobody has a birthday."""
    lines = ("{{ pegawai.nama }}", "{% if pegawai.jabatan == 'Auditor' %}", BIRTHDAY, "{% endif %}")
    naskah = bare_office.unnumbered().root / "templates" / "surat" / "naskah.docx"
    naskah.write_bytes(make_naskah(lines[0], "".join(lines[1:])))
    staff = bare_office.root / "data" / "kantor" / "pegawai.csv"
    text = staff.read_text(encoding="utf-8")
    staff.write_text(text.replace("Punya Bawahan", "Punya Bawahan;Tanggal Lahir"), encoding="utf-8")
    bare_office.print()
    return bare_office


def test_a_letter_that_failed_is_not_printed(
    unborn: Office, made: Callable[[], dict[str, Made]]
) -> None:
    """An old file of a record whose letter can't be made now goes into no packet."""
    unborn.change("IV/a;Kepala Dinas", "IV/a;Auditor")
    again = made()
    assert {name: one.is_there for name, one in again.items()} == {
        "Widodo": True, "Arum": False, "Budi": True
    }  # fmt: skip
    assert again["Arum"].path.is_file()
    assert [problem.code for problem in again["Arum"].settled.problems] == ["ZI422"]


def test_a_stopped_run_prints_what_was_there(unborn: Office) -> None:
    """Letters that a stopped run did not reach go to paper as they were found."""
    unborn.change("III/a;Analis", "III/a;Auditor")
    unborn.change("III/c;Analis", "III/c;Arsiparis")
    options = app.RunOptions(berhenti=True, cetak=PrintOptions(("docx", "zip")))
    workspace = find_workspace("kantor", unborn.root)
    app.generate(workspace, Request(("surat",)), lambda *_: None, options)
    with zipfile.ZipFile(unborn.output / "paket" / "surat" / "SETDA.zip") as packet:
        assert packet.namelist() == ["00 DAFTAR.csv", "SETDA/Surat Budi.docx"]
