"""Texts typed into cells of a clerk's own workbook, by bytes: everything else stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from zi_docs.workbook.book import Sheet, open_book
from zi_docs.workbook.cells import cell_of, letters_of
from zi_docs.workbook.markup import Edit, Element, MarkupError, append, content, edited, read_markup

Texts = Mapping[tuple[int, int], str]
"""What to type, by row and column from 1; "" empties the cell."""

_FILLED = ("v", "is", "f")


class FormulaError(ValueError):
    """A cell holds a formula, which a text would replace; the message is the cell ("C17")."""


class _Placed(NamedTuple):
    """A row or a cell with its number, which a file may leave out."""

    number: int
    element: Element


def type_into(data: bytes, texts: Mapping[str, Texts]) -> bytes:
    """Return the workbook with these texts in its cells, by the names of its sheets.

    Raises :class:`FormulaError` for a cell with a formula, ``ForeignError`` and ``MarkupError`` for
    a file that can't be changed by bytes.
    """
    book = open_book(data)
    for sheet in book.sheets:
        if sheet.name in texts:
            part = book.parts.read(sheet.part)
            book.parts.put(sheet.part, edited(part, _edits(part, texts[sheet.name])))
    return book.parts.packed()


def next_row(data: bytes, name: str) -> int:
    """Return the number of the first row of a sheet below which nothing stands.

    Raises what :func:`type_into` raises for such a file, and ``KeyError`` for no such sheet.
    """
    book = open_book(data)
    sheet = _named(book.sheets, name)
    rows = _rows(_cells_of(read_markup(book.parts.read(sheet.part))))
    filled = (row.number for row in rows if any(row.element.of("c", one) for one in _FILLED))
    return max(filled, default=0) + 1


def _named(sheets: Iterable[Sheet], name: str) -> Sheet:
    found = next((sheet for sheet in sheets if sheet.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def _cells_of(root: Element) -> Element:
    cells = root.first("sheetData")
    if cells is None:
        raise MarkupError("no cells")
    return cells


def _edits(part: bytes, texts: Texts) -> list[Edit]:
    cells = _cells_of(read_markup(part))
    rows = list(_rows(cells))
    there = {row.number: row for row in rows}
    edits: list[Edit] = []
    new: list[tuple[int, str]] = []
    for number in sorted({row for row, _ in texts}):
        typed = {column: text for (row, column), text in texts.items() if row == number}
        if number in there:
            edits += _in_row(there[number], typed)
        else:
            inside = "".join(_cell(cells, number, *one) for one in sorted(typed.items()))
            tag = cells.tag("row")
            new.append((number, f'<{tag} r="{number}">{inside}</{tag}>'))
    return [*edits, *_between(cells, rows, new)]


def _in_row(row: _Placed, typed: Mapping[int, str]) -> list[Edit]:
    """Return the edits that type into a row that is there."""
    cells = list(_columns(row.element))
    there = {cell.number: cell.element for cell in cells}
    edits: list[Edit] = []
    new: list[tuple[int, str]] = []
    for column, text in sorted(typed.items()):
        old = there.get(column)
        if old is None:
            new.append((column, _cell(row.element, row.number, column, text)))
            continue
        if old.of("f"):
            raise FormulaError(f"{letters_of(column)}{row.number}")
        style = old.attributes.get("s", "")
        edits.append(
            Edit(old.start, old.end, _cell(row.element, row.number, column, text, style).encode())
        )
    return [*edits, *_between(row.element, cells, new)]


def _between(holder: Element, there: list[_Placed], new: list[tuple[int, str]]) -> Iterator[Edit]:
    """Yield the edits that put new rows or cells before the first with a greater number."""
    last: list[str] = []
    for number, text in new:
        after = next((one for one in there if one.number > number), None)
        if after is None:
            last.append(text)
        else:
            at = after.element.start
            yield Edit(at, at, text.encode(), order=number)
    if last:
        yield append(holder, "".join(last).encode())


def _cell(near: Element, row: int, column: int, text: str, style: str = "") -> str:
    """Return a cell with a text; ``near`` is an element of the same namespace."""
    tag, inside, shown = near.tag("c"), near.tag("is"), near.tag("t")
    looks = f' s="{style}"' if style else ""
    begin = f'<{tag} r="{letters_of(column)}{row}"{looks}'
    if not text:
        return f"{begin}/>"
    said = f'<{shown} xml:space="preserve">{content(text)}</{shown}>'
    return f'{begin} t="inlineStr"><{inside}>{said}</{inside}></{tag}>'


def _rows(cells: Element) -> Iterator[_Placed]:
    number = 0
    for row in cells.of("row"):
        number = int(row.attributes.get("r", number + 1))
        yield _Placed(number, row)


def _columns(row: Element) -> Iterator[_Placed]:
    number = 0
    for cell in row.of("c"):
        number = cell_of(cell.attributes.get("r", ""))[1] or number + 1
        yield _Placed(number, cell)
