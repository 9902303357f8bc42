from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import parse_terbilang, terbilang
from zi_docs.indonesian.angka import Angka

from .ketikan_acak import hanya_value_error, ketikan

ANGKA = dict(
    zip(
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
        range(1, 10),
        strict=True,
    )
)
PENGALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def nilai_kata(kata: str) -> int:
    """An independent reading of number words, by splitting at the largest scale word."""
    for nama, pengali in sorted(PENGALI.items(), key=lambda isi: -isi[1]):
        if nama in kata.split():
            depan, belakang = kata.split(f" {nama}", 1)
            return nilai_kata(depan) * pengali + nilai_kata(belakang.strip())
    if kata.startswith("seribu"):
        return 1000 + nilai_kata(kata.removeprefix("seribu").strip())
    return sum(
        nilai_puluhan(bagian.strip()) * bobot
        for bagian, bobot in zip(
            reversed(f"{kata.replace('seratus', 'satu ratus')}".split("ratus")),
            (1, 100),
            strict=False,
        )
    )


def nilai_puluhan(kata: str) -> int:
    kata = kata.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    if kata.endswith("belas"):
        return 10 + ANGKA[kata.split()[0]]
    puluh, ada, satuan = kata.rpartition("puluh")
    return (ANGKA[puluh.strip()] * 10 if ada else 0) + ANGKA.get(satuan.strip(), 0)


@pytest.mark.parametrize(
    ("n", "kata"),
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
def test_whole_numbers(n: int, kata: str) -> None:
    """Usage: seribu also inside a larger number, satu juta not sejuta, miliar not milyar."""
    assert terbilang(n) == kata


@pytest.mark.parametrize(
    ("n", "kata"),
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
def test_decimals_are_spoken_digit_by_digit(n: Angka, kata: str) -> None:
    """Decimals follow "koma" one by one; a whole number never ends in "koma nol"."""
    assert terbilang(n) == kata


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
        assert nilai_kata(terbilang(n)) == n


@given(st.integers(1, 10**18 - 1))
def test_large_numbers_agree_with_an_independent_reading(n: int) -> None:
    """So is every number that has a name."""
    assert nilai_kata(terbilang(n)) == n


@given(st.integers(1, 10**15), st.integers(1, 999))
def test_an_inner_single_thousand_is_seribu(juta: int, satuan: int) -> None:
    """A thousands group of exactly one is "seribu" wherever it stands."""
    kata = terbilang(juta % 10**12 * 10**6 + 1000 + satuan)
    assert "seribu" in kata
    assert not kata.startswith("satu ribu")
    assert " juta satu ribu" not in kata


@given(st.integers(0, 10**18 - 1), st.sampled_from(["", " ", "  "]))
def test_parse_gives_back_what_terbilang_wrote(n: int, sela: str) -> None:
    """Words read back as the number, with or without spaces, in any capitals."""
    assert parse_terbilang(terbilang(n).replace(" ", sela).upper()) == n


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


@given(ketikan)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    hanya_value_error(parse_terbilang, text)
    hanya_value_error(terbilang, text)
