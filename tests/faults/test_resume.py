"""Running the same command again: what is made, what is skipped, what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from zi_docs import app
from zi_docs.errors import RegisterError, problem
from zi_docs.register import Register
from zi_docs.register.sqlite.store import SqliteRegister
from zi_docs.workspace import Workspace

from .conftest import MakeOffice
from .office import (
    JENIS,
    NASKAH,
    PARTIAL,
    SETTINGS,
    UNNUMBERED,
    Office,
    assert_vouched,
    codes,
    key,
    nip,
    person,
)

PROFILE = """\
tata_naskah:
  profil: permendagri-1-2023
  huruf:
    korespondensi: {nama: Arial, ukuran: 11}
"""
CHANGES = {
    "naskah": lambda office: office.naskah(*NASKAH[1:], "Demikian."),
    "partial": lambda office: office.partial(PARTIAL + "melapor.\n"),
    "settings": lambda office: office.settings(SETTINGS.replace("kota: Contoh", "kota: Lain")),
    "profile": lambda office: office.settings(SETTINGS + PROFILE),
    "version": lambda office: None,
}


def counts(office: Office, **options: object) -> tuple[int, int, int, int]:
    """Run, and return how many were made, skipped, kept and failed."""
    row = office.run(**options).types[JENIS]
    return row.made, row.skipped, row.kept, row.failed


def test_nothing_changed(office: Office) -> None:
    """A second run with nothing changed skips every document and touches no file."""
    office.run()
    before, times = office.tree(), _times(office)
    report = office.run()
    row = report.types[JENIS]
    assert (row.made, row.skipped, report.problems) == (0, 5, [])
    assert (office.tree(), _times(office)) == (before, times)


def test_missing_files(office: Office) -> None:
    """A deleted file is made again with its own number, and no other file is touched."""
    office.run()
    before, book = office.tree(), office.book()
    office.path(3).unlink()
    assert counts(office) == (1, 4, 0, 0)
    assert (office.tree(), office.book()) == (before, book)


def test_a_changed_record(plain: Office) -> None:
    """Only the document of the changed record is made again."""
    plain.run()
    before = plain.tree()
    plain.change(2, Jabatan="Auditor")
    assert counts(plain) == (1, 4, 0, 0)
    after = plain.tree()
    assert [name for name in after if after[name] != before[name]] == [
        f"{JENIS}/DINAS/Surat Pegawai Nomor Dua.docx"
    ]
    assert_vouched(plain)


@pytest.mark.parametrize("what", CHANGES)
def test_what_all_documents_rest_on(
    plain: Office, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A changed naskah, partial, setting, profile or version of the program makes all anew."""
    plain.run()
    CHANGES[what](plain)
    if what == "version":
        monkeypatch.setattr("zi_docs.run.inputs.__version__", "99")
    assert counts(plain) == (5, 0, 0, 0)
    assert counts(plain) == (0, 5, 0, 0)
    assert_vouched(plain)


def test_ulang(office: Office) -> None:
    """``ulang`` makes nothing that is issued again."""
    office.run()
    before, book = office.tree(), office.book()
    assert counts(office, ulang=True) == (0, 5, 0, 0)
    assert (office.tree(), office.book()) == (before, book)


def test_a_copied_folder_is_unchanged(office: Office) -> None:
    """A file whose time alone changed is skipped, since its bytes count."""
    office.run()
    for path in office.path(0).parent.iterdir():
        path.write_bytes(path.read_bytes())
    assert counts(office) == (0, 5, 0, 0)


@pytest.mark.parametrize("changed", [False, True], ids=["first", "again"])
def test_a_run_that_could_not_write_the_register(
    office: Office, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    """A finished document that the register does not know yet is taken over."""
    if changed:
        office.unnumbered().run()
        office.employ([person(n, Catatan="baru") for n in range(5)])
    with monkeypatch.context() as patch:
        patch.setattr(SqliteRegister, "confirm", _refuse)
        patch.setattr(SqliteRegister, "issue", _refuse)
        with pytest.raises(RegisterError):
            office.run()
    made = office.tree()
    assert len(made) == 5
    report = office.run()
    assert (report.types[JENIS].made, report.problems) == (5, [])
    assert office.tree() == made
    assert_vouched(office)


def _refuse(*_: object) -> None:
    raise RegisterError(problem("ZI606", "register.db", "Diska penuh.", "Kosongkan."))


def test_orphans(plain: Office) -> None:
    """The document of a record that is gone is named, and not deleted."""
    plain.run()
    before = plain.tree()
    plain.employ([person(n) for n in (0, 1, 3, 4)])
    report = plain.run()
    assert report.orphans == [f"output/kantor/{JENIS}/DINAS/Surat Pegawai Nomor Dua.docx"]
    assert plain.tree() == before


def test_an_issued_document_is_no_orphan(office: Office) -> None:
    """The letter of a record that is gone stays as issued, and is neither named nor renumbered."""
    office.run()
    before, numbers = office.tree(), office.numbers()
    office.employ([person(n) for n in (0, 1, 3, 4)])
    assert office.run().orphans == []
    assert (office.tree(), office.numbers()) == (before, numbers)


def test_a_choice_makes_no_orphans(office: Office) -> None:
    """A run for some records does not list the others' documents as orphans."""
    office.run()
    assert office.run(request={"hanya": (nip(1),)}).orphans == []


def test_skipped_rows_are_no_orphans(office: Office) -> None:
    """The document of a row that is left out for an error is not an orphan."""
    office.run()
    office.change(2, Status="PSN")
    report = office.run(lewati=True)
    assert (report.failed, report.orphans) == (True, [])


def test_a_cancelled_number(office: Office) -> None:
    """A record whose number was cancelled gets a new number and a new document in its place."""
    office.run()
    before, numbers = office.tree(), office.numbers()
    with app.open_workspace_register(office.workspace) as register:
        register.cancel(numbers[key(2)], "salah orang")
    assert counts(office) == (1, 4, 0, 0)
    assert office.numbers() == numbers | {key(2): "060/006/DINAS/IV/2021"}
    after = office.tree()
    assert [name for name in after if after[name] != before[name]] == [
        f"{JENIS}/DINAS/Surat Pegawai Nomor Dua.docx"
    ]
    assert_vouched(office)


def test_a_cancelled_number_and_a_killed_run(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new document with a new number that the register does not know yet is taken over."""
    office.run()
    with app.open_workspace_register(office.workspace) as register:
        register.cancel(office.numbers()[key(2)], "salah orang")
    with monkeypatch.context() as patch:
        patch.setattr(SqliteRegister, "confirm", _refuse)
        patch.setattr(SqliteRegister, "issue", _refuse)
        with pytest.raises(RegisterError):
            office.run()
    assert office.run().problems == []
    assert_vouched(office)


def test_another_pattern_of_names(plain: Office) -> None:
    """Under a new pattern of names all is made again; the old files are named, not deleted."""
    plain.run()
    before = plain.tree()
    plain.manifest(UNNUMBERED.replace("Surat {", "Tugas {"))
    report = plain.run()
    new = {name.replace("Surat", "Tugas"): data for name, data in before.items()}
    assert plain.tree() == before | new
    assert report.orphans == [f"output/kantor/{name}" for name in sorted(before)]
    assert plain.run().types[JENIS].skipped == 5


def test_namesakes(offices: MakeOffice) -> None:
    """A new namesake that takes an old document's name does not overwrite it."""
    office = offices(0).employ([person(5, Nama="Ani"), person(7, Nama="Budi")]).unnumbered()
    office.run()
    office.employ([person(5, Nama="Ani"), person(1, Nama="Ani"), person(7, Nama="Budi")])
    assert office.run().problems == []
    fresh = offices(0).employ(office.staff).unnumbered()
    fresh.run()
    assert office.tree() == fresh.tree()
    assert_vouched(office)
    assert office.run().types[JENIS].skipped == 3


def test_a_namesake_of_an_issued_document(offices: MakeOffice) -> None:
    """A new namesake of an issued document gets another name; the issued file stays."""
    office = offices(0).employ([person(5, Nama="Ani"), person(7, Nama="Budi")])
    office.run()
    before, numbers = office.tree(), office.numbers()
    office.employ([person(5, Nama="Ani"), person(1, Nama="Ani"), person(7, Nama="Budi")])
    assert office.run(request={"hanya": (nip(1),)}).problems == []
    new = f"{JENIS}/DINAS/Surat Ani_2.docx"
    assert office.tree() == before | {new: office.tree()[new]}
    assert office.numbers() == numbers | {key(1): "060/003/DINAS/IV/2021"}
    assert_vouched(office)
    assert (office.run().types[JENIS].skipped, office.run().problems) == (3, [])


KONSEP = {"konsep": True, "terbit": False}


def test_konsep(office: Office) -> None:
    """A konsep takes no number and has a folder of its own."""
    report = office.run(request=KONSEP)
    assert (report.types[f"{JENIS} (konsep)"].made, report.problems) == (5, [])
    assert {Path(name).parts[0] for name in office.tree()} == {"konsep"}
    assert office.numbers() == {}


def test_konsep_beside_documents(office: Office) -> None:
    """A konsep of an issued letter leaves the letters and their numbers as they are."""
    office.run()
    before, numbers = office.tree(), office.numbers()
    office.run(request=KONSEP)
    assert {n: d for n, d in office.tree().items() if not n.startswith("konsep/")} == before
    assert office.numbers() == numbers


def test_two_days(offices: MakeOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same data give the same bytes on two days."""
    trees = []
    for day in (datetime(2021, 5, 3, 9), datetime(2020, 2, 29, 23, 59)):
        office = offices(5)

        with monkeypatch.context() as patch:
            patch.setenv("TZ", "Asia/Jayapura" if day.year == 2021 else "America/Los_Angeles")
            patch.setattr("zi_docs.app.generating.open_workspace_register", _at(day))
            office.run()
        trees.append((office.tree(), office.book()))
        assert {moment[:10] for moment, _ in office.rows("waktu, 1", "dokumen")} == {f"{day:%F}"}
    assert trees[0] == trees[1]


def test_the_journal_of_a_killed_run(office: Office) -> None:
    """No mend tells a clerk to move the register's journal away."""
    (office.data / "register.db-journal").write_bytes(b"")
    assert "ZI114" not in codes(office.run())


def _at(day: datetime) -> Callable[[Workspace], Register]:
    real = app.open_workspace_register
    return lambda workspace: real(workspace, lambda: day)


def _times(office: Office) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in office.path(0).parent.iterdir()}
