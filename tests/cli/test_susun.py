"""``zi-docs susun rencana-aksi``: a plan to be edited, from the steps of the LKE."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

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
        (("-o", "rencana.docx"), "ZI000"),
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
