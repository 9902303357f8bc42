"""One document to be joined, unpacked only as far as joining needs.

Most parts can be joined by splicing: only a value at the beginning of some tags is replaced. Other
parts must be parsed as a tree. Splicing is safe since ``<`` stands only at the beginning of tags in
well-formed XML: text that looks like the beginning of a tag is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from urllib.parse import unquote

from lxml import etree

from zi_docs.errors import TemplateError
from zi_docs.joining.problems import unusual
from zi_docs.ooxml.charts import CHART, own_parts
from zi_docs.ooxml.comments import COMMENT_KINDS
from zi_docs.ooxml.package import DOCUMENT, not_word, rels_name
from zi_docs.ooxml.packed import Packed, read_packed
from zi_docs.ooxml.relations import Relation, relations_in
from zi_docs.ooxml.xml import NS, W, parse_xml, qn

STORY_KINDS = ("header", "footer")
NOTE_KINDS = {"footnotes": "footnote", "endnotes": "endnote"}  # a part, and a note in it

_BEGIN, _END = b"<w:body>", b"</w:body>"

DOCPR = b'<wp:docPr id="'
NUM = b'<w:numId w:val="'
_INSTRUCTION = b"<w:instrText"
_CORE = "docProps/core.xml"
_PROPERTIES = {
    "TITLE": qn("dc:title"),
    "SUBJECT": qn("dc:subject"),
    "COMMENTS": qn("dc:description"),
    "KEYWORDS": qn("cp:keywords"),
    "CATEGORY": qn("cp:category"),
}
# An alarm: a part that matches is parsed as a tree; a false alarm costs only time.
# Two records with <w:bookmarkStart w:name="lampiran"/> need two names, and every PAGEREF to them
# must change: only a tree can do that. <w:p><w:r><w:t>Halo</w:t></w:r></w:p> does not match and is
# copied as it is. A text with the words "<w:del" can't match, since its "<" is written "&lt;".
_ALARM = re.compile(
    rb"<w:(?:bookmark|comment|fldSimple|footnoteRef|ins[\s/>]|alt|sdt|del|mov|perm|sub|customXml"
    rb"|contentPart|endnoteRef|hyperlink [^<]*anchor|numId(?! w:val=\")|pPr\s)"
)


class Relations:
    """The relationships of one part, sorted by what joining does with them.

    ``stories`` are the headers and footers by id, ``pictures`` and ``charts`` those inside the
    file, ``notes`` the parts of notes by kind, ``comments`` the parts of comments, ``others`` the
    rest. Each has the name of its target part.
    """

    def __init__(self, owner: str, relations: Iterable[Relation]) -> None:
        self.all = tuple(relations)
        self.stories: dict[str, tuple[Relation, str]] = {}
        self.pictures: list[tuple[Relation, str]] = []
        self.charts: list[tuple[Relation, str]] = []
        self.notes: dict[str, tuple[Relation, str]] = {}
        self.comments: list[tuple[Relation, str]] = []
        self.others: list[tuple[Relation, str]] = []
        for relation in self.all:
            found = (relation, "" if relation.outer else relation.part(owner))
            if relation.kind in STORY_KINDS:
                self.stories[relation.id] = found
            elif relation.kind == "image" and not relation.outer:
                self.pictures.append(found)
            elif relation.kind == CHART and not relation.outer:
                self.charts.append(found)
            elif relation.kind in NOTE_KINDS:
                self.notes[relation.kind] = found
            elif relation.kind.casefold() in COMMENT_KINDS:
                self.comments.append(found)
            else:
                self.others.append(found)


@lru_cache(maxsize=256)
def read_relations(owner: str, part: Packed) -> Relations:
    """Return the relationships of ``owner``, read from ``part``; equal ones are the same object.

    Raises :class:`TemplateError` when the part is not well-formed XML, ``ValueError`` when it is
    damaged.
    """
    return Relations(owner, relations_in(part.unpack(), part.name))


_NONE = Relations("", ())


class Record:
    """One document: its text is unpacked, its other parts are still packed.

    ``whole`` is the part with the text, ``head`` its bytes before the body's first paragraph,
    ``body`` the bytes from there to the body's end. Raises :class:`TemplateError`: ZI401 for bytes
    that are not a whole Word file, ZI751 for XML unlike that of Word and LibreOffice.
    """

    def __init__(self, data: bytes, place: str) -> None:
        self.place = place
        self.parts = read_packed(data, place)
        text = self.read(DOCUMENT)
        begin, end = text.find(_BEGIN), text.rfind(_END)
        if not 0 <= begin < end or not _is_usual(text[:begin]):
            raise TemplateError(unusual(place))
        self.head = text[: begin + len(_BEGIN)]
        self.body = text[begin + len(_BEGIN) : end]
        self.whole = text
        self.relations = self.relations_of(DOCUMENT)

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises :class:`TemplateError` (ZI401) when it is absent, and :class:`DamagedError`.
        """
        if name not in self.parts:
            raise not_word(self.place)
        return self.parts[name].unpack()

    def relations_of(self, part: str) -> Relations:
        """Return the relationships of a part; empty ones when it has none."""
        found = self.parts.get(rels_name(part))
        return _NONE if found is None else read_relations(part, found)

    @cached_property
    def charts(self) -> dict[str, tuple[str, ...]]:
        """The charts of the text by name, each with the names of all its parts."""

        def relations_of(part: str) -> tuple[Relation, ...]:
            return self.relations_of(part).all

        names = (name for _, name in self.relations.charts)
        owned = {name: own_parts(name, relations_of) for name in names}
        return {name: tuple(p for p in own if p in self.parts) for name, own in owned.items()}

    def notes(self, kind: str) -> etree._Element:
        """Return the part with the notes of a kind as a tree; an empty one when there is none."""
        _, name = self.relations.notes.get(kind, (None, ""))
        if name not in self.parts:
            return etree.Element(f"{W}{kind}", nsmap={"w": NS["w"]})
        return parse_xml(self.read(name), name)

    @cached_property
    def aside(self) -> set[str]:
        """The parts of notes, which are joined, and those of comments, which are left out."""
        links = (*self.relations.notes.values(), *self.relations.comments)
        return {name for _, part in links for name in (part, rels_name(part))}

    @cached_property
    def unreached(self) -> set[str]:
        """The names of the parts that no relationship of the text leads to."""
        names = {unquote(name).casefold(): name for name in self.parts}
        reached, waiting = {DOCUMENT}, [DOCUMENT]
        while waiting:
            part = waiting.pop()
            links = (link for link in self.relations_of(part).all if not link.outer)
            wanted = (names.get(unquote(link.part(part)).casefold(), "") for link in links)
            found = {name for name in wanted if name} - reached
            reached |= found | {rels_name(part)}
            waiting += found
        return self.parts.keys() - reached

    @cached_property
    def properties(self) -> dict[str, str]:
        """The properties of the document as the field DOCPROPERTY names them, in capitals."""
        if _CORE not in self.parts:
            return {}
        root = parse_xml(self.read(_CORE), self.place)
        found = {name: (root.findtext(tag) or "").strip() for name, tag in _PROPERTIES.items()}
        return {name: text for name, text in found.items() if text}

    @cached_property
    def is_plain(self) -> bool:
        """Whether the body can be joined by splicing; otherwise it is parsed as a tree."""
        return is_plain(self.body)


def _is_usual(head: bytes) -> bool:
    """Tell whether the head declares UTF-8 and the prefixes ``w`` and ``r`` as Word does."""
    declaration = head.partition(b"?>")[0].lower()
    utf8 = b"encoding" not in declaration or b"utf-8" in declaration
    names = all(b'xmlns:%s="%s"' % (p.encode(), NS[p].encode()) in head for p in ("w", "r"))
    return utf8 and names and b"<w:document" in head


def is_plain(xml: bytes) -> bool:
    """Tell whether a part holds only paragraphs, tables, pictures, lists and page numbers."""
    return not (
        (b"P" in xml and b"PrChange" in xml)
        or b"paraId=" in xml
        or (b"!" in xml and b"<!" in xml)
        or (b"?" in xml and _has_instruction(xml))
        or _ALARM.search(xml)
        or (b"<wp:docPr" in xml and xml.count(b"<wp:docPr") != xml.count(DOCPR))
        or not _prints_pages_only(xml)
    )


def _has_instruction(xml: bytes) -> bool:
    """Tell whether the part has a processing instruction after its beginning."""
    return xml.find(b"<?", 1) >= 0


def _prints_pages_only(xml: bytes) -> bool:
    """Tell whether every field is a ``PAGE`` whose instruction is in one piece."""
    _, *pieces = xml.split(_INSTRUCTION)
    texts = (piece.partition(b">")[2].partition(b"<")[0] for piece in pieces)
    return all(text.split()[:1] == [b"PAGE"] for text in texts)


def revalue(xml: bytes, beginning: bytes, value: Callable[[bytes], bytes]) -> bytes:
    """Return the part, where the value after each such beginning of a tag is replaced."""
    first, *rest = xml.split(beginning)
    pieces = [first]
    for piece in rest:
        end = piece.index(b'"')
        pieces += (beginning, value(piece[:end]), piece[end:])
    return b"".join(pieces)


def renumber(xml: bytes, beginning: bytes, number: Callable[[], int]) -> bytes:
    """Return the part with a new number after each such beginning of a tag."""
    return revalue(xml, beginning, lambda _: str(number()).encode())
