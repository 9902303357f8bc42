"""Notes that begin anew in a section, as LibreOffice gets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import W
from tests.joining.word import (
    NS,
    Joined,
    document,
    ending,
    noted,
    notes,
    picture,
    png,
    runs,
    section,
)
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.source import read_source

ANEW = '<w:footnotePr>{}<w:numRestart w:val="eachSect"/></w:footnotePr>'
ENDS = f'<w:settings xmlns:w="{W}"><w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr></w:settings>'


def _converted(data: bytes) -> bytes:
    return read_source(PdfItem(data, Path("x.pdf"), "x.docx")).data


def _two_sections(more: str) -> bytes:
    numbered = section().replace("<w:sectPr>", f"<w:sectPr>{more}")
    return document(
        runs("a", noted("footnote", 1), "b", noted("footnote", 2)), ending(numbered),
        runs("c", noted("footnote", 3)),
        parts={"footnotes": notes("footnote", " x", " y", " z")}, end=numbered,
    )  # fmt: skip


def _printed(joined: Joined) -> tuple[str, str]:
    """Return the words of the text, and those of the notes."""
    return joined.words("word/document.xml"), joined.words("word/footnotes.xml")


@pytest.mark.parametrize(
    ("more", "text", "below"),
    [
        ("", "a1b2c1", " x y z"),
        ('<w:numFmt w:val="upperRoman"/>', "aIbIIcI", " xI y z"),
        ('<w:numStart w:val="12"/>', "a12b13c12", "2 x3 y2 z"),
    ],
)
def test_numbers_are_written_out(more: str, text: str, below: str) -> None:
    """LibreOffice takes the first letter of a number; the others stand in the text and the note."""
    joined = Joined.of(_converted(_two_sections(ANEW.format(more))))
    assert _printed(joined) == (text, below)
    assert len(joined.find("//w:footnoteReference[@w:customMarkFollows]")) == 3


@pytest.mark.parametrize(
    "more",
    [
        "",
        '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>',
        ANEW.format('<w:numFmt w:val="chicago"/>'),
    ],
)
def test_other_notes_stay(more: str) -> None:
    """Notes that go on, that count by pages, or that count in other signs are not touched."""
    data = _two_sections(more)
    assert _converted(data) == data


def test_a_mark_of_its_own_is_not_counted() -> None:
    """A note with a mark that somebody typed keeps it and takes no number."""
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    end = section().replace("<w:sectPr>", "<w:sectPr>" + ANEW.format(""))
    part = notes("footnote", " x", " y")
    data = document(runs("a", mark, "b", noted("footnote", 2)), parts={"footnotes": part}, end=end)
    assert _printed(Joined.of(_converted(data)))[0] == "a*b1"


def test_endnotes_become_paragraphs_of_their_section() -> None:
    """Endnotes come below their section, with their picture; a section may pass them on."""
    roots = f'xmlns:wp="{NS["wp"]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    roots += ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    drawing = picture("rId1").partition("<w:r>")
    shown = f"{drawing[1]}{drawing[2].removesuffix('</w:p>')}"
    part = notes("endnote", " x", shown, " z").replace("<w:endnotes ", f"<w:endnotes {roots} ")
    data = document(
        runs("a", noted("endnote", 1)), ending(section(more="<w:noEndnote/>")),
        runs("b", noted("endnote", 2)), ending(section()), runs("c", noted("endnote", 3)),
        parts={"endnotes": part, "settings": ENDS},
        pictures={"endnotes": {"rId1": png(5)}}, end=section(),
    )  # fmt: skip
    joined = Joined.of(_converted(data))
    assert joined.words("word/document.xml") == "aibiii xiiciiiiii z"
    assert joined.find("//w:endnoteReference") == []
    [embedded] = joined.find("//@r:embed")
    assert joined.files[f"word/{joined.targets()[embedded]}"] == png(5)
    paragraphs = [etree.QName(e.getparent()).localname for e in joined.sections]
    assert paragraphs == ["pPr", "pPr", "body"]
