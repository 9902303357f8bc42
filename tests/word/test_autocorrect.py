"""What Word and its users make of a tag while they type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zi_docs.errors import DataError, TemplateError
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]


def text_of(naskah: bytes) -> str:
    values = {"nama": "Ani", "berkas": {"waktu": ""}}
    return document_text(compile_file(naskah, "n").render(values)).strip()


@pytest.mark.parametrize("letter", ["\u200b", "\u00ad", "\ufeff", "\u200d"])
def test_letters_that_nobody_sees(make_naskah: MakeNaskah, letter: str) -> None:
    """A letter without width inside a tag is not read."""
    assert text_of(make_naskah(f"{{{{ na{letter}ma{letter} }}}}")) == "Ani"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{ NAMA }}", '"nama"'),
        ("{% If nama %}a{% endif %}", "{% if nama %}"),
        ("{%p If nama %}", "{%p if nama %}"),
        ("{%P if nama %}", "{%p if nama %}"),
        ("{% if nama %}a{% Endif %}", "{% endif %}"),
    ],
)
def test_other_capitals(make_naskah: MakeNaskah, typed: str, meant: str) -> None:
    """A name or a command in other capitals is one complaint, which says what was meant."""
    with pytest.raises((DataError, TemplateError)) as error:
        text_of(make_naskah(typed))
    [problem] = error.value.problems
    assert problem.hint.startswith(f"Maksudnya {meant}")
