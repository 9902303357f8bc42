"""The check of a rendered part: what Word would refuse is repaired or refused here."""

from __future__ import annotations

from lxml import etree

from zi_docs.engine.compose import to_bytes
from zi_docs.engine.names import NS, W, qn

__all__ = ["check_part"]

_BARE = etree.XPath("//w:tc[not(*[last()][self::w:p])] | //w:tbl[not(w:tr)]", namespaces=NS)
_IDS = etree.XPath("//wp:docPr/@id", namespaces=NS)
_BOOKMARKS = etree.XPath("//w:bookmarkStart/@w:id", namespaces=NS)


def check_part(xml: bytes, with_ids: bool) -> bytes:
    """Return the part, mended where rendering left a hole.

    A cell without a paragraph gets one and a table without rows is taken out: Word refuses both.
    ``with_ids`` renumbers pictures and bookmarks, which a loop can repeat. Raises
    ``lxml.etree.XMLSyntaxError`` when the part is not well-formed.
    """
    root = etree.fromstring(xml, _PARSER)
    mended = [_mend(element) for element in _BARE(root)]
    if with_ids and _renumber(root):
        mended.append(True)
    if not mended:
        return xml
    return to_bytes(root)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _mend(element: etree._Element) -> bool:
    if element.tag == f"{W}tc":
        etree.SubElement(element, f"{W}p")
    else:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}tc" and (not len(parent) or parent[-1].tag != f"{W}p"):
            etree.SubElement(parent, f"{W}p")
    return True


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
