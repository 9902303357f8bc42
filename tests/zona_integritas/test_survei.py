"""How many people a survey of perceptions must ask."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zi_docs.zona_integritas import daftar_kriteria, minimum_responden


@pytest.mark.parametrize(
    ("population", "size"), [(30, 28), (100, 80), (300, 169), (1000, 278), (2000, 322)]
)
def test_the_sample_is_that_of_the_table(population: int, size: int) -> None:
    """The numbers are those of the table of Krejcie and Morgan (1970)."""
    assert minimum_responden(date(2024, 1, 1), Decimal(population)) == size


def test_without_a_population_it_is_the_number_of_the_rule() -> None:
    """PermenPANRB 90/2021 asks for 30; before it no rule did."""
    assert minimum_responden(date(2021, 12, 31)) == 30
    assert minimum_responden(date(2021, 12, 30)) == 0


def test_there_are_three_criteria_since_the_first_rule() -> None:
    """Each generation has three criteria, and before PermenPANRB 52/2014 there were none."""
    assert daftar_kriteria(date(2014, 11, 24)) == ()
    for on in (date(2014, 11, 25), date(2021, 12, 31)):
        assert len(daftar_kriteria(on)) == 3
