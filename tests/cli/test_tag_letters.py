"""A tag's text has the letters that a person sees in Word, in every part of the file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from lxml import etree

from .files import edit, save_docx, text_of
from .runs import Outcome, Zi

MakeNaskah = Callable[..., bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
DATA = """\
bidang: Sarana & Prasarana
ys: [a, b]
kosong: ""
peta: {"A & B": isi, "<": kurang}
tautan: https://contoh.go.id/?a=1&b=2
"""
TAGS = {
    '{{ "Sarana & Prasarana" }}': "Sarana & Prasarana",
    '{{ ys|join(" & ") }}': "a & b",
    '{{ kosong|bawaan("A & B") }}': "A & B",
    '{{ peta["A & B"] }} {{ peta["<"] }}': "isi kurang",
    '{{ "ya" if bidang == "Sarana & Prasarana" else "tidak" }}': "ya",
    '{{ "ya" if "a & P" in bidang else "tidak" }}': "ya",
    '{{ "ya" if bidang in ["x", "Sarana & Prasarana"] else "tidak" }}': "ya",
    '{{ "ya" if bidang is eq("Sarana & Prasarana") else "tidak" }}': "ya",
    '{% if bidang == "Sarana & Prasarana" %}ya{% else %}tidak{% endif %}': "ya",
    '{% with a="A & B" %}{{ a }}{% endwith %}': "A & B",
    '{% for a in ["A & B", "C"] %}{{ a }}{% endfor %}': "A & BC",
    '{{ "<w:br/>" }}{{ "</w:t>" }}{{ "]]>" }}': "<w:br/></w:t>]]>",
    '{{ "ya" if 5 < 6 and 7 > 6 else "tidak" }}': "ya",
    '{{ "&amp;" }}{{ "&lt;" }}{{ "&#38;" }}{{ "&quot;" }}': "&amp;&lt;&#38;&quot;",
    """{{ "'" }}{{ '"' }}""": "'\"",
    "{{ “A & B” }}{{ ‘C’ }}{{ «D» }}": "A & BCD",
    '{{\u00a0"A\u00a0& B"\u202f}}': "A & B",
    '{{\n"A & B"\t\r}}': "A & B",
    "{# “A” {{ #}A & B {{ ys[0] }}": "A & B a",
}
ALL = "".join(f"⟦{tag}⟧" for tag in TAGS)
PRINTED = list(TAGS.values())


def _numeric(text: str) -> str:
    return "".join(letter if letter.isalnum() else f"&#{ord(letter)};" for letter in text)


def _paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def _words(xml: str) -> str:
    return f'<w:t xml:space="preserve">{xml}</w:t>'


def _picture(attribute: str) -> str:
    properties = f'<wp:docPr id="1" name="g" {attribute}/>'
    inline = f'<wp:inline xmlns:wp="{DRAWING}">{properties}</wp:inline>'
    return _paragraph(f"<w:drawing>{inline}</w:drawing>")


BODIES = {
    "paragraph": _paragraph(_words(escape(ALL))),
    "numeric escapes": _paragraph(_words(_numeric(ALL))),
    "a run for each letter": _paragraph(*(_words(escape(letter)) for letter in ALL)),
    "table": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    f"{_paragraph(_words(escape(ALL)))}</w:tc></w:tr></w:tbl>",
    "text box": _paragraph(
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{_paragraph(_words(escape(ALL)))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    ),
    "equation": (
        f'<w:p><m:oMath xmlns:m="{MATH}"><m:r><m:t>{escape(ALL)}</m:t></m:r></m:oMath></w:p>'
    ),
    "alternative text": _picture(f"descr={quoteattr(ALL)}"),
    "alternative text, numeric": _picture(f'descr="{_numeric(ALL)}"'),
    "tip of a link": f'<w:p><w:hyperlink w:anchor="x" w:tooltip={quoteattr(ALL)}/></w:p>',
    "condition as a simple field": f"<w:p><w:fldSimple w:instr={quoteattr(f'IF {ALL}')}/></w:p>",
    "condition as a field": _paragraph(
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>IF {escape(ALL)}</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ),
}
STORIES = {
    "header1": "hdr",
    "footer1": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
PROPERTIES = {
    ("core", "x:keywords"): escape(ALL),
    ("core", "x:category"): _numeric(ALL),
    ("app", "x:Company"): escape(ALL),
    ("app", "x:Manager"): _numeric(ALL),
    ("app", "x:Application"): f"<![CDATA[{ALL.replace(']]>', ']]]]><![CDATA[>')}]]>",
}


@pytest.fixture
def fill(zi: Zi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], Outcome]:
    """Fill a naskah by ``isi``; the document is ``x.docx``."""
    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(DATA, encoding="utf-8")

    def call(naskah: bytes) -> Outcome:
        Path("n.docx").write_bytes(naskah)
        return zi("isi", "n.docx", "d.yaml", "-o", "x.docx", "--timpa")

    return call


Fill = Callable[[bytes], Outcome]


def _read(name: str) -> bytes:
    with zipfile.ZipFile("x.docx") as package:
        return package.read(name)


def _with_property(naskah: bytes, part: str, name: str, xml: str) -> bytes:
    root, space = {"core": ("coreProperties", CORE), "app": ("Properties", APP)}[part]
    whole = io.BytesIO(naskah)
    with zipfile.ZipFile(whole, "a") as package:
        inside = f"<{name}>{xml}</{name}>"
        package.writestr(f"docProps/{part}.xml", f'<x:{root} xmlns:x="{space}">{inside}</x:{root}>')
    return whole.getvalue()


def _shown(part: bytes) -> Iterator[str]:
    """Yield what a part shows: the words of paragraphs, other elements' texts, attributes."""
    for element in etree.fromstring(part).iter():
        yield from map(str, element.values())
        if element.tag == f"{W}p":
            yield "".join(text.text or "" for text in element.findall(f"{W}r/{W}t"))
        elif element.tag != f"{W}t":
            yield element.text or ""


def _printed(part: bytes) -> list[str]:
    """Return the text between the brackets, which one text of the part has whole."""
    [text] = {text for text in _shown(part) if "⟦" in text}
    return re.findall("⟦(.*?)⟧", text)


@pytest.mark.parametrize("place", BODIES)
def test_tags_of_the_body(fill: Fill, make_naskah: MakeNaskah, place: str) -> None:
    """Letters that XML escapes, Word's quotes and its hard spaces are read as they are seen."""
    assert fill(make_naskah(BODIES[place])).code == 0
    assert _printed(_read("word/document.xml")) == PRINTED


@pytest.mark.parametrize("part", STORIES)
def test_tags_of_other_stories(
    fill: Fill, make_naskah: MakeNaskah, story: Callable[[str, str], str], part: str
) -> None:
    """Headers, footers and notes read their tags as the body does."""
    assert fill(make_naskah("x", parts={part: story(STORIES[part], ALL)})).code == 0
    assert _printed(_read(f"word/{part}.xml")) == PRINTED


@pytest.mark.parametrize(("part", "name"), PROPERTIES)
def test_tags_of_properties(fill: Fill, make_naskah: MakeNaskah, part: str, name: str) -> None:
    """The file's properties read their tags as the body does, however their XML is written."""
    naskah = _with_property(make_naskah("x"), part, name, PROPERTIES[part, name])
    assert fill(naskah).code == 0
    assert _printed(_read(f"docProps/{part}.xml")) == PRINTED


def _row(*cells: str) -> str:
    filled = (f"<w:tc><w:tcPr/>{_paragraph(_words(escape(cell)))}</w:tc>" for cell in cells)
    return f"<w:tr>{''.join(filled)}</w:tr>"


LEVELS = {
    "paragraphs": ('{%p if bidang == "Sarana & Prasarana" %}', "⟦ya⟧", "{%p endif %}"),
    "rows": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        + _row('{%tr for a in ["ya", "A & B"] if a != "A & B" %}')
        + _row("⟦{{ a }}⟧")
        + _row("{%tr endfor %}")
        + "</w:tbl>",
    ),
    "cells": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        + _row('{%tc if bidang != "Sarana & Prasarana" %}', "⟦tidak⟧", "{%tc endif %}", "⟦ya⟧")
        + "</w:tbl>",
    ),
    "runs": ('{%r if bidang == "Sarana & Prasarana" %}⟦ya⟧{%r endif %}',),
    "joined": ('⟦{%- if bidang == "Sarana & Prasarana" -%}ya{%- endif -%}⟧',),
}


@pytest.mark.parametrize("level", LEVELS)
def test_tags_of_every_level(fill: Fill, make_naskah: MakeNaskah, level: str) -> None:
    """A tag that takes away its paragraph, row, cell or run is read as any other."""
    assert fill(make_naskah(*LEVELS[level])).code == 0
    assert _printed(_read("word/document.xml")) == ["ya"]


def test_width_and_colour_of_a_cell(fill: Fill, make_naskah: MakeNaskah) -> None:
    """The tags that become attributes of their cell are read as any other."""
    when = 'if bidang == "Sarana & Prasarana" else'
    cell = _row(f'{{% cellbg "FFFF00" {when} "FF0000" %}}{{% colspan 2 {when} 1 %}}x')
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cell}</w:tbl>"
    assert fill(make_naskah(table)).code == 0
    shown = list(_shown(_read("word/document.xml")))
    assert "FFFF00" in shown
    assert "2" in shown


def test_a_run_of_its_own_look(fill: Fill, make_naskah: MakeNaskah) -> None:
    """A text with a look prints its letters too, and adds no markup."""
    assert fill(make_naskah('⟦{{r "A & B <w:br/>"|kaya("tebal") }}⟧')).code == 0
    assert _printed(_read("word/document.xml")) == ["A & B <w:br/>"]


def test_a_code_of_an_address(fill: Fill, make_naskah: MakeNaskah) -> None:
    """A QR code of an address in a tag equals that of the same address in the data."""
    assert fill(make_naskah("{{ tautan|qr }}")).code == 0
    with zipfile.ZipFile("x.docx") as package:
        wanted = [name for name in package.namelist() if "media" in name]
    assert fill(make_naskah('{{ "https://contoh.go.id/?a=1&b=2"|qr }}')).code == 0
    with zipfile.ZipFile("x.docx") as package:
        assert [name for name in package.namelist() if "media" in name] == wanted


@pytest.mark.parametrize("text", ["A & B", "&amp;"])
def test_complaints_show_the_letters(fill: Fill, make_naskah: MakeNaskah, text: str) -> None:
    """A complaint quotes a tag and its value as they stand in Word."""
    outcome = fill(make_naskah(f'C & D {{{{ "{text}"|tanggal }}}}'))
    assert outcome.err.startswith(f'KESALAHAN ZI422  n.docx, "C & D {{{{ "{text}"|tanggal }}}}"\n')
    assert f'bukan tanggal ("{text}").' in outcome.err


def test_nothing_prints_markup(fill: Fill, make_naskah: MakeNaskah) -> None:
    """A tag that would print a text unescaped is refused."""
    outcome = fill(make_naskah('{{ "<w:br/>"|safe }}'))
    assert outcome.code == 3
    assert outcome.err.startswith("KESALAHAN ZI412  n.docx, paragraf 1\n")


def test_properties_in_another_encoding(fill: Fill, make_naskah: MakeNaskah) -> None:
    """The properties are read by their own encoding, as every part is."""
    naskah = io.BytesIO(make_naskah("x"))
    xml = (
        f'<?xml version="1.0" encoding="windows-1252"?><P xmlns="{APP}"><C>⟦{{{{ "é &amp; B" }}}}⟧'
    )
    with zipfile.ZipFile(naskah, "a") as package:
        data = f"{xml}</C></P>".replace("⟦", "&#10214;").replace("⟧", "&#10215;")
        package.writestr("docProps/app.xml", data.encode("cp1252"))
    assert fill(naskah.getvalue()).code == 0
    assert _printed(_read("docProps/app.xml")) == ["é & B"]


def test_broken_properties_are_told(fill: Fill, make_naskah: MakeNaskah) -> None:
    """Properties that are not XML are reported by their name, as every part is."""
    naskah = io.BytesIO(make_naskah("x"))
    with zipfile.ZipFile(naskah, "a") as package:
        package.writestr("docProps/app.xml", "<Properties>")
    outcome = fill(naskah.getvalue())
    assert outcome.code == 3
    assert outcome.err.startswith("KESALAHAN ZI402  n.docx, app.xml\n")


def test_tags_of_a_document_type(zi: Zi, office: Path) -> None:
    """Pieces read their letters as the naskah does, also in values that all documents share."""
    edit(office / "data/kantor/pengaturan.yaml", "Pemerintah Kabupaten Contoh", "Dinas A & B")
    tags = (
        '{{ "<ya>" if pengaturan.instansi.nama == "Dinas A & B" else "tidak" }} '
        '{{ [pengaturan.instansi.nama, "C & D"]|join(" & ") }}'
    )
    folder = office / "templates" / "surat"
    save_docx(folder / "naskah.docx", f"{tags} / {{{{ bagian.butir[0].teks }}}}")
    (folder / "butir.j2").write_text(f"{tags} & &amp; <b>\n", encoding="utf-8")
    assert zi("buat", "surat", "--data", "kantor").code == 0
    [made, _] = sorted((office / "output" / "kantor" / "surat").glob("*.docx"))
    words = "<ya> Dinas A & B & C & D"
    assert text_of(made) == f"{words} / {words} & &amp; <b>"
