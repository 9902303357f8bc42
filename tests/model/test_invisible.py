"""Marks that nobody sees are in no text that is printed."""

from __future__ import annotations

import pytest

from zi_docs.errors import Place
from zi_docs.model.fields import clean_text
from zi_docs.readers.cell import check_cell, plain_text

MARKS = ["\u00ad", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\U000e0041", "\u180e"]


@pytest.mark.parametrize("mark", MARKS)
def test_no_text_keeps_a_mark_that_nobody_sees(mark: str) -> None:
    """Zero-width and direction marks, soft hyphens, BOMs and tags go from every text column."""
    typed = f"Kepala{mark} Bagian"
    assert clean_text(typed) == plain_text(typed) == "Kepala Bagian"


@pytest.mark.parametrize("column", ["jabatan", "nama", "alamat"])
def test_a_mark_that_turns_a_text_is_told_in_every_column(column: str) -> None:
    """A text that a screen shows in another order than it is printed is warned of (ZI156)."""
    problems = check_cell(column, "Analis \u202enaigab", Place("pegawai.csv"))
    assert [one.code for one in problems] == ["ZI156"]
