"""Jinja's words have Jinja's meaning in ``isi``; each is allowed, or refused with its reason."""

from __future__ import annotations

import html
from collections.abc import Callable

import jinja2
import pytest
from jinja2 import tests as jinja_tests
from jinja2.filters import FILTERS as EVERY_FILTER

from zi_docs.errors import DataError, TemplateError
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file
from zi_docs.word.environment import xml_environment
from zi_docs.word.jinja_filters import JINJA_FILTERS, REFUSED_FILTERS, REFUSED_TESTS
from zi_docs.word.policy import TESTS

MakeNaskah = Callable[..., bytes]
ROWS = [{"n": "budi", "a": 3}, {"n": "Ani", "a": 2}, {"n": "ani", "a": 2}]
TEXTS = {"e": "", "s": "teks dr. a", "html": "a<b"}
NUMBERS = {"n": 0, "y": True, "m": -3}
LISTS = {"l": ["a", "b"], "r": ROWS, "u": ["b", "A", "a", "B"], "k": []}
VALUES = {**TEXTS, **NUMBERS, **LISTS, "d": {"z": 1, "B": 2, "a": 3}}


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
        "{{ m|abs }}",
        '{% for x in u|batch(3, "-") %}{{ x|join }};{% endfor %}',
        "{% for x in u|batch(3) %}{{ x|join }};{% endfor %}",
        "{{ s|capitalize }}",
        '{{ zzz|d("-") }}{{ n|d("-") }}{{ e|d("-", true) }}',
        "{% for k, v in d|dictsort %}{{ k }}{{ v }};{% endfor %}",
        "{% for k, v in d|dictsort(true) %}{{ k }}{{ v }};{% endfor %}",
        '{% for k, v in d|dictsort(false, "value", true) %}{{ k }}{{ v }};{% endfor %}',
        "{{ html|escape }}",
        '{{ l|first }}{{ s|first }}{{ k|first|default("-") }}{% if k|first %}x{% endif %}',
        '{{ " 07 "|int }}{{ "x"|int(9) }}{{ "-5"|int }}{% if "18"|int > 17 %}ya{% endif %}',
        "{% for k, v in d|items %}{{ k }}{{ v }};{% endfor %}",
        "{{ l|last }}{{ s|last }}",
        "{% for x in s|list %}{{ x }}-{% endfor %}{{ l|list|join }}{{ d|list|join }}",
        "{{ s|lower }}{{ 'DR. A'|lower }}",
        "{{ r|map(attribute='n')|join('; ') }}{{ r|map(attribute='x', default='-')|join }}",
        "{{ u|max }}{{ u|max(true) }}{{ (r|max(attribute='a')).n }}",
        "{{ u|min }}{{ u|min(true) }}{{ (r|min(attribute='a')).n }}",
        "{{ s|replace('dr. ', '') }}{{ 'aaa'|replace('a', 'b', 2) }}{{ 'ab'|replace('', '-') }}",
        "{{ l|reverse|join }}{{ s|reverse }}",
        "{{ u|sort|join }}{{ u|sort(true)|join }}{{ u|sort(case_sensitive=true)|join }}",
        "{{ r|sort(attribute='a,n')|map(attribute='n')|join(',') }}",
        "{{ n|string }}{{ s|string|length }}",
        "{{ [1, 2, 3]|sum }}{{ r|sum(attribute='a') }}{{ r|sum('a', 10) }}{{ k|sum }}",
        "{{ 'RSUD dr. soedomo-a (b) oc'|title }}",
        "{{ '  a '|trim }}{{ 'xax'|trim('x') }}",
        "{{ u|unique|join }}{{ u|unique(true)|join }}",
        "{{ r|unique(attribute='a')|map(attribute='n')|join(',') }}",
        "{{ s|wordcount }}{{ e|wordcount }}",
    ],
)
def test_words_of_jinja(make_naskah: MakeNaskah, tag: str) -> None:
    """A naskah for ``isi`` prints what Jinja prints."""
    values = {**VALUES, "a": {}}
    wanted = jinja2.Environment(autoescape=True).from_string(f"[{tag}]").render(values)
    made = compile_file(make_naskah(f"[{tag}]"), "n").render({**values, "berkas": {"waktu": ""}})
    assert document_text(made).strip() == html.unescape(wanted).strip()


def test_every_filter_of_jinja_is_decided() -> None:
    """Each filter and test of Jinja is allowed, or refused by its name with what to do instead."""
    allowed = {name for name in xml_environment().filters if name[0] != "_"}
    assert EVERY_FILTER.keys() <= allowed | REFUSED_FILTERS.keys()
    assert allowed.isdisjoint(REFUSED_FILTERS)
    assert jinja_tests.TESTS.keys() <= TESTS | REFUSED_TESTS.keys()
    assert TESTS.isdisjoint(REFUSED_TESTS)
    assert JINJA_FILTERS.keys() <= EVERY_FILTER.keys()
    assert all({**REFUSED_FILTERS, **REFUSED_TESTS}.values())


def refused(make_naskah: MakeNaskah, tag: str) -> tuple[str, str]:
    with pytest.raises(TemplateError) as error:
        compile_file(make_naskah(tag), "n")
    [problem] = error.value.problems
    assert problem.code == "ZI412"
    return problem.message, problem.hint


@pytest.mark.parametrize("name", sorted(REFUSED_FILTERS))
def test_a_refused_filter_is_told_with_its_mend(make_naskah: MakeNaskah, name: str) -> None:
    """A filter that a letter can't use is refused, with what to write instead."""
    message, hint = refused(make_naskah, f"{{{{ x|{name} }}}}")
    assert f'saringan "{name}"' in message
    assert hint == REFUSED_FILTERS[name]


def test_a_refused_test_is_told_with_its_mend(make_naskah: MakeNaskah) -> None:
    """A test about programs is refused in words."""
    message, hint = refused(make_naskah, "{% if x is callable %}a{% endif %}")
    assert 'uji "callable"' in message
    assert hint == REFUSED_TESTS["callable"]


def test_a_map_names_a_column(make_naskah: MakeNaskah) -> None:
    """``map`` with the name of a filter is refused: any filter could be named there."""
    assert "attribute" in refused(make_naskah, "{{ x|map('upper')|join }}")[1]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ long|replace('', 'xyz') }}",
        "{{ u|batch(0) }}",
        "{{ u|batch(1000000, '-')|length }}",
        "{{ u|batch(3, u)|length }}",
        "{{ k|first }}",
        "{{ k|max }}",
        "{{ 'x'|int }}",
        "{{ n|items }}",
        "{{ n|first }}",
        "{{ r|map(attribute='q')|join }}",
        "{{ u|map(attribute='q')|join }}",
        "{{ ['a', 1]|sum }}",
        "{{ 'a'|abs }}",
        "{{ d|title }}",
    ],
)
def test_what_a_filter_can_not_take_is_refused(make_naskah: MakeNaskah, tag: str) -> None:
    """A value that Jinja would print as nothing, zero, or without end is refused in words."""
    values = {**VALUES, "long": "x" * 50_000, "berkas": {"waktu": ""}}
    with pytest.raises(DataError) as error:
        compile_file(make_naskah(tag), "n").render(values)
    assert [problem.code for problem in error.value.problems] == ["ZI422"]


@pytest.mark.parametrize("name", sorted(JINJA_FILTERS.keys() - {"d"}))
def test_a_missing_name_is_told_once(make_naskah: MakeNaskah, name: str) -> None:
    """A name that the data does not have is reported through every filter."""
    args = {"batch": "(3)", "map": "(attribute='a')", "replace": "('a', 'b')"}.get(name, "")
    renderer = compile_file(make_naskah(f"{{% if tiada|{name}{args} %}}{{% endif %}}"), "n")
    with pytest.raises(DataError) as error:
        renderer.render({**VALUES, "berkas": {"waktu": ""}})
    assert [problem.code for problem in error.value.problems] == ["ZI421"]
