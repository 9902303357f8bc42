"""Rules about the answers of the LKE."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zi_docs.checks.usulan import check_lampiran_nilai

from .conftest import Office, codes, only

LATER = {"tanggal": date(2026, 1, 5), "tahun": 2026}


def test_a_code_that_is_no_input(office: Office) -> None:
    """An unknown code is an error, for its answer would be lost."""
    assert office.problems() == []
    found = only(office.problems(penilaian=[{"kode_lke": "R.1.i.a.9"}]), "ZI543", "galat")
    assert "R.1.i.a.9" in found.message


def test_an_indicator_is_answered_by_its_counts(office: Office) -> None:
    """The code of an indicator names the counts that are to be filled in."""
    found = only(office.problems(penilaian=[{"kode_lke": "R.4.i.a"}]), "ZI543")
    assert "R.4.i.a.1, R.4.i.a.2" in found.hint


@pytest.mark.parametrize(
    ("kode", "answer", "mend"),
    [
        ("1.i.b", "D", "A, B atau C"),
        ("1.i.a", "A", "Ya atau Tidak"),
        ("R.1.i.a.1", "dua", "bilangan bulat"),
        ("H.1.a", "4,2", "0 sampai 4"),
        ("H.2.a", "87,5", "0-100"),
    ],
)
@pytest.mark.parametrize("side", ["unit", "tpi"])
def test_an_answer_that_is_not_allowed(
    office: Office, kode: str, answer: str, mend: str, side: str
) -> None:
    """An answer that the LKE does not allow is told at its own cell, with what is."""
    row = {"kode_lke": kode, "jawaban_unit": "", "jawaban_tpi": "", f"jawaban_{side}": answer}
    found = only(office.problems(penilaian=[row]), "ZI542", "galat")
    assert mend in found.hint
    assert f"jawaban_{side}" in str(found.place)


def test_an_lke_that_is_not_in_the_data_is_told_once(office: Office) -> None:
    """Answers of a year whose LKE is not known are refused in one sentence."""
    settings = {"tanggal": date(2020, 4, 6), "tahun": 2020}
    rows = [{"kode_lke": "1.i.b", "jawaban_unit": "Q"}, {"kode_lke": "9.z"}]
    found = [p for p in office.problems(settings, penilaian=rows) if p.code.startswith("ZI54")]
    assert [p.code for p in found] == ["ZI541"]
    assert "31 Desember 2021" in found[0].message


def test_counts_that_disagree_are_told_at_their_cell(office: Office) -> None:
    """A part above its whole is a warning at the part, for each side by itself."""
    rows = [
        {"kode_lke": "R.4.i.a.1", "jawaban_unit": "5", "jawaban_tpi": ""},
        {"kode_lke": "R.4.i.a.2", "jawaban_unit": "7", "jawaban_tpi": "9"},
    ]
    found = only(office.problems(penilaian=rows), "ZI544", "peringatan")
    assert "jawaban_unit" in str(found.place)


@pytest.mark.parametrize(
    ("unit", "is_told"), [("PANGGUL", True), ("DUKCAPIL", False)], ids=["camat", "dukcapil"]
)
def test_afirmasi_is_for_some_services(office: Office, unit: str, is_told: bool) -> None:
    """A district office is not proposed by afirmasi; the population office may be."""
    units: list[dict[str, Any]] = [
        {},
        {},
        {"nama": "Dinas Kependudukan dan Pencatatan Sipil"},
    ]
    rows = [{"unit_kerja": unit, "tahun": "2026", "afirmasi": "ya"}]
    found = office.problems(LATER, unit_kerja=units, syarat_unit=rows)
    assert ("ZI546" in codes(found)) == is_told


WEALTH = {"R.5.iii.a.1": 1, "R.5.iii.a.2": 2, "R.5.iii.a.3": 0, "R.5.iii.a.4": 3}


@pytest.mark.parametrize(
    ("lke", "wajib", "told"),
    [(WEALTH, "3", False), (WEALTH, "4", True), ({"R.5.iii.a.4": 3}, "4", False)],
    ids=["sama", "lain", "belum terjawab"],
)
def test_reports_of_wealth_are_those_of_the_lke(
    office: Office, lke: dict[str, int], wajib: str, told: bool
) -> None:
    """Reports of wealth that the LKE counts otherwise are told with both places (ZI515)."""
    rows = [
        {"unit_kerja": "PANGGUL", "putaran": "1", "kode_lke": kode}
        | {"jawaban_unit": "", "jawaban_tpi": str(count)}
        for kode, count in lke.items()
    ]
    unit = {"unit_kerja": "PANGGUL", "tahun": "2022", "lhkpn_wajib": wajib, "lhkpn_lapor": "3"}
    found = office.problems(penilaian=rows, syarat_unit=[unit])
    assert codes(found) == ["ZI515"] * told
    assert all("3 dari 4" in one.message and "3 dari 3" in one.message for one in found)
    assert all("jawaban_tpi" in one.message for one in found)


def test_agents_are_as_many_as_the_lke_counts(office: Office) -> None:
    """The agents of a unit are as many as its LKE says (ZI515)."""
    agent = {"unit_kerja": "PANGGUL", "orang": "Endang Sulistyowati"}
    for count, told in (("1", False), ("2", True)):
        row = {"kode_lke": "R.1.i.a.1", "jawaban_unit": count, "jawaban_tpi": ""}
        assert codes(office.problems(penilaian=[row], agen=[agent])) == ["ZI515"] * told


@pytest.mark.parametrize(
    ("asked", "side", "told"),
    [("ya", "tpi", 2), ("ya", "unit", 3), ("tidak", "unit", 0), ("", "unit", 0)],
)
def test_a_score_that_a_letter_prints_is_there(
    office: Office, asked: str, side: str, told: int
) -> None:
    """Each proposed unit without a score of the assessors is told, if the letter has an annex."""
    answers = {"jawaban_unit": "", "jawaban_tpi": "", f"jawaban_{side}": "Ya"}
    settings = {"isian": {"undangan": {"lampiran_nilai": asked}}}
    dataset = office(settings, penilaian=[{"kode_lke": "1.i.a", **answers}])
    found = list(check_lampiran_nilai(dataset, office.doctype(), date(2022, 4, 26)))
    assert codes(found) == ["ZI516"] * told
    assert all("predikat_diusulkan" in str(one.place) for one in found)
