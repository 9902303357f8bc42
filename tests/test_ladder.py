"""Imports only go down the ladder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "zi_docs"
LADDER = (
    {"__main__"},
    {"cli", "web"},
    {"app"},
    {"printing"},
    {"batch", "workers"},
    {"planning", "loading"},
    {"seal"},
    {"readers", "catalog", "checks", "engine", "outputs", "register", "workspace"},
    {"model"},
    {"zona_integritas", "indonesian", "ooxml", "report", "forms"},
    {"archive", "picture"},
    {"errors"},
    {"codes"},
    {"__init__"},
)
RUNG = {name: rung for rung, names in enumerate(LADDER) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _top(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: import by full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _places(path: Path) -> Iterator[str]:
    for name in _imported(path):
        parts = name.split(".")
        if parts[0] == "zi_docs" and len(parts) > 1 and parts[1] in RUNG:
            yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    """A module sees its own package and lower rungs; same rung, different package: never."""
    here = _top(path)
    for there in _places(path):
        assert there == here or RUNG[there] > RUNG[here], f"{here} imports {there}"


def test_every_package_has_a_rung() -> None:
    """A new package finds its place on the ladder before it is used."""
    assert {_top(path) for path in MODULES} <= set(RUNG)


def test_only_one_file_calls_docxtpl() -> None:
    """docxtpl is behind one file, so that it can be replaced."""
    callers = [p.name for p in MODULES if any(n.startswith("docxtpl.") for n in _imported(p))]
    assert callers == ["docxtpl_bridge.py"]
