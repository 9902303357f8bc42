"""The table of codes of what was asked for, and the code of the package, agree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import zi_docs
from zi_docs.request_codes import CODES

PACKAGE = Path(zi_docs.__file__).parent


def _used() -> set[str]:
    used = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name == "request_codes.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"ZI0\d\d", str(node.value)):
                used.add(node.value)
    return used


def test_every_code_is_in_the_table_and_used() -> None:
    """A code is reported somewhere and has a title, or it does not exist."""
    assert _used() == set(CODES)
