"""The table of codes and the code of the package agree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from zi_docs import register
from zi_docs.register import CODES

PACKAGE = Path(register.__file__).parent


def _used() -> set[str]:
    used = set()
    for path in PACKAGE.glob("*.py"):
        if path.name == "codes.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"ZI\d{3}", str(node.value)):
                used.add(node.value)
    return used


def test_every_code_is_in_the_table_and_used() -> None:
    """A code is reported somewhere and has a title, or it does not exist."""
    assert _used() == set(CODES)


def test_codes_stay_in_their_range() -> None:
    """The register's codes lie between ZI601 and ZI649."""
    assert all("ZI601" <= code <= "ZI649" for code in CODES)
