"""The table of codes, what the package reports, and the guide's list say the same."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import zi_docs
from zi_docs.codes import CODES, GROUPS, Code, Severity
from zi_docs.errors import problem

PACKAGE = Path(zi_docs.__file__).parent
CODE = re.compile(r"ZI\d{3}")
BOTH = set(Severity)
BEGIN = "<!-- Daftar ini ditulis dari zi_docs/codes.py oleh make accept. -->\n"
END = "<!-- Akhir daftar kode. -->\n"
NOT_FOR_CLERKS = re.compile(r"\b(galat|diska\w*|bita|wheel)\b", re.IGNORECASE)


def _modules() -> Iterator[ast.Module]:
    """Yield the package's modules but for the tables of codes themselves."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "codes.py":
            yield ast.parse(path.read_text(encoding="utf-8"))


def _is_code(node: ast.AST) -> bool:
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _weights(code: str, call: ast.Call) -> set[Severity]:
    """Return the weights that a call gives to the code among its arguments."""
    named = {getattr(arg, "id", "") for arg in call.args}
    if _name(call) == "problem":
        told = {keyword.arg: keyword.value for keyword in call.keywords}
        return {Severity.PERINGATAN} if "warn" in told else {CODES[code].severity}
    if _name(call) == "peringatan" or "_PERINGATAN" in named:
        return {Severity.PERINGATAN}
    return BOTH if "severity" in named else {Severity.GALAT}


@pytest.fixture(scope="module")
def reported() -> dict[str, set[Severity]]:
    """Every code that stands in the package's source, with the weights it is told with.

    A code that waits in a table of refusals is told as a galat: only ``peringatan`` tells a lighter
    one, and it is always given its code where it is called.
    """
    found: dict[str, set[Severity]] = defaultdict(set)
    for tree in _modules():
        in_calls: set[ast.AST] = set()
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            for arg in filter(_is_code, call.args):
                assert isinstance(arg, ast.Constant)
                in_calls.add(arg)
                found[str(arg.value)] |= _weights(str(arg.value), call)
        for node in ast.walk(tree):
            if _is_code(node) and node not in in_calls:
                found[str(getattr(node, "value", ""))].add(Severity.GALAT)
    return found


def test_the_table_holds_what_the_package_reports(reported: dict[str, set[Severity]]) -> None:
    """A code that is reported is in the table, and a code of the table is reported."""
    assert set(reported) == set(CODES)


def test_each_code_weighs_what_the_table_says(reported: dict[str, set[Severity]]) -> None:
    """No call tells a code with another weight, and none is said to be lighter at times in vain."""
    expected = {code: BOTH if entry.may_warn else {entry.severity} for code, entry in CODES.items()}
    assert reported == expected


def test_a_warning_is_given_its_code_where_it_is_told() -> None:
    """``peringatan`` is called with a code, not with a name: the table can be compared with it."""
    calls = [node for tree in _modules() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert all(_is_code(call.args[0]) for call in calls if _name(call) == "peringatan")


def test_each_group_holds_one_hundred_in_order() -> None:
    """The first digit of a code tells its group; groups and codes stand in their order."""
    for group in GROUPS.values():
        assert len({code[:3] for code in group}) == 1
    assert len({code[:3] for code in CODES}) == len(GROUPS)
    assert list(CODES) == sorted(CODES)


def test_titles_are_unique() -> None:
    """Two codes with one meaning would be one code."""
    titles = [entry.title.casefold() for entry in CODES.values()]
    assert sorted(set(titles)) == sorted(titles)


def test_titles_and_mends_are_sentences_for_clerks() -> None:
    """Both are whole sentences, in the words that a clerk knows."""
    texts = [text for entry in CODES.values() for text in (entry.title, entry.mend)]
    assert [text for text in texts if not re.fullmatch(r"[A-Z].*\.", text)] == []
    assert [text for text in texts if NOT_FOR_CLERKS.search(text)] == []


def test_a_problem_takes_its_weight_from_the_table() -> None:
    """Whoever reports a code need not know how much it weighs."""
    place, words = "data/x.csv, baris 3", ("Salah.", "Betulkan.")
    assert problem("ZI203", place, *words).severity is Severity.GALAT
    assert problem("ZI303", place, *words).severity is Severity.PERINGATAN
    assert problem("ZI304", place, *words, warn=True).severity is Severity.PERINGATAN


def test_a_problem_of_no_code_can_not_be_made() -> None:
    """A code without an entry, or lighter than its entry allows, is a mistake of ours."""
    with pytest.raises(KeyError):
        problem("ZI998", "data/x.csv", "Salah.", "Betulkan.")
    with pytest.raises(ValueError, match="ZI203"):
        problem("ZI203", "data/x.csv", "Salah.", "Betulkan.", warn=True)


def _weight(entry: Code) -> str:
    letter = {Severity.GALAT: "K", Severity.PERINGATAN: "P"}[entry.severity]
    return f"{letter}/P" if entry.may_warn else letter


def _row(code: str, entry: Code) -> str:
    cells = (code, _weight(entry), entry.title, entry.mend)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _list() -> str:
    """Return the guide's list of codes, as the table has it."""
    text = ""
    for heading, group in GROUPS.items():
        rows = "".join(_row(code, entry) for code, entry in group.items())
        text += f"\n**{heading}**\n\n| kode | | arti | yang dilakukan |\n|---|---|---|---|\n{rows}"
    return f"{text}\n"


def test_the_guide_lists_the_table(repository: Path, accept: bool) -> None:
    """The list in the guide is the table's; --accept writes it."""
    path = repository / "docs" / "panduan.md"
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin, BEGIN
    assert end, END
    current = f"{before}{BEGIN}{_list()}{END}{after}"
    if accept:
        path.write_text(current, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == current
