"""Paper, margins and typefaces of a page profile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zi_docs.model import TataNaskah
from zi_docs.model.tata_naskah import Keluarga
from zi_docs.ooxml.package import DOCUMENT, Package
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import NS, parse_xml
from zi_docs.word.page_profile import apply_profile

MakeNaskah = Callable[..., bytes]

W = f"{{{NS['w']}}}"
STANDING = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1417" w:left="1701" w:header="708"/></w:sectPr>'
)
LYING = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1417"/></w:sectPr>'
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="9071" w:type="dxa"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="4071"/><w:gridCol w:w="5000"/></w:tblGrid><w:tr>'
    '<w:tc><w:tcPr><w:tcW w:w="4071" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    '<w:tc><w:tcPr><w:tcW w:w="50" w:type="pct"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
)

RATIO = (12189 - 567 - 1701) / (11906 - 1134 - 1701)
LYING_RATIO = (18709 - 1134 - 1417) / (16838 - 1134 - 1417)


def profile(lebar: float = 215, tinggi: float = 330, **own: Any) -> TataNaskah:
    values: dict[str, Any] = {
        "judul": "x",
        "kertas": {"lebar": lebar, "tinggi": tinggi},
        "batas": {"atas": 20, "bawah": 25, "kiri": 30, "kanan": 10},
        "huruf": {
            "penetapan": {"nama": "Bookman Old Style", "ukuran": 11},
            "korespondensi": {"nama": "Arial", "ukuran": 12},
            "khusus": {"nama": "Tahoma", "ukuran": 12},
        },
    }
    return TataNaskah.model_validate({**values, **own})


def applied(data: bytes, made: TataNaskah, keluarga: Keluarga = "khusus") -> Package:
    package = read_package(data, "n")
    apply_profile(package, made, keluarga)
    return package


def body(package: Package) -> etree._Element:
    return parse_xml(package.parts[DOCUMENT], DOCUMENT)


def attributes(element: etree._Element, *names: str) -> list[int]:
    return [int(element.get(f"{W}{name}")) for name in names]


def page(section: etree._Element) -> tuple[list[int], list[int]]:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return attributes(size, "w", "h"), attributes(margin, "top", "right", "bottom", "left")


def test_paper_and_margins(make_naskah: MakeNaskah) -> None:
    """A portrait page gets the profile's paper and margins, in twentieths of a point."""
    [section] = body(applied(make_naskah("a", section=STANDING), profile())).iter(f"{W}sectPr")
    assert page(section) == ([12189, 18709], [1134, 567, 1417, 1701])
    assert section.find(f"{W}pgMar").get(f"{W}header") == "708"


def test_a_framed_page_is_centred(make_naskah: MakeNaskah) -> None:
    """A page with a frame is hung up, not bound: its text stands in the middle, as wide as else."""
    framed = STANDING.replace("</w:sectPr>", "<w:pgBorders/></w:sectPr>")
    [section] = body(applied(make_naskah("a", section=framed), profile())).iter(f"{W}sectPr")
    assert page(section)[1] == [1134, 1134, 1417, 1134]


def test_a_lying_page_keeps_lying(make_naskah: MakeNaskah) -> None:
    """A landscape page turns the paper, and the margins with it."""
    [section] = body(applied(make_naskah("a", section=LYING), profile())).iter(f"{W}sectPr")
    assert page(section) == ([18709, 12189], [1701, 1134, 567, 1417])
    assert section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


def test_a_section_without_page(make_naskah: MakeNaskah) -> None:
    """A section without a page size gets one."""
    [section] = body(applied(make_naskah("a", section="<w:sectPr/>"), profile())).iter(f"{W}sectPr")
    assert page(section)[0] == [12189, 18709]


def test_each_section_scales_its_own_tables(make_naskah: MakeNaskah) -> None:
    """Tables follow the text width of their own section."""
    end = f"<w:p><w:pPr>{STANDING}</w:pPr></w:p>"
    root = body(applied(make_naskah(TABLE, end, TABLE, section=LYING), profile()))
    widths = [attributes(t.find(f".//{W}tblW"), "w")[0] for t in root.iter(f"{W}tbl")]
    standing = (12189 - 567 - 1701) / (11906 - 1134 - 1701)
    lying = (18709 - 1134 - 1417) / (16838 - 1134 - 1417)
    assert widths == [round(9071 * standing), round(9071 * lying)]


def test_every_width_of_a_table_is_scaled(make_naskah: MakeNaskah) -> None:
    """Grid, table and cells are scaled alike; a share of the width stays a share."""
    root = body(applied(make_naskah(TABLE, section=STANDING), profile()))
    ratio = (12189 - 567 - 1701) / (11906 - 1134 - 1701)
    columns = [attributes(column, "w")[0] for column in root.iter(f"{W}gridCol")]
    cells = [attributes(cell, "w")[0] for cell in root.iter(f"{W}tcW")]
    assert columns == [round(4071 * ratio), round(5000 * ratio)]
    assert cells == [round(4071 * ratio), 50]


@given(st.integers(min_value=120, max_value=400), st.integers(min_value=120, max_value=500))
def test_applying_twice_changes_nothing_more(
    make_naskah: MakeNaskah, lebar: int, tinggi: int
) -> None:
    """A profile applied to its own result gives the same pages and tables."""
    made = profile(lebar, tinggi)
    package = applied(make_naskah(TABLE, section=STANDING), made)
    once = dict(package.parts)
    apply_profile(package, made, "khusus")
    assert package.parts == once


@pytest.mark.parametrize(
    ("keluarga", "nama"),
    [("penetapan", "Bookman Old Style"), ("korespondensi", "Arial"), ("khusus", "Tahoma")],
)
def test_typeface_by_family(make_naskah: MakeNaskah, keluarga: Keluarga, nama: str) -> None:
    """Each family of documents has its typeface, for every script."""
    package = applied(make_naskah("a"), profile(), keluarga)
    fonts = parse_xml(package.parts["word/styles.xml"], "s").find(f".//{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {nama}


@pytest.mark.parametrize(
    ("ukuran", "default", "title", "note"), [(12, 24, 28, 16), (11, 22, 26, 14), (6.5, 13, 17, 12)]
)
def test_sizes_keep_their_distance(
    make_naskah: MakeNaskah, ukuran: float, default: int, title: int, note: int
) -> None:
    """Text gets the profile's size; other sizes keep their distance and at least six points."""
    package = read_package(make_naskah("a"), "n")
    own = (
        '<w:style w:styleId="Judul"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:styleId="Catatan"><w:rPr><w:sz w:val="16"/></w:rPr></w:style></w:styles>'
    )
    styles = package.parts["word/styles.xml"].replace(b"</w:styles>", own.encode())
    package.parts["word/styles.xml"] = styles
    huruf = {f: {"nama": "Arial", "ukuran": ukuran} for f in profile().huruf}
    apply_profile(package, profile(huruf=huruf), "khusus")
    root = parse_xml(package.parts["word/styles.xml"], "s")
    assert [attributes(size, "val")[0] for size in root.iter(f"{W}sz")] == [default, title, note]


def test_tables_in_content_controls(make_naskah: MakeNaskah) -> None:
    """A table inside a content control is scaled like any other."""
    control = f"<w:sdt><w:sdtContent>{TABLE}</w:sdtContent></w:sdt>"
    root = body(applied(make_naskah(control, section=STANDING), profile()))
    assert attributes(root.find(f".//{W}tblW"), "w") == [round(9071 * RATIO)]


def with_margins(make_naskah: MakeNaskah, *body: str, section: str) -> bytes:
    """Return a naskah with a header and a footer that each hold a table."""
    stories = {
        name: f'<w:{tag} xmlns:w="{NS["w"]}">{TABLE}<w:p/></w:{tag}>'
        for name, tag in (("header1", "hdr"), ("footer1", "ftr"))
    }
    return make_naskah(*body, parts=stories, section=section)


def width(package: Package, part: str) -> int:
    root = parse_xml(package.parts[f"word/{part}.xml"], part)
    return attributes(root.find(f".//{W}tblW"), "w")[0]


def naming(section: str, **margins: str) -> str:
    """Return a section that names headers and footers by their relationship."""
    names = "".join(f'<w:{kind}Reference r:id="{id_}"/>' for kind, id_ in margins.items())
    return section.replace("<w:sectPr>", f"<w:sectPr>{names}")


def test_tables_in_headers_and_footers(make_naskah: MakeNaskah) -> None:
    """A letterhead's table follows its own page."""
    section = naming(STANDING, header="rId10", footer="rId11")
    package = applied(with_margins(make_naskah, "a", section=section), profile())
    assert width(package, "header1") == width(package, "footer1") == round(9071 * RATIO)


def test_each_header_follows_its_own_section(make_naskah: MakeNaskah) -> None:
    """The header of a landscape section is scaled with that section, and only once."""
    end = f"<w:p><w:pPr>{naming(STANDING, header='rId10')}</w:pPr></w:p>"
    lying = naming(LYING, header="rId10", footer="rId11")
    package = applied(with_margins(make_naskah, end, section=lying), profile())
    assert width(package, "header1") == round(9071 * RATIO)
    assert width(package, "footer1") == round(9071 * LYING_RATIO)


def test_tables_inside_tables(make_naskah: MakeNaskah) -> None:
    """A table inside another is scaled once, with the one that holds it; a text box stays."""
    inner = TABLE.replace("<w:p/></w:tc></w:tr>", f"{TABLE}<w:p/></w:tc></w:tr>")
    box = f"<w:p><w:r><w:txbxContent>{TABLE}</w:txbxContent></w:r></w:p>"
    root = body(applied(make_naskah(inner, box, section=STANDING), profile()))
    widths = [attributes(table, "w")[0] for table in root.iter(f"{W}tblW")]
    assert widths == [round(9071 * RATIO)] * 2 + [9071]
