import pytest

from zi_docs.indonesian import huruf


@pytest.mark.parametrize(
    ("n", "written"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_letters_go_on_after_z(n: int, written: str) -> None:
    """After z come aa, ab and so on."""
    assert huruf(n) == written


def test_there_is_no_letter_before_a() -> None:
    """A number below one is refused."""
    with pytest.raises(ValueError, match="mulai dari 1"):
        huruf(0)
