"""A shortcut on the desktop that opens the page: who does not open terminals double-clicks it.

It is a small text file that anybody can read: a ``.bat`` on Windows, a ``.command`` on macOS, a
``.desktop`` elsewhere. It names the Python that runs now and the work folder; when one of them
moves it is made again.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from platformdirs import user_desktop_path

from zi_docs.errors import OutputError, UsageError
from zi_docs.files.names import plan_names, safe_path
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import write_whole
from zi_docs.web.problems import no_desktop

_RUNS = 0o700
_STAYS = "Biarkan jendela ini terbuka selama halaman dipakai."


class Shortcut(NamedTuple):
    """What stands in a shortcut; ``mark`` is the line that names its work folder."""

    ending: str
    content: bytes
    mark: bytes


def write_shortcut(root: Path, data: str, desktop: Path | None = None) -> Path:
    """Put a shortcut that opens the page of a work folder on the desktop, and return its path.

    That of the same folder is replaced; another file keeps its name. Raises :class:`UsageError`
    (ZI808) where there is no desktop, and :class:`OutputError` when the disk refuses.
    """
    folder = desktop or user_desktop_path()
    if not folder.is_dir():
        raise UsageError(no_desktop(str(folder)))
    made = shortcut_of(root, _program(sys.executable), data, sys.platform)
    try:
        path = folder / _free_name(folder, root, made)
        write_whole(path, made.content, path.name)
        path.chmod(path.stat().st_mode | _RUNS)
    except OSError as error:
        raise OutputError(output_problem(error, folder.as_posix())) from error
    return path


def shortcut_of(root: PurePath, program: str, data: str, platform: str) -> Shortcut:
    """Return the shortcut of a work folder for a kind of system."""
    command = [program, "-m", "zi_docs", "web", *(["--data", data] if data else [])]
    make = {"win32": _bat, "darwin": _command}.get(platform, _desktop)
    return make(str(root), root.name or "zi", command)


def _bat(root: str, name: str, command: Sequence[str]) -> Shortcut:
    """Return a batch file; its window stays when the page was not opened, so that it is read."""
    goes = f"cd /d {_in_bat(root)} || goto salah"
    lines = (
        "@echo off",
        "chcp 65001 >nul",  # the lines below are in UTF-8: names of folders have any letters
        "title zi-docs",
        f"echo {_STAYS}",
        goes,
        " ".join(map(_in_bat, command)),
        "if not errorlevel 1 exit /b",
        ":salah",
        "pause",
    )
    return Shortcut(".bat", "".join(f"{line}\r\n" for line in lines).encode(), goes.encode())


def _in_bat(word: str) -> str:
    """Return a word of a batch file; ``"`` is in the name of no file on Windows."""
    return f'"{word.replace("%", "%%")}"'


def _command(root: str, name: str, command: Sequence[str]) -> Shortcut:
    goes = f"cd {shlex.quote(root)} || exit 1"
    lines = ("#!/bin/sh", f"echo {shlex.quote(_STAYS)}", goes, f"exec {shlex.join(command)}")
    return Shortcut(".command", "".join(f"{line}\n" for line in lines).encode(), goes.encode())


def _desktop(root: str, name: str, command: Sequence[str]) -> Shortcut:
    """Return a desktop entry. Source: freedesktop.org, Desktop Entry Specification 1.5."""
    goes = f"Path={_in_entry(root)}"
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={_in_entry(f'zi-docs {name}')}",
        f"Exec={_in_entry(' '.join(map(_argument, command)))}",
        goes,
        "Terminal=true",
    )
    return Shortcut(".desktop", "".join(f"{line}\n" for line in lines).encode(), goes.encode())


def _argument(word: str) -> str:
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return f'"{escaped}"'


def _in_entry(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _program(executable: str) -> str:
    """Return the Python that has a window for what it says: not ``pythonw.exe``."""
    path = Path(executable)
    said = path.with_name("python.exe")
    return str(said) if path.name.casefold() == "pythonw.exe" and said.is_file() else executable


def _free_name(folder: Path, root: Path, made: Shortcut) -> str:
    """Return the shortcut's name: that of the one for the same folder, or one that is free."""
    wanted = safe_path([f"zi-docs {root.name}"], made.ending)
    others = [path.name for path in folder.iterdir() if not _is_of(path, made.mark)]
    return plan_names({"": wanted}, {f"{name}/": name for name in others})[""]


def _is_of(path: Path, mark: bytes) -> bool:
    try:
        return path.is_file() and mark in path.read_bytes().splitlines()
    except OSError:
        return False
