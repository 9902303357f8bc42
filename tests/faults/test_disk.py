"""Disks that are full or read-only, and folders that are files."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from pathlib import Path

import pytest

from zi_docs.errors import OutputError, RegisterError

from .conftest import MakeOffice, Mount, remount
from .office import (
    JENIS,
    LOCK,
    Office,
    assert_vouched,
    assert_whole,
    codes,
    documents,
    person,
)


def fill(disk: Path) -> Path:
    """Write until the disk is full; return the ballast."""
    ballast = disk / "penuh"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return ballast


def long_note(number: int) -> str:
    """Return 20,000 letters that no compression makes much shorter."""
    chance = random.Random(number)
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=20_000))


def grown(count: int) -> list[dict[str, str]]:
    """Return employees of whom only the first has a small document."""
    return [person(n, Catatan=long_note(n) if n else "-") for n in range(count)]


def test_too_little_room(offices: MakeOffice, mount: Mount) -> None:
    """With too little room the run does not begin (ZI504): no number is given, no file is made."""
    disk = mount("200k")
    office = offices(300)
    office.output = disk / "keluaran"
    with pytest.raises(OutputError) as error:
        office.run()
    assert codes(error.value.problems) == ["ZI504"]
    assert "MB" in error.value.problems[0].message
    assert office.rows("nomor, kunci", "nomor") == []
    assert office.tree() == {}
    remount(disk, "size=8m")
    assert office.run().types[JENIS].made == 300


def test_a_disk_that_fills_up(offices: MakeOffice, mount: Mount) -> None:
    """A disk that fills up is reported once (ZI501); with room again the run completes."""
    disk = mount("200k")
    office = offices(0).employ(grown(20))
    office.output = disk / "keluaran"
    report = office.run()
    row = report.types[JENIS]
    assert (codes(report), row.failed) == (["ZI501"], 1)
    assert "Ruang simpan penuh" in report.problems[0].message
    assert 0 < row.made < 20

    wanted = offices(0).employ(office.staff)
    wanted.run()
    assert documents(office.tree()) == office.tree()
    assert len(office.tree()) == row.made
    assert_whole(office.tree(), wanted.tree())
    assert_vouched(office)

    remount(disk, "size=8m")
    again = office.run()
    assert (again.problems, again.types[JENIS].made) == ([], 20 - row.made)
    assert office.tree() == wanted.tree()
    assert office.numbers() == wanted.numbers()


def test_everything_on_a_full_disk(offices: MakeOffice, mount: Mount) -> None:
    """When data, register and output are on one full disk, nothing is lost."""
    disk = mount("2m")
    office = _moved(offices(20).unnumbered(), disk / "kerja")
    office.run()
    before, book = office.tree(), office.book()
    office.employ(grown(20))
    ballast = fill(disk)
    try:
        said = codes(office.run())
    except RegisterError as error:
        said = codes(error.problems)
    assert said
    assert set(said) <= {"ZI501", "ZI606"}
    assert_whole(office.tree(), before)
    assert (documents(office.tree()), office.book()) == (before, book)
    ballast.unlink()
    assert office.run().types[JENIS].made == 19
    assert_vouched(office)


def test_nothing_to_make_on_a_full_disk(offices: MakeOffice, mount: Mount) -> None:
    """A run with nothing to make does not ask for room."""
    disk = mount("2m")
    office = _moved(offices(20), disk / "kerja")
    office.run()
    fill(disk)
    report = office.run()
    assert (report.types[JENIS].skipped, report.problems) == (20, [])


def test_room_for_what_is_missing(offices: MakeOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The room that a run asks for is that of the missing documents."""
    office = offices(20)
    office.run()
    office.path(3).unlink()
    usage = shutil.disk_usage(office.root)._replace(free=20_000)
    monkeypatch.setattr("zi_docs.app.generating.shutil.disk_usage", lambda _: usage)
    assert office.run().types[JENIS].made == 1


def test_an_output_that_may_not_be_written_to(office: Office, mount: Mount) -> None:
    """A read-only output folder is refused (ZI502) before any number is given."""
    disk = mount("1m")
    office.output = disk / "keluaran"
    office.output.mkdir()
    remount(disk, "ro")
    with pytest.raises(OutputError) as error:
        office.run()
    assert codes(error.value.problems) == ["ZI502"]
    assert not office.register.exists()
    remount(disk, "rw")
    assert office.run().types[JENIS].made == 5


def test_documents_that_become_read_only(plain: Office, mount: Mount) -> None:
    """When a disk becomes read-only, every document stays, and the next run reports the disk."""
    disk = mount("1m")
    plain.output = disk / "keluaran"
    plain.run()
    before = plain.tree()
    remount(disk, "ro")
    plain.employ([person(n, Catatan="baru") for n in range(5)])
    with pytest.raises(OutputError) as error:
        plain.run()
    assert codes(error.value.problems) == ["ZI502"]
    assert plain.tree() == before
    remount(disk, "rw")
    assert plain.run().types[JENIS].made == 5
    assert_vouched(plain)


@pytest.mark.parametrize("existing", [False, True], ids=["no-register", "register"])
def test_data_that_may_not_be_written_to(
    offices: MakeOffice, mount: Mount, tmp_path: Path, existing: bool
) -> None:
    """When the register can't be written, that is reported and no new document is made."""
    disk = mount("4m")
    office = _moved(offices(5), disk / "kerja")
    if existing:
        office.run()
    office.employ([*office.staff, person(5)])
    office.output = tmp_path / "keluaran"
    remount(disk, "ro")
    with pytest.raises(RegisterError) as error:
        office.run()
    assert set(codes(error.value.problems)) <= {"ZI601", "ZI605"}
    assert len(office.tree()) == (5 if existing else 0)  # what was issued before is laid down
    remount(disk, "rw")
    office.run()
    assert len(office.tree()) == 6


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(office: Office) -> None:
    """A folder without permission to write is refused (ZI502) before any number is given."""
    office.workspace.output.mkdir(parents=True)
    office.workspace.output.chmod(0o500)
    try:
        with pytest.raises(OutputError) as error:
            office.run()
    finally:
        office.workspace.output.chmod(0o700)
    assert codes(error.value.problems) == ["ZI502"]
    assert not office.register.exists()


@pytest.mark.parametrize("deep", [False, True], ids=["output", "above-it"])
def test_an_output_that_is_a_file(office: Office, deep: bool) -> None:
    """A file in place of the output folder is refused (ZI503) before any number is given."""
    path = office.workspace.output.parent if deep else office.workspace.output
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"penting")
    with pytest.raises(OutputError) as error:
        office.run()
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI503", "output/kantor")
    assert path.read_bytes() == b"penting"
    assert not office.register.exists()


def test_a_lock_that_can_not_be_taken(office: Office) -> None:
    """A lock file that can't be opened is reported as a refusal of the disk."""
    (office.workspace.output / LOCK).mkdir(parents=True)
    with pytest.raises(OutputError) as error:
        office.run()
    assert codes(error.value.problems) == ["ZI503"]


def _moved(office: Office, root: Path) -> Office:
    shutil.copytree(office.root, root)
    moved = Office(root, office.make_naskah)
    moved.staff = office.staff
    return moved
