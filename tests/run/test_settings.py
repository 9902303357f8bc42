"""Settings in sheets: read from workbooks and CSV, joined with ``pengaturan.yaml``, refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from pydantic import ValidationError

from zi_docs.app import check, open_catalog
from zi_docs.codes import Severity
from zi_docs.errors import DataError, Problem
from zi_docs.model import Pengaturan, TataNaskah
from zi_docs.model.values import nest
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.tables import DataSet
from zi_docs.tables.view import Views
from zi_docs.workspace import find_workspace

Rows = Sequence[Sequence[Any]]
HEAD = ("Isian", "Isi", "Untuk Jenis", "Keterangan")
OFFICE: Rows = (
    ("Nama Instansi", "Pemerintah Kabupaten Sukamaju"),
    ("Nama Daerah", "Kabupaten Sukamaju"),
    ("Kepala Daerah", "Bupati Sukamaju"),
    ("Ibu Kota", "Sukamaju"),
    ("Tahun", "2025"),
    ("Tanggal", "5 Mei 2025"),
)
PEOPLE = ("Kunci", "Jabatan", "Nama", "NIP", "Pangkat", "Golongan", "Cara", "Atas Nama")
BUPATI = ("kepala_daerah", "Bupati Sukamaju", "Haryo Wicaksono, S.E.")
NUMBERS = ("Macam", "Pola", "Mulai", "Seri", "Per Unit", "Klasifikasi")
UNITS: Rows = (("Kode", "Nama"), ("DUKCAPIL", "Dinas Kependudukan"))
STAFF: Rows = (
    ("Nama", "Status", "NIP", "Jabatan", "Unit Kerja"),
    ("Arum Sekarwangi", "PNS", "197502152002032014", "Analis", "DUKCAPIL"),
)
YAML = """\
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  daerah: Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  ibu_kota: Sukamaju
tahun: 2025
"""


class Found(NamedTuple):
    """A data set and the problems that were found in it."""

    dataset: DataSet | None
    problems: list[Problem]

    @property
    def settings(self) -> Pengaturan:
        """The settings of a data set without any problem."""
        assert self.problems == []
        assert self.dataset is not None
        return self.dataset.pengaturan

    def only(self, code: str) -> Problem:
        """The one problem that was found."""
        assert [problem.code for problem in self.problems] == [code]
        return self.problems[0]


def save(path: Path, **sheets: Rows) -> None:
    """Write a workbook; an underscore in the name of a sheet is a space."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def folder_of(root: Path, yaml: str = "", **sheets: Rows) -> Path:
    """Write the data folder of an office: one workbook, and settings in YAML if there are any."""
    folder = root / "data" / "kantor"
    folder.mkdir(parents=True)
    if yaml:
        (folder / "pengaturan.yaml").write_text(yaml, encoding="utf-8")
    if sheets:
        save(folder / "kantor.xlsx", **sheets)
    return folder


def read(root: Path) -> Found:
    workspace = find_workspace("kantor", root)
    return Found(*load_dataset(workspace, open_catalog(root)))


def load(root: Path, yaml: str = "", **sheets: Rows) -> Found:
    """Return what an office with these sheets gives."""
    folder_of(root, yaml, **sheets)
    return read(root)


def settings(*rows: Sequence[Any], without: str = "") -> Rows:
    """Return the sheet Pengaturan: the least that an office needs, and these rows after it."""
    return (HEAD, *(row for row in OFFICE if row[0] != without), *rows)


def said(problems: Iterable[Problem]) -> str:
    return " ".join(f"{one.message} {one.hint}" for one in problems)


# What sheets give


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


# The file and the sheets together


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


# Refusals


SHEET = 'data/kantor/kantor.xlsx, lembar "'


@pytest.mark.parametrize(
    ("sheets", "code", "place"),
    [
        ({"Pengaturan": settings(without="Ibu Kota")}, "ZI201", 'Pengaturan"'),
        ({"Pengaturan": settings(("Ibu Kota", ""), without="Ibu Kota")}, "ZI201",
         'Pengaturan", sel B7'),
        ({"Pengaturan": settings(("Tahun", "dua ribu"), without="Tahun")}, "ZI202",
         'Pengaturan", sel B7'),
        ({"Pengaturan": settings(("Zona Waktu", "WIP"))}, "ZI202", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Tanggal", "5 Mai", "notula"))}, "ZI203",
         'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Batas: Atas", "lebar"))}, "ZI202", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Profil", "f5"))}, "ZI435", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("tata_naskah.kertass.nama", "A4"))}, "ZI204",
         'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("instansi.kota", "Wonosari"))}, "ZI204", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Ibu Kotta", "Wonosari"))}, "ZI466", 'Pengaturan", sel A8'),
        ({"Pengaturan": settings(("", "Wonosari"))}, "ZI201", 'Pengaturan", sel A8'),
        ({"Pengaturan": settings(("Ibu Kota", "Wonosari"))}, "ZI467", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Telepon", 355000000))}, "ZI150", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, ("camat", "", "Ani"))}, "ZI201",
         'Pejabat", sel B2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, ("", "Camat", "Ani"))}, "ZI201",
         'Pejabat", sel A2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, (*BUPATI, "", "", "", "wakil"))}, "ZI203",
         'Pejabat", sel G2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, BUPATI, BUPATI)}, "ZI467",
         'Pejabat", sel A3'),
        ({"Pengaturan": settings(), "Pejabat": ((*PEOPLE, "Atas Nma"), (*BUPATI, "", "", "", "", "",
          "Bupati"))}, "ZI465", 'Pejabat", sel I2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, (*BUPATI, 196604121992031003))}, "ZI150",
         'Pejabat", sel D2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "tetap"))}, "ZI203",
         'Nomor Surat", sel B2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "{urut}", "satu"))},
         "ZI202", 'Nomor Surat", sel C2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "{urut}", "", "", "x"))},
         "ZI202", 'Nomor Surat", sel E2'),
        ({"Pengaturan": (("Nama", "Nilai"), ("Nama Instansi", "Pemkab"))}, "ZI464", 'Pengaturan"'),
    ],
)  # fmt: skip
def test_the_cell_of_what_is_wrong(
    tmp_path: Path, sheets: dict[str, Rows], code: str, place: str
) -> None:
    """Each fault of a sheet is told once, at its cell, and in words without the settings file."""
    found = load(tmp_path, **sheets)
    problem = found.only(code)
    assert found.dataset is None
    assert str(problem.place) == f"{SHEET}{place}"
    assert problem.place.record is None
    assert "pengaturan.yaml" not in said(found.problems)


def test_what_is_missing_is_asked_for_by_its_name(tmp_path: Path) -> None:
    """A missing setting is named as the sheet names it, with how to add it there."""
    problem = load(tmp_path, Pengaturan=settings(without="Ibu Kota")).only("ZI201")
    assert problem.message == 'Isian "Ibu Kota" belum diisi.'
    assert problem.hint == 'Tambahkan baris di lembar Pengaturan: kolom Isian "Ibu Kota".'


def test_a_number_pattern_is_named_by_its_column(tmp_path: Path) -> None:
    """What the page profile refuses is named by the column and the row of its sheet."""
    numbers = (NUMBERS, ("surat", "{urut}", "satu"))
    problem = load(tmp_path, Pengaturan=settings(), Nomor_Surat=numbers).only("ZI202")
    assert problem.message.startswith('Kolom Mulai pada "surat" di lembar Nomor Surat berisi')


@pytest.mark.parametrize("name", ["pejabat.yaml", "pengaturan.yml"])
def test_no_other_yaml_file_is_a_sheet_of_settings(tmp_path: Path, name: str) -> None:
    """Settings in YAML stand in ``pengaturan.yaml`` only; another file is told as not read."""
    folder = folder_of(tmp_path, YAML)
    text = "- {kunci: camat, jabatan: Camat, isian: Tahun, isi: 2026}\n"
    (folder / name).write_text(text, encoding="utf-8")
    found = read(tmp_path)
    assert [problem.code for problem in found.problems] == ["ZI114"]
    assert found.dataset is not None
    assert found.dataset.pengaturan.pejabat == {}


def test_without_any_office_every_required_setting_is_named(tmp_path: Path) -> None:
    """A sheet without a row about the office misses each setting by name, not a group of them."""
    found = load(tmp_path, Pengaturan=(HEAD, ("Tahun", "2025")))
    assert re.findall(r'Isian "([^"]*)"', " ".join(one.message for one in found.problems)) == [
        "Nama Instansi",
        "Nama Daerah",
        "Kepala Daerah",
        "Ibu Kota",
    ]


def test_a_sheet_of_officials_only_misses_the_settings(tmp_path: Path) -> None:
    """An office that has officials but no settings is told what is missing, once for each."""
    found = load(tmp_path, Pejabat=(PEOPLE, BUPATI))
    assert {problem.code for problem in found.problems} == {"ZI201"}
    assert len(found.problems) == 5


def test_an_office_without_settings_is_told_both_ways(tmp_path: Path) -> None:
    """Without the file and without sheets one problem names both."""
    problem = load(tmp_path, Unit_Kerja=UNITS).only("ZI101")
    assert "pengaturan.yaml" in problem.message
    assert "lembar Pengaturan" in problem.message


def test_a_broken_workbook_is_the_only_cause(tmp_path: Path) -> None:
    """When a workbook can't be read, the settings in it are not also told as missing."""
    (folder_of(tmp_path) / "kantor.xlsx").write_bytes(b"PK\x03\x04 rusak")
    found = read(tmp_path)
    assert [problem.code for problem in found.problems] == ["ZI107"]


def test_a_sheet_in_two_workbooks_is_the_only_cause(tmp_path: Path) -> None:
    """When neither of two sheets Pengaturan is read, no setting is also told as missing."""
    folder = folder_of(tmp_path, Pengaturan=settings(), Pejabat=(PEOPLE, BUPATI))
    save(folder / "lain.xlsx", Pengaturan=settings())
    assert [problem.code for problem in read(tmp_path).problems] == ["ZI116"]


def test_beside_the_file_another_sheet_of_that_name_is_only_told(tmp_path: Path) -> None:
    """An office with a file may have a list of officials for itself: it is not read, and told."""
    found = load(tmp_path, YAML, Pejabat=(("Nama", "Jabatan"), ("Ani", "Camat")))
    problem = found.only("ZI464")
    assert problem.severity is Severity.PERINGATAN
    assert "kolom Kunci" in problem.message
    assert found.dataset is not None


def test_a_sheet_like_settings_under_another_name_is_told(tmp_path: Path) -> None:
    """A sheet with the headings of settings and another name is not left out in silence."""
    found = load(tmp_path, YAML, Sheet9=settings(), Unit_Kerja=UNITS)
    problem = found.only("ZI114")
    assert 'Beri nama "Pengaturan"' in problem.hint


def test_columns_that_only_people_read_are_left_alone(tmp_path: Path) -> None:
    """A running number and remarks stand beside settings without harm."""
    rows = (("No", *HEAD), *((n, *row, "", "kop") for n, row in enumerate(OFFICE, 1)))
    assert load(tmp_path, Pengaturan=rows).settings.tahun == 2025


def of_type(root: Path, jenis: str, *rows: Sequence[Any], **sheets: Rows) -> list[Problem]:
    """Return what checking a document type of an office without a file tells."""
    own = {"Pengaturan": settings(*rows), "Unit Kerja": UNITS, "Pegawai": STAFF, **sheets}
    folder_of(root, **own)
    workspace = find_workspace("kantor", root)
    try:
        return check(workspace, Request((jenis,))).problems
    except DataError as error:
        return list(error.problems)


@pytest.mark.parametrize(
    ("rows", "sheets", "code", "place", "words"),
    [
        ((("Kop", "ya", "pakta"),), {}, "ZI209", 'Pengaturan", sel B8', "Kolom Untuk Jenis"),
        ((("Kopp", "ya", "pakta-integritas"),), {}, "ZI210", 'Pengaturan", sel B8', '"kop"'),
        ((("isian.pakta-integritas.kop.warna", "x"),), {}, "ZI203", 'Pengaturan", sel B8',
         "bukan daftar"),
        ((("Jumlah Unit", "3", "", "sk-penetapan-unit"),), {}, "ZI340", 'Pengaturan", sel B8',
         "Pengaturan menyebut"),
        ((("Tanggal", "5 Mei 2023", "pakta-integritas"),), {}, "ZI336", 'Pengaturan", sel B8',
         "tahun"),
        ((), {"Pejabat": (PEOPLE, (*BUPATI, "12345"))}, "ZI30", 'Pejabat", sel D2',
         "NIP"),
    ],
)  # fmt: skip
def test_later_complaints_name_the_cell_too(
    tmp_path: Path, rows: Rows, sheets: dict[str, Rows], code: str, place: str, words: str
) -> None:
    """What the checks say about a setting names its cell, and never a file there is not.

    A row's remark names the type to check when it is not the pledge.
    """
    jenis = next((row[3] for row in rows if len(row) > 3), "pakta-integritas")
    found = of_type(tmp_path, jenis, *rows, **sheets)
    [problem] = [one for one in found if one.code.startswith(code)]
    assert str(problem.place) == f"{SHEET}{place}"
    assert words in f"{problem.message} {problem.hint}"
    assert "pengaturan.yaml" not in said(found)


def test_a_missing_official_is_asked_for_in_its_sheet(tmp_path: Path) -> None:
    """A decree without its signer asks for a row of the sheet Pejabat."""
    people = (PEOPLE, ("sekda", "Sekretaris Daerah", "Ani"))
    found = of_type(tmp_path, "sk-penetapan-unit", Pejabat=people)
    [problem] = [one for one in found if one.code == "ZI380" and "kepala_daerah" in one.hint]
    assert str(problem.place) == f'{SHEET}Pejabat"'
    assert problem.hint == (
        'Tambahkan baris di lembar Pejabat dengan Kunci "kepala_daerah", dan isi kolom Nama.'
    )
    assert "pengaturan.yaml" not in said(found)


def test_an_official_of_whom_only_the_key_is_typed_waits_for_his_row(tmp_path: Path) -> None:
    """Such a row is no official yet; who is needed is asked for in its cells, and once by name."""
    people = (PEOPLE, ("kepala_daerah",))
    found = of_type(tmp_path, "sk-penetapan-unit", Pejabat=people)
    [problem] = [one for one in found if one.code == "ZI380" and "kepala_daerah" in one.message]
    assert (str(problem.place), problem.hint) == (f'{SHEET}Pejabat", sel C2', "Isi sel itu.")
    staff = ((*STAFF[0], "Atasan"), (*STAFF[1], "kepala_daerah"))
    told = of_type(tmp_path / "lain", "pakta-integritas", Pejabat=people, Pegawai=staff)
    [problem] = [one for one in told if one.code == "ZI321"]
    assert problem.message == 'Baris "kepala_daerah" di lembar Pejabat belum diisi.'


def test_a_missing_date_is_asked_for_in_its_sheet(tmp_path: Path) -> None:
    """A document without a date asks for one for all, and says how one type gets its own."""
    sheet = settings(without="Tanggal")
    found = of_type(tmp_path, "pakta-integritas", Pengaturan=sheet)
    [problem] = [one for one in found if one.code == "ZI206"]
    assert problem.hint.startswith('Tambahkan baris di lembar Pengaturan: kolom Isian "Tanggal".')
    assert '"Tanggal", kolom Untuk Jenis "pakta-integritas"' in problem.hint
    assert "pengaturan.yaml" not in said(found)


def test_a_type_that_does_not_exist_is_told_for_every_type(tmp_path: Path) -> None:
    """A setting for a misspelt type is refused, whichever type is asked for, in the file too."""
    folder_of(
        tmp_path, f"{YAML}isian: {{pakta: {{kop: tidak}}}}\n", Unit_Kerja=UNITS, Pegawai=STAFF
    )
    report = check(find_workspace("kantor", tmp_path), Request(("pakta-integritas",), semua=True))
    assert "ZI209" in [problem.code for problem in report.problems]


# One run tells everything, and each cause once


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(one.code, str(one.place).removeprefix(SHEET)) for one in problems]


def test_faults_of_every_kind_are_told_in_one_run(tmp_path: Path) -> None:
    """Headings, rows, values, the page profile and doubles of sheets are told together."""
    found = load(
        tmp_path,
        Pengaturan=settings(("Zona Waktu", "WIP"), ("Warna Kop", "biru"), ("Tahun", "2026"),
                            ("Profil Tata Naskah", "kertas"), without="Ibu Kota"),
        Pejabat=((*PEOPLE, "Warna"), (*BUPATI, "", "", "", "", "", "biru")),
        Nomor_Surat=(NUMBERS, ("surat", "{urut}", "satu")),
    )  # fmt: skip
    assert found.dataset is None
    assert {code for code, _ in places(found.problems)} == {
        *("ZI201", "ZI202", "ZI435", "ZI465", "ZI466", "ZI467"),
    }
    assert len(found.problems) == len(set(found.problems)) == 6


def test_a_misspelt_setting_is_not_missing_too(tmp_path: Path) -> None:
    """What a misspelt name means is not also asked for; another missing setting is."""
    office = [row for row in OFFICE if row[0] not in ("Ibu Kota", "Tahun")]
    found = load(tmp_path, Pengaturan=(HEAD, *office, ("Ibu Kotta", "Sukamaju")))
    assert [(one.code, one.message) for one in found.problems] == [
        ("ZI466", 'Isian "Ibu Kotta" tidak dikenal.'),
        ("ZI201", 'Isian "Tahun" belum diisi.'),
    ]


def test_a_row_without_a_name_hides_what_may_be_missing(tmp_path: Path) -> None:
    """A value without a name may be the one that is missing, so only the row is told."""
    found = load(tmp_path, Pengaturan=(*settings(without="Tahun"), ("", "2025")))
    assert places(found.problems) == [("ZI201", 'Pengaturan", sel A7')]


@pytest.mark.parametrize("other", ["Kepala_Daerah", "KEPALA DAERAH"])
def test_two_officials_whose_keys_differ_in_capitals(tmp_path: Path, other: str) -> None:
    """A key is the same in any capitals: two rows of it are a double (ZI467)."""
    people = (PEOPLE, BUPATI, (other, "Wakil Bupati Sukamaju"))
    problem = load(tmp_path, Pengaturan=settings(), Pejabat=people).only("ZI467")
    assert str(problem.place) == f'{SHEET}Pejabat", sel A3'
    assert 'lembar "Pejabat", sel A2' in problem.message


@pytest.mark.parametrize("sheet", [True, False])
def test_keys_of_the_file_differ_by_more_than_capitals(tmp_path: Path, sheet: bool) -> None:
    """A key of ``pengaturan.yaml`` is compared with those of the file and of the sheet (ZI467)."""
    other = "" if sheet else "  kepala_daerah: {jabatan: Bupati}\n"
    yaml = f"{YAML}pejabat:\n  Kepala_Daerah: {{jabatan: Bupati}}\n{other}"
    sheets: dict[str, Rows] = {"Pejabat": (PEOPLE, BUPATI)} if sheet else {"Unit_Kerja": UNITS}
    problem = load(tmp_path, yaml, **sheets).only("ZI467")
    assert "pengaturan.yaml, baris 8" in f"{problem.place} {problem.message}"


@pytest.mark.parametrize("typed", ["kepala_daerah", "Kepala_Daerah", "KEPALA_DAERAH"])
def test_an_official_is_named_in_any_capitals(tmp_path: Path, typed: str) -> None:
    """Where a row names an official by key, capitals don't matter, as for the code of a unit."""
    staff = [(*row, "Atasan" if row is STAFF[0] else typed) for row in STAFF]
    found = load(
        *(tmp_path,),
        Pengaturan=settings(),
        Pejabat=(PEOPLE, BUPATI),
        Unit_Kerja=UNITS,
        Pegawai=staff,
    )
    assert [one.code for one in found.problems if one.code.startswith("ZI32")] == []
    assert found.dataset is not None
    assert Views(found.dataset).person(typed)["jabatan"] == "Bupati Sukamaju"


def test_a_kind_of_number_is_named_in_any_capitals(tmp_path: Path) -> None:
    """A pattern takes the place of the profile's, however its kind is typed."""
    numbers = (NUMBERS, ("Keputusan", "99/{urut}/{tahun}"))
    found = load(tmp_path, Pengaturan=settings(), Nomor_Surat=numbers)
    assert found.dataset is not None
    pattern = found.dataset.tata_naskah.pola_nomor("keputusan")
    assert pattern is not None
    assert pattern.pola == "99/{urut}/{tahun}"


@pytest.mark.parametrize(
    ("cara", "mandate", "column"),
    [("a.n.", "", "H2"), ("Plt.", "Bupati Sukamaju", "H2"), ("a.m.", "", "G2")],
)
def test_the_cell_of_a_mandate_is_named(
    tmp_path: Path, cara: str, mandate: str, column: str
) -> None:
    """A post that the manner needs or does not print is told at its cell, not at the row's."""
    people = (PEOPLE, (*BUPATI, "", "", "", cara, mandate))
    problem = load(tmp_path, Pengaturan=settings(), Pejabat=people).only("ZI203")
    assert str(problem.place) == f'{SHEET}Pejabat", sel {column}'


def test_the_line_of_a_mandate_is_named(tmp_path: Path) -> None:
    """In the file too, the post that the manner does not print is named by its own line."""
    yaml = f"{YAML}pejabat:\n  sekda:\n    jabatan: Sekda\n    cara: Plt.\n    melalui: Sekda\n"
    problem = load(tmp_path, yaml).only("ZI203")
    assert str(problem.place).endswith("pengaturan.yaml, baris 11, pejabat.sekda.melalui")


@pytest.mark.parametrize("typed", ["0", '"0"', "'-'", "nihil"])
def test_nothing_in_the_file_is_no_name(tmp_path: Path, typed: str) -> None:
    """A zero or a dash in ``pengaturan.yaml`` is as empty as in a sheet, where a name belongs."""
    yaml = YAML.replace("ibu_kota: Sukamaju", f"ibu_kota: {typed}\n  provinsi: {typed}")
    yaml += f"tanggal: {typed}\npejabat: {{sekda: {{jabatan: Sekda, nama: {typed}}}}}\n"
    found = load(tmp_path, yaml)
    problem = found.only("ZI201")
    assert str(problem.place).endswith("pengaturan.yaml, baris 5, instansi.ibu_kota")
    (tmp_path / "data/kantor/pengaturan.yaml").write_text(
        yaml.replace(f"ibu_kota: {typed}", "ibu_kota: Sukamaju"), encoding="utf-8"
    )
    made = read(tmp_path).settings
    assert (made.instansi.provinsi, made.tanggal, made.pejabat["sekda"].nama) == ("", None, "")


def test_zero_is_a_number_of_the_settings(tmp_path: Path) -> None:
    """Where a number belongs, a zero of the file stays a zero."""
    made = load(tmp_path, f"{YAML}jumlah_unit: {{total: 0}}\n").settings
    assert made.jumlah_unit.total == 0


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
