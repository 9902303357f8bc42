"""An office that keeps everything in one workbook, without ``pengaturan.yaml``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from .runs import Zi

SHEETS = {
    "Pengaturan": (
        ("Isian", "Isi", "Untuk Jenis", "Keterangan"),
        ("Nama Instansi", "Pemerintah Kabupaten Sukamaju", "", "untuk kop"),
        ("Nama Daerah", "Kabupaten Sukamaju"),
        ("Kepala Daerah", "Bupati Sukamaju"),
        ("Ibu Kota", "Sukamaju"),
        ("Tahun", 2025),
        ("Tanggal", "5 Mei 2025"),
        ("Tanggal", "7 Mei 2025", "pakta-integritas"),
        ("Nama Tim", "Tim Kerja Zona Integritas", "sk-penetapan-unit"),
        ("Memperhatikan", "Berita Acara Rapat 2 Mei 2025", "sk-penetapan-unit"),
    ),
    "Pejabat": (
        ("Kunci", "Jabatan", "Nama", "Gelar Belakang", "NIP", "Pangkat", "Golongan"),
        ("kepala_daerah", "Bupati Sukamaju", "Haryo Wicaksono", "S.E."),
        ("sekretaris_daerah", "Sekretaris Daerah", "Bambang Sudarmaji", "M.Si.",
         "19660412 199203 1 003", "Pembina Utama Madya", "IV/d"),
        ("inspektur", "Inspektur", "Agus Salim", "M.M.",
         "19680205 199403 1 007", "Pembina Utama Muda", "IV/c"),
    ),
    "Nomor Surat": (
        ("Macam", "Pola", "Mulai"),
        ("keputusan", "188.45/{urut}/406.001/{tahun}", "87"),
    ),
    "Unit Kerja": (
        ("Kode", "Nama Unit Kerja", "Kepala", "Diusulkan", "Strategis", "Sumber Daya",
         "Reformasi"),
        ("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", "196708161993031005", "WBK",
         "ya", "ya", "ya"),
    ),
    "Pegawai": (
        ("Nama", "Status", "NIP", "Pangkat", "Golongan", "Jabatan", "Unit Kerja",
         "Punya Bawahan", "Atasan"),
        ("Widodo Cahyo", "PNS", "196708161993031005", "Pembina Utama Muda", "IV/c",
         "Kepala Dinas", "DUKCAPIL", "ya", "kepala_daerah"),
        ("Arum Sekarwangi", "PNS", "197502152002032014", "Pembina", "IV/a", "Sekretaris Dinas",
         "DUKCAPIL", "tidak", "196708161993031005"),
    ),
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of such an office; the command runs above it."""
    folder = tmp_path / "data" / "sukamaju-2025"
    folder.mkdir(parents=True)
    book = Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "sukamaju.xlsx")
    monkeypatch.chdir(tmp_path)
    return folder


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def made(output: Path) -> set[str]:
    """Return the folders of the types that have documents."""
    paths = (path.parent.relative_to(output).parts for path in output.rglob("*.docx"))
    return {"/".join(parts[: 1 + (parts[0] == "konsep")]) for parts in paths}


def test_one_workbook_makes_all_documents(office: Path, zi: Zi) -> None:
    """``buat --semua`` makes the documents of an office that has one workbook and no YAML.

    The decree is a konsep until it is issued, with the number of the sheet.
    """
    done = zi("buat", "--semua", "--data", "sukamaju-2025")
    assert done.code == 0, done.err
    told = set(re.findall(r"ZI\d{3}", done.err))
    # What the law's numbers still lack, and what only the office can cite.
    assert told == {"ZI352", "ZI199", "ZI396"}
    output = office.parents[1] / "output" / office.name
    assert made(output) == {"pakta-integritas", "konsep/sk-penetapan-unit"}
    assert zi("buat", "sk-penetapan-unit", "--terbit", "--data", "sukamaju-2025").code == 0
    assert made(output) == {"pakta-integritas", "sk-penetapan-unit"}
    [decree] = (output / "sk-penetapan-unit").glob("*.docx")
    text = text_of(decree).replace("\N{NO-BREAK SPACE}", " ")
    for printed in (
        "188.45/87/406.001/2025",
        "Tim Kerja Zona Integritas",
        "Berita Acara Rapat 2 Mei 2025",
        "HARYO WICAKSONO",
    ):
        assert printed in text
    pledge = text_of(next((output / "pakta-integritas").rglob("Arum*.docx")))
    assert "7 Mei 2025" in pledge


def test_a_changed_cell_makes_its_documents_again(office: Path, zi: Zi) -> None:
    """A run with nothing new makes nothing; after a setting in the sheet changed, it does."""
    command = ("buat", "pakta-integritas", "--data", office.name)
    zi(*command)
    assert "0 dibuat, 2 dilewati" in zi(*command).out
    book = load_workbook(office / "sukamaju.xlsx")
    sheet = book["Pengaturan"]
    [row] = [row for row in sheet.iter_rows(values_only=False) if row[1].value == "7 Mei 2025"]
    row[1].value = "8 Mei 2025"
    book.save(office / "sukamaju.xlsx")
    assert "2 dibuat, 0 dilewati" in zi(*command).out
