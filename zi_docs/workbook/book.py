"""The workbook itself: its sheets in their order, and a sheet of ours among them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from zi_docs.archive import Fault
from zi_docs.ooxml.package import rels_name
from zi_docs.ooxml.relations import Relation
from zi_docs.workbook.markup import (
    Edit,
    Element,
    append,
    read_markup,
    set_value,
    text_of,
    without,
    without_value,
)
from zi_docs.workbook.package import (
    ForeignError,
    Parts,
    declare,
    link,
    links_of,
    target,
    unlink,
)
from zi_docs.workbook.sheet import read_frame

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = {
    MAIN: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_WORKSHEET = "worksheet"
_NAME = "_zi_docs_periksa"
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_COUNTING = (b"SHEET(", b"SHEETS(")
_LONGEST_NAME = 31


class Sheet(NamedTuple):
    """A sheet of the workbook; ``kind`` is ``worksheet``, or ``chartsheet`` and the like."""

    name: str
    part: str
    kind: str
    is_visible: bool
    number: int

    @property
    def has_cells(self) -> bool:
        """Whether it is a sheet of cells whose part is there."""
        return self.kind == _WORKSHEET and bool(self.part)


@dataclass(slots=True)
class Book:
    """A workbook: the parts of its file, and the part that lists its sheets."""

    parts: Parts
    part: str

    @property
    def root(self) -> Element:
        """The elements of the part that lists the sheets."""
        return read_markup(self.parts.read(self.part))

    @property
    def uri(self) -> str:
        """The namespace of the workbook: Excel's usual one, or that of the Strict format."""
        return self.root.uri

    @property
    def is_strict(self) -> bool:
        """Whether it is in the Strict format, which has no boxes for notes."""
        return self.uri == STRICT

    def type(self, kind: str) -> str:
        """Return the type of a relationship of this kind."""
        return f"{_TYPES[self.uri]}/{kind}"

    def named(self, pattern: str) -> str:
        """Return a free name for a new part beside the workbook; it holds ``{}`` for a number."""
        return self.parts.free_name(posixpath.join(posixpath.dirname(self.part), pattern))

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets in their order."""
        links = {one.id: one for one in links_of(self.parts, self.part)}
        return [self._sheet(one, links) for one in self.root.of("sheets", "sheet")]

    def _sheet(self, element: Element, links: dict[str, Relation]) -> Sheet:
        found, number = links.get(element.named("id")), element.named("sheetId", "0")
        if found is None or not (number.isascii() and number.isdigit()):
            raise ForeignError(str(Fault.DAMAGED))
        return Sheet(
            element.named("name"),
            target(self.parts, self.part, found),
            found.kind,
            element.named("state", "visible") == "visible",
            int(number),
        )


def open_book(data: bytes) -> Book:
    """Return the workbook in these bytes.

    Raises :class:`ForeignError` for a file of another kind, and ``MarkupError`` for parts that
    can't be changed by bytes.
    """
    parts = Parts(data)
    ways = [one for one in links_of(parts, "") if one.kind == "officeDocument"]
    part = target(parts, "", ways[0]) if ways else ""
    if not part.casefold().endswith(".xml"):
        raise ForeignError(str(Fault.FOREIGN))
    book = Book(parts, part)
    if book.uri not in _TYPES or book.root.local != "workbook":
        raise ForeignError(str(Fault.FOREIGN))
    return book


def stands_first(book: Book) -> bool:
    """Whether a sheet may be put before the others: macros and formulas may count the sheets."""
    if any("vbaproject" in name.casefold() for name in book.parts):
        return False
    parts = (book.parts.read(sheet.part) for sheet in book.sheets if sheet.part)
    return not any(word in data for data in parts for word in _COUNTING)


def free_name(book: Book, wanted: str) -> str:
    """Return a name that no sheet has: the wanted one, or with a number behind it."""
    taken = {sheet.name.casefold() for sheet in book.sheets}
    number, name = 1, wanted
    while name.casefold() in taken:
        number += 1
        name = f"{wanted[: _LONGEST_NAME - 5]} ({number})"
    return name


def add_sheet(book: Book, name: str, data: bytes) -> None:
    """Put a sheet of ours before the others, or behind them, and open the workbook with it.

    What counts sheets by their order keeps its meaning: names of one sheet move along, and no other
    sheet stays selected, since Excel would type into both.
    """
    first, sheets = stands_first(book), book.sheets
    _deselect(book, sheets)
    part = book.named("worksheets/sheet{}.xml")
    book.parts.put(part, data)
    declare(book.parts, part, _SHEET_TYPE)
    identifier = link(book.parts, book.part, book.type("worksheet"), part)
    root, number = book.root, max((sheet.number for sheet in sheets), default=0) + 1
    [holder] = root.of("sheets")
    new = (
        f"<{root.tag('sheet')} name={quoteattr(name)} sheetId={quoteattr(str(number))} "
        f'xmlns:r="{_TYPES[root.uri]}" r:id="{identifier}"/>'
    ).encode()
    at = holder.inner
    place = Edit(at, at, new) if first and not holder.is_empty else append(holder, new)
    book.parts.edit(book.part, [place, *_with_names(book, name, first), *_opened(book, first)])


def _with_names(book: Book, name: str, first: bool) -> Iterator[Edit]:
    """Yield the edits of the defined names: ours is added, those of one sheet move with it."""
    root = book.root
    quoted = name.replace("'", "''")
    ours = f'<{root.tag("definedName")} name="{_NAME}" hidden="1">\'{quoted}\'!$A$1</'
    ours += f"{root.tag('definedName')}>"
    if holder := root.first("definedNames"):
        yield append(holder, ours.encode())
        yield from _moved(book, holder, 1) if first else ()
        return
    at = max(one.end for one in root.children if one.local in _BEFORE_NAMES)
    tag = root.tag("definedNames")
    yield Edit(at, at, f"<{tag}>{ours}</{tag}>".encode(), order=1)


def _moved(book: Book, holder: Element, by: int, gone: int = -1) -> Iterator[Edit]:
    data = book.parts.read(book.part)
    for one in holder.of("definedName"):
        index = int(one.named("localSheetId", "-1"))
        if index == gone >= 0:
            yield without(one)
        elif index > gone:
            yield set_value(data, one, "localSheetId", index + by)


def _opened(book: Book, first: bool) -> Iterator[Edit]:
    """Yield the edits that open the workbook with our sheet, in each of its windows."""
    root, data = book.root, book.parts.read(book.part)
    index = 0 if first else len(root.of("sheets", "sheet"))
    views = root.of("bookViews", "workbookView")
    for view in views:
        yield set_value(data, view, "activeTab", index)
        if view.named("firstSheet"):
            yield set_value(data, view, "firstSheet", 0)
    if not views and index and root.first("bookViews") is None:
        at = root.of("sheets")[0].start
        tags = root.tag("bookViews"), root.tag("workbookView")
        new = f'<{tags[0]}><{tags[1]} activeTab="{index}"/></{tags[0]}>'
        yield Edit(at, at, new.encode())


def _deselect(book: Book, sheets: Iterable[Sheet]) -> None:
    """Leave no sheet selected."""
    for sheet in sheets:
        if not sheet.part:
            continue
        data = book.parts.read(sheet.part)
        if b"tabSelected" in data:
            frame = read_frame(data)
            views = frame.root.of("sheetViews", "sheetView")
            edits = [
                edit for one in views for edit in without_value(frame.data, one, "tabSelected")
            ]
            book.parts.put(sheet.part, frame.with_edits(edits))


def remove_sheet(book: Book) -> None:
    """Take away the sheet of ours that an earlier run put there, whatever its name is now."""
    root, data = book.root, book.parts.read(book.part)
    names = [one for one in root.of("definedNames", "definedName") if one.named("name") == _NAME]
    if not names:
        return
    sheets = book.sheets
    refers = {_referred(text_of(data, one)).casefold() for one in names}
    found = [n for n, sheet in enumerate(sheets) if sheet.name.casefold() in refers]
    [holder] = root.of("definedNames")
    if len(names) == len(holder.children):
        book.parts.edit(book.part, [without(holder)])
    else:
        book.parts.edit(book.part, map(without, names))
    for index in found:
        _remove(book, index, sheets[index])


def _referred(text: str) -> str:
    """Return the sheet in ``'Its name'!$A$1``."""
    sheet = text.rpartition("!")[0]
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _remove(book: Book, index: int, sheet: Sheet) -> None:
    root, data = book.root, book.parts.read(book.part)
    edits = [without(root.of("sheets", "sheet")[index])]
    if holder := root.first("definedNames"):
        edits += _moved(book, holder, -1, index)
    edits += [set_value(data, one, "activeTab", 0) for one in root.of("bookViews", "workbookView")]
    book.parts.edit(book.part, edits)
    unlink(book.parts, book.part, sheet.part)
    book.parts.drop([sheet.part, *_rels_of(book, sheet.part)])


def _rels_of(book: Book, part: str) -> list[str]:
    name = book.parts.find(rels_name(part))
    return [name] if name else []
