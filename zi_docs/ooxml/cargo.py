"""What one part of a Word file brings along besides its text: fields that fetch, objects, links."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.field_codes import FETCHING, field_codes
from zi_docs.ooxml.xml import R, W, parse

_O = "{urn:schemas-microsoft-com:office:office}"
_CHUNKS = {f"{W}altChunk": "altChunk", f"{W}subDoc": "subDoc", f"{W}frameset": "frameset"}
_OBJECTS = (f"{_O}OLEObject", f"{W}objectEmbed", f"{W}objectLink", f"{W}movie")
_CLICKED = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"}
_SOURCES = ("src", f"{_O}href", f"{_O}althref")
_VML = "{urn:schemas-microsoft-com:vml}"
_RELATED = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})


class Cargo(NamedTuple):
    """What a part holds.

    ``words`` name what fetches other files. ``composed`` are codes whose name is not written out.
    ``fetched`` are the ids of relationships whose target is more than a place to click, ``used``
    all ids that it refers to. ``root`` is the name of its root.
    ``sources`` are addresses written into the part itself. ``entity`` says that it has a document
    type, ``body`` that it has the body of a document.
    """

    words: tuple[str, ...] = ()
    composed: tuple[str, ...] = ()
    objects: bool = False
    controls: bool = False
    fetched: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    root: str = ""
    sources: tuple[str, ...] = ()
    entity: bool = False
    body: bool = False


@lru_cache(maxsize=64)  # the documents of a batch share their styles, themes and settings
def read_cargo(data: bytes) -> Cargo:
    """Return what a part brings along. Raises ``etree.XMLSyntaxError`` for broken XML."""
    root = parse(data)
    if root.getroottree().docinfo.internalDTD is not None:
        return Cargo(entity=True)
    codes = dict.fromkeys(field_codes(root))
    words = [code.name for code in codes if code.name in FETCHING]
    words += [word for tag, word in _CHUNKS.items() if next(root.iter(tag), None) is not None]
    return Cargo(
        words=tuple(dict.fromkeys(words)),
        composed=tuple(c.text for c in codes if c.composed and c.name not in FETCHING),
        objects=next(root.iter(*_OBJECTS), None) is not None,
        controls=next(root.iter(f"{W}control"), None) is not None,
        fetched=_fetched(root),
        used=frozenset(map(str, _RELATED(root))),
        root=str(root.tag),
        sources=_sources(root),
        body=root.find(f"{W}body") is not None,
    )


def _fetched(root: etree._Element) -> frozenset[str]:
    """Return the ids that an element uses which does more than wait for a click."""
    return frozenset(
        str(value)
        for value in _RELATED(root)
        if etree.QName(value.getparent()).localname not in _CLICKED
    )


def _sources(root: etree._Element) -> tuple[str, ...]:
    """Return the addresses that old drawings load their pictures from."""
    shapes = root.iter(f"{_VML}imagedata", f"{_VML}fill", f"{_VML}stroke")
    return tuple(shape.get(name) for shape in shapes for name in _SOURCES if shape.get(name))
