"""Rules about the numbers and dashes that people type in front of points."""

from __future__ import annotations

import pytest

from zi_docs.indonesian import (
    buang_penanda,
    pisah_baris,
    susun_baris,
    susun_butir,
    susun_daftar,
)


def _points(text: str) -> list[tuple[str, list[str]]]:
    return [(one.teks, one.anak) for one in susun_butir(pisah_baris(text))]


@pytest.mark.parametrize(
    "text",
    [
        "1. Buka\n2. Tutup",
        "1) Buka\n2) Tutup",
        "1.) Buka\n2.) Tutup",
        "(1) Buka\n(2) Tutup",
        "1.Buka\n2.Tutup",
        "a. Buka\nb. Tutup",
        "a) Buka\nb) Tutup",
        "A. Buka\nB. Tutup",
        "I. Buka\nII. Tutup",
        "- Buka\n- Tutup",
        "-Buka\n– Tutup",
        "• Buka\n• Tutup",
        "\uf0b7 Buka\n\uf0b7 Tutup",
        "* Buka\n* Tutup",
        "✓ Buka\n✓ Tutup",
        "1. Buka 2. Tutup",
        "1. Buka; 2. Tutup",
        "• Buka • Tutup",
        "Buka\nTutup",
    ],
)
def test_marks_are_left_out(text: str) -> None:
    """The number, letter or bullet in front of a point is no part of its text."""
    assert _points(text) == [("Buka", []), ("Tutup", [])]


@pytest.mark.parametrize(
    "line",
    [
        "09.00 Pembukaan",
        "1.500 peserta hadir",
        "12 unit kerja",
        "A. Yani dibahas",
        "M. Nuh memimpin doa",
        "a.n. Bupati",
        "a. n. Bupati",
        "V. Lestari hadir",
        "-5 derajat",
        "*) catatan",
        "2025 dimulai",
        "III/d",
    ],
)
def test_what_is_no_mark_stays(line: str) -> None:
    """A time, an amount, an initial or a short form at the beginning is text."""
    assert buang_penanda(line) == line


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. Satu\n- a\n- b\n2. Dua", [("Satu", ["a", "b"]), ("Dua", [])]),
        ("1. Satu\na. x\nb. y\n2. Dua", [("Satu", ["x", "y"]), ("Dua", [])]),
        (
            "1. Satu\n1.1 Uraian\n1.2 Rincian\n2. Dua",
            [("Satu", ["Uraian", "Rincian"]), ("Dua", [])],
        ),
        ("Satu\nDua\n- a\n- b\nTiga", [("Satu", []), ("Dua", ["a", "b"]), ("Tiga", [])]),
        ("Hal berikut:\n1. Satu\n2. Dua", [("Hal berikut:", ["Satu", "Dua"])]),
        ("• Satu\n- a\n• Dua", [("Satu", ["a"]), ("Dua", [])]),
        ("1. Satu\na. x\n- y\n2. Dua", [("Satu", ["x\n- y"]), ("Dua", [])]),
    ],
)
def test_another_mark_is_below(text: str, points: list[tuple[str, list[str]]]) -> None:
    """A mark of another sort begins a line below its point; what is deeper stays as typed."""
    assert _points(text) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. Sekda membuka\ndan menutup\n2. Lain", ["Sekda membuka dan menutup", "Lain"]),
        ("1. Satu\nOleh Sekda\n2. Dua", ["Satu\nOleh Sekda", "Dua"]),
        ("1. Satu\n2. Dua\nTiga", ["Satu", "Dua", "Tiga"]),
        ("1. Satu\nDua\n3. Tiga", ["Satu", "Dua", "Tiga"]),
    ],
)
def test_a_line_goes_on_where_the_numbers_do(text: str, points: list[str]) -> None:
    """A line without a mark goes on its point where the next number follows it."""
    assert susun_daftar(pisah_baris(text)) == points


def test_a_list_without_lower_level_keeps_the_lines() -> None:
    """Lines below a point of a plain list stand in it as they were typed."""
    assert susun_daftar(["Agenda:", "1. Satu", "- a", "2. Dua"]) == ["Agenda:", "Satu\n- a", "Dua"]


def test_numbers_after_a_word_that_counts_do_not_divide() -> None:
    """A number that belongs to the word before it, such as Pasal 2, begins no point."""
    text = "1. Melaksanakan Pasal 2. Selanjutnya dibahas"
    assert pisah_baris(text) == [text]


def test_rows_in_lines_of_their_own() -> None:
    """Parts of a row on lines of their own belong to it; nobody without a number is swallowed."""
    assert susun_baris(["1. Ani", "Auditor", "2. Budi", "Camat"]) == [
        "Ani | Auditor",
        "Budi | Camat",
    ]
    assert susun_baris(["1. Ani", "2. Budi", "citra"]) == ["Ani", "Budi", "citra"]
    assert susun_baris(["1. Ani", "Budi", "3. Citra"]) == ["Ani", "Budi", "Citra"]


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (["1 Pembukaan", "2 Paparan", "3 Penutup"], ["Pembukaan", "Paparan", "Penutup"]),
        (["1 Dokumen", "2 Foto"], ["1 Dokumen", "2 Foto"]),
        (["1 Dokumen", "1 Foto", "3 Surat"], ["1 Dokumen", "1 Foto", "3 Surat"]),
        (["1 dokumen", "2 foto", "3 surat"], ["1 dokumen", "2 foto", "3 surat"]),
    ],
    ids=["counted", "two", "amounts", "small"],
)
def test_numbers_without_dots_are_marks_where_they_count(
    lines: list[str], points: list[str]
) -> None:
    """Numbers that count three lines or more are marks; other numbers are amounts."""
    assert [point.teks for point in susun_butir(lines)] == points
