"""How the styles of a Word file set a paragraph: the width of a letter, the height of a line.

Word asks the paragraph itself first, then its style, then the style that one is based on, and last
the defaults of the file. Lengths are twips: 20 to a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.xml import W

# The width of a letter of Indonesian prose, as a part of its size: a twentieth more than what the
# measures of the typeface give, so that an estimate errs towards too long.
_WIDTHS = {
    "arial": 0.5,
    "arial narrow": 0.41,
    "bookman old style": 0.55,
    "calibri": 0.47,
    "courier new": 0.6,
    "times new roman": 0.45,
}
_WIDTH = 0.52
_BOLD = 1.06
_LEADING = 1.15  # the height of a line, as a part of the size of its letters
_SINGLE = 240  # w:line of single spacing
_HALF_POINT = 10
_SIZE = 20  # half points: Word's own where a file names none
_OFF = ("0", "false", "off")


class Look(NamedTuple):
    """How a paragraph is set.

    ``letter`` is the width of a letter, ``line`` the height of a line, ``around`` the space before
    and after, ``indent`` what stays free on the left and right. ``hangs`` says that its first line
    begins further left, ``opens_page`` that a new page begins with it.
    """

    letter: float
    line: float
    around: float
    indent: float
    hangs: bool
    opens_page: bool


class Looks:
    """The looks of the paragraphs of a file, from its ``styles.xml``."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._usual = next(filter(self._is_usual, self._styles), "")
        self._defaults = styles.findall(f"{W}docDefaults/*")
        self._known: dict[str, Look] = {}

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        own = paragraph.find(f"{W}pPr")
        return (_first([own], "pStyle", "val") if own is not None else "") or self._usual

    def of(self, paragraph: etree._Element) -> Look:
        """Return the look of a paragraph; the largest letters in it count."""
        own, style = paragraph.find(f"{W}pPr"), self.style_of(paragraph)
        sizes = [_number(size.get(f"{W}val")) for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
        if sizes or (own is not None and any(node.tag != f"{W}pStyle" for node in own)):
            return self._look(style, own, max(sizes, default=0))
        if style not in self._known:
            self._known[style] = self._look(style, None, 0)
        return self._known[style]

    def _is_usual(self, style: str) -> bool:
        found = self._styles[style]
        return found.get(f"{W}type") == "paragraph" and found.get(f"{W}default", "0") not in _OFF

    def _look(self, style: str, own: etree._Element | None, size: float) -> Look:
        chain = list(self._chain(style))
        runs = [rpr for holder in chain if (rpr := holder.find(f"{W}rPr")) is not None]
        paragraphs = [ppr for holder in chain if (ppr := holder.find(f"{W}pPr")) is not None]
        if own is not None:
            paragraphs.insert(0, own)
        height = (size or _number(_first(runs, "sz", "val")) or _SIZE) * _HALF_POINT
        return Look(
            height * _letter(runs),
            _line(paragraphs, height * _LEADING),
            _sum(paragraphs, "spacing", "before", "after"),
            _sum(paragraphs, "ind", "left", "start", "right", "end"),
            _sum(paragraphs, "ind", "hanging") > 0,
            _is_on(paragraphs, "pageBreakBefore"),
        )

    def _chain(self, style: str) -> Iterator[etree._Element]:
        """Yield what sets a style, the nearest first: the style, those below it, the defaults."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _first([self._styles[style]], "basedOn", "val")
        yield from self._defaults


def _letter(runs: Sequence[etree._Element]) -> float:
    """Return the width of a letter as a part of its size."""
    width = _WIDTHS.get(_first(runs, "rFonts", "ascii").casefold(), _WIDTH)
    return width * _BOLD if _is_on(runs, "b") else width


def _line(paragraphs: Sequence[etree._Element], single: float) -> float:
    """Return the height of a line that has the height ``single`` at single spacing."""
    line = _number(_first(paragraphs, "spacing", "line")) or _SINGLE
    rule = _first(paragraphs, "spacing", "lineRule")
    return {"exact": line, "atLeast": max(line, single)}.get(rule, single * line / _SINGLE)


def _sum(holders: Sequence[etree._Element], tag: str, *attributes: str) -> float:
    return sum(_number(_first(holders, tag, attribute)) for attribute in attributes)


def _first(holders: Sequence[etree._Element], tag: str, attribute: str) -> str:
    """Return what the nearest holder says; empty when none says anything."""
    found = (holder.find(f"{W}{tag}") for holder in holders)
    said = (node.get(f"{W}{attribute}") for node in found if node is not None)
    return next(filter(None, said), "")


def _is_on(holders: Sequence[etree._Element], tag: str) -> bool:
    found = (holder.find(f"{W}{tag}") for holder in holders)
    node = next((node for node in found if node is not None), None)
    return node is not None and node.get(f"{W}val", "1") not in _OFF


def _number(text: str | None) -> float:
    """Return a measure; 0 for one that is written in words or with a unit."""
    try:
        return float(text or 0)
    except ValueError:
        return 0
