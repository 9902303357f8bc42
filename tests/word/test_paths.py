"""Which values a template uses, by their paths."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jinja2 import Template
from jinja2.exceptions import TemplateError

from zi_docs.errors import ZiDocsError
from zi_docs.word.bounded import run_template
from zi_docs.word.environment import NaskahEnvironment, xml_environment
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
        ('{% for u in a|susun("x", "y.z") %}{{ u.n }}{% endfor %}',
         {"a.#", "a.*.x", "a.*.y.z", "a.*.n"}),
        ('{{ a|saring("x", b.c)|susun("y")|panjang }}', {"a.#", "a.*.x", "a.*.y", "b.c"}),
        ('{{ a|jumlah("x") }} {{ a|hitung("y", "z") }}', {"a.#", "a.*.x", "a.*.y"}),
        ('{% if a|saring("x") %}ada{% endif %}', {"a.#", "a.*.x", "a.?"}),
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
        ('{{ a|susun("x") }}', {"a.#", "a.*.x", "a"}),
        ("{{ a|susun }}", {"a"}),
        ("{{ a|jumlah }}", {"a"}),
        ('{{ (a|susun("x"))[0].n }}', {"a.#", "a.*.x", "a"}),
        ("{% for u in a|susun(b) %}{{ u.n }}{% endfor %}", {"a", "b"}),
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


# Made-up templates over one rich set of data, of which every single value is changed in turn.

LEAF = {"a": "x", "b": "", "c": ["y", "z"]}
RICH = {
    "a": {**LEAF, "b": LEAF, "c": [LEAF, {"a": "w", "b": "v", "c": []}]},
    "b": "u",
    "c": [["t"]],
}
OTHERS: tuple[Any, ...] = ("", "q", [], {}, ["q"], {"a": "q"})
FORMS = ("{p}", "{p}", "{p}", "{l} or {r}", "{l} and {r}", "{l} if {p} else {r}", "not {l}",
         "{l} == {r}", "{p}|panjang", "[{l}, {r}]", "{p} is defined", "{p}|bawaan({r})",
         "{l} in {r}", "{p}[{l}]", '{p}|susun("a")', '{p}|saring("b", {r})', '{p}|hitung("c", "y")',
         '{p}|jumlah("a.b")')  # fmt: skip
STEPS = (".a", ".a", ".b", ".c", '["c"]', "[0]", "[:1]")
OUTSIDE = ("a", "a", "a", "b", "c", "u")
INSIDE = ("u", "u", "u", "a", "v", "loop.previtem", "loop.length", "loop")
Names = tuple[str, ...]


@st.composite
def expressions(draw: st.DrawFn, names: Names, depth: int = 1) -> str:
    path = draw(st.sampled_from(names)) + "".join(
        draw(st.lists(st.sampled_from(STEPS), max_size=2))
    )
    form = draw(st.sampled_from(FORMS)) if depth and draw(st.booleans()) else "{p}"
    left, right = (
        draw(expressions(names, 0)) if "{l}" in form or "{r}" in form else "" for _ in "lr"
    )
    return form.format(l=left, r=right, p=path)


@st.composite
def sources(draw: st.DrawFn, names: Names = OUTSIDE, depth: int = 2) -> str:
    value, other = draw(expressions(names)), draw(expressions(names))
    if depth == 0:
        return f"{{{{ {value} }}}}"
    here, inside = draw(sources(names, depth - 1)), draw(sources(INSIDE, depth - 1))
    test, end = draw(expressions(INSIDE)), "{% endfor %}"
    some = draw(st.sampled_from(("a.c", value)))
    forms = (
        f"{{% if {value} %}}{here}{{% else %}}{{{{ {other} }}}}{{% endif %}}",
        f"{{% if {value} %}}0{{% elif {other} %}}{here}{{% endif %}}",
        f"{{% for u in {some} %}}{inside}.{{% else %}}{here}{end}",
        f"{{% for u in {some} if {test} %}}{inside}{{{{ loop.index }}}}{end}",
        f"{{% for u, v in {value} %}}{inside}{end}",
        f"{{% with u = {value}, v = {other} %}}{inside}{{% endwith %}}{here}",
        f"{{% with a = {value}, u = a %}}{inside}{{% endwith %}}",
        f"{{% for u in {some} %}}{{% with v = loop %}}{inside}{{% endwith %}}{end}",
    )
    return draw(st.sampled_from(forms))


def changes(value: Any) -> Iterator[Any]:
    """The value with one thing in it replaced, added or taken out, in every way there is."""
    yield from OTHERS
    if isinstance(value, dict):
        for key in value:
            yield {name: value[name] for name in value if name != key}
            yield from ({**value, key: item} for item in changes(value[key]))
    elif isinstance(value, list):
        yield [*value, "q"]
        for at in range(len(value)):
            yield value[:at] + value[at + 1 :]
            yield from ([*value[:at], item, *value[at + 1 :]] for item in changes(value[at]))


@pytest.fixture(scope="module")
def telling() -> NaskahEnvironment:
    """An environment that prints any value as it is, so that no refusal hides what it read."""
    return cast(NaskahEnvironment, xml_environment().overlay(finalize=repr))


def outcome(template: Template, context: dict[str, Any]) -> Any:
    """What a template gives: its text and the names it missed, or the kind of its failure."""
    token = MISSING.set([])
    try:
        return run_template(template, context), MISSING.get()
    except (TemplateError, ZiDocsError, TypeError, ValueError, LookupError) as error:
        return type(error)
    finally:
        MISSING.reset(token)


@given(sources())
def test_what_changes_the_result_changes_the_picked_values(
    telling: NaskahEnvironment, source: str
) -> None:
    """Two contexts with the same picked values give the same result, error or not."""
    try:
        template, tree = telling.from_string(source), telling.parse(source)
    except (TemplateError, AssertionError):
        assume(False)
    before, steps = outcome(template, RICH), path_tree(used_paths(tree))
    picked = json.dumps(pick_values(RICH, steps))
    for changed in changes(RICH):
        if isinstance(changed, dict) and outcome(template, changed) != before:
            assert json.dumps(pick_values(changed, steps)) != picked, (source, changed)
