"""The joined file as LibreOffice prints it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.joining.word import (
    NUMBERING,
    SETTINGS,
    document,
    ending,
    field,
    noted,
    notes,
    point,
    runs,
    section,
    story,
)
from tests.ooxml.spellings import with_part
from tests.word.bagan import BASE, bagan_naskah
from zi_docs.joining import join
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.pdf.source import read_source
from zi_docs.word import compile_file

Print = Callable[[bytes], list[str]]
FOOTER = {"footer1": story("ftr", runs("hal ", field("PAGE"), " dari ", field("NUMPAGES")))}
NUMBERED = section(("footer", "default", "rId10"))


@pytest.fixture
def printed(tmp_path: Path, libreoffice: LibreOffice, poppler: None) -> Print:
    """Print Word files; return their pages as text, with blank pages."""
    options = json.dumps({"IsSkipEmptyPages": {"type": "boolean", "value": "false"}})

    def run(data: bytes) -> list[str]:
        source = tmp_path / "a.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
        convert = ["--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}"]
        command = [str(libreoffice.path), profile, *convert, "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        text = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"],
            check=True, capture_output=True, encoding="utf-8", timeout=60,
        ).stdout  # fmt: skip
        return [" ".join(page.split()) for page in text.split("\f")[:-1]]

    return run


def test_lists_begin_with_one(printed: Print) -> None:
    """The seven points of each of three records are numbered 1 to 7, their parts a, b."""
    points = [point(f"butir{n}") for n in range(6)]
    parts = [point("anak", level=1), point("anak", level=1), point("butir6")]
    data = document(*points, *parts, parts={"numbering": NUMBERING})
    numbers = ["1)", "2)", "3)", "4)", "5)", "6)", "a.", "b.", "7)"]
    assert [re.findall(r"\w[).]", page) for page in printed(join([data] * 3))] == [numbers] * 3


def test_pages_count_within_the_record(printed: Print) -> None:
    """Records of 2, 1 and 3 pages print "1 dari 2", "2 dari 2", "1 dari 1", "1 dari 3" ..."""
    counts = [2, 1, 3]
    break_ = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    documents = [
        document(*["teks", break_] * (count - 1), "akhir", parts=FOOTER, end=NUMBERED)
        for count in counts
    ]
    pages = [page for page in printed(join(documents)) if page]
    found = [re.findall(r"hal \d+ dari \d+", page) for page in pages]
    assert found == [[f"hal {n} dari {c}"] for c in counts for n in range(1, c + 1)]


_TITLE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "</cp:coreProperties>"
)
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _captioned(name: str) -> bytes:
    """Return a report with captions and its own title in its text and its footer."""
    caption = [runs("Tabel ", field("SEQ Tabel \\* ARABIC", "7"), f" {name}") for _ in range(2)]
    picture = runs("Gambar ", field("SEQ Gambar \\* ROMAN", "7"))
    title = runs("Judul ", field("DOCPROPERTY Title", "lama"), field("DOCPROPERTY Nomor", "005"))
    footer = {"footer1": story("ftr", runs("kaki ", field("DOCPROPERTY Title", "lama")))}
    data = document(*caption, picture, title, parts=footer, end=NUMBERED)
    core = _TITLE.format(name).encode()
    return with_part(data, "docProps/core.xml", core, _CORE_TYPE, link=_CORE_LINK)


def test_captions_and_properties_are_those_of_the_record(printed: Print) -> None:
    """Each record of a joined file prints the captions and the title that it prints alone."""
    documents = [_captioned(name) for name in ("Satu", "Dua", "Empat")]
    alone = [page for data in documents for page in printed(data)]
    assert "Tabel 2 Satu" in alone[0]
    assert "Judul Empat005" in alone[2]
    assert printed(join(documents)) == alone


def test_a_decree_counts_through_its_lampiran(printed: Print) -> None:
    """A decree and its lampiran count their pages together, in both of two decrees."""
    decree = document("Keputusan", ending(NUMBERED), "Lampiran", parts=FOOTER, end=section())
    pages = [page for page in printed(join([decree, decree])) if page]
    assert pages == ["Keputusan hal 1 dari 2", "Lampiran hal 2 dari 2"] * 2


def test_no_page_too_many(printed: Print) -> None:
    """Records that end with a table on a full page need no more pages than alone."""
    row = "<w:tr><w:tc><w:p><w:r><w:t>baris</w:t></w:r></w:p></w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>{row * 40}</w:tbl>'
    data = document("awal", table)
    assert len(printed(join([data] * 3))) == 3 * len(printed(data))


@pytest.mark.parametrize("headed", [False, True])
def test_front_sides(printed: Print, headed: bool) -> None:
    """With ``dua_sisi`` a blank page follows a record of one page, but not one of two pages."""
    break_ = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    header = {"header1": story("hdr", runs("Kop"))} if headed else {}
    pages = section(("header", "default", "rId10")) if headed else section()
    one, two = (
        document(*body, parts={**header, "settings": SETTINGS}, end=pages)
        for body in (["satu"], ["dua", break_, "tiga"])
    )
    texts = [page.removeprefix("Kop ") for page in printed(join([one, two, one], dua_sisi=True))]
    assert texts == ["satu", "", "dua", "tiga", "satu"]


def test_charts_show_their_own_numbers(printed: Print) -> None:
    """The chart of each document is printed with its own categories and no other's."""
    renderer = compile_file(bagan_naskah("bagan: nilai, area, capaian"), "n.docx")
    documents = [
        renderer.render({**BASE, "nilai": [{"area": area, "capaian": number}]})
        for area, number in (("Alfa", 1), ("Beta", 2))
    ]
    first, second = printed(join(documents))
    assert ("Alfa" in first, "Beta" in first) == (True, False)
    assert ("Alfa" in second, "Beta" in second) == (False, True)


def _as_converted(data: bytes) -> bytes:
    return read_source(PdfItem(data, Path("x.pdf"), "x.docx")).data


def test_footnotes_are_those_of_the_record(printed: Print) -> None:
    """Twelve footnotes over two sections are printed as 1 to 12 in each of three records."""
    body = [runs(f"kata{n}", noted("footnote", n)) for n in range(1, 12)]
    lampiran = [ending(section()), runs("lampiran", noted("footnote", 12))]
    part = notes("footnote", *(f" kaki{n}" for n in range(1, 13)))
    data = document(*body, *lampiran, parts={"footnotes": part}, end=section())
    alone = printed(data)
    assert alone[1] == "lampiran12 12 kaki12"
    assert printed(_as_converted(join([data] * 3))) == alone * 3


def test_endnotes_stand_below_their_record(printed: Print) -> None:
    """Endnotes are printed below the last section of each record, numbered i and ii."""
    body = [runs("satu", noted("endnote", 1)), ending(section()), runs("dua", noted("endnote", 2))]
    part = notes("endnote", " awal", " akhir")
    data = document(*body, parts={"endnotes": part}, end=section())
    pages = printed(_as_converted(join([data] * 2)))
    assert pages == ["satui", "duaii i awal ii akhir"] * 2
