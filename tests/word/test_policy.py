"""A template too deep for Jinja or Python is refused in words, before it runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zi_docs.errors import TemplateError
from zi_docs.model import DocType, Manifest
from zi_docs.word import compile_file
from zi_docs.word.partials import compile_partials

MakeNaskah = Callable[..., bytes]


def nested(opener: str, closer: str, depth: int) -> str:
    return "".join(opener.format(n) for n in range(depth)) + "x" + closer * depth


ABSURD = [
    nested("{{% for a{} in d %}}", "{% endfor %}", 25),
    nested("{{% if x %}}", "{% endif %}", 110),
    nested("{{% if x %}}", "{% endif %}", 1500),
    nested("{{% with a=x %}}", "{% endwith %}", 200),
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "{{ " + "[" * 3000 + "1" + "]" * 3000 + " }}",
    "{% if " + "not " * 5000 + "x %}a{% endif %}",
    "{% if " + " and ".join(["x"] * 5000) + " %}a{% endif %}",
    "{{ " + "+".join(["1"] * 3000) + " }}",
    "{{ x" + ".a" * 3000 + " }}",
    "{{ x" + "|upper" * 3000 + " }}",
    "{{ " + "1" * 5000 + " }}",
    "{{ " + "1" * 4000 + " }}",
    "{{ " + "*".join(["9" * 4000] * 10) + " }}",
    "{% for loop in d %}{{ loop }}{% endfor %}",
]


@pytest.mark.parametrize("text", ABSURD, ids=range(len(ABSURD)))
def test_what_is_too_deep_is_refused(make_naskah: MakeNaskah, text: str) -> None:
    """A tag nested too deep is refused (ZI412), in a naskah and in a partial."""
    with pytest.raises(TemplateError) as error:
        compile_file(make_naskah(text), "n.docx")
    found = error.value.problems[0]
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    _, told = compile_partials(DocType("x", "templates/x", manifest, b"", {"p": text}))
    assert [found.code, told[0].code] == ["ZI412", "ZI412"]
    assert str(found.place).startswith("n.docx")
    assert len(found.message) < 250


def test_ordinary_nesting_is_not_refused(make_naskah: MakeNaskah) -> None:
    """The nesting that an office may write by hand is accepted."""
    compile_file(make_naskah(nested("{{% if x %}}", "{% endif %}", 20)), "n")
    compile_file(make_naskah(nested("{{% for a{} in d %}}", "{% endfor %}", 8)), "n")
    compile_file(make_naskah("{% if " + " or ".join(["x"] * 25) + " %}a{% endif %}"), "n")
    many = "{% if x == 1 %}a" + "{% elif x == 2 %}b" * 300 + "{% endif %}"
    compile_file(make_naskah(many), "n")


@pytest.mark.parametrize(
    "text",
    [
        "{% with a=[x,x] %}{% with b=[a,a] %}{% if a == b %}{% endif %}{% endwith %}{% endwith %}",
        "{% for a in [[x, x], [x, x]] %}{% endfor %}",
        "{% with a=[x,x]|default(1) %}{% endwith %}",
    ],
)
def test_lists_of_lists_are_refused(make_naskah: MakeNaskah, text: str) -> None:
    """Lists of lists are refused, since comparing two could take years (ZI412)."""
    with pytest.raises(TemplateError, match="daftar di dalam daftar"):
        compile_file(make_naskah(text), "n")


def test_lists_that_end_at_once_are_not_refused(make_naskah: MakeNaskah) -> None:
    """A list of words, or one that is joined at once, is accepted."""
    compile_file(
        make_naskah(
            '{% with a=x|default([]) %}{% if a in ["a", "b"] %}{% endif %}'
            "{% endwith %}{% for a in [x, x] %}{{ a }}{% endfor %}"
            '{% with b=[x, x]|join(" ") %}{{ b }}{% endwith %}'
        ),
        "n",
    )
