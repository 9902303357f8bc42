"""Rules about the answers of the LKE."""

from __future__ import annotations

from .conftest import Office, only


def test_a_count_of_an_indicator_is_known(office: Office) -> None:
    """A table of answers names the counts of an indicator, which no plan needs."""
    assert office.problems() == []
    wrong = office.problems(penilaian=[{"kode_lke": "R.1.i.a.9"}])
    assert only(wrong, "ZI374").message
