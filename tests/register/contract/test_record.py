"""Numbers that another book gave."""

from __future__ import annotations

import pytest

from zi_docs.errors import RegisterError
from zi_docs.register import Asal, Register

from ..asking import DAY, ask, by_hand, codes_of, issue_of

JENIS = "keputusan-tim"
NOMOR = "188.45/231/406.001.3/2021"


def _record(register: Register, tulisan: str, kunci: str = "a", **more: object) -> str:
    entry = issue_of(kunci, asal=Asal.CATATAN, **more)
    return register.record(by_hand(kunci, tulisan), entry)


@pytest.mark.parametrize("tulisan", ["231", NOMOR, " 188.45 / 231/406.001.3/2021"])
def test_a_number_that_fits(register: Register, tulisan: str) -> None:
    """A number that fits the pattern takes its place in the count, and is in force at once."""
    assert _record(register, tulisan) == NOMOR
    (line,) = register.list_numbers()
    assert (line.seri, line.urut, line.keadaan) == ("keputusan", 231, "terbit")
    (edition,) = register.editions()
    assert (edition.nomor, edition.edisi, edition.asal) == (NOMOR, 1, "catatan")
    assert "/232/" in register.reserve(ask("b"))["b"]


def test_a_number_outside_the_pattern(register: Register) -> None:
    """Any other number belongs to no series, and stands behind those that do."""
    assert _record(register, "W.12-OT.01/2021") == "W.12-OT.01/2021"
    register.reserve(ask("b"))
    assert [(line.seri, line.urut, line.kunci) for line in register.list_numbers()] == [
        *(("keputusan", 1, "b"), ("", None, "a")),
    ]
    assert register.documents(JENIS)["a"].is_issued


def test_without_any_file(register: Register) -> None:
    """A number can be recorded where nothing was made: no bytes are kept."""
    _record(register, "231", sha256="", path="", ukuran=0)
    document = register.documents(JENIS)["a"]
    assert (document.sha256, document.path, document.edisi) == ("", "", 1)


@pytest.mark.parametrize(
    ("tulisan", "kunci", "code"),
    [
        ("231", "b", "ZI611"),
        ("w.12/2021", "b", "ZI611"),
        ("9", "b", "ZI612"),
        ("232", "a", "ZI613"),
        ("", "b", "ZI614"),
        ("188.45/1/406.001.3/2020", "b", "ZI615"),
    ],
)
def test_the_rules_hold(register: Register, tulisan: str, kunci: str, code: str) -> None:
    """A number of another record, cancelled, of another year or no number at all is refused."""
    _record(register, "231")
    _record(register, "W.12/2021", "luar")
    register.cancel(register.reserve_by_hand(by_hand("x", "9")), "salah")
    before = (register.list_numbers(), register.editions())
    with pytest.raises(RegisterError) as caught:
        _record(register, tulisan, kunci)
    assert codes_of(caught.value) == [code]
    assert (register.list_numbers(), register.editions()) == before


def test_a_number_outside_is_not_typed_again(register: Register) -> None:
    """A number that another book gave to one record is not given to another by hand."""
    _record(register, "W.12/2021")
    with pytest.raises(RegisterError) as caught:
        register.reserve_by_hand(by_hand("b", "w.12/2021"))
    assert codes_of(caught.value) == ["ZI611"]


def test_again_with_the_scan(register: Register) -> None:
    """Recorded again, a document only gets its scan; its bytes and its edition stay."""
    _record(register, "231")
    _record(register, "231", data=b"disunting", pindaian="f" * 64)
    (edition,) = register.editions()
    assert (edition.ukuran, edition.pindaian) == (3, "f" * 64)
    assert [line.pindaian for line in register.list_numbers()] == ["f" * 64]
    _record(register, "231", pindaian="f" * 64)
    _record(register, "231")
    assert [one.pindaian for one in register.editions()] == ["f" * 64]


def test_again_with_something_else(register: Register) -> None:
    """Another date or another scan is refused, and nothing is written."""
    _record(register, "231", pindaian="f" * 64)
    with pytest.raises(RegisterError) as caught:
        _record(register, "231", tanggal=DAY.replace(day=28))
    assert codes_of(caught.value) == ["ZI643"]
    with pytest.raises(RegisterError) as caught:
        _record(register, "231", pindaian="e" * 64)
    assert codes_of(caught.value) == ["ZI644"]
    assert [one.pindaian for one in register.editions()] == ["f" * 64]


def test_a_reserved_number_is_recorded(register: Register) -> None:
    """A number that a killed run reserved for the record is put in force by recording it."""
    nomor = register.reserve(ask("a"))["a"]
    assert _record(register, nomor) == nomor
    assert [line.keadaan for line in register.list_numbers()] == ["terbit"]


def test_issued_without_that_number(register: Register) -> None:
    """A document that is in force without a number does not get one, and none is given."""
    register.issue([issue_of("a", jenis=JENIS)])
    with pytest.raises(RegisterError) as caught:
        _record(register, "231")
    assert codes_of(caught.value) == ["ZI626"]
    assert register.list_numbers() == []
