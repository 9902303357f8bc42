"""Applying a page profile: paper, margins and fonts, once, when a naskah is compiled."""

from __future__ import annotations

import posixpath

from lxml import etree

from zi_docs.model.tata_naskah import Batas, Huruf, Keluarga, Kertas, TataNaskah
from zi_docs.ooxml.package import DOCUMENT, Package, rels_name
from zi_docs.ooxml.xml import R, W, parse_xml, qn, to_bytes

_TWIPS_PER_MM = 1440 / 25.4
_STYLES = "word/styles.xml"


def apply_profile(package: Package, profile: TataNaskah, keluarga: Keluarga) -> None:
    """Give every section the profile's paper and margins, and the text its typeface.

    A landscape section stays landscape. Tables, also those in headers and footers, are scaled to
    the new text width, since Word and LibreOffice take widths from the table grid.
    """
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    sections = list(root.iter(qn("w:sectPr")))
    paper = profile.kertas_untuk(keluarga)
    ratios = [_set_section(section, paper, profile.batas) for section in sections]
    if ratios:
        _scale_body(root, ratios)
        _scale_margins(package, sections, ratios)
    package.parts[DOCUMENT] = to_bytes(root)
    if _STYLES in package.parts:
        styles = parse_xml(package.parts[_STYLES], _STYLES)
        _set_typeface(styles, profile.huruf[keluarga])
        package.parts[_STYLES] = to_bytes(styles)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _set_section(section: etree._Element, kertas: Kertas, batas: Batas) -> float:
    """Set one section; return its new text width divided by the old one."""
    size, margin = _child(section, "pgSz"), _child(section, "pgMar")
    old = _text_width(size, margin)
    lying = size.get(f"{W}orient") == "landscape"
    width, height = _twips(kertas.lebar), _twips(kertas.tinggi)
    size.set(f"{W}w", str(height if lying else width))
    size.set(f"{W}h", str(width if lying else height))
    sides = (
        (batas.kiri, batas.atas, batas.kanan, batas.bawah)
        if lying
        else (batas.atas, batas.kanan, batas.bawah, batas.kiri)
    )
    if section.find(qn("w:pgBorders")) is not None:
        sides = _centred(*sides)
    for name, value in zip(("top", "right", "bottom", "left"), sides, strict=True):
        margin.set(f"{W}{name}", str(_twips(value)))
    return _text_width(size, margin) / old if old > 0 else 1.0


def _centred(
    top: float, right: float, bottom: float, left: float
) -> tuple[float, float, float, float]:
    """Return the margins of a framed page: it is hung up, not bound, so its text is in the middle.

    The width of its text stays.
    """
    side = (left + right) / 2
    return top, side, bottom, side


def _child(section: etree._Element, name: str) -> etree._Element:
    found = section.find(f"{W}{name}")
    return found if found is not None else etree.SubElement(section, f"{W}{name}")


def _text_width(size: etree._Element, margin: etree._Element) -> int:
    def number(element: etree._Element, name: str) -> int:
        return int(float(element.get(f"{W}{name}", "0")))

    return number(size, "w") - number(margin, "left") - number(margin, "right")


def _scale_body(root: etree._Element, ratios: list[float]) -> None:
    """Scale the tables of each section.

    A section's ``sectPr`` stands at its end: in ``tbl sectPr tbl sectPr`` each table belongs to the
    ``sectPr`` after it.
    """
    current = 0
    for element in root.iter(f"{W}tbl", f"{W}sectPr"):
        if element.tag == f"{W}sectPr":
            current += 1
        elif _is_outermost(element):
            _scale_table(element, ratios[min(current, len(ratios) - 1)])


def _is_outermost(table: etree._Element) -> bool:
    """Tell whether a table stands neither in another table nor in a text box."""
    return next(table.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is None


def _scale_margins(package: Package, sections: list[etree._Element], ratios: list[float]) -> None:
    """Scale the tables of each header and footer by the ratio of the first section that uses it."""
    names = _related(package)
    scaled: set[str] = set()
    for section, ratio in zip(sections, ratios, strict=True):
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            name = names.get(reference.get(f"{R}id"), "")
            if name in package.parts and name not in scaled:
                scaled.add(name)
                _scale_part(package, name, ratio)


def _related(package: Package) -> dict[str, str]:
    """Return the name of each part that the body refers to, by the relationship's id."""
    rels = package.parts.get(rels_name(DOCUMENT))
    if rels is None:
        return {}
    return {
        relation.get("Id"): posixpath.normpath(posixpath.join("/word", relation.get("Target")))[1:]
        for relation in parse_xml(rels, DOCUMENT)
    }


def _scale_part(package: Package, name: str, ratio: float) -> None:
    root = parse_xml(package.parts[name], name)
    for table in filter(_is_outermost, root.iter(f"{W}tbl")):
        _scale_table(table, ratio)
    package.parts[name] = to_bytes(root)


def _scale_table(table: etree._Element, ratio: float) -> None:
    if abs(ratio - 1) < 0.002:
        return
    for element in table.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
        width = element.get(f"{W}w", "")
        if element.get(f"{W}type", "dxa") == "dxa" and width.isdigit():
            element.set(f"{W}w", str(round(int(width) * ratio)))


def _set_typeface(styles: etree._Element, huruf: Huruf) -> None:
    """Set the default typeface, for all styles that do not name another.

    The base style "ZI Isi" gets the profile's size; styles with another size keep their difference
    to it.
    """
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is None:
        return
    fonts = defaults.find(f"{W}rFonts")
    if fonts is None:
        fonts = etree.SubElement(defaults, f"{W}rFonts")
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{W}{script}", huruf.nama)
    _shift_sizes(styles, huruf.ukuran)


def _shift_sizes(styles: etree._Element, points: float) -> None:
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if default is None:
        return
    shift = round(points * 2) - int(default.get(f"{W}val"))
    if shift == 0:
        return
    for size in styles.iter(f"{W}sz", f"{W}szCs"):
        size.set(f"{W}val", str(max(12, int(size.get(f"{W}val")) + shift)))
