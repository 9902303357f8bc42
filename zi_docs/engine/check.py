"""The check of a rendered part: what Word would refuse is repaired or refused here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from zi_docs.engine.compose import to_bytes
from zi_docs.engine.docxtpl_bridge import fix_tables
from zi_docs.ooxml.names import NS, W, qn

__all__ = ["Checked", "Fixes", "NotWellFormedError", "check_part", "is_whole"]


class NotWellFormedError(ValueError):
    """A rendered part is no XML."""


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a part's tags can upset: repeated ids (``ids``), the table grid (``grid``)."""

    ids: bool = False
    grid: bool = False


_BARE = etree.XPath("//w:tc[not(*[last()][self::w:p])] | //w:tbl[not(w:tr)]", namespaces=NS)
_IDS = etree.XPath("//wp:docPr/@id", namespaces=NS)
_BOOKMARKS = etree.XPath("//w:bookmarkStart/@w:id", namespaces=NS)


class Checked(NamedTuple):
    """A part after its check; ``sound`` when it is as it was rendered."""

    data: bytes
    sound: bool


def check_part(xml: str, fixes: Fixes) -> Checked:
    """Return the part, mended where rendering left a hole.

    A cell without a paragraph gets one and a table without rows is taken out: Word refuses both.
    Raises :class:`NotWellFormedError` when the part is no XML.
    """
    data = xml.encode("utf-8")
    _parse(data)
    if fixes.grid:
        return Checked(_mend(fix_tables(data), fixes, True), False)
    if fixes.ids or _has_hole(xml):
        return Checked(_mend(etree.fromstring(data, _PARSER), fixes, False) or data, False)
    return Checked(data, True)


def is_whole(xml: str) -> bool:
    """Tell whether a piece of a part is well-formed by itself, with nothing to mend in it."""
    try:
        _parse(f"<whole>{xml}</whole>".encode())
    except NotWellFormedError:
        return False
    return not _has_hole(xml)


def _parse(data: bytes) -> None:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise NotWellFormedError(str(error)) from error


def _has_hole(xml: str) -> bool:
    """Tell whether a cell may lack its paragraph or a table its rows, by counting their ends."""
    cells = xml.count("</w:p></w:tc>") + xml.count("<w:p/></w:tc>")
    return cells != xml.count("</w:tc>") or xml.count("</w:tbl>") != xml.count("</w:tr></w:tbl>")


def _mend(root: etree._Element, fixes: Fixes, changed: bool) -> bytes:
    """Return the mended part; empty when there was nothing to mend."""
    for element in _BARE(root):
        _fill(element)
        changed = True
    if fixes.ids and _renumber(root):
        changed = True
    return to_bytes(root) if changed else b""


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _fill(element: etree._Element) -> None:
    if element.tag == f"{W}tc":
        etree.SubElement(element, f"{W}p")
    else:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}tc" and (not len(parent) or parent[-1].tag != f"{W}p"):
            etree.SubElement(parent, f"{W}p")


def _renumber(root: etree._Element) -> bool:
    changed = False
    if len(ids := _IDS(root)) != len(set(ids)):
        for number, properties in enumerate(root.iter(qn("wp:docPr")), 1):
            properties.set("id", str(number))
        changed = True
    if len(ids := _BOOKMARKS(root)) != len(set(ids)):
        _renumber_bookmarks(root)
        changed = True
    return changed


def _renumber_bookmarks(root: etree._Element) -> None:
    open_ids: dict[str, str] = {}
    names: set[str] = set()
    for number, mark in enumerate(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"), 1):
        old = mark.get(f"{W}id")
        if mark.tag == f"{W}bookmarkStart":
            open_ids[old] = str(number)
            name = mark.get(f"{W}name")
            mark.set(f"{W}name", name if name not in names else f"{name}_{number}")
            names.add(name)
        mark.set(f"{W}id", open_ids.get(old, str(number)))
