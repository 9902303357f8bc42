"""``zi-docs susun rencana-aksi``: a plan to be edited, from the steps of the LKE."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zi_docs.zona_integritas import daftar_pertanyaan, tangga_jawaban

from .runs import Zi
from .zones import make_zone

DRAFT = ("susun", "rencana-aksi", "--data", "sukamaju", "--unit", "PKM", "-o", "rencana.xlsx")


@pytest.fixture
def zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the data set "sukamaju", whose work folder is the current one."""
    monkeypatch.chdir(tmp_path)
    return make_zone(tmp_path)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of the sheet of plans by their headings."""
    heads, *rows = load_workbook(path)["Rencana Aksi"].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_without_assessment_each_question_has_a_row(zi: Zi, zone: Path) -> None:
    """The plan has a row for each of the 87 questions, which reaches its best answer."""
    outcome = zi(*DRAFT)
    assert outcome.code == 0, outcome.err
    rows = rows_of(Path("rencana.xlsx"))
    codes = [row["Kode LKE"] for row in rows]
    assert (len(codes), len(set(codes)), codes[0], codes[-1]) == (87, 87, "1.i.a", "6.v.c")
    assert "87 baris" in outcome.out
    assert "Peraturan Menteri PANRB Nomor 90 Tahun 2021" in outcome.out


def test_the_plan_reads_back_and_becomes_a_document(zi: Zi, zone: Path) -> None:
    """Put into the data, the plan is read without any complaint, and fills the document."""
    zi(*DRAFT)
    Path("rencana.xlsx").rename(zone / "rencana.xlsx")
    outcome = zi("periksa", "rencana-aksi", "--data", "sukamaju", "--json")
    assert (outcome.code, json.loads(outcome.out)["masalah"]) == (0, [])
    assert zi("buat", "rencana-aksi", "--data", "sukamaju").code == 0


def test_steps_before_the_date_of_the_plan_are_told(zi: Zi, zone: Path) -> None:
    """A plan dated in November tells of its steps in January, also when it is read (ZI557)."""
    settings = zone / "pengaturan.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "sebelum bulan" not in zi(*DRAFT).out
    year = next(line[7:] for line in text.splitlines() if line.startswith("tahun: "))
    lines = [line for line in text.splitlines() if not line.startswith("tanggal:")]
    settings.write_text("\n".join([*lines, f"tanggal: {year}-11-10", ""]), encoding="utf-8")
    outcome = zi(*DRAFT, "--timpa")
    assert "kegiatan dijadwalkan sebelum bulan" in outcome.out
    assert f"--tahun {int(year) + 1}" in outcome.out
    assert "sebelum bulan" not in zi(*DRAFT, "--timpa", "--tahun", str(int(year) + 1)).out


def test_the_people_come_from_the_team(zi: Zi, zone: Path) -> None:
    """A step has its group's coordinator, else the chair; other teams are not asked."""
    zi(*DRAFT)
    who = {row["Kode LKE"]: row["Penanggung Jawab"] for row in rows_of(Path("rencana.xlsx"))}
    assert who["5.iii.a"] == "Bagus Setiawan (Koordinator Pokja V)"
    assert who["2.i.a"] == "Hadi Pranoto, S.K.M. (Ketua Tim Kerja)"
    assert who["4.i.a"] == "Ratna Dewi Lestari, M.Kes. (Kepala Puskesmas Melati)"
    assert not any("Siti" in name for name in who.values())


def test_without_a_team_the_positions_stand_there(zi: Zi, zone: Path) -> None:
    """A unit without a team gets the positions, and the clerk is told so."""
    outcome = zi(*DRAFT[:5], "Kecamatan Panggul", *DRAFT[6:])
    who = {row["Kode LKE"]: row["Penanggung Jawab"] for row in rows_of(Path("rencana.xlsx"))}
    assert (who["2.i.a"], who["1.i.a"]) == ("Koordinator Pokja II", "Camat Panggul")
    assert "belum ada di lembar Tim" in outcome.out


def test_a_file_is_not_overwritten_unasked(zi: Zi, zone: Path) -> None:
    """A file that is there stays as it is, unless --timpa is given."""
    Path("rencana.xlsx").write_bytes(b"milik kantor")
    outcome = zi(*DRAFT)
    assert (outcome.code, "ZI004" in outcome.err) == (2, True)
    assert Path("rencana.xlsx").read_bytes() == b"milik kantor"
    assert zi(*DRAFT, "--timpa").code == 0
    assert len(rows_of(Path("rencana.xlsx"))) == 87


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--unit", "PKN"), "ZI003"),
        (("--tahun", "2021"), "ZI580"),
        (("-o", "rencana.docx"), "ZI016"),
    ],
    ids=["unit", "tahun", "berkas"],
)
def test_what_can_not_be_drafted_is_refused(
    zi: Zi, zone: Path, more: tuple[str, ...], code: str
) -> None:
    """An unknown unit, a year before the LKE and another format are refused; nothing is written."""
    outcome = zi(*DRAFT, *more)
    assert (outcome.code, outcome.err.count("KESALAHAN")) == (2, 1)
    assert code in outcome.err
    assert list(Path().glob("rencana*")) == []


def test_wrong_rows_of_the_team_stop_the_draft(zi: Zi, zone: Path) -> None:
    """A team with a wrong row would give wrong names: the row is told, and nothing is written."""
    (zone / "tim.csv").write_text(
        "Jenis Tim;Unit Kerja;Nama;Kedudukan dalam Tim\nkerja;PKM;Hadi Pranoto;Kepala Suku\n",
        encoding="utf-8",
    )
    outcome = zi(*DRAFT)
    assert (outcome.code, "Kepala Suku" in outcome.err) == (1, True)
    assert not Path("rencana.xlsx").exists()


def test_the_same_plan_has_the_same_bytes(zi: Zi, zone: Path) -> None:
    """Drafting twice gives the same bytes."""
    zi(*DRAFT)
    first = Path("rencana.xlsx").read_bytes()
    zi(*DRAFT, "--timpa")
    assert Path("rencana.xlsx").read_bytes() == first


def test_json_lists_the_steps(zi: Zi, zone: Path) -> None:
    """For other programs the rows stand in the JSON, with the answer that each step reaches."""
    told = json.loads(zi(*DRAFT, "--json").out)
    assert (len(told["baris"]), told["baris"][0]["kode"]) == (87, "1.i.a")
    assert told["baris"][0]["menuju"] == "Ya"


HEADINGS = "Unit Kerja;Putaran;Kode LKE;Jawaban;Jawaban TPI\n"
GAPS = (*DRAFT, "--dari", "penilaian")


def best_answers(unit: str = "PKM", putaran: str = "1") -> dict[str, str]:
    """Return a row of the assessment for each question of pemenuhan, with its best answer."""
    questions = [one for one in daftar_pertanyaan(date(2026, 1, 1)) if one.komponen == "pemenuhan"]
    return {
        one.kode: f"{unit};{putaran};{one.kode};{tangga_jawaban(one)[-1]};\n" for one in questions
    }


def assess(zone: Path, *rows: str) -> None:
    """Write the table of answers."""
    (zone / "penilaian.csv").write_text(HEADINGS + "".join(rows), encoding="utf-8")


def test_of_an_assessment_only_the_gaps_are_drafted(zi: Zi, zone: Path) -> None:
    """A question at its best has no row; one below it has the step to the next better answer."""
    answers = best_answers() | {
        "1.iii.b": "PKM;1;1.iii.b;D;\n",
        "4.ii.d": "PKM;1;4.ii.d;b;\n",
        "1.i.a": "PKM;1;1.i.a;Tidak;\n",
    }
    assess(zone, *answers.values())
    assert zi(*GAPS).code == 0
    rows = {row["Kode LKE"]: row for row in rows_of(Path("rencana.xlsx"))}
    assert [*rows] == ["1.i.a", "1.iii.b", "4.ii.d"]
    assert rows["1.iii.b"]["Kegiatan"].startswith("Mengumpulkan kemajuan")
    assert rows["1.iii.b"]["Indikator"].startswith("Pemantauan dan evaluasi berjalan tanpa")
    assert rows["4.ii.d"]["Kegiatan"].startswith("Menyusun manual")


def test_in_an_area_what_adds_most_comes_first(zi: Zi, zone: Path) -> None:
    """The rows stand by area, and in an area the step that adds most points is first."""
    answers = best_answers()
    for kode in ("1.i.b", "1.iv.a", "2.i.a", "1.iv.d"):
        answers.pop(kode)
    assess(zone, *answers.values())
    told = json.loads(zi(*GAPS, "--json").out)["baris"]
    assert [(row["kode"], row["tambahan"]) for row in told] == [
        ("1.iv.a", "0,38"),
        ("1.i.b", "0,12"),
        ("1.iv.d", "0,12"),
        ("2.i.a", "0,11"),
    ]


def test_the_last_round_and_the_assessors_count(zi: Zi, zone: Path) -> None:
    """Of two rounds the last is drafted from; where the assessors answered, their answer counts."""
    second = best_answers(putaran="2") | {"2.i.b": "PKM;2;2.i.b;A;C\n"}
    assess(zone, "PKM;1;1.i.a;Tidak;\n", *second.values(), "KEC;2;1.i.a;Tidak;\n")
    zi(*GAPS)
    [row] = rows_of(Path("rencana.xlsx"))
    assert row["Kegiatan"].startswith("Memperluas pemeriksaan kepatuhan")


def test_what_is_not_answered_counts_as_the_lowest(zi: Zi, zone: Path) -> None:
    """Questions without an answer get their first step, and their number is told."""
    assess(zone, "PKM;1;1.i.a;Ya;\n")
    outcome = zi(*GAPS)
    assert "86 pertanyaan belum dijawab" in outcome.out
    assert len(rows_of(Path("rencana.xlsx"))) == 86


def test_with_the_best_answers_nothing_is_written(zi: Zi, zone: Path) -> None:
    """A unit whose answers are the best gets no plan, which is said; the rest is named."""
    assess(zone, *best_answers().values())
    outcome = zi(*GAPS)
    assert (outcome.code, "sudah yang terbaik" in outcome.out) == (0, True)
    assert "26 indikator reform dan hasil" in outcome.out
    assert not Path("rencana.xlsx").exists()


def test_a_unit_without_an_assessment_is_told(zi: Zi, zone: Path) -> None:
    """A draft from an assessment that the unit does not have is refused."""
    assess(zone, "KEC;1;1.i.a;Tidak;\n")
    outcome = zi(*GAPS)
    assert (outcome.code, outcome.err.count("KESALAHAN"), "ZI589" in outcome.err) == (2, 1, True)
    assert not Path("rencana.xlsx").exists()


def test_the_gaps_read_back(zi: Zi, zone: Path) -> None:
    """A plan drafted from an assessment is read without any error."""
    assess(zone, "PKM;1;1.i.a;Ya;\n")
    zi(*GAPS)
    Path("rencana.xlsx").rename(zone / "rencana.xlsx")
    outcome = zi("periksa", "rencana-aksi", "--data", "sukamaju", "--json")
    assert (outcome.code, json.loads(outcome.out)["masalah"]) == (0, [])
