"""Numbers that a person typed."""

from __future__ import annotations

import pytest

from zi_docs.errors import RegisterError
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import Register

from ..asking import ask, by_hand, codes_of


def _refused(register: Register, kunci: str, tulisan: str) -> RegisterError:
    before = register.list_numbers()
    with pytest.raises(RegisterError) as caught:
        register.reserve_by_hand(by_hand(kunci, tulisan))
    assert register.list_numbers() == before
    return caught.value


@pytest.mark.parametrize(
    ("tulisan", "urut", "sisipan", "nomor"),
    [
        ("15", 15, "", "188.45/15/406.001.3/2021"),
        ("015", 15, "", "188.45/15/406.001.3/2021"),
        ("15a", 15, "a", "188.45/15a/406.001.3/2021"),
        ("15A", 15, "a", "188.45/15a/406.001.3/2021"),
        (" 188.45/15/406.001.3/2021\u200e ", 15, "", "188.45/15/406.001.3/2021"),
        ("188.45/15b/406.001.3/2021", 15, "b", "188.45/15b/406.001.3/2021"),
        ("W.12-OT.03.01/2021", None, "", "W.12-OT.03.01/2021"),
    ],
)
def test_ways_of_typing(
    register: Register, tulisan: str, urut: int | None, sisipan: str, nomor: str
) -> None:
    """A counter is printed by the pattern; a whole number is kept, and counted if it fits."""
    assert register.reserve_by_hand(by_hand("a", tulisan)) == nomor
    (line,) = register.list_numbers()
    assert (line.urut, line.sisipan, line.nomor) == (urut, sisipan, nomor)


def test_counting_goes_on_after_it(register: Register) -> None:
    """A typed number counts; an inserted or foreign number does not."""
    for kunci, tulisan in (("a", "15"), ("b", "20a"), ("c", "W.12/2021")):
        register.reserve_by_hand(by_hand(kunci, tulisan))
    assert list(register.reserve(ask("d")).values()) == ["188.45/16/406.001.3/2021"]


def test_the_same_record_asks_again(register: Register) -> None:
    """The same record may ask again for its number, typed short or in full."""
    nomor = register.reserve_by_hand(by_hand("a", "15"))
    assert register.reserve_by_hand(by_hand("a", nomor.upper())) == nomor
    assert register.reserve(ask("a")) == {"a": nomor}
    assert register.reserve_by_hand(by_hand("a", "15")) == nomor


@pytest.mark.parametrize("tulisan", ["1", "01", "188.45/1/406.001.3/2021"])
def test_a_number_of_another_record(register: Register, tulisan: str) -> None:
    """A number that another record has is refused with that record's name."""
    register.reserve(ask("a"))
    error = _refused(register, "b", tulisan)
    assert codes_of(error) == ["ZI611"]
    assert "keputusan-tim untuk Untuk a (" in error.problems[0].message


def test_a_foreign_number_of_another_record(register: Register) -> None:
    """A number outside the pattern belongs to one record too, whatever its capitals."""
    register.reserve_by_hand(by_hand("a", "W.12/2021"))
    assert codes_of(_refused(register, "b", "w.12/2021")) == ["ZI611"]


def test_a_record_with_another_number(register: Register) -> None:
    """A record with a number gets no second one; the mend is to cancel the first."""
    own = register.reserve(ask("a"))["a"]
    error = _refused(register, "a", "15")
    assert codes_of(error) == ["ZI613"]
    command = f'zi-docs register batal "{own}" --data trenggalek-2021 --alasan "..."'
    assert (
        error.problems[0].hint
        == f"Batalkan dahulu: {command}. Nomor yang dibatalkan tidak dapat dipakai lagi."
    )


def test_a_cancelled_number(register: Register) -> None:
    """A cancelled number is never used again, not even by its own record."""
    own = register.reserve(ask("a"))["a"]
    register.cancel(own, "salah orang")
    for kunci in "ab":
        error = _refused(register, kunci, "1")
        assert codes_of(error) == ["ZI612"]
        assert "salah orang" in error.problems[0].message


@pytest.mark.parametrize("tulisan", ["", "  ", "\u200b", "0", "000", "188.45/0/406.001.3/2021"])
def test_no_number_at_all(register: Register, tulisan: str) -> None:
    """An empty number and the number zero are refused."""
    assert codes_of(_refused(register, "a", tulisan)) == ["ZI614"]


@pytest.mark.parametrize(
    "tulisan",
    [
        "188.45 / 7 / 406.001.3 / 2021",
        "１８８.４５/７/406.001.3/2021",
        "188.45\u200b/7/406.001.3\t/2021",
        "188.45／7／406.001.3／2021",
    ],
)
def test_spellings_of_one_number(register: Register, tulisan: str) -> None:
    """Spaces, full-width and invisible characters do not make a second number."""
    nomor = "188.45/7/406.001.3/2021"
    assert register.reserve_by_hand(by_hand("a", tulisan)) == nomor
    assert codes_of(_refused(register, "b", nomor)) == ["ZI611"]
    register.cancel(tulisan, "salah")
    assert codes_of(_refused(register, "b", tulisan)) == ["ZI612"]
    assert register.reserve(ask("b"))["b"] == "188.45/8/406.001.3/2021"
    assert [line.nomor for line in register.find(tulisan)] == [nomor]


def test_a_pattern_with_spaces(register: Register) -> None:
    """A pattern with spaces keeps its spaces."""
    pola = PolaNomor(pola="{urut} / KPTS / {tahun}", seri="keputusan")
    for tulisan in ("7/KPTS/2021", "7 / KPTS / 2021"):
        assert register.reserve_by_hand(by_hand("a", tulisan, pola=pola)) == "7 / KPTS / 2021"
    assert register.list_numbers()[0].urut == 7


@pytest.mark.parametrize(
    ("tulisan", "sentence"),
    [
        ("٣/KPTS/2021", "angka yang bukan 0 sampai 9"),
        ("n" * 101, "101 huruf; paling banyak 100"),
        ("9223372036854775806", "paling banyak 9 angka"),
    ],
)
def test_a_text_that_is_no_number(register: Register, tulisan: str, sentence: str) -> None:
    """Other digits, an endless text and a huge counter are refused with the reason."""
    error = _refused(register, "a", tulisan)
    assert codes_of(error) == ["ZI614"]
    assert sentence in error.problems[0].message


def test_a_number_of_another_year(register: Register) -> None:
    """The year in a number must be the year of the document."""
    assert codes_of(_refused(register, "a", "188.45/15/406.001.3/2020")) == ["ZI615"]


def test_without_a_pattern(register: Register) -> None:
    """A type without a pattern keeps what is typed and counts nothing."""
    assert register.reserve_by_hand(by_hand("a", "15", pola=None)) == "15"
    assert register.list_numbers()[0].urut is None
