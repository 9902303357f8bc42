"""The data of the samples read as a real office's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.pages.variants import variants
from zi_docs import app
from zi_docs.indonesian import format_tanggal
from zi_docs.indonesian.pangkat import PANGKAT
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.workspace import find_workspace

NAMES = ("trenggalek-2021", "gunungkidul-2020", "tirtamulya-2026")
BELOW_A_DINAS = ("Pusat Kesehatan Masyarakat", "Rumah Sakit", "Sekolah")
HOLIDAYS = {
    2020: "01-25 03-22 03-25 04-10 05-01 05-07 05-21 05-22 05-25 05-26 06-01 12-25",
    2021: "01-01 03-11 04-02 05-12 05-13 05-14 05-26 06-01 07-20 08-17 10-20",
    2026: "01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-23 03-24 04-03 05-01 05-14 05-15 05-27"
    " 05-28 06-01 06-16 08-17 08-25 12-24 12-25",
}
"""Weekdays on which no office worked, with the days of joint leave, by year."""
LEVELS = {
    "Terampil": ("II/b", "II/c", "II/d"),
    "Mahir": ("III/a", "III/b"),
    "Penyelia": ("III/c", "III/d"),
    "Ahli Pertama": ("III/a", "III/b"),
    "Ahli Muda": ("III/c", "III/d"),
    "Ahli Madya": ("IV/a", "IV/b", "IV/c"),
}
"""The golongan of each level of a functional post."""
PLANNED = {
    "sk-tim-kerja": re.compile("Menetapkan Tim Kerja"),
    "pakta-integritas": re.compile("penandatanganan Pakta Integritas"),
    "sk-agen-perubahan": re.compile("menetapkan agen perubahan"),
    "sk-standar-pelayanan": re.compile("Menetapkan standar pelayanan"),
    "rencana-aksi": re.compile("Menyusun.* rencana aksi|Menetapkan target prioritas"),
}
"""The activity of a plan that leads to a document, by the document's type."""
PREPARED = {
    "sk-penetapan-unit": re.compile("penetapan unit kerja"),
    "sk-tim-kerja": re.compile("Tim Kerja"),
    "sk-agen-perubahan": re.compile("agen perubahan"),
    "sk-standar-pelayanan": re.compile("standar pelayanan"),
}
"""The decree that a meeting has drafted, by the document's type."""
LAST_DOCTORANDUS = 1972
"""Who was born later graduated after 1993, with a degree that names his subject."""
WHOLE = {"STP", "RMIK", "KL"}
"""Capitals of a degree that stand together: S.STP., A.Md.RMIK., A.Md.KL."""
MADE_FROM = {
    "sk-tim-kerja": "tim",
    "pakta-integritas": "pegawai",
    "sk-agen-perubahan": "agen",
    "sk-standar-pelayanan": "layanan",
    "rencana-aksi": "rencana_aksi",
}


@cache
def _load(name: str, repository: Path) -> DataSet:
    found, _ = load_dataset(find_workspace(name, repository), app.open_catalog(repository))
    assert found is not None
    return found


@pytest.fixture(scope="module", params=NAMES[:2])
def sample(request: pytest.FixtureRequest, repository: Path) -> DataSet:
    return _load(request.param, repository)


@pytest.fixture(scope="module", params=NAMES)
def office(request: pytest.FixtureRequest, repository: Path) -> DataSet:
    return _load(request.param, repository)


@pytest.fixture(scope="module")
def program(repository: Path) -> DataSet:
    """The sample that carries a whole programme."""
    return _load(NAMES[2], repository)


def test_a_unit_below_a_dinas_names_it(sample: DataSet) -> None:
    """A puskesmas, a hospital and a school have an ``induk``, whose head witnesses their head."""
    for unit in sample.unit_kerja:
        assert bool(unit.induk) == unit.nama.startswith(BELOW_A_DINAS), unit.nama
        if unit.induk:
            above, head = sample.find_unit(unit.induk), sample.find_pegawai(unit.kepala)
            assert above is not None
            assert head is not None
            assert head.atasan == above.kepala, unit.nama


def test_who_leads_and_who_writes_stand_first_in_the_attendance(sample: DataSet) -> None:
    """The list of a meeting begins with its chair and with who takes its minutes."""
    officials = sample.pengaturan.pejabat
    for rapat in (one for one in _rows(sample, "rapat") if one.notulis):
        first, second, *_ = _names(sample, rapat)
        assert officials[rapat.pimpinan].nama in first
        assert officials[rapat.notulis].nama in second


def _names(sample: DataSet, rapat: Any) -> list[str]:
    return [row.nama for row in _children(sample, rapat, "peserta")]


def test_nothing_is_shortened_by_a_sign(sample: DataSet) -> None:
    """Posts, activities and units are written with "dan"."""
    tables = ("pegawai", "unit_kerja", "rencana_aksi", "rapat")
    values = [value for name in tables for row in sample.rows(name) for value in vars(row).values()]
    assert values
    assert not [value for value in values if isinstance(value, str) and "&" in value]


def test_nobody_is_witnessed_by_a_lower_golongan(sample: DataSet) -> None:
    """The atasan of a civil servant has the same golongan or a higher one."""
    height = {golongan: place for place, golongan in enumerate(PANGKAT)}
    ranked = {one.nip: one for one in sample.pegawai if one.golongan in height}
    pairs = [(one, ranked[one.atasan]) for one in ranked.values() if one.atasan in ranked]
    assert pairs
    for below, above in pairs:
        assert height[above.golongan] >= height[below.golongan], (below.nama, above.nama)


def test_nobody_is_witnessed_by_who_is_not_a_superior(sample: DataSet) -> None:
    """A functional post is nobody's superior: the atasan heads a unit or a part of one."""
    heads = ("Kepala", "Sekretaris", "Camat", "Panewu", "Direktur")
    by_nip = {one.nip: one for one in sample.pegawai}
    pairs = [(one, by_nip[one.atasan]) for one in sample.pegawai if one.atasan in by_nip]
    assert pairs
    assert [below.nama for below, above in pairs if not above.jabatan.startswith(heads)] == []


def test_a_working_group_is_led_by_the_higher_rank(office: DataSet) -> None:
    """Nobody coordinates a group whose member has a higher golongan than he has."""
    height = {golongan: place for place, golongan in enumerate(PANGKAT)}
    rank = {one.nip: height[one.golongan] for one in office.pegawai if one.golongan in height}
    rows = [one for one in _rows(office, "tim") if one.pokja and one.orang in rank]
    leads = {(one.unit_kerja, one.pokja): one for one in rows if one.kedudukan == "Koordinator"}
    assert leads
    for one in rows:
        lead = leads.get((one.unit_kerja, one.pokja))
        assert lead is None or rank[lead.orang] >= rank[one.orang], (lead.orang, one.orang)


def test_a_functional_post_has_the_golongan_of_its_level(office: DataSet) -> None:
    """A civil servant of a first level is no Penata yet, and so on up to Ahli Madya."""
    posts = [
        (one.nama, one.jabatan, one.golongan, LEVELS[level[0]])
        for one in office.pegawai
        if one.status == "PNS" and (level := re.findall("|".join(LEVELS), one.jabatan))
    ]
    assert posts
    assert [post for post in posts if post[2] not in post[3]] == []


def test_an_office_works_on_working_days(office: DataSet) -> None:
    """No meeting, letter, document or last day falls on a weekend or a holiday."""
    days = set(_dates(office))
    assert days
    off = {f"{year}-{day}" for year, listed in HOLIDAYS.items() for day in listed.split()}
    assert [day for day in sorted(days) if day.weekday() > 4 or str(day) in off] == []


def _dates(office: DataSet) -> Iterator[date]:
    yield from (day for day in office.pengaturan.tanggal_jenis.values() if day)
    for rapat in _rows(office, "rapat"):
        days = [rapat.tanggal, rapat.undangan.tanggal, rapat.batas_perbaikan]
        days += [task.batas_waktu for task in _children(office, rapat, "tindak_lanjut")]
        yield from (day for day in days if isinstance(day, date))
    for row in _rows(office, "rekomendasi"):
        yield from (day for day in (row.tanggal, row.batas, row.tanggal_selesai) if day)


def test_what_a_meeting_decides_is_done_after_it(office: DataSet) -> None:
    """The last day of a follow-up is no earlier than the meeting; the letter comes before it."""
    for rapat in _rows(office, "rapat"):
        for task in _children(office, rapat, "tindak_lanjut"):
            assert task.batas_waktu > rapat.tanggal, (rapat.label, task.uraian)
        sent = rapat.undangan.tanggal
        assert sent is None or sent < rapat.tanggal, rapat.label


def test_a_plan_ticks_the_month_of_what_was_made(office: DataSet) -> None:
    """What leads to a document of a unit, the plan itself included, is of the month of its date."""
    dates = office.pengaturan.tanggal_jenis
    checked = [
        (row.unit_kerja, jenis, day.month, row.jadwal)
        for row in _rows(office, "rencana_aksi")
        for jenis, words in PLANNED.items()
        if (day := dates.get(jenis)) and words.search(row.kegiatan)
        if row.unit_kerja in _units(office, MADE_FROM[jenis])
    ]
    assert checked
    assert [one for one in checked if one[2] not in one[3]] == []


def _units(office: DataSet, table: str) -> set[str]:
    return {row.unit_kerja for row in _rows(office, table)}


def test_a_decree_is_drafted_before_its_day(office: DataSet) -> None:
    """The last day of drafting a decree comes before the day on which the decree is set."""
    dates = office.pengaturan.tanggal_jenis
    drafts = [
        (task.uraian, task.batas_waktu, dates[jenis])
        for rapat in _rows(office, "rapat")
        for task in _children(office, rapat, "tindak_lanjut")
        for jenis, words in PREPARED.items()
        if re.match("Menyiapkan (rancangan )?[Kk]eputusan", task.uraian)
        if words.search(task.uraian)
    ]
    assert drafts
    assert [draft for draft in drafts if draft[1] >= draft[2]] == []


def test_a_plan_counts_the_priorities_that_it_marks(sample: DataSet) -> None:
    """Who agrees on a list of priorities agrees on as many as his plan marks."""
    rows = _rows(sample, "rencana_aksi")
    lists = [row for row in rows if row.output == "Daftar target prioritas"]
    assert lists
    for row in lists:
        marked = [one for one in rows if one.unit_kerja == row.unit_kerja and one.target_prioritas]
        assert row.target == str(len(marked)), row.unit_kerja


def test_a_plan_names_who_coordinates_as_the_decree_does(office: DataSet) -> None:
    """A working group has a coordinator; an area has none."""
    rows = [*_rows(office, "rencana_aksi"), *_rows(office, "realisasi")]
    assert [row.label for row in rows if "oordinator Area" in row.penanggung_jawab] == []


def test_a_unit_names_the_head_of_its_team_once(tmp_path: Path, repository: Path) -> None:
    """An office that changes who heads a team changes the row of the unit too."""
    (changed,) = [one for one in variants() if one.nama == "plt-kepala-unit"]
    changed.write(tmp_path / "data")
    workspace = find_workspace(str(tmp_path / "data"), repository)
    office, _ = load_dataset(workspace, app.open_catalog(repository))
    assert office is not None
    heads = [
        row for row in _rows(office, "tim") if row.macam == "kerja" and row.kedudukan == "Ketua"
    ]
    assert heads
    named = {one.kode: one.ketua_tim.replace(" ", "") for one in office.unit_kerja}
    assert [row.orang for row in heads if named[row.unit_kerja] != row.orang] == []


def test_nobody_proposes_a_unit_and_assesses_it(office: DataSet) -> None:
    """Only the Pengarah sits both in the team that picks units and in the one that assesses."""
    picks, assesses = (
        {one.orang for one in _rows(office, "tim") if one.macam == kind}
        for kind in ("identifikasi", "penilai internal")
    )
    assert picks & assesses == {"sekretaris_daerah"}


def test_a_degree_is_of_its_time(office: DataSet) -> None:
    """Nobody young enough for a degree with its subject is still a doctorandus."""
    late = [one.nama for one in office.pegawai if _born(one) > LAST_DOCTORANDUS]
    old = {one.nama for one in office.pegawai if one.gelar_depan.startswith(("Drs.", "Dra."))}
    assert old.intersection(late) == set()


def _born(one: Any) -> int:
    return int(one.nip[:4]) if one.nip else LAST_DOCTORANDUS


def test_every_part_of_a_degree_has_its_dot(office: DataSet) -> None:
    """Each letter of S.I.P. and of Sp.P.D. has a dot, in a list of staff and in one of guests."""
    people = [one.gelar_belakang for one in office.pegawai]
    people += [one.gelar_belakang for one in office.pengaturan.pejabat.values()]
    for rapat in _rows(office, "rapat"):
        people += _names(office, rapat)
    joined = {pair for text in people for pair in re.findall(r"\b[A-Za-z]+\.([A-Z]{2,})\.", text)}
    assert joined <= WHOLE


def test_nobody_below_the_regent_invites_parliament_in_his_own_name(office: DataSet) -> None:
    """A chair of DPRD is invited by the head of the region, or on his behalf."""
    officials = office.pengaturan.pejabat
    for rapat in _rows(office, "rapat"):
        guests = " ".join(row.yth for row in _children(office, rapat, "penerima"))
        if "Dewan Perwakilan Rakyat Daerah" in guests or "DPRD" in guests:
            signs = rapat.pengundang
            assert signs == "kepala_daerah" or officials[signs].cara == "a.n.", rapat.label


def test_an_election_of_agents_has_its_minutes(program: DataSet) -> None:
    """On the day that a decree names, each unit with agents elected all of them."""
    day = program.pengaturan.isian["sk-agen-perubahan"]["pemilihan"]
    held = [
        one for one in _rows(program, "rapat") if one.berita_acara == "pemilihan agen perubahan"
    ]
    assert {format_tanggal(one.tanggal) for one in held} == {day}
    said = {one.unit_kerja: " ".join(one.keputusan) for one in held}
    people = {one.nip or one.ni_pppk: one.nama for one in program.pegawai}
    for agent in _rows(program, "agen"):
        assert people[agent.orang] in said[agent.unit_kerja]


@pytest.mark.parametrize(
    ("jenis", "isian", "about"),
    [
        ("sk-standar-pelayanan", "pembahasan", "reviu standar pelayanan"),
        ("sk-tim-kerja", "memperhatikan", "pemilihan tim kerja"),
    ],
)
def test_the_record_that_a_decree_cites_is_of_a_meeting(
    program: DataSet, jenis: str, isian: str, about: str
) -> None:
    """The record that a decree cites, with its number, is of a meeting on that day, before it."""
    cited = str(program.pengaturan.isian[jenis][isian])
    held = [one for one in _rows(program, "rapat") if one.berita_acara == about]
    assert [f"/2026 tanggal {format_tanggal(one.tanggal)}" in cited for one in held] == [True]
    assert "Nomor" in cited
    assert held[0].tanggal < program.pengaturan.tanggal_jenis[jenis]


def test_the_record_of_the_choice_names_the_units(program: DataSet) -> None:
    """Whoever is proposed stands by name in the record of the meeting that chose them."""
    (chosen,) = [
        one for one in _rows(program, "rapat") if one.berita_acara == "penetapan unit kerja"
    ]
    text = " ".join(chosen.keputusan)
    assert [
        one.nama for one in program.unit_kerja if one.predikat_diusulkan and one.nama not in text
    ] == []


def test_a_recommendation_is_the_same_in_every_table(program: DataSet) -> None:
    """A recommendation is a follow-up of its meeting, and an assessor's is that of his answer."""
    asked = {
        (rapat.unit_kerja, task.uraian, task.penanggung_jawab, task.batas_waktu)
        for rapat in _rows(program, "rapat")
        for task in _children(program, rapat, "tindak_lanjut")
    }
    answers = {
        (one.unit_kerja, one.kode_lke): (one.catatan_tpi, one.rekomendasi_tpi, one.batas_waktu)
        for one in _rows(program, "penilaian")
    }
    for row in _rows(program, "rekomendasi"):
        assert (row.unit_kerja, row.uraian, row.penanggung_jawab, row.batas) in asked
        if row.sumber == "evaluasi Tim Penilai Internal":
            said = (row.catatan, row.uraian, row.batas)
            assert answers[row.unit_kerja, row.kode_lke] == said


def test_everybody_of_a_unit_reports_his_wealth(program: DataSet) -> None:
    """Those who owe a LHKPN or a LHKASN are the civil servants of their unit, PPPK included."""
    asn = ("PNS", "CPNS", "PPPK")
    for row in _rows(program, "syarat_unit"):
        staff = [
            one for one in program.pegawai if one.unit_kerja == row.unit_kerja and one.status in asn
        ]
        assert row.lhkpn_wajib + row.lhkasn_wajib == len(staff), row.unit_kerja


def test_a_span_of_months_is_written_one_way(program: DataSet) -> None:
    """The schedule of an agent says "s.d.", as the example of its column does."""
    spans = [row.jadwal for row in _rows(program, "perubahan_agen")]
    assert spans
    assert [one for one in spans if " sampai " in one] == []


def _rows(office: DataSet, table: str) -> list[Any]:
    return list(office.rows(table))


def _children(office: DataSet, rapat: Any, table: str) -> list[Any]:
    return [row for row, _ in office.children(rapat, table)]
