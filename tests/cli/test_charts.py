"""Charts in the documents of an office's own tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.word.bagan import bagan_naskah, cells, shown

from .own_tables import PENUGASAN_ROWS, PETUGAS_ROWS, add_tables, changed, write_book
from .runs import Zi

DATA = ("--data", "kantor")
RSUD = ("--unit", "RSUD")
RESULT = Path("output/kantor/grafik/Grafik RSUD.docx")
MANIFEST = """\
judul: Grafik
keluarga: khusus
satu_per: unit_kerja
nama_berkas: "Grafik {unit_kerja.kode}"
hanya_bila: unit_kerja.penugasan
"""
ALT = "bagan: unit_kerja.penugasan, kode, volume"


@pytest.fixture
def drawn(office: Path) -> Path:
    """The tiny office with a table of its own, and a type with a chart of it for each unit."""
    add_tables(office)
    folder = office / "templates" / "grafik"
    folder.mkdir()
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "naskah.docx").write_bytes(bagan_naskah(ALT))
    return office


def write_volume(office: Path, row: int, column: str, value: str) -> None:
    at = PENUGASAN_ROWS[0].index(column)
    sheets = {"Penugasan": changed(PENUGASAN_ROWS, {(row, at): value}), "Petugas": PETUGAS_ROWS}
    write_book(office / "data/kantor/tugas.xlsx", sheets)


def test_a_chart_of_an_own_table(drawn: Path, zi: Zi) -> None:
    """A unit's chart shows the rows of an own table; the table is found by the chart alone."""
    done = zi("buat", "grafik", *DATA, *RSUD)
    assert (done.code, done.err) == (0, "grafik: 1 dokumen selesai.\n")
    assert shown(RESULT.read_bytes())[0][1:] == (["T10", "T2"], ["1250.5", "2"])
    assert cells(RESULT.read_bytes())[1:] == [["T10", 1250.5], ["T2", 2]]


def test_a_change_that_a_chart_shows(drawn: Path, zi: Zi) -> None:
    """A changed value remakes the document; a column that the chart does not show does not."""
    zi("buat", "grafik", *DATA, *RSUD)
    write_volume(drawn, 1, "Untuk", "Memeriksa gedung")
    done = zi("buat", "grafik", *DATA, *RSUD)
    assert "0 dibuat, 1 dilewati" in done.out
    write_volume(drawn, 1, "Volume", "3")
    assert zi("buat", "grafik", *DATA, *RSUD).code == 0
    assert shown(RESULT.read_bytes())[0][2] == ["3", "2"]


def test_a_row_without_a_value(drawn: Path, zi: Zi) -> None:
    """A row that has no value stops the document, and the complaint names it."""
    write_volume(drawn, 2, "Volume", "-")
    done = zi("buat", "grafik", *DATA, *RSUD, "--json")
    [told] = json.loads(done.out)["masalah"]
    assert (done.code, told["kode"]) == (1, "ZI472")
    assert "kolom volume: T2 kosong" in told["pesan"]
    assert not RESULT.exists()


def test_a_wrong_text_is_a_fault_of_the_template(drawn: Path, zi: Zi) -> None:
    """An alternative text that can't be read ends with exit code 3, and names the chart."""
    naskah = drawn / "templates/grafik/naskah.docx"
    naskah.write_bytes(bagan_naskah("bagan: unit_kerja.penugasan, kode"))
    done = zi("buat", "grafik", *DATA, *RSUD, "--json")
    [told] = json.loads(done.out)["masalah"]
    assert (done.code, told["kode"]) == (3, "ZI474")
    assert 'bagan "Chart 1"' in told["tempat"]
