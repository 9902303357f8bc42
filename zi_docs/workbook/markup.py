"""Where the elements of an XML part are in its bytes, and changes at these places.

A tree that is written anew changes prefixes, quotes and spaces, and loses what its library does not
know. So the bytes stay, and a change says from where to where other bytes stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

# Of one tag, whose beginning expat has told: no parser tells where its attributes are.
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_ATTRIBUTE = re.compile(rb"""([^\s="'<>/]+)\s*=\s*("[^"]*"|'[^']*')""")
_READABLE = (None, "utf-8", "us-ascii", "ascii")
_SPACE = " "
_PIECE = 1 << 14
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EXCEL_MARK = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class MarkupError(ValueError):
    """A part is not well-formed, or written in a way that can't be changed by bytes."""


class Edit(NamedTuple):
    """Bytes ``new`` in place of those from ``begin`` to ``end``.

    Several that insert at one place stand in the ``order`` of their numbers.
    """

    begin: int
    end: int
    new: bytes | memoryview
    order: int = 0


@dataclass(slots=True)
class Element:
    """An element and its place: its tag from ``start`` to ``inner``, all of it up to ``end``.

    ``outer`` is where its closing tag begins. ``uri`` and ``local`` are its name; ``prefix`` is how
    the part writes it. Attributes of a namespace are named ``uri local``.
    """

    uri: str
    local: str
    prefix: str
    attributes: dict[str, str]
    start: int
    inner: int
    outer: int = 0
    end: int = 0
    is_empty: bool = False
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name as the part writes it."""
        return f"{self.prefix}:{self.local}" if self.prefix else self.local

    def of(self, *path: str) -> list[Element]:
        """Return the elements below this one that such a path of local names leads to."""
        found = [self]
        for local in path:
            found = [child for one in found for child in one.children if child.local == local]
        return found

    def first(self, *path: str) -> Element | None:
        """Return the first such element, if any."""
        return next(iter(self.of(*path)), None)

    def all(self, local: str) -> Iterator[Element]:
        """Yield every element of this local name below this one, however deep, in their order."""
        for child in self.children:
            if child.local == local:
                yield child
            yield from child.all(local)

    def named(self, local: str, default: str = "") -> str:
        """Return the value of an attribute by its local name, whatever its namespace."""
        ends = f"{_SPACE}{local}"
        values = (v for key, v in self.attributes.items() if key == local or key.endswith(ends))
        return next(values, default)

    def tag(self, local: str) -> str:
        """Return how a new element of the same namespace is written here."""
        return f"{self.prefix}:{local}" if self.prefix else local


def read_markup(data: bytes) -> Element:
    """Return the root of a part. Raises :class:`MarkupError`."""
    return _Reading(data).read()


def find_first(data: bytes, local: str) -> Element | None:
    """Return the first element of this local name, without what is in it; the rest is not read.

    Raises :class:`MarkupError`.
    """
    reading = _Reading(data, until=local)
    reading.read()
    return reading.found


class _Reading:
    """One walk of expat through a part, perhaps only ``until`` an element of a name is met."""

    def __init__(self, data: bytes, until: str = "") -> None:
        self._data = data
        self._until = until
        self.found: Element | None = None
        self._parser = parser = expat.ParserCreate(namespace_separator=_SPACE)
        parser.namespace_prefixes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.XmlDeclHandler = self._declared
        self._open: list[Element] = []
        self._root: Element | None = None

    def read(self) -> Element:
        try:
            self._parse(_PIECE if self._until else len(self._data))
        except expat.ExpatError as error:
            raise MarkupError(str(error)) from error
        if self._root is None:
            raise MarkupError("nothing in it")
        return self._root

    def _parse(self, piece: int) -> None:
        for at in range(0, len(self._data), piece or 1):
            self._parser.Parse(self._data[at : at + piece], False)
            if self.found:
                return
        self._parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        inner = end_of_tag(self._data, start)
        parent = self._open[-1] if self._open else None
        uri, local, prefix = _name(name)
        values = {_attribute(name): value for name, value in attributes.items()}
        element = Element(uri, local, prefix, values, start, inner, parent=parent)
        element.is_empty = self._data.startswith(b"/>", inner - 2)
        if parent is None:
            self._root = element
        else:
            parent.children.append(element)
        self._open.append(element)
        if local == self._until and self.found is None:
            self.found = element

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if element.is_empty:
            element.outer = element.end = element.inner
        else:
            element.outer = self._parser.CurrentByteIndex
            element.end = self._data.index(b">", element.outer) + 1

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding.lower() if encoding else None) not in _READABLE:
            raise MarkupError(f"written in {encoding}")

    def _refuse(self, *_: object) -> None:
        raise MarkupError("has a document type")


def _name(name: str) -> tuple[str, str, str]:
    """Return namespace, local name and prefix from what expat gives: ``uri local prefix``."""
    uri, *rest = name.split(_SPACE)
    if not rest:
        return "", uri, ""
    return uri, rest[0], rest[1] if len(rest) > 1 else ""


def _attribute(name: str) -> str:
    uri, local, _ = _name(name)
    return f"{uri}{_SPACE}{local}" if uri else local


def end_of_tag(data: bytes, start: int) -> int:
    """Return where the tag that begins at ``start`` ends; a ">" inside quotes does not end it."""
    match = _TAG.match(data, start)
    if match is None:
        raise MarkupError("a tag without an end")
    return match.end()


def attribute_spans(data: bytes, element: Element) -> Iterator[tuple[str, int, int]]:
    """Yield each attribute of an element, as it is written, and where its value begins and ends."""
    begin = element.start + 1 + len(element.name.encode())
    for match in _ATTRIBUTE.finditer(data, begin, element.inner):
        yield match[1].decode(), match.start(2) + 1, match.end(2) - 1


def set_value(data: bytes, element: Element, name: str, value: str | int) -> Edit:
    """Return the edit that gives an attribute a value, whether it is there or not."""
    text = quoteattr(str(value))
    for written, begin, end in attribute_spans(data, element):
        if written == name:
            return Edit(begin - 1, end + 1, text.encode())
    at = element.start + 1 + len(element.name.encode())
    return Edit(at, at, f" {name}={text}".encode())


def without_value(data: bytes, element: Element, name: str) -> list[Edit]:
    """Return the edit that takes an attribute away; none where it is absent."""
    at = element.start + 1 + len(element.name.encode())
    for written, _, end in attribute_spans(data, element):
        if written == name:
            return [Edit(at, end + 1, b"")]
        at = end + 1
    return []


def append(element: Element, new: bytes) -> Edit:
    """Return the edit that puts bytes at the end of what is in an element.

    An element that is written as empty gets a closing tag; so nothing else may be appended to it.
    """
    if element.is_empty:
        close = f"</{element.name}>".encode()
        return Edit(element.inner - 2, element.inner, b">" + new + close)
    return Edit(element.outer, element.outer, new)


def without(element: Element) -> Edit:
    """Return the edit that takes an element away."""
    return Edit(element.start, element.end, b"")


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with these edits made. Raises :class:`MarkupError` where two overlap."""
    pieces: list[bytes | memoryview] = []
    view, at = memoryview(data), 0
    for edit in sorted(edits, key=lambda one: (one.begin, one.end != one.begin, one.order)):
        if edit.begin < at:
            raise MarkupError("two changes of the same bytes")
        pieces += [view[at : edit.begin], edit.new]
        at = edit.end
    return b"".join([*pieces, view[at:]])


def text_of(data: bytes, element: Element) -> str:
    """Return the text directly inside an element that has no elements in it."""
    return unescaped(data[element.inner : element.outer])


def unescaped(raw: bytes) -> str:
    """Return the characters that raw content stands for."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = found.append
    parser.Parse(b"<t>" + raw + b"</t>", True)
    return "".join(found)


def content(text: str) -> str:
    """Return a text as the content of an element; what XML can't hold is left out.

    What looks like Excel's own way of writing such a character (``_x000D_``) is kept as it reads.
    """
    return escape(_EXCEL_MARK.sub("_x005F_", _UNREADABLE.sub("", text)))
