"""The table of codes and the code agree."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from zi_docs import outputs
from zi_docs.outputs.pdf_codes import CODES

MINE = re.compile(r"ZI7[0-4]\d")


def _used() -> set[str]:
    used = set()
    for path in Path(outputs.__file__).parent.glob("*.py"):
        if path.name != "pdf_codes.py":
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            constants = (str(node.value) for node in nodes if isinstance(node, ast.Constant))
            used |= {value for value in constants if MINE.fullmatch(value)}
    return used


def test_every_code_is_in_the_table_and_used() -> None:
    """A code is reported somewhere and has a title, or it does not exist."""
    assert _used() == set(CODES)


def test_codes_stay_in_their_range() -> None:
    """PDF, fonts and the doctor have the codes from ZI701 to ZI749."""
    assert all("ZI701" <= code <= "ZI749" for code in CODES)
