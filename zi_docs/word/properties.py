"""The core properties of the document that a naskah becomes: title, author, times."""

from __future__ import annotations

from lxml import etree

from zi_docs.ooxml.charts import with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, RELATIONS, Package
from zi_docs.ooxml.relations import add_link, read_links, relations_in
from zi_docs.ooxml.xml import NS, parse_xml, qn, to_bytes

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TEMPLATE, _DOCUMENT = "template.main+xml", "document.main+xml"
_FILLED = {
    "dc:title": "{{ berkas.judul }}",
    "dc:creator": "{{ berkas.instansi }}",
    "cp:lastModifiedBy": "{{ berkas.instansi }}",
    "dc:language": "id-ID",
}
_OPTIONAL = ("dc:subject", "dc:description", "cp:keywords", "dc:identifier", "cp:category")


def declare_document(package: Package) -> None:
    """Let a file be a document, though it was saved as a template (``.dotx``)."""
    types = package.parts[CONTENT_TYPES]
    if _TEMPLATE.encode() in types:
        root = parse_xml(types, CONTENT_TYPES)
        for element in root:
            kind = element.get("ContentType", "")
            if kind.endswith(_TEMPLATE):
                element.set("ContentType", kind.removesuffix(_TEMPLATE) + _DOCUMENT)
        package.parts[CONTENT_TYPES] = to_bytes(root)


def prepare_properties(package: Package) -> None:
    """Give a type's naskah the core properties of the document that is made.

    They do not depend on the day of the run: times are the document's date. Title and author are
    those of ``berkas`` in the context; tags that the naskah itself has there stay.
    """
    old = _take_properties(package)
    root = etree.Element(
        qn("cp:coreProperties"),
        nsmap={key: NS[key] for key in ("cp", "dc", "dcterms", "xsi")},
    )
    for name, value in _FILLED.items():
        text = _text(old, name)
        etree.SubElement(root, qn(name)).text = text if "{{" in text else value
    for name in _OPTIONAL:
        if text := _text(old, name):
            etree.SubElement(root, qn(name)).text = text
    for name in ("dcterms:created", "dcterms:modified"):
        stamp = etree.SubElement(root, qn(name))
        stamp.set(qn("xsi:type"), "dcterms:W3CDTF")
        stamp.text = "{{ berkas.waktu }}"
    package.parts[CORE] = to_bytes(root)


def _take_properties(package: Package) -> etree._Element | None:
    """Return the core properties of a naskah, wherever they are; let them be in their usual part.

    A file with two of them is refused by Word.
    """
    links = relations_in(package.parts[RELATIONS], RELATIONS)
    name = next((link.part("") for link in links if link.type == _CORE_REL), CORE)
    if name == CORE and CORE in package.parts:
        return parse_xml(package.parts[CORE], CORE)
    old = package.parts.pop(name, None)
    tree = read_links(package.parts[RELATIONS], RELATIONS)
    for link in list(tree):
        if link.get("Type") == _CORE_REL:
            tree.remove(link)
    package.parts[RELATIONS] = to_bytes(tree)
    package.parts[CONTENT_TYPES] = with_part_types(package.parts[CONTENT_TYPES], {}, (name, CORE))
    register_properties(package)
    return None if old is None else parse_xml(old, name)


def _text(old: etree._Element | None, name: str) -> str:
    return "" if old is None else old.findtext(qn(name), default="")


def register_properties(package: Package) -> None:
    """Add the type and the relationship of the core properties to a file that had none."""
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    etree.SubElement(types, qn("ct:Override"), PartName=f"/{CORE}", ContentType=_CORE_TYPE)
    package.parts[CONTENT_TYPES] = to_bytes(types)
    links = read_links(package.parts[RELATIONS], RELATIONS)
    add_link(links, "rIdZiCore", _CORE_REL, CORE)
    package.parts[RELATIONS] = to_bytes(links)
