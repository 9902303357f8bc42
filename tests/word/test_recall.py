"""What a template gave for the same few values is not worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from zi_docs.word.recall import Recall

_PATHS = {("pegawai", "punya_bawahan", "?"), ("pengaturan", "instansi", "nama")}


def _context(punya_bawahan: Any, nama: Any = "Pemda") -> dict[str, Any]:
    pegawai = {"punya_bawahan": punya_bawahan, "nip": object()}
    return {"pegawai": pegawai, "pengaturan": {"instansi": {"nama": nama}}}


def _runs(*contexts: Mapping[str, Any]) -> list[int]:
    """Return which of these contexts the template was run for."""
    recall: Recall[str] | None = Recall.of(_PATHS)
    assert recall is not None
    ran: list[int] = []

    def render(context: Mapping[str, Any]) -> str:
        ran.append(next(at for at, one in enumerate(contexts) if one is context))
        return ""

    for context in contexts:
        assert recall.result(context, render) == ""
    return ran


def test_the_same_values_are_rendered_once() -> None:
    """Only the values that the template uses decide, and of a question only yes or no."""
    assert _runs(_context(True), _context(False), _context(1), _context("")) == [0, 1]


def test_another_text_is_rendered() -> None:
    """A text that is printed counts letter by letter."""
    assert _runs(_context(True), _context(True, "pemda"), _context(True)) == [0, 1]


@pytest.mark.parametrize("nama", [None, 1, ["Pemda"], {"nama": "Pemda"}])
def test_what_is_no_text_is_rendered_each_time(nama: Any) -> None:
    """Numbers, lists and what is missing are left to the template: 1 and True would be the same."""
    assert _runs(_context(True, nama), _context(True, nama)) == [0, 1]


def test_a_missing_name_is_rendered_each_time() -> None:
    """The complaint about a name that the data lacks is made for every document."""
    assert _runs({"pegawai": {}}, {"pegawai": {}}) == [0, 1]


@pytest.mark.parametrize(
    "paths",
    [
        {("rapat", "peserta", "*")},
        {("rapat", "peserta", "#")},
        {()},
        {(f"kolom_{n}",) for n in range(7)},
    ],
)
def test_lists_and_many_values_are_not_remembered(paths: set[tuple[str, ...]]) -> None:
    """A template with a list, with the whole context or with many values has no memory."""
    assert Recall.of(paths) is None


def test_a_full_memory_begins_anew() -> None:
    """The texts of thousands of people are not all kept."""
    recall: Recall[object] | None = Recall.of({("nama",)})
    assert recall is not None
    first = recall.result({"nama": "0"}, lambda _: object())
    assert recall.result({"nama": "0"}, lambda _: object()) is first
    for number in range(1, 65):
        recall.result({"nama": str(number)}, lambda _: object())
    assert recall.result({"nama": "0"}, lambda _: object()) is not first
