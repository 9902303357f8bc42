"""The engine's estimate of the length of a document."""

from __future__ import annotations

import pytest

from zi_docs.ooxml.xml import NS, parse_xml
from zi_docs.word.length import Length
from zi_docs.word.looks import Looks

NAMES = " ".join(f'xmlns:{name}="{NS[name]}"' for name in ("w", "wp"))
STYLES = (
    f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Kecil"><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:spacing w:line="100" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="10"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Tetap"><w:basedOn w:val="Kecil"/></w:style></w:styles>'
)
# A page holds ten lines of 10 points and the reserve; a line holds twenty letters.
SECTION = (
    "<w:sectPr>{}<w:pgSz w:w='2200' w:h='2580'/>"
    "<w:pgMar w:top='100' w:bottom='100' w:left='100' w:right='100'/></w:sectPr>"
)
LAST = SECTION.format("")


def p(*texts: str, own: str = "") -> str:
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)
    return f"<w:p><w:pPr>{own}</w:pPr>{runs}</w:p>"


def pages(*body: str) -> int:
    """Return how many pages the estimate gives."""
    looks = Looks(parse_xml(STYLES.encode(), "s"))
    data = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>".encode()
    return next(n for n in range(1, 20) if Length(looks, n).fits(data))


HANGING = (
    '<w:p><w:pPr><w:ind w:left="900" w:hanging="900"/></w:pPr><w:r><w:t>1.</w:t><w:tab/>'
    "<w:t>{}</w:t></w:r></w:p>"
)


def row(*cells: str, height: int = 0) -> str:
    held = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f'<w:tr><w:trPr><w:trHeight w:val="{height}"/></w:trPr>{held}</w:tr>'


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="1216"/><w:gridCol w:w="1216"/></w:tblGrid>'
    return f"<w:tbl>{grid}{''.join(rows)}</w:tbl>"


EXACT = '<w:spacing w:line="230" w:lineRule="exact"/>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ([p("a")] * 10, 1),
        ([p("a")] * 11, 2),
        ([p()] * 10, 1),
        ([p("a" * 20)] * 10, 1),
        ([p("a" * 21)] * 6, 2),
        ([p("a" * 10, "a" * 11)] * 6, 2),
        ([p("A" * 16)] * 10, 1),
        ([p("A" * 17)] * 6, 2),
        ([p("Bupati " * 2)] * 10, 1),
    ],
)
def test_letters_make_lines(body: list[str], wanted: int) -> None:
    """Texts of one paragraph share its lines; capitals are wider; an empty paragraph is a line."""
    assert pages(*body, LAST) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ([p("a", own='<w:pStyle w:val="Kecil"/>')] * 23, 1),
        ([p("a", own='<w:pStyle w:val="Tetap"/>')] * 23, 1),
        ([p("a" * 40, own='<w:pStyle w:val="Kecil"/>')] * 23, 1),
        ([p("a", own='<w:spacing w:before="100" w:after="130"/>')] * 5, 1),
        ([p("a", own='<w:spacing w:before="100" w:after="130"/>')] * 6, 2),
        ([p("a", own='<w:spacing w:line="480"/>')] * 6, 2),
        ([p("a" * 11, own='<w:ind w:left="900" w:hanging="900"/>')] * 10, 1),
        ([p("a" * 12, own='<w:ind w:left="900" w:hanging="900"/>')] * 6, 2),
        ([HANGING.format("a" * 11)] * 10, 1),
        (["<w:p><w:r><w:rPr><w:sz w:val='40'/></w:rPr><w:t>a</w:t></w:r></w:p>"] * 6, 2),
        (["<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"] * 6, 2),
    ],
)
def test_looks_decide_the_height(body: list[str], wanted: int) -> None:
    """A style's size and spacing count, with those that a paragraph or a run sets itself."""
    assert pages(*body, LAST) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ([table(*[row(p("a") * 2, p("b"))] * 5)], 1),
        ([table(*[row(p("a"), p("b") * 2)] * 6)], 2),
        ([table(*[row(p("a" * 10), p("b"))] * 10)], 1),
        ([table(*[row(p("a" * 11), p("b"))] * 6)], 2),
        ([table(*[row(p("a"), p("b"), height=460)] * 6)], 2),
        ([table(*[row(table(row(p("a"), p("b"))) + p("c"), p("b"))] * 6)], 2),
    ],
)
def test_a_row_is_as_high_as_its_highest_cell(body: list[str], wanted: int) -> None:
    """Cells stand side by side, each as narrow as its column; a row may have a least height."""
    assert pages(*body, LAST) == wanted


def test_breaks_begin_pages() -> None:
    """A break, a paragraph that opens a page and a section begin one; a continuous section not."""
    broken = '<w:p><w:r><w:t>a</w:t><w:br w:type="page"/></w:r></w:p>'
    opening = p("a", own="<w:pageBreakBefore/>")
    going_on = SECTION.format('<w:type w:val="continuous"/>')
    assert pages(broken, p("b"), LAST) == 2
    assert pages(p("a"), opening, LAST) == 2
    assert pages(p("a", own=LAST), p("b"), LAST) == 2
    assert pages(p("a", own=LAST), p("b"), going_on) == 1
    assert pages(*[p("a")] * 5, p("a", own=LAST), *[p("b")] * 5, going_on) == 2


def test_pictures_take_room_and_text_boxes_do_not() -> None:
    """A picture in the line is as high as it is; what floats is passed over."""
    picture = '<w:p><w:r><w:drawing><wp:{0}><wp:extent cy="{1}"/></wp:{0}></w:drawing></w:r></w:p>'
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('a') * 20}</w:txbxContent></w:pict></w:r></w:p>"
    assert pages(picture.format("inline", 2300 * 635), LAST) == 1
    assert pages(picture.format("inline", 2301 * 635), LAST) == 2
    assert pages(picture.format("anchor", 9000 * 635), LAST) == 1
    assert pages(box, LAST) == 1


def test_only_the_outline_is_remembered() -> None:
    """A document of a known outline is measured by its own texts, long or short, in any order."""
    looks = Looks(parse_xml(STYLES.encode(), "s"))
    length = Length(looks, 1)

    def fits(*letters: int) -> bool:
        body = "".join(p("a" * n) for n in letters)
        data = f"<w:document {NAMES}><w:body>{body}{LAST}</w:body></w:document>"
        return length.fits(data.encode())

    assert not fits(200, 1, 1)
    assert fits(100, 20, 20)
    assert fits(20, 100, 20)
    assert not fits(100, 100, 20)
    assert fits(20, 20, 20)
    assert not fits(200, 1, 1)
