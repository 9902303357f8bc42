"""The starter workbook: what it holds, and that it is read back as it was written."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zi_docs.app import open_catalog
from zi_docs.errors import Problem
from zi_docs.model import Pengaturan, Tables
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.tables.starter import write_starter
from zi_docs.workspace import find_workspace

CATALOG = open_catalog(Path())
TYPES = sorted(CATALOG.types)
OFFICE: dict[str, Any] = {
    "instansi": {
        "nama": "Pemkab Contoh",
        "daerah": "Kabupaten Contoh",
        "kepala": "Bupati Contoh",
        "ibu_kota": "Contoh",
    },
    "tahun": "2025",
}


def write_settings(office: Pengaturan, jenis: Sequence[str] = ()) -> bytes:
    """Return a workbook with the sheets of settings alone."""
    return write_starter(Tables({}), CATALOG.lembar, office, jenis)


def starter() -> Any:
    """The starter workbook as another program reads it."""
    return load_workbook(io.BytesIO(write_starter(CATALOG.tables, CATALOG.lembar, None, TYPES)))


def read(root: Path, name: str) -> tuple[DataSet | None, list[Problem]]:
    return load_dataset(find_workspace(name, root), open_catalog(root))


def dataset_in(root: Path, content: bytes) -> DataSet:
    """The data set of a folder that holds only this workbook."""
    folder = root / "data" / "kantor"
    folder.mkdir(parents=True)
    (folder / "kantor.xlsx").write_bytes(content)
    dataset, problems = read(root, "kantor")
    assert dataset is not None, problems
    return dataset


def headings(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1] if cell.value]


def test_settings_come_first_and_tables_in_their_order() -> None:
    """Each sheet of settings and each declared table has its sheet, tables in their order."""
    tables = [tabel.judul for tabel in CATALOG.tables.values()]
    sheets = [one for one in starter().sheetnames if not one.startswith("_")]
    assert sheets == ["Pengaturan", "Pejabat", "Nomor Surat", *tables]


@pytest.mark.parametrize("name", list(CATALOG.tables))
def test_every_column_has_its_heading(name: str) -> None:
    """A table's sheet has the title of each column; child rows have a sheet of their own."""
    tabel = CATALOG.tables[name]
    titles = [tabel.title_of(one) for one, kolom in tabel.kolom.items() if kolom.kind != "anak"]
    assert headings(starter()[tabel.judul]) == ["No.", *titles]


def test_every_setting_has_a_row_with_its_meaning() -> None:
    """The sheet Pengaturan lists each setting by its title, and says which ones are needed."""
    rows = list(starter()["Pengaturan"].iter_rows(min_row=2, values_only=True))
    lembar = CATALOG.lembar["pengaturan"]
    assert [row[0] for row in rows] == list(lembar.titles.values())
    needed = {row[0] for row in rows if str(row[3]).startswith("Wajib diisi.")}
    assert needed == {lembar.titles[path] for path, one in lembar.isian.items() if one.wajib}


@pytest.mark.parametrize(
    ("sheet", "heading", "format_"),
    [
        ("Pegawai", "NIP", "@"),
        ("Unit Kerja", "Kode", "@"),
        ("Unit Kerja", "Telepon", "@"),
        ("Rencana Aksi", "Jadwal", "@"),
        ("Rencana Aksi", "Anggaran", "General"),
        ("Rencana Aksi", "Kegiatan", "General"),
        ("Rapat", "Tanggal", "[$-421]d mmmm yyyy"),
        ("Pengaturan", "Isi", "@"),
        ("Nomor Surat", "Klasifikasi", "@"),
    ],
)
def test_a_number_that_keeps_its_zeros_is_a_text(sheet: str, heading: str, format_: str) -> None:
    """Columns of numbers and codes have the format of texts; long texts and amounts do not."""
    found = starter()[sheet]
    column = headings(found).index(heading) + 1
    [style] = [one for one in found.column_dimensions.values() if one.min <= column <= one.max]
    assert style.number_format == format_


def lists(sheet: Any) -> dict[str, str]:
    """The drop-down list of each column that has one; of single cells, the last one."""
    rules = sheet.data_validations.dataValidation
    return {str(one.sqref)[0]: one.formula1 for one in rules if one.type == "list"}


def offered(sheet: Any, formula: str) -> str:
    """The words of a drop-down list; a long one refers to a column of another sheet."""
    if formula.startswith('"'):
        return formula.strip('"')
    name, _, cells = formula.partition("!")
    rows = sheet.parent[name.strip("'")][cells.replace("$", "")]
    return ",".join(str(cell.value) for (cell,) in rows)


@pytest.mark.parametrize(
    ("sheet", "heading", "words"),
    [
        ("Pegawai", "Status", "PNS,CPNS,PPPK,PPPK Paruh Waktu,non-ASN,Pejabat Negara"),
        ("Pegawai", "Punya Bawahan", "ya,tidak"),
        ("Pejabat", "Cara", "definitif,a.n.,u.b.,Plt.,Plh.,Pj.,Pjs."),
        ("Nomor Surat", "Per Unit", "ya,tidak"),
        ("Pengaturan", "Untuk Jenis", ",".join(TYPES)),
    ],
)
def test_a_choice_is_a_drop_down_list(sheet: str, heading: str, words: str) -> None:
    """A column of choices offers its words; another spelling may be typed all the same."""
    found = starter()[sheet]
    letter = found[1][headings(found).index(heading)].column_letter
    assert offered(found, lists(found)[letter]) == words
    rules = found.data_validations.dataValidation
    assert {one.errorStyle for one in rules if one.type == "list"} == {"warning"}


def test_a_setting_with_choices_has_its_own_list() -> None:
    """In the sheet Pengaturan only the cell of a choice offers words."""
    sheet = starter()["Pengaturan"]
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[0].value == "Zona Waktu"]
    rules = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert rules[row[1].coordinate] == '"WIB,WITA,WIT"'


def test_many_words_stand_in_a_hidden_sheet() -> None:
    """A list too long for Excel's own limit stands in a hidden sheet that is never read."""
    types = [f"jenis-dokumen-nomor-{n:03}" for n in range(20)]
    content = write_starter(CATALOG.tables, CATALOG.lembar, None, types)
    book = load_workbook(io.BytesIO(content))
    assert book["_pilihan"].sheet_state == "hidden"
    assert lists(book["Pengaturan"])["C"] == "'_pilihan'!$A$1:$A$20"
    assert [cell.value for cell in book["_pilihan"]["A"]] == types


def test_the_same_settings_give_the_same_bytes() -> None:
    """Writing twice gives the same bytes."""
    office = Pengaturan.model_validate(OFFICE)
    content = write_settings(office)
    assert content == write_settings(office)
    properties = load_workbook(io.BytesIO(content)).properties
    assert properties.created == datetime(2021, 1, 1)  # not the time of writing


def test_a_filled_starter_is_an_office(tmp_path: Path) -> None:
    """The starter with the required settings filled in is read without a complaint of theirs."""
    office = Pengaturan.model_validate(OFFICE)
    content = write_starter(CATALOG.tables, CATALOG.lembar, office, TYPES)
    assert dataset_in(tmp_path, content).pengaturan.instansi.ibu_kota == "Contoh"


@pytest.mark.parametrize("name", ["trenggalek-2021", "gunungkidul-2020"])
def test_the_samples_come_back_from_sheets(repository: Path, tmp_path: Path, name: str) -> None:
    """The settings of a sample, written into sheets and read again, are the same settings."""
    before, told = read(repository, name)
    assert before is not None
    folder = tmp_path / "data" / name
    shutil.copytree(
        *(repository / "data" / name, folder),
        ignore=shutil.ignore_patterns("pengaturan.yaml", "*.db*", "cadangan*"),
    )
    content = write_settings(before.pengaturan, TYPES)
    (folder / "pengaturan.xlsx").write_bytes(content)
    after, problems = read(tmp_path, name)
    assert [problem.code for problem in problems] == [problem.code for problem in told]
    assert after is not None
    assert after.pengaturan == before.pengaturan
    assert after.tata_naskah == before.tata_naskah


def test_every_kind_of_setting_comes_back(tmp_path: Path) -> None:
    """Lists, fields and dates of a type, page measures and number patterns come back too."""
    cells = {
        **OFFICE,
        "tanggal": "5 Mei 2025",
        "tanggal_jenis": {"rencana-aksi": "10 Mei 2025"},
        "isian": {
            "pakta-integritas": {"kop": "tidak"},
            "sk-penetapan-unit": {"memperhatikan": ["Surat A"], "nama_tim": "=Tim, dkk."},
        },
        "tata_naskah": {
            "profil": "f4-kebiasaan-lama",
            "batas": {"atas": "12.5"},
            "huruf": {"penetapan": {"ukuran": "11"}},
            "nomor": {"surat": {"pola": "{kode}/{urut}/{unit}", "per_unit": "ya", "mulai": "7"}},
        },
        "pejabat": {
            "sekda": {"jabatan": "Sekretaris Daerah", "cara": "u.b.", "atas_nama": "Bupati",
                      "melalui": "Asisten"},
        },
    }  # fmt: skip
    office = Pengaturan.model_validate(cells)
    assert dataset_in(tmp_path, write_settings(office)).pengaturan == office


@pytest.mark.parametrize("value", [[{"nama": "Ani"}], ["satu\ndua"]])
def test_what_no_sheet_can_hold_is_refused(value: Any) -> None:
    """A list of mappings, or an item of two lines, is named instead of being lost."""
    office = Pengaturan.model_validate({**OFFICE, "isian": {"notula": {"tamu": value}}})
    with pytest.raises(ValueError, match=r"isian\.notula\.tamu"):
        write_settings(office)


def test_a_sheet_is_printed_whole_with_its_headings() -> None:
    """Each visible sheet fits the width of a landscape A4, with its headings on every page."""
    for sheet in starter():
        if sheet.sheet_state == "visible":
            setup = sheet.page_setup
            assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
            assert sheet.print_title_rows == "$1:$1"


def told_by(sheet: Any) -> dict[str, str]:
    """What each heading of a sheet says when it is clicked."""
    rules = {str(one.sqref): one.prompt for one in sheet.data_validations.dataValidation}
    return {cell.value: said for cell in sheet[1] if (said := rules.get(cell.coordinate))}


def test_each_heading_says_what_its_column_takes() -> None:
    """A heading that is clicked says whether it is needed, what it means, an example."""
    notes = told_by(starter()["Pegawai"])
    assert notes["Nama"].startswith("Wajib diisi. Gelar")
    assert notes["NIP"] == "18 angka; boleh berspasi. Mis. 19850124 200803 1 001"
    assert set(notes) == set(headings(starter()["Pegawai"])) - {"No."}


def test_a_reference_offers_the_rows_of_its_table() -> None:
    """A column that names a unit offers the codes typed so far, and one of a person the names."""
    book = starter()
    rules = {
        one.formula1: str(one.sqref) for one in book["Pegawai"].data_validations.dataValidation
    }
    unit = headings(book["Pegawai"]).index("Unit Kerja")
    assert rules["daftar_unit_kerja"].startswith(book["Pegawai"][1][unit].column_letter)
    begin = "'Unit Kerja'!$B$3:INDEX('Unit Kerja'!$B$3:$B$2002,"
    assert book.defined_names["daftar_unit_kerja"].attr_text.startswith(begin)


def test_a_date_is_asked_about_when_excel_takes_it_for_a_text() -> None:
    """A column of dates warns of what is no date, and lets it pass."""
    rules = starter()["Rapat"].data_validations.dataValidation
    assert {one.errorStyle for one in rules if one.type == "date"} == {"warning"}


@pytest.mark.parametrize("name", list(CATALOG.tables))
def test_every_example_is_a_row_that_is_read(tmp_path: Path, name: str) -> None:
    """Each table shows an example in grey, marked so that no reader takes it for data."""
    sheet = starter()[CATALOG.tables[name].judul]
    assert sheet["A2"].value == "Contoh"
    assert sheet["A2"].font.italic
    shown = CATALOG.tables[name].example
    assert set(shown) >= set(CATALOG.tables[name].needed)
    assert all(shown[column] for column in CATALOG.tables[name].needed)


def test_a_workbook_of_ours_says_so() -> None:
    """A property of the file names its shape, which survives what a clerk changes."""
    assert starter().properties.description == "zi-docs bentuk=1"


def test_an_office_s_starter_is_small() -> None:
    """A workbook for one type stays under 30 kB, so that it can be sent by any mail."""
    tables = Tables({name: CATALOG.tables[name] for name in ("unit_kerja", "pegawai")})
    assert len(write_starter(tables, CATALOG.lembar, None, TYPES)) < 30_000
