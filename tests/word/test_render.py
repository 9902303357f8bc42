"""One naskah, one record: what is printed, what is refused."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zi_docs.errors import DataError, TemplateError, ZiDocsError
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file
from zi_docs.word.part import compile_part

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}


def render(naskah: bytes, **values: Any) -> bytes:
    return compile_file(naskah, "naskah.docx").render({**BASE, **values})


def text_of(naskah: bytes, **values: Any) -> str:
    return document_text(render(naskah, **values)).strip()


def codes(error: ZiDocsError) -> list[str]:
    return [problem.code for problem in error.problems]


@pytest.mark.parametrize(
    "value",
    ["Dinas A & B", "x <b>y</b> z", "</w:t></w:r></w:p><w:p>", "]]>", "&amp;", "\"'", "Nur'aini"],
)
def test_text_arrives_whole(make_naskah: MakeNaskah, value: str) -> None:
    """Text of the data is printed as it is, and nothing after it is lost."""
    assert text_of(make_naskah("{{ x }}|{{ y }}"), x=value, y="akhir") == f"{value}|akhir"


def test_header_footer_and_notes_are_filled(
    make_naskah: MakeNaskah, story: Callable[[str, str], str]
) -> None:
    """Headers, footers, footnotes and endnotes are filled like the body."""
    parts = {
        "header1": story("hdr", "K {{ x }}"),
        "footer1": story("ftr", "F {{ x }}"),
        "footnotes": story("footnotes", "N {{ x }}"),
        "endnotes": story("endnotes", "E {{ x }}"),
    }
    data = render(make_naskah("{{ x }}", parts=parts), x="A & B")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in parts:
            assert b"A &amp; B" in archive.read(f"word/{name}.xml"), name


def test_a_short_part_that_comes_back_is_made_once(story: Callable[[str, str], str]) -> None:
    """A header is compressed once for each unit, however the units follow each other."""
    header = compile_part("word/header1.xml", story("hdr", "K {{ x }}"), False, {})
    first, other = header.render({"x": "A"}), header.render({"x": "B"})
    assert (header.render({"x": "A"}), header.render({"x": "B"})) == (first, other)
    assert header.render({"x": "A"}) is first
    assert other != first


def test_kept_parts_are_those_of_each_record(
    make_naskah: MakeNaskah, story: Callable[[str, str], str]
) -> None:
    """More headers than are kept, again and again, stay those that a record has alone."""
    naskah = make_naskah("{{ x }}", parts={"header1": story("hdr", "K {{ x }}")})
    renderer = compile_file(naskah, "naskah.docx")
    for n in [*range(70), *range(70), 5]:
        made = renderer.render({**BASE, "x": n})
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert f"K {n}<".encode() in archive.read("word/header1.xml")


def test_line_breaks_and_tabs_are_words_own(make_naskah: MakeNaskah) -> None:
    """A line break or tab in a cell becomes Word's line break or tab."""
    data = render(make_naskah("{{ x }}"), x="satu\ndua\ttiga")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert xml.count(b"<w:br/>") == 1
    assert xml.count(b"<w:tab/>") == 1


def test_all_missing_names_are_told_at_once(make_naskah: MakeNaskah) -> None:
    """A name the data does not have is an error, and one run lists them all with their path."""
    naskah = make_naskah("{{ a.salah }}", "{{ tiada }}", "{% if b.juga %}x{% endif %}")
    with pytest.raises(DataError) as error:
        render(naskah, a={"benar": "1"}, b={})
    messages = " ".join(problem.message for problem in error.value.problems)
    assert codes(error.value) == ["ZI421"] * 3
    assert all(name in messages for name in ("a.salah", "tiada", "b.juga"))


@pytest.mark.parametrize(
    "value",
    [None, float("nan"), 1.98503032010011e17, True, "\x00", "\x0b", "\x1b", "\ud83d", "\ufffe",
     "{{ 7*7 }}", "{% if %}", "{_{", ["a"], {"a": 1}],
)  # fmt: skip
def test_refused_values(make_naskah: MakeNaskah, value: Any) -> None:
    """None, fractions, yes/no, lists, control characters and template marks are never printed."""
    with pytest.raises(DataError) as error:
        render(make_naskah("{{ x }}"), x=value)
    assert codes(error.value) == ["ZI422"]


def test_same_input_same_bytes(make_naskah: MakeNaskah) -> None:
    """The same naskah and values give the same bytes, compiled once or twice."""
    naskah = make_naskah("{{ x }}")
    renderer = compile_file(naskah, "n")
    assert renderer.render({**BASE, "x": "a"}) == renderer.render({**BASE, "x": "a"})
    assert renderer.render({**BASE, "x": "a"}) == render(naskah, x="a")


def test_output_opens_everywhere(make_naskah: MakeNaskah) -> None:
    """The file written is a whole ZIP that python-docx opens."""
    data = render(make_naskah("{{ x }}"), x="a")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "a"


def test_threads_do_not_mix(make_naskah: MakeNaskah) -> None:
    """Sixty documents made in four threads are each their own."""
    renderer = compile_file(make_naskah("{{ x }} {% for i in r %}{{ x }}{% endfor %}"), "n")
    wrong: list[str] = []

    def work(first: int) -> None:
        for number in range(first, 60, 4):
            name = f"orang{number}"
            made = document_text(renderer.render({**BASE, "x": name, "r": list(range(50))}))
            if set(made.replace(name, "").strip()) - {" "}:
                wrong.append(made)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def table(*cells: str) -> str:
    return TABLE.format(*cells)


def test_table_rows_repeat(make_naskah: MakeNaskah) -> None:
    """{%tr for %} repeats a row for each item."""
    naskah = make_naskah(table("{%tr for a in d %}", "{{ a }}", "{%tr endfor %}"))
    assert text_of(naskah, d=["x", "y"]).split("\n") == ["x", "y"]


def test_table_without_rows_is_taken_out(make_naskah: MakeNaskah) -> None:
    """An empty list leaves no table without rows, which Word would refuse."""
    naskah = make_naskah(table("{%tr for a in d %}", "{{ a }}", "{%tr endfor %}"), "akhir")
    data = render(naskah, d=[])
    assert b"<w:tbl>" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def _held(inside: str) -> str:
    """Return a content control, as Word puts around rows that repeat and around what is typed."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    )


@pytest.mark.parametrize(
    "table",
    [
        _held("<w:tr><w:tc><w:p><w:r><w:t>isi</w:t></w:r></w:p></w:tc></w:tr>"),
        f"<w:tr><w:tc>{_held('<w:p><w:r><w:t>isi</w:t></w:r></w:p>')}</w:tc></w:tr>",
        '<w:tr><w:tc><w:p/><w:bookmarkEnd w:id="1"/></w:tc></w:tr>',
    ],
    ids=["rows in a control", "text in a control", "end of a bookmark"],
)
def test_tables_with_content_controls_stay(make_naskah: MakeNaskah, table: str) -> None:
    """A table whose rows stand in a content control is not lost, and no cell gets another line."""
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl>"
    made = compile_file(make_naskah("{{ a }}", table), "n").render({**BASE, "a": "x"})
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    assert table.encode() in body


def test_cell_without_paragraph_is_mended(make_naskah: MakeNaskah) -> None:
    """A condition that empties a cell leaves it with a paragraph, as Word demands."""
    cell = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        "<w:p><w:r><w:t>{%p if x %}</w:t></w:r></w:p><w:p><w:r><w:t>isi</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    data = render(make_naskah(cell), x=False)
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    assert not root.xpath("//*[local-name()='tc'][not(*[local-name()='p'])]")


def test_split_tags_are_joined(make_naskah: MakeNaskah) -> None:
    """A tag that Word cut into runs is filled, and a bookmark inside it stays."""
    runs = (
        "<w:p><w:r><w:t>Halo {</w:t></w:r><w:r><w:t>{ na</w:t></w:r>"
        '<w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>ma }</w:t></w:r>'
        '<w:bookmarkEnd w:id="1"/><w:r><w:t>} ya</w:t></w:r></w:p>'
    )
    data = render(make_naskah(runs), nama="Siti")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert document_text(data).strip() == "Halo Siti ya"
    assert b"bookmarkStart" in xml
    assert b"bookmarkEnd" in xml


def test_srikandi_markers_survive_in_one_run(make_naskah: MakeNaskah) -> None:
    """${nomor_naskah} stays as it is, in one run even if Word had split it."""
    runs = (
        "<w:p><w:r><w:t>No. $</w:t></w:r><w:r><w:t>{nomor</w:t></w:r>"
        "<w:r><w:t>_naskah} {{ x }}</w:t></w:r></w:p>"
    )
    data = render(make_naskah(runs), x="a")
    assert b"${nomor_naskah}" in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def test_low_quotes_in_tags_are_read(make_naskah: MakeNaskah) -> None:
    """Typographic quotes and dashes inside a tag are read as plain ones."""
    assert text_of(make_naskah("{% if x == „a“ %}ya{% endif %}"), x="a") == "ya"


def test_docxtpls_cell_tags_work(make_naskah: MakeNaskah) -> None:
    """colspan and cellbg do the same here as in docxtpl."""
    cell = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        "<w:p><w:r><w:t>{% cellbg warna %}isi</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    xml = zipfile.ZipFile(io.BytesIO(render(make_naskah(cell), warna="BFBFBF"))).read(
        "word/document.xml"
    )
    assert b'w:fill="BFBFBF"' in xml


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ x.append(1) }}",
        "{% for i in range(9) %}{% endfor %}",
        "{{ 'x' * 9 }}",
        "{{ x ~ x }}",
        "{{ x|attr('y') }}",
        "{% set y = 1 %}",
        "{% include 'x' %}",
        "{{ x._y }}",
        "{{ '%9999d'|format(1) }}",
        "{{ x ** 9 }}",
        "{{ lipsum }}",
    ],
)
def test_templates_say_only_what_a_letter_needs(make_naskah: MakeNaskah, tag: str) -> None:
    """Calls, private names, string arithmetic, foreign filters and globals are refused."""
    with pytest.raises((TemplateError, DataError)) as error:
        render(make_naskah(tag), x=["a"])
    assert set(codes(error.value)) <= {"ZI411", "ZI412", "ZI421"}


@given(st.text())
def test_any_text_is_whole_or_refused(value: str) -> None:
    """Any text is printed whole or refused with a code, never lost."""
    try:
        made = render(_NASKAH[0], x=value, y="akhir")
    except DataError as error:
        made = b""
        refused = codes(error)
    if not made:
        assert refused == ["ZI422"]
        return
    got = docx.Document(io.BytesIO(made)).paragraphs[0].text
    want = value.replace("\r\n", "\n").replace("\r", "\n")
    assert got.replace("\r", "\n") == f"{want}|akhir"


_NASKAH: list[bytes] = []


@pytest.fixture(autouse=True, scope="module")
def _one_naskah(make_naskah: MakeNaskah) -> None:
    _NASKAH.append(make_naskah("{{ x }}|{{ y }}"))
