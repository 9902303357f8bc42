"""``lke baca`` and ``lke isi``: the official workbook of the LKE, out of the data and into them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.files import edit
from tests.cli.runs import Zi
from tests.lke_book.books import FULL, ON, LkeBook
from tests.workbook.books import check_sound
from zi_docs.pdf.find_converter import SOFFICE
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.penilaian import hitung, lembar_dari

FILL = ("lke", "isi", "kosong.xlsx", "-o", "hasil.xlsx", "--data", "kantor")
READ = ("lke", "baca", "terisi.xlsx", "-o")
TABLE = "data/kantor/penilaian.xlsx"


@pytest.fixture
def books(office: Path) -> Path:
    """The office in a year whose LKE is known, with an empty workbook and one filled in."""
    settings = office / "data" / "kantor" / "pengaturan.yaml"
    for old in ("tahun: 2021", "tanggal: 2021"):
        edit(settings, old, old.replace("2021", "2026"))
    (office / "kosong.xlsx").write_bytes(LkeBook().build())
    (office / "terisi.xlsx").write_bytes(LkeBook(answers=FULL).build())
    return office


@pytest.fixture
def answered(books: Path, zi: Zi) -> Path:
    """The office with a table of answers, read from the workbook that is filled in."""
    assert zi(*READ, TABLE, "--unit", "DUKCAPIL").code == 0
    return books


def test_a_workbook_becomes_a_table(books: Path, zi: Zi) -> None:
    """What is read is the sheet Penilaian, which the data take as it is."""
    outcome = zi(*READ, TABLE, "--unit", "DUKCAPIL")
    assert (outcome.code, outcome.out) == (
        0,
        f"Selesai: {TABLE} (127 dari 127 isian terjawab)\n",
    )
    assert "ZI575" in outcome.err
    sheet = load_workbook(books / TABLE)["Penilaian"]
    assert [cell.value for cell in sheet[2]][1:5] == ["DUKCAPIL", "1", "1.i.a", "Ya"]
    assert zi("periksa", "--data", "kantor").code == 0


def test_wrong_answers_are_told_and_the_rest_written(books: Path, zi: Zi) -> None:
    """A wrong answer is told at its cell with exit code 1; the table has all the others."""
    plan = LkeBook(answers={**FULL, "1.i.b": "E", "H.1.a": "88"})
    (books / "terisi.xlsx").write_bytes(plan.build())
    outcome = zi(*READ, "penilaian.xlsx", "--json")
    said = json.loads(outcome.out)
    assert (outcome.code, said["isian"], said["terjawab"]) == (1, 127, 125)
    places = [one["tempat"] for one in said["masalah"] if one["kode"] == "ZI567"]
    assert places == [
        f'terisi.xlsx, lembar "LKE ZI", sel {plan.cell("1.i.b")}',
        f'terisi.xlsx, lembar "LKE ZI", sel {plan.cell("H.1.a")}',
    ]
    assert (books / "penilaian.xlsx").is_file()


def test_a_workbook_of_the_assessors_alone(books: Path, zi: Zi) -> None:
    """Answers that only the assessors gave are counted as theirs, not as none."""
    (books / "terisi.xlsx").write_bytes(LkeBook("jawaban", tpi=FULL).build())
    outcome = zi(*READ, "penilaian.xlsx", "--unit", "DUKCAPIL")
    assert "(0 dari 127 isian terjawab oleh unit, 127 oleh TPI)" in outcome.out


def test_no_file_is_overwritten_unasked(answered: Path, zi: Zi) -> None:
    """Neither command replaces its input, nor any file without --timpa."""
    for words in (("baca", "kosong.xlsx"), ("isi", "kosong.xlsx", "--data", "kantor")):
        before = (answered / "kosong.xlsx").read_bytes()
        assert zi("lke", *words, "-o", "kosong.xlsx", "--timpa").code == 2
        assert zi("lke", *words, "-o", "terisi.xlsx").code == 2
        assert (answered / "kosong.xlsx").read_bytes() == before
    assert zi(*FILL[:4], "data/kantor/hasil.xlsx", *FILL[5:]).code == 2
    assert zi(*FILL[:4], "hasil.pdf", *FILL[5:]).code == 2


def test_without_libreoffice_excel_must_save_it(answered: Path, zi: Zi) -> None:
    """Without LibreOffice the answers are put in, and that the results are old is told."""
    outcome = zi(*FILL)
    assert (outcome.code, outcome.out) == (0, "Selesai: hasil.xlsx (128 sel diisi)\n")
    assert "ZI576" in outcome.err
    assert "Buka di Excel, simpan sekali" in outcome.err


def test_nothing_is_written_when_an_answer_is_refused(answered: Path, zi: Zi) -> None:
    """An answer without an open cell stops the command, and no file appears."""
    plan = LkeBook(changed={LkeBook().cell("1.i.b", "jenis"): "Ya"})
    (answered / "kosong.xlsx").write_bytes(plan.build())
    outcome = zi(*FILL)
    assert (outcome.code, outcome.out) == (1, "")
    assert "ZI566" in outcome.err
    assert not (answered / "hasil.xlsx").exists()


def test_unit_and_round_must_be_clear(answered: Path, zi: Zi) -> None:
    """Answers of several rounds, of none, or of a unit that is not there are refused in words."""
    second = "data/kantor/penilaian 2.xlsx"
    assert zi(*READ, second, "--unit", "DUKCAPIL", "--putaran", "2").code == 0
    assert "Sebut satu dengan --putaran" in zi(*FILL).err
    assert zi(*FILL, "--putaran", "2").code == 0
    assert "ZI579" in zi(*FILL, "--putaran", "3", "--timpa").err
    assert "ZI003" in zi(*FILL, "--unit", "PANGGUL", "--timpa").err


def test_a_wrong_answer_in_the_data(answered: Path, zi: Zi) -> None:
    """An answer of the table that its question does not have is told at its cell."""
    path = answered / TABLE
    book = load_workbook(path)
    book["Penilaian"]["E3"] = "E"
    book.save(path)
    outcome = zi(*FILL)
    assert (outcome.code, (answered / "hasil.xlsx").exists()) == (1, False)
    assert f'{TABLE}, lembar "Penilaian", sel E3' in outcome.err


def test_a_data_set_without_answers(books: Path, zi: Zi) -> None:
    """Data without answers have nothing to fill in."""
    outcome = zi(*FILL)
    assert outcome.code == 2
    assert "ZI579" in outcome.err


@pytest.fixture
def computing(libreoffice: LibreOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands find LibreOffice."""
    monkeypatch.setenv(SOFFICE, str(libreoffice.path))


def test_the_copy_shows_its_total(answered: Path, zi: Zi, computing: None) -> None:
    """The results of the copy are those of its answers, on every sheet, and the same each time."""
    outcome = zi(*FILL)
    assert outcome.code == 0
    first = (answered / "hasil.xlsx").read_bytes()
    check_sound(first)
    book = load_workbook(io.BytesIO(first), data_only=True)
    total = book["LKE ZI"]["L208"].value
    assert book["Utama"]["H6"].value == total
    lines = outcome.out.splitlines()
    assert f"Nilai yang ditampilkan buku kerja: {total:.2f}".replace(".", ",") in lines
    ours = hitung(lembar_dari(FULL.items(), ON), ON).total
    assert f"Nilai menurut bobot: {float(ours):.2f}".replace(".", ",") in lines
    assert "R.5.iii" in lines[-1]
    assert zi(*FILL, "--timpa").code == 0
    assert (answered / "hasil.xlsx").read_bytes() == first


def test_a_workbook_with_macros_stays_one(answered: Path, zi: Zi) -> None:
    """The copy of a workbook with macros keeps its ending, without which Excel refuses it."""
    (answered / "kosong.xlsm").write_bytes((answered / "kosong.xlsx").read_bytes())
    words = ("lke", "isi", "kosong.xlsm", "--data", "kantor", "-o")
    outcome = zi(*words, "hasil.xlsx")
    assert (outcome.code, "ZI016" in outcome.err, ".xlsm" in outcome.err) == (2, True, True)
    assert zi(*words, "hasil.xlsm").code == 0
