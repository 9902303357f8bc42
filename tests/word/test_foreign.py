"""Marks of other programs, and tags in the code of a field, are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_docs.errors import Problem, TemplateError
from zi_docs.model import DocType, Manifest
from zi_docs.word import compile_file, read_file, read_naskah

MakeNaskah = Callable[..., bytes]
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def field(*code: str) -> str:
    """Return a paragraph with a field whose code is cut into runs."""
    runs = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in code)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def judge(naskah: bytes, values: Mapping[str, Any]) -> list[Problem]:
    return read_file(naskah, "n.docx").judge(values)


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("{nama}", "{nama}"),
        ("{/daftar}", "{/daftar}"),
        ("\u00abNama\u00bb", "\u00abNama\u00bb"),
        ("&lt;&lt;nama&gt;&gt;", "<<nama>>"),
        ("[nama]", "[nama]"),
        ("{pegawai.nama}", "{pegawai.nama}"),
    ],
)
def test_marks_of_other_programs(make_naskah: MakeNaskah, mark: str, shown: str) -> None:
    """A mark of another program is told with its paragraph (ZI429), though tags are filled."""
    text = f"<w:p><w:r><w:t>Yth. {{{{ x }}}} {mark}</w:t></w:r></w:p>"
    found = judge(make_naskah("Satu", text), {"x": "a", "nama": "b"})
    marks = [problem for problem in found if problem.code == "ZI429"]
    assert [str(problem.place) for problem in marks] == ["n.docx, paragraf 2"]
    assert shown in marks[0].message


@pytest.mark.parametrize("text", ["${nomor}", "{1}", "[lihat lampiran]", "{ }", "[1]", "[catatan]"])
def test_braces_that_are_no_marks(make_naskah: MakeNaskah, text: str) -> None:
    """Markers of SRIKANDI, numbers, and words in square brackets that no data has are let be."""
    assert judge(make_naskah("{{ x }} " + text), {"x": "a"}) == []


def test_names_that_no_tag_uses(make_naskah: MakeNaskah) -> None:
    """Names of the data that no tag uses are listed once (ZI428)."""
    [found] = judge(make_naskah("{{ x.a }}"), {"x": {"a": "1"}, "nama": "b", "nip": "c"})
    assert found.code == "ZI428"
    assert "nama, nip" in found.message


def test_an_unused_name_in_a_strange_mark_is_told_once(make_naskah: MakeNaskah) -> None:
    """The name in ``{nama}`` is not also listed as unused, since one follows from the other."""
    found = judge(make_naskah("{{ x }} {Nama}"), {"x": "a", "nama": "b"})
    assert [problem.code for problem in found] == ["ZI429"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Tanpa tag", "Tidak ada tag"),
        ("Yth. {nama}", "hanya tanda dari program lain: {nama}"),
    ],
)
def test_no_tag_at_all(make_naskah: MakeNaskah, body: str, said: str) -> None:
    """Data for a naskah without a tag are refused once (ZI427), never called done."""
    with pytest.raises(TemplateError) as error:
        judge(make_naskah(body), {"nama": "b"})
    assert [problem.code for problem in error.value.problems] == ["ZI427"]
    assert said in error.value.problems[0].message


def test_no_tag_and_no_data(make_naskah: MakeNaskah) -> None:
    """A naskah without tags passes with data that hold nothing."""
    assert judge(make_naskah("Tanpa tag"), {}) == []


@pytest.mark.parametrize(
    "body",
    [
        field("DD", "{{ x }}", "EAUTO"),
        field("{", "{ x }}"),
        field("QUOTE {{ x }}"),
        field("HYPERLINK &quot;{{ x }}&quot;"),
        field("{% if x %}QUOTE{% endif %}"),
        '<w:p><w:fldSimple w:instr="{{ x }}"/></w:p>',
    ],
)
def test_tags_in_the_code_of_a_field(make_naskah: MakeNaskah, body: str) -> None:
    """A tag in a field's code is refused, also cut into runs: as its name (ZI490), or in it."""
    with pytest.raises(TemplateError) as error:
        compile_file(make_naskah("Satu", body), "n.docx")
    [problem] = error.value.problems
    told = (problem.code, str(problem.place))
    assert told in [("ZI490", "n.docx"), ("ZI430", "n.docx, paragraf 2")]


def test_tags_in_a_condition_of_word(make_naskah: MakeNaskah) -> None:
    """A tag in an IF field is filled, and told, since Word shows the former result (ZI487)."""
    [found] = judge(make_naskah(field("IF {{ x }}", " = 1 a b")), {"x": "a"})
    assert found.code == "ZI487"
    assert "{% if" in found.hint


def test_a_variable_that_holds_a_tag(make_naskah: MakeNaskah) -> None:
    """A field that shows a variable with a tag is told (ZI487), since nothing fills it."""
    settings = (
        f'<w:settings {NS}><w:docVars><w:docVar w:name="n" w:val="{{{{ x }}}}"/></w:docVars>'
        "</w:settings>"
    )
    body = field("DOCVARIABLE n")
    try:
        [found] = judge(make_naskah("{{ x }}", body, parts={"settings": settings}), {"x": "a"})
    except TemplateError:
        return  # the variable itself is refused
    assert found.code == "ZI487"


def test_the_loop_of_another_program(make_naskah: MakeNaskah) -> None:
    """``{#loop}`` looks like the beginning of a comment; the mend names the loop to write."""
    with pytest.raises(TemplateError) as error:
        judge(make_naskah("{#daftar}a{/daftar}"), {"daftar": ["b"]})
    [problem] = error.value.problems
    assert "{% for butir in daftar %}" in problem.hint


def test_marks_in_a_document_type(make_naskah: MakeNaskah) -> None:
    """The naskah of a type has the same warnings, which ``buat`` prints."""
    manifest = Manifest(judul="J", keluarga="korespondensi", satu_per="pegawai", nama_berkas="x")
    doctype = DocType("surat", "templates/surat", manifest, make_naskah("{{ x }} {nama}"))
    assert [told.code for told in read_naskah(doctype).warnings] == ["ZI429"]
