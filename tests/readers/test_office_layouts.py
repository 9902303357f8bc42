"""Layouts of real exports and forms, each with the right value of every cell that documents use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from zi_docs.errors import Problem
from zi_docs.model.fields import clean_text
from zi_docs.readers.grid import Grid
from zi_docs.tables import build_records, record_classes
from zi_docs.tables.completing import complete_tables

from .conftest import SHOWN, TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

Merged = tuple[tuple[int, int, int, int], ...]
STAFF = ("nama", "nip", "ni_pppk", "status", "pangkat", "golongan", "jabatan", "unit_kerja")
UNITS = (("Kode", "Nama"), ("DINSOS", "Dinas Sosial"), ("PANTI", "UPT Panti Sosial"))


def understood(
    rows: Sequence[Sequence[Any]], merged: Merged = (), table: str = "pegawai"
) -> tuple[list[Any], list[Problem]]:
    """Return the records of one sheet, and the refusals; the units of the office are known."""
    width = max(map(len, rows))
    cells = [[_as_read(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    grid = Grid(TABLES[table], f"{SHOWN}/daftar.xlsx", "Lembar", cells, merged=merged)
    units = Grid(TABLES["unit_kerja"], f"{SHOWN}/unit.csv", None, [list(row) for row in UNITS])
    read, problems = grid.to_table()
    known, _ = units.to_table()
    assert read
    assert known
    made, _ = complete_tables({table: read, "unit_kerja": known}, TABLES, date(2025, 4, 27), 2025)
    records, refused = build_records(record_classes(TABLES, made)[table], made[table].rows)
    return list(records), [*problems, *refused]


def _as_read(cell: Any) -> Any:
    return float(cell) if isinstance(cell, int) else cell


def values(records: Sequence[Any], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return columns of the records as texts."""
    return [tuple(clean_text(getattr(one, name)) for name in names) for one in records]


def test_numbers_stand_below_names_under_one_merged_heading() -> None:
    """Where one cell of the heading says name and NIP, two rows are one person (school DUK)."""
    rows = [
        ["DAFTAR URUT KEPANGKATAN"],
        ["UPT PANTI SOSIAL"],
        ["No", "N a m a\nN I P", "L/P", "Pangkat\nGol/Ruang", "Jabatan", "Masa Kerja", ""],
        ["", "", "", "", "", "Thn", "Bln"],
        [1, "Ratna Kusuma, S.E.", "P", "Pembina", "Guru", 10, 2],
        ["", "NIP. 197502152002122014", "", "IV/a", "", "", ""],
        [2, "Yoga Pradipta, S.Pd.", "L", "-", "Guru", 2, 2],
        ["", "NIP. 199207122023211007", "", "IX", "", "", ""],
    ]
    merged = tuple((top, at, top + 1, at) for top in (4, 6) for at in (0, 2, 4))
    heading = tuple((2, at, 3, at) for at in range(5))
    records, refused = understood(rows, (*heading, (2, 5, 2, 6), *merged))
    unit = "PANTI"
    assert values(records, STAFF) == [
        ("Ratna Kusuma", "197502152002122014", "", "PNS", "Pembina", "IV/a", "Guru", unit),
        ("Yoga Pradipta", "199207122023211007", "", "PPPK", "", "IX", "Guru", unit),
    ]
    assert {one.code for one in refused} == {"ZI161"}


def test_the_decree_of_part_time_pppk() -> None:
    """A decree of 2025 names NI PPPK PARUH WAKTU, birth in one cell, and a numbered row."""
    heads = ["NO", "NAMA", "TEMPAT/TGL LAHIR", "NI PPPK PARUH WAKTU", "JABATAN", "UNIT KERJA"]
    rows = [
        ["LAMPIRAN KEPUTUSAN BUPATI"],
        [*heads, "MASA PERJANJIAN KERJA", ""],
        ["", "", "", "", "", "", "MULAI", "SELESAI"],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        [1, "YOGA PRADIPTA", "WATES, 12-07-1992", "199207122025211107", "OPERATOR",
         "UPT PANTI SOSIAL", "01-10-2025", "30-09-2026"],
    ]  # fmt: skip
    merged = (*((1, at, 2, at) for at in range(6)), (1, 6, 1, 7))
    [record], _ = understood(rows, merged)
    number, unit = "199207122025211107", "UPT PANTI SOSIAL"
    assert values([record], STAFF) == [
        ("YOGA PRADIPTA", "", number, "PPPK Paruh Waktu", "", "", "OPERATOR", unit)
    ]
    assert (record.tanggal_lahir, record.jenis_kelamin) == (date(1992, 7, 12), "L")


def test_golongan_and_ruang_in_two_columns() -> None:
    """The letter of a golongan may stand in a column of its own; pangkat follows from both."""
    rows = [
        ["Nama", "NIP", "Golongan", "Ruang", "Jabatan", "Unit Kerja"],
        ["Ratna Kusuma", "197502152002122014", "IV", "a", "Guru", "UPT PANTI SOSIAL"],
        ["Sri Lestari", "198809232011012009", "III", "B", "Guru", "UPT PANTI SOSIAL"],
        ["Adi Nugroho", "198107052006041007", "III/d", "d", "Guru", "UPT PANTI SOSIAL"],
        ["Yoga Pradipta", "199207122023211007", "IX", "-", "Guru", "UPT PANTI SOSIAL"],
    ]
    records, _ = understood(rows)
    assert values(records, ("pangkat", "golongan")) == [
        ("Pembina", "IV/a"), ("Penata Muda Tingkat I", "III/b"), ("Penata Tingkat I", "III/d"),
        ("", "IX"),
    ]  # fmt: skip


def test_the_numbers_of_a_hospital_are_no_nik() -> None:
    """A hospital's NIK is the Nomor Induk Karyawan: it is told, and no wrong NIK comes of it."""
    rows = [
        ["NIK", "NIP", "Nama Karyawan", "Jk", "Jbtn", "Stts Kerja"],
        ["D001", "196708161993031005", "Suharyono", "Pria", "Dokter Spesialis", "PNS"],
        ["K003", "-", "Slamet Raharjo", "Pria", "Petugas Kebersihan", "BLUD NON ASN"],
    ]
    records, told = understood(rows)
    assert values(records, ("nama", "nik", "status", "jabatan")) == [
        ("Suharyono", "", "PNS", "Dokter Spesialis"),
        ("Slamet Raharjo", "", "non-ASN", "Petugas Kebersihan"),
    ]
    assert [one.code for one in told] == ["ZI160", "ZI147"]


def test_marks_below_statuses_choose_them() -> None:
    """Marks below "L" and "P" and below the statuses are what they mark (Data SDMK)."""
    rows = [
        ["NO", "NAMA LENGKAP DAN GELAR", "NIP/NRPTT", "JENIS KELAMIN", "", "PROFESI / JABATAN"],
        ["", "", "", "L", "P", ""],
        [1, "dr. Suharyono", "196708161993031005", "√", "", "Dokter Umum"],
        [2, "Dewi Anggraeni, A.Md.Keb.", "199003052015022003", "", "√", "Bidan"],
    ]
    merged = ((0, 3, 0, 4), *((0, at, 1, at) for at in (0, 1, 2, 5)))
    records, _ = understood(rows, merged)
    assert values(records, ("gelar_depan", "nama", "jenis_kelamin", "jabatan")) == [
        ("dr.", "Suharyono", "L", "Dokter Umum"),
        ("", "Dewi Anggraeni", "P", "Bidan"),
    ]


def test_free_lines_to_sign_are_nobody() -> None:
    """Numbered lines left to sign, and who signs below them, are no participants."""
    rows = [
        ["DAFTAR HADIR"],
        ["Hari/Tanggal", ": Senin, 6 April 2025"],
        ["Acara", ": Rapat Pencanangan"],
        ["NO", "NAMA", "JABATAN / INSTANSI", "TANDA TANGAN", ""],
        [1, "Ratna Kusuma", "Dinas Sosial", "1.", ""],
        [2, "Budi Santoso", "LSM Peduli", "", "2. ....."],
        [3, "", "", "3.", ""],
        [4, "", "", "", "4. ....."],
        [],
        ["", "", "", "Pimpinan Rapat,"],
        ["", "", "", "Drs. Suharyono, M.Si."],
    ]
    records, told = understood(rows, table="peserta")
    assert [one.nama for one in records] == ["Ratna Kusuma", "Budi Santoso"]
    [note] = [one for one in told if one.code == "ZI163"]
    assert note.about == "baris 10–11"


def test_a_plan_whose_areas_are_lettered_rows(data_set: DataSet) -> None:
    """A plan without a name, with areas as rows and a column "PROGRAM / KEGIATAN", is known."""
    data_set.sheets(
        Sheet1=[
            ["RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS"],
            ["NO", "PROGRAM / KEGIATAN", "INDIKATOR KEBERHASILAN", "WAKTU", "PENANGGUNG JAWAB"],
            ["A", "MANAJEMEN PERUBAHAN"],
            [1, "Pembentukan Tim", "SK Tim", "Minggu ke-1 Januari", "Ketua Tim"],
            ["B", "PENATAAN TATALAKSANA"],
            [1, "Penyusunan SOP", "SOP", "Februari s/d April", "Kasubbag"],
        ]
    )
    tables, _ = data_set.read()
    names = ("kegiatan", "indikator", "jadwal", "penanggung_jawab")
    assert [tuple(row.cells[name] for name in names) for row in tables["rencana_aksi"].rows] == [
        ("Pembentukan Tim", "SK Tim", "Minggu ke-1 Januari", "Ketua Tim"),
        ("Penyusunan SOP", "SOP", "Februari s/d April", "Kasubbag"),
    ]


def test_daily_workers_on_a_sheet_of_their_own_are_joined(data_set: DataSet) -> None:
    """A sheet "PHL" with only names and tasks is staff too: never left out with a warning."""
    heads = ["No", "Nama", "NIP", "Jabatan"]
    data_set.sheets(
        PNS=[heads, [1, "Suharyono", "196708161993031005", "Kepala"]],
        PHL=[["DATA PHL"], ["No", "Nama", "Tugas"], [1, "Slamet Raharjo", "Petugas Kebersihan"]],
    )
    tables, problems = data_set.read()
    rows = [(row.cells["nama"], row.cells["jabatan"]) for row in tables["pegawai"].rows]
    assert rows == [("Suharyono", "Kepala"), ("Slamet Raharjo", "Petugas Kebersihan")]
    assert {one.code for one in problems} == {"ZI141", "ZI147"}
