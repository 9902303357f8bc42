"""Looks that are added to a workbook's styles: ours, beside all that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from zi_docs.workbook.book import Book
from zi_docs.workbook.markup import Edit, Element, append, read_markup, set_value
from zi_docs.workbook.package import declare, link, linked, new_part

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NAME = "xl/styles.xml"  # openpyxl looks for this name, whatever the relationship says
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
_RANKS = {local: rank for rank, local in enumerate(_ORDER)}
_MOST_XFS = 65_430
_BARE = (
    '<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
_PAINT = (
    '<{0}dxf><{0}font><{0}color rgb="FF{1}"/></{0}font><{0}fill><{0}patternFill '
    'patternType="solid"><{0}fgColor rgb="FF{2}"/><{0}bgColor rgb="FF{2}"/></{0}patternFill>'
    "</{0}fill></{0}dxf>"
)
_RED, _YELLOW = ("9C0006", "FF9B9B"), ("7F6000", "FFE766")
_FONT = '<{0}font>{1}<{0}sz val="{2}"/><{0}color rgb="FF{3}"/><{0}name val="Calibri"/></{0}font>'
_TITLE, _BOLD, _LINK = ("b", 14, "000000"), ("b", 11, "000000"), ("u", 11, "0563C1")
_GREY = (
    '<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="FFE7E6E6"/><{0}bgColor '
    'indexed="64"/></{0}patternFill></{0}fill>'
)
_XF = (
    '<{0}xf numFmtId="0" fontId="{1}" fillId="{2}" borderId="0" xfId="0" applyFont="1" '
    'applyFill="1" applyAlignment="1"><{0}alignment vertical="top"{3}/></{0}xf>'
)
_WRAP = ' wrapText="1"'


class Looks(NamedTuple):
    """The numbers of our looks: two colours of cells, and four styles of cells in our list."""

    red: int
    yellow: int
    title: int
    head: int
    text: int
    link: int


@dataclass(slots=True)
class _Styles:
    """The styles with what is to be added to each of their lists."""

    data: bytes
    root: Element

    @property
    def prefix(self) -> str:
        return f"{self.root.prefix}:" if self.root.prefix else ""

    def add(self, local: str, items: Sequence[str]) -> tuple[list[int], list[Edit]]:
        """Return the numbers that these items have in a list, and the edits that put them there.

        What stands there already, byte for byte, is not put there again.
        """
        holder = self.root.first(local)
        there = [self.data[one.start : one.end] for one in holder.children] if holder else []
        known = {item: number for number, item in reversed([*enumerate(there)])}
        new = [item for item in dict.fromkeys(map(str.encode, items)) if item not in known]
        known |= {item: len(there) + number for number, item in enumerate(new)}
        numbers = [known[item.encode()] for item in items]
        return numbers, list(self._edits(local, holder, len(there), new)) if new else []

    def _edits(
        self, local: str, holder: Element | None, count: int, new: Sequence[bytes]
    ) -> Iterator[Edit]:
        added = b"".join(new)
        if holder is not None:
            yield set_value(self.data, holder, "count", count + len(new))
            yield append(holder, added)
            return
        ends = [o.end for o in self.root.children if _RANKS.get(o.local, -1) < _RANKS[local]]
        at, tag = max(ends, default=self.root.inner), self.root.tag(local).encode()
        whole = b'<%b count="%d">%b</%b>' % (tag, len(new), added, tag)
        yield Edit(at, at, whole, order=_RANKS[local])


def add_looks(book: Book) -> Looks:
    """Add our looks to the styles of a workbook, which gets styles if it has none.

    Where it has as many styles as Excel can hold, our list does without them.
    """
    part = _part_of(book)
    data = book.parts.read(part)
    styles = _Styles(data, read_markup(data))
    prefix, edits = styles.prefix, list[Edit]()
    paints = [_PAINT.format(prefix, *paint) for paint in (_RED, _YELLOW)]
    (red, yellow), more = styles.add("dxfs", paints)
    cells = _cell_styles(styles, prefix, edits)
    book.parts.edit(part, [*more, *edits])
    return Looks(red, yellow, *cells)


def _cell_styles(styles: _Styles, prefix: str, edits: list[Edit]) -> list[int]:
    if len(styles.root.of("cellXfs", "xf")) + 4 > _MOST_XFS:
        return [0, 0, 0, 0]
    fonts = [_FONT.format(prefix, f"<{prefix}{mark}/>", *f) for mark, *f in (_TITLE, _BOLD, _LINK)]
    (title, bold, link), of_fonts = styles.add("fonts", fonts)
    (grey,), of_fills = styles.add("fills", [_GREY.format(prefix)])
    looks = ((title, 0, ""), (bold, grey, _WRAP), (0, 0, _WRAP), (link, 0, _WRAP))
    numbers, of_cells = styles.add("cellXfs", [_XF.format(prefix, *look) for look in looks])
    edits += [*of_fonts, *of_fills, *of_cells]
    return numbers


def _part_of(book: Book) -> str:
    if part := linked(book.parts, book.part, "styles"):
        return part
    part = _NAME if _NAME not in book.parts else book.named("styles{}.xml")
    book.parts.put(part, new_part(_BARE.format(book.uri)))
    declare(book.parts, part, _TYPE)
    link(book.parts, book.part, book.type("styles"), part)
    return part
