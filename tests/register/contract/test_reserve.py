"""Numbers given in a run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from zi_docs.errors import RegisterError
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import Keadaan, Register, ReserveItem, ReserveRequest

from ..asking import DAY, MORNING, ask, backwards, by_hand, codes_of, item, make
from .conftest import MakeRegister


def _printed(*counters: int | str, tahun: int = 2021) -> list[str]:
    return [f"188.45/{counter}/406.001.3/{tahun}" for counter in counters]


def test_numbers_follow_each_other(register: Register) -> None:
    """New records get the next numbers, in the order of the request."""
    assert register.reserve(ask("c", "a", "b")) == dict(zip("cab", _printed(1, 2, 3), strict=True))
    assert list(register.reserve(ask("d")).values()) == _printed(4)


def test_number_is_bound_to_type_and_key(register: Register) -> None:
    """A number in the register names the document type and the record it belongs to."""
    register.reserve(ask("a"))
    (line,) = register.list_numbers()
    assert (line.jenis, line.kunci, line.untuk) == ("keputusan-tim", "a", "Untuk a")
    assert (line.keadaan, line.tanggal) == (Keadaan.DIPESAN, "2021-04-27")


def test_every_number_that_was_given(register: Register, tmp_path: Path) -> None:
    """Reserved, issued and cancelled numbers are given ones, and a backup holds the same."""
    assert register.given_numbers() == frozenset()
    register.reserve(ask("a", "b"))
    make(register, tmp_path, "a")
    register.cancel(_printed(1)[0], "salah")
    given = frozenset((2021, number) for number in _printed(1, 2))
    assert register.given_numbers() == given


def test_one_record_has_one_number_for_ever(register: Register, tmp_path: Path) -> None:
    """A record that asks again gets its own number, in whatever block and state."""
    first = register.reserve(ask("a", "b"))
    make(register, tmp_path, "a")
    assert register.reserve(ask("new", "b", "a")) == {**first, "new": _printed(3)[0]}


def test_opened_again(make_register: MakeRegister) -> None:
    """A register that is opened again has its numbers, and closing twice is harmless."""
    first = make_register()
    given = first.reserve(ask("a", "b"))
    first.close()
    first.close()
    with make_register() as again:
        assert again.reserve(ask("a", "b")) == given
    assert len(first.list_numbers()) == 2


def test_one_key_asked_twice(register: Register) -> None:
    """A key that stands twice in one block gets one number."""
    assert register.reserve(ask("a", "a")) == {"a": _printed(1)[0]}
    assert len(register.list_numbers()) == 1


def test_types_of_one_series_share_the_counter(register: Register) -> None:
    """A number has one record, also when two types share a series."""
    one = register.reserve(ask("a", jenis="keputusan-tim"))
    other = register.reserve(ask("a", jenis="keputusan-unit"))
    assert [*one.values(), *other.values()] == _printed(1, 2)


def test_january_starts_anew(register: Register) -> None:
    """The counter begins anew with the document's year, and last year's may go on."""
    register.reserve(ask("a", "b"))
    assert list(register.reserve(ask("x", tahun=2022)).values()) == _printed(1, tahun=2022)
    assert list(register.reserve(ask("c")).values()) == _printed(3)


def test_starting_value(register: Register) -> None:
    """A series begins at its starting value; a later, higher value only moves it on."""
    assert list(register.reserve(ask("a", mulai=40)).values()) == _printed(40)
    assert list(register.reserve(ask("b", mulai=1)).values()) == _printed(41)
    assert list(register.reserve(ask("c", mulai=100)).values()) == _printed(100)


def test_the_clock_decides_nothing(make_register: MakeRegister) -> None:
    """A clock that goes back changes neither the next number nor the order of the book."""
    with make_register(backwards(9)) as register:
        given = [*register.reserve(ask("a")).values(), *register.reserve(ask("b")).values()]
        register.cancel(given[0], "salah ketik")
        again = list(register.reserve(ask("a")).values())
        lines = register.list_numbers()
    assert [*given, *again] == [line.nomor for line in lines] == _printed(1, 2, 3)
    assert lines[0].diubah < lines[0].dibuat <= MORNING.isoformat()


def test_all_of_a_block_or_nothing(register: Register) -> None:
    """When one number of a block can't be printed, the block leaves no trace."""
    request = ask("a", "b", pola=PolaNomor(pola="{urut}/{unit}"))
    with pytest.raises(KeyError, match="unit"):
        register.reserve(request)
    assert register.list_numbers() == []
    assert register.reserve(ask("a"))["a"] == _printed(1)[0]


def test_a_look_alike_is_passed_over(register: Register) -> None:
    """A number that looks like one printed before is never printed."""
    register.reserve_by_hand(by_hand("z", "188.45/1/406.001.3/2021", pola=None))
    assert list(register.reserve(ask("a")).values()) == _printed(2)


def test_what_an_earlier_pattern_printed_is_passed_over(register: Register) -> None:
    """A new pattern that prints for 2 what the old one printed for 1 goes on with 3."""
    old, new = (
        replace(ask(key), items=[ReserveItem(key, DAY, lambda urut, less=less: f"{urut - less}/X")])
        for key, less in (("a", 0), ("b", 1))
    )
    assert register.reserve(old) == {"a": "1/X"}
    assert register.reserve(new) == {"b": "2/X"}
    assert [line.urut for line in register.list_numbers()] == [1, 3]


def test_a_pattern_that_does_not_count(register: Register) -> None:
    """A pattern that does not print the counter serves one record, then it is refused."""
    items = [ReserveItem(key, DAY, lambda urut: "188.45/2021") for key in "ab"]
    with pytest.raises(RegisterError) as caught:
        register.reserve(ReserveRequest("s", 2021, "keputusan-tim", items))
    assert codes_of(caught.value) == ["ZI610"]
    assert register.list_numbers() == []


def test_threads(register: Register) -> None:
    """Threads share a register, each with its own connection, and no number is lost."""

    def block(n: int) -> list[str]:
        return list(register.reserve(ask(*(f"{n}-{i}" for i in range(10)))).values())

    with ThreadPoolExecutor(4) as pool:
        given = [nomor for numbers in pool.map(block, range(20)) for nomor in numbers]
    assert sorted(given) == sorted(_printed(*range(1, 201)))


def test_a_number_of_another_year_is_told(register: Register) -> None:
    """A record keeps its number when its date moves to another year, with a warning."""
    given = register.reserve(ask("a"))
    request = ask("a", tahun=2022)
    (problem,) = register.moved_numbers(request)
    assert (problem.code, problem.severity) == ("ZI616", "peringatan")
    assert problem.about == f'"{given["a"]}" (Untuk a)'
    assert register.reserve(request) == given
    assert register.moved_numbers(ask("a")) == []


def test_a_number_before_a_later_date_is_told(register: Register, tmp_path: Path) -> None:
    """A new number after that of an issued later date is told; a number that stays is not."""
    request = ask("a")
    early = replace(request, items=[replace(item("b"), tanggal=DAY - timedelta(days=1))])
    register.reserve(request)
    assert register.late_numbers(early) == []  # a number that waits has no date yet
    make(register, tmp_path, "a")
    [told] = register.late_numbers(early)
    assert (told.code, told.severity, told.about) == ("ZI619", "peringatan", "Untuk b")
    assert "26 April 2021" in told.message
    assert register.late_numbers(ask("b")) == []
    assert register.late_numbers(replace(early, seri="surat")) == []
    register.reserve(early)
    assert register.late_numbers(early) == []


@pytest.mark.parametrize("mulai", [10**9, 2**63 - 1, 2**63, 10**30])
def test_a_beginning_past_the_greatest_counter(register: Register, mulai: int) -> None:
    """A series that would begin past 999,999,999 is refused, and nothing is recorded."""
    asked = [
        lambda: register.reserve(ask("a", mulai=mulai)),
        lambda: register.reserve_by_hand(replace(by_hand("a", "7"), mulai=mulai)),
    ]
    for call in asked:
        with pytest.raises(RegisterError) as caught:
            call()
        assert codes_of(caught.value) == ["ZI617"]
    assert register.list_numbers() == []


def test_the_last_counter(register: Register) -> None:
    """The greatest counter is given; its successor is refused with its whole block."""
    asked = ask("a", mulai=999_999_999)
    assert register.reserve(asked) == {"a": "188.45/999999999/406.001.3/2021"}
    with pytest.raises(RegisterError) as caught:
        register.reserve(ask("b"))
    assert codes_of(caught.value) == ["ZI617"]
    assert len(register.list_numbers()) == 1
