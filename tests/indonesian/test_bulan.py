from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import (
    format_semester,
    format_triwulan,
    nama_bulan,
    semester,
    triwulan,
)
from zi_docs.indonesian.bulan import parse_bulan

from .random_text import only_value_error, typed_text

NAMA = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
YEAR = tuple(range(1, 13))


def test_names_are_the_standard_ones() -> None:
    """Months carry the names of KBBI: Februari and November, with F and v."""
    assert [nama_bulan(bulan) for bulan in YEAR] == NAMA


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_a_month_outside_the_year_is_refused(bulan: int) -> None:
    """There are twelve months."""
    for function in (nama_bulan, triwulan, semester, format_triwulan, format_semester):
        with pytest.raises(ValueError, match="1 sampai 12"):
            function(bulan)


@pytest.mark.parametrize(
    ("text", "bulan"),
    [
        ("Agt", 8),
        ("Agu.", 8),
        ("Ags", 8),
        ("Agust", 8),
        ("NOPEMBER", 11),
        ("Pebruari", 2),
        ("Peb", 2),
        ("Sept", 9),
        ("Mrt", 3),
        ("IV", 4),
        ("xii", 12),
        ("04", 4),
        ("12", 12),
        ("bulan Mei", 5),
        (" Okt\u00a0", 10),
    ],
)
def test_parse_reads_every_way_to_name_a_month(text: str, bulan: int) -> None:
    """Old spellings, abbreviations, Roman numerals and digits all name a month."""
    assert parse_bulan(text) == bulan


@pytest.mark.parametrize("text", ["", "0", "13", "XIII", "Aprl", "April 2020", "IIII", "٣", "1.5"])
def test_parse_refuses_what_is_no_month(text: str) -> None:
    """Another text is refused."""
    with pytest.raises(ValueError, match=r"bulan|Bulan|Romawi"):
        parse_bulan(text)


@given(st.sampled_from(YEAR), st.sampled_from([str, str.upper, str.lower]))
def test_parse_gives_back_every_name(bulan: int, style: Callable[[str], str]) -> None:
    """Every printed month name, and its first three letters, reads back in any capitals."""
    assert parse_bulan(style(nama_bulan(bulan))) == bulan
    assert parse_bulan(style(nama_bulan(bulan)[:3])) == bulan


def test_quarters_and_half_years() -> None:
    """Three months make a triwulan and six a semester."""
    assert [triwulan(bulan) for bulan in YEAR] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [semester(bulan) for bulan in YEAR] == [1] * 6 + [2] * 6


def test_quarters_and_half_years_are_printed_in_roman() -> None:
    """Offices write Triwulan II and Semester I, from a date or from a month."""
    assert format_triwulan(4) == format_triwulan(date(2020, 6, 30)) == "Triwulan II"
    assert format_triwulan(12) == "Triwulan IV"
    assert format_semester(6) == format_semester(date(2020, 1, 1)) == "Semester I"
    assert format_semester(7) == "Semester II"


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_bulan, text)
