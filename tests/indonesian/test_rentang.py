from datetime import date

import pytest

from zi_docs.errors import FieldError
from zi_docs.indonesian import format_rentang, format_rentang_hari

SIX, EIGHT = date(2020, 4, 6), date(2020, 4, 8)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (SIX, EIGHT, "6 s.d. 8 April 2020"),
        (SIX, SIX, "6 April 2020"),
        (date(2020, 4, 29), date(2020, 5, 2), "29 April s.d. 2 Mei 2020"),
        (date(2020, 12, 30), date(2021, 1, 2), "30 Desember 2020 s.d. 2 Januari 2021"),
        (SIX, date(2021, 4, 8), "6 April 2020 s.d. 8 April 2021"),
    ],
)
def test_nothing_is_said_twice(start: date, end: date, written: str) -> None:
    """Month and year stand once when both ends share them."""
    assert format_rentang(start, end) == written


def test_weekdays_stand_before_the_range() -> None:
    """The weekday range comes first; one day has one weekday."""
    assert format_rentang_hari(SIX, EIGHT) == "Senin s.d. Rabu, 6 s.d. 8 April 2020"
    assert format_rentang_hari(SIX, SIX) == "Senin, 6 April 2020"


def test_a_backward_range_is_refused() -> None:
    """An end before the beginning is refused."""
    for function in (format_rentang, format_rentang_hari):
        with pytest.raises(FieldError, match="terbalik") as error:
            function(EIGHT, SIX)
        assert "tulis tahun pada kedua tanggal" in error.value.mend
