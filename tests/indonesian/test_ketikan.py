import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian.judul import compared, sheet_key
from zi_docs.indonesian.ketikan import buang_pemisah, lipat, pisah_sampai, rapikan


def test_rapikan_leaves_single_ordinary_spaces() -> None:
    """NBSP, line breaks and runs of blanks become one space; invisible marks vanish."""
    assert rapikan("\u200e 6\u00a0April\n\t 2020 \ufeff") == "6 April 2020"


@given(st.text())
def test_rapikan_is_stable(text: str) -> None:
    """Tidying tidy text changes nothing."""
    assert rapikan(rapikan(text)) == rapikan(text)


@pytest.mark.parametrize(
    "text",
    [
        "19860926 201505 1 001",
        "'198609262015051001",
        "1986.0926\u00a02015051001\u200e",
        "’19860926201505 1001",
        "NIP. 19860926 201505 1 001",
        "NIP : 198609262015051001",
        "NI PPPK 198609262015051001",
        "198609262015051001-",
        "19860926-201505-1-001",
        '"198609262015051001"',
    ],
)
def test_buang_pemisah_keeps_only_what_counts(text: str) -> None:
    """A label, spaces, dots, hyphens, quotes and direction marks around digits are dropped."""
    assert buang_pemisah(text) == "198609262015051001"


@pytest.mark.parametrize(
    "between",
    [
        " s.d. ",
        " s.d ",
        " s/d ",
        " sd ",
        " sampai ",
        " sampai dengan ",
        " hingga ",
        "–",
        " — ",
        " S.D. ",
    ],
)
def test_pisah_sampai_knows_every_spelling(between: str) -> None:
    """Each way of writing "sampai dengan" separates the two ends."""
    assert pisah_sampai(f"6{between}8 April") == ["6", "8 April"]


@pytest.mark.parametrize("text", ["06-04-2020", "SDN 1", "sdm", "s.dana", "6 April 2020"])
def test_pisah_sampai_leaves_other_text_whole(text: str) -> None:
    """A hyphen, or a word that only begins like "s.d.", does not separate."""
    assert len(pisah_sampai(text)) == 1


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "`", "´", "′"])
def test_every_apostrophe_is_one_when_names_are_compared(mark: str) -> None:
    """A name, a heading and a sheet are the same with any apostrophe that people type."""
    assert lipat(f"Nu{mark}man  MA{mark}RUF") == "nu'man ma'ruf"
    assert compared(f"Jum{mark}at") == sheet_key(f"Jum{mark}at") == "jumat"
