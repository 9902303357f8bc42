"""Sheets of an ``.xlsx``: calamine reads the values, a scan of the XML finds what it leaves out.

Calamine returns an error cell, and a formula without a result, as empty. It does not report hidden
rows, nor what a cell shows of its number (100% is 1.0, and a cell that shows 007 is 7.0), and
aborts the process when a cell is very far from the first one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zi_docs.readers.number_format import BUILT_IN, tells_more
from zi_docs.readers.raw_sheet import MAX_AREA, RawSheet, TooFarError, read_rows, shown_cells

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_LONGEST_FLAW = 40
STYLES = "xl/styles.xml"
_ROW = re.compile(rb'<row r="(\d+)')
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_BEYOND_Z = re.compile(rb'<c r="[A-Z]{2}')
_FORMULA = re.compile(rb"<f[ />]")
# The last ones cover what other programs may write: single quotes, and spaces around the "=".
_MARKS = (b't="e"', b"hidden=", b"='", b" =", b"= ", b"\t=", b"=\t", b"\n=", b"=\n", b"\r=", b"=\r")


def read(path: str, wanted: Iterable[str]) -> Iterator[RawSheet]:
    """Yield the wanted sheets of a workbook that has passed the gate."""
    with zipfile.ZipFile(path) as package:
        parts = sheet_parts(package)
        styles = _telling_styles(package)
        scans = {name: _scan(name, package.read(parts[name]), styles) for name in wanted}
    yield from _sheets(path, scans) or _mended_sheets(path, scans, parts)


def _sheets(path: str, scans: Mapping[str, SheetScan]) -> list[RawSheet]:
    """Return the sheets; none when calamine refuses the value of a cell in one of them."""
    import python_calamine

    with python_calamine.CalamineWorkbook.from_path(path) as workbook:
        try:
            return [_raw_sheet(workbook.get_sheet_by_name(name), scans[name]) for name in scans]
        except python_calamine.CalamineError:
            return []


def _mended_sheets(
    path: str, scans: Mapping[str, SheetScan], parts: Mapping[str, str]
) -> list[RawSheet]:
    """Return the sheets when the values that calamine refuses are put aside as flaws."""
    import python_calamine

    from zi_docs.readers.bad_values import mend

    content, flaws = mend(path, {name: parts[name] for name in scans})
    with python_calamine.CalamineWorkbook.from_filelike(content) as workbook:
        sheets = [_raw_sheet(workbook.get_sheet_by_name(name), scans[name]) for name in scans]
    for sheet in sheets:
        sheet["flaws"] = [*sheet["flaws"], *(_flaw(*one) for one in flaws[sheet["name"]])]
    return sheets


def _flaw(reference: str, text: str) -> tuple[int, int, str]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :] or 1) - 1, column_index(letters), text[:_LONGEST_FLAW]


def _raw_sheet(sheet: Any, scan: SheetScan) -> RawSheet:
    rows = read_rows(sheet)
    ranges = sheet.merged_cell_ranges or []
    return RawSheet(
        name=sheet.name,
        rows=rows,
        hidden=scan.hidden,
        merged=[(*first, *last) for first, last in ranges],
        flaws=scan.flaws,
        shown=shown_cells(rows, scan.formats),
    )


def _scan(name: str, markup: bytes, styles: Mapping[str, str]) -> SheetScan:
    scan = SheetScan(styles)
    if _is_plain(markup, styles):
        return scan
    scan.parse(markup)
    if scan.last_row * scan.last_column > MAX_AREA:
        raise TooFarError(name, *scan.farthest)
    return scan


def _is_plain(markup: bytes, styles: Mapping[str, str]) -> bool:
    """Tell whether a sheet can do without the careful scan, which is ten times slower."""
    marks = (*_MARKS, *(f's="{style}"'.encode() for style in styles))
    if "0" in styles:  # cells that name no style have this one
        return False
    if any(mark in markup for mark in marks) or _FORMULA.search(markup):
        return False
    rows = _ROW.findall(markup)
    return bool(rows) and max(map(int, rows)) * _width(markup) <= MAX_AREA


def _width(markup: bytes) -> int:
    if not _BEYOND_Z.search(markup):
        return 26
    return max(column_index(letters.decode()) for letters in set(_COLUMN.findall(markup))) + 1


def column_index(letters: str) -> int:
    """Return the index of a column from its letters: A is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


class SheetScan:
    """The facts about cells and rows that are found in the XML of one worksheet.

    ``styles`` gives the number format of each style whose cells may show more than their value.
    """

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.flaws: list[tuple[int, int, str]] = []
        self.hidden: list[int] = []
        self.formats: list[tuple[int, int, str]] = []
        self.last_row = 0
        self.last_column = 0
        self.farthest = (0, 0)
        self._styles = styles
        self._row = -1
        self._column = -1
        self._local: dict[str, str] = {}
        self._cell: dict[str, str] = {}
        self._has_value = False
        self._has_formula = False
        self._value: list[str] = []

    def parse(self, markup: bytes) -> None:
        """Walk through the markup of a worksheet."""
        from xml.parsers import expat

        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(markup, True)

    def _name(self, name: str) -> str:
        return self._local.setdefault(name, name.rpartition(":")[2])

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = self._local.get(qualified) or self._name(qualified)
        if name == "c":
            self._open_cell(attributes)
        elif name in ("v", "is"):
            self._has_value = True
            if self._has_formula or self._cell.get("t") == "e":
                self._parser.CharacterDataHandler = self._value.append
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._open_row(attributes)

    def _end(self, qualified: str) -> None:
        name = self._local[qualified]
        if name == "c":
            self._close_cell()
        elif name == "v":
            self._parser.CharacterDataHandler = None

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 2)) - 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.append(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._has_value = self._has_formula = False
        self._value.clear()
        if reference := attributes.get("r"):
            letters = reference.rstrip("0123456789")
            self._column = column_index(letters)
            self._row = int(reference[len(letters) :]) - 1
        else:
            self._column += 1

    def _close_cell(self) -> None:
        if not (self._has_value or self._has_formula):
            return
        self._stretch()
        kind, text = self._cell.get("t"), "".join(self._value)
        if kind == "e":
            self.flaws.append((self._row, self._column, text or "#N/A"))
        elif self._has_formula and not text and not (kind == "str" and self._has_value):
            self.flaws.append((self._row, self._column, ""))
        elif code := self._styles.get(self._cell.get("s", "0")):
            self.formats.append((self._row, self._column, code))

    def _stretch(self) -> None:
        if self._row >= self.last_row or self._column >= self.last_column:
            self.last_row = max(self.last_row, self._row + 1)
            self.last_column = max(self.last_column, self._column + 1)
            self.farthest = (self._row, self._column)


def elements(markup: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a part in their order: the name of each and its attributes."""
    from xml.parsers import expat

    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append(
        (name.rpartition(":")[2], attributes)
    )
    parser.Parse(markup, True)
    return found


def sheet_names(path: str) -> dict[str, bool]:
    """Return the name of each sheet, and whether the sheet is visible."""
    with zipfile.ZipFile(path) as package:
        found = elements(package.read(_WORKBOOK))
    return {
        attributes["name"]: attributes.get("state", "visible") == "visible"
        for name, attributes in found
        if name == "sheet"
    }


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of a workbook that holds each sheet, by the sheet's name."""
    targets = {
        attributes["Id"]: attributes["Target"]
        for name, attributes in elements(package.read(_RELATIONS))
        if name == "Relationship"
    }
    return {
        attributes["name"]: _part_name(targets[_relation(attributes)])
        for name, attributes in elements(package.read(_WORKBOOK))
        if name == "sheet"
    }


def _relation(attributes: dict[str, str]) -> str:
    return next(value for key, value in attributes.items() if key.rpartition(":")[2] == "id")


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _telling_styles(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the number formats of the cell styles that may show more than the value."""
    if STYLES not in package.namelist():
        return {}
    codes = {str(number): code for number, code in BUILT_IN.items()}
    styles: list[str] = []
    inside = False
    for name, attributes in elements(package.read(STYLES)):
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "cellStyles", "cellStyleXfs"):
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            styles.append(codes.get(attributes.get("numFmtId", "0"), ""))
    return {str(index): code for index, code in enumerate(styles) if tells_more(code)}
