"""Copies of the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.errors import OutputError, RegisterError
from zi_docs.register import Register, kept_beside

from ..asking import backwards, codes_of, kept_in, make
from .conftest import MakeRegister


def test_its_name(register: Register) -> None:
    """By default a backup is beside the register, under the time; none is replaced."""
    names = [register.backup().name for _ in range(3)]
    stem = "register-cadangan-20210427-100200"
    assert names == [f"{stem}.db", f"{stem}-2.db", f"{stem}-3.db"]


def test_when_the_clock_goes_back(make_register: MakeRegister) -> None:
    """Backups under a clock that goes back are separate files."""
    with make_register(backwards(4)) as register:
        assert len({register.backup() for _ in range(3)}) == 3


def test_nothing_is_replaced(register: Register, tmp_path: Path) -> None:
    """A backup never takes the place of another file."""
    (tmp_path / "penting.db").write_text("penting")
    with pytest.raises(RegisterError) as caught:
        register.backup(tmp_path / "penting.db")
    assert codes_of(caught.value) == ["ZI640"]
    assert (tmp_path / "penting.db").read_text() == "penting"


def test_no_such_folder(register: Register, tmp_path: Path) -> None:
    """A missing folder is reported, and no file is left."""
    with pytest.raises(RegisterError) as caught:
        register.backup(tmp_path / "tidak" / "ada.db")
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("ZI641", f"{tmp_path.as_posix()}/tidak/ada.db")
    assert {path.name for path in tmp_path.iterdir()} <= {"register.db"}


def test_what_is_kept_goes_along(register: Register, tmp_path: Path) -> None:
    """The kept files lie beside the copy, under its name; without them there is no folder."""
    assert not kept_beside(register.backup(tmp_path / "kosong.db", kept_in(tmp_path))).exists()
    make(register, tmp_path, "a", "b")
    scan = kept_in(tmp_path).keep_scan(b"pindaian")
    (kept_in(tmp_path).folder / "catatan.txt").write_text("milik orang")
    backup = register.backup(tmp_path / "X.db", kept_in(tmp_path))
    folder = kept_beside(backup)
    assert folder.name == "X-terbit"
    copied = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert copied == {path.name: path.read_bytes() for path in kept_in(tmp_path).files()}
    assert f"{scan}.pdf" in copied
    assert len(copied) == 3


def test_no_backup_without_what_it_keeps(register: Register, tmp_path: Path) -> None:
    """When the kept files can't be copied there is no copy of the register either."""
    make(register, tmp_path, "a")
    (tmp_path / "X-terbit").write_text("berkas orang")
    with pytest.raises(OutputError):
        register.backup(tmp_path / "X.db", kept_in(tmp_path))
    assert not (tmp_path / "X.db").exists()
    assert (tmp_path / "X-terbit").read_text() == "berkas orang"
