from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import (
    format_semester,
    format_triwulan,
    nama_bulan,
    parse_daftar_bulan,
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


@pytest.mark.parametrize(
    ("text", "bulan"),
    [
        ("Jan-Mar", (1, 2, 3)),
        ("Januari s.d. Maret", (1, 2, 3)),
        ("Jan s/d Mar", (1, 2, 3)),
        ("Jan. – Mar.", (1, 2, 3)),
        ("1,2,5", (1, 2, 5)),
        ("5; 2; 2", (2, 5)),
        ("TW II", (4, 5, 6)),
        ("TW-II", (4, 5, 6)),
        ("tw2", (4, 5, 6)),
        ("Triwulan I", (1, 2, 3)),
        ("Triwulan ke-3", (7, 8, 9)),
        ("TW I dan III", (1, 2, 3, 7, 8, 9)),
        ("TW I, II", (1, 2, 3, 4, 5, 6)),
        ("Triwulan I s.d. III", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("TW I - TW II", (1, 2, 3, 4, 5, 6)),
        ("TW I, Mei", (1, 2, 3, 5)),
        ("Semester II", (7, 8, 9, 10, 11, 12)),
        ("Smt. 1", (1, 2, 3, 4, 5, 6)),
        ("Feb, Apr & Jun", (2, 4, 6)),
        ("Januari, Februari, dan Maret", (1, 2, 3)),
        ("Jan-Feb, Nov-Des", (1, 2, 11, 12)),
        ("Desember", (12,)),
        ("II", (2,)),
        ("sepanjang tahun", YEAR),
        ("Setiap  bulan.", YEAR),
        ("TW I - IV", YEAR),
    ],
)
def test_schedules_are_read_as_people_write_them(text: str, bulan: tuple[int, ...]) -> None:
    """Months come in order and once each, whatever way the schedule is written."""
    assert parse_daftar_bulan(text) == bulan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nov-Feb",
        "TW V",
        "TW III-I",
        "Semester III",
        "Jan - Feb - Mar",
        "TW",
        "Jan,,Feb",
        "Jan 2020",
        "rutin",
        "TW I, 5",
    ],
)
def test_doubtful_schedules_are_refused(text: str) -> None:
    """Backward ranges, quarters that do not exist and unknown words are refused."""
    with pytest.raises(ValueError, match=r"\.$"):
        parse_daftar_bulan(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("TW V", "Triwulan 5 tidak ada; hanya 1 sampai 4."),
        ("Smt III", "Semester 3 tidak ada; hanya 1 sampai 2."),
    ],
)
def test_a_quarter_that_does_not_exist_is_named(text: str, message: str) -> None:
    """The complaint says which unit was asked for and how many there are."""
    with pytest.raises(ValueError, match=message):
        parse_daftar_bulan(text)


@given(st.sets(st.sampled_from(YEAR), min_size=1), st.sampled_from([", ", ";", " & ", " dan "]))
def test_a_list_of_names_reads_back(bulan: set[int], between: str) -> None:
    """Every list of month names gives its months."""
    assert parse_daftar_bulan(between.join(nama_bulan(one) for one in bulan)) == tuple(
        sorted(bulan)
    )


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_bulan, text)
    only_value_error(parse_daftar_bulan, text)
