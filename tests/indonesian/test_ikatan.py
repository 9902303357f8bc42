"""A line never ends between a number and its word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import ikat


@pytest.mark.parametrize(
    "text",
    [
        "Lembaran Negara Tahun_2014 Nomor_244, Tambahan Nomor_5587",
        "Nomor_B/12/RB.04/2020 tanggal 3_Februari_2020",
        "UNDANG-UNDANG NOMOR_5 TAHUN_2014",
        "Tahun Anggaran_2021 dan Tahun Anggaran berikutnya",
        "Pasal_5 ayat_(1) huruf_a angka_2 butir_3",
        "dimaksud dalam Diktum_KESATU, pada 6_(enam)_area, 25_(dua puluh lima)_unit",
        "60_(B), 72,5_(BB) dan 90_(AA)",
        "mulai Januari_2026 sampai dengan 29_Mei_2026, Triwulan_II, Tahap_2, Penata Tingkat_I",
        "100% (syarat:_100%), 16_bulan (syarat: paling sedikit 12_bulan)",
        "paling lama 60_menit, 5_(lima)_orang, 14_unit kerja, Rp2_miliar, 3,5_persen",
        "pukul_09.00_WIB, 13.30_WITA, 14.00_WIT",
        "Rumah Sakit Umum Daerah dr._Soetomo, oleh H._Ahmad, K.H._Ali dan Hj._Siti",
        "a.n._Bupati, Plt._Kepala Dinas, Yth._Camat; Sulastri, S.H. dan Ahmad",
    ],
)
def test_a_number_stays_with_its_word(text: str) -> None:
    """Exactly the spaces between a number and its word hold their line together."""
    assert ikat(text.replace("_", " ")) == text.replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("hubungi Dewi, 0812-3456-7890.", "hubungi Dewi, 0812~3456~7890."),
        ("telepon (0355) 791-234", "telepon (0355)_791~234"),
        ("+62 812-3456-7890", "+62_812~3456~7890"),
        ("Road Map 2020-2024, 01-02-2021, NIP 19850101-2010", None),
    ],
)
def test_a_telephone_number_stays_on_one_line(text: str, held: str | None) -> None:
    """No line ends within a telephone number; years, dates and other numbers stay as they are."""
    signs = {"_": "\N{NO-BREAK SPACE}", "~": "\N{NON-BREAKING HYPHEN}"}
    assert ikat(text) == (held or text).translate(str.maketrans(signs))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("e-SAKIP, akun e-kinerja.", "e~SAKIP, akun e~kinerja."),
        ("(e-office) atau E-Katalog", "(e~office) atau E~Katalog"),
        ("https://e-sakip.go.id/e-office, e-sakip.go.id, e-surat@dinas.go.id", None),
        ("Pokja-e, kode-e-1, e-1, tre-SAKIP", None),
    ],
)
def test_a_lone_letter_stays_with_its_word(text: str, held: str | None) -> None:
    """No line ends behind the letter of "e-SAKIP"; an address can still be copied."""
    assert ikat(text) == (held or text).replace("~", "\N{NON-BREAKING HYPHEN}")


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang tentang Pemerintahan Daerah",
        "Tahun ini nomor surat belum ada",
        "huruf besar, pasal karet, angka kredit, WIB",
        "area perubahan (terlampir), Tingkat Provinsi, Semester ini, Mei dan Juni",
        "kegiatan bulan itu, satu orang, area, kelas besar",
        "",
    ],
)
def test_other_spaces_stay(text: str) -> None:
    """Other words may part at the end of a line, a doubled word at its hyphen too."""
    assert ikat(text) == text


@given(st.text())
def test_only_spaces_change(text: str) -> None:
    """A text says the same as before; only its spaces, and hyphens of a number, may hold."""
    assert (
        ikat(text).replace("\N{NON-BREAKING HYPHEN}", "-").split()
        == text.replace("\N{NON-BREAKING HYPHEN}", "-").split()
    )
    assert len(ikat(text)) == len(text)
