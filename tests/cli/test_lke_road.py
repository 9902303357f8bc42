"""The third sample goes the whole road of its assessment: scored, put into the official workbook,
read out of it again, and drafted from into a plan that becomes a document."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.lke_book.books import LkeBook
from tests.samples import copy_sample
from zi_docs.ooxml.text import document_text
from zi_docs.pdf.find_converter import SOFFICE
from zi_docs.pdf.soffice import LibreOffice

from .runs import Zi

SAMPLE = "tirtamulya-2026"
UNIT = ("--data", SAMPLE, "--unit", "DUKCAPIL")
SIDES = ("jawaban_unit", "jawaban_tpi")


def read_answers(path: Path) -> dict[str, tuple[str, ...]]:
    """Return both answers of the unit by code, from a sheet Penilaian."""
    heads, *rows = load_workbook(path)["Penilaian"].iter_rows(values_only=True)
    at = [heads.index(name) for name in ("Kode LKE", "Jawaban Unit", "Jawaban TPI")]
    unit = heads.index("Unit Kerja")
    lines = (tuple(str(row[i]) for i in at) for row in rows if row[unit] == "DUKCAPIL")
    return {kode: answers for kode, *answers in lines}


def test_the_third_sample_goes_the_whole_road(
    repository: Path,
    tmp_path: Path,
    zi: Zi,
    libreoffice: LibreOffice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workbook's own total is our score, its answers are those of the data, and the plan
    drafted from them is made with every step."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SOFFICE, str(libreoffice.path))
    data = tmp_path / "data" / SAMPLE
    copy_sample(repository / "data" / SAMPLE, data)
    Path("kosong.xlsx").write_bytes(LkeBook(layout="jawaban").build())

    [scored] = json.loads(zi("nilai", *UNIT, "--json").out)["penilaian"]
    filled = zi("lke", "isi", "kosong.xlsx", "-o", "hasil.xlsx", *UNIT)
    assert filled.code == 0, filled.err
    total = scored["dari_tpi"]["total"]
    assert f"{total:.2f}".replace(".", ",") in filled.out.splitlines()[-1]

    assert zi("lke", "baca", "hasil.xlsx", "-o", "Penilaian.xlsx", "--unit", "DUKCAPIL").code == 0
    assert read_answers(Path("Penilaian.xlsx")) == read_answers(data / f"{SAMPLE}.xlsx")

    drafted = zi("susun", "rencana-aksi", *UNIT, "--dari", "penilaian", "-o", "rencana.xlsx")
    assert drafted.code == 0, drafted.err
    steps = [row[0].value for row in load_workbook("rencana.xlsx")["Rencana Aksi"]["E2:E100"]]
    shutil.copy("rencana.xlsx", data)
    assert zi("buat", "rencana-aksi", *UNIT).code == 0
    [made] = Path("output").rglob("Rencana Aksi*DUKCAPIL*.docx")
    text = " ".join(document_text(made.read_bytes()).split())
    assert len(drafts := [step for step in steps if step]) == 12
    assert [step for step in drafts if step not in text] == []
