"""Every mistake in a naskah's tags is reported with its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from zi_docs.errors import Problem, TemplateError
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
ROW = "<w:tr>{0}</w:tr>"
CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc>"


def problems(naskah: bytes) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as error:
        compile_file(naskah, "naskah.docx")
    return error.value.problems


def table(*rows: tuple[str, ...]) -> str:
    body = "".join(ROW.format("".join(CELL.format(cell) for cell in row)) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{body}</w:tbl><w:p/>"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ nama", "ZI414"),
        ("nama }}", "ZI414"),
        ("{# catatan", "ZI414"),
        ('{{ "a }} b" }}', "ZI411"),
        ("{{ nama. }}", "ZI411"),
        ("{% iff x %}", "ZI411"),
        ("{%  %}", "ZI411"),
        ("{% if x %}", "ZI413"),
        ("{% endif %}", "ZI413"),
        ("{% else %}", "ZI413"),
        ("{% tr for a in b %}", "ZI415"),
        ("{{ x|tanggall }}", "ZI412"),
        ("teks {%p if x %} teks {%p endif %}", "ZI419"),
        ("{{r x }}", "ZI420"),
        ("Nama {{r x|kapital }}", "ZI420"),
        ('{{r x|kaya("tebal") if y }}', "ZI420"),
        ("{{p x }}", "ZI420"),
        ('{{ x|kaya("tebal") }}', "ZI420"),
    ],
)
def test_each_mistake_has_its_code(make_naskah: MakeNaskah, text: str, code: str) -> None:
    """A mistake in a tag is reported with its code and its paragraph."""
    found = problems(make_naskah("baik", text))
    assert code in {problem.code for problem in found}
    assert all("paragraf 2" in str(problem.place) for problem in found)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("{{r x }}", "Tulis {{ x }};"),
        ("{{p x|kapital }}", "Tulis {{ x|kapital }}."),
        ('{{ x|kaya("tebal") }}', 'Tulis {{r x|kaya("tebal") }}.'),
    ],
)
def test_the_mend_of_a_tag_that_erases(make_naskah: MakeNaskah, text: str, mend: str) -> None:
    """A tag that would erase its own text is reported with the right tag."""
    (problem,) = problems(make_naskah(text))
    assert problem.hint.startswith(mend)


def test_names_that_begin_like_a_level(make_naskah: MakeNaskah) -> None:
    """A name may begin with r or p, and a ``{{r`` with a filter for runs is right."""
    compile_file(make_naskah("{{ r }} {{ p.x }} {{r}} {{rapat.acara}}"), "n")
    compile_file(make_naskah('{{r x|kaya("tebal") if y else x|kaya("miring") }}'), "n")


def test_places_in_tables(make_naskah: MakeNaskah) -> None:
    """A mistake in a table is reported with table, row and column."""
    naskah = make_naskah(table(("a", "b"), ("c", "{{ salah. }}")))
    (problem,) = problems(naskah)
    assert str(problem.place) == "naskah.docx, tabel 1, baris 2, kolom 2"


def test_row_loop_in_one_row(make_naskah: MakeNaskah) -> None:
    """{%tr for %} with its end in the same row is refused, since the row would be lost."""
    naskah = make_naskah(table(("{%tr for a in b %}", "{%tr endfor %}")))
    assert [problem.code for problem in problems(naskah)] == ["ZI417"]


def test_row_loop_closed_by_plain_end(make_naskah: MakeNaskah) -> None:
    """{%tr for %} closed by {% endfor %} is refused, since items would be lost."""
    naskah = make_naskah(table(("{%tr for a in b %}",), ("{{ a }}",), ("{% endfor %}",)))
    assert [problem.code for problem in problems(naskah)] == ["ZI416"]


def test_plain_loop_over_cells(make_naskah: MakeNaskah) -> None:
    """A loop from one cell into another is refused, since it would merge the cells."""
    naskah = make_naskah(table(("{% for a in b %}x", "y{% endfor %}")))
    assert [problem.code for problem in problems(naskah)] == ["ZI418"]


def test_all_at_once(make_naskah: MakeNaskah) -> None:
    """One run reports every mistake of a naskah."""
    found = problems(make_naskah("{{ a. }}", "baik", "{% iff %}", "{{ b"))
    assert [str(problem.place).rpartition(" ")[2] for problem in found] == ["1", "3", "4"]


def test_not_a_word_file() -> None:
    """A file that is not a Word file is refused with a sentence."""
    with pytest.raises(TemplateError) as error:
        compile_file(b"halo", "x.docx")
    assert error.value.problems[0].code == "ZI401"


def test_a_lone_file_has_no_shared_pieces(make_naskah: MakeNaskah) -> None:
    """A shared piece asked for in a single Word file is refused in our words."""
    (problem,) = problems(make_naskah("{%p sisip kop-perangkat-daerah %}"))
    assert problem.code == "ZI404"


def orders(naskah: bytes) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)[-1]) for problem in problems(naskah)]


def test_one_misspelt_end_is_one_complaint(make_naskah: MakeNaskah) -> None:
    """One misspelt end is one complaint, without those that only follow from it."""
    text = ["{%p for a in b %}", "{%p if a %}", "x", "{%p endiff %}", "{%p endfor %}"]
    assert orders(make_naskah(*text)) == [("ZI411", "4")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (["{%p for a in b %}", "{%p if a %}", "x", "{%p endfor %}"], [("ZI413", "4")]),
        (["{%p for a in b %}", "{%p if a %}", "{%p endfor %}", "{%p endif %}"], [("ZI413", "3")]),
        (["{%p if a %}", "{%p endfor %}", "{%p endif %}"], [("ZI413", "2")]),
        (["{%p endif %}", "{%p endif %}"], [("ZI413", "1"), ("ZI413", "2")]),
    ],
)
def test_an_end_in_the_wrong_place_is_one_complaint(
    make_naskah: MakeNaskah, text: list[str], told: list[tuple[str, str]]
) -> None:
    """A block left open, or two ends in the wrong order, is reported once, where it shows first."""
    assert orders(make_naskah(*text)) == told


def test_an_end_that_comes_too_early_names_the_opener(make_naskah: MakeNaskah) -> None:
    """An end that comes too early is reported with the block that must be closed before."""
    [problem] = problems(make_naskah("{%p for a in b %}", "{%p if a %}", "x", "{%p endfor %}"))
    assert '"{%p if ... %}" (naskah.docx, paragraf 2)' in problem.message


def test_a_tag_that_erases_is_told_once(make_naskah: MakeNaskah) -> None:
    """A tag that erases text is reported once, without the text beside it."""
    assert [code for code, _ in orders(make_naskah("teks {{p x }}"))] == ["ZI420"]


def test_a_forbidden_tag_is_named(make_naskah: MakeNaskah) -> None:
    """A forbidden tag is reported also where no paragraph holds it, as in a description."""
    [problem] = problems(
        make_naskah("a", '<w:p><w:bookmarkStart w:id="0" w:name="{{ x() }}"/></w:p>')
    )
    assert problem.code == "ZI412"
    assert problem.message == "Tag {{ x() }} memakai pemanggilan fungsi, yang tidak diizinkan."


@pytest.mark.parametrize(
    "body",
    [
        "<w:tc><w:p>{}</w:p></w:tc>",
        "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>",
        "<w:tbl><w:tc><w:p>{}</w:p></w:tc></w:tbl>",
    ],
)
def test_a_cell_without_its_table(make_naskah: MakeNaskah, body: str) -> None:
    """The paragraph of a cell that lost its row or its table is counted as any other."""
    cell = body.format("<w:r><w:t>{{ nama( }}</w:t></w:r>")
    (problem,) = problems(make_naskah("{{ nama }}", cell))
    assert (problem.code, str(problem.place)) == ("ZI411", "naskah.docx, paragraf 2")


@pytest.mark.parametrize("text", ["{%p if nama %}", "{% if nama %}", "{%- if nama -%}"])
def test_a_text_without_its_paragraph(make_naskah: MakeNaskah, text: str) -> None:
    """A text outside paragraphs, which Word does not print, breaks nothing around it."""
    loose = f"<w:r><w:t>{text}</w:t></w:r>"
    for body in ((loose, "x"), ("{% if nama %}x{% endif -%}", loose)):
        with suppress(TemplateError):
            compile_file(make_naskah(*body), "naskah.docx")
