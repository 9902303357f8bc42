"""The table that the README shows is one."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from zi_docs.doctypes import load_catalog
from zi_docs.workspace import builtin_templates

EXAMPLE = re.compile(r"## Adding a table\n.*?```yaml\n(.*?)```", re.DOTALL)


def test_the_example_of_a_table_is_a_table(repository: Path, tmp_path: Path) -> None:
    """The table in the README, written into a workspace, is read beside the built-in ones."""
    match = EXAMPLE.search((repository / "README.md").read_text(encoding="utf-8"))
    assert match
    assert len(match[1].splitlines()) <= 12
    folder = tmp_path / "templates" / "_tabel"
    folder.mkdir(parents=True)
    (folder / "regu.yaml").write_text(match[1], encoding="utf-8")
    catalog = load_catalog((builtin_templates(), tmp_path / "templates"))
    regu = catalog.tables["regu"]
    assert list(regu.kolom) == list(yaml.safe_load(match[1])["kolom"])
    assert regu in catalog.tables.hanging_on("unit_kerja")
