"""Text partials: how lines become items, and what lines may hold."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.model import DocType, Manifest
from zi_docs.word.partials import compile_partials, parse_items
from zi_docs.word.values import MISSING

LINES = st.text(alphabet=st.characters(exclude_characters="\u2060", categories=["L", "N", "P"]))


def doctype(**partials: str) -> DocType:
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    return DocType("x", "templates/x", manifest, b"", partials)


def items(source: str, **context: Any) -> list[dict[str, Any]]:
    partials, problems = compile_partials(doctype(butir=source))
    assert problems == []
    token = MISSING.set([])
    try:
        return partials[0].render(context)
    finally:
        MISSING.reset(token)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("satu\ndua", [("satu", []), ("dua", [])]),
        ("satu\n\n\ndua\n", [("satu", []), ("dua", [])]),
        ("satu\n- a\n- b\ndua", [("satu", ["a", "b"]), ("dua", [])]),
        ("  satu  \n   -   a  ", [("satu", ["a"])]),
        ("- a\n- b", [("- a", ["b"])]),
        ("satu\n-dua", [("satu", []), ("-dua", [])]),
        ("satu\r\n- a\r\n", [("satu", ["a"])]),
        ("satu\n\u2060- dua", [("satu", []), ("- dua", [])]),
    ],
)
def test_lines_make_items(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """A line is an item, a line with a dash a point of the item above; blank lines are nothing."""
    assert [(item["teks"], item["butir"]) for item in parse_items(text)] == expected


@given(st.lists(LINES))
def test_no_line_is_lost(lines: list[str]) -> None:
    """Every line that holds more than a dash is an item or a point, in its order."""
    found = []
    for item in parse_items("\n".join(lines)):
        found += [item["teks"], *item["butir"]]
    assert found == [line for line in lines if line not in ("", "-")]


@given(st.lists(LINES.filter(bool), min_size=1), st.lists(LINES.filter(bool)))
def test_points_belong_to_the_item_above(first: list[str], points: list[str]) -> None:
    """Points after an item are that item's own."""
    lines = [f"x{line}" for line in first] + [f"- {point}" for point in points]
    made = parse_items("\n".join(lines))
    assert [item["teks"] for item in made] == [f"x{line}" for line in first]
    assert made[-1]["butir"] == points


@given(st.text(alphabet="- \n\t\u2028\x85ab", min_size=1).filter(str.strip))
def test_data_makes_no_items(value: str) -> None:
    """Line breaks and dashes in the data never make an item or a point of their own."""
    [item] = items("{{ x }}", x=value)
    assert item == {"teks": " ".join(value.split()), "butir": []}


def test_data_is_kept_as_typed() -> None:
    """Text is not escaped here, since the naskah that prints the item escapes it."""
    assert items("Dinas {{ x }} & B", x="A & <B>")[0]["teks"] == "Dinas A & <B> & B"


def test_tags_on_their_own_line_leave_no_item() -> None:
    """A condition or loop on a line of its own makes no empty item."""
    source = (
        "{% for x in d %}\n  {% if x %}\n{{ x }}\n- di bawah {{ x }}\n  {% endif %}\n{% endfor %}"
    )
    made = items(source, d=["a", "", "b"])
    assert made == [
        {"teks": "a", "butir": ["di bawah a"]},
        {"teks": "b", "butir": ["di bawah b"]},
    ]


@pytest.mark.parametrize(
    ("source", "line"), [("satu\n{{ x", 2), ("{% if x %}", 1), ("a\nb\n{% lompat %}", 3)]
)
def test_misspelt_tags_are_placed(source: str, line: int) -> None:
    """A tag that can't be read is reported with the partial's file and line (ZI411)."""
    partials, problems = compile_partials(doctype(salah=source, benar="x"))
    [problem] = problems
    assert (problem.code, str(problem.place)) == ("ZI411", f"templates/x/salah.j2, baris {line}")
    assert [partial.name for partial in partials] == ["benar"]


@pytest.mark.parametrize(
    "source", ["{{ x.__class__ }}", "{{ x() }}", "{% include 'y' %}", "{{ x|tojson }}"]
)
def test_what_partials_may_not(source: str) -> None:
    """A partial may use only names, conditions, loops and our filters."""
    _, problems = compile_partials(doctype(x=source))
    assert [problem.code for problem in problems] in (["ZI411"], ["ZI412"])


def test_a_point_without_text_is_no_item() -> None:
    """A point whose value is empty is not printed as a lone dash."""
    for value in ("", " ", "\u2060"):
        assert items("satu\n- {{ x }}", x=value) == [{"teks": "satu", "butir": []}]


def test_an_item_without_text_is_no_item() -> None:
    """A line whose value is empty or invisible makes no item."""
    assert items("{{ x }}\n- {{ x }}\n{{ y }}", x="\u2060", y="a") == [{"teks": "a", "butir": []}]


def test_a_dash_in_the_data_is_kept() -> None:
    """A value that is a dash is printed, since somebody typed it."""
    assert items("satu\n- {{ x }}\n{{ x }}", x="-") == [
        {"teks": "satu", "butir": ["-"]},
        {"teks": "-", "butir": []},
    ]


@pytest.mark.parametrize("filter_", ["kaya('tebal')", "gambar(30)", "qr"])
def test_looks_and_pictures_in_a_partial(filter_: str) -> None:
    """A look or picture that only a Word file can show is refused in a partial."""
    _, [problem] = compile_partials(doctype(x=f"{{{{ y|{filter_} }}}}"))
    assert (problem.code, str(problem.place)) == ("ZI412", "templates/x/x.j2, baris 1")
    assert "hanya dapat dipakai di naskah Word" in problem.hint


def test_a_shared_partial_is_told_by_its_own_file() -> None:
    """A mistake in a shared partial is reported with that partial's file."""
    shared = {"salah": "templates/_bagian/salah.j2"}
    own = dataclasses.replace(doctype(salah="{{ x"), shared=shared)
    _, [problem] = compile_partials(own)
    assert str(problem.place) == "templates/_bagian/salah.j2, baris 1"
