"""The table of codes, the package's reports and the guide's list agree."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import zi_docs
from zi_docs.codes import CODES, GROUPS, Severity
from zi_docs.errors import problem

PACKAGE = Path(zi_docs.__file__).parent
CODE = re.compile(r"ZI\d{3}")
NOT_FOR_CLERKS = re.compile(r"\b(galat|diska\w*|bita|wheel)\b", re.IGNORECASE)


def _modules() -> Iterator[ast.Module]:
    """Yield the package's modules except the tables of codes."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "codes.py":
            yield ast.parse(path.read_text(encoding="utf-8"))


def _is_code(node: ast.AST) -> bool:
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def _warns(call: ast.Call) -> set[bool]:
    """Return whether a call reports its code as a warning; both when that is decided there."""
    told = {keyword.arg: keyword.value for keyword in call.keywords}
    if "warn" not in told:
        return {False}
    return {True} if isinstance(told["warn"], ast.Constant) else {False, True}


@pytest.fixture(scope="module")
def reported() -> dict[str, set[bool]]:
    """Every code in the package's source, with whether it is reported as a warning."""
    found: dict[str, set[bool]] = defaultdict(set)
    for tree in _modules():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            for arg in filter(_is_code, call.args):
                assert isinstance(arg, ast.Constant)
                found[str(arg.value)] |= _warns(call)
        for node in filter(_is_code, ast.walk(tree)):
            found[str(getattr(node, "value", ""))] |= set()
    return found


def test_the_table_holds_what_the_package_reports(reported: dict[str, set[bool]]) -> None:
    """Every reported code is in the table, and every code of the table is reported."""
    assert set(reported) == set(CODES)


def test_a_lighter_weight_is_told_where_the_table_lets_it(reported: dict[str, set[bool]]) -> None:
    """A code is sometimes a warning if, and only if, the table allows it."""
    lighter = {code for code, warns in reported.items() if True in warns}
    assert lighter == {code for code, entry in CODES.items() if entry.may_warn}


def test_each_group_holds_one_hundred_in_order() -> None:
    """The first digit of a code is its group; groups and codes are in order."""
    for group in GROUPS.values():
        assert len({code[:3] for code in group}) == 1
    assert len({code[:3] for code in CODES}) == len(GROUPS)
    assert list(CODES) == sorted(CODES)


def test_titles_are_unique() -> None:
    """No two codes have the same title."""
    titles = [entry.title.casefold() for entry in CODES.values()]
    assert sorted(set(titles)) == sorted(titles)


def test_titles_and_mends_are_sentences_for_clerks() -> None:
    """Title and mend are whole sentences, in words that a clerk knows."""
    texts = [text for entry in CODES.values() for text in (entry.title, entry.mend)]
    assert [text for text in texts if not re.fullmatch(r"[A-Z].*\.", text)] == []
    assert [text for text in texts if NOT_FOR_CLERKS.search(text)] == []


def test_a_problem_takes_its_weight_from_the_table() -> None:
    """A problem takes its severity from the table."""
    place, words = "data/x.csv, baris 3", ("Salah.", "Betulkan.")
    assert problem("ZI203", place, *words).severity is Severity.GALAT
    assert problem("ZI303", place, *words).severity is Severity.PERINGATAN
    assert problem("ZI304", place, *words, warn=True).severity is Severity.PERINGATAN


def test_a_problem_of_no_code_can_not_be_made() -> None:
    """A problem can't be made without a code of the table, or as a warning against the table."""
    with pytest.raises(KeyError):
        problem("ZI998", "data/x.csv", "Salah.", "Betulkan.")
    with pytest.raises(ValueError, match="ZI203"):
        problem("ZI203", "data/x.csv", "Salah.", "Betulkan.", warn=True)
