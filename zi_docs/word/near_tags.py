"""Tags whose braces are not quite those of a tag: ``{{{ x }}}``, ``{ { x } }``, ``{% if x % }``.

Nobody means to print these. Some would be printed as they are, others break the tags around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_USUAL = str.maketrans("｛﹛｝﹜％﹪", "{{}}%%")  # these are what people type
_BRACES = "{}" + "".join(map(chr, _USUAL))
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_GAP = rf"[ \t\u00a0\u2009\u202f{_UNSEEN}]{{0,3}}"  # every repetition has an end, for the time
_NEAR = re.compile(
    rf"(?P<open>\{{(?:{_GAP}\{{){{0,4}}(?P<command>{_GAP}%)?)"
    rf"(?P<said>[-+]?(?:(?<=%)(?:p|tr|tc|r)\b)?\s{{0,5}}[^\W\d][^{{}}%\n]{{0,300}}?)"
    rf"(?P<close>(?(command)%{_GAP})\}}(?:{_GAP}\}}){{0,4}})"
)


class NearTag(NamedTuple):
    """A text that is nearly a tag, where it begins, what is wrong with it, and what was meant."""

    typed: str
    at: int
    reason: str
    meant: str


def find_near_tags(text: str) -> Iterator[NearTag]:
    """Yield what is nearly a tag in a text, in order.

    ``{nama}`` is not: it is a mark of another program. A brace apart from a right tag is a text, as
    in ``{ {{ nama }} }``.
    """
    if not any(brace in text for brace in _BRACES):
        return
    usual = text.translate(_USUAL)
    for match in _NEAR.finditer(usual):
        opening, closing = match["open"], match["close"]
        typed = text[match.start() : match.end()]
        whole = all(match["said"].count(quote) % 2 == 0 for quote in "\"'")
        if whole and (reason := _reason(opening, closing, typed)):
            left, right = ("{%", "%}") if match["command"] else ("{{", "}}")
            yield NearTag(typed, match.start(), reason, f"{left}{match['said']}{right}")


def _reason(opening: str, closing: str, typed: str) -> str:
    """Return what is wrong with the braces of a tag; empty when nothing is, or it is none."""
    outer, inner = (re.sub(rf"[\s{_UNSEEN}]", "", end) for end in (opening, closing))
    ends = (outer, inner)
    if ends == ("{", "}") or (len(outer) < 2 and "%" not in outer) or len(inner) < 2:
        return ""
    if ends not in (("{{", "}}"), ("{%", "%}")):
        apart = len(opening) > len(outer) or len(closing) > len(inner)
        return "" if apart else "kurungnya terlalu banyak"
    if re.search(rf"[{_UNSEEN}]", opening + closing):
        return "ada huruf tak terlihat di antara kurungnya"
    if (opening, closing) != ends:
        return "ada spasi di antara kurungnya"
    return "" if typed.startswith(opening) and typed.endswith(closing) else "kurungnya bukan { }"
