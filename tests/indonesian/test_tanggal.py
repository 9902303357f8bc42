from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import (
    format_hari_tanggal,
    format_tanggal,
    format_tanggal_terbilang,
    nama_hari,
    parse_hari,
    parse_tanggal,
)

from .random_text import only_value_error, typed_text

SENIN = date(2020, 4, 6)
office_dates = st.dates(date(1800, 1, 1), date(2100, 12, 31))


def test_weekdays_are_the_standard_ones() -> None:
    """Weekdays carry the names of KBBI: Jumat without an apostrophe, and Minggu."""
    nama = [nama_hari(date(2020, 4, hari)) for hari in range(6, 13)]
    assert nama == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def test_printed_dates_have_no_leading_zero() -> None:
    """A letter carries 6 April 2020, not 06 April 2020, with or without its weekday."""
    assert format_tanggal(SENIN) == "6 April 2020"
    assert format_hari_tanggal(SENIN) == "Senin, 6 April 2020"
    assert format_hari_tanggal(datetime(2020, 4, 10, 9)) == "Jumat, 10 April 2020"


@pytest.mark.parametrize(
    ("tanggal", "word"),
    [
        (SENIN, "Senin, tanggal enam bulan April tahun dua ribu dua puluh"),
        (
            date(2021, 12, 31),
            "Jumat, tanggal tiga puluh satu bulan Desember tahun dua ribu dua puluh satu",
        ),
        (
            date(1999, 8, 17),
            "Selasa, tanggal tujuh belas bulan Agustus tahun seribu sembilan ratus "
            "sembilan puluh sembilan",
        ),
    ],
)
def test_minutes_open_with_the_date_in_words(tanggal: date, word: str) -> None:
    """Numbers in small letters, the names of day and month with a capital."""
    assert format_tanggal_terbilang(tanggal) == word


@pytest.mark.parametrize(
    "text",
    [
        "6 April 2020",
        "06 April 2020",
        "06/04/2020",
        "6/4/2020",
        "6 / 4 / 2020",
        "06-04-2020",
        "6.4.2020",
        "06.04.2020",
        "2020-04-06",
        "2020/04/06",
        "2020.4.6",
        "2020-04-06 00:00:00",
        "2020-04-06T00:00:00.000Z",
        "06-Apr-2020",
        "06 04 2020",
        "6 April, 2020",
        "6/IV/2020",
        "6-Apr-2020",
        "6 Apr. 2020",
        "6 APRIL 2020",
        "6 april 2020",
        "tanggal 6 April 2020",
        "tgl. 6 April 2020",
        "Tanggal: 6 April 2020",
        "6 April 2020.",
        "6\u00a0April   2020",
        "\u200e6 April 2020\n",
    ],
)
def test_parse_reads_dates_without_a_weekday(text: str) -> None:
    """The day comes first unless the year does, and no weekday is invented."""
    written = parse_tanggal(text)
    assert (written.tanggal, written.hari, written.cocok) == (SENIN, None, True)


@pytest.mark.parametrize(
    ("text", "tanggal"),
    [
        ("17 Agt 2020", date(2020, 8, 17)),
        ("17 Agu 2020", date(2020, 8, 17)),
        ("17 Ags 2020", date(2020, 8, 17)),
        ("17 Agust 2020", date(2020, 8, 17)),
        ("1 Nopember 2020", date(2020, 11, 1)),
        ("3 Pebruari 2020", date(2020, 2, 3)),
        ("29 Februari 2020", date(2020, 2, 29)),
        ("1 Januari 1800", date(1800, 1, 1)),
        ("31 Des 2100", date(2100, 12, 31)),
        ("01/02/2020", date(2020, 2, 1)),
    ],
)
def test_parse_reads_old_and_short_month_names(text: str, tanggal: date) -> None:
    """Nopember, Pebruari and the four short forms of Agustus are months."""
    assert parse_tanggal(text).tanggal == tanggal


@pytest.mark.parametrize(
    ("text", "hari"),
    [
        ("Senin, 6 April 2020", "Senin"),
        ("Senin 6 April 2020", "Senin"),
        ("SENIN , 6 April 2020", "Senin"),
        ("Senin/6 April 2020", "Senin"),
        ("Hari Senin tanggal 6 April 2020", "Senin"),
        ("Jum'at, 10 April 2020", "Jumat"),
        ("JUM’AT, 10 APRIL 2020", "Jumat"),
        ("Jumat, 10/04/2020", "Jumat"),
        ("Ahad, 12 April 2020", "Minggu"),
        ("Minggu, 12 April 2020", "Minggu"),
    ],
)
def test_parse_gives_the_weekday_in_its_standard_spelling(text: str, hari: str) -> None:
    """Jum'at becomes Jumat and Ahad becomes Minggu, and both agree with their dates."""
    written = parse_tanggal(text)
    assert (written.hari, written.cocok) == (hari, True)


def test_a_wrong_weekday_is_reported_not_refused() -> None:
    """A weekday that contradicts its date is returned, and the reader decides."""
    written = parse_tanggal("Selasa, 6 April 2020")
    assert (written.tanggal, written.hari, written.cocok) == (SENIN, "Selasa", False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("6/4/20", "tahun dua angka"),
        ("6 April 20", "tahun dua angka"),
        ("6 April", "tidak memuat tahun"),
        ("6/4", "tidak memuat tahun"),
        ("April 2020", "tidak menyebut tanggal"),
        ("04/2020", "tidak menyebut tanggal"),
        ("2020", "tidak menyebut tanggal"),
        ("31 April 2020", "April 2020 hanya sampai tanggal 30"),
        ("29/02/2021", "Februari 2021 hanya sampai tanggal 28"),
        ("0 April 2020", "harinya 0"),
        ("04/13/2020", "bukan 13"),
        ("6 Aprl 2020", "bukan nama bulan"),
        ("6 April 2020 pukul 09.00 WIB", "memuat jam"),
        ("6 April 2020 09.00", "memuat jam"),
        ("2020-04-06 09:30:00", "memuat jam"),
        ("6 s.d. 8 April 2020", "lebih dari satu tanggal"),
        ("6 April 0202", "tidak masuk akal"),
        ("31 Desember 1799", "tidak masuk akal"),
        ("1 Januari 2101", "tidak masuk akal"),
        ("43927", "bilangan dari Excel"),
        ("Snin, 6 April 2020", "tidak dikenal"),
        ("6-4/2020", "tidak dikenal"),
        ("٦ April 2020", "tidak dikenal"),
        ("", "tidak dikenal"),
    ],
)
def test_each_fault_has_its_own_sentence(text: str, reason: str) -> None:
    """The complaint says what is missing or wrong, and never guesses."""
    with pytest.raises(ValueError, match=reason):
        parse_tanggal(text)


@given(office_dates)
def test_parse_gives_back_every_printed_date(tanggal: date) -> None:
    """Every form that this package prints, and the usual numeric forms, read back."""
    for text in (
        format_tanggal(tanggal),
        f"{tanggal:%d/%m/%Y}",
        f"{tanggal.day}-{tanggal.month}-{tanggal.year}",
        tanggal.isoformat(),
    ):
        assert parse_tanggal(text).tanggal == tanggal
    written = parse_tanggal(format_hari_tanggal(tanggal).upper())
    assert (written.tanggal, written.hari, written.cocok) == (tanggal, nama_hari(tanggal), True)


def test_parse_hari_refuses_other_words() -> None:
    """A word that is not one of the seven weekdays, in any spelling, is refused."""
    assert parse_hari(" AHAD ") == "Minggu"
    with pytest.raises(ValueError, match="bukan nama hari"):
        parse_hari("Senen")


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_tanggal, text)
    only_value_error(parse_hari, text)
