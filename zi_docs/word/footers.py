"""A sentence at the foot of every page of a document."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import add_link, relations_in, relationships
from zi_docs.ooxml.xml import NS, R, W, parse_xml, qn, to_bytes

_SETTINGS = "word/settings.xml"
_KIND = f"{NS['r']}/footer"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_NAME = "word/footersrikandi.xml"
_ID = "rIdKaki"
_REFERENCE = "footerReference"
_SIZE = "14"  # half points: 7 pt


def put_footer(package: Package, sentence: str) -> None:
    """Put a sentence into every footer, and into one of ours where a page has none."""
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    sections = list(root.iter(f"{W}sectPr"))
    lacking = list(kinds_lacking(package, sections, _REFERENCE)) if sections else []
    if lacking:
        _add_footer(package)
    for kind in lacking:
        reference = etree.Element(f"{W}{_REFERENCE}")
        reference.set(f"{W}type", kind)
        reference.set(f"{R}id", _ID)
        heads = sections[0].findall(f"{W}headerReference")
        sections[0].insert(len(heads), reference)
    package.parts[DOCUMENT] = to_bytes(root)
    for name in _footers(package, sections):
        footer = parse_xml(package.parts[name], name)
        footer.append(_paragraph(sentence))
        package.parts[name] = to_bytes(footer)


def kinds_lacking(
    package: Package, sections: list[etree._Element], reference: str
) -> Iterator[str]:
    """Yield the kinds of header or footer (``footerReference``) that the first section lacks.

    Later sections have those of the section before, unless they have their own.
    """
    settings = parse_xml(package.parts.get(_SETTINGS, b"<x/>"), _SETTINGS)
    wanted = {
        "default": True,
        "first": any(section.find(f"{W}titlePg") is not None for section in sections),
        "even": settings.find(f"{W}evenAndOddHeaders") is not None,
    }
    there = {one.get(f"{W}type", "default") for one in sections[0].iterfind(f"{W}{reference}")}
    return (kind for kind, needed in wanted.items() if needed and kind not in there)


def _add_footer(package: Package) -> None:
    empty = etree.Element(f"{W}ftr", nsmap={"w": NS["w"], "r": NS["r"]})
    package.parts[_NAME] = to_bytes(empty)
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    etree.SubElement(types, qn("ct:Override"), PartName=f"/{_NAME}", ContentType=_TYPE)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    links = relationships(package, DOCUMENT)
    add_link(links, _ID, _KIND, _NAME.removeprefix("word/"))
    package.parts[rels_name(DOCUMENT)] = to_bytes(links)


def _footers(package: Package, sections: list[etree._Element]) -> list[str]:
    """Return the names of the footers that sections refer to, each once."""
    links = relations_in(package.parts[rels_name(DOCUMENT)], DOCUMENT)
    names = {link.id: link.part(DOCUMENT) for link in links}
    references = (node for section in sections for node in section.iter(f"{W}footerReference"))
    used = dict.fromkeys(names.get(node.get(f"{R}id", ""), "") for node in references)
    return [name for name in used if name in package.parts]


def _paragraph(sentence: str) -> etree._Element:
    """Return the sentence in small letters, centred."""
    paragraph = etree.Element(f"{W}p")
    look = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(look, f"{W}jc").set(f"{W}val", "center")
    run = etree.SubElement(paragraph, f"{W}r")
    small = etree.SubElement(run, f"{W}rPr")
    for name in ("sz", "szCs"):
        etree.SubElement(small, f"{W}{name}").set(f"{W}val", _SIZE)
    etree.SubElement(run, f"{W}t").text = sentence
    return paragraph
