"""Meetings without a code, and attendance lists that say above them of which meeting they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.errors import Problem
from zi_docs.model.table import Table
from zi_docs.readers import read_tables
from zi_docs.tables.completing import complete_tables

from .test_completing import ON, TABLES, column

MEETINGS = "Acara;Tanggal\nRapat Awal;3 Februari 2025\nRapat Siang;3 Februari 2025\n"
LATER = "Rapat Akhir;4 Maret 2025\n"
PEOPLE = "No;Nama;Jabatan;Instansi\n1;Citra Dewi;Analis;Dinas Sosial\n"


def read(folder: Path, **files: str) -> tuple[dict[str, Table], list[Problem]]:
    """Return the completed tables of a folder of CSV files."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    tables, *_ = read_tables(folder, "data/uji", TABLES)
    return complete_tables(tables, TABLES, ON, ON.year)


@pytest.mark.parametrize("more", ["", LATER, "Rapat Sore;3 Februari 2025\n"])
def test_the_code_of_a_meeting_is_its_date(tmp_path: Path, more: str) -> None:
    """The second of a day has its order; a row that is added leaves the codes above it."""
    tables, told = read(tmp_path, rapat=MEETINGS + more)
    assert column(tables["rapat"], "kode")[:2] == ["2025-02-03", "2025-02-03-2"]
    assert [one.code for one in told] == ["ZI164"]


def test_a_typed_code_is_never_given_again(tmp_path: Path) -> None:
    """An empty cell gets a code that no other row has."""
    typed = "Kode;Acara;Tanggal\n2025-02-03;Rapat Awal;2 Januari 2025\n;Rapat Siang;3/2/2025\n"
    tables, _ = read(tmp_path, rapat=typed)
    assert column(tables["rapat"], "kode") == ["2025-02-03", "2025-02-03-2"]


@pytest.mark.parametrize(
    ("above", "code"),
    [
        ("Hari/Tanggal;:;Selasa, 4 Maret 2025", "2025-03-04"),
        ("Acara;:;Rapat Siang", "2025-02-03-2"),
        ("Hari/Tanggal : Senin, 3 Februari 2025\nAcara : Rapat Awal", "2025-02-03"),
        ("Acara : Rapat Lain", "Rapat Lain"),
        ("Tanggal : 5 Maret 2025\nAcara : Rapat Awal", "Rapat Awal, 5 Maret 2025"),
        ("Tanggal : 4 Maret 2025\nAcara : Rapat Akhir Tahun", "2025-03-04"),
        ("Tanggal : 4 Maret 2025\nAcara : Sosialisasi", "Sosialisasi, 4 Maret 2025"),
        ("DAFTAR HADIR", ""),
    ],
    ids=["date", "matter", "both", "unknown", "contradicting", "longer", "other", "nothing"],
)
def test_an_attendance_list_belongs_to_the_meeting_above_it(
    tmp_path: Path, above: str, code: str
) -> None:
    """Date and matter have to fit one meeting; what fits none stays as it is written."""
    sheet = f"{above}\n\n{PEOPLE}"
    tables, _ = read(tmp_path, rapat=MEETINGS + LATER, peserta=sheet)
    [owner] = column(tables["peserta"], "rapat")
    assert owner == code


def test_an_attendance_list_of_the_only_meeting_needs_no_title(tmp_path: Path) -> None:
    """Where the office has one meeting, its list says nothing more."""
    tables, _ = read(tmp_path, rapat="Acara;Tanggal\nRapat Awal;3/2/2025\n", peserta=PEOPLE)
    assert column(tables["peserta"], "rapat") == ["2025-02-03"]
