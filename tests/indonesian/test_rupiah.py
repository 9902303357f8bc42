from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import format_rupiah, format_rupiah_terbilang, parse_rupiah
from zi_docs.indonesian.angka import Angka

from .random_text import only_value_error, typed_text


@pytest.mark.parametrize(
    ("n", "rounded", "with_sen"),
    [
        (1500000, "Rp1.500.000", "Rp1.500.000,00"),
        (0, "Rp0", "Rp0,00"),
        (-1500, "-Rp1.500", "-Rp1.500,00"),
        (Decimal("2.5"), "Rp3", "Rp2,50"),
        (Decimal("0.125"), "Rp0", "Rp0,13"),
        (Decimal("-0.4"), "Rp0", "-Rp0,40"),
        (1500000.0, "Rp1.500.000", "Rp1.500.000,00"),
    ],
)
def test_format(n: Angka, rounded: str, with_sen: str) -> None:
    """No space after Rp, halves rounded up, two digits of sen when asked for."""
    assert format_rupiah(n) == rounded
    assert format_rupiah(n, sen=True) == with_sen


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (1500000, "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"),
        (1001000, "Rp1.001.000,00 (satu juta seribu rupiah)"),
        ("1.500,75", "Rp1.500,75 (seribu lima ratus rupiah tujuh puluh lima sen)"),
        (-2000, "-Rp2.000,00 (minus dua ribu rupiah)"),
        (0, "Rp0,00 (nol rupiah)"),
        ("0,50", "Rp0,50 (nol rupiah lima puluh sen)"),
        (Decimal("0.999"), "Rp1,00 (satu rupiah)"),
    ],
)
def test_words_and_figures_say_the_same(n: Angka, written: str) -> None:
    """The words are those of the printed, rounded amount."""
    assert format_rupiah_terbilang(n) == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp 1.500.000,-", "1500000"),
        ("Rp1.500.000,00", "1500000"),
        ("Rp. 1.500.000", "1500000"),
        ("rp\u00a01.500.000", "1500000"),
        ("Rp1.500.000,--", "1500000"),
        ("Rp 1.500.000.-", "1500000"),
        ("Rp 1.500.000,=", "1500000"),
        ("Rp1.500.000,–", "1500000"),
        ("IDR 1.500.000", "1500000"),
        ("1500000", "1500000"),
        ("-Rp1.500", "-1500"),
        ("Rp-1.500", "-1500"),
        ("Rp1.500,75", "1500.75"),
    ],
)
def test_parse_reads_what_offices_type(text: str, value: str) -> None:
    """Each habit of writing an amount gives its exact value."""
    assert parse_rupiah(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rp",
        "Rp1,500,000",
        "1500000.00",
        "Rp1.5",
        "Rp1.500,5",
        "Rp1,234",
        "--Rp5",
        "-Rp-5",
        "Rp1,5 juta",
        "$5",
        "Rp.",
        "Rp..5",
    ],
)
def test_parse_refuses_ambiguous_amounts(text: str) -> None:
    """An amount that could be read a hundred times too large is refused."""
    with pytest.raises(ValueError, match="bukan"):
        parse_rupiah(text)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_parse_gives_back_what_format_wrote(value: Decimal) -> None:
    """Reading a printed amount gives the same amount."""
    assert parse_rupiah(format_rupiah(value, sen=True)) == value


@given(typed_text)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_rupiah, text)
