"""Jinja's words have Jinja's meaning in ``isi``."""

from __future__ import annotations

from collections.abc import Callable

import jinja2
import pytest

from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
VALUES = {"n": 0, "e": "", "l": ["a", "b"], "s": "teks dr. a", "html": "a<b", "y": True}


@pytest.mark.parametrize(
    "tag",
    [
        '{{ n|default("-") }}',
        '{{ zzz|default("-") }}',
        '{{ a.b|default("-") }}',
        '{{ e|default("-") }}',
        '{{ e|default("-", true) }}',
        "{{ s|upper }}",
        "{{ l|join }}",
        '{{ l|join("; ") }}',
        "{{ l|count }}",
        "{{ html|e }}",
        "{% if n is integer %}ya{% endif %}",
        "{% if y is true and y is boolean %}ya{% endif %}",
        "{% if n is float or y is false %}ya{% else %}tidak{% endif %}",
    ],
)
def test_words_of_jinja(make_naskah: MakeNaskah, tag: str) -> None:
    """A naskah for ``isi`` prints what Jinja prints."""
    values = {**VALUES, "a": {}}
    wanted = jinja2.Environment(autoescape=True).from_string(f"[{tag}]").render(values)
    made = compile_file(make_naskah(f"[{tag}]"), "n").render({**values, "berkas": {"waktu": ""}})
    assert document_text(made).strip() == wanted.replace("&lt;", "<")
