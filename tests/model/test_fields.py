"""What a clerk typed in one cell, and the value it becomes."""

from __future__ import annotations

import math
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from zi_docs.errors import FieldError
from zi_docs.model.fields import (
    Bulan,
    DaftarTeks,
    Pukul,
    Rupiah,
    TanggalNaskah,
    Teks,
    YaTidak,
    clean_text,
    only_digits,
)


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        read(kind, value)
    [detail] = refused.value.errors()
    assert detail["type"] == "value_error", detail
    error = detail["ctx"]["error"]
    if isinstance(error, FieldError):
        return f'"{error.about}": {error} {error.mend}'
    return str(error)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("\u200b \u200b", ""),
        (5, "5"),
        (5.0, "5"),
        (66311.0, "66311"),
        (12.5, "12,5"),
        (-0.25, "-0,25"),
        (1e-7, "0,0000001"),
        (Decimal("1.50"), "1,50"),
        (Decimal("1E+3"), "1000"),
        (True, "ya"),
        (False, "tidak"),
        (date(2020, 4, 6), "6 April 2020"),
        (datetime(2020, 4, 6, 9, 30), "6 April 2020"),
        (time(9, 5), "09.05"),
        ("  Dinas   Kesehatan ", "Dinas Kesehatan"),
        ("Dinas\u00a0\u00a0Kesehatan", "Dinas Kesehatan"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("a \n  b", "a\nb"),
        ("a\tb", "a b"),
        ("Jose\u0301", "José"),
    ],
)
def test_a_cell_becomes_text_as_it_is_read_aloud(value: Any, text: str) -> None:
    """Numbers lose Excel's ".0", dates are written out, spaces and line ends are made one kind."""
    assert clean_text(value) == text


@given(st.text())
def test_cleaning_text_twice_changes_nothing_more(text: str) -> None:
    """Cleaning a clean text changes nothing."""
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "S"])))
def test_visible_letters_are_never_lost(text: str) -> None:
    """Cleaning touches spaces only: no letter, digit or mark is dropped or replaced."""
    assert clean_text(f" {text}  {text} ") == f"{text} {text}".strip()


@given(st.text())
def test_clean_text_is_composed(text: str) -> None:
    """Clean text is composed (NFC), so that equal names are equal."""
    assert unicodedata.is_normalized("NFC", clean_text(text))


@pytest.mark.parametrize("value", [["a"], {"a": 1}, (1,), math.nan, math.inf, Decimal("NaN")])
def test_what_is_not_one_text_is_refused(value: Any) -> None:
    """A list, a mapping and NaN are refused."""
    assert refusal(Teks, value)


@pytest.mark.parametrize(
    "value",
    ["ya", "Ya", " YA ", "y", "v", "V", "x", "√", "✓", "✔", "1", 1, 1.0, "benar", "ada", "sudah",
     "true", "yes", "Iya", "punya", True],
)  # fmt: skip
def test_yes_words(value: Any) -> None:
    """Each way in which people say yes is read as yes."""
    assert read(YaTidak, value) is True


@pytest.mark.parametrize(
    "value",
    ["tidak", "Tidak", "t", "-", "", None, "0", 0, 0.0, "salah", "belum", "bukan", "tidak ada",
     "false", "no", "N", "tdk", "tidak punya", False],
)  # fmt: skip
def test_no_words(value: Any) -> None:
    """Each way in which people say no is read as no; so is an empty cell."""
    assert read(YaTidak, value) is False


@pytest.mark.parametrize("value", ["mungkin", "2", 2, "ya/tidak", "Januari"])
def test_neither_yes_nor_no(value: Any) -> None:
    """Another word is refused with the two that are accepted."""
    assert 'Tulis "ya" atau "tidak"' in refusal(YaTidak, value)


@pytest.mark.parametrize(
    "value",
    ["6 April 2020", "Senin, 6 April 2020", "06/04/2020", "6.4.2020", "2020-04-06",
     date(2020, 4, 6), datetime(2020, 4, 6, 23, 59)],
)  # fmt: skip
def test_dates(value: Any) -> None:
    """Excel's dates and the ways of writing one are the same date, day first."""
    assert read(TanggalNaskah, value) == date(2020, 4, 6)
    assert not isinstance(read(TanggalNaskah, value), datetime)


@pytest.mark.parametrize("value", ["", None, "  "])
def test_no_date(value: Any) -> None:
    """An empty cell has no date, and that is not an error of the cell."""
    assert read(TanggalNaskah, value) is None


@pytest.mark.parametrize("value", [43927, 43927.0, "43927", "31 Februari 2020", "2020", "06/04/20"])
def test_dates_are_never_guessed(value: Any) -> None:
    """A serial number, half a date and a day that does not exist are refused."""
    assert "anggal" in refusal(TanggalNaskah, value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("09.00", time(9)),
        ("09:30 WIB", time(9, 30)),
        ("pukul 13.15", time(13, 15)),
        ("09.00 WIB s.d. selesai", time(9)),
        (time(9, 5), time(9, 5)),
        (datetime(2020, 4, 6, 9, 5), time(9, 5)),
        ("selesai", None),
        ("", None),
        (None, None),
    ],
)
def test_times(value: Any, expected: time | None) -> None:
    """A time is read from text and from Excel; "selesai" and an empty cell have none."""
    assert read(Pukul, value) == expected


def test_a_second_time_is_not_dropped() -> None:
    """A cell for one time refuses two, since the second would be lost."""
    assert "dua waktu" in refusal(Pukul, "09.00 - 11.00")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a; b;c", ("a", "b", "c")),
        ("a\nb\nc", ("a", "b", "c")),
        ("a; b\nc", ("a; b", "c")),
        ("a\r\n\r\n b ", ("a", "b")),
        (";;", ()),
        ("", ()),
        (None, ()),
        ("satu", ("satu",)),
        (["a ", "", None, 5.0], ("a", "5")),
        (5.0, ("5",)),
    ],
)
def test_list_cells(value: Any, expected: tuple[str, ...]) -> None:
    """A cell is split at its line ends, or else at semicolons; empty pieces are left out."""
    assert read(DaftarTeks, value) == expected


def test_lists_in_lists_are_refused() -> None:
    """A list inside a list of texts is refused."""
    assert refusal(DaftarTeks, [["a"]])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jan-Mar", (1, 2, 3)),
        ("TW II", (4, 5, 6)),
        ("Desember, Januari", (1, 12)),
        (5.0, (5,)),
        ([3, "Jan", 3], (1, 3)),
        (["Jan-Feb", "TW IV"], (1, 2, 10, 11, 12)),
        ("", ()),
        (None, ()),
    ],
)
def test_months(value: Any, expected: tuple[int, ...]) -> None:
    """A schedule gives each month once and in order, however it is typed."""
    assert read(Bulan, value) == expected


@pytest.mark.parametrize("value", ["13", "Nov-Feb", "nanti", True, [0]])
def test_months_that_are_none(value: Any) -> None:
    """A word that is not a month is refused."""
    assert refusal(Bulan, value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Rp 1.500.000,-", 1_500_000),
        ("1.500.000", 1_500_000),
        ("Rp1.500.000,00", 1_500_000),
        (1_500_000, 1_500_000),
        (1_500_000.0, 1_500_000),
        (Decimal("1500000.00"), 1_500_000),
        (0, 0),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_rupiah(value: Any, expected: int | None) -> None:
    """An amount is a whole number of rupiah, or is empty."""
    assert read(Rupiah, value) == expected


@pytest.mark.parametrize(
    "value",
    [-1, "-Rp500", "Rp1.500,50", 0.5, Decimal("0.01"), "1500000.00", "banyak", True, ["1"],
     math.nan, math.inf, -math.inf, Decimal("Infinity"), Decimal("NaN")],
)  # fmt: skip
def test_amounts_that_are_none(value: Any) -> None:
    """A negative amount, a fraction and a text that is not a number are refused."""
    assert refusal(Rupiah, value).endswith(".")


@pytest.mark.parametrize(
    ("text", "digits"),
    [("19860926 201505 1 001", "198609262015051001"), ("NIP. 123", "123"), ("١٢٣", ""), ("²", "")],
)
def test_only_plain_digits_count(text: str, digits: str) -> None:
    """Spaces and labels are removed; digits of other scripts are refused."""
    assert only_digits(text) == digits


@pytest.mark.parametrize(("value", "said"), [(-5, '"-5"'), (1.5, '"1,5"'), ("-Rp5", '"-Rp5"')])
def test_an_amount_that_is_none_is_shown(value: Any, said: str) -> None:
    """A refused amount is shown as it was typed."""
    assert said in refusal(Rupiah, value)
