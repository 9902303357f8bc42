"""Numbers printed from their counter and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import printer, series_name
from zi_docs.register.patterns import (
    Counter,
    are_kin,
    of_unit,
    parse_counter,
    parse_printed,
    possible_codes,
)

SURAT = PolaNomor(
    pola="{kode}/{urut:03}/{unit}/{bulan_romawi}/{tahun}", kode="000.8.3", seri="surat"
)
VALUES = {"unit": "Bag.Organisasi", "bulan_romawi": "IV", "tahun": 2021}


@pytest.mark.parametrize(
    ("counter", "printed"),
    [(7, "007"), ("7", "007"), ("7a", "007a"), (1234, "1234"), ("1234b", "1234b")],
)
def test_width(counter: int | str, printed: str) -> None:
    """The width of the pattern counts for an inserted number too: 015a, not 15a."""
    expected = f"000.8.3/{printed}/Bag.Organisasi/IV/2021"
    assert printer(SURAT, VALUES)(counter) == expected


@given(
    urut=st.integers(1, 999_999),
    sisipan=st.sampled_from(["", "a", "k", "z"]),
    unit=st.sampled_from(["ORG", "RSUD.12", "1", "A-B"]),
    pola=st.sampled_from(
        [
            SURAT.pola,
            "188.45/{urut}/KPTS/{tahun}",
            "NOMOR {urut} TAHUN {tahun}",
            "B-{urut:04}/{unit}/{kode}/{bulan}/{tahun}",
            "({unit})[{urut}].{tahun}+{tahun}",
        ]
    ),
)
def test_what_is_printed_is_read_back(urut: int, sisipan: str, unit: str, pola: str) -> None:
    """A printed number leads back to its counter, whatever the pattern."""
    model = PolaNomor(pola=pola, kode="000.8.3")
    values = {**VALUES, "unit": unit, "bulan": "04"}
    printed = printer(model, values)(f"{urut}{sisipan}")
    assert parse_printed(model, printed) == Counter(urut, sisipan, 2021)


@pytest.mark.parametrize("text", ["", "a", "15aa", "1.5", "-1", "1234567", "15/2021", "١٥"])
def test_other_texts_are_no_counter(text: str) -> None:
    """A text with other characters than digits and one letter is not a counter."""
    assert parse_counter(text) is None


def test_another_code_still_counts() -> None:
    """Numbers of one series may differ in their code, so the code is not compared."""
    assert parse_printed(SURAT, "005/015/ORG/IV/2021") == Counter(15, "", 2021)


def test_another_make_of_number_reads_nothing() -> None:
    """A number that does not fit the pattern gives no counter."""
    assert parse_printed(SURAT, "X/2021") is None


def test_which_series() -> None:
    """A series is the kind's own, the one it shares, or a unit's."""
    assert series_name("keputusan", PolaNomor(pola="{urut}"), "ORG") == "keputusan"
    assert series_name("keputusan", PolaNomor(pola="{urut}", seri="sk"), "ORG") == "sk"
    per_unit = PolaNomor(pola="{urut}/{unit}", seri="sk", per_unit=True)
    assert series_name("keputusan", per_unit, "ORG") == "sk/ORG"


def test_the_office_counts_in_the_series_that_kinds_share() -> None:
    """An invitation of a unit has the unit's count, one of the office that of its letters."""
    pola = PolaNomor(pola="{urut}/{unit}", seri="surat", per_unit=True)
    assert series_name("undangan", pola, "DUKCAPIL", "SETDA") == "surat/DUKCAPIL"
    assert series_name("undangan", pola, "SETDA", "SETDA") == "surat"


def test_code_is_the_same_everywhere() -> None:
    """A code is eight letters that follow from data set, type, key and number alone."""
    code = next(possible_codes("trenggalek-2021", "keputusan-tim", "a", "1/2021"))
    assert code == "ZFZ5AB00"
    assert code != next(possible_codes("trenggalek-2021", "keputusan-tim", "a", "2/2021"))


def test_who_issues_counts_in_its_own_agenda() -> None:
    """So does a type's issuer, unless it is the office, or the pattern doesn't print its code."""
    surat = PolaNomor(pola="{urut}/{unit}", seri="surat")
    assert series_name("surat", surat, "ITDA", "SETDA", issues=True) == "surat/ITDA"
    assert series_name("surat", surat, "SETDA", "SETDA", issues=True) == "surat"
    assert series_name("surat", surat, "ITDA", "SETDA") == "surat"
    alone = PolaNomor(pola="{urut}/LAP/{unit}")
    assert series_name("laporan", alone, "ITDA", "SETDA", issues=True) == "laporan/ITDA"
    assert series_name("laporan", alone, "SETDA", "SETDA", issues=True) == "laporan"
    assert series_name("surat", PolaNomor(pola="005/{urut}"), "ITDA", issues=True) == "surat"


@pytest.mark.parametrize(
    ("other", "kin"),
    [
        ("surat", True),
        ("surat/PKM", True),
        ("surat/DKK", False),
        ("surat_tugas", False),
        ("", False),
    ],
)
def test_series_that_could_print_one_number(other: str, kin: bool) -> None:
    """The office's series and a unit's are kin, two units' or two kinds' are not."""
    assert are_kin("surat/PKM", other) is kin
    assert are_kin(other, "surat/PKM") is kin


def test_a_pattern_of_one_unit() -> None:
    """Only numbers with the unit's own code fit it, whatever letters stand in the code."""
    own = of_unit(SURAT, "A.1")
    assert parse_printed(own, "000.8.3/7/a.1/V/2026") == Counter(7, "", 2026)
    assert parse_printed(own, "000.8.3/7/A-1/V/2026") is None
