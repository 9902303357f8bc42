"""The sections of a record: finding them in its text, and changing them for the joined text."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from zi_docs.joining.note_numbers import NoteSettings, pass_on_endnotes
from zi_docs.ooxml.xml import R, W, parse_xml

_OPEN, _CLOSE = b"<w:sectPr", b"</w:sectPr>"
_ID, _TYPE, _VALUE = f"{R}id", f"{W}type", f"{W}val"
_CUT = "-zi-"
_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_AFTER_TYPE = (
    "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt",
    "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
    "printerSettings",
)  # fmt: skip
_AFTER_NUMBER = _AFTER_TYPE[_AFTER_TYPE.index("cols") :]

_OPENING, _NEXT = b"<w:p", b" >/\t\r\n"
_END = b"</w:p>"
_PROPERTIES, _NO_PROPERTIES, _PROPERTIES_END = b"<w:pPr>", b"<w:pPr/>", b"</w:pPr>"
_FLAT_PARAGRAPH = (
    b'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    b'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A section's header or footer: its story (``header``), its pages (``first``), and its id."""

    story: str
    pages: str
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What to change in a section.

    ``blank`` are empty headers for pages without a header, which would otherwise get those of the
    record before. ``start`` is how the section begins; empty for a section inside a record.
    ``restart`` makes the page numbers begin with 1, ``notes`` the notes of these kinds. ``mirror``
    gives left pages the headers of right pages. ``passes_on`` says whether the section leaves its
    endnotes to the next one; None leaves that as it is.
    """

    blank: tuple[Reference, ...] = ()
    start: str = ""
    restart: bool = False
    mirror: bool = False
    notes: tuple[str, ...] = ()
    passes_on: bool | None = None


class Sections:
    """Reads and changes section properties; equal ones are changed only once."""

    def __init__(self, head: bytes, notes: NoteSettings) -> None:
        self._root = _root_tag(head)
        self._notes = notes
        self._changed: dict[tuple[bytes, Change], list[bytes]] = {}

    def change(self, section: bytes, change: Change, ids: Mapping[str, str]) -> bytes:
        """Return the changed section, with the new ids of its headers and footers."""
        key = (section, change)
        if key not in self._changed:
            self._changed[key] = self._pieces(section, change)
        pieces = list(self._changed[key])
        pieces[1::2] = [ids[old.decode()].encode() for old in pieces[1::2]]
        return b"".join(pieces)

    def _pieces(self, section: bytes, change: Change) -> list[bytes]:
        """Return the changed section, cut before and after the id of each header and footer."""
        root = _parse(self._root, section)
        for element in root.iter(*_REFERENCES):
            element.set(_ID, f"{_CUT}{element.get(_ID)}{_CUT}")
        _change(root[0], change)
        self._change_notes(root[0], change)
        data: bytes = etree.tostring(root, encoding="UTF-8")
        inner = data[data.index(_OPEN) : data.rindex(b"</w:document>")]
        return inner.split(_CUT.encode())

    def _change_notes(self, section: etree._Element, change: Change) -> None:
        for note in change.notes:
            self._notes.restart(section, note)
        if change.passes_on is not None:
            pass_on_endnotes(section, change.passes_on)


def references_in(head: bytes, section: bytes) -> tuple[Reference, ...]:
    """Return the headers and footers that a section names; equal sections are read once."""
    return _references(_root_tag(head), section)


def cut_sections(body: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the texts before each section's properties, and the properties themselves.

    The last section is that of the body; a body without one gets an empty one.
    """
    first, *rest = body.split(_OPEN)
    texts, sections = [first], []
    for piece in rest:
        end = _end(piece)
        sections.append(_OPEN + piece[:end])
        texts.append(piece[end:])
    if not sections or texts[-1].strip():
        return texts, [*sections, _OPEN + b"/>"]
    return texts[:-1], sections


def _end(piece: bytes) -> int:
    tag_end = piece.index(b">") + 1
    if piece[tag_end - 2 : tag_end] == b"/>":
        return tag_end
    return piece.index(_CLOSE) + len(_CLOSE)


def _root_tag(head: bytes) -> bytes:
    begin = head.index(b"<w:document")
    return head[begin : head.index(b">", begin) + 1]


def _parse(root: bytes, section: bytes) -> etree._Element:
    return parse_xml(root + section + b"</w:document>", "w:sectPr")


@lru_cache(maxsize=256)
def _references(root: bytes, section: bytes) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            element.tag.removeprefix(W).removesuffix("Reference"),
            element.get(_TYPE, "default"),
            element.get(_ID, ""),
        )
        for element in _parse(root, section).iter(*_REFERENCES)
    )


def _change(section: etree._Element, change: Change) -> None:
    for blank in reversed(change.blank):
        element = etree.Element(f"{W}{blank.story}Reference")
        element.set(_TYPE, blank.pages)
        element.set(_ID, blank.id)
        section.insert(0, element)
    if change.mirror:
        _mirror(section)
    if change.start:
        _child(section, "type", _AFTER_TYPE).set(_VALUE, change.start)
    if change.restart:
        number = _child(section, "pgNumType", _AFTER_NUMBER)
        number.set(f"{W}start", number.get(f"{W}start", "1"))


def _mirror(section: etree._Element) -> None:
    for element in list(section.iter(*_REFERENCES)):
        if element.get(_TYPE) == "even":
            section.remove(element)
        elif element.get(_TYPE, "default") == "default":
            twin = deepcopy(element)
            twin.set(_TYPE, "even")
            element.addnext(twin)


def _child(section: etree._Element, name: str, after: tuple[str, ...]) -> etree._Element:
    """Return a property of a section; it is added in its proper place when it is missing."""
    found = section.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        later = (i for i, child in enumerate(section) if child.tag.removeprefix(W) in after)
        section.insert(next(later, len(section)), found)
    return found


def open_record(body: bytes, mark: bytes) -> bytes:
    """Return the body with a mark inside its first paragraph.

    Outside of the paragraph the mark would be on the page before.
    """
    start = _first_paragraph(body)
    if start < 0:
        return open_record(_FLAT_PARAGRAPH + body, mark)
    tag, properties, rest = _split_paragraph(body[start:])
    return b"".join((body[:start], tag, properties, mark, rest))


def close_record(text: bytes, mark: bytes, *, breaks: bool) -> tuple[bytes, bytes]:
    """Return what stands before and after the properties of the last section of a text.

    ``mark`` stands at the end of the last paragraph. With ``breaks`` the section properties stand
    inside that paragraph, otherwise after it. When the text ends with a table, or with a paragraph
    that already ends a section, a paragraph of 1 pt is added, too small to need another page.
    """
    if not breaks and not mark:
        return text, b""
    start = _last_paragraph(text)
    paragraph = text[start:] if start >= 0 else _FLAT_PARAGRAPH
    before = text[:start] if start >= 0 else text
    tag, properties, rest = _split_paragraph(paragraph)
    rest = rest[: rest.rfind(_END)] + mark + _END
    if not breaks:
        return before + tag + properties + rest, b""
    opened = properties[: -len(_PROPERTIES_END)] or _PROPERTIES
    return before + tag + opened, _PROPERTIES_END + rest


def _first_paragraph(text: bytes) -> int:
    """Return where the first paragraph begins, or -1; ``<w:pPr`` and the like don't count."""
    start = text.find(_OPENING)
    while start >= 0 and text[start + len(_OPENING)] not in _NEXT:
        start = text.find(_OPENING, start + 1)
    return start


def _last_paragraph(text: bytes) -> int:
    """Return where the last paragraph begins, or -1 when the text does not end with one."""
    text = text.rstrip()
    start = text.rfind(_OPENING)
    while start >= 0 and text[start + len(_OPENING)] not in _NEXT:
        start = text.rfind(_OPENING, 0, start)
    if start < 0:
        return -1
    end = _tag_end(text, start)
    if text[end - 2 : end] == b"/>":
        return start if end == len(text) else -1
    whole = text.find(_END, start) + len(_END) == len(text)
    return start if whole else -1


def _split_paragraph(paragraph: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the paragraph's opening tag, its properties, and the rest."""
    end = _tag_end(paragraph, 0)
    tag, rest = paragraph[:end], paragraph[end:]
    if tag.endswith(b"/>"):
        return tag[:-2].rstrip() + b">", b"", _END + rest
    rest = rest.lstrip()
    if rest.startswith(_NO_PROPERTIES):
        return tag, b"", rest[len(_NO_PROPERTIES) :]
    if not rest.startswith(_PROPERTIES):
        return tag, b"", rest
    cut = rest.find(_PROPERTIES_END) + len(_PROPERTIES_END)
    return tag, rest[:cut], rest[cut:]


def _tag_end(xml: bytes, start: int) -> int:
    return xml.find(b">", start) + 1
