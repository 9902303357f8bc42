"""Paragraphs that their style numbers: the list is written into them, so that it can change."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from zi_docs.ooxml.names import NS, W
from zi_docs.outputs.gabung.lists import StyleList

__all__ = ["number_styled"]

_BEFORE_LIST = [
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
]
_AFTER_INDENT = [
    f"{W}{name}"
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    )
]  # fmt: skip
_RIVALS = {
    "firstLine": "hanging", "hanging": "firstLine", "left": "start", "start": "left",
    "right": "end", "end": "right",
}  # fmt: skip
_STYLED = etree.XPath("//w:pPr[w:pStyle]", namespaces=NS)
_VALUE = f"{W}val"


def number_styled(root: etree._Element, styles: Mapping[str, StyleList]) -> None:
    """Write the list of a numbering style into its paragraphs, with the style's indents.

    The indents too, since those of a list that the paragraph itself names would come first.
    """
    for properties in _STYLED(root) if styles else ():
        found = styles.get(properties.find(f"{W}pStyle").get(_VALUE, ""))
        if found is not None:
            _number(properties, found)


def _number(properties: etree._Element, style: StyleList) -> None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        numbering = etree.Element(f"{W}numPr")
        last = max(
            i for i, child in enumerate(properties) if child.tag in _BEFORE_LIST
        )  # there is a pStyle
        properties.insert(last + 1, numbering)
        _indent(properties, style.indents)
    if numbering.find(f"{W}ilvl") is None:
        etree.SubElement(numbering, f"{W}ilvl").set(_VALUE, style.level)
        numbering.insert(0, numbering[-1])
    if numbering.find(f"{W}numId") is None:
        etree.SubElement(numbering, f"{W}numId").set(_VALUE, style.num)


def _indent(properties: etree._Element, indents: Mapping[str, str]) -> None:
    own = properties.find(f"{W}ind")
    if not indents:
        return
    if own is None:
        own = etree.Element(f"{W}ind")
        after = (i for i, child in enumerate(properties) if child.tag in _AFTER_INDENT)
        properties.insert(next(after, len(properties)), own)
    for name, value in indents.items():
        rival = _RIVALS.get(name.removeprefix(W))
        if name not in own.attrib and f"{W}{rival}" not in own.attrib:
            own.set(name, value)
