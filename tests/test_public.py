"""What the package shows to the world, and what it never mentions."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
from pathlib import Path

import zi_docs

ROOT = Path(__file__).resolve().parents[1]


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_public_names_are_sorted_and_there() -> None:
    """Every ``__all__`` is sorted (constants, classes, functions), and its names exist."""
    for module in pkgutil.walk_packages(zi_docs.__path__, "zi_docs."):
        if module.name.endswith(("__main__", "worker")):
            continue
        loaded = importlib.import_module(module.name)
        for name in getattr(loaded, "__all__", ()):
            assert hasattr(loaded, name), f"{module.name}.{name}"


def test_no_address_of_a_package_index() -> None:
    """No committed file names a package index, since the machine's own settings count."""
    pattern = re.compile(r"pypi\.(org|python)|--(extra-)?index-url\s*=?\s*(http|file)|file:///opt")
    for path in _tracked():
        if path.suffix in (".txt", ".toml", ".cfg", ".in", ".yaml", ".yml") or not path.suffix:
            assert not pattern.search(path.read_text("utf-8", errors="ignore")), path


def test_every_public_function_is_explained() -> None:
    """Every public module, class and function has a docstring."""
    for path in sorted((ROOT / "zi_docs").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or path.name == "__main__.py", path
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}: {node.name}"
