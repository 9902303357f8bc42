"""Rules about teams and agents, who is where, what is late, and how a place is spelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest

from zi_docs.checks.penugasan import (
    check_masa_tugas,
    check_menilai_sendiri,
    check_penilai_bertugas,
)
from zi_docs.checks.rekomendasi import check_lewat_batas
from zi_docs.checks.terpilih import check_terpilih
from zi_docs.checks.tim import check_dua_tanda_tangan, check_jabatan_plt, check_pokja, who
from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.tables.kelompok import group_rows

from .conftest import PENGATURAN, Office, codes, only

HEAD, DEPUTY = "197511021999041007", "Endang Sulistyowati"
TEAM = {"macam": "kerja", "unit_kerja": "PANGGUL", "pokja": "", "kedudukan": "Ketua", "orang": HEAD}


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"kedudukan": "Sekretaris"}, True),
        ({"kedudukan": "Sekretaris", "orang": "Suryanto Hadi"}, True),
        ({"kedudukan": "Sekretaris", "orang": DEPUTY}, False),
        ({"kedudukan": "Koordinator", "pokja": "1"}, False),
        ({"kedudukan": "Sekretaris", "unit_kerja": "DUKCAPIL"}, False),
        ({"orang": DEPUTY}, True),
        ({"orang": DEPUTY, "pokja": "1"}, False),
        ({"kedudukan": "Wakil Ketua", "orang": "sekretaris"}, False),
    ],
    ids=[
        "nomor",
        "nama",
        "orang lain",
        "pokja",
        "tim lain",
        "dua ketua",
        "ketua pokja",
        "pejabat",
    ],
)
def test_a_team_is_led_by_one_person_in_one_seat(
    office: Office, second: dict[str, str], told: bool
) -> None:
    """Two leading seats of one person, or two heads, are told with both places (ZI191)."""
    found = office.problems(tim=[TEAM, {**TEAM, **second}])
    assert codes(found) == ["ZI191"] * told
    assert all("baris 2" in one.message or ":2" in one.message for one in found)


def test_a_working_group_has_one_head(office: Office) -> None:
    """The head of a working group is not that of the team, but there is one in each (ZI191)."""
    first = {**TEAM, "pokja": "1"}
    other = {**TEAM, "pokja": "2", "orang": DEPUTY}
    assert office.problems(unit_kerja=[{"ketua_tim": HEAD}, {}, {}], tim=[other]) == []
    assert office.problems(tim=[first, other]) == []
    assert codes(office.problems(tim=[first, {**other, "pokja": "1"}])) == ["ZI191"]


CAMAT = {"jabatan": "Camat Panggul", "cara": "Plt.", "nama": "Suryanto Hadi, S.STP."}
TOLD_AS = {
    "tanpa NIP": CAMAT,
    "dengan NIP": {**CAMAT, "nip": HEAD},
    "di luar": {**CAMAT, "nama": "Budi Santosa", "nip": "196908171995031004"},
}


@pytest.mark.parametrize(
    ("official", "typed", "same"),
    [
        ("tanpa NIP", HEAD, True),
        ("tanpa NIP", "SURYANTO HADI, S.STP.", True),
        ("tanpa NIP", DEPUTY, False),
        ("dengan NIP", "Suryanto Hadi", True),
        ("di luar", "19690817 199503 1 004", True),
        ("di luar", "Budi Santosa, S.H.", True),
        ("di luar", HEAD, False),
    ],
)
def test_one_person_is_known_by_number_or_name(
    office: Office, official: str, typed: str, same: bool
) -> None:
    """An official and an employee are one person by the NIP, else by the name without titles."""
    dataset = office({"pejabat": {"camat": TOLD_AS[official]}})
    assert (who(dataset, "camat") == who(dataset, typed)) is same


@pytest.mark.parametrize(
    ("head", "settings", "told"),
    [(HEAD, {}, True), (DEPUTY, {}, False), ("", {"ketua_tim": HEAD}, True)],
    ids=["sama", "lain", "di pengaturan"],
)
def test_nobody_signs_a_unit_s_plan_twice(
    office: Office, head: str, settings: dict[str, str], told: bool
) -> None:
    """The acting head of a unit who is head of its team too signs twice, which is told (ZI550)."""
    given = {"pejabat": {"camat": CAMAT}, "isian": {"undangan": settings}}
    dataset = office(given, unit_kerja=[{"kepala": "camat", "ketua_tim": head}, {}, {}])
    found = list(check_dua_tanda_tangan(dataset, office.doctype(), dataset.unit_kerja[0]))
    assert codes(found) == ["ZI550"] * told


@pytest.mark.parametrize(
    ("head", "told"), [(HEAD, False), ("Suryanto Hadi", False), (DEPUTY, True)]
)
def test_a_team_has_one_head_in_both_tables(office: Office, head: str, told: bool) -> None:
    """The head in the unit's own row is the head in the table of teams (ZI185)."""
    units = [{"ketua_tim": head}, {}, {}]
    found = office.problems(unit_kerja=units, tim=[TEAM])
    assert codes(found) == ["ZI185"] * told
    assert office.problems(unit_kerja=units, tim=[{**TEAM, "macam": "pengaduan"}]) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({}, True),
        ({"tempat": "Ruang Rapat"}, False),
        ({"pukul_mulai": time(12)}, False),
        ({"pimpinan": "kepala_daerah"}, False),
        ({"pimpinan": "kepala_daerah", "notulis": "Suryanto Hadi"}, True),
    ],
    ids=["pimpinan", "tempat sama", "waktu lain", "orang lain", "notulis"],
)
def test_nobody_leads_two_meetings_in_two_places_at_once(
    office: Office, second: dict[str, object], told: bool
) -> None:
    """Who leads or records one meeting is told at the other (ZI192)."""
    first = {"pimpinan": HEAD, "notulis": DEPUTY, "pukul_mulai": time(9), "pukul_selesai": time(11),
             "tempat": "Ruang Rapat", "tanggal": date(2022, 4, 26), "kode": "SATU",
             "acara": "Rapat Satu"}  # fmt: skip
    again = {"kode": "DUA", "acara": "Rapat Dua", "tempat": "Balai Desa", "pukul_mulai": time(10)}
    found = office.problems(rapat=[first, {**first, **again, "notulis": "sekretaris", **second}])
    assert ("ZI192" in codes(found)) is told


def test_a_place_has_one_spelling(office: Office) -> None:
    """The town of the letterhead is spelled like the place of the signature (ZI193)."""
    town = PENGATURAN.get("instansi") or office().pengaturan.instansi.model_dump()
    settings = {"instansi": {**town, "ibu_kota": "Trenggalek"}}
    found = only(office.problems({**settings, "alamat": {"kota": "Trengalek"}}), "ZI193")
    assert found.severity is Severity.PERINGATAN
    for right in ("TRENGGALEK", "Durenan", ""):
        assert office.problems({**settings, "alamat": {"kota": right}}) == []


def _pokja(office: Office, rows: list[dict[str, str]]) -> list[Problem]:
    dataset = office(tim=[{**TEAM, **row} for row in rows])
    [group] = group_rows(dataset, "tim", ("unit_kerja",), dataset.rows("tim"))
    return list(check_pokja(dataset, group))


@pytest.mark.parametrize(
    ("lacking", "told"),
    [([], []), ([("3", "Anggota")], ["Anggota"]), ([("6", "Koordinator")], ["Koordinator"])],
    ids=["lengkap", "anggota", "koordinator"],
)
def test_each_of_the_six_groups_has_a_head_and_a_member(
    office: Office, lacking: list[tuple[str, str]], told: list[str]
) -> None:
    """A group of a unit's team without coordinator or member is named (ZI194)."""
    seats = [(area, seat) for area in "123456" for seat in ("Koordinator", "Anggota")]
    kept = [
        {"pokja": area, "kedudukan": seat} for area, seat in seats if (area, seat) not in lacking
    ]
    found = _pokja(office, [{}, *kept])
    assert codes(found) == ["ZI194"] * len(told)
    for (area, seat), one in zip(lacking, found, strict=True):
        assert f"tanpa {seat}" in one.message
        assert f": {area} " in one.message


def test_a_team_without_groups_is_told_of_all_at_once(office: Office) -> None:
    """Six empty groups are one sentence about coordinators and one about members (ZI194)."""
    found = _pokja(office, [{}])
    assert codes(found) == ["ZI194", "ZI194"]
    assert all("1 Manajemen Perubahan" in one.message for one in found)


def _elected(office: Office, keputusan: list[str], agents: Sequence[str]) -> list[Problem]:
    rows = [{"unit_kerja": "PANGGUL", "orang": one, "peran": "Duta"} for one in agents]
    rapat = {"berita_acara": "pemilihan agen perubahan", "unit_kerja": "PANGGUL"}
    dataset = office(agen=rows, rapat=[{**rapat, "keputusan": keputusan}, {}])
    [group] = group_rows(dataset, "agen", ("unit_kerja",), dataset.rows("agen"))
    return list(check_terpilih(dataset, group, date(2022, 4, 26)))


@pytest.mark.parametrize(
    ("keputusan", "told"),
    [
        ("Terpilih: Suryanto Hadi", [DEPUTY]),
        ("Terpilih: Suryanto Hadi dan ENDANG SULISTYOWATI", []),
        ("Terpilih dua orang", []),
    ],
    ids=["satu", "keduanya", "tanpa nama"],
)
def test_the_agents_are_those_who_were_elected(
    office: Office, keputusan: str, told: list[str]
) -> None:
    """An agent is told whom the minutes do not name, though they name another (ZI185)."""
    found = _elected(office, [keputusan], (HEAD, DEPUTY))
    assert codes(found) == ["ZI185"] * len(told)
    assert all(DEPUTY in str(one.about) for one in found)


@pytest.mark.parametrize(
    ("keputusan", "told"),
    [
        (["Endang Sulistyowati dan Dimas Prakoso"], ["Dimas Prakoso"]),
        (["Terpilih Endang Sulistyowati", "Terpilih DIMAS PRAKOSO"], ["Dimas Prakoso"]),
        (["Terpilih Endang Sulistyowati", "Dimas Prakoso mencatat hasilnya"], []),
        (["Terpilih Endang Sulistyowati, ditetapkan Suryanto Hadi"], []),
    ],
    ids=["bersama", "tersendiri", "bukan pemilihan", "kepala"],
)
def test_who_was_elected_is_an_agent(office: Office, keputusan: list[str], told: list[str]) -> None:
    """Whom a decision of the election names, is told when no agent; the head may decide (ZI185)."""
    found = _elected(office, keputusan, [DEPUTY])
    assert [one.about for one in found] == told
    assert all("keputusan" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("keputusan", "told"),
    [
        ("Ketua: Endang Sulistyowati", ["Dimas Prakoso (Anggota)"]),
        ("Terpilih Endang Sulistyowati dan Dimas Prakoso", []),
        ("Ketua Endang Sulistyowati, anggota menurut lampiran", []),
        ("Susunan tim disetujui Suryanto Hadi", []),
        ("Endang Sulistyowati, Dimas Prakoso, dan Lestari Ayu", ["Lestari Ayu"]),
    ],
    ids=["kurang", "semua", "lampiran", "tanpa nama", "lebih"],
)
def test_a_team_is_made_of_who_was_elected(office: Office, keputusan: str, told: list[str]) -> None:
    """A team's decree and its election name the same, but for who leads by office (ZI185)."""
    seats = {"Penanggung Jawab": HEAD, "Ketua": DEPUTY, "Anggota": "Dimas Prakoso"}
    rows = [{**TEAM, "kedudukan": seat, "orang": one} for seat, one in seats.items()]
    rapat = {"berita_acara": "pemilihan tim kerja", "unit_kerja": "PANGGUL"}
    staff = [{}, {}, {}, {"nama": "Lestari Ayu", "unit_kerja": "PANGGUL"}]
    dataset = office(tim=rows, rapat=[{**rapat, "keputusan": [keputusan]}], pegawai=staff)
    [group] = group_rows(dataset, "tim", ("unit_kerja",), dataset.rows("tim"))
    found = list(check_terpilih(dataset, group, date(2022, 4, 26)))
    assert codes(found) == ["ZI185"] * len(told)
    assert [one.about for one in found] == told


@pytest.mark.parametrize("typed", ["12", "1.", "(2)"])
def test_what_has_no_letter_is_no_member(office: Office, typed: str) -> None:
    """Somebody who need not be in Pegawai has a name all the same: a number is nobody's (ZI321)."""
    found = office.problems(tim=[TEAM, {**TEAM, "orang": typed, "jabatan_dinas": "Dosen"}])
    assert "ZI321" in codes(found)


POST = "Camat Panggul"
ACTING = {"jabatan": POST, "nama": "Endang Sulistyowati", "nip": "197805102003012007"}
OWN = {"jabatan_sendiri": "Sekretaris Kecamatan"}


@pytest.mark.parametrize(
    ("cara", "cells", "told"),
    [
        ("Plt.", {}, True),
        ("Pj.", {}, True),
        ("Plh.", {}, False),
        ("Plt.", {"orang": "pelaksana"}, False),
        ("Plt.", {"orang": DEPUTY}, False),
        ("Plt.", {"orang": "Suryanto Hadi", "jabatan_dinas": "Camat"}, True),
        ("Plt.", {"orang": "pelaksana", "jabatan_dinas": POST}, True),
        ("Plt.", {"orang": DEPUTY, "jabatan_dinas": "Plt. Camat Panggul"}, False),
    ],
    ids=[
        "definitif",
        "Pj.",
        "Plh.",
        "Plt. itu",
        "orang lain",
        "diketik",
        "Plt. tercetak definitif",
        "NIP",
    ],
)
def test_a_vacant_post_has_no_holder_in_the_annex(
    office: Office, cara: str, cells: dict[str, str], told: bool
) -> None:
    """Where a Plt. or Pj. signs as head, nobody in the annex holds that post (ZI139)."""
    acting = {**ACTING, "cara": cara, **({} if cara == "Pj." else OWN)}
    settings = {"pejabat": {**PENGATURAN["pejabat"], "pelaksana": acting}}
    team = [{**TEAM, "kedudukan": "Penanggung Jawab", **cells}]
    dataset = office(settings, unit_kerja=[{"kepala": "pelaksana"}, {}, {}], tim=team)
    doctype = office.doctype(isian={"unit_kerja.kepala": {}})
    [group] = group_rows(dataset, "tim", ["unit_kerja"], dataset.rows("tim"))
    assert codes(check_jabatan_plt(dataset, doctype, group)) == ["ZI139"] * told


@pytest.mark.parametrize(("cara", "told"), [("Plt.", True), ("definitif", False)])
def test_a_vacant_head_of_a_region_is_in_no_team(office: Office, cara: str, told: bool) -> None:
    """It is told of a decree of the head of the region too (ZI139)."""
    own = {"jabatan": "Bupati Trenggalek", "cara": cara, "nama": "Bagas Wicaksono"}
    head = {**own, "jabatan_sendiri": "Wakil Bupati Trenggalek"} if told else own
    settings = {"pejabat": {**PENGATURAN["pejabat"], "kepala_daerah": head}}
    row = {**TEAM, "unit_kerja": "", "orang": "Budi", "jabatan_dinas": "Bupati Trenggalek"}
    dataset = office(settings, tim=[row])
    doctype = office.doctype(isian={"pengaturan.pejabat.kepala_daerah.nama": {}})
    [group] = group_rows(dataset, "tim", ["macam"], dataset.rows("tim"))
    assert codes(check_jabatan_plt(dataset, doctype, group)) == ["ZI139"] * told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"orang": "Ani Lestari"}, True),
        ({"orang": "Ani Lestari", "jabatan_dinas": "Dosen"}, False),
        ({"orang": "sekretaris"}, False),
        ({"orang": DEPUTY}, False),
    ],
    ids=["orang luar", "dengan jabatan", "pejabat", "pegawai"],
)
def test_a_member_of_a_team_has_a_post(office: Office, cells: dict[str, str], told: bool) -> None:
    """Who is in a team, and whose post nobody typed, is told at the empty cell (ZI517)."""
    found = office.problems(
        tim=[TEAM, {**TEAM, "kedudukan": "Anggota", "jabatan_dinas": "", **cells}]
    )
    assert codes(found) == ["ZI517"] * told
    assert all("jabatan_dinas" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"jabatan_dinas": "Kepala Seksi"}, True),
        ({"jabatan_dinas": "Sekretaris Kecamatan Panggul"}, False),
        ({"jabatan_dinas": ""}, False),
        ({"orang": "Ani Lestari", "jabatan_dinas": "Dosen"}, True),
    ],
    ids=["lain", "lebih lengkap", "kosong", "orang luar"],
)
def test_one_person_has_one_post(office: Office, cells: dict[str, str], told: bool) -> None:
    """A post that differs from Pegawai, or for others from the first one typed, is told (ZI514)."""
    outside = {**TEAM, "kedudukan": "Anggota", "orang": "Ani Lestari", "jabatan_dinas": "Camat"}
    member = {**TEAM, "kedudukan": "Sekretaris", "orang": DEPUTY, **cells}
    found = office.problems(tim=[TEAM, outside, member])
    assert codes(found) == ["ZI514"] * told
    assert all("jabatan_dinas" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"status": "proses"}, True),
        ({"status": "selesai"}, False),
        ({"status": "belum", "batas": date(2022, 7, 1)}, False),
    ],
    ids=["lewat", "selesai", "hari terakhir"],
)
def test_what_is_open_after_its_last_day_is_noted(
    office: Office, cells: dict[str, Any], told: bool
) -> None:
    """An open recommendation whose last day is before the report's date is noted (ZI196)."""
    row = {"unit_kerja": "PANGGUL", "sumber": "evaluasi SOP", "tanggal": date(2022, 5, 1),
           "uraian": "Memperbarui SOP", "batas": date(2022, 6, 30)}  # fmt: skip
    dataset = office(rekomendasi=[{**row, **cells}])
    rows = dataset.rows("rekomendasi")
    [group] = group_rows(dataset, "rekomendasi", ("unit_kerja", "sumber"), rows)
    assert codes(list(check_lewat_batas(group, date(2022, 7, 1)))) == ["ZI196"] * told


@pytest.mark.parametrize(
    ("on", "task", "closing", "report"),
    [
        (date(2022, 6, 8), {}, False, False),
        (date(2022, 6, 5), {}, True, True),
        (date(2022, 6, 15), {}, True, False),
        (date(2022, 6, 21), {}, True, True),
        (date(2022, 6, 21), {"lapor": None}, True, False),
        (date(2022, 6, 5), {"untuk": ["mendampingi Kecamatan Panggul"]}, False, False),
        (date(2022, 6, 5), {"untuk": ["evaluasi pada Dinas Kependudukan"]}, False, False),
    ],
    ids=[
        "di dalam",
        "sebelum",
        "sesudah",
        "terlambat",
        "tanpa batas",
        "bukan evaluasi",
        "unit lain",
    ],
)
def test_an_evaluation_is_held_and_reported_within_its_assignment(
    office: Office, on: date, task: dict[str, Any], closing: bool, report: bool
) -> None:
    """The closing meeting falls within the assignment, the report by its last day (ZI488)."""
    tugas = {"kode": "T", "mulai": date(2022, 6, 6), "selesai": date(2022, 6, 10),
             "lapor": date(2022, 6, 20), "untuk": ["mengevaluasi Kecamatan Panggul"],
             "dasar": ["Keputusan"], **task}  # fmt: skip
    rapat = {"berita_acara": "hasil evaluasi", "unit_kerja": "PANGGUL", "tanggal": on}
    dataset = office(tugas=[tugas], rapat=[rapat, {}])
    [unit, *_], doctype = dataset.unit_kerja, office.doctype()
    assert (
        codes(list(check_masa_tugas(dataset, doctype, on, dataset.rapat[0]))) == ["ZI488"] * closing
    )
    assert codes(list(check_masa_tugas(dataset, doctype, on, unit))) == ["ZI488"] * report


@pytest.mark.parametrize(
    ("who", "task", "told"),
    [(HEAD, "menilai", False), (DEPUTY, "menilai", True), (DEPUTY, "menyurvei", False)],
)
def test_assessors_are_sent_to_assess(office: Office, who: str, task: str, told: bool) -> None:
    """Who is sent to evaluate a unit is one of the internal assessors (ZI534)."""
    tugas = {"kode": "T1", "dasar": ["SK"], "untuk": [f"{task} Kecamatan Panggul"]}
    tugas |= {"mulai": date(2022, 5, 2)}
    team = {"macam": "penilai internal", "kedudukan": "Ketua", "orang": HEAD}
    dataset = office(tim=[team], tugas=[tugas], petugas_tugas=[{"tugas": "T1", "orang": who}])
    found = list(check_penilai_bertugas(dataset))
    assert codes(found) == ["ZI534"] * told
    assert all("orang" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("orang", "task", "told"),
    [
        ("Dimas Prakoso", {}, "pegawai"),
        ("Lestari", {}, "anggota tim kerja"),
        ("sekretaris", {}, ""),
        ("Dimas Prakoso", {"untuk": ["mendampingi Kecamatan Panggul"]}, ""),
        ("Dimas Prakoso", {"untuk": ["menilai Dinas Kependudukan"]}, ""),
        ("Dimas Prakoso", {"untuk": ["menilai"], "tempat": "Kecamatan Panggul"}, "pegawai"),
        ("Lestari", {"untuk": ["menilai Kecamatan Panggul Barat"]}, ""),
    ],
    ids=["pegawai", "tim", "luar", "bukan menilai", "unit lain", "tempat", "nama dalam nama"],
)
def test_nobody_is_sent_to_assess_the_own_unit(
    office: Office, orang: str, task: dict[str, Any], told: str
) -> None:
    """Who is sent to evaluate a unit, and is of its staff or its team, is told there (ZI554)."""
    tugas = {"kode": "T1", "dasar": ["SK"], "mulai": date(2022, 5, 2), "tempat": "Aula Dukcapil",
             "untuk": ["menilai Kecamatan Panggul"], **task}  # fmt: skip
    units = [{}, {}, {}, {"kode": "PB", "nama": "Kecamatan Panggul Barat", "jenis": "Kecamatan"}]
    member = {**TEAM, "kedudukan": "Anggota", "orang": "Lestari"}
    dataset = office(unit_kerja=units, tim=[TEAM, member], tugas=[tugas],
                     petugas_tugas=[{"tugas": "T1", "orang": orang}])  # fmt: skip
    found = list(check_menilai_sendiri(dataset))
    assert codes(found) == ["ZI554"] * bool(told)
    assert all(told in one.message and "orang" in str(one.place) for one in found)
