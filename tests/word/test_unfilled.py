"""No part of a file keeps a tag: it is filled, refused with its place, or in a comment."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from lxml import etree

from zi_docs.errors import DataError, Place, TemplateError
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.reading import read_package
from zi_docs.word import compile_file
from zi_docs.word.properties import prepare_properties
from zi_docs.word.unfilled import find_unfilled

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def with_parts(naskah: bytes, **parts: bytes | str) -> bytes:
    """Add parts to a file, or replace them; ``__`` in a name stands for ``/``."""
    files = dict(read_package(naskah, "n").parts)
    for name, data in parts.items():
        files[name] = data.encode() if isinstance(data, str) else data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def parts_of(naskah: bytes, **values: object) -> dict[str, bytes]:
    return read_package(compile_file(naskah, "n").render({**BASE, **values}), "n").parts


def link(target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/hyperlink" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )


def book(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return buffer.getvalue()


CUT = f'<d xmlns:a="{A}"><a:p><a:r><a:t>{{</a:t></a:r><a:r><a:t>{{ x }}}}</a:t></a:r></a:p></d>'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("word/diagrams/data1.xml", CUT, "SmartArt"),
        ("word/settings.xml", f'<s xmlns:w="{W}"><w:docVar w:val="{{{{ x }}}}"/></s>', "variabel"),
        ("word/_rels/document.xml.rels", link("mailto:{{ x }}"), "tautan"),
        ("word/_rels/document.xml.rels", link("https://%7B%7B%20x%20%7d%7d/zi"), "tautan"),
        ("customXml/item1.xml", "<a>&#123;{ x }}</a>", "customXml"),
        ("customXml/item2.xml", "<a>{% if x %}</a>".encode("utf-16"), "customXml"),
        ("word/glossary/document.xml", f'<w:g xmlns:w="{W}"><w:t>{{{{ x }}}}</w:t></w:g>', "blok"),
        ("word/numbering.xml", f'<n xmlns:w="{W}"><w:lvlText w:val="{{{{ x }}}}"/></n>', "penomor"),
        ("word/embeddings/book.bin", book("{{ x }}"), "bagan"),
        ("word/lain/apa.xml", "<a b='{# x #}'/>", "word/lain/apa.xml"),
    ],
)
def test_a_tag_where_nothing_is_filled(
    make_naskah: MakeNaskah, name: str, data: str | bytes, words: str
) -> None:
    """A tag in a part that is only copied is refused with its place, also cut or encoded."""
    parts = read_package(make_naskah("isi"), "n").parts
    parts[name] = data if isinstance(data, bytes) else data.encode()
    (problem,) = find_unfilled(Package(parts), (), Place("n"))
    assert problem.code == "ZI409"
    assert words in str(problem.place)
    if "embeddings" not in name and "_rels" not in name:
        with pytest.raises(TemplateError) as error:
            compile_file(with_parts(make_naskah("isi"), **{name: data}), "n")
        assert error.value.problems == (problem,)


def test_braces_that_are_no_tags(make_naskah: MakeNaskah) -> None:
    """A GUID, JSON and a lone pair of braces in a part that is only copied are no tags."""
    words = '<a id="{28A0092B-C50C-407E-A947-70E740481C1C}">{"a":{"b":1}} {{ lone</a>'
    parts = parts_of(with_parts(make_naskah("isi"), **{"customXml/item1.xml": words}))
    assert parts["customXml/item1.xml"].decode() == words


def comments(text: str) -> str:
    return (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Staf"><w:p><w:r><w:t>{text}'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    )


@pytest.mark.parametrize("text", ["{{ tidak_ada }}", "tag {% if tidak perlu", "{{ x }}"])
def test_comments_are_not_compiled(make_naskah: MakeNaskah, text: str) -> None:
    """What a reviewer writes in a comment of Word stays as it is, also when it looks like a tag."""
    parts = parts_of(make_naskah("{{ x }}", parts={"comments": comments(text)}), x="a")
    assert text in parts["word/comments.xml"].decode()


def test_a_story_is_known_by_its_type(make_naskah: MakeNaskah, story: Callable[..., str]) -> None:
    """A header is filled whatever its part is called."""
    naskah = make_naskah("isi", parts={"header1": story("hdr", "K {{ x }}")})
    parts = read_package(naskah, "n").parts
    renamed = {
        name.replace("header1", "kepala"): data.replace(b"header1.xml", b"kepala.xml")
        for name, data in parts.items()
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in renamed.items():
            archive.writestr(name, data)
    made = parts_of(buffer.getvalue(), x="A")
    assert any(b"K A" in data for name, data in made.items() if name.startswith("word/"))


@pytest.mark.parametrize(
    "values",
    [{"a": "{", "b": "{ nama }}"}, {"a": "{", "b": "% if x %}"}, {"a": "{", "b": "# x #}"}],
)
def test_values_make_no_tag_together(make_naskah: MakeNaskah, values: dict[str, str]) -> None:
    """Two values that are a tag when they stand side by side are refused."""
    with pytest.raises(DataError) as error:
        parts_of(make_naskah("{{ a }}{{ b }}"), **values)
    assert [problem.code for problem in error.value.problems] == ["ZI422"]
    assert "tanda naskah" in error.value.problems[0].message


def test_single_braces_are_text(make_naskah: MakeNaskah) -> None:
    """Braces that make no tag are printed as they are."""
    body = parts_of(make_naskah("{{ a }}{{ b }}"), a="{", b="{ nama }")["word/document.xml"]
    assert b"{{ nama }<" in body


def test_a_template_becomes_a_document(make_naskah: MakeNaskah) -> None:
    """A file saved as a template of Word gives a document, which every program opens."""
    types = read_package(make_naskah("{{ x }}"), "n").parts["[Content_Types].xml"]
    template = types.replace(b"document.main+xml", b"template.main+xml")
    naskah = with_parts(make_naskah("{{ x }}"), **{"[Content_Types].xml": template})
    made = compile_file(naskah, "n").render({**BASE, "x": "a"})
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "a"


@pytest.mark.parametrize(("text", "kept"), [("{{ x }}", False), ("tetap", True)])
def test_a_bound_control_keeps_what_is_filled(
    make_naskah: MakeNaskah, text: str, kept: bool
) -> None:
    """Word would put the old value of its data store over what a tag printed."""
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{{1}}"/><w:showingPlcHdr/>'
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body = parts_of(make_naskah(control.format(text), "{{ x }}"), x="a")["word/document.xml"]
    assert (b"dataBinding" in body) is kept
    assert (b"showingPlcHdr" in body) is kept


CHANGES = (
    '<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange>'
    '</w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
    "<w:t>{{ x }}</w:t></w:r></w:p>"
)


def test_tracked_looks_are_accepted(make_naskah: MakeNaskah) -> None:
    """Tracked formatting is accepted in every story: the looks stay, their history goes."""
    header = f'<w:hdr xmlns:w="{W}">{CHANGES}</w:hdr>'
    parts = parts_of(make_naskah(CHANGES, parts={"header1": header}), x="a")
    for name in ("word/document.xml", "word/header1.xml"):
        assert b"Change" not in parts[name]
        assert b"<w:b/>" in parts[name]
        assert b"center" in parts[name]


def test_properties_stay(make_naskah: MakeNaskah) -> None:
    """``isi`` keeps the properties of a file: revision, dates, and what it fills in them."""
    document = docx.Document(io.BytesIO(make_naskah("isi")))
    core = document.core_properties
    core.title, core.revision, core.version = "Surat {{ x }}", 7, "1.2"
    core.content_status = "Final"
    buffer = io.BytesIO()
    document.save(buffer)
    made = compile_file(buffer.getvalue(), "n").render({**BASE, "x": "A & B"})
    after = docx.Document(io.BytesIO(made)).core_properties
    assert (after.title, after.revision, after.version) == ("Surat A & B", 7, "1.2")
    assert after.content_status == "Final"
    assert after.created == core.created


def test_core_properties_in_another_part(make_naskah: MakeNaskah) -> None:
    """The core properties of a type's naskah are found by their relationship; there is one part."""
    buffer = io.BytesIO()
    document = docx.Document(io.BytesIO(make_naskah("isi")))
    document.core_properties.subject = "Perihal"
    document.save(buffer)
    parts = {
        name.replace("docProps/core", "docProps/inti"): data.replace(b"Props/core", b"Props/inti")
        for name, data in read_package(buffer.getvalue(), "n").parts.items()
    }
    package = Package(parts)
    prepare_properties(package)
    assert b"<dc:subject>Perihal" in package.parts["docProps/core.xml"]
    assert "docProps/inti.xml" not in package.parts
    assert package.parts["_rels/.rels"].count(b"metadata/core-properties") == 1
    assert package.parts["[Content_Types].xml"].count(b"core-properties+xml") == 1


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("text", ["Caf\xe9", "Caf\xe9 {{ x }}"])
def test_properties_in_any_encoding(make_naskah: MakeNaskah, encoding: str, text: str) -> None:
    """The properties of a file may be in any encoding that XML allows."""
    kind = f"{OFFICE}/extended-properties"
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><Properties xmlns="{kind}">{text}</Properties>'
    )
    naskah = with_parts(make_naskah("isi"), **{"docProps/app.xml": xml.encode(encoding)})
    app = parts_of(naskah, x="a")["docProps/app.xml"]
    said = "".join(etree.fromstring(app).itertext())
    assert said == text.replace("{{ x }}", "a")
