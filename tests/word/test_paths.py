"""Which values a template uses, by their paths."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jinja2.exceptions import TemplateError

from zi_docs.errors import ZiDocsError
from zi_docs.word.bounded import run_template
from zi_docs.word.environment import NaskahEnvironment, text_environment, xml_environment
from zi_docs.word.paths import EVERYTHING, path_tree, pick_values, used_paths
from zi_docs.word.values import MISSING


def paths(source: str) -> set[str]:
    """The used paths of a template, written with dots."""
    return {".".join(path) for path in used_paths(xml_environment().parse(source))}


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("{{ pegawai.atasan.nama }}", {"pegawai.atasan.nama"}),
        ('{{ pegawai["nama"] }}', {"pegawai.nama"}),
        ("{% if pegawai.atasan %}ada{% endif %}", {"pegawai.atasan.?"}),
        ("{% if a.x and not b.y %}ada{% endif %}", {"a.x.?", "b.y.?"}),
        ('{{ "ada" if pegawai.atasan else a.b }}', {"pegawai.atasan.?", "a.b"}),
        ('{% if a.x == "ya" %}ada{% endif %}', {"a.x"}),
        ("{{ a.daftar|panjang }}", {"a.daftar.#"}),
        ("{% for u in daftar %}{{ u.nama }}{% endfor %}", {"daftar.#", "daftar.*.nama"}),
        ("{% for u in daftar if u.x %}{{ loop.index }}{% endfor %}", {"daftar.#", "daftar.*.x.?"}),
        ("{% for u in a.b %}{% for v in u.c %}{{ v.d }}{% endfor %}{% else %}{{ u.e }}{% endfor %}",
         {"a.b.#", "a.b.*.c.#", "a.b.*.c.*.d", "u.e"}),
        ("{% with orang = pegawai.atasan %}{{ orang.nama }}{% endwith %}{{ orang.nip }}",
         {"pegawai.atasan.nama", "orang.nip"}),
        ("{% with a = a.b %}{{ a.c }}{% endwith %}", {"a.b.c"}),
    ],
)  # fmt: skip
def test_a_value_counts_by_its_path(source: str, used: set[str]) -> None:
    """A name in a loop or a ``with`` stands for its path; a condition asks if anything is there."""
    assert paths(source) == used


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("{{ pegawai }}", {"pegawai"}),
        ("{{ a.daftar|join }}", {"a.daftar"}),
        ("{{ a.daftar[a.nomor] }}", {"a.daftar", "a.nomor"}),
        ("{{ a.daftar[0].nama }}", {"a.daftar"}),
        ("{{ a.nama[:5] }}", {"a.nama"}),
        ("{% with x = a.b or c.d %}{{ x.nama }}{% endwith %}", {"a.b", "c.d"}),
        ("{% for u in a.b or c %}{{ u.nama }}{% endfor %}", {"a.b", "c"}),
        ("{% for k, v in a.b %}{{ k.x }}{% endfor %}", {"a.b"}),
        ("{% for u in a.b %}{{ loop.previtem.nama }}{% endfor %}", {"a.b.#", "a.b"}),
        ("{% for u in a.b %}{% with l = loop %}{{ l.nextitem.x }}{% endwith %}{% endfor %}",
         {"a.b.#", "a.b"}),
        ("{% set x = a.b %}{{ x.nama }}", {"a.b", "x", "x.nama"}),
        ("{% macro f(o) %}{{ o.nama }}{% endmacro %}{{ f(a.b) }}", {"a.b", "o", "o.nama", "f"}),
    ],
)  # fmt: skip
def test_a_value_taken_whole_counts_whole(source: str, used: set[str]) -> None:
    """Whatever is filtered, indexed, or not followed to its path, counts with all that is in it."""
    assert paths(source) == used


def test_what_cannot_be_seen_counts_as_everything() -> None:
    """A template that another one could read the context for depends on all of it."""
    assert EVERYTHING in used_paths(xml_environment().parse('{% include "x" %}'))
    assert pick_values({"a": 1}, path_tree([("a", "b"), EVERYTHING])) == ["=", {"a": 1}]


def test_a_missing_name_is_not_an_empty_value() -> None:
    """Each answer says what was found, so that no two different values look the same."""
    tree = path_tree([("a", "b"), ("a", "c", "?"), ("a", "d", "#"), ("a", "e", "*", "f")])
    assert pick_values({"a": {"b": ["!"], "c": "", "e": [{"f": 1}, {}]}}, tree) == {
        "a": {"b": ["=", ["!"]], "c": {"?": False}, "d": ["!"],
              "e": {"*": [{"f": ["=", 1]}, {"f": ["!"]}]}}
    }  # fmt: skip
    assert pick_values({"a": "teks"}, tree) == {"a": ["=", "teks"]}


# Made-up templates over made-up data: no value may change the result and not the picked values.

KEYS = ("a", "b", "c")
texts = st.sampled_from(["", "x", "y", "z"])
values = st.recursive(
    texts | st.integers(0, 2) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=12,
)
contexts = st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=3)


@st.composite
def expressions(draw: st.DrawFn, depth: int = 2) -> str:
    path = draw(st.sampled_from((*KEYS, "u", "v", "loop")))
    for _ in range(draw(st.integers(0, 3))):
        path += draw(st.sampled_from((".a", ".b", '["c"]', "[0]", ".previtem", ".length", "[:1]")))
    if depth == 0:
        return path
    left, right = draw(expressions(depth - 1)), draw(expressions(depth - 1))
    forms = (path, path, path, "({l} or {r})", "({l} and {r})", "({l} if {p} else {r})", "not {l}",
             "{l} == {r}", "{l}|panjang", "[{l}, {r}]|join", "{l} is defined", "{l}|bawaan({r})",
             "{l} in {r}", "{p}[{l}]")  # fmt: skip
    form = draw(st.sampled_from(forms))
    return form.format(l=left, r=right, p=path)


@st.composite
def sources(draw: st.DrawFn, depth: int = 2) -> str:
    value = draw(expressions(1))
    if depth == 0:
        return f"{{{{ {value} }}}}"
    one, two = draw(sources(depth - 1)), draw(sources(depth - 1))
    end = "{% endfor %}"
    forms = (
        f"{{{{ {value} }}}}",
        one + two,
        f"{{% if {value} %}}{one}{{% else %}}{two}{{% endif %}}",
        f"{{% if {value} %}}{one}{{% elif {draw(expressions(1))} %}}{two}{{% endif %}}",
        f"{{% for u in {value} %}}{one}.{{% else %}}{two}{{% endfor %}}",
        f"{{% for a in {value} if {draw(expressions(1))} %}}{one}{{{{ loop.index }}}}{end}",
        f"{{% for u, v in {value} %}}{one}{{% endfor %}}",
        f"{{% with u = {value}, v = {draw(expressions(1))} %}}{one}{{% endwith %}}{two}",
        f"{{% with a = {value}, b = a %}}{one}{{% endwith %}}",
        f"{{% for u in {value} %}}{{% with loop = loop %}}{one}{{% endwith %}}{{% endfor %}}",
    )
    return draw(st.sampled_from(forms))


def outcome(environment: NaskahEnvironment, source: str, context: dict[str, Any]) -> Any:
    """What a template gives: its text and the names it missed, or the kind of its failure."""
    token = MISSING.set([])
    try:
        return run_template(environment.from_string(source), context), MISSING.get()
    except (TemplateError, ZiDocsError, TypeError, ValueError, LookupError) as error:
        return type(error)
    finally:
        MISSING.reset(token)


def changed(draw: st.DrawFn, value: Any) -> Any:
    """The value with one thing in it replaced, added or taken out."""
    value = copy.deepcopy(value)
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(value)))
        if draw(st.booleans()):
            value[key] = changed(draw, value[key])
        else:
            del value[key]
        return value
    if isinstance(value, list) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        value[at] = changed(draw, value[at])
        return value
    return draw(values)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    before = draw(contexts)
    key = draw(st.sampled_from(KEYS))
    return before, {**before, key: changed(draw, before.get(key, ""))}


@given(sources(), pairs())
def test_what_changes_the_result_changes_the_picked_values(
    source: str, pair: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    """Two contexts with the same picked values give the same result, error or not."""
    before, after = pair
    for environment in (xml_environment(), text_environment()):
        try:
            environment.compile(tree := environment.parse(source))
        except (TemplateError, AssertionError):
            assume(False)
        if outcome(environment, source, before) == outcome(environment, source, after):
            continue
        steps = path_tree(used_paths(tree))
        picked = [json.dumps(pick_values(context, steps)) for context in pair]
        assert picked[0] != picked[1], (source, before, after)
