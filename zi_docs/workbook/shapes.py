"""The boxes in which Excel shows notes: VML, which Excel itself does not always write as XML.

A ``<br>`` without an end is common in it, and prefixes vary. So a box declares its own namespaces,
and goes before the last closing tag, found by bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from zi_docs.workbook.book import Book, Sheet
from zi_docs.workbook.cells import LAST_COLUMN, LAST_ROW, Cell
from zi_docs.workbook.markup import (
    Edit,
    Element,
    MarkupError,
    edited,
    read_markup,
    text_of,
    without,
)
from zi_docs.workbook.package import declare_ending, link, links_of, target, unlink
from zi_docs.workbook.sheet import Frame

_ELEMENT = "legacyDrawing"
_KIND = "vmlDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_XML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY = (
    f'<xml {_XML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
_KIND_OF_BOX = (
    f'<v:shapetype {_XML} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    'o:connecttype="rect"/></v:shapetype>'
)
_BOX_START = f'<v:shape {_XML} alt="zi-docs" id="_x0000_s'
_BOX = (
    _BOX_START + '{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:1.5pt;width:240pt;height:{height}pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" '
    'color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox '
    'style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}'
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_BOX_END = b"</v:shape>"
_COLUMNS, _LETTERS_IN_LINE, _LINE_POINTS, _ROW_POINTS = 5, 45, 14, 15
_MOST_LINES = 24
_BLOCK = 1_024
_IN_BLOCK = _BLOCK - 1
_IDMAP = re.compile(rb"""(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*)(["'])([\d,\s]*)\2""")
_ID = re.compile(rb"""_s(\d+)["']""")


def add_boxes(book: Book, sheet: Sheet, frame: Frame, texts: Mapping[Cell, str]) -> list[Edit]:
    """Give each of these cells a box for its note; return the edits of the sheet that need be."""
    part, edits = _part_of(book, sheet, frame)
    data = book.parts.read(part)
    first = max(_blocks_used(book), default=0) + 1
    boxes = [_box(_number(first, n), cell, texts[cell]) for n, cell in enumerate(texts)]
    blocks = range(first, first + -(-len(boxes) // _IN_BLOCK))
    kind = "" if b"_x0000_t202" in data else _KIND_OF_BOX
    end = data.rindex(b"</")
    added = Edit(end, end, (kind + "".join(boxes)).encode())
    book.parts.put(part, edited(data, [added, *_mapped(data, blocks)]))
    return edits


def _part_of(book: Book, sheet: Sheet, frame: Frame) -> tuple[str, list[Edit]]:
    """Return the part with the boxes of a sheet, which gets one if it has none."""
    if part := _named_part(book, sheet, frame):
        return part, []
    declare_ending(book.parts, "vml", _TYPE)
    part = book.named("drawings/vmlDrawing{}.vml")
    book.parts.put(part, _EMPTY.encode())
    identifier = link(book.parts, sheet.part, book.type(_KIND), part)
    space = book.type("x").rpartition("/")[0]
    new = f'<{frame.root.tag(_ELEMENT)} xmlns:r="{space}" r:id="{identifier}"/>'
    return part, [frame.insert(_ELEMENT, new)]


def _named_part(book: Book, sheet: Sheet, frame: Frame) -> str:
    """Return the part that the sheet names: pictures of headers are in a part of the same kind."""
    if (element := frame.root.first(_ELEMENT)) is None:
        return ""
    identifier = element.named("id")
    links = (one for one in links_of(book.parts, sheet.part) if one.id == identifier)
    return next((target(book.parts, sheet.part, one) for one in links), "")


def _box(number: int, cell: Cell, text: str) -> str:
    row, column = cell
    lines = sum(1 + len(line) // _LETTERS_IN_LINE for line in text.splitlines())
    height = _LINE_POINTS * (1 + min(lines, _MOST_LINES))
    return _BOX.format(
        id=number,
        height=height,
        anchor=_anchor(row, column, -(-height // _ROW_POINTS)),
        row=row - 1,
        column=column - 1,
    )


def _anchor(row: int, column: int, rows: int) -> str:
    """Return where a box is: beside its cell, and before it at the edge of the sheet."""
    left = column if column + _COLUMNS < LAST_COLUMN else max(0, column - _COLUMNS - 1)
    top = min(max(0, row - 2), LAST_ROW - 1 - rows)
    return f"{left}, 15, {top}, 4, {left + _COLUMNS}, 15, {top + rows}, 4"


# Numbers: those of a sheet lie in blocks of 1,024, which its part lists and no other may use.


def _number(first: int, n: int) -> int:
    """Return the number of the n-th box from a block on; no block's first number is used."""
    block, rest = divmod(n, _IN_BLOCK)
    return (first + block) * _BLOCK + 1 + rest


def _blocks_used(book: Book) -> Iterator[int]:
    for name in book.parts:
        if name.casefold().endswith(".vml"):
            data = book.parts.read(name)
            for match in _IDMAP.finditer(data):
                yield from (int(block) for block in match[3].replace(b",", b" ").split())
            yield from _blocks_of_shapes(data)


def _mapped(data: bytes, blocks: Iterable[int]) -> Iterator[Edit]:
    """Yield the edit that lists further blocks where the part lists its own."""
    if match := _IDMAP.search(data):
        listed = [*match[3].decode().replace(",", " ").split(), *map(str, blocks)]
        yield Edit(match.start(3), match.end(3), ",".join(listed).encode())


# Taking away


def remove_boxes(book: Book, sheet: Sheet, frame: Frame, cells: Collection[Cell]) -> list[Edit]:
    """Take away the boxes of the notes at these cells; return the edits of the sheet.

    A part in which nothing is left goes, with what led to it.
    """
    part = _named_part(book, sheet, frame)
    if not part or not cells:
        return []
    data = book.parts.read(part)
    new, is_bare = _without_boxes(data, cells)
    if not is_bare:
        book.parts.put(part, new)
        return []
    unlink(book.parts, sheet.part, part)
    book.parts.drop([part])
    return [without(frame.root.of(_ELEMENT)[0])]


def _without_boxes(data: bytes, cells: Collection[Cell]) -> tuple[bytes, bool]:
    """Return a part without these boxes, and whether it has no other shape."""
    rest = _without_our_boxes(data)
    try:
        root = read_markup(rest)
    except MarkupError:
        return _unmapped(data, rest), False
    gone = [one for one in root.of("shape") if _cell(rest, one) in cells]
    left = {id(child) for child in root.children if child.local not in ("shapelayout", "shapetype")}
    return _unmapped(data, edited(rest, map(without, gone))), left == {id(one) for one in gone}


def _cell(data: bytes, shape: Element) -> Cell | None:
    """Return the cell whose note a shape shows."""
    for holder in shape.of("ClientData"):
        row, column = holder.first("Row"), holder.first("Column")
        if holder.named("ObjectType") == "Note" and row and column:
            return int(text_of(data, row)) + 1, int(text_of(data, column)) + 1
    return None


def _without_our_boxes(data: bytes) -> bytes:
    """Return a part without the boxes that we put there, found by their bytes.

    Excel writes them anew when it saves the copy; then they are found by their cells.
    """
    start, pieces, at = _BOX_START.encode(), list[bytes](), 0
    while (begin := data.find(start, at)) >= 0:
        pieces.append(data[at:begin])
        at = data.index(_BOX_END, begin) + len(_BOX_END)
    return b"".join([*pieces, data[at:]])


def _unmapped(before: bytes, after: bytes) -> bytes:
    """Return a part that lists no block of which the last shape was taken away."""
    gone = {str(n) for n in _blocks_of_shapes(before) - _blocks_of_shapes(after)}
    match = _IDMAP.search(after)
    if match is None or not gone:
        return after
    kept = [n for n in match[3].decode().replace(",", " ").split() if n not in gone]
    return edited(after, [Edit(match.start(3), match.end(3), ",".join(kept).encode())])


def _blocks_of_shapes(data: bytes) -> set[int]:
    return {int(number) // _BLOCK for number in _ID.findall(data)}
