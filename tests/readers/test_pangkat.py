"""A golongan inside the cell of pangkat."""

from __future__ import annotations

import pytest

from zi_docs.indonesian import format_pangkat_golongan
from zi_docs.readers.cell import split_pangkat


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pembina Utama Muda (IV-c)", "Pembina Utama Muda (IV/c)"),
        ("Penata TK I, III-d", "Penata Tingkat I (III/d)"),
        ("Penata (III,c)", "Penata (III/c)"),
        ("Pengatur Muda Tk I II–b", "Pengatur Muda Tingkat I (II/b)"),
        ("penata tk i iii/d", "Penata Tingkat I (III/d)"),
        ("Penata 3/c", "Penata (III/c)"),
        ("Pembina Gol. IV.a", "Pembina (IV/a)"),
        ("III-d", "Penata Tingkat I (III/d)"),
    ],
)
def test_pangkat_and_golongan_in_one_cell_are_split(typed: str, printed: str) -> None:
    """The golongan is found behind a pangkat in every spelling, and prints as the law has it."""
    assert format_pangkat_golongan(*split_pangkat(typed)) == printed


@pytest.mark.parametrize("typed", ["IX", "(IX)", "IX\n-", "- IX", "Golongan IX"])
def test_the_golongan_of_a_pppk_stands_alone(typed: str) -> None:
    """Brackets, and the dash of a pangkat that a PPPK does not have, leave the golongan."""
    assert split_pangkat(typed) == ("", "IX")


@pytest.mark.parametrize("typed", ["Penata Tingkat I", "Pembina Tk.I", "Juru Muda"])
def test_a_pangkat_alone_stays_whole(typed: str) -> None:
    """The "I" of Tingkat I is no golongan."""
    assert split_pangkat(typed) == (typed, "")
