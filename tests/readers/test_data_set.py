from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest
from openpyxl import Workbook

from zi_docs.codes import Severity
from zi_docs.errors import disk_words
from zi_docs.model import Tables
from zi_docs.readers import read_tables
from zi_docs.readers.data_set import READERS, near_settings
from zi_docs.readers.problems_files import missing
from zi_docs.readers.table_name import find_table, spellings_of

from .conftest import ANI, HEADING, SHOWN, TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

CSV = "Nama;Status\nAni;PNS\n"


def test_every_format_has_one_row() -> None:
    """Every format that offices use gives the same row."""
    assert set(READERS) == {".xlsx", ".xls", ".ods", ".csv", ".yaml", ".yml"}


@pytest.mark.parametrize("sheet", ["Pegawai", "PEGAWAI", "Data Pegawai", "daftar_pegawai 2021"])
def test_a_sheet_is_found_by_its_name(data_set: DataSet, sheet: str) -> None:
    """A sheet is found by its name in any workbook, as people name sheets."""
    data_set.xlsx(HEADING, ANI, name="rekap.xlsx", sheet=sheet)
    assert data_set.table().source.sheet == sheet


@pytest.mark.parametrize("sheet", ["Sheet1", "Lembar1", "Sheet 1"])
def test_a_nameless_sheet_is_what_its_file_is_called(data_set: DataSet, sheet: str) -> None:
    """A sheet with Excel's own name gets the table's name from its file."""
    data_set.xlsx(HEADING, ANI, name="Data Pegawai.xlsx", sheet=sheet)
    assert len(data_set.table().rows) == 1


@pytest.mark.parametrize("name", ["pegawai.csv", "PEGAWAI.CSV", "data-pegawai.csv", "Pegawai.Csv"])
def test_a_csv_is_found_by_its_name(data_set: DataSet, name: str) -> None:
    """A CSV file is found by its name; case, dashes and spaces don't matter."""
    data_set.write(name, CSV)
    assert len(data_set.table().rows) == 1


def test_one_workbook_may_hold_all_tables(data_set: DataSet) -> None:
    """One workbook may hold all tables; its other sheets are left alone."""
    book = Workbook()
    book.active.title = "Petunjuk"
    for name, *rows in (
        ("Pegawai", HEADING, ANI),
        ("Unit Kerja", ["Kode", "Nama"], ["u1", "Dinas"]),
        ("Dasar Hukum", ["Kunci"], ["uu-28-1999"]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(data_set.folder / "zi.xlsx")
    tables, problems = data_set.read()
    assert problems == []
    assert list(tables) == ["unit_kerja", "pegawai", "dasar_hukum"]


def test_a_sheet_of_something_else_is_told(data_set: DataSet) -> None:
    """A filled sheet that is not a table is a warning; an empty sheet or a drawing is not."""
    data_set.sheets(Pegawai=[HEADING, ANI], Catatan=[["Rapat besok"]], Kosong=[])
    problem = data_set.problem("ZI114")
    assert (problem.severity, str(problem.place)[-9:]) == (Severity.PERINGATAN, '"Catatan"')


def test_a_sheet_is_set_aside_by_its_name(data_set: DataSet) -> None:
    """A sheet whose name begins with an underscore is skipped, even if it looks like a table."""
    data_set.sheets(**{"Pegawai": [HEADING, ANI], "_Pegawai lama": [HEADING, ANI]})
    assert len(data_set.table().rows) == 1


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Daftar Nama Pegawai", "pegawai"),
        ("Data ASN", "pegawai"),
        ("Pegawai-Pegawai", "pegawai"),
        ("Daftar Unit", "unit_kerja"),
        ("SKPD", "unit_kerja"),
        ("Renaksi ZI 2025", "rencana_aksi"),
        ("Rencana Kerja", None),
        ("Pegawai non ASN", None),
    ],
)
def test_the_names_that_offices_give_a_table(name: str, table: str | None) -> None:
    """Words like "Daftar" and a year don't change the meaning of a sheet's name; others do."""
    assert find_table(spellings_of(TABLES), name) == table


def test_a_blank_sheet_is_no_source(data_set: DataSet) -> None:
    """A blank sheet is skipped, with a warning."""
    data_set.write("pegawai.csv", CSV)
    data_set.xlsx([], ["  "])
    tables, [problem] = data_set.read()
    assert len(tables["pegawai"].rows) == 1
    assert (problem.code, problem.severity) == ("ZI117", Severity.PERINGATAN)


@pytest.mark.parametrize(
    "name",
    ["~$pegawai.xlsx", ".~lock.pegawai.ods#", "README.md", "pengaturan.yaml", "lambang.png"],
)
def test_what_is_no_data_is_ignored(data_set: DataSet, name: str) -> None:
    """Lock files, notes, settings and pictures are ignored."""
    data_set.write(name, b"x")
    assert data_set.read() == ({}, [])


def test_a_folder_within_is_ignored(data_set: DataSet) -> None:
    """Files in a folder inside the data set are ignored."""
    (data_set.folder / "arsip.lama").mkdir()
    (data_set.folder / "arsip.lama" / "pegawai.csv").write_text("Nama\nAni\n")
    assert data_set.read() == ({}, [])


@pytest.mark.parametrize("name", ["pegawai.xlsx", "pegawai.csv", "rapat.yaml", "rapat.yml"])
def test_a_folder_under_the_name_of_a_table_is_told(data_set: DataSet, name: str) -> None:
    """A folder named like a file of data is refused: the table in it would be lost (ZI101)."""
    (data_set.folder / name).mkdir()
    problem = data_set.problem("ZI101")
    assert str(problem.place).endswith(name)
    assert "di alamat itu ada folder, bukan berkas" in problem.message


def _bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


ODD = {
    "pipe": (lambda path: os.mkfifo(path), "bukan berkas biasa"),
    "socket": (_bind, "bukan berkas biasa"),
    "endless": (lambda path: path.symlink_to("/dev/zero"), "bukan berkas biasa"),
    "circle": (lambda path: path.symlink_to(path.name), "tautannya berputar"),
    "nowhere": (lambda path: path.symlink_to("tiada"), "tautannya menuju berkas yang tidak ada"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a Unix thing")
@pytest.mark.parametrize("name", ["pegawai.xlsx", "pegawai.ods", "pegawai.csv", "rapat.yaml"])
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_plain_file_is_told_in_words(data_set: DataSet, name: str, kind: str) -> None:
    """A pipe, a socket, a device or a broken link is never waited for, and told as it is."""
    make, words = ODD[kind]
    make(data_set.folder / name)
    problem = data_set.problem("ZI101")
    assert str(problem.place).endswith(name)
    assert words in problem.message


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_disk_that_refuses_a_folder_is_told(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The disk's reason for not listing the folder is told in words (ZI119)."""

    def refuse(path: Path) -> None:
        raise OSError(number, "x", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    problem = data_set.problem("ZI119")
    assert disk_words(OSError(number, "x")) in problem.message


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EACCES])
@pytest.mark.parametrize("name", ["pegawai.xlsx", "pegawai.csv", "rapat.yaml"])
def test_a_disk_that_refuses_a_file_is_told(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    """The disk's reason for not reading a file is told in words, at the file (ZI101)."""

    def refuse(path: Path, **options: object) -> None:
        raise OSError(number, "x", str(path))

    data_set.write(name, "Nama\nAni\n")
    monkeypatch.setattr(Path, "stat", refuse)
    problem = data_set.problem("ZI101")
    assert str(problem.place).endswith(name)
    assert disk_words(OSError(number, "x")) in problem.message


@pytest.mark.parametrize("name", ["surat.docx", "pegawai.txt", "tanpa-akhiran", "catatan.yaml"])
def test_an_unknown_file_is_told(data_set: DataSet, name: str) -> None:
    """A file of an unknown name is a warning, so that a clerk knows that it isn't read."""
    data_set.write(name, "- a\n")
    problem = data_set.problem("ZI114")
    assert str(problem.place) == f"{SHOWN}/{name}"
    assert problem.severity is Severity.PERINGATAN


def test_a_workbook_without_a_known_sheet_is_told(data_set: DataSet) -> None:
    """A workbook without a known sheet is a warning that names its sheets."""
    data_set.xlsx(["Pangkat", "Jumlah"], ["Penata", 3], sheet="Rekap")
    assert "Rekap" in data_set.problem("ZI114").message


def test_many_sheets_of_something_else_are_told_once(data_set: DataSet) -> None:
    """All unknown sheets of a workbook are one warning with the first names (ZI114)."""
    data_set.sheets(Pegawai=[HEADING, ANI], **{f"Catatan {n}": [["Rapat"]] for n in range(30)})
    problem = data_set.problem("ZI114")
    assert problem.message.startswith("30 lembar tidak dibaca")
    assert problem.about == '"Catatan 0", "Catatan 1", "Catatan 2", …'


def test_a_sheet_with_nearly_a_tables_name_is_told(data_set: DataSet) -> None:
    """A sheet whose name is nearly that of a table is a warning."""
    book = Workbook()
    book.active.title = "Pegawai"
    book.active.append(HEADING)
    book.active.append(ANI)
    book.create_sheet("Rencna Aksi").append(["a"])
    book.save(data_set.folder / "zi.xlsx")
    assert 'mirip "Rencana Aksi"' in data_set.problem("ZI115").message


@pytest.mark.parametrize(
    ("name", "program"),
    [("pegawai.xlsm", "Excel"), ("pegawai.xlsb", "Excel"), ("Pegawai.numbers", "Numbers"),
     ("Pegawai.gsheet", "Google Sheets"), ("Pegawai.fods", "LibreOffice")],
)  # fmt: skip
def test_a_format_that_is_not_read_is_refused(data_set: DataSet, name: str, program: str) -> None:
    """A format that is not read is refused, with how to save it again in its own program."""
    data_set.write(name, b"x")
    problem = data_set.problem("ZI113")
    assert problem.severity is Severity.GALAT
    assert problem.hint.startswith(f"Buka di {program}, pilih ")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A missing folder is named as the clerk knows it."""
    tables, [problem], *_ = read_tables(tmp_path / "tidak-ada", "data/tidak-ada", Tables({}))
    assert (tables, problem.code, str(problem.place)) == ({}, "ZI119", "data/tidak-ada")


def test_tables_come_in_a_fixed_order(data_set: DataSet) -> None:
    """Complaints come in the same order, whatever the files are called."""
    data_set.write("pegawai.csv", "Nama;Status;NIP\nAni;PNS;1E+17\n")
    data_set.write("unit_kerja.csv", "Kode;Nama\n1E+17;Dinas\n")
    _, problems = data_set.read()
    assert [str(problem.place).split("/")[-1][:7] for problem in problems] == ["unit_ke", "pegawai"]


@pytest.mark.parametrize(
    "name",
    [
        *("pengaturan.yml", "pengaturan.YML", "Pengaturan.yaml.txt", "pengaturan.yaml.yaml"),
        *("pengaturan (1).yaml", "pengaturan.txt"),
    ],
)
def test_settings_under_almost_their_name_are_named(tmp_path: Path, name: str) -> None:
    """Windows hides endings and numbers copies: the file is named with the mend, never read."""
    (tmp_path / "pengaturan.png").touch()
    assert near_settings(tmp_path) == ""
    (tmp_path / name).touch()
    assert near_settings(tmp_path) == name
    problem = missing("data/x/pengaturan.yaml", name)
    assert str(problem.place) == f"data/x/{name}"
    assert "pengaturan.yaml" in problem.hint


@pytest.mark.parametrize("name", ["pegawai.yaml.txt", "pegawai.csv.txt", "PEGAWAI.XLSX.TXT"])
def test_a_second_ending_is_told_with_the_mend(data_set: DataSet, name: str) -> None:
    """Notepad writes ``pegawai.yaml.txt``, and Windows hides the end of it (ZI114)."""
    data_set.write(name, "x")
    problem = data_set.problem("ZI114")
    assert f'Ganti namanya menjadi "{name[:-4]}"' in problem.hint
