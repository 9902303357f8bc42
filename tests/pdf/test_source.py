"""What LibreOffice may get to see."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import W
from tests.ooxml.spellings import changed, parts_of, strict, with_part
from zi_docs.errors import ConverterError
from zi_docs.ooxml.text import document_text
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.mark import digest_of
from zi_docs.pdf.source import puts_blank_pages, read_properties, read_source

MakeNaskah = Callable[..., bytes]


def _code(source: bytes | Path) -> str:
    try:
        read_source(PdfItem(source, Path("x.pdf"), "surat.docx"))
    except ConverterError as error:
        return error.problems[0].code
    return ""


def _with(data: bytes, name: str, text: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, text)
    return buffer.getvalue()


def test_a_whole_word_file_passes(make_naskah: MakeNaskah, tmp_path: Path) -> None:
    """Bytes and files are treated in the same way."""
    path = tmp_path / "surat.docx"
    path.write_bytes(make_naskah("Halo"))
    assert _code(path) == _code(path.read_bytes()) == ""


@pytest.mark.parametrize(
    "source", [b"", b"teks biasa", b"PK\3\4terpotong", b"\xd0\xcf\x11\xe0" + b"\0" * 600]
)
def test_what_is_no_word_file(source: bytes) -> None:
    """Text, an old .doc or half a file is refused, though LibreOffice would print it."""
    assert _code(source) == "ZI705"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word/document.xml", b"<w:document>putus"),
        ("word/document.xml", b"<x/>"),
        ("word/header1.xml", b"<w:hdr>"),
        ("word/vbaProject.bin", b"makro"),
        ("[Content_Types].xml", b"<Types/>"),
    ],
)
def test_what_is_inside_counts(make_naskah: MakeNaskah, name: str, text: bytes) -> None:
    """Broken XML, macros and other kinds of package are refused."""
    assert _code(_with(make_naskah("Halo"), name, text)) == "ZI705"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "[Content_Types].xml",
            b"<Types/>",
            "walaupun namanya berakhiran .docx.",
        ),
        ("word/document.xml", b"<x/>", "rusak atau terpotong."),
        ("word/vbaProject.bin", b"makro", "memuat makro, jadi tidak dibaca."),
    ],
)
def test_the_sentence_tells_what_is_wrong(
    make_naskah: MakeNaskah, name: str, text: bytes, said: str
) -> None:
    """Another kind of package is distinguished from a damaged Word file."""
    with pytest.raises(ConverterError) as caught:
        read_source(PdfItem(_with(make_naskah("Halo"), name, text), Path("x.pdf"), "surat.docx"))
    assert caught.value.problems[0].message.endswith(said)


def test_a_picture_that_is_damaged(make_naskah: MakeNaskah) -> None:
    """A changed member is found by its checksum, though it is not XML."""
    whole = _with(make_naskah("Halo"), "word/media/a.png", b"gambar-gambar")
    assert _code(whole) == ""
    assert _code(whole.replace(b"gambar-gambar", b"gambar+gambar")) == "ZI705"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that can't be read is reported with the reason, in Indonesian."""
    with pytest.raises(ConverterError) as caught:
        read_source(PdfItem(tmp_path / "tidak-ada.docx", Path("x.pdf"), "surat.docx"))
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("ZI704", "surat.docx")
    assert problem.message == "Berkas Word ini tidak dapat dibaca: tidak ada di alamat itu."


def test_properties(make_naskah: MakeNaskah) -> None:
    """Title, author, subject and time come from the Word file, or stay empty."""
    core = (
        '<cp:coreProperties xmlns:cp="a" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:t="http://purl.org/dc/terms/"><dc:title>Surat</dc:title>'
        "<dc:creator>Dinas</dc:creator><t:modified>2021-05-05T00:00:00Z</t:modified>"
        "</cp:coreProperties>"
    )
    own = read_properties(_with(make_naskah("Halo"), "docProps/core.xml", core.encode()))
    assert (own.title, own.author, own.subject) == ("Surat", "Dinas", "")
    assert own.waktu == "2021-05-05T00:00:00Z"
    assert read_properties(make_naskah("Halo")).title == ""


@pytest.mark.parametrize(
    ("settings", "start", "expected"),
    [
        ("", "nextPage", False),
        ("", "oddPage", True),
        ("<w:evenAndOddHeaders/>", "nextPage", True),
        ('<w:evenAndOddHeaders w:val="0"/>', "nextPage", False),
    ],
)
def test_blank_pages_that_are_meant(
    make_naskah: MakeNaskah, settings: str, start: str, expected: bool
) -> None:
    """Blank pages are expected when a section begins on a given side, or left and right differ."""
    parts = {"settings": f'<w:settings xmlns:w="{W}">{settings}</w:settings>'}
    section = f'<w:sectPr><w:type w:val="{start}"/></w:sectPr>'
    assert puts_blank_pages(make_naskah("oddPage", parts=parts, section=section)) is expected


def _given(data: bytes) -> bytes:
    """Return what the converter gets of a file."""
    return read_source(PdfItem(data, Path("x.pdf"), "surat.docx")).data


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<w:p><w:fldSimple w:instr=" DDEAUTO x "/></w:p>', "ZI448"),
        ('<w:p><w:fldSimple w:instr=" {{ x }} "/></w:p>', "ZI490"),
        ('<w:altChunk r:id="rId9"/>', "ZI448"),
    ],
)
def test_the_gate_of_a_naskah_is_that_of_a_pdf(
    make_naskah: MakeNaskah, body: str, code: str
) -> None:
    """What a naskah may not hold is not given to LibreOffice, in Strict form neither."""
    assert _code(make_naskah(body)) == _code(strict(make_naskah(body))) == code


def test_a_usual_file_is_given_as_it_is(make_naskah: MakeNaskah) -> None:
    """The converter gets the very bytes of a usual file; their hash is that of the file."""
    data = make_naskah("Halo")
    source = read_source(PdfItem(data, Path("x.pdf")))
    assert source == (data, digest_of(data))


def test_a_strict_file_is_given_as_it_was_judged(make_naskah: MakeNaskah) -> None:
    """The converter gets the spelling that the gate judged; the hash is that of the file."""
    data = strict(make_naskah("Halo"))
    source = read_source(PdfItem(data, Path("x.pdf")))
    assert b"purl.oclc.org" not in b"".join(parts_of(source.data).values())
    assert (document_text(source.data), source.digest) == ("Halo\n", digest_of(data))


def commented(make_naskah: MakeNaskah) -> bytes:
    """Return a letter with a comment in its header and another in its text."""
    marks = (
        '<w:commentRangeStart w:id="{0}"/><w:r><w:t>{1}</w:t></w:r><w:commentRangeEnd w:id="{0}"/>'
        '<w:r><w:rPr><w:rStyle w:val="K"/></w:rPr><w:commentReference w:id="{0}"/></w:r>'
    )
    parts = {
        "header1": f'<w:hdr xmlns:w="{W}"><w:p>{marks.format(1, "Kop")}</w:p></w:hdr>',
        "comments": f'<w:comments xmlns:w="{W}">'
        + "".join(f'<w:comment w:id="{n}"><w:p/></w:comment>' for n in (1, 2))
        + "</w:comments>",
    }
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/></w:sectPr>'
    return make_naskah(f"<w:p>{marks.format(2, 'Isi')}</w:p>", parts=parts, section=section)


def test_comments_are_not_given(make_naskah: MakeNaskah) -> None:
    """The converter gets no comment: neither marks nor relationships; the text stays."""
    data = commented(make_naskah)
    given = _given(data)
    parts = parts_of(given)
    assert not any(b"commentR" in part for part in parts.values())
    assert b"/comments" not in parts["word/_rels/document.xml.rels"]
    assert document_text(given) == document_text(data) == "Isi\n[header1]\nKop\n"


def test_what_only_points_outside_is_not_given(make_naskah: MakeNaskah) -> None:
    """The recipients of a mail merge do not reach the converter."""
    data = with_part(
        make_naskah("Halo"), "word/recipientData.xml", b"<x/>", owner="word/document.xml",
        link="http://schemas.microsoft.com/office/2006/relationships/recipientData",
    )  # fmt: skip
    assert "word/recipientData.xml" not in parts_of(_given(data))


def test_macros_are_told_as_before(make_naskah: MakeNaskah) -> None:
    """A file with macros under any name is refused as no proper Word file (ZI705)."""
    data = with_part(
        make_naskah("Halo"), "word/a.bin", b"x", "application/vnd.ms-office.vbaProject"
    )
    assert _code(data) == "ZI705"
    assert _code(changed(data, "[Content_Types].xml", "vbaProject", "lain")) == ""
