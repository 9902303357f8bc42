"""The colours of cells in an ``.ods``, whose cells name a style of their own, their row's or their
column's. This module runs in the child process and imports only what it needs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import Any

from zi_docs.readers.ods import MAX_REPEATED

_MOST = 50_000
_MOST_COLUMNS = 500
_MOST_PARENTS = 20
_PARTS = ("styles.xml", "content.xml")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NO_COLOUR = {"", "transparent", "#ffffff"}

Fill = tuple[int, int, str]
"""The row and the column of a cell, from 0, and its colour."""


def read_fills(path: str, wanted: Iterable[str]) -> dict[str, list[Fill]]:
    """Return the coloured cells of the wanted sheets; white is no colour."""
    from xml.parsers import expat

    walk = _Walk(set(wanted))
    with zipfile.ZipFile(path) as package:
        for part in _PARTS:
            if part in package.namelist():
                parser = expat.ParserCreate()
                parser.StartElementHandler = walk.start
                parser.EndElementHandler = walk.end
                parser.Parse(package.read(part), True)
    return walk.found


class _Walk:
    """A walk through the styles and then the sheets of a workbook."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted
        self.found: dict[str, list[Fill]] = {}
        self._colours: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._style = ""
        self._sheet: list[Fill] | None = None
        self._columns: list[str] = []
        self._row: dict[str, str] = {}
        self._at = (0, 0)

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        """Handle the start of an element."""
        if name == "style:style":
            self._style = attributes.get("style:name", "")
            self._parents[self._style] = attributes.get("style:parent-style-name", "")
        elif name == "style:table-cell-properties" and "fo:background-color" in attributes:
            self._colours[self._style] = attributes["fo:background-color"].casefold()
        elif name == "table:table":
            called = attributes.get("table:name", "")
            self._sheet = self.found.setdefault(called, []) if called in self.wanted else None
            self._columns, self._at = [], (0, 0)
        elif self._sheet is not None:
            self._enter(name, attributes)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "table:table-row":
            repeated = int(self._row.get("table:number-rows-repeated", 1))
            self._at = (self._at[0] + repeated, 0)
        elif name == "style:style":
            self._style = ""

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-column":
            room = _MOST_COLUMNS - len(self._columns)
            repeated = min(int(attributes.get("table:number-columns-repeated", 1)), room)
            self._columns += [attributes.get("table:default-cell-style-name", "")] * repeated
        elif name == "table:table-row":
            self._row = attributes
        elif name in _CELLS:
            self._read_cell(attributes)

    def _read_cell(self, attributes: dict[str, str]) -> None:
        row, column = self._at
        repeated = int(attributes.get("table:number-columns-repeated", 1))
        self._at = (row, column + repeated)
        deep = min(int(self._row.get("table:number-rows-repeated", 1)), MAX_REPEATED)
        own = attributes.get("table:style-name") or self._row.get("table:default-cell-style-name")
        for at in range(column, min(column + repeated, _MOST_COLUMNS)):
            style = own or (self._columns[at] if at < len(self._columns) else "")
            if (colour := self._colour(style)) and self._sheet is not None:
                room = _MOST - len(self._sheet)
                self._sheet += [(row + down, at, colour) for down in range(min(deep, room))]

    def _colour(self, style: str) -> str:
        """Return the colour of a style, or that of the nearest style it is made from."""
        for _ in range(_MOST_PARENTS):
            if style in self._colours or not style:
                break
            style = self._parents.get(style, "")
        colour = self._colours.get(style, "")
        return "" if colour in _NO_COLOUR else colour
