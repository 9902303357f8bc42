"""What was found in a workbook, shown in a copy of it: coloured cells, notes, and a list first.

Nothing else of the copy differs, and marks of an earlier run are taken away before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from zi_docs.codes import Severity
from zi_docs.errors import WORDS, Place, Problem, in_reading_order
from zi_docs.workbook.blank import blank_book
from zi_docs.workbook.book import Book, Sheet, add_sheet, free_name, open_book, remove_sheet
from zi_docs.workbook.cells import LAST_ROW, Cell, column_of, name_of, seen_cell
from zi_docs.workbook.colour import OURS, colour_edits, colour_removal
from zi_docs.workbook.contents import merged_areas
from zi_docs.workbook.listing import NAME, Line, list_sheet, location
from zi_docs.workbook.markup import Edit
from zi_docs.workbook.notes import add_notes, has_our_notes, remove_notes
from zi_docs.workbook.sheet import Frame, read_frame
from zi_docs.workbook.styles import Looks, add_looks

MOST = 5_000
_LONGEST_NOTE = 8_000
_OURS = OURS.strip().encode()

Cells = Mapping[Cell, list[Problem]]


class Marked(NamedTuple):
    """The bytes of the copy, and how many of its cells are marked."""

    data: bytes
    cells: int


@dataclass(slots=True)
class _Copy:
    """A workbook on its way to be marked, with what is to be said of it in the list."""

    book: Book
    shown: str
    sheets: dict[str, Sheet]
    threads: set[tuple[str, Cell]] = field(default_factory=set)

    def cell(self, place: Place) -> tuple[str, Cell] | None:
        """Return the sheet and the cell of a place; None when it is no cell of this workbook."""
        sheet = self.sheets.get(place.sheet) if place.file == self.shown else None
        column = column_of(place.column)
        if sheet is None or not sheet.has_cells:
            return None
        return (sheet.name, (place.number, column)) if self._is_there(place, column) else None

    @staticmethod
    def _is_there(place: Place, column: int) -> bool:
        return bool(column) and 0 < place.number <= LAST_ROW


def mark(data: bytes, problems: Sequence[Problem], shown: str) -> Marked:
    """Return a copy of a workbook that shows these problems; ``shown`` is its name in their places.

    Errors and warnings colour their cell and stand in a note at it; the list has them all, also
    what was found elsewhere. Raises ``ForeignError`` or ``MarkupError`` for a file that can't be
    changed by bytes.
    """
    book = open_book(data)
    unmark(book)
    copy = _Copy(book, shown, {sheet.name: sheet for sheet in book.sheets})
    listed = in_reading_order(problems)
    looks = add_looks(book)
    cells = _cells(copy, listed)
    for name, found in cells.items():
        _mark_sheet(copy, copy.sheets[name], looks, found)
    _add_list(copy, looks, listed)
    return Marked(book.parts.packed(), sum(map(len, cells.values())))


def list_book(problems: Sequence[Problem]) -> bytes:
    """Return a workbook that holds nothing but the list of problems."""
    book = open_book(blank_book())
    copy = _Copy(book, "", {})
    _add_list(copy, add_looks(book), in_reading_order(problems))
    return book.parts.packed()


def _cells(copy: _Copy, problems: Iterable[Problem]) -> dict[str, dict[Cell, list[Problem]]]:
    """Return the errors and warnings at the cells of each sheet."""
    found: dict[str, dict[Cell, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        if problem.severity is not Severity.CATATAN and (spot := copy.cell(problem.place)):
            found[spot[0]][spot[1]].append(problem)
    return found


def _mark_sheet(copy: _Copy, sheet: Sheet, looks: Looks, found: Cells) -> None:
    book = copy.book
    frame = read_frame(book.parts.read(sheet.part))
    found = _in_merged(frame, found)
    wrong = {cell for cell, problems in found.items() if any(map(_is_mistake, problems))}
    colours = [
        (Severity.GALAT, looks.red, wrong),
        (Severity.PERINGATAN, looks.yellow, {*found} - wrong),
    ]
    edits = colour_edits(frame, colours)
    if not book.is_strict:
        texts = {cell: _note(found[cell]) for cell in [*found][:MOST]}
        noted = add_notes(book, sheet, frame, texts)
        edits += noted.edits
        copy.threads |= {(sheet.name, cell) for cell in noted.threads}
    book.parts.put(sheet.part, frame.with_edits(edits))


def _is_mistake(problem: Problem) -> bool:
    return problem.is_error and not problem.unfilled


def _in_merged(frame: Frame, found: Cells) -> Cells:
    """Return the findings with those inside merged cells at the one that is seen."""
    areas = merged_areas(frame.root)
    if not areas:
        return found
    moved: dict[Cell, list[Problem]] = defaultdict(list)
    for cell, problems in found.items():
        moved[seen_cell(cell, areas)] += problems
    return moved


def _note(problems: Sequence[Problem]) -> str:
    told = "\n\n".join("\n".join(_sentences(problem)) for problem in problems)
    return told if len(told) <= _LONGEST_NOTE else f"{told[:_LONGEST_NOTE]}…"


def _sentences(problem: Problem) -> Iterator[str]:
    yield f"{problem.word.upper()} {problem.code}: {problem.message}"
    if problem.about:
        yield problem.particulars
    yield f"Perbaiki: {problem.hint}"


# The list


def _add_list(copy: _Copy, looks: Looks, problems: Sequence[Problem]) -> None:
    lines = [_line(copy, problem) for problem in problems[:MOST]]
    notes = [*_remarks(copy, problems)]
    name = free_name(copy.book, NAME)
    add_sheet(copy.book, name, list_sheet(copy.book.uri, looks, notes, lines))


def _line(copy: _Copy, problem: Problem) -> Line:
    place = problem.place
    here = place.file == copy.shown and place.sheet in copy.sheets
    words = str(replace(place, file="")) if here else str(place)
    leads_to = ""
    if here and place.number:
        if copy.sheets[place.sheet].is_visible:
            cell = (place.number, column_of(place.column) or 1)
            leads_to = location(place.sheet, name_of(cell))
        else:
            words += " (lembar tersembunyi)"
    if (spot := copy.cell(place)) and spot in copy.threads:
        words += " (sel ini punya utas komentar; pesannya hanya di sini)"
    message = f"{problem.message} {problem.particulars}" if problem.about else problem.message
    texts = (problem.word.upper(), words, message, problem.hint, problem.code)
    return Line(texts, leads_to)


def _remarks(copy: _Copy, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the title of the list, and what its reader should know."""
    yield f"Hasil pemeriksaan zi-docs {copy.shown}".rstrip()
    counts = {word: sum(p.word == word for p in problems) for word in WORDS}
    said = [f"{count} {word}" for word, count in counts.items() if count]
    yield f"{', '.join(said) or 'Tidak ada temuan'}. Klik tempatnya untuk menuju selnya."
    if copy.sheets:
        yield (
            "Merah: kesalahan; kuning: peringatan atau belum diisi. Ini salinan; buku kerja "
            "aslinya tidak diubah. Lembar ini tidak dibaca zi-docs dan boleh dihapus."
        )
    if len(problems) > MOST:
        yield f"Yang tercantum {MOST} yang pertama; dan {len(problems) - MOST} lagi."
    if copy.book.is_strict:
        yield "Buku kerja ini berformat Strict: selnya diwarnai, pesannya hanya di sini."
    if any(name.casefold().startswith("_xmlsignatures") for name in copy.book.parts):
        yield "Tanda tangan digital buku kerja ini tidak berlaku lagi dalam salinan ini."


# Taking away


def unmark(book: Book) -> None:
    """Take away what an earlier run marked in a workbook."""
    remove_sheet(book)
    for sheet in book.sheets:
        if sheet.has_cells:
            _unmark_sheet(book, sheet)


def _unmark_sheet(book: Book, sheet: Sheet) -> None:
    data = book.parts.read(sheet.part)
    is_coloured, has_notes = _OURS in data, has_our_notes(book, sheet)
    if not is_coloured and not has_notes:
        return
    frame = read_frame(data)
    edits: list[Edit] = colour_removal(frame) if is_coloured else []
    if has_notes:
        edits += remove_notes(book, sheet, frame)
    if edits:
        book.parts.put(sheet.part, frame.with_edits(edits))
