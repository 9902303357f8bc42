"""Which cells of a worksheet may not be typed into: those that are locked while it is protected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zi_docs.workbook.book import Book
from zi_docs.workbook.cells import Area, Cell, area_of
from zi_docs.workbook.contents import Contents, style_number
from zi_docs.workbook.markup import Element, read_markup
from zi_docs.workbook.package import linked

_NO = ("0", "false")
_YES = ("1", "true")
_PASSWORDS = ("password", "hashValue")


@dataclass(frozen=True, slots=True)
class Locks:
    """What may be typed into: ``locked`` holds for each style whether it locks its cells.

    ``free`` holds the areas that everybody may change although their cells are locked.
    """

    contents: Contents
    is_protected: bool
    locked: Sequence[bool]
    free: tuple[Area, ...]

    def hold(self, spot: Cell) -> bool:
        """Whether a cell is locked in a sheet that is protected."""
        if not self.is_protected or any(area.holds(*spot) for area in self.free):
            return False
        style = style_at(self.contents, spot)
        return self.locked[style] if style < len(self.locked) else True


def style_at(contents: Contents, spot: Cell) -> int:
    """Return the style of a cell; one that is not written yet has that of its row or column."""
    if held := contents.cells.get(spot):
        return held.style
    row = contents.rows.get(spot[0])
    if row is not None and row.attributes.get("customFormat") in _YES:
        return style_number(row, "s")
    columns = contents.root.of("cols", "col")
    found = (one for one in columns if _first(one) <= spot[1] <= style_number(one, "max"))
    return next((style_number(one, "style") for one in found), 0)


def _first(column: Element) -> int:
    return style_number(column, "min")


def read_locks(book: Book, contents: Contents) -> Locks:
    """Return which cells of a worksheet are locked. Raises ``MarkupError``."""
    protection = contents.root.first("sheetProtection")
    is_protected = protection is not None and protection.attributes.get("sheet") in _YES
    ranges = contents.root.of("protectedRanges", "protectedRange")
    free = [one for one in ranges if not any(one.named(name) for name in _PASSWORDS)]
    areas = (area_of(part) for one in free for part in one.named("sqref").split())
    return Locks(contents, is_protected, _locking_styles(book), tuple(areas))


def _locking_styles(book: Book) -> list[bool]:
    part = linked(book.parts, book.part, "styles")
    if not part:
        return []
    styles = read_markup(book.parts.read(part)).of("cellXfs", "xf")
    return [_locks(style) for style in styles]


def _locks(style: Element) -> bool:
    found = style.first("protection")
    return found is None or found.attributes.get("locked", "1") not in _NO
