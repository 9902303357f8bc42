import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import huruf, parse_huruf

from .ketikan_acak import hanya_value_error, ketikan


@pytest.mark.parametrize(
    ("n", "tertulis"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_letters_go_on_after_z(n: int, tertulis: str) -> None:
    """After z come aa, ab and so on."""
    assert huruf(n) == tertulis


def test_there_is_no_letter_before_a() -> None:
    """Counting starts at one."""
    with pytest.raises(ValueError, match="mulai dari 1"):
        huruf(0)


@pytest.mark.parametrize(("text", "n"), [("c.", 3), ("C)", 3), (" b ", 2), ("AA", 27)])
def test_parse_reads_list_marks(text: str, n: int) -> None:
    """A dot or bracket after the letter, and capitals, do not matter."""
    assert parse_huruf(text) == n


@pytest.mark.parametrize("text", ["", ".", "a..", "1", "a b", "é", "a" * 7])
def test_parse_refuses_other_text(text: str) -> None:
    """What is not a list letter is refused."""
    with pytest.raises(ValueError, match="bukan huruf urutan"):
        parse_huruf(text)


@given(st.integers(1, 10**7))
def test_parse_gives_back_every_letter(n: int) -> None:
    """Every list letter reads back."""
    assert parse_huruf(huruf(n)) == n


@given(ketikan)
def test_parse_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    hanya_value_error(parse_huruf, text)
