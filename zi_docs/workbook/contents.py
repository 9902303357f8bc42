"""The cells of a worksheet: what each holds, and where it stands in the bytes of its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from zi_docs.workbook.cells import Area, Cell, area_of, cell_of, seen_cell
from zi_docs.workbook.markup import Element, read_markup, text_of
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.strings import SharedStrings, item_text, readable

_SHARED, _INLINE, _TEXT, _SWITCH, _ERROR = "s", "inlineStr", "str", "b", "e"
_SWITCHES = {"1": "TRUE", "0": "FALSE"}


class Held(NamedTuple):
    """A cell as it stands in a part.

    ``text`` is its value as the part has it: a number with a point, TRUE, an error such as
    ``#N/A``. ``kind`` is the format's word for it: ``s`` and ``inlineStr`` are typed texts, ``str``
    is the text of a formula, ``e`` an error, "" a number. ``formula`` is None where there is none,
    and "" for a cell that shares the formula of another.
    """

    element: Element
    kind: str
    text: str
    formula: str | None

    @property
    def is_text(self) -> bool:
        """Whether it is a text, not a number or an error."""
        return self.kind in (_SHARED, _INLINE, _TEXT)

    @property
    def is_error(self) -> bool:
        """Whether it is an error such as ``#DIV/0!``."""
        return self.kind == _ERROR

    @property
    def style(self) -> int:
        """The number of its style."""
        return style_number(self.element, "s")


def style_number(element: Element, name: str) -> int:
    """Return the number in an attribute that names a style; 0 where it is absent."""
    found = element.attributes.get(name, "")
    return int(found) if found.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Contents:
    """A worksheet with its cells.

    ``rows`` holds the elements of the rows by their number, and ``cells`` every cell that the part
    writes, also those that only have a style.
    """

    data: bytes
    root: Element
    rows: Mapping[int, Element]
    cells: Mapping[Cell, Held]
    merged: tuple[Area, ...]

    def text(self, spot: Cell) -> str:
        """Return the value of a cell; "" where there is none."""
        held = self.cells.get(spot)
        return held.text if held else ""

    def seen(self, spot: Cell) -> Cell:
        """Return the cell that is seen at a place: the first one where cells are merged."""
        return seen_cell(spot, self.merged)


def read_contents(data: bytes, strings: SharedStrings) -> Contents:
    """Return a worksheet with its cells.

    Raises ``MarkupError``, and :class:`ForeignError` for a cell at no place or with a text that is
    not there.
    """
    root = read_markup(data)
    rows = dict(_numbered_rows(root))
    cells = {
        spot: _held(data, element, strings)
        for number, row in rows.items()
        for spot, element in _numbered_cells(number, row)
    }
    return Contents(data, root, rows, cells, tuple(merged_areas(root)))


def merged_areas(root: Element) -> list[Area]:
    """Return the areas of a worksheet whose cells are merged."""
    return [area_of(one.named("ref")) for one in root.of("mergeCells", "mergeCell")]


def _numbered_rows(root: Element) -> Iterator[tuple[int, Element]]:
    """Yield the rows with their numbers; one that has none follows the row before it."""
    number = 0
    for row in root.of("sheetData", "row"):
        typed = row.attributes.get("r", "")
        number = int(typed) if typed.isdecimal() else number + 1
        yield number, row


def _numbered_cells(row: int, element: Element) -> Iterator[tuple[Cell, Element]]:
    column = 0
    for one in element.of("c"):
        typed = one.attributes.get("r", "")
        column = cell_of(typed)[1] if typed else column + 1
        if not column:
            raise ForeignError(typed)
        yield (row, column), one


def _held(data: bytes, element: Element, strings: SharedStrings) -> Held:
    kind = element.attributes.get("t", "")
    found = element.first("f")
    formula = None if found is None else text_of(data, found)
    return Held(element, "" if kind == "n" else kind, _text(data, element, kind, strings), formula)


def _text(data: bytes, element: Element, kind: str, strings: SharedStrings) -> str:
    if kind == _INLINE:
        inside = element.first("is")
        return item_text(data, inside) if inside else ""
    value = element.first("v")
    raw = text_of(data, value) if value else ""
    if kind == _SHARED and raw:
        return _shared(raw, strings)
    return readable(raw) if kind == _TEXT else _SWITCHES.get(raw, raw) if kind == _SWITCH else raw


def _shared(raw: str, strings: SharedStrings) -> str:
    number = raw.strip()
    if not number.isdecimal() or int(number) >= len(strings.texts):
        raise ForeignError(raw)
    return strings.texts[int(number)]
