"""No sentence for a clerk names a column, table or setting by its key where it has a title."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_docs.app import open_catalog

_WORD = re.compile(r"(?<![\w./{-])[a-z]+(?:_[a-z0-9]+)+(?![\w/}=(])")
_FOR_DEVELOPERS = {
    "doctypes",  # manifests
    "word",  # naskah
    "yaml_lines",  # files of settings and manifests, which name keys
}
_KEYS_OF_OFFICIALS = {"kepala_daerah", "sekretaris_daerah"}
"""What a clerk types himself in the column Kunci of the sheet Pejabat."""


@pytest.fixture(scope="module")
def raw(repository: Path) -> set[str]:
    """The keys of all tables, columns and settings that a clerk knows by a title."""
    catalog = open_catalog(repository)
    declared = [*catalog.tables.values(), *catalog.lembar.values()]
    names = {one.nama for one in declared} | {name for one in declared for name in one.kolom}
    names |= {
        part for one in catalog.lembar.values() for path in one.isian for part in path.split(".")
    }
    return {name for name in names if "_" in name} - _KEYS_OF_OFFICIALS


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a module, and their lines; those about a YAML file name its keys."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            nodes = [node for part in function.body for node in ast.walk(part)][1:]
            texts = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            texts = [n for n in texts if n.value != ast.get_docstring(function, clean=False)]
            if not any(".yaml" in n.value or "di bawah" in n.value for n in texts):
                yield from ((n.lineno, n.value) for n in texts if " " in n.value.strip())


def test_no_complaint_names_a_key(raw: set[str], repository: Path) -> None:
    """Every module of complaints is read: each sentence has titles; those of YAML name its keys."""
    package = repository / "zi_docs"
    modules = [
        path for path in package.rglob("*problems*.py") if path.parent.name not in _FOR_DEVELOPERS
    ]
    assert len(modules) > 15
    found = [
        f"{path.relative_to(package)}:{line}: {word}"
        for path in modules
        for line, text in _sentences(path)
        for word in _WORD.findall(text)
        if word in raw
    ]
    assert found == []


def test_no_page_names_a_key(raw: set[str], repository: Path) -> None:
    """So it is in the texts of the pages; what is inside tags and braces is no text."""
    found = [
        f"{path.name}: {word}"
        for path in (repository / "zi_docs" / "web" / "templates").rglob("*.html")
        for word in _WORD.findall(
            re.sub(r"(?s)\{[{%#].*?[}%#]\}|<[^>]*>", " ", path.read_text("utf-8"))
        )
        if word in raw
    ]
    assert found == []
