"""What is wrong in the tables is told in the same run as a wrong setting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from zi_docs.codes import Severity
from zi_docs.errors import Problem

from .settings_sheets import (
    BUPATI,
    HEAD,
    NUMBERS,
    OFFICE,
    PEOPLE,
    UNITS,
    YAML,
    Rows,
    load,
    settings,
)

STAFF_HEAD = ("Nama", "Status", "NIP", "Jabatan", "Unit Kerja")
GOOD = ("Arum Sekarwangi", "PNS", "197502152002032014", "Analis", "DUKCAPIL")
STAFF: Rows = (STAFF_HEAD, GOOD, ("Bayu Anggara", "PNS", "123", "Analis", "DUKCAPIL"))
MEETINGS: Rows = (
    ("Kode", "Acara", "Tanggal", "Pukul Mulai", "Pimpinan"),
    ("R1", "Rapat Satu", "6 Mei 2025", "25.61", "kepala_daerah"),
    ("R2", "Rapat Dua", "kapan", "09.00", "kepala_daerah"),
)
MISTAKES = {("Pegawai", "C3"), ("Rapat", "D2"), ("Rapat", "C3")}
"""The cells that are wrong in the tables whatever the settings say."""

OFFICIALS: Rows = (PEOPLE, (*BUPATI, "", "", "", "", ""))


def changed(**values: str) -> Rows:
    """Return the sheet Pengaturan with other values; an underscore in a name is a space."""
    new = {name.replace("_", " "): value for name, value in values.items()}
    return (HEAD, *((name, new.get(name, value)) for name, value in OFFICE))


def cells(problems: Sequence[Problem], *, without: str = "") -> set[tuple[str, str]]:
    """Return the cells of the errors by their sheets, but for one sheet."""
    return {
        (p.place.sheet, f"{p.place.column}{p.place.number}")
        for p in problems
        if p.severity is Severity.GALAT and p.place.sheet != without
    }


def office(root: Path, **sheets: Rows) -> list[Problem]:
    """Return all problems of an office with mistakes in its tables."""
    usual: dict[str, Any] = {"Pengaturan": settings(), "Pejabat": OFFICIALS}
    tables = {"Unit_Kerja": UNITS, "Pegawai": STAFF, "Rapat": MEETINGS}
    return load(root, **usual | tables | sheets).problems


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("Pengaturan", changed(Tahun="dua ribu")),
        ("Pengaturan", changed(Tanggal="kapan")),
        ("Pengaturan", changed(Ibu_Kota="")),
        ("Pengaturan", changed(Nama_Instansi="", Nama_Daerah="", Kepala_Daerah="", Ibu_Kota="")),
        ("Pengaturan", settings(("Zona Waktu", "WIBX"))),
        ("Pengaturan", settings(("Profil Tata Naskah", "tidak-ada"))),
        ("Pengaturan", settings(("Tidak Ada Isian Ini", "x"))),
        ("Pengaturan", settings(("Tahun", "2026"))),
        ("Pejabat", (PEOPLE, (*BUPATI, "123", "", "", "", ""))),
        ("Pejabat", (PEOPLE, ("kepala_daerah", "", "Haryo", "", "", "", "", ""))),
        ("Pejabat", (PEOPLE, ("", "Bupati Sukamaju", "Haryo", "", "", "", "", ""))),
        ("Nomor_Surat", (NUMBERS, ("keputusan", "{tidak_ada}", "1", "", "", ""))),
    ],
)
def test_one_wrong_setting_hides_no_mistake_of_a_table(
    sheet: str, rows: Rows, tmp_path: Path
) -> None:
    """Whichever setting is wrong, the mistakes of all tables are told with it, and no others."""
    problems = office(tmp_path, **{sheet: rows})
    assert cells(problems, without=sheet.replace("_", " ")) == MISTAKES
    assert cells(problems) > MISTAKES


def test_settings_that_cannot_be_read_hide_no_mistake_of_a_table(tmp_path: Path) -> None:
    """So it is with a settings file that is broken, and for an office without any settings."""
    tables = {"Unit_Kerja": UNITS, "Pegawai": STAFF, "Rapat": MEETINGS}
    broken = load(tmp_path / "rusak", f"{YAML}tanggal: [", **tables).problems
    assert broken[0].place.file.endswith("pengaturan.yaml")
    assert cells(broken, without="") == MISTAKES
    absent = load(tmp_path / "tanpa", **tables).problems
    assert absent[0].code == "ZI101"
    assert cells(absent, without="") == MISTAKES


def test_what_depends_on_the_wrong_setting_stays_silent(tmp_path: Path) -> None:
    """An unknown chairman is told when the officials are known, not while a row has no key."""
    meetings = (MEETINGS[0], ("R1", "Rapat Satu", "6 Mei 2019", "09.00", "sekda"))
    known = office(tmp_path / "a", Rapat=meetings)
    assert ("Rapat", "E2") in cells(known)
    assert "ZI336" in {one.code for one in known}
    nameless = (PEOPLE, ("", "Sekretaris Daerah", "Haryo", "", "", "", "", ""))
    unknown = office(tmp_path / "b", Rapat=meetings, Pejabat=nameless)
    assert ("Rapat", "E2") not in cells(unknown)
    no_year = office(tmp_path / "c", Rapat=meetings, Pengaturan=changed(Tahun="dua ribu"))
    assert ("Rapat", "E2") in cells(no_year)
    assert "ZI336" not in {one.code for one in no_year}  # a meeting of another year


def test_one_cause_is_told_once(tmp_path: Path) -> None:
    """A wrong unit is told at its own row, not again at each employee of it, nor in each round."""
    units = (("Kode", "Nama", "Tanggal Komitmen"), ("DUKCAPIL", "Dinas Kependudukan", "kapan"))
    problems = office(
        tmp_path, Unit_Kerja=units, Pegawai=(STAFF_HEAD, GOOD), Pengaturan=changed(Tahun="x")
    )
    assert len(problems) == len(set(problems))
    assert cells(problems, without="Pengaturan") == {
        ("Unit Kerja", "C2"),
        *(one for one in MISTAKES if one[0] == "Rapat"),
    }
