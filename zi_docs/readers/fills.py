"""The colours of cells in an ``.xlsx``, for plans in which a colour stands for a mark.

Only the sheets of such tables are looked at, so that others are read as fast as before; what reads
a format of workbooks has a ``read_fills``. This module runs in the child process and imports only
what it needs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from zi_docs.readers.xlsx import STYLES, column_index, elements, sheet_parts

_MOST = 50_000
_NO_COLOUR = {("rgb", "FFFFFFFF"), ("rgb", "00FFFFFF"), ("theme", "0"), ("indexed", "9")}

Fill = tuple[int, int, str]
"""The row and the column of a cell, from 0, and its colour."""


def read_fills(path: str, wanted: Iterable[str]) -> dict[str, list[Fill]]:
    """Return the coloured cells of the wanted sheets; white is no colour."""
    with zipfile.ZipFile(path) as package:
        colours = _colours(package)
        if not colours:
            return {}
        parts = sheet_parts(package)
        return {name: _coloured(package.read(parts[name]), colours) for name in wanted}


def _colours(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the colour of each cell style that has one."""
    if STYLES not in package.namelist():
        return {}
    fills: list[str] = []
    styles: list[str] = []
    inside = ""
    for name, attributes in elements(package.read(STYLES)):
        if name in ("fills", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "borders"):
            inside = name
        elif inside == "fills" and name == "fill":
            fills.append("")
        elif inside == "fills" and name == "fgColor" and fills:
            fills[-1] = _colour(attributes)
        elif inside == "fills" and name == "patternFill" and _is_plain(attributes):
            fills[-1] = ""
        elif inside == "cellXfs" and name == "xf":
            styles.append(attributes.get("fillId", "0"))
    numbered = {str(at): colour for at, colour in enumerate(fills) if colour}
    return {str(at): numbered[fill] for at, fill in enumerate(styles) if fill in numbered}


def _is_plain(attributes: Mapping[str, str]) -> bool:
    return attributes.get("patternType", "none") in ("none", "gray125")


def _colour(attributes: Mapping[str, str]) -> str:
    found = sorted((key, value) for key, value in attributes.items() if key != "tint")
    tint = attributes.get("tint", "")
    if not tint and (not found or _NO_COLOUR.intersection(found)):
        return ""
    return " ".join([*(f"{key}={value}" for key, value in found), tint])


def _coloured(markup: bytes, colours: Mapping[str, str]) -> list[Fill]:
    """Return the coloured cells of a worksheet, the first 50,000 of them."""
    from xml.parsers import expat

    found: list[Fill] = []

    def start(name: str, attributes: dict[str, Any]) -> None:
        if name.rpartition(":")[2] != "c" or len(found) >= _MOST:
            return
        colour, reference = colours.get(attributes.get("s", "0")), attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        if colour and letters.isalpha() and letters != reference:
            found.append((int(reference[len(letters) :]) - 1, column_index(letters), colour))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(markup, True)
    return found
