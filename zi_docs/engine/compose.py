"""Putting a naskah together before it is compiled: shared pieces and the office's emblems.

A paragraph that holds only ``{%p sisip NAMA %}`` is replaced by the body of ``_bagian/NAMA.docx``.
``{%p sisip tanda-tangan pejabat=rapat.pimpinan %}`` gives the piece its own names.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from zi_docs.engine.gate import open_naskah
from zi_docs.engine.names import NS, R, W, qn
from zi_docs.engine.package import CONTENT_TYPES, DOCUMENT, Package, parse_xml
from zi_docs.errors import Problem, TemplateError, galat

__all__ = ["insert_fragments", "paragraph_text", "replace_pictures", "to_bytes"]

_SISIP = re.compile(r"^\{%p\s+sisip\s+([\w-]+)((?:\s+\w+=[\w.\[\]]+)*)\s*%\}$")
_SISIP_LIKE = re.compile(r"\{%\s*p?\s*sisip\b")
_MAX_DEPTH = 3


def insert_fragments(package: Package, fragments: Mapping[str, bytes], place: str) -> list[Problem]:
    """Replace every ``sisip`` paragraph by its piece, in the body, headers and footers.

    Returns a problem (ZI403, ZI404) for each one that names no piece or is written wrongly.
    """
    problems: list[Problem] = []
    for name in _story_parts(package):
        if b"sisip" not in package.parts[name]:
            continue
        root = parse_xml(package.parts[name], place)
        for _ in range(_MAX_DEPTH):
            if not _insert_once(package, name, root, fragments, place, problems):
                break
        package.parts[name] = to_bytes(root)
    return problems


def _story_parts(package: Package) -> Iterator[str]:
    yield DOCUMENT
    yield from package.names("word/header")
    yield from package.names("word/footer")


def _insert_once(
    package: Package,
    part: str,
    root: etree._Element,
    fragments: Mapping[str, bytes],
    place: str,
    problems: list[Problem],
) -> bool:
    found = False
    for paragraph in list(root.iter(f"{W}p")):
        text = paragraph_text(paragraph).strip()
        if not _SISIP_LIKE.search(text):
            continue
        match = _SISIP.match(text)
        if match is None:
            problems.append(_misspelt(text, place))
            paragraph.getparent().remove(paragraph)
        elif match[1] not in fragments:
            problems.append(_unknown(match[1], fragments, place))
            paragraph.getparent().remove(paragraph)
        else:
            piece = open_naskah(fragments[match[1]], f"_bagian/{match[1]}.docx")
            _replace(package, part, paragraph, piece, match[2].split())
            found = True
    return found


def _replace(
    package: Package, part: str, paragraph: etree._Element, piece: Package, names: list[str]
) -> None:
    body = parse_xml(piece.parts[DOCUMENT], "sisipan").find(qn("w:body"))
    renamed = _import_media(package, part, piece)
    _import_styles(package, piece)
    elements = [copy.deepcopy(child) for child in body if child.tag != qn("w:sectPr")]
    if names:
        elements = [_tag(f"with {', '.join(names)}"), *elements, _tag("endwith")]
    for element in elements:
        for holder in element.iter():
            for attribute in (f"{R}embed", f"{R}id"):
                if holder.get(attribute) in renamed:
                    holder.set(attribute, renamed[holder.get(attribute)])
        paragraph.addprevious(element)
    _drop(paragraph, elements[-1])


def _drop(paragraph: etree._Element, last: etree._Element) -> None:
    """Remove the marker, but keep the paragraph Word demands after a table in a cell."""
    parent = paragraph.getparent()
    if parent.tag == f"{W}tc" and paragraph.getnext() is None and last.tag == f"{W}tbl":
        for run in paragraph.findall(f"{W}r"):
            paragraph.remove(run)
        return
    parent.remove(paragraph)


def _tag(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"{{%p {words} %}}"
    return paragraph


def _import_media(package: Package, part: str, piece: Package) -> dict[str, str]:
    """Copy the piece's pictures into the package; return its relationship ids renamed."""
    source = piece.parts.get(piece.rels_name(DOCUMENT))
    if source is None:
        return {}
    renamed: dict[str, str] = {}
    relationships = _relationships(package, part)
    for relation in parse_xml(source, "sisipan"):
        if not relation.get("Type", "").endswith("/image"):
            continue
        data = piece.parts[posixpath.normpath(f"word/{relation.get('Target')}")]
        target = _add_media(package, data, relation.get("Target"))
        identifier = f"rIdZi{len(relationships) + 1}"
        etree.SubElement(
            relationships,
            qn("rel:Relationship"),
            Id=identifier,
            Type=relation.get("Type"),
            Target=target,
        )
        renamed[relation.get("Id")] = identifier
    if renamed:
        package.parts[package.rels_name(part)] = to_bytes(relationships)
    return renamed


def _relationships(package: Package, part: str) -> etree._Element:
    data = package.parts.get(package.rels_name(part))
    if data is None:
        return etree.Element(qn("rel:Relationships"), nsmap={None: NS["rel"]})
    return parse_xml(data, part)


def _add_media(package: Package, data: bytes, target: str) -> str:
    extension = posixpath.splitext(target)[1].lstrip(".").lower()
    for name in package.names("word/media/"):
        if package.parts[name] == data:
            return name.removeprefix("word/")
    number = sum(1 for _ in package.names("word/media/")) + 1
    name = f"word/media/zi{number}.{extension}"
    package.parts[name] = data
    _declare(package, extension)
    return name.removeprefix("word/")


def _declare(package: Package, extension: str) -> None:
    types = parse_xml(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    if any(t.get("Extension", "").lower() == extension for t in types):
        return
    kind = {"jpg": "image/jpeg"}.get(extension, f"image/{extension}")
    default = etree.Element(qn("ct:Default"), Extension=extension, ContentType=kind)
    types.insert(0, default)
    package.parts[CONTENT_TYPES] = to_bytes(types)


def _import_styles(package: Package, piece: Package) -> None:
    """Bring along the styles of a piece that the naskah does not have."""
    name = "word/styles.xml"
    if name not in package.parts or name not in piece.parts:
        return
    styles = parse_xml(package.parts[name], name)
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    new = [
        style
        for style in parse_xml(piece.parts[name], name).iter(f"{W}style")
        if style.get(f"{W}styleId") not in known
    ]
    if new:
        styles.extend(copy.deepcopy(style) for style in new)
        package.parts[name] = to_bytes(styles)


def replace_pictures(package: Package, pictures: Mapping[str, bytes], place: str) -> None:
    """Put the office's pictures in the place of those whose description is their name.

    A picture described ``lambang`` or ``lambang_negara`` that the office does not have is taken
    out. Raises :class:`TemplateError` (ZI405) for a picture whose relationship is missing.
    """
    for part in _story_parts(package):
        if b"lambang" not in package.parts[part]:
            continue
        root = parse_xml(package.parts[part], place)
        relationships = _relationships(package, part)
        for properties in list(root.iter(qn("wp:docPr"))):
            name = properties.get("descr", "")
            if name in ("lambang", "lambang_negara"):
                _put_picture(package, relationships, properties, pictures.get(name), place)
        package.parts[part] = to_bytes(root)
        package.parts[package.rels_name(part)] = to_bytes(relationships)


def _put_picture(
    package: Package,
    relationships: etree._Element,
    properties: etree._Element,
    data: bytes | None,
    place: str,
) -> None:
    drawing = next(properties.iterancestors(f"{W}drawing"))
    if data is None:
        drawing.getparent().remove(drawing)
        return
    blip = next(drawing.iter(qn("a:blip")))
    relation = next((r for r in relationships if r.get("Id") == blip.get(f"{R}embed")), None)
    if relation is None:
        raise TemplateError(
            galat(
                "ZI405",
                place,
                "Gambar lambang pada naskah tidak punya berkasnya.",
                "Sisipkan ulang gambar lambang itu di Word.",
            )
        )
    extension = "jpg" if data.startswith(b"\xff\xd8") else "png"
    relation.set("Target", _add_media(package, data, f"lambang.{extension}"))
    _fit(drawing, data)


def _fit(drawing: etree._Element, data: bytes) -> None:
    """Keep the height the naskah gives and fit the width to the picture's own shape."""
    size = _picture_size(data)
    if size is None:
        return
    for extent in (*drawing.iter(qn("wp:extent")), *drawing.iter(qn("a:ext"))):
        if extent.get("cy") is not None:
            extent.set("cx", str(int(int(extent.get("cy")) * size[0] / size[1])))


def _picture_size(data: bytes) -> tuple[int, int] | None:
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (UnrecognizedImageError, ValueError, KeyError):
        return None
    return (image.px_width, image.px_height) if image.px_height else None


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph: its runs' text, tabs and line breaks."""
    pieces = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            pieces.append({f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, "-"))
    return "".join(pieces)


def to_bytes(root: etree._Element) -> bytes:
    """Return a part's bytes, with the declaration Word writes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def unknown_styles(package: Package) -> set[str]:
    """Return the style ids that the body uses and the naskah does not define."""
    styles = parse_xml(package.parts.get("word/styles.xml", b"<x/>"), "styles")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    body = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    used = {node.get(f"{W}val") for node in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    return {style for style in used - known if style}


def _misspelt(text: str, place: str) -> Problem:
    return galat(
        "ZI403",
        place,
        f'Perintah sisip salah tulis: "{text[:80]}".',
        "Tulis sendirian dalam satu paragraf, mis. {%p sisip kop-perangkat-daerah %}.",
    )


def _unknown(name: str, fragments: Mapping[str, bytes], place: str) -> Problem:
    return galat(
        "ZI404",
        place,
        f'Bagian "{name}" tidak ada.',
        f"Bagian yang ada: {', '.join(sorted(fragments)) or '(tidak ada)'}.",
    )
