"""Tags made whole, and given runs of their own where docxtpl replaces the run."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable
from typing import Any

import docx
import pytest
from lxml import etree

from zi_docs.errors import TemplateError
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import NS, W
from zi_docs.word import compile_file
from zi_docs.word.normalise import find_marks, normalise_tags, split_marks

MakeNaskah = Callable[..., bytes]
LOOK = "<w:rPr><w:i/></w:rPr>"


def runs(inside: str) -> list[str]:
    """Return the paragraph's runs after normalising, each as its text and what else it holds."""
    root = etree.fromstring(f'<w:p xmlns:w="{NS["w"]}">{inside}</w:p>')
    normalise_tags(root)
    once = etree.tostring(root)
    normalise_tags(root)
    assert etree.tostring(root) == once
    return ["".join(map(_word, run)) for run in root.iter(f"{W}r")]


def _word(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return {f"{W}rPr": "", f"{W}br": "⏎", f"{W}tab": "⇥"}[element.tag]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:t>a {{r x }} b</w:t>", ["a ", "{{r x }}", " b"]),
        ("<w:t>{{r x }}</w:t>", ["{{r x }}"]),
        ("<w:t>{{r x }}{{r y }}</w:t>", ["{{r x }}", "{{r y }}"]),
        ("<w:br/><w:t>{{r x }}</w:t><w:tab/><w:t>b</w:t>", ["⏎", "{{r x }}", "⇥b"]),
        ("<w:t>a{%r if x %}b{%r endif %}</w:t>", ["a", "{%r if x %}", "b", "{%r endif %}"]),
        ("<w:t>a {{ x }} b</w:t>", ["a {{ x }} b"]),
        ("<w:t>{{ rapat }}{{r}}</w:t>", ["{{ rapat }}{{r}}"]),
    ],
)
def test_tags_that_replace_their_run(inside: str, expected: list[str]) -> None:
    """A tag that replaces its run stands alone in one; what was beside it stays in its order."""
    assert runs(f"<w:r>{LOOK}{inside}</w:r>") == expected


def test_the_look_stays() -> None:
    """The text after such a tag keeps the look of its run."""
    text = "<w:t>a {{r x }} b</w:t>"
    root = etree.fromstring(f'<w:p xmlns:w="{NS["w"]}"><w:r>{LOOK}{text}</w:r></w:p>')
    normalise_tags(root)
    assert [run.find(f"{W}rPr/{W}i") is not None for run in root.iter(f"{W}r")] == [True] * 3


def test_a_tag_cut_into_runs() -> None:
    """A tag that Word cut is joined before it gets a run of its own."""
    cut = "<w:r><w:t>a {{</w:t></w:r><w:r><w:t>r x }</w:t></w:r><w:r><w:t>} b</w:t></w:r>"
    assert [run for run in runs(cut) if run] == ["a ", "{{r x }}", " b"]


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def equation(inside: str) -> str:
    return f'<w:p><m:oMath xmlns:m="{MATH}">{inside}</m:oMath></w:p>'


def math_runs(*texts: str) -> str:
    return "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)


def test_a_tag_in_an_equation_is_made_whole(make_naskah: MakeNaskah) -> None:
    """Word cuts a tag in an equation into runs, too; each side of a fraction is read by itself."""
    fraction = (
        f"<m:f><m:num>{math_runs('{', '{ a }', '}')}</m:num>"
        f"<m:den>{math_runs('2', '{{ b', ' }}')}</m:den></m:f>"
    )
    naskah = make_naskah(equation(math_runs("y = {{", "nilai", "}}") + fraction))
    values = {"berkas": {"waktu": ""}, "nilai": "A & B", "a": "1", "b": "3"}
    made = read_package(compile_file(naskah, "n").render(values), "n")
    body = etree.fromstring(made.parts["word/document.xml"])
    assert "".join(body.itertext(f"{{{MATH}}}t")) == "y = A & B123"


def test_a_tag_over_two_parts_of_an_equation(make_naskah: MakeNaskah) -> None:
    """A tag that begins in one side of a fraction can't end in the other; its place is told."""
    inside = f"<m:f><m:num>{math_runs('{{ a')}</m:num><m:den>{math_runs('b }}')}</m:den></m:f>"
    with pytest.raises(TemplateError) as error:
        compile_file(make_naskah("isi", equation(inside)), "n")
    assert {problem.code for problem in error.value.problems} == {"ZI414"}
    assert all("paragraf 2, persamaan" in str(p.place) for p in error.value.problems)


def test_marks_are_found_as_by_the_pattern() -> None:
    """The linear search finds what Python's own search for the pattern finds, whatever is open."""
    plain = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\$\{\w+\}", re.DOTALL)
    for texts in itertools.product(
        ("{{", "}}", "{%", "%}", "{#", "#}", "${a}", "{", "x"), repeat=5
    ):
        text = "".join(texts)
        found = [(mark.begin, mark.end) for mark in find_marks(text)]
        assert found == [mark.span() for mark in plain.finditer(text)]
        assert "".join(split_marks(text)[::2]) == plain.sub("", text)


def test_open_braces_without_end(make_naskah: MakeNaskah) -> None:
    """However many ``{{`` stand in a paragraph without their end, it is one complaint."""
    with pytest.raises(TemplateError) as error:
        compile_file(make_naskah("{{ " * 20_000), "n")
    assert [problem.code for problem in error.value.problems] == ["ZI414"]


class _Asked(str):
    """A text that counts how often it is searched from the beginning of a mark."""

    asked = 0

    def find(self, *args: Any) -> int:
        _Asked.asked += 1
        return super().find(*args)


def test_an_end_that_is_missing_is_sought_once() -> None:
    """Of 20,000 marks without an end only the first of each kind is looked at."""
    _Asked.asked = 0
    [mark] = find_marks(_Asked("{{ x {% y {# z " * 20_000 + "${nomor}"))
    assert mark.text == "${nomor}"
    assert _Asked.asked == 4


def test_a_brace_is_not_joined_to_the_next_paragraph(make_naskah: MakeNaskah) -> None:
    """A brace that ends a paragraph begins no tag with what begins the next; nothing is joined."""
    body = ("kode {", "{ x }", "} 100%", "} a {", "# b {", "%c", "{{ x }}", "}")
    made = compile_file(make_naskah(*body), "n").render({"x": "isi"})
    texts = [p.text for p in docx.Document(io.BytesIO(made)).paragraphs]
    assert texts == [*body[:6], "isi", "}"]


def test_a_comment_of_xml_holds_no_tag(make_naskah: MakeNaskah) -> None:
    """What a comment of XML says is not filled, and is no tag that is wrong."""
    body = ("<w:p><!-- {{ tak_ada --><w:r><w:t>a {{ x }}</w:t><!-- }} {% --></w:r></w:p>", "b")
    made = compile_file(make_naskah(*body), "n").render({"x": "isi"})
    assert [p.text for p in docx.Document(io.BytesIO(made)).paragraphs] == ["a isi", "b"]
