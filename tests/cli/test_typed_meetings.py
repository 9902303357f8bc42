"""A meeting as a clerk types it into one row of a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.samples import copy_sample

from .runs import Outcome, Zi

pytestmark = pytest.mark.usefixtures("compiled_once", "same_process")

HEAD = {"Kode": "R1", "Acara": "Rapat Koordinasi", "Tanggal": "Senin, 6 April 2020"}


@pytest.fixture
def meet(zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Return a function that types a meeting, makes its minutes, and returns the run."""
    data = copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "uji")
    (data / "rapat.yaml").unlink()
    monkeypatch.chdir(tmp_path)

    def run(**cells: str) -> Outcome:
        book = openpyxl.Workbook()
        book.active.title = "Rapat"
        typed = {**HEAD, **cells}
        book.active.append(list(typed))
        book.active.append(list(typed.values()))
        book.save(data / "rapat.xlsx")
        return zi("buat", "notula", "--data", "uji")

    return run


def _lines() -> list[str]:
    document = Document("output/uji/notula/Notula R1.docx")
    return [text for one in document.paragraphs if (text := one.text.strip())]


def _table(heading: str) -> list[list[str]]:
    document = Document("output/uji/notula/Notula R1.docx")
    tables = ([[cell.text for cell in row.cells] for row in one.rows] for one in document.tables)
    return next(rows[1:] for rows in tables if heading in rows[0])


def test_numbers_are_printed_once(meet) -> None:  # type: ignore[no-untyped-def]
    """A number typed in front of a point is not printed beside that of the naskah."""
    assert meet(Agenda="1. Pembukaan\n2. Paparan", Keputusan="a) Setuju\nb) Selesai").code == 0
    lines = _lines()
    for line in ("1.\tPembukaan", "2.\tPaparan", "1.\tSetuju.", "2.\tSelesai."):
        assert line in lines


def test_dashes_are_lines_below_their_point(meet) -> None:  # type: ignore[no-untyped-def]
    """A line with a dash is a lower line of the point before it; one point alone has no number."""
    assert meet(Pembahasan="Lima unit dibahas; siap.\n- RSUD: siap\n- Puskesmas: kurang").code == 0
    lines = _lines()
    begin = lines.index("Lima unit dibahas; siap:")
    assert lines[begin + 1 : begin + 3] == ["a.\tRSUD: siap; dan", "b.\tPuskesmas: kurang."]


def test_participants_are_divided(meet) -> None:  # type: ignore[no-untyped-def]
    """Name, post and unit of a line stand in their own columns, however the lines are numbered."""
    text = "1. dr. Kusnadi, M.Kes., Kepala Puskesmas, Puskesmas Klampok 1\n2. Ani | Auditor\nBudi"
    assert meet(Peserta=text).code == 0
    assert [row[1:4] for row in _table("Tanda Tangan")] == [
        ["dr. Kusnadi, M.Kes.", "Kepala Puskesmas", "Puskesmas Klampok 1"],
        ["Ani", "Auditor", ""],
        ["Budi", "", ""],
    ]


@pytest.mark.parametrize("text", ["Adi, Kepala Bidang A, B, C", "Adi; Kepala Puskesmas; Puskesmas"])
def test_a_participant_in_doubt_is_asked(meet, text: str) -> None:  # type: ignore[no-untyped-def]
    """Where a line can be divided in two ways, the clerk is asked, in the cell."""
    run = meet(Peserta=text)
    assert run.code == 1
    assert "ZI203" in run.err
    assert "sel D2" in run.err
    assert "nama | jabatan | unit" in run.err


def test_tasks_on_lines_of_their_own(meet) -> None:  # type: ignore[no-untyped-def]
    """Who does a numbered task, and until when, may stand on the lines below it."""
    assert meet(RTL="1. Menyusun SK\nBagian Organisasi\n8 April 2020\n2. Rapat lagi").code == 0
    rows = [list(dict.fromkeys(row[1:])) for row in _table("Batas Waktu")]
    assert rows[0] == ["Menyusun SK", "Bagian Organisasi", "8 April 2020"]
    assert rows[1] == ["Rapat lagi", ""]


@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        ({"Pukul": "13.00"}, "13.00 WIB"),
        ({"Pukul": "13:00 WIB"}, "13.00 WIB"),
        ({"Pukul": "pkl 13.00"}, "13.00 WIB"),
        ({"Pukul": "13.00-15.00"}, "13.00 s.d. 15.00 WIB"),
        ({"Pukul": "13.00 - selesai"}, "13.00 WIB s.d. selesai"),
        ({"Mulai": "13.00"}, "13.00 WIB"),
        ({"Mulai": "13.00", "Selesai": "selesai"}, "13.00 WIB s.d. selesai"),
        ({"Mulai": "13.00", "Selesai": "s.d. selesai"}, "13.00 WIB s.d. selesai"),
        ({"Mulai": "13.00", "Selesai": "15.00"}, "13.00 s.d. 15.00 WIB"),
    ],
)
def test_no_end_is_invented(meet, cells: dict[str, str], printed: str) -> None:  # type: ignore[no-untyped-def]
    """A time is printed as it was typed: "s.d. selesai" only where the clerk wrote it."""
    assert meet(**cells).code == 0
    document = Document("output/uji/notula/Notula R1.docx")
    rows = [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]
    assert [row[-1] for row in rows if row[0] == "Pukul"] == [printed, printed]


@pytest.mark.parametrize(
    "text",
    ["segera", "akhir Juni", "minggu ke-2 Juli", "minggu 2 Juli 2020", "setiap bulan",
     "s.d. Desember", "Juni 2020", "30 Mei", "2 minggu setelah rapat", "TW II", "H+7",
     "paling lambat 30 Mei 2020", "3-5 Mei 2020"],
)  # fmt: skip
def test_a_deadline_in_words_is_printed(meet, text: str) -> None:  # type: ignore[no-untyped-def]
    """A deadline that is no date is printed as typed, and said not to be compared (ZI339)."""
    run = meet(RTL=f"Menyusun SK | Bagian Organisasi | {text}")
    assert run.code == 0
    assert "ZI339" in run.out + run.err
    assert _table("Batas Waktu")[0][-1] == text


@pytest.mark.parametrize(
    "text", ["31 Februari 2020", "30/02/2020", "2020-13-01", "3 Mie 2020", "45000"]
)
def test_a_wrong_date_is_no_deadline_in_words(meet, text: str) -> None:  # type: ignore[no-untyped-def]
    """What looks like a date but is none is refused, in its cell."""
    run = meet(RTL=f"Menyusun SK | Bagian Organisasi | {text}")
    assert run.code == 1
    assert "ZI203" in run.err
