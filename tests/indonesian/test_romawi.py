import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import bulan_romawi, format_romawi, parse_romawi

from .random_text import only_value_error, typed_text


@pytest.mark.parametrize(
    ("n", "romawi"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (50, "L"),
        (100, "C"),
        (500, "D"),
        (90, "XC"),
        (444, "CDXLIV"),
        (2024, "MMXXIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_format_writes_subtractive_numerals(n: int, romawi: str) -> None:
    """Four and nine of each place are written by subtraction."""
    assert format_romawi(n) == romawi


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_format_refuses_numbers_without_a_numeral(n: int) -> None:
    """Numbers below 1 and above 3999 are refused."""
    with pytest.raises(ValueError, match="1 sampai 3999"):
        format_romawi(n)


@pytest.mark.parametrize(
    "text", ["IIII", "VV", "IC", "IVI", "", "A", "M" * 4, "M" * 10_000, "ıv", "Ⅳ", "1"]
)
def test_parse_refuses_other_spellings(text: str) -> None:
    """Another spelling than the standard one is not a numeral."""
    with pytest.raises(ValueError, match="Romawi"):
        parse_romawi(text)


@given(st.integers(1, 3999), st.booleans())
def test_parse_gives_back_every_numeral(n: int, small: bool) -> None:
    """Every numeral reads back, in capitals or small letters."""
    romawi = format_romawi(n)
    assert parse_romawi(f" {romawi.lower() if small else romawi} ") == n


def test_month_numerals_run_from_i_to_xii() -> None:
    """The month in a letter's number is I to XII; another is refused."""
    assert " ".join(map(bulan_romawi, range(1, 13))) == "I II III IV V VI VII VIII IX X XI XII"
    for wrong in (0, 13):
        with pytest.raises(ValueError, match="1 sampai 12"):
            bulan_romawi(wrong)


@given(typed_text)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_romawi, text)
