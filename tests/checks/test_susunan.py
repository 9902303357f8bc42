"""Rules about who is chosen for what: who decides about a unit is not of it, who acts for it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from zi_docs.checks.penugasan import check_dasar_tugas
from zi_docs.checks.susunan import (
    check_agen,
    check_keadaan,
    check_pemantauan,
    check_temuan,
    check_tim_identifikasi,
    check_tim_penilai,
)
from zi_docs.checks.terpilih import check_terpilih
from zi_docs.tables.kelompok import group_rows

from .conftest import Office, codes

HEAD, DEPUTY, STAFF = "197511021999041007", "Endang Sulistyowati", "Dimas Prakoso"
CHANGE = {"kegiatan": "Menyusun alur", "kondisi_awal": "Antre", "target": "1", "jadwal": "Mei"}


@pytest.mark.parametrize(
    ("agents", "planning", "told"),
    [
        ([DEPUTY], [], []),
        (["Lestari", DEPUTY], [], ["ZI558"]),
        ([HEAD], [], ["ZI559"]),
        ([HEAD, DEPUTY], [], []),
        ([DEPUTY, STAFF], [DEPUTY], ["ZI591"]),
        ([DEPUTY, STAFF], [DEPUTY, STAFF], []),
    ],
    ids=["satu", "unit lain", "kepala saja", "kepala juga", "tanpa rencana", "semua berencana"],
)
def test_an_agent_is_of_the_unit_and_plans_a_change(
    office: Office, agents: Sequence[str], planning: Sequence[str], told: list[str]
) -> None:
    """An agent of another unit, the head alone, and who plans nothing beside others, are told."""
    rows = [{"unit_kerja": "PANGGUL", "orang": one, "peran": "Duta"} for one in agents]
    plans = [{**CHANGE, "agen": one, "perubahan": f"Perubahan {one}"} for one in planning]
    found = list(check_agen(office(agen=rows, perubahan_agen=plans)))
    assert codes(found) == told
    assert all("orang" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("seats", "said"),
    [("Ketua Anggota", ""), ("Ketua", "anggota"), ("Pengarah", "ketua dan anggota"), ("", "")],
)
def test_the_assessors_have_a_head_and_a_member(office: Office, seats: str, said: str) -> None:
    """A team of assessors without one of them is told once; no team is no wrong one (ZI592)."""
    team = {"macam": "penilai internal", "orang": "sekretaris"}
    found = list(
        check_tim_penilai(office(tim=[{**team, "kedudukan": one} for one in seats.split()]))
    )
    assert codes(found) == ["ZI592"] * bool(said)
    assert all(f"mempunyai {said}." in one.message for one in found)


@pytest.mark.parametrize(
    ("choosers", "assessors", "told"),
    [
        ([DEPUTY], [STAFF], []),
        ([DEPUTY, STAFF], [STAFF], []),
        ([DEPUTY, STAFF], [STAFF, DEPUTY], ["ZI594"]),
        ([HEAD], [STAFF], ["ZI595"]),
    ],
    ids=["lain", "sebagian", "sama", "kepala calon"],
)
def test_who_chooses_the_candidates_is_another(
    office: Office, choosers: list[str], assessors: list[str], told: list[str]
) -> None:
    """The choosers are not the assessors (ZI594), and none heads a candidate (ZI595)."""
    teams = {"identifikasi": choosers, "penilai internal": assessors}
    rows = [
        {"macam": macam, "kedudukan": "Anggota", "orang": one}
        for macam, people in teams.items()
        for one in people
    ]
    scores = {f"{one}_{n}": "5" for n in (1, 2, 3) for one in ("skor", "alasan")}
    candidate = {"unit_kerja": "PANGGUL", "layanan_utama": "KTP", "rekomendasi": "WBBM", **scores}
    assert codes(list(check_tim_identifikasi(office(tim=rows, identifikasi=[candidate])))) == told


@pytest.mark.parametrize(
    ("dasar", "untuk", "told"),
    [
        ("Surat Sekretaris Daerah", "menilai Kecamatan Panggul", True),
        ("Keputusan Bupati tentang Tim Penilai Internal", "menilai Kecamatan Panggul", False),
        ("Surat Sekretaris Daerah", "mengikuti pelatihan", False),
    ],
)
def test_an_evaluation_rests_on_the_decree_of_its_assessors(
    office: Office, dasar: str, untuk: str, told: bool
) -> None:
    """An assignment to evaluate whose basis does not name it is told there (ZI593)."""
    tugas = {"kode": "T1", "dasar": [dasar], "untuk": [untuk], "mulai": date(2022, 5, 2)}
    assert codes(list(check_dasar_tugas(office(tugas=[tugas])))) == ["ZI593"] * told


@pytest.mark.parametrize(("unit", "told"), [("PANGGUL", False), ("DPMPTSP", True)])
def test_only_a_predicate_that_is_held_is_monitored(office: Office, unit: str, told: bool) -> None:
    """A row of monitoring for a unit without a predicate is told (ZI596)."""
    row: dict[str, Any] = {"unit_kerja": unit, "tahun": "2022", "tahun_predikat": "2020",
                           "hasil": "masih memenuhi", "nilai_pengungkit": "40",
                           "nilai_hasil": "35"}  # fmt: skip
    found = list(check_pemantauan(office(pemantauan_predikat=[row])))
    assert codes(found) == ["ZI596"] * told


@pytest.mark.parametrize(
    ("on", "told"), [(date(2022, 4, 30), False), (date(2022, 5, 1), True)], ids=["tiga", "lebih"]
)
def test_a_statement_rests_on_figures_of_three_months(office: Office, on: date, told: bool) -> None:
    """Figures of an earlier state than three months before the statement are told (ZI597)."""
    dataset = office({"isian": {"undangan": {"keadaan": "30 Januari 2022"}}})
    found = list(check_keadaan(dataset, office.doctype(), on))
    assert codes(found) == ["ZI597"] * told
    assert list(check_keadaan(office(), office.doctype(), on)) == []


@pytest.mark.parametrize(("temuan", "rekomendasi", "told"), [("2", "0", True), ("0", "0", False)])
def test_a_finding_has_a_recommendation(
    office: Office, temuan: str, rekomendasi: str, told: bool
) -> None:
    """An audit with findings and no recommendation is told (ZI598)."""
    row = {"unit_kerja": "PANGGUL", "sumber": "BPK", "selesai": "0",
           "temuan": temuan, "rekomendasi": rekomendasi}  # fmt: skip
    assert codes(list(check_temuan(office(tlhp=[row])))) == ["ZI598"] * told


@pytest.mark.parametrize(("day", "told"), [(26, False), (27, True)])
def test_a_decree_follows_its_election(office: Office, day: int, told: bool) -> None:
    """An election that was held after the decree it leads to is told at its date (ZI397)."""
    rapat = {"berita_acara": "pemilihan agen perubahan", "unit_kerja": "PANGGUL", "hari": ""}
    agent = {"unit_kerja": "PANGGUL", "orang": DEPUTY, "peran": "Duta"}
    dataset = office(agen=[agent], rapat=[{**rapat, "tanggal": date(2022, 4, day)}, {}])
    [group] = group_rows(dataset, "agen", ("unit_kerja",), dataset.rows("agen"))
    found = list(check_terpilih(dataset, group, date(2022, 4, 26)))
    assert codes(found) == ["ZI397"] * told
