"""A part with markup that was parsed before is not parsed again, and nothing wrong passes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import W
from zi_docs.ooxml.package import Member, zip_of
from zi_docs.word import part as part_module
from zi_docs.word.check import NotWellFormedError, check_part
from zi_docs.word.part import Part, compile_part

PARAGRAPH = "<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>{{ r }}</w:t></w:r></w:p></w:tc></w:tr>"
TABLE = f"<w:tbl>{{% for r in rows %}}{ROW}{{% endfor %}}</w:tbl>"


def part(xml: str) -> Part:
    return compile_part("word/document.xml", f'<w:d xmlns:w="{W}">{xml}</w:d>', False, {})


def data(member: Member) -> bytes:
    with zipfile.ZipFile(io.BytesIO(zip_of([member]))) as archive:
        return archive.read("word/document.xml")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were parsed as a whole."""
    seen: list[str] = []

    def check(xml: str, *rest: Any) -> Any:
        seen.append(xml)
        return check_part(xml, *rest)

    monkeypatch.setattr(part_module, "check_part", check)
    return seen


@pytest.mark.parametrize("rows", [["b"], ["b", "c"] * 50, ["A & B", "<i>", '"']])
def test_another_number_of_rows_is_not_parsed_again(parsed: list[str], rows: list[str]) -> None:
    """Documents that differ in their number of rows, and in values, share one proof."""
    table = part(TABLE)
    table.render({"rows": ["a"]})
    table.render({"rows": rows})
    assert len(parsed) == 1


def test_rows_within_rows_share_a_proof(parsed: list[str]) -> None:
    """Loops within loops share a proof, however often they turn."""
    inner = "<w:tr>{% for c in r %}<w:tc><w:p/></w:tc>{% endfor %}</w:tr>"
    table = part(f"<w:tbl>{{% for r in rows %}}{inner}{{% endfor %}}</w:tbl>")
    table.render({"rows": ["ab"]})
    table.render({"rows": ["abc", "a", "abcdef"]})
    assert len(parsed) == 1


def test_a_table_that_loses_its_rows_is_mended() -> None:
    """A proof of a table with rows does not count for one without."""
    table = part(TABLE)
    table.render({"rows": ["a"]})
    assert b"w:tbl" not in data(table.render({"rows": []}))


def test_markup_of_a_condition_is_proved_by_itself() -> None:
    """A branch that was not taken before is parsed."""
    naskah = part("{% if ya %}<w:tbl>{% endif %}<w:p/>")
    naskah.render({"ya": False})
    with pytest.raises(NotWellFormedError):
        naskah.render({"ya": True})


def test_turns_that_do_not_stand_alone_are_counted() -> None:
    """A loop that opens and never closes is found, however often it turned before."""
    naskah = part("<w:p>{% for r in a %}<w:p>{% endfor %}{% for r in b %}</w:p>{% endfor %}</w:p>")
    naskah.render({"a": "xx", "b": "xx"})
    with pytest.raises(NotWellFormedError):
        naskah.render({"a": "xx", "b": "x"})


def test_a_turn_that_stands_alone_hides_none_before_it() -> None:
    """An opening loop counts even if a whole paragraph of another loop follows."""
    loops = ["{% for r in a %}<w:p>{% endfor %}", "{% for r in b %}<w:p/>{% endfor %}"]
    naskah = part(f"{''.join(loops)}{{% for r in c %}}</w:p>{{% endfor %}}")
    naskah.render({"a": "x", "b": "x", "c": "x"})
    with pytest.raises(NotWellFormedError):
        naskah.render({"a": "", "b": "x", "c": "x"})


def test_a_hole_behind_a_loop_that_turned() -> None:
    """Rows of one loop do not count for those before a table's end in the next loop."""
    closing = f"{{% for r in b %}}</w:tbl><w:tbl>{ROW}{{% endfor %}}</w:tbl>"
    tables = part(f"<w:tbl>{{% for r in a %}}{ROW}{{% endfor %}}{closing}")
    tables.render({"a": "x", "b": "x"})
    assert data(tables.render({"a": "", "b": "x"})).count(b"<w:tbl>") == 1


@pytest.mark.parametrize("xml", ["<!-- {{ a }} -->", "<?x {{ a }}?>"])
def test_what_does_not_escape_is_always_parsed(parsed: list[str], xml: str) -> None:
    """A comment or an instruction does not escape its value, so it has no proof."""
    naskah = part(xml)
    naskah.render({"a": "b"})
    naskah.render({"a": "c"})
    assert len(parsed) == 2


def test_a_comment_that_a_value_breaks() -> None:
    """A part with two hyphens in a comment's value is refused."""
    naskah = part("<w:p/><!-- {{ a }} -->")
    naskah.render({"a": "b"})
    with pytest.raises(NotWellFormedError):
        naskah.render({"a": "b--c"})


def test_an_ampersand_that_means_nothing_is_parsed() -> None:
    """Only whole references count as escaped text."""
    naskah = part("<w:p>{% if ya %}&amp;{% else %}&amp{% endif %}</w:p>")
    naskah.render({"ya": True})
    with pytest.raises(NotWellFormedError):
        naskah.render({"ya": False})


VALUES = st.sampled_from(["", "a", "A & B", "<w:p>", "--", "]]", "]]>", '"', "a\nb", "a\tb"])
PIECES = st.sampled_from(
    [PARAGRAPH, "{{ a }}", "<w:p/>", "<w:tc>", "</w:tc>", "<w:tbl>", "</w:tbl>", "<w:tr>",
     "</w:tr>", "<w:tr/>", "<w:tc><w:p/></w:tc>", '<w:t w:a="{{ a }}"/>', "&amp;", "&am", "p;",
     "<!--", "-->"]
)  # fmt: skip


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, max_size=4).map("".join)
    return st.one_of(
        some,
        some.map(lambda x: f"{{% for r in rows %}}{x}{{% endfor %}}"),
        some.map(lambda x: f"{{% for r in more %}}{x}{{% else %}}<w:p/>{{% endfor %}}"),
        some.map(lambda x: f"{{% if ya %}}{x}{{% endif %}}"),
        some.map(lambda x: f"<w:tbl>{x}</w:tbl>"),
        some.map(lambda x: f"<w:tc>{x}</w:tc>"),
    )


CONTEXTS = st.fixed_dictionaries(
    {
        "a": VALUES,
        "rows": st.text("x", max_size=3),
        "more": st.text("y", max_size=2),
        "ya": st.booleans(),
    }
)


def _outcome(make: Callable[[Mapping[str, Any]], Member], context: Mapping[str, Any]) -> bytes:
    try:
        return data(make(context))
    except NotWellFormedError:
        return b"refused"


@given(st.recursive(PIECES, _nested, max_leaves=8), st.lists(CONTEXTS, min_size=2, max_size=6))
def test_proofs_change_nothing(xml: str, contexts: Sequence[dict[str, Any]]) -> None:
    """With proofs or without, the documents and refusals are the same."""
    proving, parsing = part(xml), part(xml)
    parsing.proofs = None
    for context in contexts:
        assert _outcome(proving.render, context) == _outcome(parsing.render, context)
