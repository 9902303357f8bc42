"""What a level tag would take away with itself is refused with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zi_docs.errors import Problem, TemplateError
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"


def found(naskah: bytes) -> list[Problem]:
    try:
        compile_file(naskah, "naskah.docx")
    except TemplateError as error:
        return list(error.problems)
    return []


def text_of(naskah: bytes, **values: object) -> str:
    return document_text(compile_file(naskah, "n").render({**BASE, **values})).strip()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, looks: str = "") -> str:
    pieces = (text if text.startswith("<") else run(text) for text in inside)
    return f"<w:p>{looks}{''.join(pieces)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{c}</w:tc>" for c in row) for row in rows)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{body}</w:tbl>"


BOX = (
    f'<w:r><w:pict><v:shape xmlns:v="{V}"><v:textbox><w:txbxContent><w:p><w:r><w:t>Kotak</w:t>'
    "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
SECTION = "<w:pPr><w:sectPr/></w:pPr>"
CARGO = [
    ("<w:r><w:drawing/></w:r>", "gambar"),
    ("<w:r><w:object/></w:r>", "objek"),
    (BOX, "kotak teks"),
    ('<w:r><w:footnoteReference w:id="2"/></w:r>', "catatan kaki"),
    ('<w:r><w:endnoteReference w:id="2"/></w:r>', "catatan akhir"),
    ('<w:commentRangeStart w:id="0"/>', "komentar"),
    ('<w:fldSimple w:instr="PAGE"/>', "bidang"),
    (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
        "bidang",
    ),
    (f'<m:oMath xmlns:m="{M}"><m:r><m:t>x</m:t></m:r></m:oMath>', 'teks "x"'),
    ('<w:r><w:br w:type="page"/></w:r>', "pemisah halaman"),
    ('<w:r><w:br w:type="column"/></w:r>', "pemisah kolom"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "simbol"),
    ("<w:sdt><w:sdtContent><w:r><w:t>Pilih</w:t></w:r></w:sdtContent></w:sdt>", 'teks "Pilih"'),
    ("<w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink>", 'teks "tautan"'),
    ('<w:permStart w:id="1"/>', "izin menyunting"),
    ('<w:unknown w:id="1"/>', "unsur unknown"),
]


@pytest.mark.parametrize(("beside", "words"), CARGO)
@pytest.mark.parametrize("tag", ["{%p if x %}", "{#p catatan #}"])
def test_what_stands_beside_a_paragraph_tag(
    make_naskah: MakeNaskah, tag: str, beside: str, words: str
) -> None:
    """Whatever a reader would miss of the paragraph of a tag is refused, whatever it is."""
    naskah = make_naskah(p(tag, beside), p("isi"), *(["{%p endif %}"] if "if" in tag else []))
    (problem,) = found(naskah)
    assert problem.code == "ZI419"
    assert "paragraf 1" in str(problem.place)
    assert words in problem.message


@pytest.mark.parametrize(("beside", "words"), CARGO)
def test_what_stands_in_the_row_of_a_tag(make_naskah: MakeNaskah, beside: str, words: str) -> None:
    """A tag for a row takes all its cells, so nothing else may stand in any of them."""
    rows = [
        (p("{%tr for o in x %}"), p(beside)),
        (p("{{ o }}"), p("b")),
        (p("{%tr endfor %}"), p()),
    ]
    (problem,) = found(make_naskah(table(*rows), p()))
    assert problem.code == "ZI419"
    assert "tabel 1, baris 1, kolom 1" in str(problem.place)
    assert words in problem.message


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((p("{%tc for o in x %}Judul"), p("{{ o }}"), p("{%tc endfor %}")), "Judul"),
        ((p("{%tc for o in x %}") + p("Judul"), p("{{ o }}"), p("{%tc endfor %}")), "Judul"),
        ((p("{%tc for o in x %}") + table((p(),)) + p(), p("b"), p("{%tc endfor %}")), "tabel"),
    ],
)
def test_what_stands_in_the_cell_of_a_tag(
    make_naskah: MakeNaskah, cells: tuple[str, ...], words: str
) -> None:
    """A tag for a cell takes the whole cell."""
    (problem,) = found(make_naskah(table(cells), p()))
    assert problem.code == "ZI419"
    assert words in problem.message


def test_breaks_among_the_looks_of_a_paragraph(make_naskah: MakeNaskah) -> None:
    """A section break or a page break before belongs to the paragraph that a tag removes."""
    before = "<w:pPr><w:pageBreakBefore/></w:pPr>"
    for looks, words in ((SECTION, "pemisah bagian"), (before, "pemisah halaman")):
        naskah = make_naskah("{%p for o in x %}", "a", p("{%p endfor %}", looks=looks), "b")
        (problem,) = found(naskah)
        assert problem.code == "ZI419"
        assert words in problem.message


def test_two_tags_in_one_paragraph(make_naskah: MakeNaskah) -> None:
    """Of two tags in a paragraph only one would be left, so the other is cargo; told once."""
    naskah = make_naskah("{%p if x %}{%p if y %}", "a", "{%p endif %}", "{%p endif %}")
    (problem,) = found(naskah)
    assert 'tag "{%p if y %}"' in problem.message


def test_what_nobody_misses_is_let_in(make_naskah: MakeNaskah) -> None:
    """Comments of the template, spaces, tabs and looks beside a tag are no cargo."""
    looks = '<w:pPr><w:jc w:val="center"/><w:pageBreakBefore w:val="0"/></w:pPr>'
    opened = p("{# catatan #} {%p if x %}", "<w:r><w:tab/></w:r>", looks=looks)
    naskah = make_naskah(opened, "isi", "{#p hanya catatan #}", "{%p endif %}")
    assert text_of(naskah, x=1) == "isi"


def test_an_idle_bookmark_goes_with_its_tag(make_naskah: MakeNaskah) -> None:
    """Word's own bookmark beside a tag is dropped with both its ends."""
    opened = p('<w:bookmarkStart w:id="0" w:name="_GoBack"/>', "{%p if x %}")
    naskah = make_naskah(opened, p("isi", '<w:bookmarkEnd w:id="0"/>'), "{%p endif %}")
    assert text_of(naskah, x=1) == "isi"


@pytest.mark.parametrize(
    "reference",
    [
        '<w:hyperlink w:anchor="Tabel_1"><w:r><w:t>a</w:t></w:r></w:hyperlink>',
        "<w:r><w:instrText> PAGEREF tabel_1 \\h </w:instrText></w:r>",
        '<w:fldSimple w:instr="REF Tabel_1"/>',
    ],
)
def test_a_bookmark_that_is_referred_to(make_naskah: MakeNaskah, reference: str) -> None:
    """A bookmark that a field or a link needs is cargo."""
    mark = '<w:bookmarkStart w:id="0" w:name="Tabel_1"/><w:bookmarkEnd w:id="0"/>'
    naskah = make_naskah(p(mark, "{%p if x %}"), p("isi", reference), "{%p endif %}")
    (problem,) = found(naskah)
    assert "markah buku yang dirujuk" in problem.message


def test_a_row_loop_over_two_tables(make_naskah: MakeNaskah) -> None:
    """The rows of a loop stand in one table; otherwise both tables would vanish."""
    first = table((p("{%tr for o in x %}"),), (p("a"),))
    second = table((p("b"),), (p("{%tr endfor %}"),))
    (problem,) = found(make_naskah(first, p("antara"), second, p()))
    assert problem.code == "ZI406"
    assert "tabel 1, baris 1" in problem.message
    assert "tabel 2, baris 2" in str(problem.place)


@pytest.mark.parametrize(
    "body",
    [
        ("{%p if x %}", table((p("a") + p("{%p endif %}") + p(),)), p()),
        ("{%p if x %}", "a", table((p("{%p else %}") + p(),)), p(), "{%p endif %}"),
        (table((p("{%tc if x %}"), p("a")), (p("{%tc endif %}"), p("b"))), p()),
        (p("{% if x %}") + BOX.join(("<w:p>", "</w:p>")).replace("Kotak", "{% endif %}"),),
    ],
)
def test_a_block_that_ends_elsewhere(make_naskah: MakeNaskah, body: tuple[str, ...]) -> None:
    """All tags of a block stand in the same body, cell, row, or text box."""
    assert [problem.code for problem in found(make_naskah(*body))] == ["ZI406"]


def test_else_of_another_level(make_naskah: MakeNaskah) -> None:
    """``{% else %}`` in a ``{%p if %}`` would tear paragraphs; the right tag is told."""
    (problem,) = found(make_naskah("{%p if x %}", "a", "{% else %}", "b", "{%p endif %}"))
    assert problem.code == "ZI416"
    assert problem.hint == "Tulis {%p else %}."


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        (("{%tr if x %}", "a", "{%tr endif %}"), "{%tr if x %}"),
        (("{%tc if x %}", "a", "{%tc endif %}"), "{%tc if x %}"),
        (("{% cellbg warna %}A",), "{% cellbg warna %}"),
        (("{% colspan n %}A",), "{% colspan n %}"),
        (("{% vm %}A",), "{% vm %}"),
        ((table((p("{% vm %}K"), p("b"))), p()), "{% vm %}"),
        ((table((p("{% hm %}K"), p("b"))), p()), "{% hm %}"),
    ],
)
def test_table_tags_outside_of_a_table_or_loop(
    make_naskah: MakeNaskah, body: tuple[str, ...], tag: str
) -> None:
    """A tag about rows or cells that has none, or none that repeats, is told as it was typed."""
    problem, *_ = found(make_naskah(*body))
    assert problem.code == "ZI407"
    assert problem.message.startswith(tag)
    assert "paragraf 1" in str(problem.place) or "tabel 1, baris 1, kolom 1" in str(problem.place)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        (("a", "b {%- if x %}c{% endif %}"), 'teks "b"'),
        (("{% if x -%} b", "c{% endif %}"), 'teks "b"'),
        (("a", "<w:p><w:r><w:drawing/></w:r></w:p>", "{%- if x %}c{% endif %}"), "gambar"),
        (("a", table((p("{%- if x %}c{% endif %}"),)), p()), "batas sel"),
        ((p("a"), p("{%- if x %}c{% endif %}", looks=SECTION)), "pemisah bagian"),
        (("a", "{%-p if x %}", "b", "{%p endif %}"), "teks di sebelahnya"),
        (("a", "{%p if x -%}", "b", "{%p endif %}"), "teks di sebelahnya"),
    ],
)
def test_a_hyphen_takes_nothing_but_space(
    make_naskah: MakeNaskah, body: tuple[str, ...], lost: str
) -> None:
    """``{%-`` and ``-%}`` join two paragraphs; what stands in between is refused."""
    problem, *_ = found(make_naskah(*body))
    assert problem.code == "ZI408"
    assert lost in problem.message


def test_a_hyphen_may_join_paragraphs(make_naskah: MakeNaskah) -> None:
    """``{%-`` joins the paragraph of its tag with the one before, as docxtpl does."""
    assert text_of(make_naskah("Halo", "{%- if x %} Tuti{% endif %}"), x=1) == "Halo Tuti"


def test_a_tag_in_a_comment_stays_a_comment(make_naskah: MakeNaskah) -> None:
    """What looks like a tag inside of a comment is never brought to life."""
    rows = [(p("{# lihat {%tr for o in x %} #}a"),), (p("b"),)]
    assert text_of(make_naskah(table(*rows), p())) == "a\nb"


@pytest.mark.parametrize("tag", ["colspan n", "cellbg warna", "vm", "hm"])
def test_a_tag_about_its_cell_takes_nothing(make_naskah: MakeNaskah, tag: str) -> None:
    """What stands in the run of ``{% colspan n %}`` stays, also in a cell without properties."""
    cell = f'<w:tc><w:p><w:r><w:sym w:char="F0FC"/><w:t>{{% {tag} %}}</w:t></w:r></w:p></w:tc>'
    loop = (p("{%tc for o in x %}"), p("{%tc endfor %}"))
    row = table(loop).replace("</w:tc><w:tc>", f"</w:tc>{cell}<w:tc>")
    naskah = compile_file(make_naskah(row, p()), "n")
    made = read_package(naskah.render({**BASE, "x": ["a"], "n": 1, "warna": "FF0000"}), "n")
    assert b"<w:sym" in made.parts["word/document.xml"]
    assert b"<w:tcPr><w:" in made.parts["word/document.xml"]


LINK = '<w:hyperlink w:anchor="a"><w:r><w:t>B{% endif %}</w:t></w:r></w:hyperlink>'


@pytest.mark.parametrize("naskah", ["same", "next"])
def test_a_block_that_tears_the_file(make_naskah: MakeNaskah, naskah: str) -> None:
    """A block that could not be left out is refused when it is compiled, with its paragraph."""
    body = [p("{% if x %}A", LINK)] if naskah == "same" else [p("{% if x %}A"), p(LINK)]
    (problem,) = found(make_naskah(*body))
    assert problem.code == "ZI406"
    assert "{% if x %}" in problem.message
    assert "{% if x %}A" in str(problem.place)


def test_a_block_over_paragraphs_is_no_tear(make_naskah: MakeNaskah) -> None:
    """A plain block may begin in one paragraph and end in the next, and repeat what is between."""
    naskah = make_naskah(p("{% for o in x %}A {{ o }}"), p("B{% else %}C"), p("D{% endfor %}"))
    assert text_of(naskah, x=["1", "2"]) == "A 1\nBA 2\nB"
    assert text_of(naskah, x=[]) == "C\nD"


@pytest.mark.parametrize("text", ["50%", "a}b", "% }"])
def test_a_level_tag_may_say_anything(make_naskah: MakeNaskah, text: str) -> None:
    """A per cent sign or a brace in the string of a level tag does not end the tag."""
    naskah = make_naskah(f'{{%p if x == "{text}" %}}', "sama", "{%p endif %}", "akhir")
    assert text_of(naskah, x="50%").startswith("sama") is (text == "50%")
