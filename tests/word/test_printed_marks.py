"""Ways to print ``{{`` and its like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zi_docs.errors import DataError, TemplateError
from zi_docs.model import DocType, Manifest
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file
from zi_docs.word.partials import compile_partials

MakeNaskah = Callable[..., bytes]


def text_of(naskah: bytes) -> str:
    context = {"berkas": {"waktu": ""}, "x": "a"}
    return document_text(compile_file(naskah, "n").render(context)).strip()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("{_{ nama }_}", "{{ nama }}"),
        ("{_% if x %_} {{ x }}", "{% if x %} a"),
        ('{{ "nama"|tanda_tag }}', "{{ nama }}"),
        ('{{ "a < b"|tanda_tag }}', "{{ a < b }}"),
        (
            "<w:p><w:r><w:t>{_</w:t></w:r><w:r><w:t>{ a }_</w:t></w:r>"
            "<w:r><w:t>}</w:t></w:r></w:p>",
            "{{ a }}",
        ),
    ],
)
def test_marks_are_printed(make_naskah: MakeNaskah, written: str, printed: str) -> None:
    """docxtpl's ``{_{`` and the filter ``tanda_tag`` print a mark, with and without tags beside."""
    assert text_of(make_naskah(written)) == printed


def test_marks_in_a_partial() -> None:
    """A partial prints them too; an invisible joiner keeps the naskah from taking them for tags."""
    manifest = Manifest(judul="J", keluarga="korespondensi", satu_per="pegawai", nama_berkas="x")
    source = '{_{ a }_} dan {{ "b"|tanda_tag }}'
    [partial], problems = compile_partials(DocType("s", "t/s", manifest, b"", {"isi": source}))
    assert not problems
    [item] = partial.render({})
    assert item["teks"].replace("\u200c", "") == "{{ a }} dan {{ b }}"
    assert "{{" not in item["teks"]


@pytest.mark.parametrize("body", ['{{ "{{" }}', "{{ x ", "{% raw %}"])
def test_the_hint_names_how_to_print_a_mark(make_naskah: MakeNaskah, body: str) -> None:
    """Who wrote a mark that can't be printed learns of ``{_{``."""
    with pytest.raises((DataError, TemplateError)) as error:
        text_of(make_naskah(body))
    assert all("{_{" in problem.hint for problem in error.value.problems)
