"""Sheets of an ``.xls``, read with xlrd, which gives the type of each cell."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from zi_docs.readers.number_format import tells_more
from zi_docs.readers.raw_sheet import (
    MAX_AREA,
    LockedError,
    RawSheet,
    TooFarError,
    shown_cells,
)

_WHITE = (255, 255, 255)
_AUTOMATIC = 64


def read(path: str, wanted: Iterable[str]) -> Iterator[RawSheet]:
    """Yield the wanted sheets of a workbook that has passed the gate."""
    with _open(path) as book:
        for name in wanted:
            yield _raw_sheet(book, book.sheet_by_name(name))


def sheet_names(path: str) -> dict[str, bool]:
    """Return the name of each sheet, and whether the sheet is visible."""
    with _open(path) as book:
        return {sheet.name: sheet.visibility == 0 for sheet in book.sheets()}


def read_fills(path: str, wanted: Iterable[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Return the coloured cells of the wanted sheets, by row and column; white is no colour."""
    with _open(path) as book:
        plain = {number for number, colour in book.colour_map.items() if colour == _WHITE}
        colours = [_fill(style.background, plain | {_AUTOMATIC}) for style in book.xf_list]
        return {name: list(_coloured(book.sheet_by_name(name), colours)) for name in wanted}


def _fill(background: Any, plain: Collection[int]) -> str:
    colour = background.pattern_colour_index
    return "" if not background.fill_pattern or colour in plain else str(colour)


def _coloured(sheet: Any, colours: list[str]) -> Iterator[tuple[int, int, str]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if colour := colours[cell.xf_index]:
                yield row, column, colour


def _open(path: str) -> Any:
    import xlrd

    try:
        return xlrd.open_workbook(
            path, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise LockedError from error
        raise


def _raw_sheet(book: Any, sheet: Any) -> RawSheet:
    if sheet.nrows * sheet.ncols > MAX_AREA:
        raise TooFarError(sheet.name, sheet.nrows - 1, sheet.ncols - 1)
    raw = RawSheet(name=sheet.name, rows=[], hidden=[], merged=[], flaws=[], shown=[])
    for row in range(sheet.nrows):
        cells = [_value(book, cell) for cell in sheet.row(row)]
        raw["rows"].append(cells + [""] * (sheet.ncols - len(cells)))
        raw["flaws"].extend(_flaws(row, sheet.row(row)))
        raw["shown"].extend(shown_cells(raw["rows"], _formats(book, row, sheet.row(row))))
    raw["hidden"] = sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    raw["merged"] = [(r1, c1, r2 - 1, c2 - 1) for r1, r2, c1, c2 in sheet.merged_cells]
    return raw


def _flaws(row: int, cells: list[Any]) -> Iterator[tuple[int, int, str]]:
    import xlrd

    for column, cell in enumerate(cells):
        if cell.ctype == xlrd.XL_CELL_ERROR:
            yield row, column, xlrd.error_text_from_code.get(cell.value, "#N/A")


def _value(book: Any, cell: Any) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return cell.value
    return cell.value if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _formats(book: Any, row: int, cells: list[Any]) -> Iterator[tuple[int, int, str]]:
    """Yield the number formats of the cells of a row that may show more than their value."""
    for column, cell in enumerate(cells):
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        if tells_more(code):
            yield row, column, code


def _moment(serial: float, datemode: int) -> date | datetime | time | float:
    import xlrd

    try:
        moment = xlrd.xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return serial
    if 0 <= serial < 1:
        return time(moment.hour, moment.minute, moment.second)
    return datetime(*moment.timetuple()[:6])
