"""Rules about services: how long they take, what they cost, and how they were asked about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from zi_docs.checks.layanan import check_layanan
from zi_docs.checks.survei import check_pegawai_ditanya, check_tindak_lanjut
from zi_docs.errors import Problem
from zi_docs.tables.kelompok import group_rows

from .conftest import Office, codes

SERVICE = {"unit_kerja": "PANGGUL", "nama": "KTP-el", "waktu": "1 hari kerja", "biaya": "Rp0"}
SURVEY = {"kode": "S1", "unit_kerja": "PANGGUL", "jenis": "gabungan", "mulai": date(2022, 4, 1),
          "selesai": date(2022, 6, 30), "skala": "4", "pelaksana": "Tim Survei"}  # fmt: skip
DECREED = date(2022, 3, 2)


def told(office: Office, cells: Mapping[str, Any], *reviews: date, said: str = "") -> list[Problem]:
    """Return what the check says of a standard with one service, and reviews of these days."""
    dataset = office(
        {"isian": {"undangan": {"pembahasan": said}}},
        layanan=[{**SERVICE, **cells}],
        rapat=[
            {"kode": f"F{number}", "berita_acara": "reviu standar pelayanan", "hari": "",
             "unit_kerja": "PANGGUL", "tanggal": day}
            for number, day in enumerate(reviews)
        ],
    )  # fmt: skip
    [group] = group_rows(dataset, "layanan", ("unit_kerja",), dataset.rows("layanan"))
    return list(check_layanan(dataset, office.doctype(), group, DECREED))


@pytest.mark.parametrize(
    ("waktu", "code"),
    [("2", ["ZI232"]), ("1 x 24", ["ZI232"]), ("15 menit", []), ("2 HK", []), ("Seketika", [])],
)
def test_a_time_has_its_unit(office: Office, waktu: str, code: list[str]) -> None:
    """A number of nothing is told; words say it themselves (ZI232)."""
    assert codes(told(office, {"waktu": waktu})) == code


@pytest.mark.parametrize(
    ("biaya", "laws", "code"),
    [
        ("Rp10.000 per lembar", [], ["ZI233"]),
        ("50.000", ["Undang-Undang Nomor 24 Tahun 2013"], ["ZI233"]),
        ("Rp 10.000 (Perda Nomor 1 Tahun 2024)", [], []),
        ("Rp10.000", ["Perda tentang Pajak dan Retribusi Daerah"], []),
        ("Rp0 (tidak dipungut biaya)", [], []),
        ("Gratis sejak 2020", [], []),
    ],
)
def test_a_cost_has_its_legal_basis(
    office: Office, biaya: str, laws: list[str], code: list[str]
) -> None:
    """A tariff without a rule is told, unless the laws of the service have one (ZI233)."""
    assert codes(told(office, {"biaya": biaya, "dasar_hukum": laws})) == code


def test_a_standard_follows_its_review(office: Office) -> None:
    """A first review after the decree is told, unless the decree names another (ZI397)."""
    before, after = date(2022, 3, 2), date(2022, 3, 3)
    assert codes(told(office, {}, after)) == ["ZI397"]
    assert told(office, {}, before, after) == told(office, {}) == []
    assert told(office, {}, after, said="Berita Acara Nomor 5") == []


@pytest.mark.parametrize(
    ("brief", "lowest"), [(False, "SPKP 4 Waktu penyelesaian"), (True, "Biaya")]
)
def test_the_lowest_element_is_followed_up(office: Office, brief: bool, lowest: str) -> None:
    """A survey with results and no follow-up is told, with its lowest element (ZI230)."""
    row = {"survei": "S1", "layanan": "KTP-el", "p3": "4", "p4": "3", "a1": "4"}
    short = {"survei": "S1", "kelompok": "SPKP", "banyak": "40"}
    found: list[Problem] = []
    for done in ("", "Menambah petugas"):
        dataset = office(
            survei=[{**SURVEY, "tindak_lanjut": done}],
            responden=[] if brief else [row, {**row, "p3": "3", "p4": "3"}],
            survei_ringkas=[
                {**short, "nama": "Waktu", "nilai": "3,5"},
                {**short, "nama": "Biaya", "nilai": "3,1"},
            ],
        )
        found += check_tindak_lanjut(dataset, dataset.rows("survei")[0])
    assert codes(found) == ["ZI230"]
    assert lowest in found[0].message


@pytest.mark.parametrize(
    ("nama", "pekerjaan", "code"),
    [
        ("Dimas Prakoso, S.Kom.", "", ["ZI231"]),
        ("DIMAS PRAKOSO", "PNS", ["ZI231"]),
        ("Dimas Prakoso", "Petani", []),
        ("Dimas Prakoso", "Pegawai swasta", []),
        ("Lestari", "PNS", []),
        ("Sumarni Hastuti", "PNS", []),
    ],
    ids=["bergelar", "huruf besar", "petani", "swasta", "unit lain", "orang lain"],
)
def test_the_staff_does_not_answer_itself(
    office: Office, nama: str, pekerjaan: str, code: list[str]
) -> None:
    """A respondent with the name of an employee of the unit is told, not who works elsewhere."""
    asked = {"survei": "S1", "layanan": "KTP-el", "nama": nama, "pekerjaan": pekerjaan}
    dataset = office(survei=[SURVEY], responden=[asked])
    assert codes(list(check_pegawai_ditanya(dataset, dataset.rows("survei")[0]))) == code
