from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import FieldError
from zi_docs.indonesian import format_rentang, format_rentang_hari, parse_rentang

from .ketikan_acak import hanya_value_error, ketikan

ENAM, DELAPAN = date(2020, 4, 6), date(2020, 4, 8)


@pytest.mark.parametrize(
    ("awal", "akhir", "tertulis"),
    [
        (ENAM, DELAPAN, "6 s.d. 8 April 2020"),
        (ENAM, ENAM, "6 April 2020"),
        (date(2020, 4, 29), date(2020, 5, 2), "29 April s.d. 2 Mei 2020"),
        (date(2020, 12, 30), date(2021, 1, 2), "30 Desember 2020 s.d. 2 Januari 2021"),
        (ENAM, date(2021, 4, 8), "6 April 2020 s.d. 8 April 2021"),
    ],
)
def test_nothing_is_said_twice(awal: date, akhir: date, tertulis: str) -> None:
    """Month and year stand once when both ends share them."""
    assert format_rentang(awal, akhir) == tertulis


def test_weekdays_stand_before_the_range() -> None:
    """The weekday range comes first; one day has one weekday."""
    assert format_rentang_hari(ENAM, DELAPAN) == "Senin s.d. Rabu, 6 s.d. 8 April 2020"
    assert format_rentang_hari(ENAM, ENAM) == "Senin, 6 April 2020"


def test_a_backward_range_is_refused() -> None:
    """The end may not come before the beginning."""
    for fungsi in (format_rentang, format_rentang_hari):
        with pytest.raises(ValueError, match="terbalik"):
            fungsi(DELAPAN, ENAM)


@pytest.mark.parametrize(
    "text",
    [
        "6 s.d. 8 April 2020",
        "6 s.d 8 April 2020",
        "6 s/d 8 April 2020",
        "6 sd 8 April 2020",
        "6 sampai dengan 8 April 2020.",
        "6 hingga 8 April 2020",
        "6-8 April 2020",
        "6 - 8 April 2020",
        "6–8 April 2020",
        "6 April s.d. 8 April 2020",
        "tanggal 6 s.d. 8 April 2020",
        "06-04-2020 s.d. 08-04-2020",
        "06-04-2020 - 08-04-2020",
        "06/04/2020-8 April 2020",
        "6 s.d. 8/4/2020",
        "Senin s.d. Rabu, 6 s.d. 8 April 2020",
        "Senin-Rabu, 6-8 April 2020",
        "Senin, 6 April s.d. Rabu, 8 April 2020",
        "SENIN S.D. RABU, 6 S.D. 8 APRIL 2020",
    ],
)
def test_parse_reads_every_way_to_write_a_range(text: str) -> None:
    """The first date borrows what it lacks from the second, whatever stands between them."""
    assert parse_rentang(text) == (ENAM, DELAPAN)


@pytest.mark.parametrize(
    "text", ["6 April 2020", "06-04-2020", "6-Apr-2020", "Senin, 6 April 2020"]
)
def test_one_date_is_a_range_of_one_day(text: str) -> None:
    """A date alone begins and ends on that day, and its hyphens are no range."""
    assert parse_rentang(text) == (ENAM, ENAM)


def test_a_range_over_new_year_needs_both_years() -> None:
    """Without its own year the first date would lie after the second."""
    silvester = (date(2020, 12, 30), date(2021, 1, 2))
    assert parse_rentang("30 Desember 2020-2 Januari 2021") == silvester
    with pytest.raises(FieldError, match="terbalik") as error:
        parse_rentang("30 Desember s.d. 2 Januari 2021")
    assert "tulis tahun pada kedua tanggal" in error.value.mend


@pytest.mark.parametrize(
    ("text", "sebab"),
    [
        ("8 s.d. 6 April 2020", "terbalik"),
        ("Selasa s.d. Rabu, 6 s.d. 8 April 2020", "tertulis sebagai hari Selasa"),
        ("Senin s.d. Kamis, 6 s.d. 8 April 2020", "tertulis sebagai hari Kamis"),
        ("Selasa, 6 April 2020", "tertulis sebagai hari Selasa"),
        ("6 s.d. 7 s.d. 8 April 2020", "lebih dari dua tanggal"),
        ("6 s.d. 8 April", "tidak memuat tahun"),
        ("31 s.d. 8 April 2020", "April 2020 hanya sampai tanggal 30"),
        ("6, 7 April 2020", "tidak dikenal"),
        ("s.d.", "tidak dikenal"),
        ("", "tidak dikenal"),
    ],
)
def test_doubtful_ranges_are_refused(text: str, sebab: str) -> None:
    """A wrong weekday, a third date or a missing year is a complaint of its own."""
    with pytest.raises(ValueError, match=sebab):
        parse_rentang(text)


@given(st.dates(date(1800, 1, 1), date(2098, 1, 1)), st.integers(0, 800), st.booleans())
def test_parse_gives_back_every_printed_range(awal: date, hari: int, dengan_hari: bool) -> None:
    """Every printed range reads back, with or without weekdays."""
    akhir = awal + timedelta(hari)
    tulis = format_rentang_hari if dengan_hari else format_rentang
    assert parse_rentang(tulis(awal, akhir)) == (awal, akhir)


@given(ketikan)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    hanya_value_error(parse_rentang, text)
