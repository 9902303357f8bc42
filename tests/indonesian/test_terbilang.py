from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import parse_terbilang, terbilang
from zi_docs.indonesian.angka import Angka

from .random_text import only_value_error, typed_text

DIGITS = dict(
    zip(
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
        range(1, 10),
        strict=True,
    )
)
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def value_of(words: str) -> int:
    """An independent reading of number words, by splitting at the largest scale words."""
    for nama, scale in sorted(SCALES.items(), key=lambda item: -item[1]):
        if nama in words.split():
            before, after = words.split(f" {nama}", 1)
            return value_of(before) * scale + value_of(after.strip())
    if words.startswith("seribu"):
        return 1000 + value_of(words.removeprefix("seribu").strip())
    return sum(
        value_of_tens(part.strip()) * weight
        for part, weight in zip(
            reversed(f"{words.replace('seratus', 'satu ratus')}".split("ratus")),
            (1, 100),
            strict=False,
        )
    )


def value_of_tens(words: str) -> int:
    words = words.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    if words.endswith("belas"):
        return 10 + DIGITS[words.split()[0]]
    tens, found, units = words.rpartition("puluh")
    return (DIGITS[tens.strip()] * 10 if found else 0) + DIGITS.get(units.strip(), 0)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2020, "dua ribu dua puluh"),
        (11000, "sebelas ribu"),
        (21000, "dua puluh satu ribu"),
        (101000, "seratus satu ribu"),
        (10**6, "satu juta"),
        (1001000, "satu juta seribu"),
        (1001001, "satu juta seribu satu"),
        (10**9, "satu miliar"),
        (10**9 + 1000, "satu miliar seribu"),
        (10**12, "satu triliun"),
        (10**15, "satu kuadriliun"),
        (-1001000, "minus satu juta seribu"),
    ],
)
def test_whole_numbers(n: int, words: str) -> None:
    """Usage: seribu also inside a larger number, satu juta not sejuta, miliar not milyar."""
    assert terbilang(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        ("12,5", "dua belas koma lima"),
        (Decimal("0.05"), "nol koma nol lima"),
        (Decimal("-1.25"), "minus satu koma dua lima"),
        (Decimal("1500.00"), "seribu lima ratus"),
        (Decimal("-0.0"), "nol"),
        (1500000.0, "satu juta lima ratus ribu"),
        ("2.020", "dua ribu dua puluh"),
    ],
)
def test_decimals_are_spoken_digit_by_digit(n: Angka, words: str) -> None:
    """Decimals follow "koma" one by one; a whole number never ends in "koma nol"."""
    assert terbilang(n) == words


@pytest.mark.parametrize(
    "n", [True, 2.5, float("nan"), float("inf"), 10**18, -(10**18), "1.5", "dua"]
)
def test_what_has_no_sure_value_is_refused(n: Angka) -> None:
    """Bool, fractional floats, NaN, ambiguous text and too large numbers are refused."""
    with pytest.raises(ValueError, match=r"\.$"):
        terbilang(n)


def test_every_small_number_agrees_with_an_independent_reading() -> None:
    """Each number up to 20.000 is spelt so that a second, different reader gives it back."""
    for n in range(1, 20_001):
        assert value_of(terbilang(n)) == n


@given(st.integers(1, 10**18 - 1))
def test_large_numbers_agree_with_an_independent_reading(n: int) -> None:
    """Every number that has a name is spelt so that the second reader gives it back."""
    assert value_of(terbilang(n)) == n


@given(st.integers(1, 10**15), st.integers(1, 999))
def test_an_inner_single_thousand_is_seribu(million: int, units: int) -> None:
    """A thousands group of exactly one is "seribu" wherever it stands."""
    words = terbilang(million % 10**12 * 10**6 + 1000 + units)
    assert "seribu" in words
    assert not words.startswith("satu ribu")
    assert " juta satu ribu" not in words


@given(st.integers(0, 10**18 - 1), st.sampled_from(["", " ", "  "]))
def test_parse_gives_back_what_terbilang_wrote(n: int, between: str) -> None:
    """Words read back as the number, with or without spaces, in any capitals."""
    assert parse_terbilang(terbilang(n).replace(" ", between).upper()) == n


@pytest.mark.parametrize(
    "text",
    [
        "",
        "satu ribu",
        "puluh",
        "dua satu",
        "belas",
        "satu juta satu juta",
        "sejuta",
        "minus satu",
        "dua koma lima",
        "12",
    ],
)
def test_parse_refuses_other_wordings(text: str) -> None:
    """Only what ``terbilang`` itself would write is a number."""
    with pytest.raises(ValueError, match="bukan"):
        parse_terbilang(text)


@given(typed_text)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_terbilang, text)
    only_value_error(terbilang, text)
