"""What belongs where: SQL in one package, codes in one module, rules without a store."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import zi_docs
from zi_docs import register

ROOT = Path(zi_docs.__file__).parent
PACKAGE = Path(register.__file__).parent
SQL = re.compile(
    r"\b(SELECT .* FROM|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE (\w+ )?"
    r"(TABLE|INDEX|VIEW|TRIGGER)|PRAGMA \w+|BEGIN IMMEDIATE|VACUUM INTO)\b",
    re.DOTALL,
)
OUTSIDE = [path for path in sorted(ROOT.rglob("*.py")) if PACKAGE / "sqlite" not in path.parents]
# What the rules may rest on: values, spelling, complaints, and the standard library's own types.
PURE = ("__future__", "collections.abc", "dataclasses", "enum", "typing", "zi_docs.errors")


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    return found


def _strings(path: Path) -> Iterator[str]:
    return (
        node.value
        for node in _nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_only_one_package_speaks_sql() -> None:
    """No other module imports sqlite3 or has an SQL statement."""
    for path in OUTSIDE:
        assert "sqlite3" not in {name.split(".")[0] for name in _imports(path)}, path
        assert [text for text in _strings(path) if SQL.search(text)] == [], path


def test_what_counts_as_sql() -> None:
    """The store's own statements are recognised as SQL, so that the test can fail."""
    texts = _strings(PACKAGE / "sqlite" / "document_rows.py")
    assert len([text for text in texts if SQL.search(text)]) >= 10


def test_the_store_is_behind_the_face() -> None:
    """Other packages import only the package's face, and only the face imports the store."""
    for path in OUTSIDE:
        inside = PACKAGE in path.parents
        hidden = "zi_docs.register.sqlite" if inside else "zi_docs.register."
        if path != PACKAGE / "__init__.py":
            assert [name for name in _imports(path) if name.startswith(hidden)] == [], path


def test_the_rules_need_no_store() -> None:
    """The decisions import values, spelling and complaints, but no file, clock or database."""
    names = ("", ".patterns", ".values", ".problems", ".problems_numbers", ".decisions")
    inner = {f"zi_docs.register{name}" for name in names}
    for rules in ("decisions.py", "issuing.py"):
        assert _imports(PACKAGE / rules) <= {*PURE, *inner}, rules


def test_codes_stand_in_one_module() -> None:
    """A complaint is built in problems.py or beside it, with its code as a literal there."""
    for path in PACKAGE.rglob("*.py"):
        if not path.name.startswith("problems"):
            assert not [text for text in _strings(path) if re.fullmatch(r"ZI\d{3}", text)], path


def test_one_list_of_public_names() -> None:
    """Only a package's face says what is public."""
    for path in PACKAGE.rglob("*.py"):
        if path.name == "codes.py":
            continue
        has_list = any(isinstance(n, ast.Name) and n.id == "__all__" for n in _nodes(path))
        assert has_list == (path.name == "__init__.py"), path
