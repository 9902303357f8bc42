"""Giving a file its final name as Windows refuses it, acted out where there is no Windows."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_docs.errors import OutputError
from zi_docs.files import placing
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_by, write_whole

_rename = os.replace


def denied(winerror: int, number: int = errno.EACCES, path: str = "x") -> OSError:
    error = OSError(number, "ditolak", path)
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited on this Windows, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(placing, "sleep", waited.append)
    return waited


def refusals(monkeypatch: pytest.MonkeyPatch, errors: Iterator[OSError]) -> None:
    def replace(part: str, final: str) -> None:
        if error := next(errors, None):
            raise error
        _rename(part, final)

    monkeypatch.setattr(os, "replace", replace)


def test_a_scanner_lets_go(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is held for a moment is waited for, also by what writes by itself."""
    refusals(monkeypatch, iter([denied(32), denied(5)]))
    write_whole(tmp_path / "a.docx", b"baru", "output/a.docx")
    refusals(monkeypatch, iter([denied(32)]))
    write_by(lambda part: None, tmp_path / "b.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.db"]
    assert len(waits) == 3


@pytest.mark.parametrize("winerror", [5, 32, 1224])
def test_a_file_that_word_shows(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    """It stays as it was, nothing else is left, and the sentence says what to close (ZI533)."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"lama")
    refusals(monkeypatch, iter([denied(winerror) for _ in range(9)]))
    with pytest.raises(OutputError) as error:
        write_whole(path, b"baru", "output/a.docx")
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI533", "output/a.docx")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]
    assert sum(waits) < 1


def test_a_folder_in_its_place(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that has the name is no file to close (ZI503)."""
    (tmp_path / "a.docx").mkdir()
    refusals(monkeypatch, iter([denied(5) for _ in range(9)]))
    with pytest.raises(OutputError) as error:
        write_whole(tmp_path / "a.docx", b"baru", "output/a.docx")
    assert [problem.code for problem in error.value.problems] == ["ZI503"]


def test_elsewhere_nothing_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems let an open file be replaced: what they deny stays denied (ZI502)."""
    waited: list[float] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(placing, "sleep", waited.append)
    refusals(monkeypatch, iter([PermissionError(errno.EACCES, "ditolak")]))
    with pytest.raises(OutputError) as error:
        write_whole(tmp_path / "a.docx", b"baru", "output/a.docx")
    assert [problem.code for problem in error.value.problems] == ["ZI502"]
    assert waited == []


@pytest.mark.parametrize(
    ("letters", "code"), [(300, "ZI500"), (20, "ZI503")], ids=["too long", "not there"]
)
def test_a_path_that_windows_does_not_take(
    monkeypatch: pytest.MonkeyPatch, letters: int, code: str
) -> None:
    """Windows says of a long path that there is no such file; the sentence says what it is."""
    monkeypatch.setattr(sys, "platform", "win32")
    error = denied(3, errno.ENOENT, "/" + "a" * letters)
    assert output_problem(error, "output/a.docx").code == code
