"""Every type on both papers: the page is that of the office, and holds what stands on it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn

from zi_docs.app import open_catalog, render_example

ROOT = Path(__file__).resolve().parents[2]
TYPES = sorted(path.parent.name for path in (ROOT / "templates").glob("*/manifest.yaml"))
PAPERS = {"A4": (11_906, 16_838), "F4": (12_189, 18_709)}  # twips; 215 x 330 mm
ROUNDED = 15  # twips, about a quarter of a millimetre: widths are typed in millimetres


def _rendered(jenis: str, kertas: str, workspace: Path) -> bytes:
    """Return a type's example in an office with a paper of its own."""
    folder = workspace / "templates" / jenis
    shutil.copytree(ROOT / "templates" / jenis, folder)
    example = yaml.safe_load((folder / "contoh.yaml").read_bytes())
    manner = example["pengaturan"].get("tata_naskah") or {}
    manner = {"profil": manner} if isinstance(manner, str) else dict(manner)
    example["pengaturan"]["tata_naskah"] = {**manner, "kertas": kertas}
    plain = json.loads(json.dumps(example, default=str))
    (folder / "contoh.yaml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    return render_example(open_catalog(workspace), jenis)


def _sections(document: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the page settings of each section, with the tables that stand in it."""
    tables: list[Any] = []
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            tables.append(block)
        settings = block if block.tag == qn("w:sectPr") else block.find(f".//{qn('w:sectPr')}")
        if settings is not None:
            yield settings, tables
            tables = []


def _number(node: Any, name: str) -> int:
    return 0 if node is None else int(float(node.get(qn(f"w:{name}")) or 0))


def _width(table: Any) -> int:
    """Return how far a table reaches to the right of the left margin, in twips."""
    columns = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
    indent = table.find(qn("w:tblPr")).find(qn("w:tblInd"))
    return _number(indent, "w") + sum(_number(column, "w") for column in columns)


@pytest.mark.parametrize("kertas", PAPERS)
@pytest.mark.parametrize("jenis", TYPES)
def test_every_page_holds_its_tables(jenis: str, kertas: str, tmp_path: Path) -> None:
    """A page has the size of the office's paper, and no table is wider than its text."""
    document = docx.Document(io.BytesIO(_rendered(jenis, kertas, tmp_path)))
    for settings, tables in _sections(document):
        size, margins = settings.find(qn("w:pgSz")), settings.find(qn("w:pgMar"))
        width, height = _number(size, "w"), _number(size, "h")
        wanted = PAPERS[kertas]
        assert all(
            abs(one - other) <= ROUNDED
            for one, other in zip(sorted((width, height)), wanted, strict=True)
        )
        room = width - _number(margins, "left") - _number(margins, "right")
        assert all(_width(table) <= room + ROUNDED for table in tables)
