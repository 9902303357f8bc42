"""Sheets of an ``.ods``: calamine reads the values, a scan of the XML finds what it leaves out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from zi_docs.readers.ods_format import as_written
from zi_docs.readers.raw_sheet import MAX_AREA, RawSheet, TooFarError, read_rows

MAX_REPEATED = 10_000
_ERROR = re.compile(r"#[A-Z/0]+[!?]|#N/A|Err:\d+|#[A-Z?]+!?")


def read(path: str, wanted: Iterable[str]) -> Iterator[RawSheet]:
    """Yield the wanted sheets of a workbook that has passed the gate."""
    import python_calamine

    scans = _scan(path).sheets
    # Calamine loads every sheet when it opens the file, even those that we do not read.
    for name, scan in scans.items():
        if scan.last_row * scan.last_column > MAX_AREA:
            raise TooFarError(name, *scan.farthest)
    with python_calamine.CalamineWorkbook.from_path(path) as workbook:
        for name in wanted:
            yield _raw_sheet(workbook.get_sheet_by_name(name), scans[name])


def sheet_names(path: str) -> dict[str, bool]:
    """Return the name of each sheet, and whether the sheet is visible."""
    return dict.fromkeys(_scan(path).sheets, True)


def _raw_sheet(sheet: Any, scan: SheetScan) -> RawSheet:
    rows = read_rows(sheet)
    return RawSheet(
        name=sheet.name,
        rows=rows,
        hidden=scan.hidden,
        merged=scan.merged,
        flaws=scan.flaws,
        shown=_shown(rows, scan.texts),
    )


def _shown(rows: list[list[Any]], texts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return what cells show, where it is not their plain value; an ``.ods`` keeps the text."""
    return [
        (row, column, text)
        for row, column, typed in texts
        if row < len(rows)
        and column < len(rows[row])
        and (text := as_written(rows[row][column], typed))
    ]


def _scan(path: str) -> ContentScan:
    from xml.parsers import expat

    with zipfile.ZipFile(path) as package:
        markup = package.read("content.xml")
    scan = ContentScan()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.Parse(markup, True)
    return scan


class SheetScan:
    """What the XML says about one sheet."""

    def __init__(self) -> None:
        self.flaws: list[tuple[int, int, str]] = []
        self.hidden: list[int] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.texts: list[tuple[int, int, str]] = []
        self.row = 0
        self.column = 0
        self.last_row = 0
        self.last_column = 0
        self.farthest = (0, 0)

    def stretch(self, row: int, column: int) -> None:
        """Extend the used area to this cell."""
        if row >= self.last_row or column >= self.last_column:
            self.last_row = max(self.last_row, row + 1)
            self.last_column = max(self.last_column, column + 1)
            self.farthest = (row, column)

    def enter_row(self, attributes: dict[str, str]) -> None:
        """Start a row; one element may repeat a row several times."""
        self.column = 0
        if attributes.get("table:visibility") in ("collapse", "filter"):
            repeated = int(attributes.get("table:number-rows-repeated", 1))
            self.hidden.extend(range(self.row, self.row + min(repeated, MAX_REPEATED)))


class ContentScan:
    """A walk through ``content.xml``, sheet by sheet."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetScan] = {}
        self._sheet = SheetScan()
        self._row: dict[str, str] = {}
        self._cell: dict[str, str] = {}
        self._text: list[str] = []
        self._notes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        if name == "table:table":
            self._sheet = self.sheets.setdefault(attributes["table:name"], SheetScan())
        elif name == "table:table-row":
            self._row = attributes
            self._sheet.enter_row(attributes)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = attributes
            self._text.clear()
        elif name == "office:annotation":
            self._notes += 1

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._close_cell()
        elif name == "table:table-row":
            self._sheet.row += int(self._row.get("table:number-rows-repeated", 1))
        elif name == "office:annotation":
            self._notes -= 1

    def text(self, data: str) -> None:
        """Keep the text of a cell, but not the text of its comments."""
        if not self._notes:
            self._text.append(data)

    def _close_cell(self) -> None:
        sheet, cell = self._sheet, self._cell
        column, repeated = sheet.column, int(cell.get("table:number-columns-repeated", 1))
        sheet.column += repeated
        self._note_merge(column)
        text = "".join(self._text).strip()
        if not (text or "office:value-type" in cell or "table:formula" in cell):
            return
        rows = int(self._row.get("table:number-rows-repeated", 1))
        sheet.stretch(sheet.row + rows - 1, column + repeated - 1)
        for row in range(sheet.row, sheet.row + min(rows, MAX_REPEATED)):
            self._note_flaw(row, column, text)

    def _note_flaw(self, row: int, column: int, text: str) -> None:
        sheet, cell = self._sheet, self._cell
        has_formula = "table:formula" in cell
        is_error = cell.get("calcext:value-type") == "error"
        if is_error or (has_formula and _ERROR.fullmatch(text)):
            sheet.flaws.append((row, column, text or "#N/A"))
        elif has_formula and not text and "office:value-type" not in cell:
            sheet.flaws.append((row, column, ""))
            return
        kind = cell.get("office:value-type", "string")
        text = text or ("%" if kind == "percentage" else "")
        if text and kind not in ("string", "boolean"):
            repeated = min(int(cell.get("table:number-columns-repeated", 1)), MAX_REPEATED)
            sheet.texts.extend((row, at, text) for at in range(column, column + repeated))

    def _note_merge(self, column: int) -> None:
        down = int(self._cell.get("table:number-rows-spanned", 1))
        across = int(self._cell.get("table:number-columns-spanned", 1))
        if down > 1 or across > 1:
            row = self._sheet.row
            self._sheet.merged.append((row, column, row + down - 1, column + across - 1))
