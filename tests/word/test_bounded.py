"""Templates that would never end are stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

import jinja2
import pytest

from zi_docs.errors import DataError, TemplateError
from zi_docs.model import DocType, Manifest
from zi_docs.ooxml.text import document_text
from zi_docs.ooxml.xml import NS, parse
from zi_docs.word import bounded, compile_file, environment, lint, values
from zi_docs.word.bounded import TooBigError, add_pulse, find_too_big, run_pieces
from zi_docs.word.environment import PolicyError, part_tree
from zi_docs.word.normalise import split_marks
from zi_docs.word.part import Part, compile_part
from zi_docs.word.part_source import source_of
from zi_docs.word.partials import compile_partials

MakeNaskah = Callable[..., bytes]
LOOPS = "{% for a in d %}{% for b in d %}{% for c in d %}{isi}{% endfor %}{% endfor %}{% endfor %}"


def part(xml: str, shared: Mapping[str, Any]) -> Part:
    return compile_part("word/document.xml", f"<a>{xml}</a>", False, shared)


@pytest.mark.parametrize("isi", ["", "x", "{{ c }}"])
def test_a_template_that_takes_too_long(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch, isi: str
) -> None:
    """Loops within loops are stopped (ZI423) after a while, even if they print nothing."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    renderer = compile_file(make_naskah(LOOPS.replace("{isi}", isi)), "n")
    with pytest.raises(TemplateError, match="periksa perulangan") as error:
        renderer.render({"berkas": {"waktu": ""}, "d": ["a"] * 30})
    assert [p.code for p in error.value.problems] == ["ZI423"]


def test_a_template_that_gives_too_much(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that grows beyond any letter is stopped (ZI423)."""
    monkeypatch.setattr(bounded, "MAX_CHARACTERS", 10_000)
    renderer = compile_file(make_naskah(LOOPS.replace("{isi}", "panjang ")), "n")
    with pytest.raises(TemplateError, match="terlalu panjang"):
        renderer.render({"berkas": {"waktu": ""}, "d": ["a"] * 30})


def test_a_few_long_values_that_give_too_much(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document of few but long values has the same bound as one of many."""
    monkeypatch.setattr(bounded, "MAX_CHARACTERS", 10_000)
    renderer = compile_file(make_naskah("{{ x }}{{ x }}"), "n")
    with pytest.raises(TemplateError, match="terlalu panjang"):
        renderer.render({"berkas": {"waktu": ""}, "x": "a" * 6_000})


def test_a_partial_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text partial is stopped like a Word part."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    source = LOOPS.replace("{isi}", "")
    [partial], _ = compile_partials(DocType("x", "templates/x", manifest, b"", {"p": source}))
    with pytest.raises(TooBigError):
        partial.render({"d": ["a"] * 30})


def test_compiling_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A constant that takes too long is stopped too, and reported with a document."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    compiled = part(LOOPS.replace("{isi}", "").replace(" d ", " daftar "), {"daftar": ["a"] * 60})
    with pytest.raises(TooBigError):
        compiled.render({"daftar": ["a"] * 60})


def test_ordinary_loops_are_not_stopped(make_naskah: MakeNaskah) -> None:
    """A long table is not stopped."""
    renderer = compile_file(make_naskah("{% for a in d %}{{ a }} {% endfor %}"), "n")
    names = [f"orang{number}" for number in range(5_000)]
    made = document_text(renderer.render({"berkas": {"waktu": ""}, "d": names}))
    assert made.split() == names


def test_the_clock_is_looked_at_often_while_it_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """When each piece takes long, the clock is read after few of them."""
    seconds, turns = count(), count()

    def pieces(_: Any) -> Iterator[str]:
        while True:
            next(turns)
            yield "x"

    monkeypatch.setattr(bounded.time, "monotonic", lambda: next(seconds))
    template = jinja2.Template("")
    template.root_render_func = pieces
    with pytest.raises(TooBigError):
        run_pieces(template, {})
    assert next(turns) < 20_000


def test_loops_that_print_nothing_take_no_memory() -> None:
    """The marks of empty turns are not kept; what is printed is kept in order."""
    environment = jinja2.Environment()
    source = "{% for a in d %}{% for b in d %}{% endfor %}{{ a }}{% endfor %}"
    code = environment.compile(add_pulse(environment.parse(source)))
    template = jinja2.Template.from_code(environment, code, {})
    pieces = run_pieces(template, {"d": list(range(300))})
    assert len(pieces) < 5_000
    assert "".join(pieces) == "".join(map(str, range(300)))


def test_empty_loops_are_stopped_by_their_turns(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that never ends is also stopped by the number of its turns."""
    monkeypatch.setattr(bounded, "MAX_PIECES", 10_000)
    renderer = compile_file(make_naskah(LOOPS.replace("{isi}", "")), "n")
    with pytest.raises(TemplateError, match="periksa perulangan"):
        renderer.render({"berkas": {"waktu": ""}, "d": ["a"] * 30})


@pytest.mark.parametrize(
    "tag",
    [
        "{% with b=[x,x,x]|join %}{{ b|panjang }}{% endwith %}",
        "{% with b=[x,x,x]|daftar_dan %}{{ b|panjang }}{% endwith %}",
        "{% with b=[x,x,x]|listing %}{{ b|panjang }}{% endwith %}",
        "{{ [1,1,1,1]|join(x) }}",
    ],
)
def test_joined_texts_are_bounded(make_naskah: MakeNaskah, tag: str) -> None:
    """A filter gives no text longer than a value may be, since joined joins would fill memory."""
    renderer = compile_file(make_naskah(tag), "n")
    with pytest.raises(DataError, match=r"lebih panjang dari 100\.000 huruf"):
        renderer.render({"berkas": {"waktu": ""}, "x": "a" * 40_000})


def test_values_too_big_for_one_document() -> None:
    """A list or text that no document needs is found at any depth; others are not."""
    assert find_too_big({"d": [{"e": list(range(20_000))}], "x": "a" * 100_000}) is None
    assert find_too_big({"d": [{"e": [0] * 20_001}]}) == (
        "d.0.e",
        "daftar ini berisi 20.001 butir; paling banyak 20.000",
    )
    assert find_too_big({"d": ["", "a" * 100_001]}) == (
        "d.1",
        "teks ini berisi 100.001 huruf; paling banyak 100.000",
    )


EMPTY = {"berkas": {"waktu": ""}}


def fill_with(make_naskah: MakeNaskah, text: str, **values: Any) -> str:
    """Return the code and the sentence of the complaint about a document that is not made."""
    with pytest.raises((DataError, TemplateError)) as error:
        compile_file(make_naskah(text), "n").render({**EMPTY, **values})
    [problem] = error.value.problems
    return f"{problem.code} {problem.message}"


@pytest.mark.parametrize("tag", ["{% if b == c %}{% endif %}", "{% if x is eq(c) %}{% endif %}"])
def test_comparisons_without_a_loop_are_timed(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    """A naskah of conditions that print nothing and hold no loop is stopped too (ZI423)."""
    renderer = compile_file(make_naskah(tag), "n")
    monkeypatch.setattr(bounded, "MAX_SECONDS", -1.0)
    with pytest.raises(TemplateError, match="tidak kunjung selesai"):
        renderer.render({**EMPTY, "b": [1], "c": [1], "x": [1]})


def test_filters_without_a_loop_are_timed(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter that sorts is stopped like a loop (ZI423)."""
    renderer = compile_file(make_naskah("{% if b|susun %}{% endif %}"), "n")
    monkeypatch.setattr(bounded, "MAX_SECONDS", -1.0)
    with pytest.raises(TemplateError, match="tidak kunjung selesai"):
        renderer.render({**EMPTY, "b": ["a"]})


def test_too_many_tags(make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch) -> None:
    """A naskah of more tags than fit into memory is refused once, before they are read (ZI426)."""
    monkeypatch.setattr(lint, "MAX_TAGS", 3)
    assert fill_with(make_naskah, "{{ x }}" * 4, x="a").startswith("ZI426")


def test_one_tag_that_is_too_long(make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tag of more words than can be compiled is refused (ZI412)."""
    monkeypatch.setattr(environment, "MAX_TOKENS", 50)
    said = fill_with(make_naskah, "{{ x in [" + "1, " * 50 + "] }}", x="a")
    assert said.startswith("ZI412")
    assert "lebih banyak tag" in said


def test_a_text_of_line_breaks_only(make_naskah: MakeNaskah) -> None:
    """A text may not hold more line breaks than pages could show (ZI422): each takes much room."""
    said = fill_with(make_naskah, "{{ x }}", x="\n" * (values.MAX_BREAKS + 1))
    assert said.startswith("ZI422")
    assert "5.000 ganti baris" in said


def test_long_values_are_taken_in_short_steps() -> None:
    """What is printed is counted before long values fill the memory."""
    taken = count()
    template = jinja2.Template("")
    template.root_render_func = lambda _: (b"x" * 400_000 for _ in taken)  # type: ignore[assignment]
    with pytest.raises(TooBigError):
        run_pieces(template, {})
    assert next(taken) < 260


@pytest.mark.parametrize(
    "mark", ["{{", "{%", "{#", "{{ x ", "{{r ", "{{{ ", "{% if ", "$" + "{a", "{{{%{#"]
)
def test_marks_without_end_are_sought_once(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a tag is sought once in a text, however many beginnings have none."""
    seen = 0

    class Text(str):
        __slots__ = ()

        def find(self, *rest: Any) -> int:
            nonlocal seen
            seen += 1
            return super().find(*rest)

    assert split_marks(Text(mark * 500)) == [mark * 500]
    assert seen <= 3


def test_marks_without_end_outside_of_texts(make_naskah: MakeNaskah) -> None:
    """An attribute full of marks without end is refused; docxtpl would look for their ends."""
    root = f'<w:p xmlns:w="{NS["w"]}"><w:bookmarkStart w:name="{"{{ " * 50}"/></w:p>'
    source = source_of("word/document.xml", parse(root.encode()))
    assert source is not None
    assert "{{ " * 50 in source
    with pytest.raises((jinja2.TemplateSyntaxError, PolicyError)):
        part_tree(source)


@pytest.mark.parametrize("number", ["1e400", "1e18", "1000000000000000000"])
def test_numbers_without_end(make_naskah: MakeNaskah, number: str) -> None:
    """A number that no letter needs, or that is infinite, is refused with its tag (ZI412)."""
    said = fill_with(make_naskah, "{{ " + number + " }}")
    assert said.startswith("ZI412")
    assert number in said


@pytest.mark.parametrize(
    "tag", ["9**9**9", '"a" * 999999', "[0] * 999", "x * x", "-x", "x // 0", "x % 2", "x ~ x"]
)
def test_sums_without_end(make_naskah: MakeNaskah, tag: str) -> None:
    """Sums that could grow without end are refused with their tag (ZI412)."""
    assert fill_with(make_naskah, "{{ " + tag + " }}", x="a").startswith("ZI412")
