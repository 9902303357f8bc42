"""NIPs that were once numbers: what Excel rounded is proved, what a float holds is suspected."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from zi_docs.errors import Place, Problem
from zi_docs.readers.cell import check_damage

SERIALS = st.integers(1, 40)
COLUMNS = st.lists(SERIALS, min_size=0, max_size=300)


def _nip(serial: int, sex: int = 1, month: int = 12) -> str:
    return f"199001012020{month:02}{sex}{serial:03}"


def _check(nips: Sequence[str]) -> list[Problem]:
    return check_damage("nip", nips, lambda index: Place("pegawai.xlsx", "Pegawai", row=index + 2))


def _genuine(serials: Sequence[int]) -> list[str]:
    """Return NIPs of which none is held exactly by a float."""
    nips = (_nip(serial, month=1 + place % 12) for place, serial in enumerate(serials))
    return [nip for nip in nips if int(float(nip)) != int(nip)]


@given(COLUMNS, SERIALS, st.sampled_from([1, 2]), st.data())
def test_what_excel_rounded_is_found_in_any_column(
    serials: list[int], lost: int, sex: int, data: st.DataObject
) -> None:
    """A NIP cut to fifteen digits is an error in its own row, however long the column is."""
    column = _genuine(serials)
    at = data.draw(st.integers(0, len(column)))
    column.insert(at, f"{_nip(lost, sex)[:15]}000")
    (problem,) = _check(column)
    assert (problem.code, problem.is_error, problem.place.row) == ("ZI152", True, at + 2)


@given(st.lists(st.integers(1, 9), min_size=40, max_size=300), SERIALS, st.sampled_from([1, 2]))
def test_a_float_with_a_serial_of_its_own_is_asked_about(
    serials: list[int], lost: int, sex: int
) -> None:
    """A NIP rounded to a float is a warning in a long column when no other has such a serial."""
    column = _genuine(serials)
    assume(len(column) >= 8)
    rounded = str(int(float(_nip(lost, sex))))
    found = _check([*column, rounded])
    is_odd = int(rounded[-3:]) > max(int(nip[-3:]) for nip in column)
    assert [(one.is_error, one.place.row) for one in found] == [
        (False, len(column) + 2) for _ in range(is_odd)
    ]


@given(st.lists(SERIALS, min_size=8, max_size=300))
def test_one_rounded_nip_accuses_no_other(serials: list[int]) -> None:
    """A proved error does not make those doubtful that chance explains."""
    column = _genuine(serials)
    assume(len(column) >= 8)
    by_chance = next(n for n in map(_nip, range(1, 40)) if int(float(n)) == int(n))
    column += [_nip(41, month=3), by_chance, f"{_nip(1)[:15]}000"]
    assert [one.place.row for one in _check(column)] == [len(column) + 1]
