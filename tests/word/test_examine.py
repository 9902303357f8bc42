"""Examining a naskah tells every fault at once, each in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zi_docs.codes import Severity
from zi_docs.model import DocType, Manifest
from zi_docs.word.examine import Finding, examine_doctype, examine_file
from zi_docs.word.names import lacking, spoken, tag_tree, used_names

MakeNaskah = Callable[..., bytes]


def doctype_of(naskah: bytes, **files: Any) -> DocType:
    values = {"judul": "Surat", "keluarga": "khusus", "nama_berkas": "x", "satu_per": "data"}
    return DocType("surat", "templates/surat", Manifest.model_validate(values), naskah, **files)


def told(found: list[Finding]) -> list[tuple[str, str]]:
    """Return the code and the place of each error."""
    errors = (f.problem for f in found if f.problem.severity is Severity.GALAT)
    return [(problem.code, str(problem.place)) for problem in errors]


def test_every_kind_of_fault_at_once(make_naskah: MakeNaskah) -> None:
    """A wrong brace hides neither the block left open, nor the filter, nor the missing name."""
    naskah = make_naskah("{{ a }", "{% if a %}", "{{ a|tanggall }}", "{{ b.c }}", "{{ a }}")
    assert told(examine_file(naskah, "n.docx", [{"a": "x"}])) == [
        ("ZI414", "n.docx, paragraf 1"),
        ("ZI413", "n.docx, paragraf 2"),
        ("ZI412", "n.docx, paragraf 3"),
        ("ZI421", "n.docx, paragraf 4"),
    ]


def test_text_around_a_fault(make_naskah: MakeNaskah) -> None:
    """A fault tells the text of its paragraph, unless its message says it already."""
    naskah = make_naskah("Kepada {{ a|tanggall }} di tempat", "{{ a|tanggall }}")
    first, second = examine_file(naskah, "n.docx")
    assert first.problem.about == '"Kepada {{ a|tanggall }} di tempat"'
    assert second.problem.about == ""


def test_a_name_has_the_paragraph_of_its_tag(make_naskah: MakeNaskah) -> None:
    """The same words in two paragraphs are told apart, also behind a tag for a paragraph."""
    naskah = make_naskah("{%p if a %}", "{{ a }}", "{%p endif %}", "{{ b }}", "{{ a }}{{ b }}")
    assert told(examine_file(naskah, "n.docx", [{"a": "x"}])) == [("ZI421", "n.docx, paragraf 4")]


def test_tracked_changes_hide_no_tag(make_naskah: MakeNaskah) -> None:
    """A naskah is refused for its tracked changes, and its tags are looked at all the same."""
    inserted = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{{ a.</w:t></w:r></w:ins></w:p>'
    found = told(examine_file(make_naskah(inserted, "{{ b|x }}"), "n.docx"))
    assert {code for code, _ in found} >= {"ZI449", "ZI412"}


def test_a_torn_block_is_told(make_naskah: MakeNaskah) -> None:
    """What only compiling finds is told with its paragraph, too."""
    link = "<w:p><w:hyperlink><w:r><w:t>{% endif %}</w:t></w:r></w:hyperlink></w:p>"
    found = told(examine_file(make_naskah("Isi", "{% if a %}ya", link), "n.docx"))
    assert found == [("ZI406", "n.docx, paragraf 2")]


def test_a_fault_in_a_piece_is_placed_there(make_naskah: MakeNaskah) -> None:
    """Tags and names of a shared piece are told in its own file, once."""
    doctype = doctype_of(
        make_naskah("{%p sisip kop %}", "{{ a|salah }}"),
        fragments={"kop": make_naskah("Kop", "{{ tiada }}", "{{ a|keliru }}")},
    )
    assert sorted(told(examine_doctype(doctype, [{"a": "x"}]))) == [
        ("ZI412", "_bagian/kop.docx, paragraf 3"),
        ("ZI412", "templates/surat/naskah.docx, paragraf 2"),
        ("ZI421", "_bagian/kop.docx, paragraf 2"),
    ]


def test_a_broken_piece_is_told_by_itself(make_naskah: MakeNaskah) -> None:
    """A piece that is no Word file is told; that the naskah can't insert it only follows."""
    doctype = doctype_of(make_naskah("{%p sisip kop %}", "{{ a| }}"), fragments={"kop": b"PK"})
    assert {code for code, _ in told(examine_doctype(doctype))} == {"ZI401", "ZI411"}


def test_names_of_the_wording(make_naskah: MakeNaskah) -> None:
    """A name in a ``.j2`` that the data lack is told with its line."""
    doctype = doctype_of(make_naskah("{{ a }}"), partials={"isi": "Satu\n{{ a }} {{ b }}\n"})
    found = told(examine_doctype(doctype, [{"a": "x"}]))
    assert found == [("ZI421", "templates/surat/isi.j2, baris 2")]


def missing(text: str, *contexts: dict[str, Any]) -> list[str]:
    tree = tag_tree(text)
    assert tree is not None
    return [spoken(name.path) for name in lacking(used_names(tree), contexts)]


def test_names_that_a_context_lacks() -> None:
    """A name is lacking when some record has no such key; what nothing would hold is open."""
    assert missing("{{ a.b.c }}", {"a": {"b": {"d": 1}}}) == ["a.b.c"]
    assert missing("{{ a.b.c }}", {"a": {"x": 1}}) == ["a.b"]
    assert missing("{{ a.b.c }}", {"a": {"b": {}}}, {"a": {"b": {"c": 1}}}) == []
    assert missing("{{ a.b }}", {"a": ""}) == []
    assert missing("{{ a.b }}", {"a": "teks"}) == ["a.b"]
    assert missing("{{ a }}", {"a": 1}, {}) == ["a"]
    assert missing('{{ a.b|default("-") }}', {"a": {"x": 1}}) == []


def test_a_style_that_the_file_lacks(make_naskah: MakeNaskah) -> None:
    """A style that paragraphs name in vain is warned of once (ZI478), at the first of them."""
    lost = '<w:p><w:pPr><w:pStyle w:val="ZIHilang"/></w:pPr><w:r><w:t>Isi</w:t></w:r></w:p>'
    [found] = examine_file(make_naskah("Judul", lost, lost), "n.docx")
    assert (found.problem.code, str(found.problem.place)) == ("ZI478", "n.docx, paragraf 2")
    assert not found.problem.is_error
