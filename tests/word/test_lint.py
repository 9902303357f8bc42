"""Every mistake in a naskah's tags is told with its place."""

from __future__ import annotations

from collections.abc import Callable

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
    """A mistake in a tag is told with its code and the paragraph it stands in."""
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
    """A tag that would erase its own text is told with the tag to write instead."""
    (problem,) = problems(make_naskah(text))
    assert problem.hint.startswith(mend)


def test_names_that_begin_like_a_level(make_naskah: MakeNaskah) -> None:
    """A name that begins with r or p is a name, and a run that is always finished is right."""
    compile_file(make_naskah("{{ r }} {{ p.x }} {{r}} {{rapat.acara}}"), "n")
    compile_file(make_naskah('{{r x|kaya("tebal") if y else x|kaya("miring") }}'), "n")


def test_places_in_tables(make_naskah: MakeNaskah) -> None:
    """A mistake in a table is told by table, row and column."""
    naskah = make_naskah(table(("a", "b"), ("c", "{{ salah. }}")))
    (problem,) = problems(naskah)
    assert str(problem.place) == "naskah.docx, tabel 1, baris 2, kolom 2"


def test_row_loop_in_one_row(make_naskah: MakeNaskah) -> None:
    """{%tr for %} and its end in the same row would lose the row: refused."""
    naskah = make_naskah(table(("{%tr for a in b %}", "{%tr endfor %}")))
    assert [problem.code for problem in problems(naskah)] == ["ZI417"]


def test_row_loop_closed_by_plain_end(make_naskah: MakeNaskah) -> None:
    """{%tr for %} closed by {% endfor %} would lose items: refused."""
    naskah = make_naskah(table(("{%tr for a in b %}",), ("{{ a }}",), ("{% endfor %}",)))
    assert [problem.code for problem in problems(naskah)] == ["ZI416"]


def test_plain_loop_over_cells(make_naskah: MakeNaskah) -> None:
    """A plain loop that opens in one cell and closes in another merges cells: refused."""
    naskah = make_naskah(table(("{% for a in b %}x", "y{% endfor %}")))
    assert [problem.code for problem in problems(naskah)] == ["ZI418"]


def test_all_at_once(make_naskah: MakeNaskah) -> None:
    """Every mistake of a naskah is told in one run."""
    found = problems(make_naskah("{{ a. }}", "baik", "{% iff %}", "{{ b"))
    assert [str(problem.place).rpartition(" ")[2] for problem in found] == ["1", "3", "4"]


def test_not_a_word_file() -> None:
    """Bytes that are no Word file are refused with a sentence."""
    with pytest.raises(TemplateError) as error:
        compile_file(b"halo", "x.docx")
    assert error.value.problems[0].code == "ZI401"


def test_a_lone_file_has_no_shared_pieces(make_naskah: MakeNaskah) -> None:
    """A shared piece asked for in a single Word file is refused in our words."""
    (problem,) = problems(make_naskah("{%p sisip kop-perangkat-daerah %}"))
    assert problem.code == "ZI404"
