"""The XML of a part: its names, strict parsing, and writing it as bytes."""

from __future__ import annotations

from lxml import etree

from zi_docs.errors import Place, TemplateError, problem

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
W = f"{{{NS['w']}}}"
R = f"{{{NS['r']}}}"

BROKEN_XML = "ZI402"
_PARSERS = {
    (huge, bare): etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=huge,
        remove_comments=bare,
        remove_pis=bare,
    )
    for huge in (False, True)
    for bare in (False, True)
}


def qn(name: str) -> str:
    """Return the lxml name for a name with a prefix: ``w:p`` -> ``{...}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def parse(data: bytes, *, huge: bool = False, bare: bool = False) -> etree._Element:
    """Return the root of a part, parsed strictly, without network access or entities.

    ``huge`` lifts the limits of libxml2, for files that we made ourselves. ``bare`` leaves out
    comments and processing instructions. Raises ``etree.XMLSyntaxError`` when it is not
    well-formed.
    """
    return etree.fromstring(data, _PARSERS[huge, bare])


def parse_xml(data: bytes, place: Place | str) -> etree._Element:
    """Return the root of a part as :func:`parse` does, for a file from somebody else.

    Raises :class:`TemplateError` (ZI402) when it is not well-formed.
    """
    try:
        return parse(data)
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            problem(
                BROKEN_XML,
                place,
                "Isi berkas Word ini rusak.",
                "Buka berkasnya di Word, pilih perbaiki, lalu simpan kembali.",
            )
        ) from error


def to_bytes(root: etree._Element) -> bytes:
    """Return a part's bytes, with the XML declaration that Word writes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
