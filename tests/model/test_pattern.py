"""Patterns with braces."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.model import fill_pattern, lookup, pattern_names


@pytest.mark.parametrize(
    ("pattern", "values", "expected"),
    [
        ("{kode}/{urut:03}/{tahun}", {"kode": "005", "urut": 7, "tahun": 2021}, "005/007/2021"),
        ("{urut:03}", {"urut": 12345}, "12345"),
        ("{urut:03}", {"urut": "     "}, "     "),
        ("{a.b.c}", {"a": {"b": {"c": "x"}}}, "x"),
        ("tanpa tanda", {}, "tanpa tanda"),
        ("{kosong}", {"kosong": ""}, ""),
        ("{a}{a}", {"a": 0}, "00"),
    ],
)
def test_braces_are_filled(pattern: str, values: dict[str, Any], expected: str) -> None:
    """A name in braces is replaced by its value; a width pads whole numbers only."""
    assert fill_pattern(pattern, values) == expected


@given(st.text(), st.text())
def test_data_is_never_read_as_a_pattern(first: str, second: str) -> None:
    """Data that looks like a pattern is inserted as it is."""
    values = {"x": f"{first}{{y}}", "y": second}
    assert fill_pattern("{x}|{y}", values) == f"{first}{{y}}|{second}"


@pytest.mark.parametrize("pattern", ["{x.__class__}", "{x!r}", "{0}", "{}", "{x[0]}", "{x:>9999}"])
def test_nothing_of_python_is_reached(pattern: str) -> None:
    """Attributes, conversions, indexes and other widths are refused."""
    try:
        filled = fill_pattern(pattern, {"x": "nilai"})
    except KeyError:
        return
    assert filled == pattern


@pytest.mark.parametrize("pattern", ["{tiada}", "{a.tiada}", "{a.b.c}", "{hampa}"])
def test_a_missing_name_is_named(pattern: str) -> None:
    """A name that is missing or empty is reported with its whole path."""
    with pytest.raises(KeyError) as error:
        fill_pattern(pattern, {"a": {"b": "x"}, "hampa": None})
    assert error.value.args == (pattern.strip("{}"),)


def test_names_of_a_pattern() -> None:
    """The names in a pattern are listed in order, with their paths and without widths."""
    assert pattern_names("{kode}/{urut:03} {pegawai.nama}") == ["kode", "urut", "pegawai.nama"]


@pytest.mark.parametrize(
    ("path", "found"),
    [("a", {"b": 0}), ("a.b", 0), ("a.c", None), ("a.b.c", None), ("", None), ("d", None)],
)
def test_lookup(path: str, found: Any) -> None:
    """A dotted path finds its value; a path to nothing gives None."""
    assert lookup({"a": {"b": 0}, "d": None}, path) == found
