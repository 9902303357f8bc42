"""The mark KONSEP in the headers of a document.

The engine puts it into every header that a page may have, and adds a header where there is none, so
that no page of any naskah lacks it. It stands in a frame above the header's own text and takes no
room, so a konsep has the pages of the finished document. It is known by its style, which Word and
LibreOffice keep when they save a file.
"""

from __future__ import annotations

from lxml import etree

from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import add_link, relations_in, relationships, write_relations
from zi_docs.ooxml.xml import NS, R, W, parse_xml, qn, to_bytes
from zi_docs.word.footers import kinds_lacking

MARK = "KONSEP"
_STYLES = "word/styles.xml"
_HEADER = "word/headerkonsep{}.xml"
_KIND = f"{NS['r']}/header"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_STAMP, _SPACER = "ZIKonsep", "ZIKonsepRuang"
_HEAD = f'<w:hdr xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"/>'
_STAMP_XML = (
    f'<w:p xmlns:w="{NS["w"]}"><w:pPr><w:pStyle w:val="{_STAMP}"/><w:framePr w:w="2268" '
    'w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="284"/>'
    f"</w:pPr><w:r><w:t>{MARK}</w:t></w:r></w:p>"
)
_SPACER_XML = f'<w:p xmlns:w="{NS["w"]}"><w:pPr><w:pStyle w:val="{_SPACER}"/></w:pPr></w:p>'
_SHOWN = (f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}instrText", f"{W}tbl")
_NO_LINKS = write_relations(())
_TIGHT = 'w:before="0" w:after="0"'
_STYLE_XML = (
    f'<w:styles xmlns:w="{NS["w"]}">'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_STAMP}">'
    f'<w:name w:val="ZI Konsep"/><w:pPr><w:spacing {_TIGHT} w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr>'
    '<w:rPr><w:b/><w:color w:val="C00000"/><w:spacing w:val="40"/><w:sz w:val="20"/>'
    '<w:szCs w:val="20"/></w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_SPACER}">'
    '<w:name w:val="ZI Konsep Ruang"/><w:pPr>'
    f'<w:spacing {_TIGHT} w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    "</w:styles>"
)


def put_mark(package: Package) -> None:
    """Put the mark into every header of a naskah, and add the headers that it lacks."""
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    sections = list(root.iter(f"{W}sectPr"))
    if not sections:
        body = root.find(f"{W}body")
        sections = [etree.SubElement(root if body is None else body, f"{W}sectPr")]
    for kind in kinds_lacking(package, sections, "headerReference"):
        reference = etree.Element(f"{W}headerReference")
        reference.set(f"{W}type", kind)
        reference.set(f"{R}id", _add_header(package))
        sections[0].insert(0, reference)
    for name in _headers(package, sections):
        header = parse_xml(package.parts[name], name)
        _stamp(header)
        package.parts[name] = to_bytes(header)
    package.parts[DOCUMENT] = to_bytes(root)
    _add_styles(package)


def _add_header(package: Package) -> str:
    """Add an empty header; return the id of its relationship."""
    number = sum(1 for _ in package.names("word/headerkonsep")) + 1
    name, identifier = _HEADER.format(number), f"rIdKonsep{number}"
    header = etree.fromstring(_HEAD)
    header.append(etree.fromstring(_SPACER_XML))
    package.parts[name] = to_bytes(header)
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    etree.SubElement(types, qn("ct:Override"), PartName=f"/{name}", ContentType=_TYPE)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    links = relationships(package, DOCUMENT)
    add_link(links, identifier, _KIND, name.removeprefix("word/"))
    package.parts[rels_name(DOCUMENT)] = to_bytes(links)
    return identifier


def _headers(package: Package, sections: list[etree._Element]) -> list[str]:
    """Return the names of the headers that sections refer to, each once."""
    links = relations_in(package.parts[rels_name(DOCUMENT)], DOCUMENT)
    names = {link.id: link.part(DOCUMENT) for link in links}
    references = (node for section in sections for node in section.iter(f"{W}headerReference"))
    used = dict.fromkeys(names.get(node.get(f"{R}id", ""), "") for node in references)
    return [name for name in used if name in package.parts]


def _stamp(header: etree._Element) -> None:
    """Put the mark before the last paragraph: a frame needs a paragraph to hold on to."""
    free = [p for p in header.findall(f"{W}p") if p.find(f"{W}pPr/{W}framePr") is None]
    last = free[-1] if free else etree.fromstring(_SPACER_XML)
    if not free:
        header.append(last)
    last.addprevious(etree.fromstring(_STAMP_XML))


def _add_styles(package: Package) -> None:
    if _STYLES not in package.parts:
        return
    styles = parse_xml(package.parts[_STYLES], _STYLES)
    styles.extend(list(etree.fromstring(_STYLE_XML)))
    package.parts[_STYLES] = to_bytes(styles)


def take_mark(package: Package) -> None:
    """Take the mark out of every header of a file that somebody saved, and with it our headers.

    LibreOffice makes a text box of the frame, Word may rename the parts; the style stays.
    """
    styles = parse_xml(package.parts.get(_STYLES, b"<x/>"), _STYLES)
    stamps, spacers = (_ids(styles, name) for name in ("ZI Konsep", "ZI Konsep Ruang"))
    for name in _all_headers(package):
        header = parse_xml(package.parts[name], name)
        _take_stamps(header, stamps)
        if _is_bare(header, spacers):
            _drop_header(package, name)
        else:
            _take_spacers(header, spacers)
            package.parts[name] = to_bytes(header)
    if _STYLES in package.parts:
        for style in list(styles.iter(f"{W}style")):
            if style.get(f"{W}styleId") in stamps | spacers:
                styles.remove(style)
        package.parts[_STYLES] = to_bytes(styles)


def _ids(styles: etree._Element, name: str) -> set[str]:
    """Return the ids of the styles of a name, and the id that we gave it."""
    found = {
        style.get(f"{W}styleId", "")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}name") is not None and style.find(f"{W}name").get(f"{W}val") == name
    }
    return found | {name.replace(" ", "")}


def _all_headers(package: Package) -> list[str]:
    links = relations_in(package.parts.get(rels_name(DOCUMENT), _NO_LINKS), DOCUMENT)
    names = dict.fromkeys(link.part(DOCUMENT) for link in links if link.kind == "header")
    return [name for name in names if name in package.parts]


def _take_stamps(header: etree._Element, stamps: set[str]) -> None:
    """Remove the paragraphs of the mark."""
    for paragraph in [p for p in header.iter(f"{W}p") if _style(p) in stamps or _says_mark(p)]:
        _take(paragraph)
    if header.find(f".//{W}p") is None:
        etree.SubElement(header, f"{W}p")


def _take_spacers(header: etree._Element, spacers: set[str]) -> None:
    """Remove the paragraph that the frame of the mark held on to in a header without any."""
    for paragraph in [p for p in header.findall(f"{W}p") if _style(p) in spacers]:
        if next(paragraph.iter(*_SHOWN), None) is None and len(list(header.iter(f"{W}p"))) > 1:
            header.remove(paragraph)


def _take(paragraph: etree._Element) -> None:
    """Remove a paragraph; with the text box of which it is all."""
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    if box is None:
        paragraph.getparent().remove(paragraph)
        return
    if len(box.findall(f"{W}p")) > 1:
        box.remove(paragraph)
        return
    runs = [run for run in box.iterancestors(f"{W}r") if run.getparent() is not None]
    if runs:
        runs[0].getparent().remove(runs[0])


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _says_mark(paragraph: etree._Element) -> bool:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip() == MARK


def _is_bare(header: etree._Element, spacers: set[str]) -> bool:
    """Tell whether a header holds nothing but the paragraph that a header of ours must have."""
    paragraphs = list(header.iter(f"{W}p"))
    return next(header.iter(*_SHOWN), None) is None and all(
        _style(p) in spacers for p in paragraphs
    )


def _drop_header(package: Package, name: str) -> None:
    """Remove a header with all that refers to it."""
    links = relationships(package, DOCUMENT)
    ids = {
        link.id for link in relations_in(to_bytes(links), DOCUMENT) if link.part(DOCUMENT) == name
    }
    for link in list(links):
        if link.get("Id") in ids:
            links.remove(link)
    package.parts[rels_name(DOCUMENT)] = to_bytes(links)
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    for reference in list(root.iter(f"{W}headerReference")):
        if reference.get(f"{R}id") in ids:
            reference.getparent().remove(reference)
    package.parts[DOCUMENT] = to_bytes(root)
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    for override in list(types):
        if override.get("PartName") == f"/{name}":
            types.remove(override)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    for part in (name, rels_name(name)):
        package.parts.pop(part, None)
