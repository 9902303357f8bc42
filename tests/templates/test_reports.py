"""The reports and papers of a unit at their extremes: one row, many rows, the longest names."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from zi_docs.app import open_catalog, render_example
from zi_docs.model import values_at
from zi_docs.ooxml.text import document_text
from zi_docs.word.partials import compile_partials

ROOT = Path(__file__).resolve().parents[2]
MAKLUMAT = "maklumat-pelayanan"
TABLES = {
    "kertas-identifikasi": ("identifikasi", "layanan_utama"),
    "sk-tim": ("tim", "orang"),
    "sk-tim-instansi": ("tim", "orang"),
    "rencana-tindak-agen": ("perubahan_agen", "perubahan"),
    "laporan-agen": ("perubahan_agen", "perubahan"),
    "laporan-monitoring": ("realisasi", "kegiatan"),
    "laporan-tindak-lanjut": ("rekomendasi", "uraian"),
    "laporan-survei": ("responden", "saran"),
    "sk-standar-pelayanan": ("layanan", "nama"),
    "sk-agen-perubahan": ("agen", "orang"),
    "sk-tim-kerja": ("tim", "orang"),
    "sk-tim-identifikasi": ("tim", "orang"),
    "sk-tim-penilai-internal": ("tim", "orang"),
    "sk-penetapan-unit": ("unit_kerja", "nama"),
    "surat-usulan": ("unit_kerja", "nama"),
    "pernyataan-clearance-tlhp": ("tlhp", "nomor_lhp"),
    "surat-sanggah": ("sanggah", "sanggahan"),
    "surat-tugas": ("tugas.petugas", "orang"),
    "undangan-rapat": ("rapat.penerima", "yth"),
    "daftar-hadir": ("rapat.peserta", "nama"),
    "notula": ("rapat.peserta", "nama"),
    "laporan-kegiatan": ("rapat.tindak_lanjut", "uraian"),
    "berita-acara": ("rapat.keputusan", ""),
    "rencana-aksi": ("rencana_aksi", "kegiatan"),
    "daftar-bukti": ("bukti", "keterangan"),
    "komitmen-bersama": ("pegawai", "nama"),
    "pakta-integritas-kolektif": ("pegawai", "nama"),
}
"""Each type with the table whose rows it prints, and a column by which they differ.

A table below a row of another one is that of its first row. Types without a list of their own are
not here: a charter and a promise are one page, and a report of an assessment has all questions.
"""
OF_UNITS = {
    "kertas-identifikasi", "sk-tim", "rencana-tindak-agen", "laporan-agen", "laporan-monitoring",
    "laporan-tindak-lanjut", "laporan-survei", "sk-standar-pelayanan", "sk-agen-perubahan",
    "sk-tim-kerja", "surat-usulan", "surat-sanggah", "rencana-aksi", "daftar-bukti",
    "komitmen-bersama", "pakta-integritas-kolektif", "sk-penetapan-unit", "berita-acara",
    "pernyataan-clearance-tlhp",
}  # fmt: skip
"""The types that name a unit of work."""
LONG = "Unit Pelaksana Teknis Daerah Pusat Layanan Kesehatan Masyarakat dan Keluarga Berencana " * 2
MANY = 200

Change = Callable[[dict[str, Any]], None]
Text = Callable[[str, Change], str]


@pytest.fixture
def text(tmp_path: Path) -> Text:
    """The text of a type's example after its data were changed."""

    def made(jenis: str, change: Change) -> str:
        folder = tmp_path / "templates" / jenis
        if not folder.exists():
            shutil.copytree(ROOT / "templates" / jenis, folder)
        example = yaml.safe_load((ROOT / "templates" / jenis / "contoh.yaml").read_bytes())
        change(example)
        (folder / "contoh.yaml").write_text(_dumped(example), encoding="utf-8")
        return document_text(render_example(open_catalog(tmp_path), jenis))

    return made


def _dumped(example: dict[str, Any]) -> str:
    """Return the example as YAML without references from one row to another."""
    return yaml.safe_dump(json.loads(json.dumps(example, default=str)))


def _holder(example: dict[str, Any], path: str) -> tuple[dict[str, Any], str]:
    """Return where the rows of a table stand in an example: in itself, or in the first row."""
    table, _, below = path.partition(".")
    return (example[table][0], below) if below else (example, table)


def _one(path: str) -> Change:
    """Return the change to a single row, in an office of units with the longest names."""

    def change(example: dict[str, Any]) -> None:
        holder, name = _holder(example, path)
        if name != "pegawai":  # the head is one of them
            holder[name] = holder[name][:1]
        for unit in example.get("unit_kerja", ()):
            unit["nama"] = LONG + unit["kode"]

    return change


def _words() -> list[str]:
    """Return as many texts without digits as a long table has rows."""
    letters = "abcdefghijklmno"
    return [f"Baris {one}{two}x" for one in letters for two in letters][:MANY]


def _many(path: str, column: str) -> Change:
    """Return the change to many rows like the first one; a candidate has a unit of its own."""

    def change(example: dict[str, Any]) -> None:
        holder, table = _holder(example, path)
        row = holder[table][0]
        rows = [{**row, column: word} if column else word for word in _words()]
        if table == "unit_kerja":
            rows = [{**one, "kode": f"U-{n}", "kepala": ""} for n, one in enumerate(rows)]
            example["pengaturan"].pop("jumlah_unit", None)
        elif table == "tim":
            rows = [{**one, "jabatan_dinas": "Staf"} for one in rows]
        elif table == "agen":
            example["pegawai"] += [_staff(row["unit_kerja"], word) for word in _words()]
        elif table == "pegawai":
            rows = [*holder[table], *(_staff(row["unit_kerja"], word) for word in _words())]
        elif table == "identifikasi":
            unit = example["unit_kerja"][0]
            example["unit_kerja"] = [
                {**unit, "kode": f"U-{n}", "nama": f"Unit {n}"} for n in range(MANY)
            ]
            for n, one in enumerate(rows):
                one["unit_kerja"] = f"U-{n}"
        holder[table] = rows

    return change


def _staff(unit: str, nama: str) -> dict[str, str]:
    return {"nama": nama, "status": "non-ASN", "jabatan": "Staf", "unit_kerja": unit}


@pytest.mark.parametrize("jenis", [*TABLES, MAKLUMAT])
def test_one_row_makes_a_document(jenis: str, text: Text) -> None:
    """A single row is no special case; the longest name of a unit is printed to its last letter."""
    made = text(jenis, _one(TABLES.get(jenis, ("layanan", ""))[0]))
    assert "{" not in made
    whole = LONG.casefold() in " ".join(made.split()).casefold()
    assert whole == (jenis in {*OF_UNITS, MAKLUMAT})


@pytest.mark.parametrize("jenis", TABLES)
def test_every_row_is_printed(jenis: str, text: Text) -> None:
    """Each of 200 rows stands in the document."""
    made = text(jenis, _many(*TABLES[jenis])).casefold()
    assert [word for word in _words() if word.casefold() not in made] == []


def _dated(on: str) -> Change:
    return lambda example: example["pengaturan"].update(tanggal=on, tahun=int(on[-4:]))


@pytest.mark.parametrize(
    ("on", "criterion", "rule"),
    [
        ("8 Juni 2020", "mengelola sumber daya yang cukup besar", "Nomor 52 Tahun 2014"),
        ("30 Desember 2021", "mengelola sumber daya yang cukup besar", "Nomor 52 Tahun 2014"),
        ("31 Desember 2021", "mempunyai dampak luas", "Nomor 90 Tahun 2021"),
        ("2 Februari 2026", "mempunyai dampak luas", "Nomor 90 Tahun 2021"),
    ],
)
def test_the_criteria_are_those_of_the_date(on: str, criterion: str, rule: str, text: Text) -> None:
    """Candidates are judged by the criteria of the rule in force on the paper's date."""
    made = text("kertas-identifikasi", _dated(on)).replace("\N{NO-BREAK SPACE}", " ")
    assert criterion in made
    assert rule in made


def test_candidates_stand_by_their_points(text: Text) -> None:
    """The candidate with the highest sum comes first, wherever its row was typed."""
    made = text("kertas-identifikasi", lambda example: None)
    first, second, third = (made.index(name) for name in ("Dinas Kep", "Puskesmas", "Dinas Perp"))
    assert first < second < third


def test_a_decree_cites_what_its_team_is_for(text: Text) -> None:
    """The law on public information is cited for its team alone, as is the rule on standards."""

    def about(macam: str) -> Change:
        return lambda example: [row.update(macam=macam) for row in example["tim"]] and None

    laws = {"informasi publik": "Keterbukaan Informasi", "standar pelayanan": "Standar Pelayanan"}
    for macam in ("pengaduan", *laws):
        basis = text("sk-tim", about(macam)).partition("Mengingat")[2].partition("MEMUTUSKAN")[0]
        cited = {law for law in laws.values() if law in basis.replace("\N{NO-BREAK SPACE}", " ")}
        assert cited == {law for name, law in laws.items() if name == macam}


BUDGET = (
    "Peraturan Daerah Kabupaten Sukamaju Nomor 9 Tahun 2021 tentang "
    "Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2022"
)


@pytest.mark.parametrize("jenis", ["sk-standar-pelayanan", "sk-tim"])
def test_a_decree_cites_the_budget_it_charges(jenis: str, text: Text) -> None:
    """Rules on the budget stand in a decree with a diktum on costs, and in no other."""
    made = text(jenis, lambda example: example.update(dasar_hukum=[{"kutipan": BUDGET}]))
    charges = "anggaran" in made.partition("MEMUTUSKAN")[2].partition("Ditetapkan")[0]
    assert charges == (jenis == "sk-tim")
    assert ("Belanja Daerah" in made.partition("MEMUTUSKAN")[0]) == charges


def _scored(example: dict[str, Any]) -> None:
    """Give the first unit of the letter the answers of another example, and ask for the annex."""
    other = ROOT / "templates" / "laporan-penilaian-mandiri" / "contoh.yaml"
    example["penilaian"] = yaml.safe_load(other.read_bytes())["penilaian"]
    example["pengaturan"]["isian"]["surat-usulan"]["lampiran_nilai"] = "ya"


def test_a_proposal_shows_scores_only_when_asked(text: Text) -> None:
    """The official letter has no annex; when asked, it has the scores of each proposed unit."""
    plain, scored = text("surat-usulan", lambda _: None), text("surat-usulan", _scored)
    assert "LAMPIRAN" not in plain
    annex = scored.partition("LAMPIRAN\n")[2]
    assert annex.startswith("SURAT BUPATI SUKAMAJU\nNOMOR 000.8.3/021")
    first, _, second = annex.partition("2. KECAMATAN SUKAMAJU, MENUJU WBBM\n")
    assert "1. PUSKESMAS MELATI, MENUJU WBK\nPEMENUHAN | 30 |" in first
    assert "JUMLAH | 100 |" in first
    assert second.startswith("Belum dinilai.\n")
    assert annex.count("Surya Adiwijaya") == 1


def _rows_of_proof(example: dict[str, Any]) -> None:
    """Give the letter what goes with it: follow-ups, surveys of three units, a unit's answers."""
    unit = {"unit_kerja": "PKM-MELATI"}
    other = {"kode": "SMP", "nama": "SMP Negeri 1", "jenis": "Sekolah"}
    example["unit_kerja"].append(other)
    example["tlhp"] = [{**unit, "sumber": "APIP", "rekomendasi": 3, "selesai": 3}]
    survey = {"jenis": "SPAK", "mulai": "5 Januari 2026", "selesai": "31 Maret 2026", "skala": "4"}
    example["survei"] = [
        {**survey, "kode": f"S{n}", "unit_kerja": kode, "pelaksana": "Tim"}
        for n, kode in enumerate(("PKM-MELATI", "KEC-SUKAMAJU", "SMP"))
    ]
    example["penilaian"] = [{**unit, "kode_lke": kode} for kode in ("1.i.a", "1.i.b")]


def _dated_in_2023(example: dict[str, Any]) -> None:
    example["pengaturan"].update(tanggal="20 Mei 2023", tahun=2023)
    example["pengaturan"]["isian"]["surat-usulan"]["tanggal_laporan"] = "12 Mei 2023"


def _asked(**typed: str) -> Change:
    return lambda example: example["pengaturan"]["isian"]["surat-usulan"].update(typed)


@pytest.mark.parametrize(
    ("change", "head", "sentence"),
    [
        (lambda _: None, "1 (satu) berkas", "kami sampaikan 1 (satu) surat pernyataan tanggung"),
        (_rows_of_proof, "5 (lima) berkas", "2 (dua) laporan survei persepsi, dan 1 (satu) Lembar"),
        (_dated_in_2023, "2 (dua) berkas", "kami sampaikan 2 (dua) surat pernyataan tanggung"),
        (_asked(lampiran_nilai="ya"), "2 (dua) berkas", "tercantum dalam Lampiran"),
        (_asked(lampiran_nilai="ya", kelengkapan="tidak"), "1 (satu) berkas", "dalam Lampiran"),
        (_asked(kelengkapan="tidak"), "-", "PROVINSI JAWA TENGAH\nNomor"),
    ],
)
def test_a_proposal_tells_what_goes_with_it(
    change: Change, head: str, sentence: str, text: Text
) -> None:
    """The head counts what the data give of the proposed units, and a sentence names each kind."""
    made = text("surat-usulan", change).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Lampiran | : | {head}\n" in made
    assert sentence in made


def test_a_proposal_alone_names_nothing(text: Text) -> None:
    """Where all is only uploaded, no sentence says that something is sent with the letter."""
    assert "Bersama surat ini" not in text("surat-usulan", _asked(kelengkapan="tidak"))


def test_an_objection_without_proof_has_no_annex(text: Text) -> None:
    """Each point with proof is a bundle that goes along; without any the head says so."""

    def bare(example: dict[str, Any]) -> None:
        for row in example["sanggah"]:
            row.pop("bukti")

    assert "Lampiran | : | 2 (dua) berkas bukti\n" in text("surat-sanggah", lambda _: None)
    assert "Lampiran | : | -\n" in text("surat-sanggah", bare)


def test_a_long_list_of_proof_repeats_its_question(text: Text) -> None:
    """After twenty proofs of one question the next row says which question they belong to."""
    made = text("daftar-bukti", _many(*TABLES["daftar-bukti"]))
    rows = [line for line in made.splitlines() if "(lanjutan)" in line]
    assert len(rows) == (MANY - 1) // 20
    assert len({line.split(" | ")[0] for line in rows}) == 1


def test_a_list_with_every_proof_says_nothing_of_what_is_usual(text: Text) -> None:
    """The remark on the column of usual evidence is printed only above that column."""
    codes = re.findall(r"^((?:R\.)?\d\.\w+\.\w|H\.\S+) \|", text("daftar-bukti", _as_is), re.M)

    def complete(example: dict[str, Any]) -> None:
        example["bukti"][0]["kode_lke"] = "; ".join(dict.fromkeys(codes))

    made = text("daftar-bukti", complete)
    assert "A.\tBukti yang Sudah Ada" in made
    assert "lazim" not in made


def _fulfilled(example: dict[str, Any]) -> None:
    example["unit_kerja"][1]["predikat_diusulkan"] = "WBK"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda _: None, "belum memenuhi kriteria predikat Menuju Wilayah Birokrasi Bersih"),
        (_fulfilled, "memenuhi kriteria dan direkomendasikan untuk diusulkan"),
    ],
)
def test_the_letter_with_a_report_says_its_verdict(
    change: Change, verdict: str, text: Text
) -> None:
    """The letter has the scores and the verdict of the report, and goes to the unit's head."""
    letter, report = text("surat-pengantar-lhe", change), text("laporan-penilaian-mandiri", _as_is)
    assert verdict in letter
    assert "Yth.\tKepala Puskesmas Melati" in letter
    scores = re.search(r"memperoleh nilai [0-9,]+ dari 100: [^.]*", letter)
    assert scores
    assert scores[0] in report


def _advised(*codes: str) -> Change:
    """Let the assessors recommend what stands beside these codes alone."""

    def change(example: dict[str, Any]) -> None:
        for row in example["penilaian"]:
            row.pop("rekomendasi_tpi", "")
            row.pop("batas_waktu", "")
            if row["kode_lke"] in codes:
                row["rekomendasi_tpi"] = f"Perbaiki {row['kode_lke']}"

    return change


def _part_e(made: str) -> tuple[str, str]:
    """Return part E of a report: what is recommended, and what is still to be reached."""
    part = made.partition("\nE.\t")[2].partition("\nF.\t")[0]
    advice, _, goals = part.partition("Keadaan yang Dituju\n")
    return advice, goals


def test_only_what_the_assessors_wrote_is_a_recommendation(text: Text) -> None:
    """Advice beside a count or a best answer is one too; what is below its best is a state."""
    advice, goals = _part_e(text("laporan-penilaian-mandiri", _advised("1.i.a", "R.5.ii.a.3")))
    assert "memberi 2 (dua) rekomendasi" in advice
    assert all(f"Perbaiki {kode}" in advice for kode in ("1.i.a", "R.5.ii.a.3"))
    assert "Perbaiki" not in goals
    lines = {line.split(" | ")[0] for line in goals.splitlines()}
    assert {"1.i.b", "2.i.a", "R.3.iii.a"} <= lines
    assert not lines & {"1.i.a", "R.5.ii.a", "H.1.a", "H.2.a"}


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (_advised("2.i.a"), "Kami mohon rekomendasi dalam laporan tersebut ditindaklanjuti, dan"),
        (_advised(), "Kami mohon keadaan yang dituju dalam laporan tersebut dijadikan pedoman"),
    ],
)
def test_a_letter_asks_for_what_the_report_holds(change: Change, asked: str, text: Text) -> None:
    """The letter asks for recommendations only where the report has them."""
    assert asked in text("surat-pengantar-lhe", change)


def _as_is(example: dict[str, Any]) -> None:
    """Change nothing."""


def test_the_team_of_the_office_is_no_team_of_a_unit(text: Text) -> None:
    """Rows without a unit are the office's decree, those with one its unit's: none is in both."""
    assert "Sri Wahyuni" not in text("sk-tim-instansi", lambda _: None)

    def with_the_office(example: dict[str, Any]) -> None:
        row = {**example["tim"][0], "orang": "Bambang Sutrisno", "jabatan_dinas": "Inspektur"}
        example["tim"].append({key: row[key] for key in row if key != "unit_kerja"})

    assert "Bambang Sutrisno" not in text("sk-tim", with_the_office)


def _on(day: str) -> Change:
    """Return the change to another date, in the year of the plan."""

    def change(example: dict[str, Any]) -> None:
        example["pengaturan"]["tanggal"] = day

    return change


def test_an_agent_reports_only_what_is_done(text: Text) -> None:
    """No report is due of changes without a result; beside one the others say where they are."""
    due = open_catalog(ROOT).load("laporan-agen").manifest.hanya_bila
    for results, is_due in ((["", ""], False), (["", "Terpasang"], True), ([], False)):
        agent = {"perubahan_agen": [{"realisasi": one} for one in results]}
        assert due.holds(lambda path, agent=agent: values_at({"agen": agent}, path)) is is_due
    said = {
        "9 September 2022": "| Dijadwalkan Oktober s.d. Desember |",
        "12 Desember 2022": "| Sedang berjalan (Oktober s.d. Desember) |",
        "6 Januari 2023": "| Belum ada hasil (dijadwalkan Oktober s.d. Desember) |",
    }
    for on, expected in said.items():
        assert expected in text("laporan-agen", _on(on))


def test_a_survey_without_answers_says_where_they_are(text: Text) -> None:
    """What a report claims of its respondents stands in its rows: how many services, how old.

    Without rows it names who keeps the profile and the list.
    """

    def briefly(example: dict[str, Any]) -> None:
        example["responden"] = []
        names = {"SPKP": 8, "SPAK": 5}
        example["survei_ringkas"] = [
            {"survei": "S1", "kelompok": one, "nama": f"U{n}", "nilai": "3,5", "banyak": 30}
            for one, many in names.items()
            for n in range(many)
        ]

    changes: tuple[Change, ...] = (lambda _: None, briefly)
    rows, brief = (
        text("laporan-survei", one).replace("\N{NO-BREAK SPACE}", " ") for one in changes
    )
    assert "selesai dari 3 (tiga) jenis layanan, bukan" in rows
    assert "Usia | Di bawah 20 tahun |" in rows
    assert rows.index("Di bawah 20 tahun") < rows.index("20–29 tahun") < rows.index("60 tahun ke")
    assert "selesai, bukan pegawai unit kerja" in brief
    keeper = "disimpan oleh Tim Survei Puskesmas Melati dan disampaikan tersendiri."
    assert f"Profil dan daftar responden {keeper}" in brief
    assert keeper not in rows


def test_a_profile_leaves_out_what_nobody_was_asked(text: Text) -> None:
    """A column of the profile that no respondent filled in is no line of it."""

    def unasked(example: dict[str, Any]) -> None:
        for row in example["responden"]:
            row.pop("usia")

    assert "\nUsia | " not in text("laporan-survei", unasked)


def test_who_gathered_the_follow_ups_signs_with_a_post(text: Text) -> None:
    """Who drew up a report of follow-ups is named with the post in which it was done."""

    def by_the_head(example: dict[str, Any]) -> None:
        head = example["unit_kerja"][0]["kepala"]
        own = example["pengaturan"].setdefault("isian", {})
        own.setdefault("laporan-tindak-lanjut", {})["penyusun"] = head

    made = text("laporan-tindak-lanjut", by_the_head)
    assert "Penyusun, / KEPALA PUSKESMAS MELATI," in made.replace("\N{NO-BREAK SPACE}", " ")


def test_areas_stand_in_their_order_with_their_share(text: Text) -> None:
    """A report gathers its rows by area, in the order of the rule, and tells what was done."""
    made = text("laporan-monitoring", lambda example: None)
    areas = [made.index(f"{name} |") for name in ("Manajemen Perubahan", "Penataan Tatalaksana")]
    assert areas == sorted(areas)
    assert "2 (50%)" in made
    assert "66,7%" in made  # two of three
    assert "2 dari 4 rencana aksi yang dipantau (50%)" in made


def test_an_activity_is_reported_under_its_number_in_the_plan(text: Text) -> None:
    """The number of an activity is that of the unit's plan; what the plan lacks has a dash."""

    def plan(example: dict[str, Any]) -> None:
        example["rencana_aksi"] = [
            {"unit_kerja": "Puskesmas Melati", "area": area, "kegiatan": kegiatan}
            for area, kegiatan in (
                ("5", "Menyediakan saluran pengaduan masyarakat"),
                ("Manajemen Perubahan", "menyosialisasikan rencana kerja"),
                ("1", "Membentuk Tim Kerja pembangunan Zona Integritas"),
            )
        ]

    made = text("laporan-monitoring", plan)
    numbers = ("1 | Menyosialisasikan", "2 | Membentuk", "– | Menerapkan", "3 | Menyediakan")
    assert all(f"\n{number} " in made for number in numbers)


SURAT = {"nomor": "700/15/ST/2026", "tanggal": date(2026, 4, 20)}
DATED = "Surat Tugas Inspektur tanggal 20 April 2026"


@pytest.mark.parametrize(
    ("typed", "tugas", "said"),
    [
        ("", "", ""),
        (DATED, "", " dan Surat Tugas Inspektur tanggal"),
        (DATED, SURAT, " dan Surat Tugas Inspektur Nomor 7"),
        ("Surat Tugas Inspektur", SURAT, " dan Surat Tugas Inspektur Nomor 7"),
        ("Surat Tugas Nomor 1 tanggal 20 April 2026", SURAT, " dan Surat Tugas Nomor 700"),
        ("Surat Tugas Nomor 1 tanggal 2 Mei 2026", SURAT, " dan Surat Tugas Nomor 1 tanggal 2 Mei"),
        ("", SURAT, " dan Surat Tugas Nomor 700/15/ST/2026 tanggal 20 April 2026."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tim", ["", {"nomor": "100.3/7/2026", "tanggal": date(2026, 4, 13)}])
def test_an_evaluation_rests_on_what_the_register_holds(
    typed: str, tugas: Any, said: str, tim: Any
) -> None:
    """A report cites the team's decree and its assignment by number and date of the register."""
    catalog = open_catalog(ROOT)
    partials = compile_partials(catalog.load("laporan-penilaian-mandiri"))[0]
    (dasar,) = [one for one in partials if one.name == "dasar"]
    office = {"instansi": {"kepala": "Bupati Kudus", "nama": "Pemerintah Kabupaten Kudus"}}
    shown = dasar.render({
        "pedoman_zi": "PEDOMAN", "pengaturan": office, "tahun": 2026, "nilai": {"predikat": "WBK"},
        "isian": {"surat_tugas": typed, "waktu_penilaian": ""},
        "rujukan": {"tim": tim, "tugas": tugas}, "unit_kerja": {"nama": "RSUD"},
    })  # fmt: skip
    text = shown[0]["teks"]
    assert (" Keputusan Bupati Kudus Nomor 100.3/7/2026 tanggal 13 April 2026 " in text) == bool(
        tim
    )
    assert said in text
    assert text.count(" dan ") - text.count("dan Wilayah") - text.count("dan Melayani") <= 1


def test_what_is_overdue_is_marked(text: Text) -> None:
    """A recommendation that is still open after its day says so; one that is done does not."""
    assert text("laporan-tindak-lanjut", lambda example: None).count("lewat batas waktu") == 1


def test_the_index_is_recomputed_and_never_rounded_up(text: Text) -> None:
    """The index is the mean of the means, on a scale of 4, and 3,595 does not read 3,60."""
    answers = [("4", 119), ("3", 81)]  # a mean of 3.595 each

    def change(example: dict[str, Any]) -> None:
        example["survei"][0].update(jenis="SPAK")
        row = {"survei": "S1", "layanan": "Rawat jalan"}
        example["responden"] = [
            {**row, **{f"a{n}": value for n in range(1, 6)}}
            for value, count in answers
            for _ in range(count)
        ]

    made = text("laporan-survei", change)
    assert "(IPAK) adalah 3,59 pada skala 4" in made
    assert "IPKP" not in made


def test_an_index_of_another_scale_is_converted_once(text: Text) -> None:
    """Answers of 5,4 on a scale of 6 are an index of 3,6, and the page says how."""

    def change(example: dict[str, Any]) -> None:
        example["survei"][0].update(jenis="SPKP", skala="6")
        row = {"survei": "S1", "layanan": "Rawat jalan"}
        example["responden"] = [
            {**row, **{f"p{n}": "6" if one < 2 else "5" for n in range(1, 9)}} for one in range(5)
        ]

    made = text("laporan-survei", change)
    assert "(IPKP) adalah 3,60 pada skala 4" in made
    assert "dikalikan 4/6" in made


def test_a_survey_prints_only_what_was_asked(text: Text) -> None:
    """A short result of seven elements has no row and no number for the eighth, nor counts it."""

    def seven(example: dict[str, Any]) -> None:
        example["survei"][0].update(jenis="SPKP")
        example["responden"] = []
        example["survei_ringkas"] = [
            {
                "survei": "S1",
                "kelompok": "SPKP",
                "nama": f"Unsur {n}",
                "nilai": "3,50",
                "banyak": "40",
            }
            for n in "abcdefg"
        ]

    made = text("laporan-survei", seven)
    assert "(IPKP) adalah 3,50 pada skala 4" in made
    assert "7 | Unsur g | 3,50 | 40" in made
    assert "8 | " not in made


def test_a_survey_names_its_own_chair(text: Text) -> None:
    """The chair in a survey's row signs it, before the one of the settings and of the team."""

    def change(example: dict[str, Any]) -> None:
        example["pengaturan"]["isian"] = {"laporan-survei": {"ketua_survei": "Sri Wahyuni"}}
        example["survei"][0]["ketua"] = "198107052006041007"

    made = text("laporan-survei", change)
    assert "Hadi Pranoto, S.K.M. / Penata Tingkat I (III/d)" in made
    assert "Sri Wahyuni" not in made


@pytest.mark.parametrize("skala", ["4", "6"])
def test_the_charts_of_a_survey_have_its_scale(tmp_path: Path, skala: str) -> None:
    """No bar is cut: the axis of each chart ends at the highest answer of the questionnaire."""
    shutil.copytree(ROOT / "templates" / "laporan-survei", tmp_path / "templates/laporan-survei")
    path = tmp_path / "templates/laporan-survei/contoh.yaml"
    example = yaml.safe_load(path.read_bytes())
    example["survei"][0]["skala"] = skala
    path.write_text(_dumped(example), encoding="utf-8")
    with ZipFile(BytesIO(render_example(open_catalog(tmp_path), "laporan-survei"))) as made:
        linked = made.read("word/_rels/document.xml.rels").decode()
        shown = list(re.findall(r"charts/chart\d+\.xml", linked))
        axes = [re.findall(rb'<c:max val="(\d)"', made.read(f"word/{name}")) for name in shown]
    assert axes == [[skala.encode()]] * 2


def test_means_alone_make_a_report(text: Text) -> None:
    """A survey whose answers are elsewhere is reported by the mean of each element."""

    def change(example: dict[str, Any]) -> None:
        example["survei"][0]["jenis"] = "SPAK"
        example["responden"] = []
        row = {"survei": "S1", "kelompok": "SPAK", "banyak": "90"}
        example["survei_ringkas"] = [
            {**row, "nama": "Percaloan", "nilai": "3,8"},
            {**row, "nama": "Pungutan liar", "nilai": "3,4"},
        ]

    made = text("laporan-survei", change)
    assert "(IPAK) adalah 3,60 pada skala 4" in made
    assert "terendah adalah “pungutan liar” (3,40)" in made
    assert "DAFTAR RESPONDEN" not in made


def test_every_element_with_the_lowest_printed_mean_is_named(text: Text) -> None:
    """Two elements that print the same lowest mean are both named, however they differ unseen."""

    def change(example: dict[str, Any]) -> None:
        example["survei"][0]["jenis"] = "SPAK"
        example["responden"] = []
        row = {"survei": "S1", "kelompok": "SPAK", "banyak": "90"}
        example["survei_ringkas"] = [
            {**row, "nama": "Percaloan", "nilai": "3,475"},
            {**row, "nama": "Kecurangan", "nilai": "3,8"},
            {**row, "nama": "Pungutan liar", "nilai": "3,471"},
        ]

    made = text("laporan-survei", change)
    assert "terendah adalah “percaloan” dan “pungutan liar” (3,47)." in made


def test_names_of_respondents_are_printed_only_when_asked(text: Text) -> None:
    """The list has names and telephone numbers only by the switch; by default it hides them."""
    assert "Sumarni" not in text("laporan-survei", lambda example: None)
    shown = text(
        "laporan-survei",
        lambda example: example["pengaturan"].update(
            isian={"laporan-survei": {"lampiran_lengkap": "ya"}}
        ),
    )
    assert "Sumarni" in shown
    assert "081200000000" in shown


def test_a_promise_names_compensation_only_when_it_is_settled(text: Text) -> None:
    """The third promise speaks of compensation only where the office says that it is decreed."""
    assert "kompensasi" not in text(MAKLUMAT, lambda example: None)
    made = text(
        MAKLUMAT,
        lambda example: example["pengaturan"].update(isian={MAKLUMAT: {"kompensasi": "ya"}}),
    )
    assert "serta memberikan kompensasi" in made


def test_a_report_without_a_pattern_has_no_line_for_its_number(text: Text, tmp_path: Path) -> None:
    """An office whose profile has no pattern for reports gets the evaluation without "Nomor"."""
    profiles = tmp_path / "templates" / "_tata_naskah"
    profiles.mkdir(parents=True)
    profile = yaml.safe_load((ROOT / "templates/_tata_naskah/permendagri-1-2023.yaml").read_bytes())
    del profile["nomor"]["laporan"]
    (profiles / "kantor.yaml").write_text(_dumped(profile), encoding="utf-8")
    jenis = "laporan-penilaian-mandiri"
    lines = text(jenis, lambda one: one["pengaturan"].update(tata_naskah="kantor")).splitlines()
    year = lines.index("TAHUN 2026")
    assert lines[year + 1] == "Tanggal 8 Juni 2026"


def test_a_statement_tells_what_cannot_be_followed_up(text: Text) -> None:
    """Only what is settled is called so; without such rows no sentence explains the percentage."""

    def settled(example: dict[str, Any]) -> None:
        for row in example["tlhp"]:
            row.update(selesai=row["rekomendasi"], tidak_dapat="0")

    jenis = "pernyataan-clearance-tlhp"
    mixed, plain = text(jenis, lambda _: None), text(jenis, settled)
    assert "4 selesai dan 1 tidak dapat ditindaklanjuti" in mixed
    assert "seluruhnya selesai" not in mixed
    assert "dihitung selesai" in mixed
    assert "5 rekomendasi, seluruhnya selesai" in plain
    assert "dihitung selesai" not in plain


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (("selesai", "selesai"), "Seluruh rekomendasi, yaitu 2 (dua), selesai ditindaklanjuti"),
        (("selesai",), "Rekomendasi tersebut selesai ditindaklanjuti (100%)."),
        (
            ("selesai", "proses"),
            "1 (satu) selesai ditindaklanjuti (50%) dan 1 (satu) dalam proses.",
        ),
        (
            ("belum",),
            "belum ada yang selesai ditindaklanjuti (0%) dan 1 (satu) belum ditindaklanjuti.",
        ),
        (
            ("selesai", "proses", "belum"),
            "1 (satu) dalam proses, dan 1 (satu) belum ditindaklanjuti.",
        ),
    ],
)
def test_a_report_of_follow_ups_counts_no_nought(
    status: tuple[str, ...], said: str, text: Text
) -> None:
    """A closing sentence names what there is; "0 dalam proses" is no sentence of an office."""

    def change(example: dict[str, Any]) -> None:
        row = example["rekomendasi"][0]
        of_one = {"unit_kerja": row["unit_kerja"], "sumber": row["sumber"]}
        done = {"tanggal_selesai": row["tanggal_selesai"], "bukti": row["bukti"]}
        example["rekomendasi"] = [
            {**of_one, "tanggal": row["tanggal"], "uraian": f"Butir {n}", "status": one}
            | (done if one == "selesai" else {})
            for n, one in enumerate(status)
        ]

    closing = text("laporan-tindak-lanjut", change).partition("Mengetahui")[0]
    assert said in closing
    assert " 0 " not in closing.splitlines()[-1]


def test_a_copy_goes_to_the_head_above_a_technical_unit(text: Text) -> None:
    """The letter to a health centre is copied to the head of its department, not to another's."""

    def below(example: dict[str, Any]) -> None:
        example["unit_kerja"].append({"kode": "DINKES", "nama": "Dinas Kesehatan"})
        assessed = example["penilaian"][0]["unit_kerja"]
        [unit] = [one for one in example["unit_kerja"] if one["kode"] == assessed]
        unit["induk"] = "DINKES"

    jenis = "surat-pengantar-lhe"
    assert "2.\tKepala Dinas Kesehatan." in text(jenis, below)
    assert text(jenis, lambda _: None).partition("Tembusan:\n")[2].startswith("Bupati Sukamaju.")


def test_an_annex_without_details_says_so(text: Text) -> None:
    """A proposed unit without rows stands in the table with its number, as nihil."""

    def nothing(example: dict[str, Any]) -> None:
        for row in example["tlhp"]:
            row["unit_kerja"] = "INSPEKTORAT"

    annex = text("pernyataan-clearance-tlhp", nothing).partition("LAMPIRAN\n")[2]
    assert "PERSEN\n1 | Puskesmas Melati | nihil\n2 | Kecamatan Sukamaju | nihil\n" in annex


@pytest.mark.parametrize("jenis", ["sptjm", "sptjm-unit"])
def test_who_states_is_named_as_he_signs(jenis: str, text: Text) -> None:
    """An acting head states it as an acting head: the post above is the one at the signature."""

    def acting(example: dict[str, Any]) -> None:
        officials = example["pengaturan"]["pejabat"]
        officials["kepala_daerah"]["cara"] = "Pj."
        officials["pengganti"] = {
            "jabatan": "Kepala Puskesmas Melati",
            "nama": "Budi",
            "cara": "Plt.",
            "jabatan_sendiri": "Kepala Tata Usaha",
        }
        example["unit_kerja"][0]["kepala"] = "pengganti"

    made = text(jenis, acting)
    post = {"sptjm": "Pj. Bupati Sukamaju", "sptjm-unit": "Plt. Kepala Puskesmas Melati"}[jenis]
    assert f"Jabatan | : | {post}\n" in made


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        (("3,5", "3,5", "3,5"), "Semua unsur bernilai sama (3,50)."),
        (("3,5",), "Survei ini mempunyai satu unsur (3,50)."),
        (("3,5", "3,4", "3,5"), "Unsur dengan nilai terendah adalah “unsur 1” (3,40)."),
    ],
)
def test_no_element_is_lowest_where_all_are_alike(
    scores: tuple[str, ...], said: str, text: Text
) -> None:
    """A lowest element is named where another one is higher; no list of all elements is."""

    def change(example: dict[str, Any]) -> None:
        example["responden"] = []
        example["survei_ringkas"] = [
            {"survei": example["survei"][0]["kode"], "kelompok": one, "nama": f"Unsur {n}"}
            | {"nilai": score, "banyak": "120"}
            for one in ("SPKP", "SPAK")
            for n, score in enumerate(scores)
        ]

    made = text("laporan-survei", change)
    assert made.count(said) == 2
    assert ("Unsur dengan nilai terendah" in made) == said.startswith("Unsur")
