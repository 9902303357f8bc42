"""What an audit reports of a register's contents."""

from __future__ import annotations

from pathlib import Path

from zi_docs.errors import problem
from zi_docs.register import Keadaan
from zi_docs.register.audit import find_gaps
from zi_docs.register.values import Book, Inspection

from .asking import audited, clock
from .contract.memory import MemoryRegister, Shelf
from .test_decisions import edition, held

BOOK = Book("data/kantor/register.db", "kantor")


class Told(MemoryRegister):
    """A register in which the audit finds exactly this."""

    def __init__(self, seen: Inspection) -> None:
        super().__init__(Shelf(), BOOK, clock(), Path("register.db"))
        self.seen = seen

    def inspect(self) -> Inspection:
        return self.seen


def test_a_number_that_stands_twice() -> None:
    """Only a hand or a damaged index can write a number twice: told once for each series."""
    numbers = [held(1, "a", 1, "W/1"), held(2, "b", 1, "w/1"), held(3, "c", 2, "W/2"),
               held(4, "d", 3, "W/3"), held(5, "e", 3, "W/3")]  # fmt: skip
    report = audited(Told(Inspection((), numbers, {}, ())), Path())
    assert [(p.code, str(p.place)) for p in report.problems][:1] == [
        ("ZI632", "seri keputusan, tahun 2021")
    ]
    assert [p.code for p in report.problems].count("ZI632") == 1
    assert report.problems[0].message == "2 nomor tercatat lebih dari sekali: W/1, W/3."
    assert not report.sound


def test_what_the_store_found_comes_first() -> None:
    """Damage that the store reports comes before what may follow from it."""
    damage = problem("ZI602", BOOK.shown, "Rusak.", "Pulihkan.")
    numbers = [held(1, "a", 1, keadaan=Keadaan.TERBIT)]
    report = audited(Told(Inspection((damage,), numbers, {}, ())), Path())
    assert [p.code for p in report.problems] == ["ZI602", "ZI635"]


def test_the_beginning_of_a_series_is_its_own() -> None:
    """A starting value counts for its series and year only; without one counting begins at 1."""
    numbers = [held(1, "a", 40), held(2, "b", 40)._replace(tahun=2022)]
    gaps = find_gaps(numbers, {("keputusan", 2021): 40})
    jumped = [(gap.tahun, gap.dari, gap.sampai) for gap in gaps if gap.sebab == "dilompati"]
    assert jumped == [(2022, 1, 39)]


def test_a_greater_number_with_an_earlier_date() -> None:
    """Told once for each series, of issued papers; an inserted number has its own place."""

    def told(*days: int, sisipan: str = "") -> list[str]:
        places = [*((n, "") for n in range(1, len(days) + 1)), *((1, one) for one in sisipan)]
        numbers = [held(id, "a", n, "", Keadaan.TERBIT, s) for id, (n, s) in enumerate(places, 1)]
        dates = [f"2021-04-{day:02}" for day in (*days, *(days[0] for _ in sisipan))]
        papers = [edition("a", one.id, tanggal=on) for one, on in zip(numbers, dates, strict=True)]
        found = audited(Told(Inspection((), numbers, {}, (), papers)), Path()).problems
        return [p.message for p in found if p.code == "ZI619"]

    assert told(1, 2, 2) == told(1, 5, sisipan="a") == []
    [message] = told(5, 1, 7, 6)
    assert "/2/" in message
    assert "1 nomor lain" in message
