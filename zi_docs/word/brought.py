"""What a shared piece brings into a naskah beside its text: lists and links; and what it can't."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from zi_docs.ooxml.charts import part_types, with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import add_link, relations_in, relationships
from zi_docs.ooxml.xml import NS, R, W, parse_xml, to_bytes

_NUMBERING = "numbering"
_NEW_PART = "word/numbering.xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_COMMENTS = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_NOTES = {f"{W}footnoteReference": "catatan kaki", f"{W}endnoteReference": "catatan akhir"}
_SECTIONS = (f"{W}headerReference", f"{W}footerReference", f"{W}sectPr")


def left_behind(elements: Iterable[etree._Element], known: Iterable[str]) -> Iterator[str]:
    """Yield in words what the contents of a piece refer to and can't bring, each kind once.

    ``known`` are the relationships that they have in the naskah.
    """
    ids, found = set(known), dict[str, None]()
    for element in elements:
        for node in element.iter(etree.Element):
            if words := _NOTES.get(node.tag):
                found[words] = None
            elif node.tag in _SECTIONS:
                found["pemisah bagian (section break)"] = None
            elif any(
                name.startswith(R) and value not in ids for name, value in node.items() if value
            ):
                found[f"unsur {etree.QName(node).localname} yang bertaut"] = None
    yield from found


def drop_comments(elements: Iterable[etree._Element]) -> None:
    """Remove the marks of comments from the contents of a piece; its comments stay in its file."""
    for element in elements:
        for mark in list(element.iter(*_COMMENTS)):
            if mark.getparent() is not None:
                mark.getparent().remove(mark)


def bring_lists(package: Package, piece: Package, elements: Sequence[etree._Element]) -> None:
    """Copy the lists that the contents of a piece use, and let them use the copies.

    The numbers of a piece's lists mean nothing in the naskah, or another list.
    """
    source = _part(piece)
    used = [node for element in elements for node in element.iter(f"{W}numId")]
    if source is None or not used:
        return
    target = _part(package) or _new_part(package)
    lists = parse_xml(package.parts[target], target)
    copies = _copied(parse_xml(piece.parts[source], source), lists, used)
    package.parts[target] = to_bytes(lists)
    for node in used:
        if (new := copies.get(node.get(f"{W}val", ""))) is not None:
            node.set(f"{W}val", new)


def _part(package: Package) -> str | None:
    """Return the part in which the lists of a file are declared."""
    rels = rels_name(DOCUMENT)
    links = relations_in(package.parts[rels], rels) if rels in package.parts else ()
    names = (link.part(DOCUMENT) for link in links if link.kind == _NUMBERING)
    return next((name for name in names if name in package.parts), None)


def _new_part(package: Package) -> str:
    """Give a file an empty part for lists; return its name."""
    links = relationships(package, DOCUMENT)
    add_link(links, "rIdZiNumbering", f"{NS['r']}/{_NUMBERING}", "numbering.xml")
    package.parts[rels_name(DOCUMENT)] = to_bytes(links)
    if part_types(package.parts[CONTENT_TYPES]).parts.get(_NEW_PART) is None:
        types = with_part_types(package.parts[CONTENT_TYPES], {_NEW_PART: _KIND})
        package.parts[CONTENT_TYPES] = types
    package.parts[_NEW_PART] = to_bytes(etree.Element(f"{W}numbering", nsmap={"w": NS["w"]}))
    return _NEW_PART


def _copied(
    source: etree._Element, lists: etree._Element, used: Iterable[etree._Element]
) -> Mapping[str, str]:
    """Copy the lists that are used from one part into another; return their new numbers."""
    numbers = {node.get(f"{W}val", "") for node in used}
    looks = {a.get(f"{W}abstractNumId"): a for a in source.iterchildren(f"{W}abstractNum")}
    copies: dict[str, str] = {}
    of_looks: dict[str, str] = {}
    for num in source.iterchildren(f"{W}num"):
        link = num.find(f"{W}abstractNumId")
        old = "" if link is None else link.get(f"{W}val", "")
        if num.get(f"{W}numId") not in numbers or old not in looks:
            continue
        if old not in of_looks:
            of_looks[old] = _add(lists, looks[old], "abstractNumId")
        made = copy.deepcopy(num)
        made.find(f"{W}abstractNumId").set(f"{W}val", of_looks[old])
        copies[num.get(f"{W}numId", "")] = _add(lists, made, "numId")
    return copies


def _add(lists: etree._Element, element: etree._Element, attribute: str) -> str:
    """Add a copy of a list, or of its looks, under a free number; return the number.

    All looks stand before all lists.
    """
    same = lists.findall(element.tag)
    number = str(1 + max((int(node.get(f"{W}{attribute}", "0")) for node in same), default=0))
    made = copy.deepcopy(element)
    made.tail = None
    made.set(f"{W}{attribute}", number)
    before = same or (lists.findall(f"{W}abstractNum") if attribute == "numId" else [])
    if before:
        before[-1].addnext(made)
    else:
        lists.insert(0, made)
    return number
