"""What the gate refuses, drops and lets in, however a file is spelled."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from tests.conftest import _naskah
from tests.ooxml.spellings import (
    SPELLINGS,
    TYPE,
    changed,
    linking,
    packed,
    parts_of,
    utf_16,
    with_part,
)
from zi_docs.errors import Problem, TemplateError
from zi_docs.ooxml.gate import open_word
from zi_docs.ooxml.text import document_text
from zi_docs.ooxml.xml import W
from zi_docs.word import compile_file

Spelling = Callable[[bytes], bytes]
_DOC = "word/document.xml"
_MS = "http://schemas.microsoft.com/office"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_O = "urn:schemas-microsoft-com:office:office"
_V = "urn:schemas-microsoft-com:vml"


def told(data: bytes) -> list[Problem]:
    with pytest.raises(TemplateError) as error:
        open_word(data, "naskah.docx")
    return list(error.value.problems)


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in told(data)]


def run(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def char(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def complex_field(inside: str) -> str:
    return f"<w:p>{char('begin')}{inside}{char('separate')}{run('<w:t>x</w:t>')}{char('end')}</w:p>"


_HEADER = '<w:hdr xmlns:w="{0}"><w:p>{1}</w:p></w:hdr>'
_REFUSED = {
    "DDE in the text": (_naskah(complex_field(code(" DDEAUTO c:\\x "))), ["ZI448"]),
    "a text block of the machine": (_naskah(complex_field(code(" AUTOTEXT kop "))), ["ZI448"]),
    "altChunk": (_naskah('<w:altChunk r:id="rId9"/>'), ["ZI448"]),
    "DDE in a note": (
        _naskah(
            "x",
            parts={
                "footnotes": f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p>'
                '<w:fldSimple w:instr="dde x"/></w:p></w:footnote></w:footnotes>'
            },
        ),
        ["ZI448"],
    ),
    "a macro": (
        with_part(_naskah("x"), "word/a.bin", b"x", f"{_MS}.vbaProject", owner=_DOC,
                  link=f"{_MS}/2006/relationships/vbaProject"),
        ["ZI445"],
    ),
    "an object": (
        with_part(_naskah("x"), "word/media/o.bin", b"\xd0\xcf\x11\xe0", "image/png", owner=_DOC,
                  link="oleObject"),
        ["ZI446"],
    ),
    "a linked picture": (linking(_naskah("x"), _DOC, "image", "http://x/y.png"), ["ZI447"]),
}  # fmt: skip


@pytest.mark.parametrize("case", _REFUSED)
def test_every_spelling_is_refused_alike(case: str) -> None:
    """A file that is refused is refused with the same complaints in every spelling."""
    data, expected = _REFUSED[case]
    assert codes(data) == expected
    for spelling in SPELLINGS:
        assert codes(spelling(data)) == expected, spelling.__name__


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.__name__)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("x {%p if nama %} y", "ZI419"),
        ('<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "ZI449"),
        ("{{ tidak_ada( }}", "ZI411"),
    ],
)
def test_every_spelling_is_read_alike(spelling: Spelling, body: str, code: str) -> None:
    """Tags and tracked changes are found in every spelling, with the same complaint."""
    found = []
    for data in (_naskah(body), spelling(_naskah(body))):
        with pytest.raises(TemplateError) as error:
            compile_file(data, "naskah.docx")
        found.append([str(problem) for problem in error.value.problems])
    assert found[0] == found[1]
    assert code in found[0][0]


@pytest.mark.parametrize(
    ("one", "other"), [pair for pair in product(SPELLINGS, SPELLINGS) if pair[1] is not utf_16]
)
def test_every_spelling_is_filled_alike(one: Spelling, other: Spelling) -> None:
    """A file gives the same text in every spelling, also in two at once."""
    parts = {
        "header1": _HEADER.format(W[1:-1], "<w:r><w:t>Kop {{ nama }}</w:t></w:r>"),
    }
    usual = _naskah("Halo {{ nama }}", parts=parts)
    data = {"nama": "A & B", "berkas": {"waktu": "2021-05-03T00:00:00Z"}}
    texts = [
        document_text(compile_file(file, "n").render(data)) for file in (usual, one(other(usual)))
    ]
    assert texts[0] == texts[1] == "Halo A & B\n[header1]\nKop A & B\n"


def test_a_usual_file_keeps_its_bytes() -> None:
    """A file in the spelling of Word goes through unchanged, part by part."""
    data = _naskah("Halo", parts={"header1": _HEADER.format(W[1:-1], "")})
    assert open_word(data, "n").parts == parts_of(data)


@pytest.mark.parametrize(
    "inside",
    [
        code(" DD") + code("EAUTO c:\\x "),
        run("<w:t>DD</w:t>") + code("E x"),
        code(" IF 1=1 ") + char("begin") + code(" LINK x ") + char("end"),
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps">{code("DDE x")}'
        f"</mc:Choice><mc:Fallback>{code('PAGE ')}</mc:Fallback></mc:AlternateContent>",
        code("DD") + f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps">'
        f"{code('X')}</mc:Choice><mc:Fallback>{code('E x')}</mc:Fallback></mc:AlternateContent>",
        '<w:fldSimple w:instr=" include x "/>',
        code(" database \\d x "),
    ],
)
def test_fields_that_fetch(inside: str) -> None:
    """A field is known by its name when its runs are joined, nested or in an alternative."""
    assert codes(_naskah(complex_field(inside))) == ["ZI448"]


@pytest.mark.parametrize(
    "inside",
    [
        code('DD{{ "" }}E x'),
        code("{% if 1 %}DDE{% endif %} x"),
        run("<w:t>{%r if 1 %}</w:t>") + code("DDE x"),
        char("begin") + code(" QUOTE 68 68 69 ") + char("end") + code(" c:\\x "),
        code("D") + char("begin") + code(" REF a ") + char("end"),
        '<w:fldSimple w:instr=" REF a "/>',
        '<w:fldSimple w:instr="{{ x }} a"/>' + code("PAGE"),
    ],
)
def test_fields_whose_name_is_composed(inside: str) -> None:
    """A field whose name comes from a tag or from another field is refused (ZI490)."""
    assert codes(_naskah(complex_field(inside))) == ["ZI490"]


@pytest.mark.parametrize(
    "text",
    [
        " PAGE ",
        ' HYPERLINK "http://x" \\o "LINK DDE" ',
        " =SUM(ABOVE) ",
        " _Ref123 ",
        ' IF {{ a }} = 1 "x" "y" ',
        " MACROBUTTON NoMacro [ketik nama di sini] ",
        " ADDIN ZOTERO_ITEM CSL_CITATION {&quot;a&quot;: 1} ",
        "",
    ],
)
def test_fields_that_letters_have(text: str) -> None:
    """Page numbers, links, formulas and citations pass, whatever words stand after their name.

    MACROBUTTON passes too: Word's own letters mark with it where to type, and macros are refused.
    """
    open_word(_naskah(complex_field(code(text))), "naskah.docx")


def test_a_field_inside_another() -> None:
    """A field may stand inside another after the name of the outer one."""
    inside = code(" IF ") + char("begin") + code(" PAGE ") + char("end") + code(' = 1 "a" "b" ')
    open_word(_naskah(complex_field(inside)), "naskah.docx")


@pytest.mark.parametrize(
    ("kind", "link", "name", "code"),
    [
        (f"{_MS}.activeX+xml", "control", "word/x/a.xml", "ZI446"),
        ("", f"{_MS}/2006/relationships/activeXControlBinary", "word/a.bin", "ZI446"),
        ("application/vnd.openxmlformats-officedocument.oleObject", "", "word/a.dat", "ZI446"),
        ("", "package", "word/media/a.png", "ZI446"),
        ("application/vnd.ms-word.attachedToolbars", "", "word/a.dat", "ZI445"),
        ("", f"{_MS}/2006/relationships/wordVbaData", "word/a.xml", "ZI445"),
        ("text/html", "aFChunk", "word/a.htm", "ZI448"),
        ("", "subDocument", "word/a.docx", "ZI448"),
    ],
)
def test_cargo_is_known_by_type_and_relationship(
    kind: str, link: str, name: str, code: str
) -> None:
    """Cargo is known by its content type or its relationship, whatever its name and folder."""
    assert codes(with_part(_naskah("x"), name, b"<x/>", kind, owner=_DOC, link=link)) == [code]


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0", b"PK\3\4"])
def test_cargo_is_known_by_its_first_bytes(start: bytes) -> None:
    """An object that is declared as a picture is refused all the same (ZI446)."""
    data = with_part(_naskah("x"), "word/media/a.png", start, "image/png", owner=_DOC, link="image")
    assert codes(data) == ["ZI446"]


def test_a_macro_type_in_utf_16() -> None:
    """The type of a file with macros is seen when the list of types is in UTF-16 (ZI445)."""
    data = changed(
        _naskah("x"), "[Content_Types].xml", f"{TYPE}.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )  # fmt: skip
    parts = parts_of(data)
    types = parts["[Content_Types].xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert codes(data) == codes(packed(parts | {"[Content_Types].xml": types})) == ["ZI445"]


def test_one_cause_is_told_once() -> None:
    """Fifteen controls with their binaries, relationships and elements give one complaint."""
    data = _naskah('<w:p><w:r><w:object><w:control r:id="rIdBaru"/></w:object></w:r></w:p>')
    for n in range(15):
        data = with_part(data, f"word/activeX/activeX{n}.xml", b"<x/>", f"{_MS}.activeX+xml")
        data = with_part(data, f"word/activeX/activeX{n}.bin", b"\xd0\xcf\x11\xe0")
    (problem,) = told(data)
    assert problem.code == "ZI446"
    assert problem.message.endswith("ActiveX (activeX0.xml dan 29 lagi).")


@pytest.mark.parametrize(
    ("owner", "link", "target"),
    [
        ("word/settings.xml", "attachedTemplate", "file:///C:/Users/x/Normal.dotm"),
        ("word/settings.xml", "mailMergeSource", "file:///D:/Data/pegawai.xlsx"),
        ("word/settings.xml", "mailMergeHeaderSource", "file:///D:/Data/kepala.xlsx"),
    ],
)
@pytest.mark.parametrize("respelled", [False, True])
def test_what_only_points_outside_is_dropped(
    owner: str, link: str, target: str, respelled: bool
) -> None:
    """A template and the source of a mail merge bring no content: their links are dropped."""
    settings = (
        f'<w:settings xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><w:attachedTemplate r:id="rIdBaru"/><w:mailMerge>'
        f'<w:connectString w:val="Data Source={target}"/></w:mailMerge></w:settings>'
    )
    data = linking(_naskah("x", parts={"settings": settings}), owner, link, target)
    parts = open_word(SPELLINGS[0](data) if respelled else data, "naskah.docx").parts
    assert not any(target.encode() in part for part in parts.values())
    assert b"mailMerge" not in parts["word/settings.xml"]
    assert b"attachedTemplate" not in parts["word/settings.xml"]


@pytest.mark.parametrize(
    "link",
    [
        f"{_MS}/2007/relationships/ui/extensibility",
        f"{_MS}/2006/relationships/ui/userCustomization",
        f"{_MS}/2011/relationships/webextensiontaskpanes",
        f"{_MS}/2006/relationships/recipientData",
        f"{_MS}/2006/relationships/keyMapCustomizations",
    ],
)
def test_what_brings_no_content_is_dropped(link: str) -> None:
    """Ribbons, add-ins and the recipients of a mail merge leave the file with all their parts."""
    data = with_part(_naskah("x"), "lain/a.xml", b"<x/>", "application/xml", owner="", link=link)
    data = with_part(data, "lain/b.xml", b"<x/>", f"{_MS}.webextension+xml",
                     owner="lain/a.xml", link=f"{_MS}/2011/relationships/webextension")  # fmt: skip
    package = open_word(data, "naskah.docx")
    assert not any(name.startswith("lain/") for name in package.parts)
    assert b"lain/" not in package.parts["[Content_Types].xml"]


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument", "frame", "aFChunk", "lain"])
def test_links_that_bring_content(kind: str) -> None:
    """A link to the outside is refused (ZI447) unless a reader must click it."""
    assert codes(linking(_naskah("x"), _DOC, kind, "http://x/y")) == ["ZI447"]


@pytest.mark.parametrize(
    "shown",
    [
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {0}:link="{1}"/>',
        f'<v:imagedata xmlns:v="{_V}" {{0}}:href="{{1}}"/>',
    ],
)
def test_a_hyperlink_that_is_shown_as_a_picture(shown: str) -> None:
    """A link that calls itself a hyperlink is refused when a picture is loaded from it (ZI447)."""
    body = f"<w:p><w:r><w:pict>{shown.format('r', 'rIdBaru')}</w:pict></w:r></w:p>"
    assert codes(linking(_naskah(body), _DOC, "hyperlink", "http://x/y.png")) == ["ZI447"]


def test_a_picture_with_an_address() -> None:
    """A drawing that names an address without a relationship is refused (ZI447)."""
    body = f'<w:p><w:r><w:pict><v:imagedata xmlns:v="{_V}" src="http://x/y"/></w:pict></w:r></w:p>'
    assert codes(_naskah(body)) == ["ZI447"]


def test_an_entity_in_any_part() -> None:
    """A document type is refused in a part of any name (ZI444)."""
    data = with_part(_naskah("x"), "lain/a.dat", b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>")
    assert codes(data) == ["ZI444"]


def archive(*names: str, mimetype: str = "") -> bytes:
    return packed({name: mimetype.encode() or b"<x/>" for name in names})


@pytest.mark.parametrize(
    ("data", "said", "code"),
    [
        (archive("[Content_Types].xml", "xl/workbook.xml"), "buku kerja Excel,", "ZI401"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint,", "ZI401"),
        (archive("mimetype", mimetype="application/vnd.oasis.opendocument.text"), ".odt)", "ZI401"),
        (archive("mimetype", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
         ".ods)", "ZI401"),
        (archive("surat.docx"), "arsip ZIP", "ZI401"),
        (b"%PDF-1.7\n", "PDF", "ZI401"),
        (b"{\\rtf1 halo}", "format RTF", "ZI401"),
        (b"<html><body>x</body></html>", "halaman web", "ZI401"),
        (b"\x89PNG\r\n\x1a\n", "gambar PNG", "ZI401"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "(.doc)", "ZI442"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "(.xls)", "ZI401"),
        (b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "(.ppt)", "ZI401"),
    ],
)  # fmt: skip
def test_another_format_is_named(data: bytes, said: str, code: str) -> None:
    """A file of another program is told by its format, whatever its name."""
    (problem,) = told(data)
    assert (problem.code, said in problem.message) == (code, True), problem.message
    assert problem.message.endswith("padahal namanya berakhiran .docx.")


@pytest.mark.parametrize("data", [b"Nama;NIP\n", b"%PDF-1.7\n"])
def test_no_name_is_told_that_a_file_has_not(data: bytes) -> None:
    """A file that is not even called a Word file is not said to be called one."""
    with pytest.raises(TemplateError) as error:
        open_word(data, "data/pegawai.csv")
    (problem,) = error.value.problems
    assert (problem.code, ".docx" in problem.message) == ("ZI401", False)
