"""The document's own properties: title, author, dates, language."""

from __future__ import annotations

from lxml import etree

from zi_docs.ooxml.package import CONTENT_TYPES, RELATIONS, Package
from zi_docs.ooxml.relations import add_link, read_links
from zi_docs.ooxml.xml import NS, parse_xml, qn, to_bytes

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FILLED = {
    "dc:title": "{{ berkas.judul }}",
    "dc:creator": "{{ berkas.instansi }}",
    "cp:lastModifiedBy": "{{ berkas.instansi }}",
    "dc:language": "id-ID",
}
_OPTIONAL = ("dc:subject", "dc:description", "cp:keywords", "dc:identifier", "cp:category")


def prepare_properties(package: Package, own: bool) -> None:
    """Rewrite the core properties so that they say the same on any day.

    With ``own``, title and author are those of the document being made (``berkas`` in the
    context); tags that the naskah itself holds there stay. Times are the document's date.
    """
    old = parse_xml(package.parts[CORE], CORE) if CORE in package.parts else None
    root = etree.Element(
        qn("cp:coreProperties"),
        nsmap={key: NS[key] for key in ("cp", "dc", "dcterms", "xsi")},
    )
    for name, value in _FILLED.items():
        text = _text(old, name)
        etree.SubElement(root, qn(name)).text = value if own and "{{" not in text else text
    for name in _OPTIONAL:
        if text := _text(old, name):
            etree.SubElement(root, qn(name)).text = text
    for name in ("dcterms:created", "dcterms:modified"):
        stamp = etree.SubElement(root, qn(name))
        stamp.set(qn("xsi:type"), "dcterms:W3CDTF")
        stamp.text = "{{ berkas.waktu }}"
    package.parts[CORE] = to_bytes(root)
    if old is None:
        _register(package)


def _text(old: etree._Element | None, name: str) -> str:
    return "" if old is None else old.findtext(qn(name), default="")


def _register(package: Package) -> None:
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    etree.SubElement(types, qn("ct:Override"), PartName=f"/{CORE}", ContentType=_CORE_TYPE)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    links = read_links(package.parts[RELATIONS], RELATIONS)
    add_link(links, "rIdZiCore", _CORE_REL, CORE)
    package.parts[RELATIONS] = to_bytes(links)
