"""The questions of the LKE."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.zona_integritas import (
    bobot_area,
    daftar_pertanyaan,
    find_istilah,
    find_pertanyaan,
    is_kode_lke,
)

TAHUN_2022 = date(2022, 1, 1)
SEMUA = daftar_pertanyaan(TAHUN_2022)


def test_counts_per_area() -> None:
    """Pemenuhan has 12 + 9 + 18 + 11 + 18 + 19 = 87 questions."""
    banyak = Counter(p.area for p in SEMUA if p.komponen == "pemenuhan")
    assert banyak == {1: 12, 2: 9, 3: 18, 4: 11, 5: 18, 6: 19}
    assert banyak.total() == 87


@pytest.mark.parametrize(("komponen", "banyak"), [("pemenuhan", 87), ("reform", 23), ("hasil", 3)])
def test_counts_per_component(komponen: str, banyak: int) -> None:
    """The LKE has 87 pemenuhan questions, 23 reform indicators and 3 hasil inputs."""
    assert sum(p.komponen == komponen for p in SEMUA) == banyak


@pytest.mark.parametrize(("komponen", "bobot"), [("pemenuhan", 30), ("reform", 30), ("hasil", 40)])
def test_weights_sum(komponen: str, bobot: int) -> None:
    """The groups of pemenuhan and reform weigh 30 each, those of hasil 40."""
    kelompok = {p.kelompok: p.bobot_kelompok for p in SEMUA if p.komponen == komponen}
    assert sum(kelompok.values()) == bobot


@pytest.mark.parametrize("komponen", ["pemenuhan", "reform"])
def test_group_weights_agree_with_area_weights(komponen: str) -> None:
    """The groups of an area add up to that area's weight."""
    for area in bobot_area(TAHUN_2022):
        kelompok = {
            p.kelompok: p.bobot_kelompok
            for p in SEMUA
            if p.komponen == komponen and p.area == area.nomor
        }
        assert sum(kelompok.values(), Decimal(0)) == getattr(area, komponen)


def test_codes_are_unique_and_nested() -> None:
    """A code occurs once, starts with its group's code, and carries its area's number."""
    assert len({p.kode for p in SEMUA}) == len(SEMUA)
    for p in SEMUA:
        assert p.kode.startswith(f"{p.kelompok}.")
        assert p.area is None or p.kelompok.removeprefix("R.").startswith(f"{p.area}.")


def test_letters_of_a_group_run_without_gap() -> None:
    """The questions of a group are lettered a, b, c and so on."""
    for kelompok in {p.kelompok for p in SEMUA}:
        huruf = [p.kode[-1] for p in SEMUA if p.kelompok == kelompok]
        assert huruf == list("abcdefghij"[: len(huruf)])


def test_answer_kinds() -> None:
    """Every question has one of the known kinds of answer."""
    assert {p.jawaban for p in SEMUA} == {
        "Ya/Tidak",
        "A/B/C",
        "A/B/C/D",
        "A/B/C/D/E",
        "Persen",
        "Indeks 0-4",
    }


def test_texts_use_official_terms() -> None:
    """The tool's own texts hold nothing that it would correct in a clerk's text."""
    for p in SEMUA:
        assert find_istilah(f"{p.nama_kelompok}. {p.teks}. {p.bukti}") == ()


@pytest.mark.parametrize(
    ("kode", "ditemukan"),
    [
        ("1.i.a", "1.i.a"),
        (" 1.I.A. ", "1.i.a"),
        ("r.3.iii.a", "R.3.iii.a"),
        ("R.2.i", "R.2.i.a"),
        ("3.v", "3.v.a"),
        ("h.1.b", "H.1.b"),
    ],
)
def test_find_pertanyaan_forgives_capitals(kode: str, ditemukan: str) -> None:
    """Capitals, spaces and a final full stop do not matter; a group of one is its question."""
    assert find_pertanyaan(kode, TAHUN_2022).kode == ditemukan


@pytest.mark.parametrize(
    ("kode", "on", "pesan"),
    [
        ("7.i.a", TAHUN_2022, "tidak dikenal"),
        ("", TAHUN_2022, "tidak dikenal"),
        ("1.i", TAHUN_2022, "pertanyaannya: 1.i.a, 1.i.b"),
        ("1.i.a", date(2021, 12, 31), "Tabel LKE untuk 31 Desember 2021 tidak tersedia"),
    ],
)
def test_find_pertanyaan_refuses_in_indonesian(kode: str, on: date, pesan: str) -> None:
    """A code that names no single question is refused with what to do."""
    with pytest.raises(KeyError, match=pesan):
        find_pertanyaan(kode, on)


@pytest.mark.parametrize(
    ("kode", "on", "hasil"),
    [
        ("1.ii.b", TAHUN_2022, True),
        ("1.ii", TAHUN_2022, True),
        ("R.1.i", TAHUN_2022, True),
        ("1.ii.z", TAHUN_2022, False),
        ("1.ii.b", date(2021, 12, 31), None),
    ],
)
def test_is_kode_lke(kode: str, on: date, hasil: bool | None) -> None:
    """Questions and groups have codes; before 2022 no table is known, so there is no answer."""
    assert is_kode_lke(kode, on) is hasil


@given(st.text())
def test_is_kode_lke_never_raises(kode: str) -> None:
    """Any text is a code or is not."""
    assert is_kode_lke(kode, TAHUN_2022) in (True, False)
