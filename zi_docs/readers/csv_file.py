"""CSV files as Indonesian Excel and others write them."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from itertools import islice

from zi_docs.errors import DataError, Place
from zi_docs.model.tabel import Tabel
from zi_docs.readers import problems
from zi_docs.readers.data_file import DataFile, Reading, read_each
from zi_docs.readers.grid import MAX_COLUMNS, Grid
from zi_docs.readers.heading_row import SEARCHED_ROWS, find_heading_row
from zi_docs.readers.raw_sheet import MAX_AREA

MAX_SIZE = 50_000_000
MAX_ROWS = 1_048_576
DELIMITERS = (";", ",", "\t", "|")


def read(files: Sequence[DataFile]) -> Reading:
    """Return the tables; a file with an unknown name only gets a warning."""
    return read_each(files, _read_file, ".csv")


def _read_file(file: DataFile, tabel: Tabel) -> Grid:
    text = _decode(file)
    _check_size(file, text)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _declared_delimiter(lines)
    if delimiter:
        del lines[0]
    rows = _parse(file, lines, delimiter or _find(tabel, lines))
    return Grid(tabel, file.shown, None, rows)


def _check_size(file: DataFile, text: str) -> None:
    """Refuse a text that would take gigabytes once it is split into rows and cells."""
    count = max(text.count("\n"), text.count("\r"))
    if count > MAX_ROWS:
        raise DataError(problems.too_many_rows(Place(file.shown), count, MAX_ROWS))
    if max(map(text.count, DELIMITERS)) > MAX_AREA:
        raise DataError(problems.too_many_cells(Place(file.shown), MAX_AREA))


def _decode(file: DataFile) -> str:
    content = file.read(MAX_SIZE)
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(problems.unknown_letters(file.shown))


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


def _find(tabel: Tabel, lines: list[str]) -> str:
    """Return the delimiter with which the heading names the most columns."""
    return max(DELIMITERS, key=lambda delimiter: _columns_found(tabel, lines, delimiter))


def _columns_found(tabel: Tabel, lines: list[str], delimiter: str) -> int:
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        head = [row[:MAX_COLUMNS] for row in islice(rows, SEARCHED_ROWS)]
        heading = find_heading_row(tabel, head, ())
    except csv.Error:
        return 0
    return heading.explained if heading else 0


def _parse(file: DataFile, lines: list[str], delimiter: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        place = Place(file.shown, line=reader.line_num)
        raise DataError(problems.odd_quotes(place)) from error
