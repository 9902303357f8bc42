"""The directory of a Word file: what is mended, what is left out, and what is refused."""

from __future__ import annotations

import io

import docx
import pytest

from tests.conftest import R, W, _naskah
from tests.ooxml.spellings import SPELLINGS, TYPE, changed, packed, parts_of, related, rels_of
from zi_docs.errors import TemplateError
from zi_docs.ooxml.gate import open_word, safe_word
from zi_docs.ooxml.reading import links_of

_DOC, _TYPES = "word/document.xml", "[Content_Types].xml"
_RELS = rels_of(_DOC)
_STYLES = f'<w:styles xmlns:w="{W}"/>'
_HEADER = f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'
_USED = f'<w:p><w:r><w:pict><x r:id="rIdBaru" xmlns:r="{R}"/></w:pict></w:r></w:p>'
_CLICKED = '<w:p><w:hyperlink r:id="rIdBaru"><w:r><w:t>klik</w:t></w:r></w:hyperlink></w:p>'
_NOWHERE = ("NULL", "", "/", "../../../etc/passwd", "%00", "a b", "http://contoh.id/x.png")


def leading(body: str, kind: str, target: str) -> bytes:
    """Return a letter with a relationship; its id is ``rIdBaru``."""
    parts = parts_of(_naskah(body))
    return packed(parts | {_RELS: related(parts.get(_RELS), kind, target)})


def refused(data: bytes) -> list[str]:
    with pytest.raises(TemplateError) as error:
        open_word(data, "naskah.docx")
    for problem in error.value.problems:
        assert str(problem.place) == "naskah.docx"
        assert problem.hint
    return [problem.code for problem in error.value.problems]


@pytest.mark.parametrize("target", _NOWHERE)
@pytest.mark.parametrize("kind", ["image", "customXml", "theme", "lain"])
def test_what_leads_nowhere_is_left_out(kind: str, target: str) -> None:
    """A relationship without a part that nothing refers to is dropped; libraries open the rest."""
    data = leading("Halo", kind, target)
    assert "rIdBaru" not in [link.id for link in links_of(open_word(data, "n"), _DOC)]
    assert docx.Document(io.BytesIO(safe_word(data, "n"))).paragraphs[0].text == "Halo"


@pytest.mark.parametrize("target", _NOWHERE)
@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (_USED, "image", "ZI405"),
        (_USED, "lain", "ZI491"),
        (_CLICKED, "header", "ZI491"),
        ("x", "styles", "ZI491"),
        ("x", "footnotes", "ZI491"),
    ],
)
def test_what_the_text_needs_must_be_there(body: str, kind: str, code: str, target: str) -> None:
    """A missing part that the text refers to, or that Word finds by its kind, is told."""
    assert refused(leading(body, kind, target)) == [code]


@pytest.mark.parametrize("target", ["#_top", "http://contoh.id", "mailto:a@b.id"])
def test_a_hyperlink_leads_outside(target: str) -> None:
    """A hyperlink to an address or to a place in the text need not say that it leads outside."""
    (link,) = [
        link
        for link in links_of(open_word(leading(_CLICKED, "hyperlink", target), "n"), _DOC)
        if link.id == "rIdBaru"
    ]
    assert (link.outer, link.target) == (True, target)


def test_the_name_of_a_part_in_another_case() -> None:
    """A relationship and a content type name a part as the part is named."""
    data = packed({
        name.replace("header1", "HEADER1"): part
        for name, part in parts_of(_naskah("Halo", parts={"header1": _HEADER})).items()
    })  # fmt: skip
    docx.Document(io.BytesIO(safe_word(data, "n")))


@pytest.mark.parametrize(
    "entry",
    [
        '<Default ContentType="image/png"/>',
        '<Default Extension="png"/>',
        '<Override ContentType="image/png"/>',
        '<Override PartName="/word/a.png" ContentType=""/>',
    ],
)
def test_a_content_type_that_names_nothing_is_left_out(entry: str) -> None:
    """An entry without a name or a type says nothing, so it is dropped."""
    data = safe_word(changed(_naskah("Halo"), _TYPES, "</Types>", f"{entry}</Types>"), "n")
    assert entry.partition(" ")[2][:-2].encode() not in parts_of(data)[_TYPES]
    docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (f"{TYPE}.document.main+-xml", "ZI401"),
        (f"{TYPE}.styles+xml", "ZI401"),
        ("application/xml", "ZI401"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "ZI445"),
    ],
)
def test_the_type_of_the_text(kind: str, code: str) -> None:
    """The text has the type of a document or a template, and no type that resembles it."""
    assert refused(changed(_naskah("x"), _TYPES, f"{TYPE}.document.main+xml", kind)) == [code]


@pytest.mark.parametrize("kind", [f"{TYPE}.template.main+xml", f"{TYPE}.Document.Main+XML"])
def test_the_type_of_the_text_is_written_anew(kind: str) -> None:
    """A template becomes a document, and the type is written as Word writes it."""
    data = changed(_naskah("Halo"), _TYPES, f"{TYPE}.document.main+xml", kind)
    docx.Document(io.BytesIO(safe_word(data, "n")))


def test_a_part_without_a_type() -> None:
    """A part that the file uses must have a content type (ZI492), or be a well-known picture."""
    data = packed(parts_of(leading("Halo", "image", "a.wmf")) | {"word/a.wmf": b"\1"})
    assert refused(data) == ["ZI492"]
    open_word(packed(parts_of(_naskah("Halo")) | {".DS_Store": b"\1"}), "n")
    data = packed(parts_of(leading("Halo", "image", "A.PNG")) | {"word/A.PNG": b"\1"})
    docx.Document(io.BytesIO(safe_word(data, "n")))


@pytest.mark.parametrize("kind", ["styles", "header", "settings", "footnotes", "core-properties"])
def test_a_relationship_that_leads_to_the_text(kind: str) -> None:
    """The text is nothing besides (ZI492), whatever order the relationships have."""
    assert refused(leading("x", kind, "document.xml")) == ["ZI492"]
    parts = parts_of(_naskah("x"))
    line = f'<Relationship Id="rIdA" Type="{R}/{kind}" Target="word/document.xml"/>'
    rels = parts["_rels/.rels"].replace(b"<Relationship ", f"{line}<Relationship ".encode(), 1)
    assert refused(packed(parts | {"_rels/.rels": rels})) == ["ZI492"]


@pytest.mark.parametrize("kind", ["styles", "numbering", "footer", "comments"])
def test_a_part_of_another_kind(kind: str) -> None:
    """A part is of the kind that its relationship says, by its root (ZI492)."""
    data = leading("x", kind, "lain.xml")
    assert refused(packed(parts_of(data) | {"word/lain.xml": _HEADER.encode()})) == ["ZI492"]


@pytest.mark.parametrize("missing", [' Id="rIdBaru"', ""])
def test_a_relationship_without_an_id(missing: str) -> None:
    """A relationship without an id, or with that of another, gets one of its own."""
    parts = parts_of(_naskah("Halo", parts={"header1": _HEADER}))
    rels = related(parts[_RELS], "header", "header1.xml").decode()
    line = rels[rels.rindex("<Relationship ") : rels.index("</Relationships>")]
    again = (
        line.replace(missing, "") if missing else line.replace("header1.xml", "/word/header1.xml")
    )
    rels = rels.replace("</Relationships>", f"{again}</Relationships>")
    data = packed(parts | {_RELS: rels.encode()})
    ids = [link.id for link in links_of(open_word(data, "n"), _DOC)]
    assert len({*ids} - {""}) == len(ids)
    docx.Document(io.BytesIO(safe_word(data, "n")))


def test_an_id_twice_that_the_text_uses() -> None:
    """Which of two parts an id means can not be known (ZI492), unless they are the same."""
    parts = parts_of(_naskah(_USED, parts={"header1": _HEADER, "header2": _HEADER}))
    once = related(parts[_RELS], "header", "header1.xml")
    open_word(packed(parts | {_RELS: related(once, "header", "header1.xml")}), "n")
    assert refused(packed(parts | {_RELS: related(once, "header", "header2.xml")})) == ["ZI492"]


def test_a_part_outside_the_file() -> None:
    """No program names a part that would lie outside the file (ZI401)."""
    assert refused(packed(parts_of(_naskah("x")) | {"../a.xml": b"<x/>"})) == ["ZI401"]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.__name__)
def test_every_spelling_is_ordered_alike(spelling: object) -> None:
    """A missing part is told, and a stray relationship dropped, in every spelling."""
    assert callable(spelling)
    assert refused(spelling(leading(_USED, "image", "media/a.png"))) == ["ZI405"]
    data = spelling(leading("Halo {{ nama }}", "image", "NULL"))
    docx.Document(io.BytesIO(safe_word(data, "n")))
