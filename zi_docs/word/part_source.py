"""The Jinja source of a part: its XML as docxtpl patches it."""

from __future__ import annotations

import re

from lxml import etree

from zi_docs.word.check import DECLARATION
from zi_docs.word.docxtpl_bridge import patch_xml
from zi_docs.word.normalise import TAGGED, read_as_seen, split_marks
from zi_docs.word.properties import CORE

_LEVEL = re.compile(r"(\{%(?:tr|tc|p|r) )(.*?)(%\})", re.DOTALL)
_SHIELD = str.maketrans("%}", "\U0010f5b0\U0010f5b1")
_BARE = str.maketrans("\U0010f5b0\U0010f5b1\U0010f5b3", "%}{")
_PRINTING = ("{_{", "}_}", "{_%", "%_}")


def source_of(name: str, root: etree._Element, *, always: bool = False) -> str | None:
    """Return the Jinja source of a part, or None when it holds no tags, unless it is asked for.

    XML escapes in tags are undone after docxtpl, which would take ``{{ "</w:t>" }}`` for the end
    of a text, but before Jinja, which would compare with ``&amp;``.
    """
    xml = etree.tostring(root, encoding="unicode")
    source = xml if name == CORE or _has_lone(xml) else _patched(xml)
    if not always and not any(mark in source for mark in (*TAGGED, *_PRINTING)):
        return None
    return f"{DECLARATION.decode()}{read_as_seen(source)}"


def _patched(xml: str) -> str:
    """Return docxtpl's source; it would take ``{%p if x == "50%" %}`` for no level tag.

    Every tag is whole, so a brace at the end of a text begins none. docxtpl would join it to the
    next paragraph or cell, when that begins with ``{``, ``%`` or ``#``.
    """
    pieces = split_marks(xml)
    for at in range(0, len(pieces), 2):
        pieces[at] = pieces[at].replace("{<", "\U0010f5b3<").replace(">}", ">\U0010f5b1")
    xml = "".join(pieces)
    shielded = _LEVEL.sub(lambda tag: f"{tag[1]}{tag[2].translate(_SHIELD)}{tag[3]}", xml)
    return patch_xml(shielded).translate(_BARE)


def _has_lone(xml: str) -> bool:
    """Tell whether a mark has no end: Jinja refuses it, and docxtpl would take hours over it."""
    between = "".join(split_marks(xml)[::2])
    return any(mark in between for mark in (*TAGGED, "-%}"))
