"""The form of tables and lists in every naskah: heads, last rows, room for wide numbers, styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.document import Document as Naskah
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TYPES = sorted(path.parent.name for path in TEMPLATES.glob("[a-z]*/naskah.docx"))
GREY = "D9D9D9"
OWN_WAY = {
    "kertas-identifikasi", "notula", "pakta-integritas-kolektif", "sk-standar-pelayanan",
}  # fmt: skip
"""The types with another rule for their last rows: candidates of eight lines, minutes, a pledge
of all, components."""
DIGIT, STOP = 0.556, 0.278  # of the size of Arial's letters
NUMBER = re.compile(r"\{\{ (loop\.index0? ?[*+ 0-9]*|nomor) \}\}(\.?)")


@cache
def _naskah(path: Path) -> Naskah:
    return Document(str(path))


def _of(jenis: str) -> Naskah:
    return _naskah(TEMPLATES / jenis / "naskah.docx")


def _text(element: BaseOxmlElement) -> str:
    return "".join(
        "\t" if one.tag == qn("w:tab") else one.text or ""
        for one in element.iter(qn("w:t"), qn("w:tab"))
        if one.getparent().tag != qn("w:tabs")
    )


def _number(element: BaseOxmlElement | None, name: str) -> int:
    return 0 if element is None else int(element.get(qn(f"w:{name}")) or 0)


def _is_decree(jenis: str) -> bool:
    manifest = yaml.safe_load((TEMPLATES / jenis / "manifest.yaml").read_bytes())
    return bool(manifest["keluarga"] == "penetapan")


@pytest.mark.parametrize("jenis", [one for one in TYPES if not _is_decree(one)])
def test_the_head_of_every_table_is_shaded(jenis: str) -> None:
    """A head that is repeated on each page has one grey; only the annex of a decree is plain."""
    for row in _of(jenis).element.body.iter(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None or "{%tr" in _text(row):
            continue
        shades = [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") for cell in row.findall(qn("w:tc"))]
        assert [None if one is None else one.get(qn("w:fill")) for one in shades] == (
            [GREY] * len(shades)
        )


@pytest.mark.parametrize("jenis", [one for one in TYPES if one not in OWN_WAY])
def test_two_rows_go_with_the_signature(jenis: str) -> None:
    """What stays with a signature below a list is its last two rows: one alone is a lost line."""
    cells = (cell for cell in _of(jenis).element.body.iter(qn("w:tc")))
    alone = [
        one
        for cell in cells
        for one, kept in zip(cell.findall(qn("w:p")), cell.findall(qn("w:p"))[1:], strict=False)
        if _text(one) == "{%p if loop.last %}" and NUMBER.fullmatch(_text(kept))
    ]
    assert alone == []


def _chain(naskah: Naskah, name: str) -> Iterator[BaseOxmlElement]:
    """Yield a style and those it is based on."""
    styles = {one.style_id: one for one in naskah.styles}
    style = styles.get(name)
    while style is not None:
        yield style.element
        style = style.base_style  # type: ignore[attr-defined]


def _style(paragraph: BaseOxmlElement) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def _first(naskah: Naskah, paragraph: BaseOxmlElement, path: str, name: str) -> int:
    """Return a property of a paragraph, by itself or by its style."""
    steps = "/".join(qn(step) for step in path.split("/"))
    holders = (paragraph, *_chain(naskah, _style(paragraph)))
    found = (one.find(steps) for one in holders)
    return next((_number(one, name) for one in found if one is not None), 0)


def _width(naskah: Naskah, paragraph: BaseOxmlElement, digits: int, stop: str) -> float:
    """Return how wide a number is, in twips."""
    size = _first(naskah, paragraph, "w:rPr/w:sz", "val") or 24
    return (digits * DIGIT + STOP * bool(stop)) * size * 10


@pytest.mark.parametrize("jenis", TYPES)
def test_a_column_of_numbers_holds_999(jenis: str) -> None:
    """No number of a table is broken over two lines, also not the one of the 999th row."""
    naskah, narrow = _of(jenis), []
    for table in naskah.element.body.iter(qn("w:tbl")):
        if table.find(f".//{qn('w:insideH')}") is None:
            continue  # not a table of rows: parties, a place to sign
        margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
        sides = [qn("w:left"), qn("w:right")]
        padding = sum(_number(margins.find(side), "w") for side in sides) if len(margins) else 216
        for cell in table.iter(qn("w:tc")):
            room = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}"), "w") - padding
            for one in cell.findall(qn("w:p")):
                found = NUMBER.fullmatch(_text(one))
                if found and room < _width(naskah, one, 3, found[2]):
                    narrow.append((_text(one), room))
    assert narrow == []


LISTS = ("surat-usulan", "pernyataan-clearance-tlhp", "rekap-penilaian")
"""The types with a numbered list, no table, of which each unit of an office is a point."""


@pytest.mark.parametrize(("digits", "wide"), [(1, False), (2, False), (3, True)])
@pytest.mark.parametrize("jenis", LISTS)
def test_a_number_fits_before_its_text(jenis: str, digits: int, wide: bool) -> None:
    """The text of point 9, 99 and 999 begins where its other lines do: no number pushes it on."""
    naskah = _of(jenis)
    is_wide, rooms = False, []
    for one in naskah.element.body.findall(qn("w:p")):
        text = _text(one)
        if text.startswith("{%p"):
            is_wide = "loop.length > 99" in text
        elif "\t" in text and "loop.index }}." in text and is_wide is wide:
            rooms.append(
                _first(naskah, one, "w:pPr/w:ind", "hanging") - _width(naskah, one, digits, ".")
            )
    assert rooms
    assert min(rooms) > 0


@pytest.mark.parametrize("jenis", TYPES)
def test_every_style_that_is_used_is_there(jenis: str) -> None:
    """A style that a naskah names and does not have takes its tables apart in LibreOffice."""
    there = {style.style_id for style in _of(jenis).styles}
    used = {one.get(qn("w:val")) for one in _of(jenis).element.body.iter(qn("w:pStyle"))}
    assert used - there == set()


def test_a_column_of_posts_holds_a_long_word() -> None:
    """No word of a post is broken: "Kewarganegaraan" and its margins take 1,851 twips at 10 pt."""
    narrow = [
        (jenis, room)
        for jenis in TYPES
        for table in _of(jenis).element.body.iter(qn("w:tbl"))
        if table.find(f".//{qn('w:insideH')}") is not None
        for cell in table.iter(qn("w:tc"))
        if _text(cell).casefold().startswith("jabatan")
        and (room := _number(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}"), "w")) < 1_851
    ]
    assert narrow == []
