"""The sheet of the LKE in a workbook: its columns, its rows, and the places of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from zi_docs.errors import DataError, Place
from zi_docs.lke_book import problems as told
from zi_docs.lke_book.columns import Columns, find_columns, plain
from zi_docs.lke_book.rows import Rows, match_rows
from zi_docs.workbook.book import Book, Sheet, open_book
from zi_docs.workbook.cells import Cell, letters_of
from zi_docs.workbook.contents import Contents, Held, read_contents
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.strings import SharedStrings, shared_strings
from zi_docs.zona_integritas import BukuKerja, buku_kerja

MOST_BYTES = 30_000_000  # of one sheet; that of the LKE has less than one million
_FEWEST = 20  # inputs that are found, before a sheet is taken for the LKE


@dataclass(frozen=True, slots=True)
class LkeSheet:
    """The sheet of the LKE; ``shown`` is the file's name, ``on`` the date of its LKE."""

    shown: str
    on: date
    book: Book
    sheet: Sheet
    strings: SharedStrings
    contents: Contents
    columns: Columns
    rows: Rows

    @property
    def official(self) -> BukuKerja:
        """What is known of the official workbooks."""
        return official_book(self.on)

    @property
    def place(self) -> Place:
        """The place of the whole sheet."""
        return Place(self.shown, self.sheet.name)

    def place_of(self, spot: Cell) -> Place:
        """Return the place of a cell."""
        return Place(self.shown, self.sheet.name, row=spot[0], column=letters_of(spot[1]))

    def held(self, spot: Cell) -> Held | None:
        """Return what a cell holds, or the merged cell that it belongs to; None for nothing."""
        return self.contents.cells.get(self.contents.seen(spot))

    def text(self, spot: Cell) -> str:
        """Return the text of a cell, or of the merged cell that it belongs to, without ends."""
        held = self.held(spot)
        return held.text.strip() if held else ""


def official_book(on: date) -> BukuKerja:
    """Return what is known of the official workbooks of an LKE that is known."""
    found = buku_kerja(on)
    assert found is not None  # noqa: S101  # for mypy: the commands ask for a known LKE only
    return found


@contextmanager
def whole(shown: str) -> Iterator[None]:
    """Raise :class:`DataError` (ZI560) where a part turns out not to be sound."""
    try:
        yield
    except (ForeignError, MarkupError) as error:
        raise DataError(told.no_workbook(shown)) from error


def open_sheet(data: bytes, shown: str, on: date) -> LkeSheet:
    """Return the sheet of the LKE in a workbook: that of an official name, else the fullest one.

    Raises :class:`DataError`: ZI560 for a file that is no sound workbook, ZI561 for one without
    such a sheet.
    """
    with whole(shown):
        book = open_book(data)
        strings = shared_strings(book)
        tried = [_read(shown, on, book, sheet, strings) for sheet in _candidates(book, on)]
    found = [one for one in tried if one and len(one.rows.inputs) >= _FEWEST]
    if not found:
        names = [word for layout in official_book(on).tata_letak for word in layout.lembar]
        raise DataError(told.no_lke(shown, names, [sheet.name for sheet in book.sheets]))
    return max(found, key=lambda one: len(one.rows.inputs))


def _candidates(book: Book, on: date) -> list[Sheet]:
    """Return the sheets with an official name; all sheets when none has one."""
    names = {plain(word) for layout in official_book(on).tata_letak for word in layout.lembar}
    sheets = [one for one in book.sheets if one.has_cells]
    return [one for one in sheets if plain(one.name) in names] or sheets


def _read(
    shown: str, on: date, book: Book, sheet: Sheet, strings: SharedStrings
) -> LkeSheet | None:
    """Return a sheet as that of the LKE; None when it has no headings, or far too many cells."""
    data = book.parts.read(sheet.part)
    if len(data) > MOST_BYTES:
        return None
    contents = read_contents(data, strings)
    columns = find_columns(contents, official_book(on))
    if columns is None:
        return None
    rows = match_rows(dict(_labels(contents, columns)), on)
    return LkeSheet(shown, on, book, sheet, strings, contents, columns, rows)


def _labels(contents: Contents, columns: Columns) -> Iterator[tuple[int, str]]:
    """Yield each row below the headings with its text: the last one before the other columns."""
    texts: dict[int, str] = {}
    for (row, column), held in sorted(contents.cells.items()):
        if row > columns.row and column < columns.first and (text := plain(held.text)):
            texts[row] = text
    yield from texts.items()
