"""``isi`` fills a letter of Word's mail merge as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from zi_docs.ooxml.text import document_text

from .runs import Zi

MakeNaskah = Callable[..., bytes]
FIELD = '<w:p><w:fldSimple w:instr="MERGEFIELD {}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


@pytest.fixture
def letter(make_naskah: MakeNaskah, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with a name and a date of the mail merge, in the current folder."""
    monkeypatch.chdir(tmp_path)
    fields = ("Nama \\* Upper", "Tanggal \\@ &quot;d MMMM yyyy&quot;")
    path = tmp_path / "surat.docx"
    path.write_bytes(make_naskah(*map(FIELD.format, fields)))
    return path


def test_a_letter_is_filled(zi: Zi, letter: Path) -> None:
    """Fields get the values of the data, and nothing is told of them."""
    Path("d.yaml").write_text("nama: Ani\ntanggal: 2021-04-06\n", encoding="utf-8")
    outcome = zi("isi", "surat.docx", "d.yaml", "-o", "jadi.docx")
    assert (outcome.code, outcome.err) == (0, "")
    assert document_text(Path("jadi.docx").read_bytes()) == "ANI\n6 April 2021\n"


def test_a_missing_name_writes_nothing(zi: Zi, letter: Path) -> None:
    """A field that the data do not have is refused, by ``naskah periksa`` too."""
    Path("d.yaml").write_text("nama: Ani\n", encoding="utf-8")
    outcome = zi("isi", "surat.docx", "d.yaml", "-o", "jadi.docx")
    assert (outcome.code, "ZI421  surat.docx, paragraf 2" in outcome.err) == (1, True)
    assert not Path("jadi.docx").exists()
    outcome = zi("naskah", "periksa", "surat.docx", "--isi", "d.yaml")
    assert (outcome.code, "ZI421  surat.docx, paragraf 2" in outcome.err) == (3, True)


def test_a_form_for_a_letter(zi: Zi, letter: Path) -> None:
    """``naskah isian`` makes a form of the fields, which fills the letter."""
    assert zi("naskah", "isian", "surat.docx", "-o", "f.xlsx").code == 0
    book = openpyxl.load_workbook("f.xlsx")
    sheet = book["Isian"]
    assert [(row[0].value, row[2].value) for row in sheet.iter_rows(min_row=2)] == [
        ("Nama", "teks"),
        ("Tanggal", "tanggal"),
    ]
    sheet["B2"], sheet["B3"] = "Ani", "6 April 2021"
    book.save("f.xlsx")
    assert zi("isi", "surat.docx", "f.xlsx", "-o", "jadi.docx").code == 0
    assert document_text(Path("jadi.docx").read_bytes()) == "ANI\n6 April 2021\n"
