"""The guide's first page is true: its commands print what stands under them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from .runs import Zi

COMMAND = re.compile(r"^> (?:py -3 -m zi_docs|zi-docs) (.*)\n((?:(?!> |```).*\n)*)", re.MULTILINE)
SETTINGS = {
    "Nama Instansi": "Pemerintah Kabupaten Sukamaju",
    "Nama Daerah": "Kabupaten Sukamaju",
    "Kepala Daerah": "Bupati Sukamaju",
    "Ibu Kota": "Sukamaju",
    "Tanggal": "5 Januari 2026",
}
UNIT = {"Kode": "PANGGUL", "Nama": "Kecamatan Panggul"}
PERSON = {
    "Nama": "Endang Sulistyowati, S.Sos.",
    "Status": "PNS",
    "NIP": "19780510 200301 2 007",
    "Golongan": "III/d",
    "Jabatan": "Sekretaris Kecamatan",
    "Unit Kerja": "PANGGUL",
}


def _told(repository: Path, chapter: int) -> list[tuple[list[str], str]]:
    """Return the commands of a chapter, each with what is said to be printed."""
    guide = (repository / "docs" / "panduan.md").read_text(encoding="utf-8")
    text = guide.partition(f"\n## {chapter}. ")[2].partition("\n## ")[0]
    return [(shlex.split(line), printed.strip()) for line, printed in COMMAND.findall(text)]


def _fill(book: Path) -> None:
    """Fill the starter by hand: settings, one unit, one person."""
    workbook = openpyxl.load_workbook(book)
    for row in workbook["Pengaturan"].iter_rows(min_row=2):
        if row[0].value in SETTINGS:
            row[1].value = SETTINGS[row[0].value]
    for name, values in {"Unit Kerja": UNIT, "Pegawai": PERSON}.items():
        sheet = workbook[name]
        for cell in sheet[1]:
            if cell.value in values:
                sheet.cell(3, cell.column).value = values[cell.value]
    workbook.save(book)


def test_the_first_batch(
    zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three commands and one workbook give the first documents."""
    monkeypatch.chdir(tmp_path)
    start, check, make = _told(repository, 1)
    assert zi(*start[0]).out.strip() == start[1]
    refused = zi(*check[0])
    assert refused.code == 1
    assert check[1] in refused.err
    _fill(tmp_path / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx")
    assert zi(*check[0]).code == 0
    made = zi(*make[0])
    assert made.code == 0
    assert make[1].split(":")[0] == made.err.split(":")[0]
    assert [file.name for file in (tmp_path / "output").rglob("*.docx")]


def test_the_sample(
    zi: Zi, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of the chapter on the sample make what its table says."""
    monkeypatch.chdir(tmp_path)
    start, make = _told(repository, 3)
    assert zi(*start[0]).code == 0
    made = zi(*make[0])
    assert made.code == 0
    for line in make[1].splitlines()[:-1]:
        assert line in (*made.out.splitlines(), "...")
