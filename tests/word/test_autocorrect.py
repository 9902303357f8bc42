"""What Word and its users make of a tag while they type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zi_docs.errors import DataError, TemplateError
from zi_docs.model import DocType, Manifest
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file
from zi_docs.word.near_tags import find_near_tags
from zi_docs.word.partials import compile_partials

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


NEAR = [
    ("{{{ nama }}}", "{{ nama }}"),
    ("{{{nama}}}", "{{nama}}"),
    ("{{{{ nama }}}}", "{{ nama }}"),
    ("{{{ nama }}", "{{ nama }}"),
    ("{{ nama }}}", "{{ nama }}"),
    ("{ { nama } }", "{{ nama }}"),
    ("{ { nama }}", "{{ nama }}"),
    ("{{ nama } }", "{{ nama }}"),
    ("{\u00a0{ nama }\u00a0}", "{{ nama }}"),
    ("{% if nama % }a{% endif %}", "{% if nama %}"),
    ("{ % if nama %}a{% endif %}", "{% if nama %}"),
    ("{% if nama %}a{ % endif %}", "{% endif %}"),
    ("{%p if nama % }", "{%p if nama %}"),
    ("{{% if nama %}}a{% endif %}", "{% if nama %}"),
    ("{\u200b{ nama }\u200b}", "{{ nama }}"),
    ("{{ nama }\u2060}", "{{ nama }}"),
    ("{\ufeff% if nama %}a{% endif %}", "{% if nama %}"),
    ("\uff5b\uff5b nama \uff5d\uff5d", "{{ nama }}"),
    ("{{ nama \uff5d\uff5d", "{{ nama }}"),
    ("\uff5b% if nama %\uff5da{% endif %}", "{% if nama %}"),
]
INDONESIAN = [
    ("{% jika nama %}a{% endif %}", "{% if nama %}"),
    ("{% kalau nama %}a{% endif %}", "{% if nama %}"),
    ("{% Jika nama %}a{% endif %}", "{% if nama %}"),
    ("{% if nama %}a{% lainnya %}b{% endif %}", "{% else %}"),
    ("{% if nama %}a{% elseif x %}b{% endif %}", "{% elif x %}"),
    ("{% untuk x dalam daftar %}a{% endfor %}", "{% for x in daftar %}"),
    ("{% if nama %}a{% akhirjika %}", "{% endif %}"),
]


@pytest.mark.parametrize(("typed", "meant"), [*NEAR, *INDONESIAN])
def test_what_is_nearly_a_tag(make_naskah: MakeNaskah, typed: str, meant: str) -> None:
    """A tag with other braces, or a command in Indonesian, is one complaint with what was meant.

    It is told beside right tags too, where it would be printed as it is.
    """
    for naskah in (make_naskah(typed), make_naskah("{{ nama }}", f"x {typed} y")):
        with pytest.raises(TemplateError) as error:
            text_of(naskah)
        [problem] = error.value.problems
        assert problem.code == "ZI411"
        assert problem.hint.startswith(f"Maksudnya {meant}?")


@pytest.mark.parametrize(("typed", "meant"), NEAR)
def test_what_is_nearly_a_tag_in_a_partial(typed: str, meant: str) -> None:
    """In a partial it is told with its line."""
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    doctype = DocType("x", "t/x", manifest, b"", {"a": f"satu\n{typed}\n"})
    _, [problem] = compile_partials(doctype)
    assert str(problem.place) == "t/x/a.j2, baris 2"
    assert problem.hint.startswith(f"Maksudnya {meant}?")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{ {{ nama }} }", "{ Ani }"),
        ("himpunan { {1, 2}, {3} }", "himpunan { {1, 2}, {3} }"),
        ("{{ nama }} ${nama} {1}", "Ani ${nama} {1}"),
        ("{% if nama == '50%' %}a{% else %}b{% endif %}", "b"),
        ("{_{ nama }_} {_% if x %_}", "{{ nama }} {% if x %}"),
        ("{%- if nama -%}{{- nama -}}{%- endif -%}", "Ani"),
        ("{{ nama }}{{ nama }}", "AniAni"),
        ("25 % {x} 30 %", "25 % {x} 30 %"),
        ("{% if nama == '% }' %}a{% else %}b{% endif %}", "b"),
    ],
)
def test_braces_that_are_meant(make_naskah: MakeNaskah, typed: str, printed: str) -> None:
    """Braces apart from a tag, markers of SRIKANDI and the printed marks stay as they are."""
    assert text_of(make_naskah(typed)) == printed


def test_nearly_a_tag_takes_no_time() -> None:
    """A text of many braces is looked at once; each repetition of the pattern has an end."""
    for piece in ("{ ", "{", "{{ a ", "{% a", "{\u200b", "} }", "{{ a }"):
        assert list(find_near_tags(piece * 20_000)) == []
