from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import (
    GOLONGAN_PPPK,
    PANGKAT,
    format_golongan,
    format_pangkat_golongan,
    pangkat_matches,
    parse_golongan,
)
from zi_docs.indonesian.pangkat import normalise_pangkat

from .random_text import only_value_error, typed_text


def test_the_table_has_seventeen_pairs_each_way() -> None:
    """PNS have I/a to IV/e with a pangkat each; PPPK have I to XVII with none."""
    letters = {"I": "abcd", "II": "abcd", "III": "abcd", "IV": "abcde"}
    assert list(PANGKAT) == [
        f"{number}/{letter}" for number in letters for letter in letters[number]
    ]
    assert len(set(PANGKAT.values())) == 17
    assert (PANGKAT["IV/d"], PANGKAT["IV/e"]) == ("Pembina Utama Madya", "Pembina Utama")
    assert (GOLONGAN_PPPK[0], GOLONGAN_PPPK[-1], len(GOLONGAN_PPPK)) == ("I", "XVII", 17)


@pytest.mark.parametrize(
    ("text", "golongan"),
    [
        ("III/d", "III/d"),
        ("III.d", "III/d"),
        ("IIId", "III/d"),
        ("III/D", "III/d"),
        ("III / d", "III/d"),
        ("III-d", "III/d"),
        ("3d", "III/d"),
        ("3/d", "III/d"),
        ("Gol. III/d", "III/d"),
        ("Golongan Ruang III/d", "III/d"),
        ("Penata Tk. I", "III/d"),
        ("PENATA", "III/c"),
        ("Penata Tk.I, III/d", "III/d"),
        ("Penata Tingkat I (III/d)", "III/d"),
        ("IV e", "IV/e"),
        ("Id", "I/d"),
        ("IX", "IX"),
        ("9", "IX"),
        ("Golongan IX", "IX"),
        ("PPPK Gol. V", "V"),
        ("xvii", "XVII"),
        ("III", "III"),
        ("I", "I"),
        ("(III/d)", "III/d"),
        ("III,d", "III/d"),
        ("IX (PPPK)", "IX"),
        ("PPPK - IX", "IX"),
        ("Penata - III/c", "III/c"),
        ("III/d\nPenata Tingkat I", "III/d"),
        ("Golongan III/d - Penata Tk. I", "III/d"),
        ("Penata Md. Tk1", "III/b"),
        ("PNT. TK.I", "III/d"),
    ],
)
def test_parse_reads_every_spelling(text: str, golongan: str) -> None:
    """Any separator or none, digits, pangkat, both together, and PPPK golongan."""
    assert parse_golongan(text) == golongan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "III/e",
        "V/a",
        "IIIId",
        "XVIII",
        "0",
        "18",
        "Penata Tk. II",
        "IF",
        "Golongan",
        "d/III",
        "Pembina Utama Md.",
        "III/c - III/d",
        "٣d",
    ],
)
def test_parse_refuses_what_does_not_exist(text: str) -> None:
    """Another golongan than the seventeen of each kind is refused."""
    with pytest.raises(ValueError, match="bukan golongan"):
        parse_golongan(text)


def test_pangkat_and_golongan_written_together_must_agree() -> None:
    """Penata is III/c, so Penata with III/d is a contradiction."""
    with pytest.raises(ValueError, match="berpangkat Penata Tingkat I"):
        parse_golongan("Penata (III/d)")


@pytest.mark.parametrize(
    "text",
    [
        "Penata Tk. I",
        "Penata Tk.I",
        "penata tk 1",
        "PENATA TINGKAT I",
        "Penata Tkt. I",
        "Penata  Tingkat\u00a01",
    ],
)
def test_pangkat_gets_its_official_spelling(text: str) -> None:
    """Tk. and Tingkat, I and 1, any capitals are the same pangkat."""
    assert normalise_pangkat(text) == "Penata Tingkat I"


def test_unknown_pangkat_is_refused() -> None:
    """A pangkat other than the seventeen is refused."""
    with pytest.raises(ValueError, match="bukan pangkat"):
        normalise_pangkat("Penata Utama")


def test_pppk_have_no_pangkat() -> None:
    """A PPPK golongan has no pangkat."""
    assert not pangkat_matches("Penata", "IX")


@pytest.mark.parametrize(
    ("pangkat", "golongan", "written"),
    [
        ("Penata Tk. I", "IIId", "Penata Tingkat I (III/d)"),
        ("", "III/d", "Penata Tingkat I (III/d)"),
        ("", "9", "Golongan IX"),
    ],
)
def test_pangkat_and_golongan_as_printed(pangkat: str, golongan: str, written: str) -> None:
    """Both are printed in official spelling; a missing pangkat follows from the golongan."""
    assert format_pangkat_golongan(pangkat, golongan) == written


def test_the_pattern_is_local_habit() -> None:
    """An office may print a comma, but only the two known marks."""
    assert format_pangkat_golongan("Penata", "IIIc", "{pangkat}, {golongan}") == "Penata, III/c"
    for pattern in ("{pangkat.__class__}", "{nip}", "{pangkat} {"):
        with pytest.raises(ValueError, match=r"selain \{pangkat\} dan \{golongan\}"):
            format_pangkat_golongan("Penata", "III/c", pattern)


@pytest.mark.parametrize(("pangkat", "golongan"), [("Penata", "III/d"), ("Penata", "IX")])
def test_a_contradiction_is_never_printed(pangkat: str, golongan: str) -> None:
    """A pangkat that does not belong to the golongan is refused."""
    with pytest.raises(ValueError, match="tidak sesuai"):
        format_pangkat_golongan(pangkat, golongan)


@given(st.sampled_from([*PANGKAT, *GOLONGAN_PPPK]), st.sampled_from([str, str.upper, str.lower]))
def test_parse_gives_back_every_golongan(golongan: str, style: Callable[[str], str]) -> None:
    """Every golongan as printed, and every pangkat, reads back in any capitals."""
    assert parse_golongan(style(format_golongan(golongan))) == golongan
    if golongan in PANGKAT:
        assert parse_golongan(style(PANGKAT[golongan])) == golongan
        assert parse_golongan(style(format_pangkat_golongan("", golongan))) == golongan


@given(st.sampled_from(list(PANGKAT)), st.sampled_from(list(PANGKAT)))
def test_a_pangkat_matches_its_own_golongan_only(one: str, other: str) -> None:
    """No two golongan share a pangkat."""
    assert pangkat_matches(PANGKAT[one], other) == (one == other)


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_golongan, text)
    only_value_error(normalise_pangkat, text)
