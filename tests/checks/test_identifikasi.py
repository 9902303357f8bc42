"""The candidates for a Zona Integritas: what follows from their scores."""

from __future__ import annotations

from typing import Any

import pytest

from zi_docs.checks.identifikasi import check_identifikasi
from zi_docs.errors import Problem
from zi_docs.model import DocType

from .conftest import Office, codes

ROW = {
    "unit_kerja": "DPMPTSP",
    "layanan_utama": "Izin",
    "rekomendasi": "WBK",
    "skor_1": "5",
    "alasan_1": "a",
    "skor_2": "4",
    "alasan_2": "b",
    "skor_3": "4",
    "alasan_3": "c",
}
PROPOSED = [
    {"predikat_diusulkan": "", "predikat_dimiliki": ""},
    {"predikat_diusulkan": "WBK"},
    {"predikat_diusulkan": ""},
]


def kertas(office: Office) -> DocType:
    """Return the type with the thresholds of its manifest."""
    fields = {f"isian.{name}": {"bawaan": value, "jenis": "angka"}
              for name, value in (("ambang_jumlah", "12"), ("ambang_kriteria", "3"))}  # fmt: skip
    return office.doctype(isian=fields)


def told(office: Office, *rows: dict[str, Any], **settings: Any) -> list[Problem]:
    """Return what the check says of candidates, when DPMPTSP is proposed for WBK."""
    dataset = office(settings, unit_kerja=PROPOSED, identifikasi=[{**ROW, **row} for row in rows])
    return list(check_identifikasi(dataset, kertas(office)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"skor_1": "3"}, "jumlah skornya 11, kurang dari 12"),
        ({"skor_1": "5", "skor_2": "5", "skor_3": "2"}, "skor kriteria 3 kurang dari 3"),
        ({"syarat_tlhp": "98,5%"}, "TLHP baru 98,5%"),
        ({"syarat_lhkpn": "99%"}, "LHKPN dan LHKASN baru 99%"),
    ],
)
def test_a_recommendation_against_the_scores_is_told(
    office: Office, change: dict[str, str], words: str
) -> None:
    """A candidate below a threshold may be recommended only with a reason in Catatan."""
    [problem] = told(office, change)
    assert problem.code == "ZI179"
    assert words in problem.message
    assert told(office, {**change, "catatan": "Ditindaklanjuti bulan depan"}) == []


def test_the_threshold_is_the_teams_own(office: Office) -> None:
    """A number in the settings stands in the place of the manifest's."""
    isian = {"undangan": {"ambang_jumlah": "14"}}
    [problem] = told(office, {}, isian=isian)
    assert "kurang dari 14" in problem.message


def test_a_good_candidate_that_is_left_out_is_told(office: Office) -> None:
    """A candidate with enough points that waits needs a reason too, and is missed as proposed."""
    assert codes(told(office, {"rekomendasi": "belum"})) == ["ZI179", "ZI185"]


def test_wbbm_needs_wbk(office: Office) -> None:
    """A unit without WBK can't be recommended for WBBM."""
    assert "ZI365" in codes(told(office, {"rekomendasi": "WBBM"}))


def test_the_paper_and_the_proposal_name_the_same_units(office: Office) -> None:
    """A unit of one and not of the other is told, but nothing is while nothing is proposed."""
    assert codes(told(office, {}, {"unit_kerja": "DUKCAPIL"})) == ["ZI185"]
    assert codes(told(office, {"unit_kerja": "DUKCAPIL"})) == ["ZI185", "ZI185"]
    none = [{"predikat_diusulkan": "", "predikat_dimiliki": ""}] * 3
    dataset = office(unit_kerja=none, identifikasi=[ROW])
    assert list(check_identifikasi(dataset, kertas(office))) == []
