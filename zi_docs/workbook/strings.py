"""Texts of a workbook: those that cells share, and new ones behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zi_docs.workbook.book import Book
from zi_docs.workbook.markup import (
    Edit,
    Element,
    append,
    content,
    read_markup,
    set_value,
    text_of,
)
from zi_docs.workbook.package import linked

_KEPT_SPACE = ' xml:space="preserve"'
_EXCEL_CHARACTER = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPOKEN = "rPh"  # how a text is read aloud in Japanese: no part of it


def item_text(data: bytes, item: Element) -> str:
    """Return the text of an item, in one piece or in several with looks of their own."""
    return readable("".join(text_of(data, one) for one in _pieces(item)))


def _pieces(item: Element) -> Iterator[Element]:
    for child in item.children:
        if child.local == "t":
            yield child
        elif child.local != _SPOKEN:
            yield from _pieces(child)


def readable(text: str) -> str:
    """Return a text whose odd characters Excel wrote as ``_x000D_``.

    >>> readable("a_x000D_b_x005F_x0041_")
    'a\\rb_x0041_'
    """
    return _EXCEL_CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)


def text_item(tag: str, inner: str, text: str) -> str:
    """Return an item with a text; ``tag`` and ``inner`` are the names of its elements."""
    return f"<{tag}><{inner}{_KEPT_SPACE}>{content(text)}</{inner}></{tag}>"


@dataclass(slots=True)
class SharedStrings:
    """The texts that cells share: read by number, and added to.

    A workbook without them has no ``part``; its cells then hold their texts themselves.
    """

    part: str
    texts: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _new: list[str] = field(default_factory=list)
    _uses: int = 0

    def number_of(self, text: str) -> int:
        """Return the number of a text for one more cell; a new text is put behind the others."""
        self._uses += 1
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
            self._new.append(text)
        return self._numbers[text]

    def write(self, book: Book, *, freed: int) -> None:
        """Write the new texts; ``freed`` cells no longer use one of the former texts."""
        if self.part and self._uses + freed:
            data = book.parts.read(self.part)
            root = read_markup(data)
            book.parts.edit(self.part, list(self._edits(data, root, freed)))

    def _edits(self, data: bytes, root: Element, freed: int) -> Iterator[Edit]:
        tags = root.tag("si"), root.tag("t")
        if self._new:
            yield append(root, "".join(text_item(*tags, one) for one in self._new).encode())
        counts = {"count": self._uses - freed, "uniqueCount": len(self._new)}
        for name, more in counts.items():
            there = root.attributes.get(name, "")
            if more and there.isdecimal():
                yield set_value(data, root, name, int(there) + more)


def shared_strings(book: Book) -> SharedStrings:
    """Return the texts that the cells of a workbook share."""
    part = linked(book.parts, book.part, "sharedStrings")
    if not part:
        return SharedStrings("")
    data = book.parts.read(part)
    items = read_markup(data).of("si")
    texts = [item_text(data, one) for one in items]
    plain = {
        text: number
        for number, (one, text) in reversed([*enumerate(zip(items, texts, strict=True))])
        if [child.local for child in one.children] == ["t"]
    }
    return SharedStrings(part, texts, plain)
