"""Templates without end are stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_docs.engine import bounded, compile_file, document_text
from zi_docs.engine.bounded import TooBigError
from zi_docs.engine.part import Part, compile_part
from zi_docs.engine.partials import compile_partials
from zi_docs.errors import TemplateError
from zi_docs.model import DocType, Manifest

MakeNaskah = Callable[..., bytes]
LOOPS = "{% for a in d %}{% for b in d %}{% for c in d %}{isi}{% endfor %}{% endfor %}{% endfor %}"


def part(xml: str, shared: Mapping[str, Any]) -> Part:
    return compile_part("word/document.xml", f"<a>{xml}</a>", False, shared)


@pytest.mark.parametrize("isi", ["", "x", "{{ c }}"])
def test_a_template_that_takes_too_long(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch, isi: str
) -> None:
    """Loops within loops are stopped (ZI423) after a while, though they print nothing."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    renderer = compile_file(make_naskah(LOOPS.replace("{isi}", isi)), "n")
    with pytest.raises(TemplateError, match="perulangannya") as error:
        renderer.render({"berkas": {"waktu": ""}, "d": ["a"] * 30})
    assert [p.code for p in error.value.problems] == ["ZI423"]


def test_a_template_that_gives_too_much(
    make_naskah: MakeNaskah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that grows past what a letter can be is stopped (ZI423)."""
    monkeypatch.setattr(bounded, "MAX_CHARACTERS", 10_000)
    renderer = compile_file(make_naskah(LOOPS.replace("{isi}", "panjang ")), "n")
    with pytest.raises(TemplateError, match="terlalu panjang"):
        renderer.render({"berkas": {"waktu": ""}, "d": ["a"] * 30})


def test_a_partial_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text partial is stopped like a Word part."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    source = LOOPS.replace("{isi}", "")
    [partial], _ = compile_partials(DocType("x", "templates/x", manifest, b"", {"p": source}))
    with pytest.raises(TooBigError):
        partial.render({"d": ["a"] * 30})


def test_compiling_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is worked out in advance is stopped too, and told with the document."""
    monkeypatch.setattr(bounded, "MAX_SECONDS", 0.0)
    compiled = part(LOOPS.replace("{isi}", "").replace(" d ", " daftar "), {"daftar": ["a"] * 60})
    with pytest.raises(TooBigError):
        compiled.render({"daftar": ["a"] * 60})


def test_ordinary_loops_are_not_stopped(make_naskah: MakeNaskah) -> None:
    """A long table is no template without end."""
    renderer = compile_file(make_naskah("{% for a in d %}{{ a }} {% endfor %}"), "n")
    names = [f"orang{number}" for number in range(5_000)]
    made = document_text(renderer.render({"berkas": {"waktu": ""}, "d": names}))
    assert made.split() == names
