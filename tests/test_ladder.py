"""Imports only go down the ladder."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "zi_docs"
LADDER = (
    {"__main__"},
    {"cli"},
    {"web"},
    {"app"},
    {"run", "lke_book"},
    {"readers", "checks", "doctypes", "word", "pdf", "joining", "register", "workbook"},
    {"files"},
    {"workspace"},
    {"tables"},
    {"model"},
    {"penilaian"},
    {"ooxml", "yaml_lines", "zona_integritas"},
    {"picture", "archive"},
    {"indonesian"},
    {"plain_file"},
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
    """A module imports from its own package and from lower rungs only."""
    here = _top(path)
    for there in _places(path):
        assert there == here or RUNG[there] > RUNG[here], f"{here} imports {there}"


def test_every_package_has_a_rung() -> None:
    """Every package has a rung."""
    assert {_top(path) for path in MODULES} <= set(RUNG)


def test_only_one_file_calls_docxtpl() -> None:
    """Only one file imports docxtpl, so that it can be replaced."""
    callers = [p.name for p in MODULES if any(n.startswith("docxtpl.") for n in _imported(p))]
    assert callers == ["docxtpl_bridge.py"]


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _modules_seen() -> dict[str, set[str]]:
    """Return the modules that each module imports, anywhere in it."""
    names = {_name(path) for path in MODULES}
    seen: dict[str, set[str]] = {}
    for path in MODULES:
        whole = set(_imported(path))
        seen[_name(path)] = (whole | {name.rpartition(".")[0] for name in whole - names}) & names
    return seen


def test_no_module_imports_itself_in_a_circle() -> None:
    """No module imports itself, directly or through others."""
    seen = _modules_seen()
    while leaves := {name for name, others in seen.items() if not others & seen.keys()}:
        seen = {name: others for name, others in seen.items() if name not in leaves}
    assert not seen, f"in or above a circle: {sorted(seen)}"


def test_only_faces_list_their_names() -> None:
    """``__all__`` is in the face of a package or of a single module, and nowhere else."""
    for path in MODULES:
        is_face = path.name == "__init__.py" or path.parent == PACKAGE
        assert is_face or "\n__all__" not in path.read_text("utf-8"), path


def test_readme_has_every_room(repository: Path) -> None:
    """README's table of rooms and its ladder name every package and single module."""
    text = (repository / "README.md").read_text(encoding="utf-8")
    rooms = text.partition("## The rooms")[2].partition("## The ladder")[0]
    named = {name.rstrip("/").removesuffix(".py") for name in re.findall(r"`([\w.]+/?)`", rooms)}
    ladder = set(re.findall(r"\w+", text.partition("## The ladder")[2].split("```")[1]))
    there = {_top(path) for path in MODULES} - {"__init__"}
    assert there - {"__main__"} - named == set()
    assert ladder == there


def test_run_lists_its_modules() -> None:
    """The docstring of ``run`` lists every module of the package, and no other."""
    text = (PACKAGE / "run" / "__init__.py").read_text(encoding="utf-8")
    listed = re.findall(r"^    [│├└─ ]*(\w+)  ", text, re.MULTILINE)
    assert sorted(listed) == sorted({p.stem for p in (PACKAGE / "run").glob("[!_]*.py")})
