"""Telling a part that can be joined by splicing from one that must be read as a tree."""

from __future__ import annotations

import re

__all__ = ["DOCPR", "NUM", "is_plain"]

DOCPR = b'<wp:docPr id="'
NUM = b'<w:numId w:val="'
_INSTRUCTION = b"<w:instrText"
# No more than an alarm: what it finds is read as a tree, and a false alarm costs only time.
_ALARM = re.compile(
    rb"<w:(?:bookmark|comment|fldSimple|footnoteRef|ins[\s/>]|alt|sdt|del|mov|perm|sub|customXml"
    rb"|contentPart|endnoteRef|hyperlink [^<]*anchor|numId(?! w:val=\")|pPr\s)"
)


def is_plain(xml: bytes) -> bool:
    """Tell whether a part holds paragraphs, tables, pictures, lists and page numbers only."""
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
    """Tell whether a processing instruction stands in the part, besides the one at its head."""
    return xml.find(b"<?", 1) >= 0


def _prints_pages_only(xml: bytes) -> bool:
    """Tell whether every field's instruction is a whole ``PAGE``."""
    _, *pieces = xml.split(_INSTRUCTION)
    texts = (piece.partition(b">")[2].partition(b"<")[0] for piece in pieces)
    return all(text.split()[:1] == [b"PAGE"] for text in texts)
