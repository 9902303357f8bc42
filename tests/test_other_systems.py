"""What Windows lacks or writes otherwise, held where the tests do not run on Windows."""

from __future__ import annotations

import ast
import errno
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from zi_docs.cli.show import _is_closed_pipe
from zi_docs.pdf.soffice import _named
from zi_docs.register.sqlite.store import _read_only

PACKAGE = Path(__file__).resolve().parent.parent / "zi_docs"

# What Windows has not: modules of the standard library, and names in those that it has.
ABSENT = frozenset({"curses", "fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"})
OF_POSIX = re.compile(
    r"os\.(O_(DIRECTORY|CLOEXEC|NOFOLLOW|NONBLOCK)|fchmod|fork|getpgrp|getuid|killpg|kill)\b"
    r"|signal\.(SIGKILL|SIGHUP|pthread_\w+)"
)
ABSENT_WORD = re.compile(rf"\b({'|'.join(sorted(ABSENT))})\b")


def _at_import(nodes: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that an import of the module carries out on any system."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            yield from _at_import(node.body)
        elif isinstance(node, (ast.If, ast.Try)):
            guarded = isinstance(node, ast.Try) or "sys.platform" in ast.unparse(node.test)
            yield from () if guarded else _at_import([*node.body, *node.orelse])
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _modules_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {str(node.module).partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def _needs_posix(text: str) -> list[str]:
    return [
        ast.unparse(node)
        for node in _at_import(ast.parse(text).body)
        if ABSENT & _modules_of(node) or OF_POSIX.search(ast.unparse(node))
    ]


def test_no_module_needs_at_its_import_what_windows_lacks() -> None:
    """What only POSIX has is used behind a look at the system, or inside a function."""
    assert _needs_posix(
        "import os, fcntl\nA = os.O_DIRECTORY\nB = getattr(os, 'O_CLOEXEC', 0)"
    ) == [
        "import os, fcntl",
        "A = os.O_DIRECTORY",
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    suspects = {
        path.relative_to(PACKAGE).as_posix(): text
        for path, text in texts.items()
        if ABSENT_WORD.search(text) or OF_POSIX.search(text)
    }
    assert "files/folders.py" in suspects
    assert {name: found for name, text in suspects.items() if (found := _needs_posix(text))} == {}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"C:\Bu Siti\register.db", "file:///C:/Bu%20Siti/register.db"),
        (r"\\server\kantor\a?b#c\register.db", "file:////server/kantor/a%3Fb%23c/register.db"),
    ],
)
def test_a_register_on_a_drive_or_a_server(path: str, uri: str) -> None:
    """SQLite reads both forms; it refuses the name of a server between two and three strokes."""
    assert _read_only(PureWindowsPath(path)) == f"{uri}?mode=ro&immutable=1"


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_a_reader_that_leaves_early(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Windows calls a pipe whose reader has left a wrong argument: that is no complaint there."""
    monkeypatch.setattr(sys, "platform", platform)
    assert _is_closed_pipe(BrokenPipeError(errno.EPIPE, "putus"))
    assert _is_closed_pipe(OSError(errno.EINVAL, "keliru")) is (platform == "win32")


@pytest.mark.parametrize("kind", ["", " as a Writer document"])
def test_a_sign_of_life_names_its_document(kind: str) -> None:
    """Older and newer LibreOffices name the source in their own way, also on a drive."""
    line = (
        rf"convert C:\\Bu Siti\\a.docx{kind} -> C:\\Bu Siti\\a.pdf using filter : writer_pdf_Export"
    )
    assert _named(line) == r"C:\\Bu Siti\\a.docx"
