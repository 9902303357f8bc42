"""Files that somebody else made or changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zi_docs.codes import Severity

from .conftest import MakeOffice
from .office import JENIS, Office, assert_vouched, codes, key, nip, person

EDIT = b"disunting dengan tangan"


def edit(path: Path) -> bytes:
    """Change a document as a person at Word does."""
    path.write_bytes(path.read_bytes() + EDIT)
    return path.read_bytes()


@pytest.mark.parametrize("options", [{}, {"ulang": True}], ids=["plain", "ulang"])
@pytest.mark.parametrize("changed", [False, True], ids=["same-data", "changed-data"])
def test_an_edited_file_is_kept(plain: Office, changed: bool, options: dict[str, bool]) -> None:
    """A document edited by hand is kept and named, whether or not its record changed."""
    plain.run()
    mine = edit(plain.path(2))
    if changed:
        plain.change(2, Jabatan="Auditor")
    report = plain.run(**options)
    assert plain.path(2).read_bytes() == mine
    assert report.types[JENIS].kept == 1
    [problem] = report.problems
    assert (problem.code, problem.severity) == ("ZI505", Severity.PERINGATAN)
    assert str(problem.place).endswith("Surat Pegawai Nomor Dua.docx")


def test_many_edited_files_are_told_at_once(offices: MakeOffice) -> None:
    """One warning names the folder, how many files were edited, and the first five of them."""
    office = offices(8).unnumbered()
    office.run()
    for number in range(7):
        edit(office.path(number))
    report = office.run()
    assert report.types[JENIS].kept == 7
    [problem] = report.problems
    assert str(problem.place) == f"output/kantor/{JENIS}/DINAS"
    assert problem.message.startswith("7 berkas di folder ini sudah disunting orang")
    assert problem.message.endswith(", dan 2 lagi.")


def test_an_edited_file_is_told_apart_from_a_foreign_one(plain: Office) -> None:
    """The warning says whether zi-docs ever made the file that would be lost."""
    plain.run(request={"hanya": (nip(1),)})
    edit(plain.path(1))
    plain.path(2).write_bytes(EDIT)
    own, foreign = plain.run().problems
    assert "sudah disunting orang sejak dibuat" in own.message
    assert "bukan buatan zi-docs" in foreign.message


@pytest.mark.parametrize("changed", [False, True], ids=["same-data", "changed-data"])
def test_timpa(plain: Office, changed: bool) -> None:
    """``timpa`` makes an edited document again."""
    plain.run()
    edit(plain.path(2))
    if changed:
        plain.change(2, Jabatan="Auditor")
    report = plain.run(timpa=True)
    assert (report.types[JENIS].made, report.problems) == (1, [])
    assert EDIT not in plain.path(2).read_bytes()
    assert_vouched(plain)


def test_a_foreign_file_is_kept(office: Office) -> None:
    """A strange file with a letter's name stops that letter; ``timpa`` moves it to the archive."""
    office.path(2).parent.mkdir(parents=True)
    office.path(2).write_bytes(EDIT)
    report = office.run()
    assert office.path(2).read_bytes() == EDIT
    assert (report.types[JENIS].made, report.types[JENIS].failed) == (4, 1)
    assert codes(report) == ["ZI522"]
    assert office.run(timpa=True).types[JENIS].made == 1
    assert [d for n, d in office.tree().items() if n.startswith("arsip/")] == [EDIT]
    assert_vouched(office)


def test_another_records_document_is_never_overwritten(offices: MakeOffice) -> None:
    """Another record's document is never overwritten, not even under ``timpa``."""
    office = offices(0).employ([person(1, Nama="Ani"), person(5, Nama="Ani")])
    office.run()
    before = office.tree()
    office.run(request={"hanya": (nip(5),)}, timpa=True)
    assert {name: office.tree()[name] for name in before} == before


def test_a_folder_in_the_way(office: Office) -> None:
    """A folder with a document's name fails that document, with its row; the others are made."""
    office.path(2).mkdir(parents=True)
    report = office.run()
    assert (report.types[JENIS].made, report.types[JENIS].failed) == (4, 1)
    [problem] = report.problems
    assert (problem.code, report.failed) == ("ZI503", True)
    assert str(problem.place).startswith("data/kantor/pegawai.csv, baris 4 (")
    office.path(2).rmdir()
    assert office.run().types[JENIS].made == 1
    assert_vouched(office)


def test_a_file_that_is_open_elsewhere(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is open in Word fails alone, with its row; the others are made."""
    target, real = office.path(2), os.replace

    def refused(part: Path, path: str) -> None:
        if Path(path) == target:
            raise PermissionError(13, "in use")
        real(part, path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refused)
        report = office.run()
    assert (report.types[JENIS].made, report.types[JENIS].failed) == (4, 1)
    assert [(p.code, "baris 4" in str(p.place)) for p in report.problems] == [("ZI502", True)]
    assert not [name for name in office.tree() if name.endswith("part")]
    assert office.run().types[JENIS].made == 1
    assert office.numbers()[key(2)] == "060/003/DINAS/IV/2021"
    assert_vouched(office)
