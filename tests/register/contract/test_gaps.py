"""Gaps in the count and their reasons."""

from __future__ import annotations

from pathlib import Path

from zi_docs.register import Gap, Register

from ..asking import ask, audited, by_hand, make


def _gaps(register: Register) -> list[Gap]:
    return list(audited(register, Path("tidak-ada")).gaps)


def _number(counter: int | str) -> str:
    return f"188.45/{counter}/406.001.3/2021"


def test_no_gaps(register: Register, tmp_path: Path) -> None:
    """Numbers that were all confirmed leave no gap."""
    make(register, tmp_path, "a", "b")
    assert _gaps(register) == []


def test_each_gap_has_its_reason(register: Register, tmp_path: Path) -> None:
    """Cancelled, waiting and skipped numbers are distinguished."""
    make(register, tmp_path, "a", "b")
    register.reserve(ask("c"))
    register.cancel(_number(2), "salah orang")
    register.reserve_by_hand(by_hand("d", "7"))
    waiting = "dipesan, tetapi dokumennya belum terbit"
    jumped = f'terlewat, karena "{_number(7)}" diberikan dengan --nomor'
    assert _gaps(register) == [
        Gap("keputusan", 2021, 2, 2, "", _number(2), "batal", "salah orang"),
        Gap("keputusan", 2021, 3, 3, "", _number(3), "dipesan", waiting),
        Gap("keputusan", 2021, 4, 6, "", "", "dilompati", jumped),
        Gap("keputusan", 2021, 7, 7, "", _number(7), "dipesan", waiting),
    ]


def test_an_inserted_number_fills_nothing(register: Register, tmp_path: Path) -> None:
    """The inserted number 15a does not fill the gap of 15."""
    register.reserve_by_hand(by_hand("x", "2a"))
    make(register, tmp_path, "a")
    register.reserve_by_hand(by_hand("y", "3"))
    found = [(gap.dari, gap.sisipan, gap.sebab) for gap in _gaps(register)]
    assert found == [(2, "a", "dipesan"), (2, "", "dilompati"), (3, "", "dipesan")]


def test_what_lies_before_the_start_is_no_gap(register: Register) -> None:
    """A series that starts at 40 has no gap below 40; one moved up to 50 has."""
    register.reserve(ask("a", mulai=40))
    register.reserve(ask("b", mulai=50))
    jumped = [gap for gap in _gaps(register) if gap.sebab == "dilompati"]
    assert [(gap.dari, gap.sampai) for gap in jumped] == [(41, 49)]


def test_every_series_and_year(register: Register) -> None:
    """Gaps are listed by series, in the order of the register; each series counts for itself."""
    register.reserve(ask("a", seri="b"))
    register.reserve(ask("b", seri="a"))
    register.reserve(ask("c", seri="b", tahun=2020))
    assert [(gap.tahun, gap.seri, gap.dari) for gap in _gaps(register)] == [
        (2020, "b", 1),
        (2021, "a", 1),
        (2021, "b", 1),
    ]
