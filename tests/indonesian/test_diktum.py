import pytest

from zi_docs.indonesian import diktum


@pytest.mark.parametrize(
    ("n", "word"),
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
def test_words(n: int, word: str) -> None:
    """The first diktum is KESATU and the words never run out."""
    assert diktum(n) == word


def test_there_is_no_diktum_before_the_first() -> None:
    """A number below one is refused."""
    with pytest.raises(ValueError, match="mulai dari 1"):
        diktum(0)
