"""Scoring the LKE of units on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.penilaian.kasus import SATU_GAGAL
from tests.penilaian.lembaran import answers, write_answers

from .files import edit, text_of
from .runs import Zi

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
DATA = ("--data", "kantor")
FOLDER = Path("data/kantor")
LATER = "tahun: 2026\ntanggal: 2026-01-05"
PERFECT, EMPTY = "hampir sempurna", "ada yang kosong"


@pytest.fixture
def scored(office: Path) -> Path:
    """The tiny office of 2026 with a second unit, and assessments of both."""
    edit(office / FOLDER / "pengaturan.yaml", "tahun: 2021\ntanggal: 2021-04-27", LATER)
    units = (office / FOLDER / "unit_kerja.csv").read_text(encoding="utf-8")
    (office / FOLDER / "unit_kerja.csv").write_text(
        f"{units}PANGGUL;Kecamatan Panggul;\n", encoding="utf-8"
    )
    write_answers(
        office / FOLDER / "penilaian.csv",
        ("DUKCAPIL", "1", answers(PERFECT), answers(SATU_GAGAL)),
        ("PANGGUL", "1", answers(EMPTY), {}),
        ("PANGGUL", "2", answers(SATU_GAGAL), answers(EMPTY)),
    )
    return office


def test_a_recap_of_all_units(scored: Path, zi: Zi) -> None:
    """Each unit, round and assessor has a line with its total and both verdicts."""
    done = zi("nilai", *DATA)
    assert (done.code, done.err) == (0, "")
    lines = [line.split() for line in done.out.splitlines()[1:-1]]
    assert [(one[0], one[1], one[2], one[5], one[6], one[7]) for one in lines] == [
        ("DUKCAPIL", "1", "Unit", "95,63", "ya", "ya"),
        ("DUKCAPIL", "1", "TPI", "86,97", "ya", "belum"),
        ("PANGGUL", "1", "Unit", "72,41", "belum", "belum"),
        ("PANGGUL", "2", "Unit", "86,97", "ya", "belum"),
        ("PANGGUL", "2", "TPI", "72,41", "belum", "belum"),
    ]


def test_one_unit_in_full(scored: Path, zi: Zi) -> None:
    """One unit is shown with its reasons, what is empty, the workbook's total and the best step."""
    done = zi("nilai", *DATA, "--unit", "kecamatan panggul")
    assert done.code == 0
    text = " ".join(done.out.split())
    assert "Kecamatan Panggul, penilaian ke-2" in text
    assert "ke-1 72,41" in text
    assert "Area 1 Manajemen Perubahan: 51,55% dari paling sedikit 60% (kurang 8,45)" in text
    assert "Belum terjawab, dihitung 0 (19): 1.i.b, 1.ii.b" in text
    assert "Buku kerja resmi menunjukkan 79,97: 19 pertanyaan yang belum terjawab" in text
    assert "IPKP mencapai paling sedikit 3,6" in text


@pytest.mark.parametrize("unit", [(), ("--unit", "PANGGUL")], ids=["all", "one"])
def test_lines_fit_on_the_screen(scored: Path, zi: Zi, unit: tuple[str, ...]) -> None:
    """No line is longer than 80 characters."""
    assert max(map(len, zi("nilai", *DATA, *unit).out.splitlines())) <= 80


def test_scores_as_json(scored: Path, zi: Zi) -> None:
    """JSON gives the points of each group and area, the verdicts and the steps."""
    done = json.loads(zi("nilai", *DATA, "--unit", "DUKCAPIL", "--json").out)
    (one,) = done["penilaian"]
    assert one["dari_tpi"]["total"] == 86.967126
    assert one["dari_tpi"]["kelompok"]["R.5.iii"] == 1.972973
    assert one["dari_tpi"]["ambang"]["WBBM"]["belum"].keys() == {"area 2"}
    assert one["dari_unit"]["buku_kerja"]["total"] == 95.57619
    assert one["dari_tpi"]["langkah"][0]["kode"] == "H.2.a"


def test_a_recap_is_written_as_a_workbook(scored: Path, zi: Zi) -> None:
    """The workbook holds scores, thresholds, steps and what is empty; again, the same bytes."""
    assert zi("nilai", *DATA, "-o", "REKAP.xlsx").code == 0
    first = (scored / "REKAP.xlsx").read_bytes()
    assert zi("nilai", *DATA, "-o", "REKAP.xlsx").code == 2
    assert zi("nilai", *DATA, "-o", "REKAP.xlsx", "--timpa").code == 0
    assert (scored / "REKAP.xlsx").read_bytes() == first
    book = load_workbook(scored / "REKAP.xlsx")
    assert book.sheetnames == ["Rekap", "Ambang", "Langkah", "Belum Terjawab"]
    heads, *rows = book["Rekap"].iter_rows(values_only=True)
    assert [row[heads.index("Total")] for row in rows] == [95.63, 86.97, 72.41, 86.97, 72.41]
    assert book["Belum Terjawab"].max_row == 1 + 2 * 19


def test_a_wrong_answer_is_told_at_its_cell(scored: Path, zi: Zi) -> None:
    """A wrong answer stops the score, and is told with its cell and what is allowed."""
    own = {**answers(SATU_GAGAL), "H.1.a": "88,5", "1.i.b": "D"}
    write_answers(scored / FOLDER / "penilaian.csv", ("DUKCAPIL", "1", own, {}))
    done = json.loads(zi("nilai", *DATA, "--json").out)
    told = [(one["kode"], one["tempat"]) for one in done["masalah"]]
    assert done["kode_keluar"] == 1
    assert told == [
        ("ZI542", 'data/kantor/penilaian.csv, baris 3, kolom "Jawaban Unit"'),
        ("ZI542", 'data/kantor/penilaian.csv, baris 126, kolom "Jawaban Unit"'),
    ]


@pytest.mark.parametrize(
    ("args", "kode", "code"),
    [
        (("--unit", "PANGGUL"), "ZI545", 1),
        (("--unit", "hantu"), "ZI003", 2),
        (("-o", "REKAP.csv"), "ZI016", 2),
    ],
    ids=["no answers", "no unit", "no workbook"],
)
def test_what_cannot_be_scored(
    scored: Path, zi: Zi, args: tuple[str, ...], kode: str, code: int
) -> None:
    """A unit without answers, an unknown unit and another format are each refused."""
    write_answers(scored / FOLDER / "penilaian.csv", ("DUKCAPIL", "1", answers(PERFECT), {}))
    done = zi("nilai", *DATA, *args)
    assert done.code == code
    assert kode in done.err


def test_an_lke_of_an_older_rule_is_refused(scored: Path, zi: Zi) -> None:
    """Answers of 2020 are refused in one sentence, not scored by a later LKE."""
    edit(scored / FOLDER / "pengaturan.yaml", LATER, "tahun: 2020\ntanggal: 2020-04-06")
    done = zi("nilai", *DATA)
    assert done.code == 1
    assert done.err.count("ZI5") == 1
    assert "ZI541" in done.err


def test_conditions_beside_the_lke(scored: Path, zi: Zi) -> None:
    """A SAKIP at the border is told by both readings, and eleven months are too few."""
    (scored / FOLDER / "syarat_instansi.csv").write_text(
        "Tahun;Opini;Nilai SAKIP;Indeks RB;SPIP\n2026;WTP;60;58;3,1\n", encoding="utf-8"
    )
    (scored / FOLDER / "syarat_unit.csv").write_text(
        "Unit Kerja;Tahun;Nilai SAKIP;Mulai Membangun\nDUKCAPIL;2026;61;6 Januari 2025\n",
        encoding="utf-8",
    )
    (scored / FOLDER / "tlhp.csv").write_text(
        "Unit Kerja;Sumber;Rekomendasi;Selesai\nDUKCAPIL;BPK;4;3\n", encoding="utf-8"
    )
    text = " ".join(zi("nilai", *DATA, "--unit", "DUKCAPIL").out.split())
    assert (
        "60 memenuhi aturan (paling sedikit 60, predikat B), tetapi PortalRB 2024 dan 2025" in text
    )
    assert "Lama membangun Zona Integritas: 11 bulan (syarat: paling sedikit 12 bulan)." in text
    assert "pengawasan APIP: 75% (syarat: 100%)." in text
    assert "Penyampaian LHKASN: 97,3% (syarat: 100%)." in text


def test_conditions_that_are_not_known_are_named(scored: Path, zi: Zi) -> None:
    """A score of 2023 names the conditions that were not tested; one of 2026 has none of them."""
    unknown = "tahun usulan 2022 dan 2023 belum dapat diuji"
    assert unknown not in " ".join(zi("nilai", *DATA, "--unit", "DUKCAPIL").out.split())
    edit(scored / FOLDER / "pengaturan.yaml", LATER, "tahun: 2023\ntanggal: 2023-05-10")
    assert unknown in " ".join(zi("nilai", *DATA, "--unit", "DUKCAPIL").out.split())


# The report of the assessors, with the types that it cites.
REPORT = ("laporan-penilaian-mandiri", "sk-tim-penilai-internal", "surat-tugas")


def _copy_type(office: Path, *kinds: str) -> None:
    """Copy built-in types, but for the types that come before them: the office has none of them."""
    for jenis in kinds:
        folder = office / "templates" / jenis
        shutil.copytree(TEMPLATES / jenis, folder)
        lines = (folder / "manifest.yaml").read_text("utf-8").splitlines()
        kept = (line for line in lines if not line.startswith("sesudah:"))
        (folder / "manifest.yaml").write_text("\n".join(kept), encoding="utf-8")


def _row(path: Path, first: str) -> list[str]:
    """Return the cells of the first row of a table that begins with a text."""
    rows = (row for table in Document(str(path)).tables for row in table.rows)
    return next(texts for row in rows if (texts := [c.text for c in row.cells])[0] == first)


def test_a_report_for_each_round_that_the_assessors_answered(scored: Path, zi: Zi) -> None:
    """The report shows the unit's score beside the assessors', and says what is not reached."""
    _copy_type(scored, *REPORT)
    done = zi("buat", "laporan-penilaian-mandiri", *DATA)
    made = sorted(Path("output/kantor/konsep/laporan-penilaian-mandiri").rglob("*.docx"))
    assert (done.code, [path.parent.name for path in made]) == (0, ["DUKCAPIL", "PANGGUL"])
    text = text_of(made[0])
    assert "memperoleh nilai 86,97 dari 100" in text
    assert "Menurut penilaian mandiri unit kerja nilainya 95,63." in text
    assert _row(made[0], "JUMLAH") == ["JUMLAH", "100", "95,63", "86,97", "86,97%"]
    assert _row(made[0], "2.i.a")[2:4] == ["A", "C"]
    assert "belum memenuhi kriteria predikat Menuju WBK" in text
    annex = [[cell.text for cell in row.cells] for row in Document(str(made[0])).tables[-1].rows]
    lines = {line[0]: line for line in annex if line[0][0] in "123456RH" and "." in line[0]}
    assert [lines[kode][2:4] for kode in ("2.i.a", "H.1.a")] == [["A", "C"], ["4,00", "3,72"]]
    assert len(lines) == 127


def test_a_report_tells_what_is_unknown_from_what_is_lacking(scored: Path, zi: Zi) -> None:
    """Unknown conditions leave the verdict open.

    Where the office lists its audits, a unit without one has nothing left to follow up.
    """
    _copy_type(scored, *REPORT)
    write_answers(
        scored / FOLDER / "penilaian.csv", ("DUKCAPIL", "1", answers(PERFECT), answers(PERFECT))
    )
    (scored / FOLDER / "syarat_instansi.csv").write_text(
        "Tahun;Opini;Nilai SAKIP;Indeks RB;SPIP\n2025;WTP;;;\n2026;WTP;80;80;4\n", encoding="utf-8"
    )
    (scored / FOLDER / "syarat_unit.csv").write_text(
        "Unit Kerja;Tahun;Nilai SAKIP;Mulai Membangun;LHKPN Wajib;LHKPN Lapor;LHKASN Wajib;"
        "LHKASN Lapor\nDUKCAPIL;2026;80;6 Januari 2024;3;3;4;4\n",
        encoding="utf-8",
    )
    assert "tetapi belum dapat dinyatakan memenuhi kriterianya" in _report(zi)
    (scored / FOLDER / "tlhp.csv").write_text(
        "Unit Kerja;Sumber;Rekomendasi;Selesai\nPANGGUL;BPK;4;3\n", encoding="utf-8"
    )
    assert "memenuhi kriteria dan direkomendasikan kepada" in _report(zi)


def _report(zi: Zi) -> str:
    assert zi("buat", "laporan-penilaian-mandiri", *DATA).code == 0
    (made,) = Path("output/kantor/konsep/laporan-penilaian-mandiri").rglob("*.docx")
    return text_of(made)


def test_a_recap_of_the_last_round_of_each_unit(scored: Path, zi: Zi) -> None:
    """The recap shows the last round of each unit, and what it does not reach."""
    _copy_type(scored, "rekap-penilaian")
    assert zi("buat", "rekap-penilaian", *DATA).code == 0
    (made,) = Path("output/kantor/rekap-penilaian").rglob("*.docx")
    text = text_of(made)
    assert _row(made, "2")[1:] == [
        *("Kecamatan Panggul", "WBK", "39,94", "32,47", "86,97", "72,41", "belum")
    ]
    assert "Kecamatan Panggul (Menuju WBK): Nilai total 72,41 dari 75;" in text
