"""Rules about papers and the rows they rest on: follow-ups, monitoring, pledges, predicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from zi_docs import zona_integritas
from zi_docs.checks.acara import check_saksi_acara
from zi_docs.checks.pakta import check_hari_komitmen, check_pakta_bersama
from zi_docs.checks.penugasan import check_pengarah_bertugas, check_surat_tugas
from zi_docs.checks.predikat import check_jatuh_tempo, check_pemantauan_predikat
from zi_docs.checks.rapat import check_pimpinan_diundang
from zi_docs.checks.realisasi import check_rapat_pemantauan, check_triwulan_lalu
from zi_docs.checks.rekomendasi import check_dibawa, check_sumber, check_tanpa_rekomendasi
from zi_docs.checks.susunan import check_perubahan
from zi_docs.checks.usulan import check_ambang
from zi_docs.tables.kelompok import group_rows

from .conftest import Office, codes

HEAD, DEPUTY, STAFF = "197511021999041007", "Endang Sulistyowati", "Dimas Prakoso"
ADVICE = {"unit_kerja": "PANGGUL", "sumber": "evaluasi Tim Penilai Internal", "status": "selesai",
          "tanggal": date(2022, 5, 2), "tanggal_selesai": date(2022, 5, 9), "bukti": "SOP",
          "rencana": "", "uraian": "Memperbarui peta proses bisnis"}  # fmt: skip
DONE = {"unit_kerja": "PANGGUL", "area": "1", "status": "selesai", "bukti": "Foto"}
OPEN = {**DONE, "status": "berjalan", "kendala": "Anggaran", "tindak_lanjut": "Usul",
        "batas": "Juni"}  # fmt: skip
MONITORING = {"kode": "M1", "acara": "Rapat Pemantauan", "unit_kerja": "PANGGUL",
              "jenis": "pemantauan", "hari": "", "pimpinan": DEPUTY}  # fmt: skip
WATCHED = {"unit_kerja": "PANGGUL", "tahun": "2022", "tahun_predikat": "2020",
           "hasil": "masih memenuhi", "nilai_pengungkit": "45",
           "nilai_hasil": "35"}  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "advice", "told"),
    [
        ("C", {}, ["ZI251"]),
        ("Tidak", {"rekomendasi_tpi": "Menyusun SOP"}, ["ZI251"]),
        ("D", {"rekomendasi_tpi": "Menyusun SOP", "batas_waktu": date(2022, 5, 16)}, []),
        ("B", {}, []),
    ],
)
def test_a_low_answer_has_an_advice_with_its_day(
    office: Office, answer: str, advice: Mapping[str, Any], told: list[str]
) -> None:
    """Assessors who advise do so on each low answer, and until a day (ZI251)."""
    other = {"kode_lke": "1.i.b", "jawaban_tpi": "A", "rekomendasi_tpi": "Memperbarui tim"}
    row = {"kode_lke": "1.iii.a", "jawaban_tpi": answer, **advice}
    dataset = office(penilaian=[other, row])
    [group] = group_rows(dataset, "penilaian", ("unit_kerja", "putaran"), dataset.rows("penilaian"))
    assert codes(list(check_tanpa_rekomendasi(group))) == told
    [alone] = group_rows(dataset, "penilaian", ("kode_lke",), dataset.rows("penilaian"))[1:]
    assert codes(list(check_tanpa_rekomendasi(alone))) == [
        code for code in told if "SOP" in str(advice)
    ]


@pytest.mark.parametrize(("day", "told"), [(1, ["ZI397"]), (2, [])])
def test_a_report_follows_its_source(office: Office, day: int, told: list[str]) -> None:
    """A report on recommendations that is dated before one of them is told once (ZI397)."""
    dataset = office(rekomendasi=[ADVICE, {**ADVICE, "uraian": "Melatih petugas"}])
    [group] = group_rows(
        dataset, "rekomendasi", ("unit_kerja", "sumber"), dataset.rows("rekomendasi")
    )
    assert codes(list(check_sumber(dataset, group, date(2022, 5, day)))) == told


@pytest.mark.parametrize(
    ("reported", "told"), [("1.i.a", ["2.i.a"]), ("1.i.a, 2.i.a", []), ("6.i.a", [])]
)
def test_a_report_has_every_advice_of_the_assessors(
    office: Office, reported: str, told: list[str]
) -> None:
    """An advice in the LKE whose code the report lacks is told, unless it has none of them."""
    answer = {"jawaban_unit": "Ya", "jawaban_tpi": "Tidak", "rekomendasi_tpi": "Melengkapi"}
    dataset = office(
        rekomendasi=[{**ADVICE, "kode_lke": reported}],
        penilaian=[{**answer, "kode_lke": kode} for kode in ("1.i.a", "2.i.a")],
    )
    [group] = group_rows(
        dataset, "rekomendasi", ("unit_kerja", "sumber"), dataset.rows("rekomendasi")
    )
    found = list(check_sumber(dataset, group, date(2022, 6, 1)))
    assert [(one.code, one.about) for one in found] == [("ZI185", kode) for kode in told]


@pytest.mark.parametrize(
    ("tasks", "told"),
    [
        (["Memperbarui peta proses bisnis", "Membeli kursi"], ["Membeli kursi"]),
        (["Peta proses bisnis diperbarui"], []),
        (["Membeli kursi", "Memperbarui jadwal"], []),
    ],
    ids=["sebagian", "kata lain", "dipantau di tempat lain"],
)
def test_what_an_event_decided_is_followed_up(
    office: Office, tasks: Sequence[str], told: list[str]
) -> None:
    """A follow-up is told when Rekomendasi has another one of its event (ZI599)."""
    event = {"unit_kerja": "PANGGUL", "tindak_lanjut": [{"uraian": one} for one in tasks]}
    dataset = office(rapat=[event], rekomendasi=[ADVICE])
    found = list(check_dibawa(dataset, dataset.rapat[0]))
    assert [(one.code, one.about) for one in found] == [("ZI599", about) for about in told]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({**OPEN, "kegiatan": "Studi tiru"}, "SOP", ["Studi tiru"]),
        ({**OPEN, "kegiatan": "Studi tiru"}, "studi tiru", []),
        ({**DONE, "kegiatan": "Studi tiru"}, "SOP", []),
        ({**OPEN, "kegiatan": "Diklat"}, "SOP", []),
    ],
    ids=["hilang", "diteruskan", "selesai", "terjadwal"],
)
def test_what_was_open_is_reported_again(
    office: Office, before: Mapping[str, str], now: str, told: list[str]
) -> None:
    """An activity open in the quarter before is told, unless the plan has it now (ZI240)."""
    rows = [{**before, "triwulan": "I"}, {**DONE, "kegiatan": now, "triwulan": "II"}]
    dataset = office(realisasi=rows)
    groups = group_rows(dataset, "realisasi", ("unit_kerja", "triwulan"), dataset.rows("realisasi"))
    found = [one for group in groups for one in check_triwulan_lalu(dataset, group)]
    assert [(one.code, one.about) for one in found] == [("ZI240", about) for about in told]


@pytest.mark.parametrize(
    ("meeting", "typed", "told"),
    [
        (date(2022, 3, 31), "", ["ZI238"]),
        (date(2022, 4, 1), "", []),
        (date(2022, 7, 4), "", []),
        (date(2022, 7, 5), "", ["ZI238"]),
        (date(2022, 3, 31), "rapat tanggal 2 Juni 2022", []),
        (None, "", []),
    ],
)
def test_a_quarter_has_a_meeting_on_the_plan(
    office: Office, meeting: date | None, typed: str, told: list[str]
) -> None:
    """A unit that holds such meetings held one in the quarter, or until the report (ZI238)."""
    rapat = [{**MONITORING, "tanggal": meeting}] if meeting else []
    assert quarter_told(office, rapat, typed) == told


def test_the_head_comes_to_the_meeting_of_a_quarter(office: Office) -> None:
    """The report on a quarter tells a meeting about it without the unit's head, too (ZI239)."""
    meeting = {**MONITORING, "peserta": [{"nama": STAFF}]}
    assert quarter_told(office, [{**meeting, "tanggal": date(2022, 5, 2)}]) == ["ZI239"]
    assert quarter_told(office, [{**meeting, "tanggal": date(2022, 3, 2)}]) == ["ZI238"]


def quarter_told(office: Office, rapat: Sequence[Mapping[str, Any]], typed: str = "") -> list[str]:
    """Return what is said of the meetings about the second quarter, reported on 4 July."""
    dataset = office(
        {"isian": {"undangan": {"rapat_pemantauan": typed}}},
        realisasi=[{**DONE, "kegiatan": "SOP", "triwulan": "II"}],
        rapat=rapat,
    )
    [group] = group_rows(
        dataset, "realisasi", ("unit_kerja", "triwulan"), dataset.rows("realisasi")
    )
    found = check_rapat_pemantauan(dataset, office.doctype(), group, date(2022, 7, 4))
    return codes(list(found))


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"penerima": [{"yth": "Para Koordinator"}]}, "penerima:"),
        ({"penerima": [{"yth": "Camat"}]}, ""),
        ({"penerima": [{"yth": "Para Pegawai Kecamatan Panggul"}]}, ""),
        ({"peserta": [{"nama": "Wahyu", "jabatan": "Kepala Seksi"}]}, "peserta:"),
        ({"peserta": [{"nama": "Wahyu", "jabatan": "Plt. Camat Panggul"}]}, ""),
        ({"peserta": [{"nama": STAFF}]}, "peserta:"),
        ({"peserta": [{"nama": "Suryanto Hadi"}]}, ""),
        ({"peserta": [{"nama": STAFF}], "pimpinan": HEAD}, ""),
        ({"peserta": [{"nama": STAFF}], "jenis": "rapat"}, ""),
        ({}, ""),
    ],
)
def test_the_head_is_asked_to_a_meeting_on_the_plan(
    office: Office, cells: Mapping[str, Any], where: str
) -> None:
    """A unit's head leads the meeting, is invited or is present, where a list says who (ZI239)."""
    dataset = office(rapat=[{**MONITORING, "tanggal": date(2022, 4, 26), **cells}])
    found = list(check_pimpinan_diundang(dataset, dataset.rapat[0]))
    assert [(one.code, one.place.column) for one in found] == [("ZI239", where)] * bool(where)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, []),
        ({"tahun": "2021"}, []),
        ({"tahun": "2020"}, ["ZI235"]),
        ({"tahun": "2023"}, ["ZI235"]),
        ({"tahun": "2022", "tahun_predikat": "2023"}, ["ZI235"]),
        ({"nilai_pengungkit": "39,99", "nilai_hasil": "38"}, ["ZI236"]),
        ({"nilai_hasil": "29,99"}, ["ZI236"]),
        ({"nilai_hasil": "29,99", "hasil": "tidak memenuhi"}, []),
    ],
)
def test_a_report_on_a_predicate_fits_its_scores(
    office: Office, cells: Mapping[str, str], told: list[str]
) -> None:
    """The year is the letter's or the one before (ZI235); scores below are not enough (ZI236)."""
    dataset = office(
        pemantauan_predikat=[{**WATCHED, **cells}], unit_kerja=[{"predikat_diusulkan": ""}]
    )
    [row] = dataset.rows("pemantauan_predikat")
    assert codes(list(check_pemantauan_predikat(dataset, row, date(2022, 5, 2)))) == told


@pytest.mark.parametrize(
    ("since", "proposed", "told"),
    [("2020", "", ["ZI234"]), ("2021", "", []), ("2020", "WBBM", []), ("", "", [])],
)
def test_a_predicate_is_monitored_every_two_years(
    office: Office, since: str, proposed: str, told: list[str]
) -> None:
    """A unit that is due without a row, beside others with one, is told (ZI234)."""
    unit = {"predikat_dimiliki": "WBK", "predikat_diusulkan": proposed}
    dataset = office(
        unit_kerja=[{}, unit, {}],
        syarat_unit=[{"unit_kerja": "DPMPTSP", "tahun_wbk": since}],
        pemantauan_predikat=[WATCHED],
    )
    assert codes(list(check_jatuh_tempo(dataset))) == told


@pytest.mark.parametrize(
    ("head", "pledged", "told"),
    [
        (HEAD, date(2022, 1, 5), []),
        ("Wahyu Santoso", date(2022, 1, 5), ["ZI241"]),
        (HEAD, date(2021, 5, 20), []),
        (HEAD, date(2021, 5, 19), ["ZI242"]),
    ],
)
def test_a_shared_pledge_stands_beside_personal_ones(
    office: Office, head: str, pledged: date, told: list[str]
) -> None:
    """The head is in Pegawai (ZI241), and the pledge is of the year before a proposal (ZI242)."""
    dataset = office(
        {"tanggal_jenis": {"surat-usulan": date(2022, 5, 20)}}, unit_kerja=[{"kepala": head}]
    )
    found = check_pakta_bersama(dataset, office.doctype(), dataset.unit_kerja[0], pledged)
    assert codes(list(found)) == told


def test_a_unit_that_aims_higher_needs_no_report(office: Office) -> None:
    """A report on the WBK of a unit that is proposed for WBBM is noted (ZI246)."""
    dataset = office(pemantauan_predikat=[WATCHED])
    [row] = dataset.rows("pemantauan_predikat")
    found = check_pemantauan_predikat(dataset, row, date(2022, 5, 2))
    assert codes(list(found)) == ["ZI246"]


@pytest.mark.parametrize(
    ("signed", "owner", "told"),
    [
        (date(2022, 5, 16), "PANGGUL", []),
        (date(2022, 2, 1), "PANGGUL", []),
        (date(2022, 5, 17), "PANGGUL", ["ZI247"]),
        (date(2022, 5, 17), "", ["ZI247"]),
    ],
)
def test_a_unit_commits_itself_as_it_declares(
    office: Office, signed: date, owner: str, told: list[str]
) -> None:
    """A commitment of neither the declaration's day nor the first months of a year is noted."""
    held = {"kode": "P1", "acara": "Pencanangan", "unit_kerja": owner, "jenis": "pencanangan",
            "tanggal": date(2022, 5, 16), "hari": "", "pimpinan": DEPUTY}  # fmt: skip
    dataset = office(rapat=[held])
    found = check_hari_komitmen(dataset, dataset.find("unit_kerja", "PANGGUL"), signed)
    assert codes(list(found)) == told
    other = check_hari_komitmen(office(), office().unit_kerja[0], signed)
    assert list(other) == []


@pytest.mark.parametrize(
    ("witness", "told"),
    [
        ({"orang": "Wening Asmara", "jabatan": "Rektor"}, ["ZI243"]),
        ({"orang": "Wening Asmara", "jabatan": "Rektor", "instansi": "Universitas"}, []),
        ({"orang": "Wening Asmara", "jabatan": "Kapolsek Panggul"}, []),
        ({"orang": DEPUTY}, []),
        ({"orang": "Wening Asmara", "peran": "mengetahui"}, []),
    ],
)
def test_a_witness_from_outside_has_an_office(
    office: Office, witness: Mapping[str, str], told: list[str]
) -> None:
    """A witness who is no one's employee and has no office is told (ZI243)."""
    dataset = office(rapat=[{"saksi": [witness]}])
    assert codes(list(check_saksi_acara(dataset, dataset.rapat[0]))) == told


@pytest.mark.parametrize(
    ("seats", "untuk", "told"),
    [
        (["Pengarah"], "menilai Kecamatan Panggul", ["ZI244"]),
        (["Pengarah"], "mengikuti pelatihan", []),
        (["Anggota"], "menilai Kecamatan Panggul", []),
        (["Pengarah", "Anggota"], "menilai Kecamatan Panggul", []),
    ],
)
def test_who_directs_the_assessors_does_not_assess(
    office: Office, seats: Sequence[str], untuk: str, told: list[str]
) -> None:
    """A director of the assessors who is sent to evaluate a unit is told (ZI244)."""
    team = [{"macam": "penilai internal", "kedudukan": one, "orang": "sekretaris"} for one in seats]
    tugas = {"kode": "T1", "dasar": ["Surat"], "untuk": [untuk], "mulai": date(2022, 5, 2),
             "petugas": [{"orang": "sekretaris", "peran": "Ketua Tim"}]}  # fmt: skip
    assert codes(list(check_pengarah_bertugas(office(tim=team, tugas=[tugas])))) == told


@pytest.mark.parametrize(
    ("answers", "left_out", "told"),
    [("best", 0, []), ("worst", 0, ["ZI229"]), ("worst", 1, [])],
    ids=["tercapai", "kurang", "belum selesai"],
)
def test_a_proposed_unit_reaches_the_thresholds(
    office: Office, answers: str, left_out: int, told: list[str]
) -> None:
    """A whole assessment of the assessors that fails is told for the proposed unit (ZI229)."""
    on = date(2026, 5, 20)
    at = 0 if answers == "best" else -1
    rows = [
        {"kode_lke": one.kode, "jawaban_tpi": one.pilihan[at].jawaban if one.pilihan else "4"}
        for one in zona_integritas.daftar_isian(on)[left_out:]
    ]
    given = [{"unit_kerja": "PANGGUL", "putaran": "1", "jawaban_unit": "", **row} for row in rows]
    found = list(check_ambang(office(penilaian=given), on))
    assert codes(found) == told


@pytest.mark.parametrize(
    ("done", "told"), [(date(2022, 5, 2), []), (date(2021, 5, 2), ["ZI245"]), ("", [])]
)
def test_a_change_is_of_the_year(office: Office, done: date | str, told: list[str]) -> None:
    """A change that was finished in another year than the plan's is told (ZI245)."""
    change = {"agen": DEPUTY, "perubahan": "Antrean", "kegiatan": "Menyusun alur",
              "kondisi_awal": "Antre", "target": "1", "tanggal_selesai": done}  # fmt: skip
    agent = {"unit_kerja": "PANGGUL", "orang": DEPUTY, "peran": "Duta"}
    assert codes(list(check_perubahan(office(agen=[agent], perubahan_agen=[change])))) == told


@pytest.mark.parametrize(
    ("typed", "given", "told"),
    [
        ("Surat Tugas Nomor 5 tanggal 20 April 2022", date(2022, 4, 21), ["ZI237"]),
        ("Surat Tugas Nomor 5 tanggal 21 April 2022", date(2022, 4, 21), []),
        ("Surat Tugas Nomor 5", date(2022, 4, 21), []),
        ("Surat Tugas tanggal 20 April 2022", "", []),
    ],
)
def test_a_report_names_its_letter_of_assignment(
    office: Office, typed: str, given: date | str, told: list[str]
) -> None:
    """The date of the letter that a report names is that of one to evaluate (ZI237)."""
    tugas = {"kode": "T1", "dasar": ["Surat"], "untuk": ["menilai Kecamatan Panggul"],
             "mulai": date(2022, 5, 2), "tanggal": given}  # fmt: skip
    dataset = office({"isian": {"undangan": {"surat_tugas": typed}}}, tugas=[tugas])
    assert codes(list(check_surat_tugas(dataset, office.doctype()))) == told
