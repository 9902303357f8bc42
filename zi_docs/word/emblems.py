"""Replacing the emblems in a naskah by the office's own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from lxml import etree

from zi_docs.errors import Place, TemplateError
from zi_docs.ooxml.package import Package, rels_name
from zi_docs.ooxml.problems import picture_without_file
from zi_docs.ooxml.relations import relationships
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import R, W, parse_xml, qn, to_bytes
from zi_docs.picture import for_print, picture_size
from zi_docs.word.compose import add_media, story_parts

OF_OFFICE, OF_UNIT = "lambang", "lambang_unit"
_EMBLEMS = (OF_OFFICE, "lambang_negara", OF_UNIT)


def shows_unit(package: Package) -> bool:
    """Tell whether a naskah shows the emblem of the unit that a document belongs to."""
    mark = f'"{OF_UNIT}"'.encode()
    return any(mark in package.parts[part] for part in story_parts(package))


def replace_pictures(package: Package, pictures: Mapping[str, bytes], place: Place) -> None:
    """Replace each picture whose description is the name of one of the office's pictures.

    Where no emblem of a unit is given, ``lambang_unit`` shows that of the office. A picture
    described like one of these that the office does not have is removed.
    A cell that held nothing else is removed with it. Raises :class:`TemplateError` (ZI405) for a
    picture whose relationship is missing.
    """
    for part in story_parts(package):
        if b"lambang" not in package.parts[part]:
            continue
        root = parse_xml(package.parts[part], place)
        links = relationships(package, part)
        for properties in list(root.iter(qn("wp:docPr"))):
            name = properties.get("descr", "")
            if name in _EMBLEMS:
                data = pictures.get(name) or (pictures.get(OF_OFFICE) if name == OF_UNIT else None)
                _put_picture(package, links, properties, data, place)
        package.parts[part] = to_bytes(root)
        package.parts[rels_name(part)] = to_bytes(links)


def _put_picture(
    package: Package,
    links: etree._Element,
    properties: etree._Element,
    data: bytes | None,
    place: Place,
) -> None:
    drawing = next(properties.iterancestors(f"{W}drawing"), None)
    if drawing is None:  # Word shows nothing of it
        return
    if data is None:
        _take_out(drawing)
        return
    shown = {blip.get(f"{R}embed") for blip in islice(drawing.iter(qn("a:blip")), 1)}
    relation = next((link for link in links if link.get("Id") in shown), None)
    if relation is None:
        raise TemplateError(picture_without_file(place))
    extension = "jpg" if data.startswith(b"\xff\xd8") else "png"
    if width := _fit(drawing, data):
        data = for_print(data, width)
    relation.set("Target", add_media(package, data, f"lambang.{extension}"))


def _fit(drawing: etree._Element, data: bytes) -> int:
    """Keep the height that the naskah gives, and set the width by the picture's proportions.

    Return the width; 0 when the naskah gives no height.
    """
    size, width = picture_size(data), 0
    if size is None:
        return 0
    for extent in (*drawing.iter(qn("wp:extent")), *drawing.iter(qn("a:ext"))):
        if extent.get("cy") is not None:
            width = int(int(extent.get("cy")) * size[0] / size[1])
            extent.set("cx", str(width))
    return width


def _take_out(drawing: etree._Element) -> None:
    """Remove a picture; also its cell when that is left empty, so that a letterhead is centred."""
    paragraph = next(drawing.iterancestors(f"{W}p"), None)
    drawing.getparent().remove(drawing)
    if paragraph is None:
        return
    cell = paragraph.getparent()
    alone = cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1 and len(cell.getparent()) > 1
    if alone and not paragraph_text(paragraph) and not list(paragraph.iter(f"{W}drawing")):
        _take_out_cell(cell)


def _take_out_cell(cell: etree._Element) -> None:
    """Remove a cell and give its width to its neighbour.

    Only in a table of one row, since several rows share the grid.
    """
    row = cell.getparent()
    table = row.getparent()
    columns, cells = table.findall(f"{W}tblGrid/{W}gridCol"), row.findall(f"{W}tc")
    if len(table.findall(f"{W}tr")) > 1 or len(cells) != len(columns) or len(cells) < 2:
        return
    at = cells.index(cell)
    neighbour = at + 1 if at + 1 < len(cells) else at - 1
    _widen(columns[neighbour], columns[at])
    widths = [c.find(f"{W}tcPr/{W}tcW") for c in (cells[neighbour], cell)]
    if None not in widths and widths[0].get(f"{W}type") == widths[1].get(f"{W}type"):
        _widen(*widths)
    columns[at].getparent().remove(columns[at])
    row.remove(cell)


def _widen(wide: etree._Element, gone: etree._Element) -> None:
    wide.set(f"{W}w", str(int(wide.get(f"{W}w", "0")) + int(gone.get(f"{W}w", "0"))))
