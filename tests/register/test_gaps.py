"""Gaps in the count and their reasons."""

from __future__ import annotations

from pathlib import Path

from zi_docs.register import Gap, Register

from .asking import ask, by_hand, make


def _number(counter: int | str) -> str:
    return f"188.45/{counter}/406.001.3/2021"


def test_no_gaps(register: Register, tmp_path: Path) -> None:
    """Numbers that were all confirmed leave no gap."""
    make(register, tmp_path, "a", "b")
    assert register.gaps("keputusan", 2021) == []


def test_each_gap_has_its_reason(register: Register, tmp_path: Path) -> None:
    """Cancelled, waiting and left-out numbers are told apart."""
    make(register, tmp_path, "a", "b")
    register.reserve(ask("c"))
    register.cancel(_number(2), "salah orang")
    register.reserve_by_hand(by_hand("d", "7"))
    waiting = "dipesan, tetapi dokumennya belum terbit"
    jumped = f'tidak pernah diberikan: "{_number(7)}" diberikan dengan tangan'
    assert register.gaps("keputusan", 2021) == [
        Gap(2, 2, "", _number(2), "batal", "salah orang"),
        Gap(3, 3, "", _number(3), "dipesan", waiting),
        Gap(4, 6, "", "", "dilompati", jumped),
        Gap(7, 7, "", _number(7), "dipesan", waiting),
    ]


def test_an_inserted_number_fills_nothing(register: Register, tmp_path: Path) -> None:
    """15a does not stand for 15."""
    register.reserve_by_hand(by_hand("x", "2a"))
    make(register, tmp_path, "a")
    register.reserve_by_hand(by_hand("y", "3"))
    found = [(gap.dari, gap.sisipan, gap.sebab) for gap in register.gaps("keputusan", 2021)]
    assert found == [(2, "a", "dipesan"), (2, "", "dilompati"), (3, "", "dipesan")]


def test_what_lies_before_the_start_is_no_gap(register: Register) -> None:
    """A series that starts at 40 has no gap below 40; one moved up to 50 has."""
    register.reserve(ask("a", mulai=40))
    register.reserve(ask("b", mulai=50))
    jumped = [gap for gap in register.gaps("keputusan", 2021) if gap.sebab == "dilompati"]
    assert [(gap.dari, gap.sampai) for gap in jumped] == [(41, 49)]


def test_an_unknown_series(register: Register) -> None:
    """A series without numbers has no gaps."""
    assert register.gaps("tidak ada", 2021) == []
