"""The shortcut on the desktop that opens the page, for each kind of system."""

from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from zi_docs.errors import UsageError
from zi_docs.web.pintasan import shortcut_of, write_shortcut

PYTHON = r"C:\Users\Bu Siti é\Python\python.exe"


def test_on_windows_it_is_a_batch_file() -> None:
    """It goes to the folder on its drive, in letters of any language, and stays when it fails."""
    made = shortcut_of(PureWindowsPath(r"D:\ZI 100%\Dinas é"), PYTHON, "dinas-2026", "win32")
    assert made.ending == ".bat"
    assert made.content.decode().split("\r\n") == [
        "@echo off",
        "chcp 65001 >nul",
        "title zi-docs",
        "echo Biarkan jendela ini terbuka selama halaman dipakai.",
        r'cd /d "D:\ZI 100%%\Dinas é" || goto salah',
        rf'"{PYTHON}" "-m" "zi_docs" "web" "--data" "dinas-2026"',
        "if not errorlevel 1 exit /b",
        ":salah",
        "pause",
        "",
    ]


def test_on_macos_it_is_a_shell_script() -> None:
    """A folder with a quote in its name stays one word."""
    lines = shortcut_of(PurePosixPath("/a/it's $HOME"), "/py", "", "darwin").content.decode()
    assert shlex.split(lines.splitlines()[2])[:2] == ["cd", "/a/it's $HOME"]
    assert lines.splitlines()[3] == "exec /py -m zi_docs web"


def test_elsewhere_it_is_a_desktop_entry() -> None:
    """Its values are escaped twice, as the specification has it."""
    made = shortcut_of(PurePosixPath("/a/b\\c"), '/o "p"/100%/py', "", "linux")
    entry = configparser.RawConfigParser()
    entry.read_string(made.content.decode())
    [section] = entry.sections()
    assert entry[section]["path"] == r"/a/b\\c"
    assert entry[section]["exec"] == r'"/o \\"p\\"/100%%/py" "-m" "zi_docs" "web"'


def test_it_is_replaced_by_that_of_the_same_folder_only(tmp_path: Path) -> None:
    """A second one for the same folder replaces it; one of another folder has another name."""
    desktop, one, other = tmp_path / "meja", tmp_path / "a" / "ZI", tmp_path / "b" / "ZI"
    desktop.mkdir()
    first = write_shortcut(one, "", desktop)
    assert write_shortcut(one, "dinas-2026", desktop) == first
    assert b"dinas-2026" in first.read_bytes()
    assert write_shortcut(other, "", desktop) != first
    assert first.stem == "zi-docs ZI"
    assert len(list(desktop.iterdir())) == 2


def test_it_starts_the_python_with_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ``pythonw.exe`` says is seen nowhere: ``python.exe`` beside it is started."""
    (tmp_path / "python.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    made = write_shortcut(tmp_path, "", tmp_path).read_text(encoding="utf-8")
    assert "python.exe" in made
    assert "pythonw" not in made


def test_without_a_desktop_it_is_refused(tmp_path: Path) -> None:
    """A computer without a desktop gets a sentence (ZI808), and no folder is made."""
    with pytest.raises(UsageError) as error:
        write_shortcut(tmp_path, "", tmp_path / "Desktop")
    assert [problem.code for problem in error.value.problems] == ["ZI808"]
    assert list(tmp_path.iterdir()) == []
