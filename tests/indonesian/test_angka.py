from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import format_angka
from zi_docs.indonesian.angka import Angka, angka_pasti, bulatkan, parse_angka

from .random_text import only_value_error, typed_text

decimal = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (-1234567, "-1.234.567"),
        (1500000.0, "1.500.000"),
        (Decimal("1234567.891"), "1.234.567,891"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.0"), "0,0"),
        ("12,50", "12,50"),
    ],
)
def test_format_uses_dot_for_thousands_and_comma_for_decimals(n: Angka, written: str) -> None:
    """Thousands are parted by dots and decimals by a comma, and decimals stay as given."""
    assert format_angka(n) == written


@pytest.mark.parametrize(
    ("n", "decimals", "written"),
    [("2,5", 0, "3"), ("-2,5", 0, "-3"), ("0,125", 2, "0,13"), ("-0,4", 0, "0"), (7, 2, "7,00")],
)
def test_format_rounds_half_away_from_zero(n: Angka, decimals: int, written: str) -> None:
    """A half is rounded away from zero, and "minus nol" is never printed."""
    assert format_angka(n, decimals) == written


@pytest.mark.parametrize("decimals", [-1, 10])
def test_impossible_number_of_decimals_is_refused(decimals: int) -> None:
    """A number of decimals outside 0 to 9 is refused."""
    with pytest.raises(ValueError, match="0 sampai 9"):
        bulatkan(Decimal(1), decimals)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("12,5", "12.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        (" 1.000\u00a0", "1000"),
    ],
)
def test_parse_reads_indonesian_notation(text: str, value: str) -> None:
    """Dots separate thousands, and a comma begins the decimals."""
    assert parse_angka(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "1.5",
        "1500000.00",
        "1,500,000",
        "1.50.000",
        "0.500",
        "1.500.00",
        "",
        "-",
        "1e5",
        "12,",
        ",5",
        "٣",
        "1 000",
    ],
)
def test_parse_refuses_everything_else(text: str) -> None:
    """A number that could be read in two ways is refused, never guessed."""
    with pytest.raises(ValueError, match="bukan bilangan yang jelas"):
        parse_angka(text)


@pytest.mark.parametrize(
    ("n", "reason"),
    [
        (True, "ya atau tidak"),
        (2.5, "tidak pasti"),
        (2.0**53 + 2, "tidak pasti"),
        (float("nan"), "bukan bilangan"),
        (float("-inf"), "bukan bilangan"),
        (Decimal("NaN"), "bukan bilangan"),
        (Decimal("sNaN"), "bukan bilangan"),
        (10**18, "lebih dari 18 angka"),
        (Decimal("-1E+99999"), "lebih dari 18 angka"),
        (Decimal("1E-16"), "di belakang koma"),
        ("9" * 40, "lebih dari 18 angka"),
    ],
)
def test_values_without_a_sure_number_are_refused(n: Angka, reason: str) -> None:
    """Bool, NaN, fractional floats and numbers beyond 10**18 raise, each with its reason."""
    with pytest.raises(ValueError, match=reason):
        angka_pasti(n)


def test_the_last_sure_values_are_accepted() -> None:
    """A value at a limit is neither refused nor rounded."""
    assert angka_pasti(2.0**53) == 2**53
    assert angka_pasti(Decimal("1E-15")) == Decimal("1E-15")
    assert angka_pasti(1 - 10**18) == 1 - 10**18
    assert bulatkan(Decimal("0.1234567891"), 9) == Decimal("0.123456789")


@given(decimal)
def test_parse_gives_back_what_format_wrote(value: Decimal) -> None:
    """Reading a printed number gives the same number."""
    assert parse_angka(format_angka(value)) == value


@given(typed_text)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_angka, text)
