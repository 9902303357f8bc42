"""Citations of regulations that are not in force on the date of the text."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.zona_integritas import check_kutipan

APRIL_2021 = date(2021, 4, 27)
JANUARI_2024 = date(2024, 1, 2)


@pytest.mark.parametrize(
    ("text", "wording", "replacement"),
    [
        ("Undang-Undang Nomor 5 Tahun 2014", "UU 5/2014", "UU 20/2023"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 5 TAHUN 2014", "UU 5/2014", "UU 20/2023"),
        ("UU 5/2014", "UU 5/2014", "UU 20/2023"),
        ("UU RI No. 05 Th. 2014", "UU 5/2014", "UU 20/2023"),
        ("PermenPANRB 52/2014", "PermenPANRB 52/2014", "PermenPANRB 90/2021"),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
            "Republik Indonesia Nomor 52 Tahun 2014",
            "PermenPANRB 52/2014",
            "PermenPANRB 90/2021",
        ),
        ("Permenpan RB No. 52 Tahun 2014", "PermenPANRB 52/2014", "PermenPANRB 90/2021"),
        ("PERMENPAN-RB No.52/2014", "PermenPANRB 52/2014", "PermenPANRB 90/2021"),
        ("Permen PAN – RB Nomor : 52 Tahun 2014", "PermenPANRB 52/2014", "PermenPANRB 90/2021"),
        ("Peraturan Menteri PAN dan RB\nNomor 10\nTahun 2019", "PermenPANRB 10/2019", "PermenPANR"),
        ("PermenPANRB 60/2012", "PermenPANRB 60/2012", "PermenPANRB 90/2021"),
        ("PP 53/2010", "PP 53/2010", "PP 94/2021"),
        ("PP Nomor 53 Tahun 2010", "PP 53/2010", "PP 94/2021"),
        ("Peraturan Pemerintah Nomor 53 Tahun 2010", "PP 53/2010", "PP 94/2021"),
        ("Permendagri 54 Tahun 2009", "Permendagri 54/2009", "Permendagri 1/2023"),
        ("Perpres No 55 Tahun 2012", "Perpres 55/2012", "Perpres 54/2018"),
        ("UU 13/1985", "UU 13/1985", "UU 10/2020"),
    ],
)
def test_revoked_regulation_is_found_however_written(
    text: str, wording: str, replacement: str
) -> None:
    """A revoked regulation is recognised in full or in short, and its replacement named."""
    (finding,) = check_kutipan(f"Sesuai ketentuan {text} tentang itu.", JANUARI_2024)
    assert (finding.teks, finding.posisi, finding.keadaan) == (text, 17, "dicabut")
    assert finding.sebutan == wording
    assert finding.pengganti is not None
    assert finding.pengganti.sebutan.startswith(replacement)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "PermenPANRB 90/2021",
            "PermenPANRB 90/2021 belum berlaku pada 27 April 2021 (baru sejak 31 Desember 2021); "
            "gunakan PermenPANRB 52/2014 jo. 10/2019.",
        ),
        (
            "UU 20/2023",
            "UU 20/2023 belum berlaku pada 27 April 2021 (baru sejak 31 Oktober 2023); "
            "gunakan UU 5/2014.",
        ),
        (
            "UU 13/1985",
            "UU 13/1985 tidak berlaku lagi pada 27 April 2021 (sejak 1 Januari 2021); "
            "gunakan UU 10/2020.",
        ),
        ("UU 6/2023", "UU 6/2023 belum berlaku pada 27 April 2021 (baru sejak 31 Maret 2023)."),
    ],
)
def test_sentence_gives_dates_and_replacement(text: str, sentence: str) -> None:
    """The complaint says since when, and what to cite instead, unless two families may be meant."""
    (finding,) = check_kutipan(text, APRIL_2021)
    assert finding.kalimat == sentence


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("PP 53/2010", date(2021, 8, 30)),
        ("UU 5/2014", date(2023, 10, 30)),
        ("PermenPANRB 52/2014 jo. PermenPANRB 10/2019", date(2021, 12, 30)),
        ("UU 11/2020", date(2022, 12, 29)),
        ("PermenPANRB 37/2012", date(2024, 10, 30)),
    ],
)
def test_last_day_still_counts(text: str, last: date) -> None:
    """A regulation may be cited on its last day and no longer on the next."""
    assert check_kutipan(text, last) == []
    assert check_kutipan(text, date.fromordinal(last.toordinal() + 1)) != []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nomor 5 Tahun 2014",
        "Peraturan Bupati Nomor 5 Tahun 2014",
        "Keputusan Bupati Nomor 188.45/52/2014",
        "RPP 53/2010",
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 5 Tahun 2014",
        "UU 5/20145",
        "UU 23/2014 dan UU 9/2015",
        "UU 99/2014",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    """A text that is not surely a known regulation out of force is ignored."""
    assert check_kutipan(text, JANUARI_2024) == []


def test_each_regulation_is_reported_once() -> None:
    """A regulation cited several times is reported once, at its first mention."""
    findings = check_kutipan(
        "UU 5/2014, PP 53/2010, Undang-Undang Nomor 5 Tahun 2014", JANUARI_2024
    )
    assert [t.teks for t in findings] == ["UU 5/2014", "PP 53/2010"]


@given(st.text(), st.dates())
def test_never_raises_on_any_text(text: str, on: date) -> None:
    """Any text on any date gives a list."""
    assert isinstance(check_kutipan(text, on), list)


PIECES = [
    "UU",
    "PP",
    " ",
    "Nomor",
    "No.",
    "5",
    "53",
    "/",
    "Tahun",
    "2014",
    "2010",
    "RI",
    "-",
    "٥",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.dates())
def test_findings_quote_the_text(text: str, on: date) -> None:
    """Every finding is in the text at its offset."""
    for finding in check_kutipan(text, on):
        assert text[finding.posisi :].startswith(finding.teks)
        assert finding.kalimat.endswith(".")


@pytest.mark.parametrize(
    "text", [" " * 100_000, "1" * 100_000, "UU " * 30_000, "5 Tahun " * 12_000]
)
def test_long_hostile_text_is_quick(text: str) -> None:
    """Time grows with the length of the text only."""
    mulai = time.process_time()
    check_kutipan(text, APRIL_2021)
    assert time.process_time() - mulai < 60  # it takes under a second; luck takes no minute
