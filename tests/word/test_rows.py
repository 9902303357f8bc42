"""A loop filled at once gives what the compiled code gives, or leaves the loop to it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from markupsafe import Markup

from tests.conftest import W
from zi_docs.model.fields import find_illegal
from zi_docs.word import bounded, pieces
from zi_docs.word.bounded import TooBigError
from zi_docs.word.complaints import BROKEN_TEMPLATE
from zi_docs.word.environment import xml_environment
from zi_docs.word.part import Part, compile_part
from zi_docs.word.proofs import Filled, Kept, without_marks
from zi_docs.word.rows import escaped, rows_of, ticks_of
from zi_docs.word.values import MISSING, finalize, finalize_piece


class Pilihan(StrEnum):
    ADA = "ada & nyata"


class Teks(str):
    __slots__ = ()


class Isian(dict[str, Any]):
    pass


def part(xml: str) -> Part:
    return compile_part(
        "word/document.xml", f'<w:d xmlns:w="{W}"><w:t>{xml}</w:t></w:d>', False, {}
    )


@contextmanager
def one_by_one() -> Iterator[None]:
    """Leave every loop to the compiled code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "rows_of", lambda loop: None)
        patch.setattr(pieces, "ticks_of", lambda loop: None)
        yield


def loop_of(source: str) -> nodes.For:
    found = xml_environment().parse(source).find(nodes.For)
    assert found is not None
    return found


ODD_TEXTS = st.text(
    st.sampled_from("a &{}%#_\n\t\x00\x1f\x7f\xa0\u2011\ud800\ue000\ufffd\ufffe\uffff😀"),
    max_size=4,
)
ODD = st.one_of(
    ODD_TEXTS,
    st.sampled_from(["{{ x }}", "{", "&amp;", Teks("a"), Pilihan.ADA]),
    st.integers(-5, 10**20),
    st.sampled_from([None, True, 1.5, float("nan"), Decimal("1.50"), date(2021, 5, 3), [], {}]),
    st.sampled_from([Markup("<w:t>a</w:t>"), Markup("<w:p>"), Markup("&x")]),
)
PLAIN = st.text("ab &<>\"'}%√\x7f", max_size=4)
ROW = st.fixed_dictionaries({"a": PLAIN, "b": PLAIN, "c": PLAIN})
ODD_ROW = st.one_of(
    st.fixed_dictionaries({"a": PLAIN, "b": ODD, "c": PLAIN}),
    st.fixed_dictionaries({"a": ODD, "b": PLAIN, "c": ODD}),
    st.fixed_dictionaries({"a": PLAIN, "b": PLAIN}),
    ROW.map(Isian),
    PLAIN,
    ODD,
)


def listed(item: st.SearchStrategy[Any], odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists of plain items, often with an odd one somewhere, and values that are no such lists."""
    plain = st.lists(item, min_size=4, max_size=9)
    spoilt = st.tuples(st.lists(item, max_size=5), odd, st.lists(item, max_size=5))
    return st.one_of(
        plain,
        plain,
        spoilt.map(lambda parts: [*parts[0], parts[1], *parts[2]]),
        st.lists(odd, max_size=6),
        plain.map(tuple),
        st.sampled_from(["abcdefgh", {"a": 1}, None, 7]),
    )


LISTS_OF_ROWS = listed(ROW, ODD_ROW)
LISTS_OF_TEXTS = listed(PLAIN, ODD)
LISTS_OF_TICKS = listed(st.booleans(), st.one_of(ODD, st.sampled_from([0, 1])))
OF_ROWS = (
    "<w:t>{{ r.a }}</w:t>",
    "<w:t>{{ r.a }}</w:t><w:t>{{ r.b }}</w:t>",
    "{{ r.a }}{{ r.b }}",
    "{{ loop.index }}. {{ r.a }}, ",
    "</w:t><w:t>{{ r.a }}{{ r.b }}",
    "&amp;{{ r.a }}{{ r.c }}",
)
OF_TEXTS = ("{{ r }}", "<w:t>{{ r }}</w:t>", "<w:t>{{ loop.index }}</w:t><w:t>{{ r }}</w:t>")
OF_TICKS = (
    "{% if r %}√{% endif %}",
    "<w:t>{% if r %}√{% else %}&amp;{% endif %}</w:t>",
    "{% if r %}<w:t>√</w:t>{% else %}<w:p/>{% endif %}",
    "{% if r %}</w:t><w:t>{% else %}-{% endif %}; ",
)
OTHERS = (
    "{{ r.a }}{{ r }}",
    "{{ loop.index }}",
    "{{ r.a.b }}",
    "{{ r.items }}",
    '<w:t w:a="{{ r.a }}"/>{{ r.b }}',
)
LOOPS = st.one_of(
    st.tuples(st.sampled_from(OF_ROWS), LISTS_OF_ROWS),
    st.tuples(st.sampled_from(OF_ROWS), LISTS_OF_ROWS),
    st.tuples(st.sampled_from(OF_TEXTS), LISTS_OF_TEXTS),
    st.tuples(st.sampled_from(OF_TICKS), LISTS_OF_TICKS),
    st.tuples(st.sampled_from(OF_TICKS), LISTS_OF_TICKS),
    st.tuples(st.sampled_from(OTHERS), LISTS_OF_ROWS),
)
AROUND = (
    "{%% for r in d %%}%s{%% endfor %%}",
    "{%% for r in d %%}%s{%% endfor %%}",
    "{%% for r in d %%}%s{%% else %%}kosong{%% endfor %%}",
    "{%% for r in d if r %%}%s{%% endfor %%}",
    "{%% for x in e %%}{%% for r in d %%}%s{%% endfor %%}{%% endfor %%}",
    "{%% for d in e %%}{%% for r in d %%}%s{%% endfor %%}{%% endfor %%}",
    "{%% for r in tak_ada %%}%s{%% endfor %%}",
)
OUTCOMES = (*BROKEN_TEMPLATE, UnicodeEncodeError)


def outcome(compiled: Part, context: Mapping[str, Any]) -> tuple[object, ...]:
    """What a part prints and its outline, or why it fails, and the names that it misses."""
    noted: list[str] = []
    token = MISSING.set(noted)
    try:
        made = compiled.code.run(context)
        assert compiled.proofs is not None
        printed, outline = compiled.proofs.read(made)
        assert printed == without_marks(made)
        return printed, outline, noted
    except OUTCOMES as error:
        return type(error), str(error), noted
    finally:
        MISSING.reset(token)


@given(LOOPS, st.sampled_from(AROUND), st.lists(LISTS_OF_ROWS, max_size=2))
def test_rows_change_nothing(loop: tuple[str, Any], around: str, others: list[Any]) -> None:
    """At once or one by one: the same bytes, outline, refusal and missing names, in any data."""
    body, items = loop
    xml = around % body
    with one_by_one():
        general = part(xml)
    context = {"d": items, "e": others, "x": "x"}
    assert outcome(part(xml), context) == outcome(general, context)


ITEMS = {**dict.fromkeys(OF_TEXTS, "x"), **dict.fromkeys(OF_TICKS, True)}


@pytest.mark.parametrize("body", OF_ROWS + OF_TEXTS + OF_TICKS)
def test_a_loop_of_texts_is_filled_at_once(body: str) -> None:
    """What the comparison above compares is not twice the same: plain texts take the quick way."""
    items = [ITEMS.get(body, {"a": "A & B", "b": "", "c": "√"})] * 6
    xml = f"{{% for r in d %}}{body}{{% endfor %}}"
    with one_by_one():
        general = part(xml)
    assert any(isinstance(piece, (Filled, Kept)) for piece in part(xml).code.run({"d": items}))
    assert outcome(part(xml), {"d": items}) == outcome(general, {"d": items})


def test_a_long_loop_is_filled_in_order() -> None:
    """More values than are taken at once come out in order, and their numbers go on."""
    xml = "{% for r in d %}{{ loop.index }}. {{ r.a }}: {{ r.b }}; {% endfor %}"
    with one_by_one():
        general = part(xml)
    items = [{"a": f"a{number}", "b": f"{number} & b"} for number in range(5_000)]
    assert outcome(part(xml), {"d": items}) == outcome(general, {"d": items})


@pytest.mark.parametrize(
    "source",
    [
        "{% for r in d if r %}{{ r.a }}{% endfor %}",
        "{% for r, s in d %}{{ r }}{% endfor %}",
        "{% for r in d %}{% if r.a %}x{% endif %}{% endfor %}",
        "{% for r in d %}{{ r.a|kapital }}{% endfor %}",
        "{% for r in d %}{{ r.a }}{{ x }}{% endfor %}",
        "{% for r in d %}{{ r.a }}{{ loop.first }}{% endfor %}",
        "{% for r in d %}{{ r.a }}{{ r }}{% endfor %}",
        "{% for r in d %}{{ loop.index }}{% endfor %}",
        "{% for r in d %}x{% endfor %}",
    ],
)
def test_other_loops_are_no_rows(source: str) -> None:
    """A loop that prints anything but texts of its items is left to the compiled code."""
    assert rows_of(loop_of(source)) is None


@pytest.mark.parametrize(
    "source",
    [
        "{% for r in d if r %}{% if r %}x{% endif %}{% endfor %}",
        "{% for r, s in d %}{% if r %}x{% endif %}{% endfor %}",
        "{% for r in d %}{% if s %}x{% endif %}{% endfor %}",
        "{% for r in d %}{% if r %}x{% elif s %}y{% endif %}{% endfor %}",
        "{% for r in d %}{% if r %}x{% endif %}{% if r %}y{% endif %}{% endfor %}",
        "{% for r in d %}{% if r %}{{ r }}{% endif %}{% endfor %}",
        "{% for r in d %}{% if r %}{% if s %}x{% endif %}{% endif %}{% endfor %}",
        "{% for r in d %}x{% endfor %}",
    ],
)
def test_other_loops_are_no_ticks(source: str) -> None:
    """A loop that prints anything but one of two texts for its item is left to the code."""
    assert ticks_of(loop_of(source)) is None


def test_the_same_characters_are_refused() -> None:
    """Over all of Unicode: what XML forbids is refused, and all else is printed as one by one.

    A line break and a tab, which become elements, are left to the compiled code too.
    """
    every = map(chr, range(sys.maxunicode + 1))
    for block in zip(*[every] * 256, strict=True):
        text = "".join(block).replace("{", "")
        if quickly(text) is None:
            for character in block:
                doubtful = bool(find_illegal(character)) or character in "\n\t"
                assert (quickly(character) is None) == doubtful, repr(character)
        else:
            assert not find_illegal(text)
            assert quickly(text) == finalize(text).encode()


def quickly(value: str) -> bytes | None:
    try:
        return escaped([value])
    except UnicodeEncodeError:
        return None


NESTED = "{%% for x in e %%}{%% for r in d %%}%s{%% endfor %%}{%% endfor %%}"
ROWS = "{{ r.a }},{{ r.b }};", [{"a": "satu", "b": "dua"}] * 100  # 1,000 characters
TICKS = "{% if r %}" + "x" * 99 + "{% endif %};", [True, False] * 10


@pytest.mark.parametrize("loop", [ROWS, TICKS])
@pytest.mark.parametrize(
    ("limit", "most"), [("MAX_CHARACTERS", 10_000), ("MAX_PIECES", 700), ("MAX_SECONDS", 0.0)]
)
def test_rows_within_a_loop_are_bounded(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: float, loop: tuple[str, list[Any]]
) -> None:
    """Loops filled at once count towards each limit; they stop as soon as it is passed."""
    monkeypatch.setattr(bounded, limit, most)
    turned: list[int] = []
    turns = (turned.append(number) or number for number in range(1_000))
    with pytest.raises(TooBigError):
        part(NESTED % loop[0]).code.run({"e": turns, "d": loop[1]})
    assert len(turned) <= 11


@given(st.one_of(ODD, PLAIN))
def test_a_piece_is_what_finalize_gives(value: Any) -> None:
    """The short way of printing one value gives what the long way gives, or refuses as it does."""

    def outcome(make: Callable[[Any], bytes]) -> object:
        try:
            return make(value)
        except OUTCOMES as error:
            return type(error), str(error)

    assert outcome(finalize_piece) == outcome(lambda given: finalize(given).encode())


def test_a_name_that_is_missing_is_told_once() -> None:
    """The items of a loop are worked out once, whichever way it is filled."""
    noted: list[str] = []
    token = MISSING.set(noted)
    try:
        part("{% for r in kantor.tak_ada|bawaan([]) %}{{ r.a }}{% endfor %}").code.run(
            {"kantor": {}}
        )
    finally:
        MISSING.reset(token)
    assert noted == [".tak_ada"]
