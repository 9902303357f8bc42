"""Web pages and lines of text that a program calls ``.xls`` or ``.xlsx``, read as they are.

Many office programs export a table so. Excel opens it, but takes each NIP for a number and loses
its last three digits; here a number stays the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from zi_docs.errors import DataError, Place
from zi_docs.model.tabel import Tabel
from zi_docs.readers import csv_file, problems_sheet
from zi_docs.readers import problems_files as told
from zi_docs.readers.data_file import DataFile, Reading, Stray, read_each
from zi_docs.readers.grid import MAX_COLUMNS, Grid
from zi_docs.readers.heading_row import SEARCHED_ROWS
from zi_docs.readers.raw_sheet import MAX_AREA

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_SIZE = csv_file.MAX_SIZE
_LOOKED_AT = 4096
_OLE, _ZIP, _MESSAGE = b"\xd0\xcf\x11\xe0", b"PK", b"mime-version:"
_XML_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"
Merge = tuple[int, int, int, int]
_CELLS = ("td", "th")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_UNREAD = ("script", "style", "head")


class Disguise(Enum):
    """What a file is that is called as a workbook and is none, in the words of a clerk."""

    WEB = "halaman web"
    TEXT = "teks biasa"


def disguise_of(file: DataFile) -> Disguise | None:
    """Return what a file called as a workbook is, if it is a table in another form."""
    try:
        content = file.read(MAX_SIZE)
        if content.startswith((_OLE, _ZIP)):
            return None
        text = _text_of(file, content)
    except DataError:
        return None  # whoever reads it as a workbook tells why
    head = text[:_LOOKED_AT].lower()
    if _XML_EXCEL in head:
        return None
    if "<table" in head or "<html" in head:
        return Disguise.WEB if "<td" in text.lower() else None
    first = text.partition("\n")[0]
    return Disguise.TEXT if "\t" in first and "<" not in first else None


def _text_of(file: DataFile, content: bytes) -> str:
    """Return the text of a page; of a page that is saved as a message, all of its sheets."""
    if not content[:_LOOKED_AT].lstrip().lower().startswith(_MESSAGE):
        return csv_file.decode(file, content)
    from email import message_from_bytes

    parts = (part for part in message_from_bytes(content).walk() if not part.is_multipart())
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    found = (page.get_payload(decode=True) for page in pages)
    return "\n".join(csv_file.decode(file, one) for one in found if isinstance(one, bytes) and one)


def read(files: Sequence[DataFile]) -> Reading:
    """Return the tables; each file is noted, since saving it in Excel would damage it."""
    reading = read_each(files, _read_file, _look)
    notes = [
        problems_sheet.no_workbook(file.shown, _kind(file).value, file.path.suffix.casefold())
        for file in files
    ]
    return Reading(reading.sheets, [*reading.problems, *notes], reading.strays)


def read_strays(chosen: Sequence[tuple[Stray, Tabel]]) -> Reading:
    """Return whole files whose names did not say that they are tables."""
    tables = {stray.file: tabel for stray, tabel in chosen}
    return read_each(list(tables), _read_file, _look, tables)


def _kind(file: DataFile) -> Disguise:
    return disguise_of(file) or Disguise.TEXT


def _read_file(file: DataFile, tabel: Tabel) -> Grid:
    if _kind(file) is Disguise.TEXT:
        return csv_file.read_file(file, tabel)
    rows, merged, hidden = _page(file)
    return Grid(tabel, file.shown, None, rows, merged=tuple(merged), hidden=tuple(hidden))


def _look(file: DataFile) -> Stray:
    if _kind(file) is Disguise.TEXT:
        return replace(csv_file.look(file), load=read_strays)
    rows, merged, _ = _page(file)
    head = [row[:MAX_COLUMNS] for row in rows[:SEARCHED_ROWS]]
    near = tuple(cells for cells in merged if cells[2] < len(head))
    return Stray(file, None, head, len(rows), read_strays, csv_file.names_of(file), near)


def _page(file: DataFile) -> tuple[list[list[Any]], list[Merge], list[int]]:
    """Return the rows of all tables of a page, one below the other.

    With them come their merged cells, and the indexes of the rows that a browser does not show.

    Raises ``DataError`` for a page of more cells than the table of any office (ZI108).
    """
    rows: list[list[Any]] = []
    merged: list[Merge] = []
    held: dict[int, int] = {}  # by column, the last row to which a cell from above goes down
    hidden: list[int] = []
    area = 0
    for number, cells in enumerate(_rows(_text_of(file, file.read(MAX_SIZE)))):
        row: list[Any] = []
        if _is_hidden(cells[0]):
            hidden.append(number)
        for cell in cells:
            while held.get(len(row), -1) >= number:
                row.append("")
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            area += down * across
            if area > MAX_AREA:
                raise DataError(told.too_many_cells(Place(file.shown), MAX_AREA))
            if down > 1 or across > 1:
                merged.append((number, len(row), number + down - 1, len(row) + across - 1))
                last = number + down - 1
                held |= {
                    at: max(last, held.get(at, 0)) for at in range(len(row), len(row) + across)
                }
            row += [_text(cell), *[""] * (across - 1)]
        rows.append(row)
    return rows, merged, hidden


def _is_hidden(cell: _Element) -> bool:
    """Tell whether the row of a cell, or what is around it, is not shown."""
    return any(
        "hidden" in around.attrib or _UNSEEN.search(around.get("style", "")) is not None
        for around in cell.iterancestors()
    )


def _span(cell: _Element, name: str) -> int:
    """Return over how many rows or columns a cell goes; what is not a plain number is one."""
    typed = cell.get(name, "1").strip()
    return min(max(int(typed), 1), MAX_COLUMNS) if typed.isascii() and typed.isdigit() else 1


def _rows(text: str) -> Iterator[list[_Element]]:
    """Yield the cells of each row; a cell that holds another table is only its frame."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError:
        return
    for row in root.iter("tr") if root is not None else ():
        cells = [cell for cell in row if cell.tag in _CELLS and cell.find(".//table") is None]
        if cells:
            yield cells


def _text(cell: _Element) -> str:
    """Return the text of a cell with its line breaks; other white space is one space."""
    words: list[str] = []
    for element in cell.iter():
        if element.tag in ("br", "p", "div") and words:
            words.append("\n")
        if element.tag not in _UNREAD and isinstance(element.tag, str):
            words.append(" ".join((element.text or "").split()))
        if element is not cell:
            words.append(" ".join((element.tail or "").split()))
    lines = " ".join(filter(None, words)).split("\n")
    return csv_file.unwrapped("\n".join(line.strip() for line in lines if line.strip()))
