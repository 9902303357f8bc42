"""Applying a page profile: paper, margins and fonts, once, when a naskah is compiled."""

from __future__ import annotations

from lxml import etree

from zi_docs.engine.compose import to_bytes
from zi_docs.engine.names import W, qn
from zi_docs.engine.package import DOCUMENT, Package, parse_xml
from zi_docs.model.tata_naskah import Huruf, Keluarga, TataNaskah

__all__ = ["apply_profile"]

_TWIPS_PER_MM = 1440 / 25.4
_STYLES = "word/styles.xml"


def apply_profile(package: Package, profile: TataNaskah, keluarga: Keluarga) -> None:
    """Give every section the profile's paper and margins, and the text its typeface.

    A landscape section keeps lying; its tables and the others' are stretched or shrunk to the new
    text width, since Word and LibreOffice take widths from the grid.
    """
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    ratios = [_set_section(section, profile) for section in root.iter(qn("w:sectPr"))]
    if ratios:
        _scale_tables(root, ratios)
    package.parts[DOCUMENT] = to_bytes(root)
    if _STYLES in package.parts:
        styles = parse_xml(package.parts[_STYLES], _STYLES)
        _set_typeface(styles, profile.huruf[keluarga])
        package.parts[_STYLES] = to_bytes(styles)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _set_section(section: etree._Element, profile: TataNaskah) -> float:
    """Set one section; return its new text width over the old."""
    size, margin = _child(section, "pgSz"), _child(section, "pgMar")
    old = _text_width(size, margin)
    lying = size.get(f"{W}orient") == "landscape"
    width, height = _twips(profile.kertas.lebar), _twips(profile.kertas.tinggi)
    size.set(f"{W}w", str(height if lying else width))
    size.set(f"{W}h", str(width if lying else height))
    batas = profile.batas
    sides = (
        (batas.kiri, batas.atas, batas.kanan, batas.bawah)
        if lying
        else (batas.atas, batas.kanan, batas.bawah, batas.kiri)
    )
    for name, value in zip(("top", "right", "bottom", "left"), sides, strict=True):
        margin.set(f"{W}{name}", str(_twips(value)))
    return _text_width(size, margin) / old if old > 0 else 1.0


def _child(section: etree._Element, name: str) -> etree._Element:
    found = section.find(f"{W}{name}")
    return found if found is not None else etree.SubElement(section, f"{W}{name}")


def _text_width(size: etree._Element, margin: etree._Element) -> int:
    def number(element: etree._Element, name: str) -> int:
        return int(float(element.get(f"{W}{name}", "0")))

    return number(size, "w") - number(margin, "left") - number(margin, "right")


def _scale_tables(root: etree._Element, ratios: list[float]) -> None:
    """Scale the tables of each section: a section ends at the paragraph that holds its sectPr."""
    body = root.find(qn("w:body"))
    current = 0
    for child in body:
        if child.tag == f"{W}tbl":
            _scale_table(child, ratios[min(current, len(ratios) - 1)])
        elif child.find(f"{W}pPr/{W}sectPr") is not None:
            current += 1


def _scale_table(table: etree._Element, ratio: float) -> None:
    if abs(ratio - 1) < 0.002:
        return
    for element in table.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
        width = element.get(f"{W}w", "")
        if element.get(f"{W}type", "dxa") == "dxa" and width.isdigit():
            element.set(f"{W}w", str(round(int(width) * ratio)))


def _set_typeface(styles: etree._Element, huruf: Huruf) -> None:
    """Set the default typeface; styles that name none of their own follow it.

    The size goes to the base style "ZI Isi"; styles with another size keep their distance from it.
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
