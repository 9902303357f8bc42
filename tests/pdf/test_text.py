"""Texts are found however they were set."""

from __future__ import annotations

import io

import pikepdf
import pytest

from zi_docs.pdf.text import PageTexts, missing_texts
from zi_docs.pdf.verdict import broken, record_pages, take_out

CMAP = b"""begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <0041> <0002> <FB01> endbfchar
1 beginbfrange <0010> <0012> <0062> endbfrange"""


@pytest.mark.parametrize(
    "printed",
    ["Siti Aminah, S.E.", "SITI  AMINAH,\nS.E.", "Siti Ami-\nnah, S.E.", "SitiAminah, S.E."],
)
def test_breaks_case_and_hyphens_do_not_count(printed: str) -> None:
    """A name is found although it was broken, hyphenated or set in capitals."""
    assert missing_texts(["Siti Aminah, S.E."], f"Nama : {printed} NIP") == []


def test_another_name_is_another_name() -> None:
    """One letter makes another person."""
    assert missing_texts(["Siti Aminah", "Sri"], "Siti Aminan") == ["Siti Aminah", "Sri"]


def _page(pdf: pikepdf.Pdf, content: bytes, cmap: bytes = b"") -> pikepdf.Page:
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font)
    if cmap:
        font.ToUnicode = pdf.make_stream(cmap)
    page.obj.Resources = pikepdf.Dictionary(Font={"/F1": pdf.make_indirect(font)})
    page.obj.Contents = pdf.make_stream(content)
    return page


def test_letters_come_by_the_fonts_table() -> None:
    """Codes of two bytes, ligatures and ranges become letters."""
    pdf = pikepdf.new()
    page = _page(pdf, b"BT /F1 12 Tf [<00010002>-3<0010>1<0012>] TJ ET", CMAP)
    assert PageTexts().of(page) == "A\ufb01bd"
    assert missing_texts(["afi bd"], PageTexts().of(page)) == []


def test_an_empty_page_has_no_text() -> None:
    """A page without any contents is no fault."""
    pdf = pikepdf.new()
    assert PageTexts().of(pdf.add_blank_page()) == ""


def test_a_form_is_part_of_the_page() -> None:
    """Text inside a drawing counts, too."""
    pdf = pikepdf.new()
    page = _page(pdf, b"q /Fm1 Do Q")
    form = pdf.make_stream(b"/F1 9 Tf <48616c6f> Tj", Subtype=pikepdf.Name.Form)
    page.obj.Resources.XObject = pikepdf.Dictionary({"/Fm1": form})
    assert PageTexts().of(page) == "Halo"


def _marked(*places: int) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pages = [pdf.add_blank_page() for _ in range(4)]
    named = {f"/r{n}": [pages[place].obj, pikepdf.Name.Fit] for n, place in enumerate(places, 1)}
    pdf.Root.Dests = pikepdf.Dictionary(named)
    return pdf


def test_records_by_their_bookmarks() -> None:
    """Each record goes from its bookmark to the next; the last to the end."""
    records = record_pages(_marked(0, 1, 3), ["r1", "r2", "r3"])
    assert records is not None
    assert [len(pages) for pages in records] == [1, 2, 1]


@pytest.mark.parametrize("places", [(1, 2), (0, 0), (0, 2, 1), (0,)])
def test_bookmarks_out_of_place(places: tuple[int, ...]) -> None:
    """Bookmarks that are missing, share a page or are out of order split nothing."""
    names = [f"r{n}" for n in range(1, max(len(places), 2) + 1)]
    assert record_pages(_marked(*places), names) is None


def test_taken_out_it_is_whole() -> None:
    """A record's PDF is whole; cut off by a few bytes it is not."""
    pdf = _marked(0, 1)
    buffer = io.BytesIO()
    take_out(pdf, list(pdf.pages)[:1]).save(buffer)
    assert broken(buffer.getvalue()) == ""
    assert broken(buffer.getvalue()[:-9])
    assert broken(b"<html>")
