"""Unofficial terms and spellings."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.zona_integritas import find_istilah


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Zone Integritas", "Zona Integritas"),
        ("ZONE INTEGRITAS", "ZONA INTEGRITAS"),
        ("zone  integritas", "zona integritas"),
        ("Wilayah Bebas Korupsi", "Wilayah Bebas dari Korupsi"),
        ("Wilayah Bebas\nKorupsi", "Wilayah Bebas dari Korupsi"),
        ("WILAYAH BEBAS KORUPSI", "WILAYAH BEBAS DARI KORUPSI"),
        ("Wilayah Birokrasi Bersih Melayani", "Wilayah Birokrasi Bersih dan Melayani"),
        ("Kementrian", "Kementerian"),
        ("PMZI", "PMPZI"),
        ("Presentase", "Persentase"),
        ("konkrit", "konkret"),
        ("diantaranya", "di antaranya"),
        ("Diantaranya", "Di antaranya"),
        ("tindaklanjut", "tindak lanjut"),
        ("Wiyahan", "Wilayah"),
        ("menandatangi", "menandatangani"),
        ("di usulkan", "diusulkan"),
        ("Di Usulkan", "Diusulkan"),
        ("Notulen", "Notula"),
        ("materai", "meterai"),
        ("Walikota", "Wali Kota"),
        ("walikota", "wali kota"),
        ("Nopember", "November"),
        ("nopember", "November"),
        ("Jum'at", "Jumat"),
        ("Jum’at", "Jumat"),
        ("JUM`AT", "JUMAT"),
        ("obyektif", "objektif"),
        ("Fakta Integritas", "Pakta Integritas"),
        ("milyar", "miliar"),
        ("PAN – RB", "PANRB"),
    ],
)
def test_term_is_found_with_its_official_form(text: str, standard: str) -> None:
    """An unofficial term is quoted as written, with the official form in the same case style."""
    (finding,) = find_istilah(f"({text}), lalu")
    assert (finding.teks, finding.baku, finding.posisi) == (text, standard, 1)
    assert finding.alasan


@pytest.mark.parametrize(
    "text",
    [
        "Wilayah Bebas dari Korupsi",
        "Wilayah Birokrasi Bersih dan Melayani (WBBM)",
        "Zona Integritas",
        "Pakta Integritas",
        "PMPZI",
        "presentasi dan persentase",
        "menandatangani",
        "diusulkan di usul kanan",
        "materai1 prematerai",
        "di antaranya",
        "notula dan notulis",
        "Penataan Tatalaksana",
        "",
    ],
)
def test_official_text_is_left_alone(text: str) -> None:
    """Official terms, and words that only contain a wrong one, are not flagged."""
    assert find_istilah(text) == ()


def test_longest_term_wins() -> None:
    """When a long term contains a short one, only the long one is reported."""
    (finding,) = find_istilah("hasil itu di tindak lanjuti segera")
    assert finding.teks == "di tindak lanjuti"
    assert finding.baku == "ditindaklanjuti"


def test_terms_come_in_the_order_of_the_text() -> None:
    """All terms of a text are reported from front to back."""
    findings = find_istilah("Kementrian PAN menyusun Zone Integritas; Kementrian lain juga.")
    assert [t.teks for t in findings] == ["Kementrian", "Zone Integritas", "Kementrian"]
    assert [t.posisi for t in findings] == sorted(t.posisi for t in findings)


@given(st.text())
def test_never_raises_on_any_text(text: str) -> None:
    """Any text gives a tuple whose findings stand where they say."""
    for finding in find_istilah(text):
        assert text[finding.posisi :].startswith(finding.teks)


PIECES = ["Zone", " ", "Integritas", "di", "usulkan", "Jum", "'", "at", "ı", "K", "ſ", "\u00a0"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_suggestions_are_final(text: str) -> None:
    """A suggestion is never itself flagged, whatever odd letters the text holds."""
    for finding in find_istilah(text):
        assert find_istilah(finding.baku) == ()


@pytest.mark.parametrize("text", [" " * 100_000, "di " * 30_000, "zone      " * 10_000])
def test_long_hostile_text_is_quick(text: str) -> None:
    """Time grows with the length of the text only."""
    mulai = time.process_time()
    find_istilah(text)
    assert time.process_time() - mulai < 60  # it takes under a second; luck takes no minute
