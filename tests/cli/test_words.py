"""No text for clerks has a word of programmers or advice for programs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import zi_docs

ROOT = Path(zi_docs.__file__).parent
# Packages whose sentences were gone through; the others follow.
FOLDERS = ("cli", "files", "joining", "pdf", "register")
FORBIDDEN = re.compile(
    r"\b(galat|diska\w*|bita|roda|sidik|segel|senama|konversi\w*|templat)\b|pakai --json|Maksudnya",
    re.IGNORECASE,
)
# The name of a severity in --json, which scripts read.
KEYS = {"galat"}


def _literals(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


@pytest.mark.parametrize("folder", FOLDERS)
def test_sentences_are_for_clerks(folder: str) -> None:
    """No message, mend or help text has such a word: "kesalahan" is used, not "galat"."""
    found = {
        (path.name, text)
        for path in (ROOT / folder).rglob("*.py")
        for text in _literals(path)
        if text not in KEYS and FORBIDDEN.search(text)
    }
    assert not found


@pytest.mark.parametrize("folder", FOLDERS)
def test_complaints_are_worded_in_one_module(folder: str) -> None:
    """A package words its complaints in ``problems.py`` or beside it, each in a function."""
    calls = {
        path.name
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "problem"
    }
    assert calls
    assert all(name.startswith("problems") for name in calls), calls
