"""What LibreOffice may get to see."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import W
from zi_docs.errors import ConverterError
from zi_docs.pdf.converter import PdfItem
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
