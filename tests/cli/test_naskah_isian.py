"""``naskah isian``: a workbook to fill in, which ``isi`` takes as data."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from openpyxl.worksheet.worksheet import Worksheet

from zi_docs.ooxml.text import document_text

from .files import naskah_of
from .runs import Zi

VALUES = {
    "surat.nomor": "005/12/2025",
    "surat.tanggal": date(2025, 5, 6),
    "penting": "ya",
    "kepada": "Inspektur\nSekretaris Daerah",
    "biaya": "1500000",
    "nip": "019850124",
}
PEOPLE = (
    {"nama": "Ani", "lahir": "1 Mei 2001", "tugas": "satu\ndua"},
    {"nama": "Budi", "lahir": date(2001, 6, 2)},
)


@pytest.fixture
def letter(office: Path) -> Path:
    """A letter with single names, a condition, a table with a loop, and a list of texts."""
    document = Document()
    document.add_paragraph("{{ surat.nomor }}, {{ surat.tanggal|tanggal }}")
    document.add_paragraph("{% if penting %}Segera{% endif %} {{ kepada|daftar_dan }}")
    document.add_paragraph("{{ biaya|rupiah }} {{ nip }}")
    table = document.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for p in peserta %}"
    table.cell(1, 0).text = "{{ loop.index }} {{ p.nama }}, {{ p.lahir|tanggal }}"
    table.cell(1, 1).text = "{% for t in p.tugas %}{{ t }};{% endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{% for t in tembusan %}{{ t }}.{% endfor %}")
    path = office / "surat.docx"
    document.save(str(path))
    return path


def fill(path: Path, values: Mapping[str, Any]) -> None:
    """Fill in the form as a clerk does, and save it."""
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book["Isian"]
    for row in sheet.iter_rows(min_row=2):
        row[1].value = values.get(str(row[0].value))
    for person in PEOPLE:
        book["peserta"].append([person.get(str(head.value)) for head in book["peserta"][1]])
    book["tembusan"].append(["Arsip"])
    book.save(path)


def text_of(path: str) -> str:
    return document_text(Path(path).read_bytes())


def test_the_form_of_a_letter(zi: Zi, letter: Path) -> None:
    """Names are rows with their form and place, a loop is a sheet with the names of its items."""
    outcome = zi("naskah", "isian", "surat.docx", "-o", "surat.xlsx")
    assert (outcome.code, outcome.err) == (0, "")
    assert "lembar Isian, peserta, tembusan" in outcome.out
    book = openpyxl.load_workbook("surat.xlsx")
    rows = {row[0].value: [c.value for c in row[2:4]] for row in book["Isian"].iter_rows()}
    assert rows["surat.tanggal"] == ["tanggal", "paragraf 1: {{ surat.tanggal|tanggal }}"]
    assert rows["penting"][0] == "ya/tidak"
    assert rows["kepada"][0] == "baris"
    assert [cell.value for cell in book["peserta"][1]] == ["nama", "lahir", "tugas"]
    assert "tabel 1, baris 2, kolom 1" in book["peserta"]["A1"].comment.text


def test_the_form_is_data_of_isi(zi: Zi, letter: Path) -> None:
    """The filled form fills the letter: dates, numbers, lists, and a number with its zero."""
    zi("naskah", "isian", "surat.docx", "-o", "surat.xlsx")
    fill(Path("surat.xlsx"), VALUES)
    outcome = zi("isi", "surat.docx", "surat.xlsx", "-o", "jadi.docx")
    assert (outcome.code, outcome.err) == (0, "")
    assert text_of("jadi.docx").splitlines() == [
        "005/12/2025, 6 Mei 2025",
        "Segera Inspektur dan Sekretaris Daerah",
        "Rp1.500.000 019850124",
        "1 Ani, 1 Mei 2001 | satu;dua;",
        "2 Budi, 2 Juni 2001",
        "Arsip.",
    ]


def test_what_is_left_empty_is_told(zi: Zi, letter: Path) -> None:
    """An empty field is a warning (ZI218), also where the letter can't be filled for it."""
    zi("naskah", "isian", "surat.docx", "-o", "surat.xlsx")
    fill(Path("surat.xlsx"), {**VALUES, "nip": None})
    outcome = zi("isi", "surat.docx", "surat.xlsx", "-o", "jadi.docx")
    assert outcome.code == 0
    assert "PERINGATAN ZI218" in outcome.err
    assert "kosong: nip." in outcome.err
    fill(Path("surat.xlsx"), {**VALUES, "surat.tanggal": None})
    outcome = zi("isi", "surat.docx", "surat.xlsx", "-o", "jadi.docx", "--timpa")
    assert outcome.code == 1
    assert "kosong: surat.tanggal." in outcome.err


@pytest.mark.parametrize(
    ("name", "typed", "cell"),
    [("surat.tanggal", "segera", "sel B3"), ("penting", "mungkin", "sel B4")],
)
def test_a_field_of_another_form(zi: Zi, letter: Path, name: str, typed: str, cell: str) -> None:
    """What is no date, or neither yes nor no, is refused at its cell (ZI219)."""
    zi("naskah", "isian", "surat.docx", "-o", "surat.xlsx")
    fill(Path("surat.xlsx"), {**VALUES, name: typed})
    outcome = zi("isi", "surat.docx", "surat.xlsx", "-o", "jadi.docx")
    assert outcome.code == 1
    assert f'KESALAHAN ZI219  surat.xlsx, lembar "Isian", {cell}' in outcome.err
    assert not Path("jadi.docx").exists()


def test_a_deleted_sheet_is_an_empty_list(zi: Zi, letter: Path) -> None:
    """A list whose sheet was deleted has no items; nothing else is lost."""
    zi("naskah", "isian", "surat.docx", "-o", "surat.xlsx")
    fill(Path("surat.xlsx"), VALUES)
    book = openpyxl.load_workbook("surat.xlsx")
    del book["tembusan"]
    book.save("surat.xlsx")
    assert zi("isi", "surat.docx", "surat.xlsx", "-o", "jadi.docx").code == 0
    assert text_of("jadi.docx").splitlines()[-1] == "2 Budi, 2 Juni 2001"


def test_another_workbook(zi: Zi, letter: Path) -> None:
    """A workbook that is no form is refused (ZI220), one that is damaged too."""
    openpyxl.Workbook().save("lain.xlsx")
    outcome = zi("isi", "surat.docx", "lain.xlsx", "-o", "jadi.docx")
    assert (outcome.code, "KESALAHAN ZI220" in outcome.err) == (1, True)
    Path("rusak.xlsx").write_bytes(b"PK")
    assert zi("isi", "surat.docx", "rusak.xlsx", "-o", "jadi.docx").code == 1


def test_the_same_form_has_the_same_bytes(zi: Zi, letter: Path) -> None:
    """The form depends on the letter alone."""
    zi("naskah", "isian", "surat.docx", "-o", "a.xlsx")
    zi("naskah", "isian", "surat.docx", "-o", "b.xlsx")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


def test_the_form_of_a_type(zi: Zi, office: Path) -> None:
    """That of a type is the workbook of a data set, with the sheets that the type needs."""
    outcome = zi("naskah", "isian", "surat", "-o", "baru-2026.xlsx")
    assert (outcome.code, "zi-docs buat surat --data baru-2026" in outcome.out) == (0, True)
    book = openpyxl.load_workbook(io.BytesIO(Path("baru-2026.xlsx").read_bytes()))
    assert {"Petunjuk", "Pegawai", "Unit Kerja"} <= set(book.sheetnames)


def test_what_is_refused(zi: Zi, letter: Path) -> None:
    """A letter without tags or with wrong ones, another ending, and a form that is there."""
    naskah_of(letter.parent / "polos.docx", "Tanpa tag")
    assert "ZI221" in zi("naskah", "isian", "polos.docx", "-o", "x.xlsx").err
    naskah_of(letter.parent / "salah.docx", "{{ a }", "{{ b| }}")
    outcome = zi("naskah", "isian", "salah.docx", "-o", "x.xlsx")
    assert (outcome.code, outcome.err.count("KESALAHAN")) == (3, 2)
    assert zi("naskah", "isian", "surat.docx", "-o", "x.csv").code == 2
    assert not Path("x.xlsx").exists()
    assert zi("naskah", "isian", "surat.docx", "-o", "x.xlsx").code == 0
    assert zi("naskah", "isian", "surat.docx", "-o", "x.xlsx").code == 2
