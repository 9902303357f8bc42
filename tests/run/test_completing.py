"""What follows from numbers and from around a table fills what nobody typed, and is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.table import Table
from zi_docs.readers import read_tables
from zi_docs.tables import load_tables
from zi_docs.tables.completing import complete_tables
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
UNITS = "Kode;Nama;Singkatan\nDINSOS;Dinas Sosial;Dinsos\nPANTI;UPT Panti Sosial;\n"
ONE_UNIT = "Kode;Nama\nDINSOS;Dinas Sosial\n"
HEADING = ("No", "Nama", "NIP", "Jabatan")
ON = date(2025, 6, 2)

PNS = "198501242008031001"
PPPK = "199207122023211007"
NEW = "200001152025042009"
NIK = "3403011504880002"


class Office:
    """A folder of data that is read and completed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def read(
        self,
        *rows: Sequence[Any],
        sheet: str = "Pegawai",
        units: str = UNITS,
        name: str = "pegawai",
    ) -> Table:
        """Write a sheet of employees beside the units, and return the completed table."""
        book = Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        book.save(self.folder / f"{name}.xlsx")
        (self.folder / "unit_kerja.csv").write_text(units)
        tables, *_ = read_tables(self.folder, "data/uji", TABLES)
        made, self.problems = complete_tables(tables, TABLES, ON, ON.year)
        return made["pegawai"]

    def told(self, code: str = "ZI164") -> list[str]:
        """Return what was told under a code."""
        return [one.message for one in self.problems if one.code == code]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def column(table: Table, name: str) -> list[Any]:
    return [row.cells.get(name, "") for row in table.rows]


def test_status_follows_from_the_number(office: Office) -> None:
    """Digits 13 and 14 tell PNS from PPPK; a NIK, and no number among numbers, are non-ASN."""
    table = office.read(
        HEADING, (1, "Ani", PNS, "Analis"), (2, "Budi", PPPK, "Guru"), (3, "Citra", NIK, "Sopir"),
        (4, "Dedi", None, "Penjaga"),
    )  # fmt: skip
    assert column(table, "status") == ["PNS", "PPPK", "non-ASN", "non-ASN"]
    assert office.told()[0] == "Status 3 baris tidak tertulis; diisi dari NIP."
    assert "Status 1 baris tidak tertulis; diisi karena tidak bernomor." in office.told()
    assert {one.severity for one in office.problems} == {Severity.CATATAN}


def test_the_head_of_a_region_is_no_staff(office: Office) -> None:
    """A Bupati is a pejabat negara by his post; who stands in for him is what his number says."""
    table = office.read(
        HEADING, (1, "Ani", PNS, "Plt. Bupati Blora"), (2, "Budi", None, "Bupati Blora"),
        (3, "Citra", None, "Wakil Bupati Blora"), (4, "Dedi", None, "Ajudan Bupati"),
    )  # fmt: skip
    leader = "Pejabat Negara"
    assert column(table, "status") == ["PNS", leader, leader, "non-ASN"]


@pytest.mark.parametrize(("sheet", "first"), [("Non ASN", "PNS"), ("ASN dan Non ASN", "PNS")])
def test_a_number_denies_what_a_name_says(office: Office, sheet: str, first: str) -> None:
    """Whoever has a NIP of 18 digits is no non-ASN, whatever sheet he stands in."""
    table = office.read(HEADING, (1, "Ani", PNS, "Analis"), (2, "Budi", NIK, "Sopir"), sheet=sheet)
    assert column(table, "status") == [first, "non-ASN"]


def test_a_name_of_all_says_no_status(office: Office) -> None:
    """ "ASN dan Non ASN" is the name of every one, so it fills the status of none."""
    table = office.read(("Nama", "Jabatan"), ("Ani", "Analis"), sheet="ASN dan Non ASN")
    assert column(table, "status") == [""]


def test_each_derived_cell_says_why(office: Office) -> None:
    """A row, and its table, say of each derived cell from what it follows."""
    table = office.read(HEADING, (1, "Ani", PNS, "Analis"))
    assert table.rows[0].derived["status"] == "dari NIP"


@pytest.mark.parametrize(
    ("number", "status"),
    [("200001152023062009", "PNS"), ("200001152023072009", ""), (NEW, ""),
     ("200001152025062009", ""), ("200001152025072009", "CPNS"), ("200001152026212009", "PPPK")],
)  # fmt: skip
def test_a_recent_appointment_is_asked(office: Office, number: str, status: str) -> None:
    """Within two years of the document a number does not tell PNS from CPNS: it is asked.

    Whoever was appointed after the document's date is no PNS on that date.
    """
    table = office.read(HEADING, (1, "Nabila", number, "Penata"))
    assert column(table, "status") == [status]
    asked = [one for one in office.problems if one.code == "ZI165"]
    assert [(one.about, one.severity) for one in asked] == (
        [] if status else [("Nabila", Severity.GALAT)]
    )


def test_one_status_answers_and_the_others_stay_empty(office: Office) -> None:
    """A column Status with the one answer is enough; the empty cells are still derived."""
    heading = (*HEADING, "Status")
    table = office.read(heading, (1, "Nabila", NEW, "Penata", "CPNS"), (2, "Ani", PNS, "Analis"))
    assert column(table, "status") == ["CPNS", "PNS"]
    assert office.told("ZI165") == []


def test_asn_is_made_exact_by_the_number(office: Office) -> None:
    """ASN may be a PNS or a PPPK; the number says which."""
    heading = (*HEADING, "Status")
    table = office.read(heading, (1, "Ani", PNS, "Analis", "ASN"), (2, "Budi", PPPK, "Guru", "ASN"))
    assert column(table, "status") == ["PNS", "PPPK"]


def test_what_is_typed_is_never_overruled(office: Office) -> None:
    """A typed status that contradicts its number stays, for the check that tells it."""
    heading = (*HEADING, "Status", "Pangkat", "Golongan", "L/P", "Tanggal Lahir", "Unit Kerja")
    row = (1, "Ani", PPPK, "Guru", "PNS", "Penata", "III/d", "P", "1 Mei 1980", "PANTI")
    table = office.read(("DINAS SOSIAL",), heading, row)
    assert [table.rows[0].cells[name] for name in ("status", "golongan", "jenis_kelamin")] == [
        "PNS", "III/d", "P",
    ]  # fmt: skip
    assert column(table, "unit_kerja") == ["PANTI"]
    assert office.problems == []


def test_a_lone_name_is_nobody_without_a_number(office: Office) -> None:
    """A row with only a name is unfinished, and a list without any number says no status."""
    table = office.read(HEADING, (1, "Ani", PNS, "Analis"), (2, "Budi"))
    assert column(table, "status") == ["PNS", ""]
    table = office.read(HEADING, (1, "Ani", None, "Analis"), (2, "Budi", "-", "Guru"))
    assert column(table, "status") == ["", ""]


def test_a_nik_in_the_column_of_nip_is_a_nik(office: Office) -> None:
    """Sixteen digits of somebody who is no ASN are his NIK; the column NIP is then empty."""
    heading = (*HEADING, "Status")
    table = office.read(heading, (1, "Citra", NIK, "Sopir", "THL"), (2, "Ani", NIK, "Guru", "PNS"))
    assert column(table, "nik") == [NIK, ""]
    assert column(table, "nip") == ["", NIK]


def test_golongan_and_pangkat_follow_from_each_other(office: Office) -> None:
    """Golongan follows from pangkat (PP 99/2000), and the pangkat of a PNS from golongan."""
    heading = (*HEADING, "Pangkat", "Golongan")
    table = office.read(
        heading,
        (1, "Ani", PNS, "Analis", "PENATA TK.I", None),
        (2, "Dedi", PNS, "Guru", None, "IV.a"),
        (3, "Budi", PPPK, "Guru", None, "IX"),
    )  # fmt: skip
    assert column(table, "golongan") == ["III/d", "IV.a", "IX"]
    assert column(table, "pangkat") == ["PENATA TK.I", "Pembina", ""]


def test_sex_and_birth_follow_where_their_columns_are_missing(office: Office) -> None:
    """They are digits of the NIP; an empty cell of a column that is there stays empty."""
    table = office.read(HEADING, (1, "Ani", PNS, "Analis"))
    assert column(table, "tanggal_lahir") == [date(1985, 1, 24)]
    assert column(table, "jenis_kelamin") == ["L"]
    assert (
        "Tanggal Lahir dan Jenis Kelamin 1 baris tidak tertulis; diisi dari NIP." in office.told()
    )
    office.read((*HEADING, "Status", "Unit Kerja"), (1, "Budi", PPPK, "Guru", "PPPK", "PANTI"))
    assert office.problems == []
    table = office.read((*HEADING, "L/P"), (1, "Ani", PNS, "Analis", None))
    assert column(table, "jenis_kelamin") == [""]


ANI = (1, "Ani", PNS, "Analis")
BUDI = (2, "Budi", PPPK, "Guru")


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ((HEADING, ("DINAS SOSIAL",), ANI, ("UPT PANTI SOSIAL",), BUDI), "DINSOS PANTI"),
        ((HEADING, ("Unit Kerja : Panti",), ANI, ("OPD: Dinsos",), BUDI), "PANTI DINSOS"),
        ((HEADING, ("I", "DINAS SOSIAL"), ANI, ("A.", "PEGAWAI TETAP"), BUDI), "DINSOS DINSOS"),
        ((HEADING, ("DINAS SOSIAL",), ANI, ("UPT ANEH",), BUDI), "DINSOS UPT ANEH"),
        ((("Unit Kerja", ":", "Dinas Sosial"), HEADING, ANI, BUDI), "DINSOS DINSOS"),
        ((("DAFTAR PEGAWAI UPT PANTI SOSIAL TAHUN 2025",), HEADING, ANI), "PANTI"),
        ((("DAFTAR PEGAWAI DINAS SOSIAL DAN UPT PANTI SOSIAL",), HEADING, ANI), ""),
        ((HEADING, ANI), ""),
    ],
)  # fmt: skip
def test_the_unit_stands_around_the_table(office: Office, rows: Any, units: str) -> None:
    """Titles, labels and headings give a unit; one of two, and an unknown one, are not guessed."""
    table = office.read(*rows)
    assert " ".join(column(table, "unit_kerja")) == units


def test_the_unit_is_the_sheet_or_the_only_one(office: Office) -> None:
    """The name of a sheet, also cut by Excel, names a unit; an office may have only one.

    The short name or the code of one unit may stand among other words.
    """
    long = "UPT Pelatihan Kerja dan Produktivitas Daerah"
    units = f"{UNITS}LATIH;{long};\n"
    for sheet, unit in (
        ("Dinsos", "DINSOS"), ("Pegawai PANTI", "PANTI"), ("Dinsos dan Panti", ""),
        (long[:31], "LATIH"), ("Pegawai", ""),
    ):  # fmt: skip
        (office.folder / "pegawai.xlsx").unlink(missing_ok=True)
        table = _by_sheet(office, sheet, units)
        assert column(table, "unit_kerja") == [unit]
    assert column(office.read(HEADING, ANI, units=ONE_UNIT), "unit_kerja") == ["DINSOS"]
    assert "Unit Kerja 1 baris tidak tertulis; diisi unit satu-satunya." in office.told()


def _by_sheet(office: Office, sheet: str, units: str) -> Table:
    """Return a table as if it had been read from a sheet of this name."""
    office.read(HEADING, ANI, units=units)
    tables, *_ = read_tables(office.folder, "data/uji", TABLES)
    table = tables["pegawai"]
    source = replace(table.source, sheet=sheet)
    rows = tuple(replace(row, source=source) for row in table.rows)
    made, _ = complete_tables({**tables, "pegawai": replace(table, rows=rows)}, TABLES, ON, ON.year)
    return made["pegawai"]


@pytest.mark.parametrize(
    ("sheet", "statuses"),
    [("PPPK", ["PPPK", "PPPK"]), ("Honorer", ["non-ASN", "non-ASN"]), ("PNS dan PPPK", ["", ""])],
)
def test_the_status_is_in_the_name_of_a_sheet(
    office: Office, sheet: str, statuses: list[str]
) -> None:
    """A sheet called by one status holds people of that status."""
    office.read(HEADING[:2] + HEADING[3:], (1, "Ani", "Analis"), (2, "Budi", "Guru"))
    tables, *_ = read_tables(office.folder, "data/uji", TABLES)
    table = tables["pegawai"]
    source = replace(table.source, sheet=sheet)
    rows = tuple(replace(row, source=source) for row in table.rows)
    made, _ = complete_tables({"pegawai": replace(table, rows=rows)}, TABLES, ON, ON.year)
    assert column(made["pegawai"], "status") == statuses


def test_the_year_above_a_staff_list_is_no_plan(office: Office) -> None:
    """The year of a title is judged here for plans only; of other lists the reader notes it."""
    office.read(("DAFTAR NOMINATIF TAHUN 2019",), HEADING, (1, "Budi", PNS, "Guru"))
    assert office.told("ZI171") == []


def test_titles_of_statuses_divide_a_list(office: Office) -> None:
    """A title that names a status gives it to the rows below, and ends no unit."""
    table = office.read(
        HEADING, ("DINAS SOSIAL",), (None, "PPPK"), (1, "Budi", PPPK, "Guru"),
        (None, "TENAGA HONORER"), (1, "Citra", NIK, "Sopir"),
    )  # fmt: skip
    assert column(table, "status") == ["PPPK", "non-ASN"]
    assert column(table, "unit_kerja") == ["DINSOS", "DINSOS"]


def test_titles_of_areas_divide_a_plan(tmp_path: Path) -> None:
    """The rows of a plan without a column of areas take the area of the title above them."""
    (tmp_path / "unit_kerja.csv").write_text(ONE_UNIT)
    (tmp_path / "rencana_aksi.csv").write_text(
        "No;Kegiatan;Output;Target\nI;MANAJEMEN PERUBAHAN;;\n1;Menetapkan tim;Keputusan;1\n"
        "II;PENATAAN TATALAKSANA;;\n1;Menyusun SOP;SOP;5\n"
    )
    tables, *_ = read_tables(tmp_path, "data/uji", TABLES)
    made, _ = complete_tables(tables, TABLES, ON, ON.year)
    assert column(made["rencana_aksi"], "area") == ["MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA"]
    assert column(made["rencana_aksi"], "unit_kerja") == ["DINSOS", "DINSOS"]
