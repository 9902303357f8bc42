"""Word files that are refused as a naskah, whoever sent them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.conftest import _naskah
from tests.word.bagan import (
    bagan_naskah,
    chart_xml,
    drawing,
    packed,
    parts_of,
    series,
    with_charts,
    workbook,
)
from zi_docs.errors import TemplateError
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/{0}" Target="http://x/y" TargetMode="External"/>'
    "</Relationships>"
)


def codes(data: bytes) -> set[str]:
    with pytest.raises(TemplateError) as error:
        compile_file(data, "naskah.docx")
    return {problem.code for problem in error.value.problems}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "ZI445"),
        ("word/embeddings/a.xlsx", b"x", "ZI446"),
        ("word/activeX/a.xml", b"<x/>", "ZI446"),
        ("word/_rels/settings.xml.rels", _LINK.format("transform").encode(), "ZI447"),
        ("word/_rels/document.xml.rels", _LINK.format("image").encode(), "ZI447"),
        ("word/x.xml", b"<!DOCTYPE x><x/>", "ZI444"),
        ("word/x.xml", "<!DOCTYPE x><x/>".encode("utf-16-le"), "ZI444"),
        ("word/media/a.bin", b"\0" * 50_000_000, "ZI443"),
        ("word/extra.xml", b"<salah", "ZI402"),
    ],
)
def test_cargo_is_refused(make_naskah: MakeNaskah, name: str, content: bytes, code: str) -> None:
    """Macros, embedded files, outside links, entities, bombs and broken parts are refused."""
    assert codes(with_part(make_naskah("x"), name, content)) == {code}


@pytest.mark.parametrize("mode", [" External", "external", "EXTERNAL\t", "Luar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_links_to_elsewhere_however_spelled(
    make_naskah: MakeNaskah, mode: str, encoding: str
) -> None:
    """A link is refused unless it says that it is internal (ZI447)."""
    rels = _LINK.format("image").replace('"External"', f'"{mode}"').encode(encoding)
    assert codes(with_part(make_naskah("x"), "word/_rels/document.xml.rels", rels)) == {"ZI447"}


def test_links_inside_are_let_in(make_naskah: MakeNaskah) -> None:
    """A link that says that it is internal is accepted."""
    rels = _LINK.format("image").replace('"External"', '"internal "').encode()
    compile_file(with_part(make_naskah("x"), "word/_rels/header1.xml.rels", rels), "n")


def test_a_file_without_relationships(make_naskah: MakeNaskah) -> None:
    """A Word file without its relationships is refused as incomplete."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_naskah("x"))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in set(old.namelist()) - {"_rels/.rels"}:
            new.writestr(name, old.read(name))
    assert codes(buffer.getvalue()) == {"ZI401"}


def test_hyperlinks_are_let_in(make_naskah: MakeNaskah) -> None:
    """A hyperlink that a reader may click is accepted."""
    data = with_part(
        make_naskah("x"), "word/_rels/header1.xml.rels", _LINK.format("hyperlink").encode()
    )
    compile_file(data, "naskah.docx")


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "ZI449"),
        ('<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>', "ZI449"),
        ("<w:p><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r></w:p>", "ZI448"),
        ('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>', "ZI448"),
        ('<w:altChunk r:id="rId9"/>', "ZI448"),
    ],
)
def test_foreign_content_is_refused(make_naskah: MakeNaskah, xml: str, code: str) -> None:
    """Tracked changes and fields that fetch from elsewhere are refused."""
    assert codes(make_naskah(xml)) == {code}


def test_page_number_fields_are_let_in(make_naskah: MakeNaskah) -> None:
    """The fields of page numbers, which every letter has, are accepted."""
    compile_file(make_naskah('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'), "naskah.docx")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ZI401"),
        (b"halo", "ZI401"),
        (b"PK\x03\x04rusak", "ZI401"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "ZI442"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "ZI441"),
    ],
)
def test_what_is_no_word_file_is_named(data: bytes, code: str) -> None:
    """An empty, foreign, truncated, old or locked file each has its own sentence."""
    assert codes(data) == {code}


def test_truncated_anywhere_never_escapes(make_naskah: MakeNaskah) -> None:
    """Cut at any byte, a Word file is refused with a code, never with a traceback."""
    data = make_naskah("Halo {{ x }}")
    for end in range(0, len(data), 37):
        assert codes(data[:end])


def book_with(name: str) -> bytes:
    """Return a workbook with one more part."""
    return with_part(workbook("Seri 1"), name, b"<x/>")


@pytest.mark.parametrize(
    "book",
    [
        b"bukan zip",
        b"PK",
        packed({"a.txt": b"halo"}),
        book_with("xl/vbaProject.bin"),
        book_with("xl/embeddings/oleObject1.bin"),
        book_with("xl/externalLinks/externalLink1.xml"),
        book_with("xl/connections.xml"),
    ],
)
def test_a_workbook_of_a_chart_that_holds_more(book: bytes) -> None:
    """The workbook of a chart is refused when it is broken or holds more than sheets (ZI446)."""
    chart = chart_xml("bar", series(1))
    assert codes(with_charts(_naskah(drawing("Grafik")), chart, book=book)) == {"ZI446"}


def test_a_workbook_of_a_chart_is_let_in() -> None:
    """A chart with its workbook is accepted."""
    compile_file(bagan_naskah("Grafik"), "naskah.docx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/relationships/chart", "/relationships/lain"),
        ("</Relationships>", '<Relationship Id="rId99" Type="http://x/package" '
         'Target="embeddings/Microsoft_Excel_Worksheet1.xlsx"/></Relationships>'),
    ],
)  # fmt: skip
def test_a_workbook_that_is_not_of_a_chart(old: str, new: str) -> None:
    """A workbook that no chart owns, or that the text shows as well, is refused (ZI446)."""
    data = bagan_naskah("Grafik")
    links = "word/_rels/document.xml.rels"
    changed = parts_of(data)[links].decode().replace(old, new)
    assert codes(with_part(data, links, changed.encode())) == {"ZI446"}


def test_a_workbook_of_another_type() -> None:
    """A workbook that is declared as another type is refused (ZI446)."""
    data = bagan_naskah("Grafik")
    types = parts_of(data)["[Content_Types].xml"].replace(b"spreadsheetml.sheet", b"oleObject")
    assert codes(with_part(data, "[Content_Types].xml", types)) == {"ZI446"}
