"""A worksheet without its cells, which are most of it: where a new element of it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zi_docs.workbook.markup import Edit, Element, edited, find_first, read_markup

_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_RANKS = {local: rank for rank, local in enumerate(_ORDER)}
_CELLS = "sheetData"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a worksheet has besides its cells.

    ``data`` is the part without its cells, and ``root`` its elements; ``cells`` stand at the offset
    ``at``.
    """

    data: bytes
    root: Element
    cells: memoryview
    at: int

    def insert(self, local: str, new: str) -> Edit:
        """Return the edit that puts a new element of this name where the format wants it.

        It goes before others of its name: LibreOffice lets the first conditional format win.
        """
        rank = _RANKS[local]
        ends = [one.end for one in self.root.children if _rank(one) < rank]
        if _RANKS[_CELLS] < rank:
            ends.append(self.at)
        at = max([self.root.inner, *ends])
        return Edit(at, at, new.encode(), order=rank)

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """Return the whole worksheet with these edits made, and its cells as they were."""
        cells = Edit(self.at, self.at, self.cells, order=_RANKS[_CELLS])
        return edited(self.data, [cells, *edits])


def read_frame(data: bytes) -> Frame:
    """Return a sheet without its cells. Raises ``MarkupError``."""
    begin, end = _cells(data)
    frame = data[:begin] + data[end:]
    return Frame(frame, read_markup(frame), memoryview(data)[begin:end], begin)


def _cells(data: bytes) -> tuple[int, int]:
    """Return from where to where the cells are; they are read with the rest where this is unclear.

    Only a comment, CDATA or an instruction can hold the bytes of a tag that is none.
    """
    found = find_first(data, _CELLS)
    if found is None or b"<!" in data or data.count(b"<?") > 1:
        return (found.start, found.start) if found else (0, 0)
    if found.is_empty:
        return found.start, found.inner
    close = data.rindex(f"</{found.name}".encode())
    return found.start, data.index(b">", close) + 1


def _rank(element: Element) -> int:
    """Return the rank of an element; of alternatives for programs it is that of their content."""
    if element.local in _RANKS:
        return _RANKS[element.local]
    return max((_rank(child) for child in element.children), default=-1)
