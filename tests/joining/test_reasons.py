"""Documents that can't be joined, and the reasons."""

from __future__ import annotations

import pytest

from tests.conftest import W
from tests.joining.word import (
    SETTINGS,
    document,
    ending,
    field,
    picture,
    point,
    read,
    runs,
    section,
    story,
    write,
)
from zi_docs.errors import OutputError
from zi_docs.joining import can_join, join

NOTES = {
    "footnotes": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p/></w:footnote>'
    f'<w:footnote w:id="3">{runs(field("SECTION"))}</w:footnote></w:footnotes>',
}
NOTED = '<w:p><w:r><w:{}noteReference w:id="{}"/></w:r></w:p>'
COUNTING = {"footer1": story("ftr", runs(field("NUMPAGES")))}
FOOTER = section(("footer", "default", "rId10"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (NOTED.format("foot", 9), "catatan kaki yang tidak ada"),
        (NOTED.format("end", 2), "catatan akhir yang tidak ada"),
        (NOTED.format("foot", 3), "SECTION"),
        ('<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "Track Changes"),
        ("<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr></w:p>", "Track Changes"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt><w:p/>", "terhubung"),
        (runs(field('TOC \\o "1-3"')), "daftar isi"),
        (runs(field("SECTION")), "SECTION"),
        (runs(field("STYLEREF Judul")), "STYLEREF"),
        (runs(field("TITLE")), "TITLE"),
        ('<w:p><w:fldSimple w:instr=" FILENAME "/></w:p>', "FILENAME"),
        (runs(field("PAGE"), field("AUTONUM")), "AUTONUM"),
    ],
)
def test_what_counts_through_a_file_is_refused(body: str, words: str) -> None:
    """A field that counts or asks through the whole file would change when joined."""
    data = document("a", body, parts=NOTES)
    reason = can_join(data)
    assert reason is not None
    assert words in reason
    with pytest.raises(OutputError) as error:
        join([document("a", parts=NOTES), data])
    [problem, *_] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI751", "dokumen ke-2")


@pytest.mark.parametrize(
    "body",
    [
        "teks",
        picture("rId9"),
        point("butir"),
        runs("hal ", field("PAGE \\* Arabic"), " dari ", field("NUMPAGES")),
        runs(field("DATE"), field("REF nama \\h")),
        runs(field("SEQ Tabel \\* ARABIC"), field("DOCPROPERTY Title")),
        '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>',
        '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        "<!-- <w:ins -->",
        NOTED.format("foot", 2),
        '<w:p><w:commentRangeStart w:id="0"/></w:p>',
    ],
)
def test_ordinary_documents_can_be_joined(body: str) -> None:
    """Text, pictures, lists, page numbers, dates, bookmarks, controls and notes can be joined."""
    notes = {"footnotes": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"/></w:footnotes>'}
    assert can_join(document("a", body, parts=notes)) is None


def test_a_note_in_a_header() -> None:
    """A footnote in a header has no place in Word, so it is refused."""
    header = {"footer1": story("ftr", NOTED.format("foot", 2))}
    assert "di luar isi" in str(can_join(document("a", parts={**header, **NOTES}, end=FOOTER)))


def test_a_counter_in_a_footer() -> None:
    """A counter in a footer would count the pages of the whole file, so it is refused."""
    footer = {"footer1": story("ftr", runs(field("SEQ Tabel")))}
    assert "SEQ" in str(can_join(document("a", parts=footer, end=FOOTER)))


def test_split_instructions_are_read_whole() -> None:
    """An instruction that Word cut into runs is read as one: ``TO`` and ``C`` is ``TOC``."""
    cut = field("TO").replace(" TO ", " TO")
    whole = cut.replace("</w:instrText>", "</w:instrText><w:instrText>C x</w:instrText>", 1)
    assert "daftar isi" in str(can_join(document(runs(whole))))


def test_a_page_that_is_part_of_a_word_is_no_page_number() -> None:
    """``PAGE`` cut off from ``PAGEREF`` or ``NUMPAGES`` is not taken for a page number."""
    cut = field("NUM").replace(" NUM ", " NUM")
    whole = cut.replace("</w:instrText>", "</w:instrText><w:instrText>PAGES</w:instrText>", 1)
    text = read(join([document(runs(whole))]))["word/document.xml"].decode()
    assert "PAGEREF" in text
    assert "NUM" not in text


@pytest.mark.parametrize("start", ["3", "1"])
def test_counting_pages_that_begin_again_is_refused(start: str) -> None:
    """ "Dari 4" is refused where page numbers begin anew before the last page."""
    again = section(("footer", "default", "rId10"), more=f'<w:pgNumType w:start="{start}"/>')
    data = document("a", ending(FOOTER), "b", parts=COUNTING, end=again)
    assert "jumlah halaman" in str(can_join(data))
    assert can_join(document("a", ending(FOOTER), "b", parts=COUNTING, end=section())) is None


def test_a_broken_reference_is_refused() -> None:
    """A section that names a missing header is refused."""
    files = read(document("a", parts={"header1": story("hdr")}, end=section(
        ("header", "default", "rId10"))))  # fmt: skip
    del files["word/header1.xml"]
    assert "tidak ada" in str(can_join(write(files)))


def test_other_notations_are_refused() -> None:
    """A text with other prefixes than those of Word is not spliced."""
    files = read(document("a", parts={"settings": SETTINGS}))
    text = files["word/document.xml"].replace(b"w:", b"x:").replace(b"xmlns:x", b"xmlns:x")
    assert "tidak biasa" in str(can_join(write({**files, "word/document.xml": text})))


@pytest.mark.parametrize("text", [b"<w:p><w:r>", b'<w:p><w:numId w:val="</w:p>'])
def test_texts_that_are_no_xml_are_refused(text: bytes) -> None:
    """A text that is not XML can't be joined."""
    files = read(document("a"))
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:p>", text, 1)
    assert can_join(write(files)) is not None
