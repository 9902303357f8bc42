"""Text of a PDF is found however it was set."""

from __future__ import annotations

import io

import pikepdf
import pytest

from zi_docs.pdf.text import PageTexts, missing_texts
from zi_docs.pdf.verdict import broken, record_pages, take_out

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
1 begincodespacerange <0000> <FFFF> endcodespacerange
4 beginbfchar <0001> <0041> <0002> <FB01> <D83D> <0045> <DE42> <D83D DE42> endbfchar % (x)
2 beginbfrange <0010> <0012> <0062> <0020> <0021> [<0078> <0079007A>] endbfrange"""
ARABIC = b"""1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <01> <0645> <02> <062D> <03> <0041> endbfchar"""


@pytest.mark.parametrize(
    "printed",
    ["Siti Aminah, S.E.", "SITI  AMINAH,\nS.E.", "Siti Ami-\nnah, S.E.", "SitiAminah, S.E."],
)
def test_breaks_case_and_hyphens_do_not_count(printed: str) -> None:
    """A name is found although it was broken, hyphenated or set in capitals."""
    assert missing_texts(["Siti Aminah, S.E."], f"Nama : {printed} NIP") == []


def test_another_name_is_another_name() -> None:
    """A name that differs by one letter is not found."""
    assert missing_texts(["Siti Aminah", "Sri"], "Siti Aminan") == ["Siti Aminah", "Sri"]


def _page(pdf: pikepdf.Pdf, content: bytes, cmap: bytes = b"", encoding: str = "") -> pikepdf.Page:
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font)
    if cmap:
        font.ToUnicode = pdf.make_stream(cmap)
    if encoding:
        font.Encoding = pikepdf.Name(f"/{encoding}")
    page.obj.Resources = pikepdf.Dictionary(Font={"/F1": pdf.make_indirect(font)})
    page.obj.Contents = pdf.make_stream(content)
    return page


def _text(content: bytes, cmap: bytes = b"", encoding: str = "") -> str:
    pdf = pikepdf.new()
    return PageTexts().of(_page(pdf, b"/F1 12 Tf " + content, cmap, encoding))


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        (b"[<00010002>-3<0010>1<0012>] TJ", "A\ufb01bd"),
        (b"<00200021> Tj", "xyz"),
        (b"<D83DDE42> Tj", "E\U0001f642"),
        (b"<00FF> Tj", "\ufffd"),
    ],
)
def test_letters_come_by_the_fonts_table(codes: bytes, letters: str) -> None:
    """Codes of two bytes, ligatures, ranges and lists become letters; an unknown code does not."""
    assert _text(codes, CMAP) == letters


def test_ligatures_are_letters() -> None:
    """A name is found even if two of its letters were set as one."""
    assert missing_texts(["afi bd"], _text(b"[<00010002>-3<0010>1<0012>] TJ", CMAP)) == []


@pytest.mark.parametrize(
    "content",
    [
        b"(Siti) Tj",
        b"(S\\151\\\nti) Tj",
        b"[(S)-3(iti)] TJ",
        b"(Siti) '",
        b'0 0 (Siti) "',
        b"<53697469> Tj % (Budi) Tj",
        b"q /F2 9 Tf Q (Siti) Tj",
        b"/P <</MCID 0>> BDC (Si) Tj EMC /Artifact BMC (ti) Tj EMC",
    ],
)
def test_texts_however_they_are_written(content: bytes) -> None:
    """Each way of writing and showing a text is read, as Word writes it too."""
    assert _text(content) == "Siti"


@pytest.mark.parametrize(
    ("encoding", "code"), [("", b"e9"), ("WinAnsiEncoding", b"e9"), ("MacRomanEncoding", b"8e")]
)
def test_a_font_without_a_table(encoding: str, code: bytes) -> None:
    """A font without a table has the letters of Windows, or of Macintosh where it says so."""
    assert _text(b"<52656e" + code + b"> Tj", encoding=encoding) == "Ren\u00e9"


def test_letters_beside_the_glyphs() -> None:
    """Where the file says what its glyphs stand for, those letters count, and once."""
    marked = b"/Span <</ActualText (Siti)>> BDC (?) Tj /Span <</ActualText (x)>> BDC (!) Tj EMC EMC"
    assert _text(marked + b" ( A) Tj") == "Siti A"


def test_arabic_is_read_from_its_beginning() -> None:
    """Arabic, drawn from its last letter to its first, is read from the first; other text stays."""
    assert _text(b"<0201> Tj <0303> Tj", ARABIC) == "\u0645\u062dAA"


@pytest.mark.parametrize("content", [b"Tj", b"/F1 Tj", b"9 Tf (Siti) Tj", b"/F1 Do (", b"/\xff Tf"])
def test_what_is_no_text_is_none(content: bytes) -> None:
    """A page that breaks the format has no text and raises nothing."""
    assert "Siti" not in _text(content)


def test_contents_that_cannot_be_unpacked() -> None:
    """Damaged contents are not taken for an empty page."""
    pdf = pikepdf.new()
    page = _page(pdf, b"")
    page.obj.Contents = pikepdf.Stream(pdf, b"x\x9c rusak", Filter=pikepdf.Name.FlateDecode)
    with pytest.raises(pikepdf.PdfError):
        PageTexts().of(page)


def test_an_empty_page_has_no_text() -> None:
    """A page without contents is not a fault."""
    pdf = pikepdf.new()
    assert PageTexts().of(pdf.add_blank_page()) == ""


@pytest.mark.parametrize("content", [b"q /Fm1 Do Q", b"/S <</ActualText (Halo)>> BDC /Fm1 Do EMC"])
def test_a_form_is_part_of_the_page(content: bytes) -> None:
    """Text inside a drawing counts once."""
    pdf = pikepdf.new()
    page = _page(pdf, content)
    form = pdf.make_stream(b"/F1 9 Tf <48616c6f> Tj", Subtype=pikepdf.Name.Form)
    page.obj.Resources.XObject = pikepdf.Dictionary({"/Fm1": form})
    assert PageTexts().of(page) == "Halo"


def test_a_form_that_draws_itself() -> None:
    """A drawing that draws itself comes to an end."""
    pdf = pikepdf.new()
    page = _page(pdf, b"/Fm1 Do /Fm1 Do")
    form = pdf.make_stream(b"/F1 9 Tf (Halo) Tj /Fm1 Do /Fm1 Do", Subtype=pikepdf.Name.Form)
    page.obj.Resources.XObject = pikepdf.Dictionary({"/Fm1": form})
    assert PageTexts().of(page) == "HaloHalo"


def _marked(*places: int) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pages = [pdf.add_blank_page() for _ in range(4)]
    named = {f"/r{n}": [pages[place].obj, pikepdf.Name.Fit] for n, place in enumerate(places, 1)}
    pdf.Root.Dests = pikepdf.Dictionary(named)
    return pdf


def test_records_by_their_bookmarks() -> None:
    """Each record reaches from its bookmark to the next one, the last to the end."""
    records = record_pages(_marked(0, 1, 3), ["r1", "r2", "r3"])
    assert records is not None
    assert [len(pages) for pages in records] == [1, 2, 1]


@pytest.mark.parametrize("places", [(1, 2), (0, 0), (0, 2, 1), (0,)])
def test_bookmarks_out_of_place(places: tuple[int, ...]) -> None:
    """Bookmarks that are missing, share a page or are out of order give no records."""
    names = [f"r{n}" for n in range(1, max(len(places), 2) + 1)]
    assert record_pages(_marked(*places), names) is None


def test_taken_out_it_is_whole() -> None:
    """A record's PDF is whole; with a few bytes cut off it is not."""
    pdf = _marked(0, 1)
    buffer = io.BytesIO()
    take_out(pdf, list(pdf.pages)[:1]).save(buffer)
    assert broken(buffer.getvalue()) == ""
    assert broken(buffer.getvalue()[:-9])
    assert broken(b"<html>")
