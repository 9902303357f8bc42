"""Searching the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.register import Register

from ..asking import ask, by_hand, document, make


@pytest.fixture
def book(register: Register, tmp_path: Path) -> Register:
    make(register, tmp_path, "198609262015051001", "budi", "100%", "siti_a")
    register.confirm([document("rapat-1", jenis="notula", kode="7KQ2M9XD")])
    return register


@pytest.mark.parametrize(
    ("text", "kunci"),
    [
        ("188.45/2/406.001.3/2021", "budi"),
        ("/2/406", "budi"),
        ("Untuk BUDI", "budi"),
        ("bud", "budi"),
        ("19860926 201505 1 001", "198609262015051001"),
        ("100%", "100%"),
        ("0%", "100%"),
        ("i_a", "siti_a"),
        ("7kq2-m9xd", "rapat-1"),
        ("rapat-1", "rapat-1"),
    ],
)
def test_found(book: Register, text: str, kunci: str) -> None:
    """A code, a number, a key, or a part of them or of a name finds its line."""
    assert [line.kunci for line in book.find(text)] == [kunci]


def test_a_code_misread(book: Register) -> None:
    """A code is found when O was read for 0 and l for 1."""
    (code,) = {line.kode for line in book.list_numbers() if line.kunci == "budi"}
    misread = code.lower().replace("0", "o").replace("1", "l")
    assert [line.kunci for line in book.find(misread)] == ["budi"]


@pytest.mark.parametrize("text", ["", " ", "%", "\udcff", "tidak ada"])
def test_nothing(book: Register, text: str) -> None:
    """An unknown text finds nothing, and a wildcard of SQL is only a letter."""
    assert [line for line in book.find(text) if "%" not in line.kunci] == []


def test_order_of_the_book(register: Register) -> None:
    """Order: year, series, counter; inserted numbers after their own, foreign ones last."""
    register.reserve_by_hand(by_hand("e", "W.12"))
    register.reserve_by_hand(by_hand("c", "1a"))
    register.reserve(ask("z", tahun=2020))
    register.reserve(ask("b", "d"))
    assert [line.kunci for line in register.list_numbers()] == ["z", "b", "c", "d", "e"]


def test_part_of_the_book(register: Register) -> None:
    """The register can be read by year and by series."""
    register.reserve(ask("a", seri="satu"))
    register.reserve(ask("b", seri="dua"))
    register.reserve(ask("c", seri="dua", tahun=2020))
    assert [line.kunci for line in register.list_numbers(tahun=2021)] == ["b", "a"]
    assert [line.kunci for line in register.list_numbers(2020, "dua")] == ["c"]
