"""The lines of a document, as far as they decide how many pages it takes.

A line holds as many letters as the width of its column over the usual width of a letter. Lines
have the heights of their styles; a row of a table is as high as its highest cell. Text boxes,
footnotes, and what stands in the margins take no room. Lengths are twips.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from lxml import etree

from zi_docs.ooxml.xml import W, qn
from zi_docs.word.looks import Looks

_TORN = 2  # letters that a line loses on average, since words are not torn
_RESERVE = 80  # of the height of a page, for lines that break worse than on average
_EMU = 635  # to a twip
_CELL_SIDES = 108  # left and right, where a table says nothing
_FAR = 1_000_000

Block: TypeAlias = "Paragraph | Row"


class Line(NamedTuple):
    """What a paragraph prints between two line breaks; it becomes one line or several.

    ``texts`` are the numbers of its texts in the document. ``whole`` is how many letters fit on one
    line, ``wrapped`` how many on each of several.
    """

    texts: tuple[int, ...]
    whole: int
    wrapped: int

    def count(self, letters: Sequence[int]) -> int:
        """Return how many lines it takes; ``letters`` are those of each text of the document."""
        total = sum(letters[text] for text in self.texts)
        return 1 if total <= self.whole else -(-total // self.wrapped)

    def room(self, count: int) -> int:
        """Return how many letters fit on so many lines."""
        return max(self.whole, count * self.wrapped) if count > 1 else self.whole


class Paragraph(NamedTuple):
    """The lines ``first`` to ``end`` of the document, the height of one, and that around them."""

    first: int
    end: int
    line: float
    around: float

    def height(self, counts: Sequence[int]) -> float:
        """Return the height when the lines of the document become so many each."""
        return self.around + self.line * sum(counts[self.first : self.end])


class Row(NamedTuple):
    """A row of a table: its cells, the height around their text, and its least height."""

    cells: tuple[tuple[Block, ...], ...]
    around: float
    least: float

    def height(self, counts: Sequence[int]) -> float:
        """Return the height when the lines of the document become so many each."""
        cells = (sum(block.height(counts) for block in cell) for cell in self.cells)
        return max(self.least, self.around + max(cells, default=0))


class Stretch(NamedTuple):
    """What stands between two breaks of page; ``room`` is the height of such a page."""

    blocks: tuple[Block, ...]
    room: float

    def pages(self, counts: Sequence[int]) -> int:
        """Return how many pages it takes when the lines become so many each."""
        height = sum(block.height(counts) for block in self.blocks)
        return max(1, math.ceil(height / self.room))


class Lines(NamedTuple):
    """All lines of a document, and the stretches that are made of them."""

    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]

    def pages(self, counts: Sequence[int]) -> int:
        """Return how many pages the document takes when the lines become so many each."""
        return sum(stretch.pages(counts) for stretch in self.stretches)


class Page(NamedTuple):
    """The width and height of the text on a page."""

    width: float
    height: float


ENDLESS = Page(_FAR, _FAR)


def read_lines(root: etree._Element, looks: Looks) -> Lines:
    """Return the lines of a document whose texts (``w:t``) hold their own numbers."""
    reader = _Reader(looks)
    stretches: list[Stretch] = []
    for page, nodes in _sections(root):
        for some in _pages(nodes, looks):
            blocks = tuple(reader.blocks(some, page.width))
            stretches.append(Stretch(blocks, max(1, page.height - _RESERVE)))
    return Lines(tuple(reader.lines), tuple(stretches))


def _sections(root: etree._Element) -> Iterator[tuple[Page, list[etree._Element]]]:
    """Yield each section's page, and the paragraphs and tables in it.

    A section that goes on in the page of the one before (``continuous``) is counted with it.
    """
    nodes: list[etree._Element] = []
    waiting: tuple[Page, list[etree._Element]] | None = None
    for node in _contents(root):
        if node.tag != f"{W}sectPr":
            nodes.append(node)
            continue
        if waiting and not _goes_on(node):
            yield waiting
        elif waiting:
            nodes = waiting[1] + nodes
        waiting, nodes = (_page(node), nodes), []
    if waiting:
        yield waiting[0], waiting[1] + nodes
    elif nodes:
        yield ENDLESS, nodes


def _goes_on(section: etree._Element) -> bool:
    kind = section.find(f"{W}type")
    return kind is not None and kind.get(f"{W}val") == "continuous"


def _contents(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and ends of sections under an element, whatever holds them."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child
            yield from child.iterfind(f"{W}pPr/{W}sectPr")
        elif child.tag in (f"{W}tbl", f"{W}sectPr"):
            yield child
        elif isinstance(child.tag, str):
            yield from _contents(child)


def _page(section: etree._Element) -> Page:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = _measure(size, "w") - sum(_measure(margin, at) for at in ("left", "right", "gutter"))
    height = _measure(size, "h") - abs(_measure(margin, "top")) - abs(_measure(margin, "bottom"))
    return Page(width if width > 0 else _FAR, height if height > 0 else _FAR)


def _measure(node: etree._Element | None, name: str) -> float:
    """Return a measure in twips; 0 where it is absent or written in another unit."""
    try:
        return 0 if node is None else float(node.get(f"{W}{name}", "0"))
    except ValueError:
        return 0


def _pages(nodes: list[etree._Element], looks: Looks) -> Iterator[list[etree._Element]]:
    """Yield what stands between two breaks of page; a break ends the page of its paragraph."""
    some: list[etree._Element] = []
    for node in nodes:
        if some and node.tag == f"{W}p" and looks.of(node).opens_page:
            yield some
            some = []
        some.append(node)
        if any(mark.get(f"{W}type") == "page" for mark in node.iterfind(f"{W}r/{W}br")):
            yield some
            some = []
    if some:
        yield some


class _Reader:
    """Reads blocks, and numbers their lines."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self.lines: list[Line] = []

    def blocks(self, nodes: Iterable[etree._Element], width: float) -> Iterator[Block]:
        """Yield the paragraphs and the rows of the tables in a column of this width."""
        for node in nodes:
            if node.tag == f"{W}p":
                yield self._paragraph(node, width)
            elif node.tag == f"{W}tbl":
                yield from self._rows(node)

    def _paragraph(self, node: etree._Element, width: float) -> Paragraph:
        look, first = self._looks.of(node), len(self.lines)
        whole = max(1, int((width - look.indent) / look.letter))
        for texts in _texts(node, look.hangs):
            self.lines.append(Line(texts, whole, max(1, whole - _TORN)))
        extents = node.iterfind(f".//{qn('wp:inline')}/{qn('wp:extent')}")
        picture = max((float(extent.get("cy", "0")) / _EMU for extent in extents), default=0)
        around = look.around + max(0, picture - look.line)
        return Paragraph(first, len(self.lines), look.line, around)

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        margins = table.find(f"{W}tblPr/{W}tblCellMar")
        columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
        widths = [_measure(column, "w") for column in columns]
        sides = sum(_margin(margins, side, _CELL_SIDES) for side in ("left", "right"))
        around = sum(_margin(margins, side, 0) for side in ("top", "bottom"))
        for row in table.iterfind(f"{W}tr"):
            cells = tuple(
                tuple(self.blocks(_contents(cell), width - sides))
                for cell, width in _cells(row, widths)
            )
            yield Row(cells, around, _measure(row.find(f"{W}trPr/{W}trHeight"), "val"))


def _texts(paragraph: etree._Element, hangs: bool) -> list[tuple[int, ...]]:
    """Return the numbers of a paragraph's texts, apart for each line that a break begins.

    A number that hangs left of the text, as in ``1.<tab>text``, takes no room in its lines.
    """
    lines: list[list[int]] = [[]]
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if next(node.iterancestors(f"{W}p")) is not paragraph:
            continue  # in a text box
        if node.tag == f"{W}br":
            lines.append([])
        elif node.tag == f"{W}t" and node.text:
            lines[-1].append(int(node.text))
        elif node.tag == f"{W}tab" and hangs and len(lines) == 1:
            lines[0].clear()
            hangs = False
    return [tuple(line) for line in lines]


def _cells(row: etree._Element, widths: list[float]) -> Iterator[tuple[etree._Element, float]]:
    """Yield the cells of a row with the widths of the columns that they span."""
    at = 0
    for cell in row.iterfind(f"{W}tc"):
        span = int(_measure(cell.find(f"{W}tcPr/{W}gridSpan"), "val")) or 1
        yield cell, sum(widths[at : at + span]) or _FAR
        at += span


def _margin(margins: etree._Element | None, side: str, usual: float) -> float:
    node = None if margins is None else margins.find(f"{W}{side}")
    return usual if node is None else _measure(node, "w")
