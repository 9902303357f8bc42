"""Settings in sheets: read from workbooks and CSV, and joined with ``pengaturan.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pydantic import ValidationError

from zi_docs.app import open_catalog
from zi_docs.model import Pengaturan, TataNaskah
from zi_docs.model.values import nest

from .settings_sheets import (
    BUPATI,
    HEAD,
    NUMBERS,
    OFFICE,
    PEOPLE,
    YAML,
    Rows,
    folder_of,
    load,
    read,
    settings,
)


def test_sheets_give_what_the_file_gives(tmp_path: Path) -> None:
    """The three sheets give the settings that the same values give in ``pengaturan.yaml``."""
    sheets = load(
        tmp_path / "lembar",
        Pengaturan=settings(("Alamat: Kode Pos", "66311"), ("Zona Waktu", "wita")),
        Pejabat=(PEOPLE, (*BUPATI, "", "", "", "", ""), ("sekda", "Sekretaris Daerah", "Ani", "",
                 "Pembina", "IV/a", "a.n.", "Bupati Sukamaju")),
        Nomor_Surat=(NUMBERS, ("surat", "{kode}/{urut:03}/{unit}/{tahun}", "87", "", "ya", "005")),
    )  # fmt: skip
    yaml = f"""{YAML}
tanggal: 2025-05-05
alamat: {{kode_pos: "66311"}}
zona_waktu: WITA
pejabat:
  kepala_daerah: {{jabatan: Bupati Sukamaju, nama: "Haryo Wicaksono, S.E."}}
  sekda: {{jabatan: Sekretaris Daerah, nama: Ani, pangkat: Pembina, golongan: IV/a, cara: a.n.,
    atas_nama: Bupati Sukamaju}}
tata_naskah:
  nomor:
    surat: {{pola: "{{kode}}/{{urut:03}}/{{unit}}/{{tahun}}", mulai: 87, per_unit: ya, kode: "005"}}
"""
    file = load(tmp_path / "berkas", yaml)
    kept = {"tata_naskah"}
    assert sheets.settings.model_dump(exclude=kept) == file.settings.model_dump(exclude=kept)
    assert sheets.dataset is not None
    assert file.dataset is not None
    assert sheets.dataset.tata_naskah == file.dataset.tata_naskah


@pytest.mark.parametrize(
    "name", ["Ibu Kota", "IBUKOTA", "instansi.ibu_kota", "Nama Ibu Kota", "ibu_kota"]
)
def test_a_setting_is_named_as_people_name_it(tmp_path: Path, name: str) -> None:
    """A setting is found by its title, its other spellings, and its path in the file."""
    rows = settings((name, "Wonosari"), without="Ibu Kota")
    assert load(tmp_path, Pengaturan=rows).settings.instansi.ibu_kota == "Wonosari"


def test_every_declared_setting_leads_to_a_key_of_the_settings() -> None:
    """No declared setting is a path that the settings or the page profile would refuse."""
    refused = [path for path in open_catalog(Path()).lembar["pengaturan"].isian if is_unknown(path)]
    assert refused == []


def is_unknown(path: str) -> bool:
    """Tell whether the settings have no key at a path."""
    root, _, rest = path.partition(".")
    model, inside = (TataNaskah, rest) if root == "tata_naskah" else (Pengaturan, path)
    cells = nest(inside, "1")
    try:
        model.model_validate({} if path == "tata_naskah.profil" else cells)
    except ValidationError as error:
        return any(one["type"] == "extra_forbidden" for one in error.errors())
    return False


def test_a_typed_date_and_a_typed_number_are_what_they_show(tmp_path: Path) -> None:
    """Excel's own dates and numbers are read like the texts that they show."""
    rows = (*settings(without="Tahun")[:-1], ("Tahun", 2025), ("Tanggal", date(2025, 5, 7)))
    found = load(tmp_path, Pengaturan=rows).settings
    assert (found.tahun, found.tanggal) == (2025, date(2025, 5, 7))


def test_measures_of_the_page_may_have_decimals(tmp_path: Path) -> None:
    """A margin is a number of Excel or a text with a comma; both are the same millimetres."""
    rows = settings(("Batas: Atas", 12.5), ("Batas: Kiri", "27,5"))
    found = load(tmp_path, Pengaturan=rows)
    assert found.settings
    assert found.dataset is not None
    batas = found.dataset.tata_naskah.batas
    assert (batas.atas, batas.kiri) == (12.5, 27.5)


def test_an_empty_cell_and_a_dash_give_nothing(tmp_path: Path) -> None:
    """A setting whose cell is empty, or holds the dash of an empty cell, is not given."""
    rows = settings(("Provinsi", ""), ("Perangkat Daerah", "-"), ("Alamat", None))
    found = load(tmp_path, Pengaturan=rows).settings
    assert not found.instansi.model_fields_set & {"provinsi", "perangkat_daerah"}


@pytest.mark.parametrize("typed", [".", ";"])
def test_a_full_stop_that_is_a_choice_is_no_empty_cell(tmp_path: Path, typed: str) -> None:
    """The mark after a diktum is one of its choices, though a full stop else means nothing."""
    found = load(tmp_path, Pengaturan=settings(("Akhir Diktum", typed)))
    assert found.dataset is not None
    assert found.dataset.tata_naskah.akhir_diktum == typed


def test_settings_for_one_document_type(tmp_path: Path) -> None:
    """With Untuk Jenis a row gives that type's own field, and Tanggal gives its date."""
    rows = settings(
        ("Kop", "tidak", "pakta-integritas"),
        ("Nama Tim", "Tim Penilai", "SK Penetapan Unit"),
        ("Tanggal", "7 Mei 2025", "pakta-integritas"),
    )
    found = load(tmp_path, Pengaturan=rows).settings
    assert found.isian == {
        "pakta-integritas": {"kop": "tidak"},
        "sk-penetapan-unit": {"nama_tim": "Tim Penilai"},
    }
    assert found.tanggal_jenis == {"pakta-integritas": date(2025, 5, 7)}
    assert found.tanggal == date(2025, 5, 5)


@pytest.mark.parametrize(
    "rows",
    [
        [("Memperhatikan", "Surat A"), ("Memperhatikan", "Surat B")],
        [("Memperhatikan", "Surat A\nSurat B")],
    ],
)
def test_a_list_is_a_line_per_item(tmp_path: Path, rows: Rows) -> None:
    """A list has its setting repeated, or the lines of one cell."""
    typed = ((*row, "sk-penetapan-unit") for row in rows)
    found = load(tmp_path, Pengaturan=settings(*typed)).settings
    assert found.isian["sk-penetapan-unit"]["memperhatikan"] == ["Surat A", "Surat B"]


def test_a_list_of_one_is_a_list(tmp_path: Path) -> None:
    """A list with one item is still a list: the type's manifest says what it is."""
    row = ("Memperhatikan", "Surat A", "sk-penetapan-unit")
    found = load(tmp_path, Pengaturan=settings(row)).settings
    assert found.isian["sk-penetapan-unit"]["memperhatikan"] == ["Surat A"]


def test_a_field_of_a_kind_of_list_is_a_list(tmp_path: Path) -> None:
    """A field that its manifest calls a list of people is one, though a single row gives it."""
    kind = tmp_path / "templates" / "tugas"
    kind.mkdir(parents=True)
    manifest = "judul: Tugas\nkeluarga: khusus\nsatu_per: data\nnama_berkas: Tugas\n"
    manifest += "isian: {isian.tim: {jenis: daftar orang, wajib: tidak, luar: ya}}\n"
    (kind / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "templates" / "_tabel").mkdir()
    found = load(tmp_path, Pengaturan=settings(("Tim", "Ani Lestari", "tugas"))).settings
    assert found.isian == {"tugas": {"tim": ["Ani Lestari"]}}


def test_settings_are_read_from_csv_files(tmp_path: Path) -> None:
    """Each sheet may be a CSV file of its name."""
    folder = folder_of(tmp_path)
    lines = (";".join((*row, "", "")[:4]) for row in settings())
    (folder / "Pengaturan.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "pejabat.csv").write_text("Kunci;Jabatan;Nama\ncamat;Camat;Ani\n", encoding="utf-8")
    (folder / "nomor-surat.csv").write_text("Macam;Pola\nsurat;{urut}/{tahun}\n", encoding="utf-8")
    found = read(tmp_path)
    assert found.settings.pejabat["camat"].nama == "Ani"
    assert found.dataset is not None
    assert found.dataset.tata_naskah.nomor["surat"].pola == "{urut}/{tahun}"


def test_a_key_with_spaces_is_written_as_a_name(tmp_path: Path) -> None:
    """A clerk may write the key of an official as words; a naskah knows it by one name."""
    people = (PEOPLE, ("Kepala Daerah", *BUPATI[1:]))
    found = load(tmp_path, Pengaturan=settings(), Pejabat=people).settings
    assert list(found.pejabat) == ["kepala_daerah"]


def test_file_and_sheets_together_are_the_settings(tmp_path: Path) -> None:
    """What stands in the file and what stands in sheets are one set of settings."""
    found = load(
        tmp_path,
        f"{YAML}pejabat: {{camat: {{jabatan: Camat}}}}\ntata_naskah: f4-kebiasaan-lama\n",
        Pengaturan=(HEAD, ("Tanggal", "5 Mei 2025"), ("Provinsi", "Jawa Timur")),
        Pejabat=(PEOPLE, BUPATI),
        Nomor_Surat=(NUMBERS, ("keputusan", "7/{urut}/{tahun}")),
    )
    assert found.settings.instansi.provinsi == "Provinsi Jawa Timur"
    assert set(found.settings.pejabat) == {"camat", "kepala_daerah"}
    assert found.dataset is not None
    assert found.dataset.tata_naskah.kertas.nama == "F4"
    assert found.dataset.tata_naskah.nomor["keputusan"].pola == "7/{urut}/{tahun}"


@pytest.mark.parametrize(
    ("yaml", "sheets", "file", "cell"),
    [
        ("", {"Pengaturan": (HEAD, ("Ibu Kota", "Wonosari"))}, "baris 5, instansi.ibu_kota", "B2"),
        ("", {"Pengaturan": (HEAD, ("tahun", "2026"))}, "baris 6, tahun", "B2"),
        ("pejabat: {camat: {jabatan: Camat}}\n",
         {"Pejabat": (PEOPLE, ("camat", "Camat", "Ani"))}, "baris 7, pejabat.camat", "A2"),
        ("tata_naskah: {nomor: {surat: {pola: '{urut}/A'}}}\n",
         {"Nomor_Surat": (NUMBERS, ("surat", "{urut}/B"))}, "baris 7, tata_naskah.nomor.surat",
         "A2"),
        ("tata_naskah: f4-kebiasaan-lama\n",
         {"Pengaturan": (HEAD, ("Profil Tata Naskah", "permendagri-1-2023"))},
         "baris 7, tata_naskah", "B2"),
        ("isian: {sk-penetapan-unit: {memperhatikan: [Surat A]}}\n",
         {"Pengaturan": (HEAD, ("Memperhatikan", "Surat B", "sk-penetapan-unit"))},
         "baris 7, isian.sk-penetapan-unit.memperhatikan", "B2"),
    ],
)  # fmt: skip
def test_one_setting_in_both_places_is_refused(
    tmp_path: Path, yaml: str, sheets: dict[str, Rows], file: str, cell: str
) -> None:
    """A setting in the file and in a sheet names the line of one and the cell of the other.

    An official and a number pattern are one setting each: halves of two would name a third.
    """
    found = load(tmp_path, YAML + yaml, **sheets)
    problem = found.only("ZI467")
    assert found.dataset is None
    [sheet] = sheets
    assert str(problem.place).endswith(f'lembar "{sheet.replace("_", " ")}", sel {cell}')
    assert f"pengaturan.yaml, {file}." in problem.message


def test_an_empty_key_of_the_file_is_not_given_there(tmp_path: Path) -> None:
    """A key without a value in the file leaves the setting to the sheet."""
    found = load(tmp_path, f"{YAML}lambang:\n", Pengaturan=(HEAD, ("Lambang", "lambang.png")))
    assert [problem.code for problem in found.problems] == ["ZI205"]  # the picture is not there
    assert found.dataset is not None
    assert found.dataset.pengaturan.lambang == "lambang.png"


def as_xls(path: Path, sheets: dict[str, Rows]) -> None:
    """Write the sheets into a workbook of Excel 97."""
    import xlwt

    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write(at, column, text)
    book.save(str(path.with_suffix(".xls")))


def as_ods(path: Path, sheets: dict[str, Rows]) -> None:
    """Write the sheets into a workbook of LibreOffice."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            element = TableRow()
            for text in row:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=text))
                element.addElement(cell)
            table.addElement(element)
        document.spreadsheet.addElement(table)
    document.save(str(path.with_suffix(".ods")))


@pytest.mark.parametrize("write", [as_xls, as_ods])
@pytest.mark.parametrize("tahun", ["2025", "dua ribu"])
def test_settings_are_read_from_older_and_free_workbooks(
    tmp_path: Path, write: Callable[[Path, dict[str, Rows]], None], tahun: str
) -> None:
    """All three sheets are read from .xls and .ods, and a fault names its sheet and cell."""
    office = [row if row[0] != "Tahun" else ("Tahun", tahun) for row in OFFICE]
    people = (PEOPLE, (*BUPATI, "19641217 199203 1 008"))
    numbers = (NUMBERS, ("surat", "{urut}/{tahun}", "7", "", "tidak", "000.8"))
    folder = folder_of(tmp_path)
    sheets: dict[str, Rows] = {"Pengaturan": (HEAD, *office), "Pejabat": people}
    write(folder / "kantor", {**sheets, "Nomor Surat": numbers})
    found = read(tmp_path)
    if tahun != "2025":
        assert str(found.only("ZI202").place).endswith('lembar "Pengaturan", sel B6')
        return
    made = found.settings
    assert (made.tahun, made.tanggal) == (2025, date(2025, 5, 5))
    assert made.pejabat["kepala_daerah"].nip == "19641217 199203 1 008"
    assert found.dataset is not None
    pattern = found.dataset.tata_naskah.nomor["surat"]
    assert (pattern.pola, pattern.mulai, pattern.kode) == ("{urut}/{tahun}", 7, "000.8")


def test_only_settings_that_are_filled_are_counted(tmp_path: Path) -> None:
    """A starter lists every setting; those that wait to be filled in are no rows of the office."""
    waiting = [("Provinsi", "", "", "Untuk kop"), ("Zona Waktu", ""), ("Tanggal", "", "notula")]
    found = load(tmp_path, Pengaturan=settings(*waiting), Pejabat=(PEOPLE, BUPATI, ("sekda",)))
    assert found.dataset is not None
    assert [one.rows for one in found.dataset.seen] == [len(OFFICE), 1]
