"""Values typed into cells of a worksheet: nothing else of the part changes.

What stays: the style of each cell, protection, drop-down lists, formulas. A value never goes over
a formula, so that the order in which Excel computes these (``calcChain``) stays right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from zi_docs.workbook.book import Book
from zi_docs.workbook.cells import Cell, name_of
from zi_docs.workbook.contents import Contents, Held
from zi_docs.workbook.locks import style_at
from zi_docs.workbook.markup import Edit, Element, append, attribute_spans, edited, set_value
from zi_docs.workbook.strings import SharedStrings, text_item

Value = str | Decimal
_MOST_TEXT = 32_767
_GONE = {"t", "cm", "vm"}  # what a value was, and what it meant to Excel, do not hold for another


class FormulaError(ValueError):
    """A value was to be put over a formula."""


@dataclass(slots=True)
class _Entry:
    """A worksheet on its way to get these values; ``rows`` holds its cells row by row."""

    contents: Contents
    strings: SharedStrings
    values: Mapping[Cell, Value]
    freed: int = 0
    rows: dict[int, list[tuple[int, Element]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for (row, column), held in sorted(self.contents.cells.items()):
            self.rows[row].append((column, held.element))

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of the part."""
        new: dict[int, dict[int, str]] = defaultdict(dict)
        for spot, value in sorted(self.values.items()):
            if held := self.contents.cells.get(spot):
                yield self._replaced(spot, held, value)
            else:
                new[spot[0]][spot[1]] = self._new_cell(spot, value)
        absent = {number: cells for number, cells in new.items() if number not in self._rows}
        for number in new.keys() - absent.keys():
            yield from self._in_row(number, new[number])
        if absent:
            yield from self._new_rows(absent)

    @property
    def _rows(self) -> Mapping[int, Element]:
        return self.contents.rows

    def _replaced(self, spot: Cell, held: Held, value: Value) -> Edit:
        if held.formula is not None:
            raise FormulaError(name_of(spot))
        self.freed += held.kind == "s"
        cell, data = held.element, self.contents.data
        spans = [span for span in attribute_spans(data, cell) if span[0] not in _GONE]
        kept = "".join(f" {name}={_quoted(data[begin:end])}" for name, begin, end in spans)
        return Edit(cell.start, cell.end, self._written(kept, value).encode())

    def _new_cell(self, spot: Cell, value: Value) -> str:
        style = style_at(self.contents, spot)
        styled = f' s="{style}"' if style else ""
        return self._written(f' r="{name_of(spot)}"{styled}', value)

    def _written(self, attributes: str, value: Value) -> str:
        tag = self.contents.root.tag
        cell, inner = tag("c"), tag("v")
        if isinstance(value, Decimal):
            return f"<{cell}{attributes}><{inner}>{value:f}</{inner}></{cell}>"
        if self.strings.part:
            number = self.strings.number_of(value)
            return f'<{cell}{attributes} t="s"><{inner}>{number}</{inner}></{cell}>'
        item = text_item(tag("is"), tag("t"), value)
        return f'<{cell}{attributes} t="inlineStr">{item}</{cell}>'

    def _in_row(self, number: int, cells: Mapping[int, str]) -> Iterator[Edit]:
        """Yield the edits that put new cells among those of a row."""
        row = self._rows[number]
        there = self.rows[number]
        yield from _numbered(self.contents.data, number, there)
        if row.is_empty:
            yield append(row, "".join(cells.values()).encode())
            return
        columns = [column for column, _ in there]
        for column, cell in cells.items():
            place = bisect_left(columns, column)
            at = there[place][1].start if place < len(there) else _end(row, there)
            yield Edit(at, at, cell.encode(), order=column)

    def _new_rows(self, absent: Mapping[int, Mapping[int, str]]) -> Iterator[Edit]:
        [holder] = self.contents.root.of("sheetData")
        data, tag = self.contents.data, self.contents.root.tag("row")
        made = {n: f'<{tag} r="{n}">{"".join(c.values())}</{tag}>' for n, c in absent.items()}
        if holder.is_empty:
            yield append(holder, "".join(made.values()).encode())
            return
        for number, row in self._rows.items():
            if "r" not in row.attributes:
                yield set_value(data, row, "r", number)
        there = sorted(self._rows)
        for number, row_text in made.items():
            place = bisect_left(there, number)
            at = self._rows[there[place]].start if place < len(there) else holder.outer
            yield Edit(at, at, row_text.encode(), order=number)


def _quoted(raw: bytes) -> str:
    """Return the value of an attribute in double quotes, whichever it stood in."""
    return '"{}"'.format(raw.decode().replace('"', "&quot;"))


def _end(row: Element, there: Sequence[tuple[int, Element]]) -> int:
    return there[-1][1].end if there else row.inner


def _numbered(data: bytes, number: int, cells: Sequence[tuple[int, Element]]) -> Iterator[Edit]:
    """Yield the edits that tell cells their place, since others come before them."""
    for column, cell in cells:
        if "r" not in cell.attributes:
            yield set_value(data, cell, "r", name_of((number, column)))


def enter(
    book: Book, part: str, contents: Contents, strings: SharedStrings, values: Mapping[Cell, Value]
) -> None:
    """Put values into cells of a worksheet, whatever was typed there.

    A text of more than Excel holds is cut. Raises :class:`FormulaError` for a cell with a formula.
    """
    fitting = {s: v[:_MOST_TEXT] if isinstance(v, str) else v for s, v in values.items()}
    entry = _Entry(contents, strings, fitting)
    edits = list(entry.edits())
    if edits:
        book.parts.put(part, edited(contents.data, edits))
        strings.write(book, freed=entry.freed)


def ask_to_compute(book: Book) -> None:
    """Let Excel compute every formula when it opens the workbook."""
    root, data = book.root, book.parts.read(book.part)
    found = root.first("calcPr")
    if found is not None:
        if found.attributes.get("fullCalcOnLoad") not in ("1", "true"):
            book.parts.edit(book.part, [set_value(data, found, "fullCalcOnLoad", 1)])
        return
    before = ("sheets", "functionGroups", "externalReferences", "definedNames")
    at = max(one.end for one in root.children if one.local in before)
    new = f'<{root.tag("calcPr")} fullCalcOnLoad="1"/>'
    book.parts.edit(book.part, [Edit(at, at, new.encode())])
