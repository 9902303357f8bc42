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
from zi_docs.word import bounded, compile_file
from zi_docs.word.bounded import TooBigError, add_pulse, find_too_big, run_pieces
from zi_docs.word.part import Part, compile_part
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
