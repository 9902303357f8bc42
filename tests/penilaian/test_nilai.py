"""The score of an LKE, by sheets that were worked out before."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from zi_docs.penilaian import Nilai, hitung, nilai_buku, putuskan

from .kasus import KASUS, ON, SATU_GAGAL, TEPI, lembar

SHEETS = pytest.mark.parametrize("nama", KASUS, ids=lambda nama: nama.replace(" ", "-"))


def six(value: Fraction) -> str:
    """Return a score with six decimals."""
    return f"{float(value):.6f}"


def _score(nama: str) -> tuple[Nilai, dict[str, Any]]:
    return hitung(lembar(nama), ON), KASUS[nama]


@SHEETS
def test_groups_of_a_worked_sheet(nama: str) -> None:
    """Each group has the points that were worked out, to six decimals."""
    nilai, case = _score(nama)
    groups = {one.kode: six(one.poin) for one in nilai.kelompok if one.komponen != "hasil"}
    assert groups == case["kelompok"]


@SHEETS
def test_areas_of_a_worked_sheet(nama: str) -> None:
    """Each half area and each area has the points that were worked out."""
    nilai, case = _score(nama)
    assert {one.nomor: six(one.pemenuhan) for one in nilai.area} == case["pemenuhan"]
    assert {one.nomor: six(one.reform) for one in nilai.area} == case["reform"]
    assert {one.nomor: six(one.poin) for one in nilai.area} == case["area"]


@SHEETS
def test_total_of_a_worked_sheet(nama: str) -> None:
    """Pengungkit, both parts of hasil and the total have the points that were worked out."""
    nilai, case = _score(nama)
    parts = (nilai.pengungkit, nilai.of_group("H.1"), nilai.of_group("H.2"), nilai.total)
    names = ("pengungkit", "hasil_1", "hasil_2", "total")
    assert list(map(six, parts)) == [case[name] for name in names]


@SHEETS
def test_total_of_the_official_workbook(nama: str) -> None:
    """The official workbook's own total stands beside the score, with a reason."""
    nilai, case = _score(nama)
    book = nilai_buku(nilai, ON)
    assert book.total is not None
    assert six(book.total) == case["buku_kerja"]
    assert bool(book.sebab) == (book.total != nilai.total)


@SHEETS
@pytest.mark.parametrize("predikat", ["WBK", "WBBM"])
def test_verdict_of_a_worked_sheet(nama: str, predikat: str) -> None:
    """The thresholds that are not reached are those that were worked out."""
    nilai, case = _score(nama)
    putusan = putuskan(nilai, predikat, ON)
    assert [one.kunci for one in putusan.gagal] == case[predikat]
    assert putusan.lulus == (not case[predikat])
    halves = [one.kunci for one in putusan.per_bagian if not one.lulus]
    assert halves == case[f"{predikat}_per_bagian"]


def test_inputs_without_answer_are_listed() -> None:
    """Inputs without an answer are listed in the order of the LKE."""
    nilai, case = _score("ada yang kosong")
    assert [one.kode for one in nilai.kosong] == case["kosong"]


@pytest.mark.parametrize("nama", TEPI, ids=lambda nama: nama.replace(" ", "-"))
def test_edges_of_the_official_workbook(nama: str) -> None:
    """At the edges the official workbook shows its total or its error; the score is a number."""
    case = TEPI[nama]
    nilai = hitung(lembar(SATU_GAGAL, case["ubah"]), ON)
    book = nilai_buku(nilai, ON)
    assert 0 <= nilai.total <= 100
    assert book.galat == case.get("galat", "")
    assert (six(book.total) if book.total is not None else None) == case.get("total")


def test_a_zero_denominator_that_the_workbook_does_not_read() -> None:
    """A zero denominator in a row that no formula reads is no error of the workbook."""
    zero = {f"R.5.iii.b.{n}": 0 for n in (1, 2, 3, 4)}
    book = nilai_buku(hitung(lembar(SATU_GAGAL, zero), ON), ON)
    assert book.galat == ""


def test_a_lenient_reading_stands_beside_the_score() -> None:
    """Without complaints the indicator counts 0; the lenient reading of 1 is kept beside it."""
    none = {f"R.5.ii.a.{n}": 0 for n in (1, 2, 3)}
    nilai = hitung(lembar(SATU_GAGAL, none), ON)
    row = next(one for one in nilai.pertanyaan if one.pertanyaan.kode == "R.5.ii.a")
    assert (row.bagian, row.paling_tinggi, row.bobot) == (0, 1, 3)


def test_no_violations_in_both_years_are_full_marks() -> None:
    """No violation in either year is worth the whole indicator."""
    none = {f"R.3.iii.a.{n}": 0 for n in (1, 2, 3)}
    assert hitung(lembar(SATU_GAGAL, none), ON).of_group("R.3.iii") == 2


def test_a_verdict_is_not_rounded() -> None:
    """A score that only rounding would lift over a threshold fails."""
    nilai = hitung(lembar(SATU_GAGAL, {"H.2.a": "3.1999"}), ON)
    failed = {one.kunci: one for one in putuskan(nilai, "WBK", ON).gagal}
    assert set(failed) == {"hasil_2"}
    assert 0 < failed["hasil_2"].kurang < Fraction(1, 1000)


def test_a_threshold_reached_exactly_is_reached() -> None:
    """An index exactly at its threshold reaches it."""
    nilai = hitung(lembar(SATU_GAGAL, {"H.1.a": "3.60", "H.2.a": "3.20"}), ON)
    assert putuskan(nilai, "WBK", ON).lulus


def test_an_lke_that_is_not_in_the_data() -> None:
    """A date whose LKE is not in the data has no score."""
    with pytest.raises(LookupError):
        hitung({}, date(2020, 6, 1))


def test_an_empty_sheet_scores_nothing() -> None:
    """Without any answer the score is 0, and all inputs are listed."""
    nilai = hitung({}, ON)
    assert nilai.total == 0
    assert len(nilai.kosong) == 127
