import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import diktum, parse_diktum

from .ketikan_acak import hanya_value_error, ketikan


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (3, "KETIGA"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (19, "KESEMBILAN BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (100, "KESERATUS"),
    ],
)
def test_words(n: int, kata: str) -> None:
    """The first diktum is KESATU and the words never run out."""
    assert diktum(n) == kata


def test_there_is_no_diktum_before_the_first() -> None:
    """Counting starts at one."""
    with pytest.raises(ValueError, match="mulai dari 1"):
        diktum(0)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("PERTAMA", 1),
        ("Pertama", 1),
        ("K E D U A", 2),
        ("K E D U A  B E L A S :", 12),
        ("keduabelas", 12),
        ("KETIGA.", 3),
    ],
)
def test_parse_reads_older_habits(text: str, n: int) -> None:
    """PERTAMA, letter-spacing, small letters and a colon occur in older decrees."""
    assert parse_diktum(text) == n


@pytest.mark.parametrize("text", ["", "KE", "KENOL", "DUA", "KEDUA BELAS SATU", "KEPALA", "K"])
def test_parse_refuses_other_words(text: str) -> None:
    """What is not a diktum word is refused."""
    with pytest.raises(ValueError, match="bukan urutan diktum"):
        parse_diktum(text)


@given(st.integers(1, 10**6))
def test_parse_gives_back_every_word(n: int) -> None:
    """Every diktum word reads back, letter-spaced too."""
    assert parse_diktum(diktum(n)) == n
    assert parse_diktum(" ".join(diktum(n))) == n


@given(ketikan)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    hanya_value_error(parse_diktum, text)
