"""A part with markup that was parsed before is not parsed again, and nothing wrong passes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import W
from zi_docs.ooxml.package import Member, zip_of
from zi_docs.word import part as part_module
from zi_docs.word.check import DECLARATION, NotWellFormedError, check_part
from zi_docs.word.part import Part, compile_part

PARAGRAPH = "<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>{{ r }}</w:t></w:r></w:p></w:tc></w:tr>"
TABLE = f"<w:tbl>{{% for r in rows %}}{ROW}{{% endfor %}}</w:tbl>"


GRID = "<w:tblGrid>" + '<w:gridCol w:w="900"/>' * 2 + "</w:tblGrid>"
CELL = '<w:tc><w:p><w:r><w:t xml:space="preserve">{{ c }}</w:t></w:r></w:p></w:tc>'
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
CELLS = f'<w:tr x:id="1">{{% for c in r %}}{CELL}{{% endfor %}}</w:tr>'
COLUMNS = f"<w:tbl>{GRID}{{% for r in rows %}}{CELLS}{{% endfor %}}</w:tbl>"


def part(xml: str, loops_cells: bool = False, **shared: Any) -> Part:
    source = f'{DECLARATION.decode()}<w:d xmlns:w="{W}" xmlns:x="urn:x">{xml}</w:d>'
    return compile_part("word/document.xml", source, loops_cells, shared)


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


@pytest.mark.parametrize("loops_cells", [False, True])
def test_lines_and_tabs_in_a_value_are_its_markup(parsed: list[str], loops_cells: bool) -> None:
    """Texts with as many line breaks share a proof; more line breaks have another one."""
    table = part(COLUMNS, loops_cells)
    for last in ("a\nb", "c & d\ne", "\n", "a\tb\nc", "b\nc\t", "a"):
        table.render({"rows": [["x", last]]})
    assert len(parsed) == 3


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


def gridded(xml: str, *contexts: dict[str, Any]) -> bytes:
    """The last of some documents in which columns repeat; it must be as if it was the first."""
    proving, fresh = part(xml, loops_cells=True), part(xml, loops_cells=True)
    made = [data(proving.render(context)) for context in contexts]
    assert made[-1] == data(fresh.render(contexts[-1]))
    return made[-1]


def test_repeated_columns_share_a_proof(parsed: list[str]) -> None:
    """A table whose columns repeat is parsed once, however many rows of as many cells it has."""
    table = part(COLUMNS, loops_cells=True)
    table.render({"rows": [["a", "b"]]})
    made = data(table.render({"rows": [["c", "d"], ["A & B", "e"], ["", "<"]] * 9}))
    assert len(parsed) == 1
    assert made.count(b"<w:tr ") == 27


def test_repeated_columns_with_a_proof_are_written_alike() -> None:
    """With a proof or without, quotes and empty texts are written as lxml writes them."""
    rows = [["\"a\" & 'b'", "&#34;"], ["", "&lt;"]]
    assert b"\"a\" &amp; 'b'<" in gridded(COLUMNS, {"rows": ["ab"]}, {"rows": rows})


def test_rows_of_other_widths_have_other_proofs() -> None:
    """A proof from rows of two cells says nothing of a row of three, wherever that row stands."""
    for rows in (["abc"], ["abc", "ab"], ["ab", "abc"], ["ab", "abc", "ab"]):
        made = gridded(COLUMNS, {"rows": ["ab"]}, {"rows": ["ab", "ab"]}, {"rows": rows})
        assert made.count(b"<w:gridCol ") == 3
    assert gridded(COLUMNS, {"rows": ["ab"]}, {"rows": ["a"]}).count(b"<w:gridCol ") == 1


def test_wide_cells_have_other_proofs() -> None:
    """A row with a cell over two columns is not the same as a row of one cell."""
    row = f"<w:tr>{{% if r %}}{WIDE}{{% else %}}<w:tc><w:p/></w:tc>{{% endif %}}</w:tr>"
    xml = f"<w:tbl>{GRID}{{% for r in rows %}}{row}{{% endfor %}}</w:tbl>"
    assert gridded(xml, {"rows": ["x", ""]}, {"rows": [""]}).count(b"<w:gridCol ") == 1


def test_tables_within_tables_have_other_proofs() -> None:
    """A table counts the rows of those within it, so two beside each other have another proof."""
    inner = f"<w:tbl>{GRID}<w:tr>{WIDE}</w:tr></w:tbl>"
    cell = "<w:tc><w:p/>{}<w:p/></w:tc>"
    beside = f"<w:tbl>{GRID}<w:tr>{cell.format('')}</w:tr></w:tbl>{inner}"
    within = f"<w:tbl>{GRID}<w:tr>{cell.format(inner)}</w:tr></w:tbl>"
    xml = f"{{% for r in d %}}{{% if r %}}{beside}{{% else %}}{within}{{% endif %}}{{% endfor %}}"
    assert gridded(xml, {"d": [""]}, {"d": ["x", ""]}).count(b"<w:gridCol ") == 7


def test_a_turn_that_lxml_writes_otherwise_has_no_proof() -> None:
    """A row with an empty run does not hide behind one whose run is not empty."""
    xml = COLUMNS.replace("<w:p>", "<w:p><w:r>{% if c %}<w:tab/>{% endif %}</w:r>", 1)
    assert b"<w:r/>" in gridded(xml, {"rows": [["a", "b"]]}, {"rows": [["", "b"], ["a", "b"]]})


def test_a_cell_whose_width_is_a_value_is_always_parsed(parsed: list[str]) -> None:
    """A value in a tag may change the grid, so a part with repeated columns then has no proof."""
    cell = CELL.replace("<w:p>", '<w:tcPr><w:gridSpan w:val="{{ n }}"/></w:tcPr><w:p>', 1)
    table = part(COLUMNS.replace(CELL, cell), loops_cells=True)
    for number in "13":
        made = data(table.render({"rows": ["ab"], "n": number}))
        assert made.count(b"<w:gridCol ") == 2
    assert len(parsed) == 2


def test_a_cell_whose_width_depends_on_a_condition_is_always_parsed() -> None:
    """A width that the naskah writes itself, between the quotes of a tag, counts too."""
    span = '<w:tcPr><w:gridSpan w:val="{% if c %}2{% else %}1{% endif %}"/></w:tcPr>'
    xml = COLUMNS.replace("<w:tc>", f"<w:tc>{span}", 1)
    assert (
        gridded(xml, {"rows": ["a"]}, {"rows": [["a"]]}, {"rows": [[""]]}).count(b"gridCol ") == 1
    )


def test_a_value_outside_of_a_text_is_always_written_by_lxml() -> None:
    """An empty field code is written as lxml writes it, though no proof knows of it."""
    xml = COLUMNS.replace(
        "<w:tc>", "<w:tc><w:p><w:r><w:instrText>{{ c }}</w:instrText></w:r></w:p>"
    )
    assert b"<w:instrText/>" in gridded(xml, {"rows": [["a", "b"]]}, {"rows": [["", "b"]]})


def test_ids_in_repeated_columns_are_always_renewed() -> None:
    """One bookmark in a row needs no new id, so its proof must not stand for two rows."""
    marked = (
        '<w:tc><w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p></w:tc>'
    )
    xml = COLUMNS.replace("</w:tr>", f"{marked}</w:tr>")
    made = gridded(xml, {"rows": ["a"]}, {"rows": ["a", "b"]})
    assert len(set(re.findall(rb'bookmarkStart w:id="(\d+)"', made))) == 2


def test_a_quote_of_the_office_in_a_tag_stays_escaped() -> None:
    """Also where it was printed when the part was compiled, and only some documents show it."""
    paragraph = '<w:p w:a="{% if ya %}{{ nama }}{% endif %}"/>'
    table = part(paragraph + COLUMNS, loops_cells=True, nama='RSUD "A"')
    for ya in (False, True):
        made = data(table.render({"rows": ["ab"], "ya": ya, "nama": 'RSUD "A"'}))
    assert b'w:a="RSUD &quot;A&quot;"' in made


def test_a_prefix_that_is_declared_around_a_loop() -> None:
    """Turns whose prefix the part's root does not declare count one by one."""
    xml = '<w:p xmlns:y="urn:y">{% for r in rows %}<y:b/>{% endfor %}</w:p>' + COLUMNS
    made = gridded(xml, {"rows": ["ab"]}, {"rows": ["ab", "cd"]})
    assert made.count(b"<y:b/>") == 2


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


def test_turns_filled_at_once_are_counted_too() -> None:
    """A loop of texts that closes and opens a paragraph counts by its turns, as any other."""
    loop = "{% for r in a %}</w:t></w:p><w:p><w:t>{{ r.x }}{% endfor %}"
    closing = "{% for r in b %}<w:p><w:t>{{ r.x }}{% endfor %}"
    naskah = part(f"<w:p><w:t>{loop}</w:t></w:p>{closing}{'</w:t></w:p>' * 9}")
    turns = [{"x": "A & B"}] * 9
    naskah.render({"a": turns, "b": turns})
    naskah.render({"a": turns[1:], "b": turns})
    with pytest.raises(NotWellFormedError):
        naskah.render({"a": turns, "b": turns[1:]})


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
     "<!--", "-->", "<w:t>{{ r }}</w:t>", "<w:t>{{ r }}"]
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
        "r": VALUES,
        "rows": st.one_of(st.text("x", max_size=3), st.lists(VALUES, min_size=5, max_size=7)),
        "more": st.text("y", max_size=2),
        "ya": st.booleans(),
    }
)


def _outcome(make: Callable[[Mapping[str, Any]], Member], context: Mapping[str, Any]) -> bytes:
    try:
        return data(make(context))
    except NotWellFormedError:
        return b"refused"


def _same(proving: Part, parsing: Part, contexts: Sequence[Mapping[str, Any]]) -> None:
    parsing.proofs = None
    for context in contexts:
        assert _outcome(proving.render, context) == _outcome(parsing.render, context)


@given(st.recursive(PIECES, _nested, max_leaves=8), st.lists(CONTEXTS, min_size=2, max_size=6))
def test_proofs_change_nothing(xml: str, contexts: Sequence[dict[str, Any]]) -> None:
    """With proofs or without, the documents and refusals are the same."""
    _same(part(xml), part(xml), contexts)


TURNS = f"{{% for c in r %}}{CELL}{{% endfor %}}"
HALF = "<w:tc><w:p><w:r>{% if ya %}<w:t/>{% endif %}</w:r></w:p></w:tc>"
NESTED = f"<w:tc><w:tbl>{GRID}<w:tr>{TURNS}</w:tr></w:tbl><w:p/></w:tc>"
ROWS = st.sampled_from(
    [TURNS, WIDE, CELL * 2, CELL + HALF, CELL + NESTED, TURNS + CELL, "<w:tc>{{ c }}</w:tc>" * 2,
     f"{{% if ya %}}{CELL * 2}{{% else %}}{WIDE}{{% endif %}}",
     f"{{% if ya %}}{CELL}{{% else %}}{WIDE}{{% endif %}}"]
).map(lambda cells: f"<w:tr>{cells}</w:tr>")  # fmt: skip
LOOPED = st.lists(ROWS, min_size=1, max_size=2).map(
    lambda rows: f"{{% for r in rows %}}{''.join(rows)}{{% endfor %}}"
)
TABLES = st.lists(st.one_of(ROWS, LOOPED, LOOPED), min_size=1, max_size=3).map(
    lambda rows: f"<w:tbl>{GRID}{''.join(rows)}</w:tbl>"
)
CELL_VALUES = st.sampled_from(["", "a", "A & B", '"', "it's", "a\nb", "&#34;", "<w:t></w:t>"])
PAIRS = st.lists(CELL_VALUES, min_size=2, max_size=2)
WIDTHS = st.fixed_dictionaries(
    {
        "rows": st.lists(st.one_of(PAIRS, PAIRS, st.lists(CELL_VALUES, max_size=3)), max_size=3),
        "r": PAIRS,
        "c": CELL_VALUES,
        "ya": st.booleans(),
    }
)


@given(st.lists(TABLES, min_size=1, max_size=2), st.lists(WIDTHS, min_size=2, max_size=4))
def test_proofs_of_repeated_columns_change_nothing(
    tables: Sequence[str], contexts: Sequence[dict[str, Any]]
) -> None:
    """With proofs or without, tables of any cells have the same bytes, the fitted grid included."""
    xml = "".join(tables)
    _same(part(xml, True), part(xml, True), contexts)
