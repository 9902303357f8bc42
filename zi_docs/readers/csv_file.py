"""CSV files as Indonesian Excel and others write them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from zi_docs.errors import DataError, Place, Problem
from zi_docs.model.tabel import Tabel
from zi_docs.readers import problems as told
from zi_docs.readers import problems_files as problems
from zi_docs.readers.data_file import DataFile, Reading, Stray, read_each
from zi_docs.readers.gate import workbook_ending
from zi_docs.readers.grid import MAX_COLUMNS, Grid
from zi_docs.readers.heading_row import SEARCHED_ROWS, find_heading_row
from zi_docs.readers.raw_sheet import MAX_AREA

MAX_SIZE = 50_000_000
MAX_ROWS = 1_048_576
_NUMBER = re.compile(r"\+?\d[\d ./-]*")
_MAC_ONLY = {0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xCA}  # dashes, quotes, apostrophes, fixed space
_MAC = {*_MAC_ONLY, 0xC9, 0xA5, 0xA1, 0x8E, 0x8F, 0x87, 0x88, 0x92, 0x97, 0x99}
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|table|meta|head|\?xml)\b", re.IGNORECASE)
DELIMITERS = (";", ",", "\t", "|")


def read(files: Sequence[DataFile]) -> Reading:
    """Return the tables; a file with an unknown name is only looked at."""
    return read_each(files, read_file, look)


def read_strays(chosen: Sequence[tuple[Stray, Tabel]]) -> Reading:
    """Return whole files whose names did not say that they are tables."""
    tables = {stray.file: tabel for stray, tabel in chosen}
    return read_each(list(tables), read_file, look, tables)


def read_file(file: DataFile, tabel: Tabel) -> Grid:
    """Return the rows of a file as this table."""
    lines, delimiter = _lines(file)
    rows = _parse(file, lines, delimiter or _find([tabel], lines))
    return Grid(tabel, file.shown, None, rows)


def look(file: DataFile) -> Stray:
    """Return the first rows of a file whose name is not that of a table."""
    lines, delimiter = _lines(file)
    delimiter = delimiter or _find(list(file.tables.values()), lines)
    filled = [row for row in _parse(file, lines, delimiter) if any(map(str.strip, row))]
    return Stray(file, None, filled[:SEARCHED_ROWS], len(filled), read_strays, names_of(file))


def names_of(file: DataFile) -> tuple[str, ...]:
    """Return the names of tables that a file of this format may have."""
    return tuple(f"{name}{file.path.suffix.casefold()}" for name in file.tables)


def _lines(file: DataFile) -> tuple[list[str], str | None]:
    """Return the lines of a file, and the delimiter that it declares."""
    text = decode(file)
    if _PAGE.match(text):
        raise DataError(problems.web_page(file.shown, has_table="<td" in text.casefold()))
    _check_size(file, text)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _declared_delimiter(lines)
    return lines[1:] if delimiter else lines, delimiter


def _check_size(file: DataFile, text: str) -> None:
    """Refuse a text that would take gigabytes once it is split into rows and cells."""
    count = max(text.count("\n"), text.count("\r"))
    if count > MAX_ROWS:
        raise DataError(problems.too_many_rows(Place(file.shown), count, MAX_ROWS))
    if max(map(text.count, DELIMITERS)) > MAX_AREA:
        raise DataError(problems.too_many_cells(Place(file.shown), MAX_AREA))


def decode(file: DataFile, content: bytes | None = None) -> str:
    """Return the text of a file, or of a part of it, in whichever letters offices save it.

    Raises ``DataError`` for a workbook, for letters that are not known, and what reading a file
    raises.
    """
    content = file.read(MAX_SIZE) if content is None else content
    if _is_of_a_mac(content):
        raise DataError(problems.letters_of_a_mac(file.shown))
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(_no_text(file, content))


def _no_text(file: DataFile, content: bytes) -> Problem:
    """Return the problem of bytes that are no text: mostly a workbook under a wrong name."""
    if ending := workbook_ending(content):
        return told.renamed(file.shown, ending, file.path.suffix.casefold())
    return problems.unknown_letters(file.shown)


def _is_of_a_mac(content: bytes) -> bool:
    """Tell whether a file is in MacRoman, in which Excel for the Mac saves a plain CSV.

    As Windows-1252 it would give letters that nobody types: ``Õ`` for an apostrophe, ``Ò`` and
    ``Ó`` for quotes, ``Ê`` for a fixed space.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        found = set(content) - set(range(0x80))
    else:
        return False
    has_lone_returns = b"\r" in content and b"\n" not in content
    is_typed = found <= _MAC and bool(found & _MAC_ONLY)
    return b"\0" not in content and (is_typed or has_lone_returns)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if content[1:2] == b"\0":
        return ("utf-16-le",)
    if content[:1] == b"\0":
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _declared_delimiter(lines: list[str]) -> str | None:
    """Return the delimiter of a first line like ``sep=;``, which Excel doesn't show as a row."""
    first = lines[0].strip('"\r\n') if lines else ""
    is_declared = first[:-1].casefold() == "sep=" and first[-1] in DELIMITERS
    return first[-1] if is_declared else None


def _find(tables: Sequence[Tabel], lines: list[str]) -> str:
    """Return the delimiter with which the heading names the most columns."""
    return max(DELIMITERS, key=lambda delimiter: _columns_found(tables, lines, delimiter))


def _columns_found(tables: Sequence[Tabel], lines: list[str], delimiter: str) -> int:
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        head = [row[:MAX_COLUMNS] for row in islice(rows, SEARCHED_ROWS)]
    except csv.Error:
        return 0
    found = (find_heading_row(tabel, head, ()) for tabel in tables)
    return max((heading.explained for heading in found if heading), default=0)


def unwrapped(cell: str) -> str:
    """Return a cell without what exports put around a number so that Excel keeps it as text."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    return cell[1:] if cell[:1] == "'" and _NUMBER.fullmatch(cell, 1) else cell


def _parse(file: DataFile, lines: list[str], delimiter: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return [list(map(unwrapped, row)) for row in reader]
    except csv.Error as error:
        place = Place(file.shown, line=reader.line_num)
        raise DataError(problems.odd_quotes(place)) from error
