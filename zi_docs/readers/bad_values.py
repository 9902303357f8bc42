"""Cells of an ``.xlsx`` for whose values calamine would refuse the whole workbook.

Excel and other programs invent errors that calamine does not know (``#BLOCKED!``, ``#ERROR!``), and
some write no number where a number must be. The cells become errors that calamine knows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

Flaw = tuple[str, str]
"""The reference of a cell, such as ``B3``, and the text that it holds."""

_KNOWN = "#N/A"


def mend(path: str, parts: Mapping[str, str]) -> tuple[io.BytesIO, dict[str, list[Flaw]]]:
    """Return the workbook with errors that calamine knows, and the cells that hold no number.

    ``parts`` gives the part of each sheet. The cells are returned by the name of their sheet.
    """
    flaws: dict[str, list[Flaw]] = {}
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as package:
        for sheet, part in parts.items():
            changed[part], flaws[sheet] = _mend_sheet(package.read(part))
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as copy:
            for name in dict.fromkeys(package.namelist()):
                copy.writestr(name, changed.get(name) or package.read(name))
    content.seek(0)
    return content, flaws


def _mend_sheet(markup: bytes) -> tuple[bytes, list[Flaw]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(markup, parser)
    flaws = []
    for cell, value in _values(root):
        kind, text = cell.get("t", "n"), value.text or ""
        if kind == "e":
            value.text = _KNOWN
        elif kind == "n" and text.strip() and not _is_number(text):
            flaws.append((cell.get("r", ""), text))
            cell.set("t", "e")
            value.text = _KNOWN
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8"), flaws


def _values(root: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the cells that have a value, each with the element of its value."""
    for cell in root.iter("{*}c"):
        for value in cell.iterchildren("{*}v"):
            yield cell, value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return "_" not in text
