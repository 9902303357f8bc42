from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import format_pukul, parse_pukul, parse_zona

from .random_text import only_value_error, typed_text

NINE, ELEVEN = time(9), time(11, 30)
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("end", "zona", "written"),
    [
        (None, "WIB", "pukul 09.00 WIB"),
        (ELEVEN, "WITA", "pukul 09.00 s.d. 11.30 WITA"),
        (ELEVEN, "", "pukul 09.00 s.d. 11.30"),
        (None, " ", "pukul 09.00"),
    ],
)
def test_format(end: time | None, zona: str, written: str) -> None:
    """A dot between hour and minute, the zone once, and no end that nobody typed."""
    assert format_pukul(NINE, end, zona) == written


@pytest.mark.parametrize(("zona", "written"), [("WIB", " WIB"), ("", "")])
def test_an_open_end_is_printed_when_it_was_typed(zona: str, written: str) -> None:
    """Only an end that was called open is printed as "selesai"."""
    assert format_pukul(NINE, None, zona, terbuka=True) == f"pukul 09.00{written} s.d. selesai"


@pytest.mark.parametrize("end", [NINE, time(8, 59)])
def test_an_end_that_is_not_after_the_start_is_refused(end: time) -> None:
    """A meeting that does not end after its beginning is refused."""
    with pytest.raises(ValueError, match="tidak sesudah"):
        format_pukul(NINE, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("09.00", None),
        ("9.00", None),
        ("09:00 WIB", None),
        ("09:00:00", None),
        ("Pukul 09.00 WIB s.d. selesai", None),
        ("pkl. 09.00 - Selesai.", None),
        ("jam 09.00", None),
        ("09.00 - 11.30", ELEVEN),
        ("09.00–11.30 WIT", ELEVEN),
        ("pukul 09.00 WIB s.d. pukul 11.30 WIB", ELEVEN),
        ("09.00WIB s/d 11:30WIB", ELEVEN),
    ],
)
def test_parse_reads_what_offices_type(text: str, end: time | None) -> None:
    """Dot or colon, with or without pukul and zone, one time or two."""
    assert parse_pukul(text) == (NINE, end)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("24.00", "tidak ada"),
        ("09.60", "tidak ada"),
        ("9", "bukan waktu"),
        ("09.5", "bukan waktu"),
        ("09.00 pagi", "bukan waktu"),
        ("selesai", "bukan waktu"),
        ("09:00:30", "bukan waktu"),
        ("", "bukan waktu"),
        ("09.00 s.d.", "bukan waktu"),
        ("09.00-10.00-11.00", "lebih dari dua"),
        ("11.00 - 09.00", "tidak sesudah"),
        ("09.00 - 09.00", "tidak sesudah"),
    ],
)
def test_parse_refuses_other_times(text: str, reason: str) -> None:
    """A time that does not exist, or is not written in full, is refused with its reason."""
    with pytest.raises(ValueError, match=reason):
        parse_pukul(text)


@pytest.mark.parametrize(
    ("text", "zona"), [("09.00 wita", "WITA"), ("09.00 WIT - 10.00 WIT", "WIT"), ("09.00", None)]
)
def test_the_zone_is_read_apart(text: str, zona: str | None) -> None:
    """A zone other than the three is refused."""
    assert parse_zona(text) == zona


def test_two_zones_are_refused() -> None:
    """Two zones for one meeting are refused."""
    with pytest.raises(ValueError, match="dua zona"):
        parse_zona("09.00 WIB / 10.00 WITA")


@given(minutes, st.none() | minutes, st.sampled_from(["WIB", "WITA", "WIT", ""]))
def test_parse_gives_back_every_printed_time(mulai: time, end: time | None, zona: str) -> None:
    """Every printed time reads back together with its zone."""
    if end is not None and end <= mulai:
        end = None
    text = format_pukul(mulai, end, zona)
    assert parse_pukul(text) == (mulai, end)
    assert parse_zona(text) == (zona or None)


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_pukul, text)
    only_value_error(parse_zona, text)
