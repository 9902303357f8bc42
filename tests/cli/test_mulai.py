"""``zi-docs mulai``: a new data set that a clerk fills in with Excel, and that gives every type."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zi_docs import app
from zi_docs.app import open_catalog
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.workspace import find_workspace
from zi_docs.zona_integritas import daftar_tahap

from .runs import Zi

pytestmark = pytest.mark.usefixtures("compiled_once")

SETTINGS = {
    "Nama Instansi": "Pemerintah Kabupaten Sukamaju",
    "Nama Daerah": "Kabupaten Sukamaju",
    "Kepala Daerah": "Bupati Sukamaju",
    "Provinsi": "Provinsi Jawa Timur",
    "Ibu Kota": "Sukamaju",
    "Tanggal": "5 Mei 2026",
}
ROWS: dict[str, Sequence[Mapping[str, Any]]] = {
    "Pejabat": (
        {"Kunci": "kepala_daerah", "Jabatan": "Bupati Sukamaju", "Nama": "Haryo Wicaksono"},
        {"Kunci": "sekretaris_daerah", "Jabatan": "Sekretaris Daerah", "Nama": "Bambang Sudarmaji",
         "NIP": "196604121992031003", "Pangkat": "Pembina Utama Madya", "Golongan": "IV/d"},
        {"Kunci": "inspektur", "Jabatan": "Inspektur", "Nama": "Agus Salim",
         "NIP": "196802051994031007", "Pangkat": "Pembina Utama Muda", "Golongan": "IV/c"},
    ),
    "Nomor Surat": ({"Macam": "keputusan", "Pola": "188.45/{urut}/406.001/{tahun}"},),
    "Unit Kerja": (
        {"Kode": "DUKCAPIL", "Nama": "Dinas Kependudukan & Pencatatan Sipil",
         "Kepala": "196708161993031005", "Predikat Diusulkan": "WBK", "Kriteria Strategis": "ya",
         "Kriteria Sumber Daya": "ya", "Kriteria Reformasi": "ya"},
    ),
    "Pegawai": (
        {"Nama": "Widodo Cahyo", "Status": "PNS", "NIP": "196708161993031005",
         "Pangkat": "Pembina Utama Muda", "Golongan": "IV/c", "Jabatan": "Kepala Dinas",
         "Unit Kerja": "DUKCAPIL", "Punya Bawahan": "ya", "Atasan": "kepala_daerah"},
        {"Nama": "Arum Sekarwangi", "Status": "PNS", "NIP": "197502152002032014",
         "Pangkat": "Pembina", "Golongan": "IV/a", "Jabatan": "Sekretaris Dinas",
         "Unit Kerja": "DUKCAPIL", "Punya Bawahan": "tidak"},
    ),
    "Rapat": (
        {"Kode": "rakor", "Acara": "Rapat Koordinasi Penilaian Mandiri",
         "Tanggal": date(2026, 5, 4), "Pukul": "09.00 WIB s.d. selesai", "Tempat": "Ruang Rapat",
         "Pimpinan": "sekretaris_daerah", "Notulis": "Arum Sekarwangi",
         "Agenda": "Persiapan penilaian"},
    ),
    "Rencana Aksi": tuple(
        {"Unit Kerja": "DUKCAPIL", "Area": area, "Kegiatan": f"Kegiatan area {name}",
         "Indikator": "Terlaksana", "Output": "Dokumen", "Target": "1", "Satuan": "dokumen",
         "Jadwal": "Mei", "Penanggung Jawab": "Sekretaris Dinas"}
        for area, name in zip("123456", "ABCDEF", strict=True)
    ),
}  # fmt: skip
NAME = "sukamaju-2026"
TYPES = {"notula", "pakta-integritas", "rencana-aksi", "sk-penetapan-unit"}
OF_A_SAMPLE = TYPES | {
    *("sk-tim-identifikasi", "sk-tim-kerja", "sk-tim-penilai-internal", "sk-agen-perubahan"),
    *("berita-acara", "daftar-hadir", "kertas-identifikasi", "piagam-pencanangan"),
    "undangan-rapat",
}
# The samples hold these in the rows of their meetings.
NESTED = ("peserta", "penerima", "pembahasan", "tindak_lanjut", "saksi")


@pytest.fixture
def kerja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(path: Path) -> None:
    """Fill a starter as a clerk does: the settings beside their names, rows below the example."""
    book = load_workbook(path)
    for row in book["Pengaturan"].iter_rows(min_row=2):
        if row[0].value in SETTINGS:
            row[1].value = SETTINGS[row[0].value]
    for name, rows in ROWS.items():
        sheet = book[name]
        columns = {cell.value: cell.column for cell in sheet[1]}
        first = 3 if sheet["A2"].value == "Contoh" else 2
        for number, cells in enumerate(rows, first):
            for heading, value in cells.items():
                sheet.cell(number, columns[heading], value)
    book.save(path)


def through_libreoffice(path: Path, libreoffice: LibreOffice) -> None:
    """Open a workbook in LibreOffice and save it there."""
    out = path.parent.parent / "disimpan"
    profile = f"-env:UserInstallation={(out / 'profil').as_uri()}"
    command = [libreoffice.path, profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    environment = {**os.environ, "HOME": str(path.parent)}
    subprocess.run([*command, out, path], check=True, capture_output=True, env=environment)
    path.write_bytes((out / path.name).read_bytes())


def cells(path: Path) -> dict[tuple[str, str], str]:
    """The values of a workbook by their cells, and what its headings say when they are clicked."""
    book = load_workbook(path)
    values = {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }
    rules = ((one.title, rule) for one in book for rule in one.data_validations.dataValidation)
    told = {
        (name, f"? {cell}"): rule.prompt
        for name, rule in rules
        if rule.prompt
        for span in rule.sqref.ranges  # LibreOffice joins those that say the same
        for cell in span.cells
    }
    return {**values, **told}


def made(root: Path, name: str) -> set[str]:
    output = root / "output" / name
    folders = (path.relative_to(output).parts for path in output.rglob("*.docx"))
    return {parts[1] if parts[0] == "konsep" else parts[0] for parts in folders}


def test_a_filled_starter_gives_every_type(kerja: Path, zi: Zi) -> None:
    """The workbook that ``mulai`` makes, filled in below its examples, gives all its documents."""
    done = zi("mulai", NAME)
    assert "zi-docs mulai sukamaju-2026 --jenis JENIS" in done.out
    fill(kerja / "data" / NAME / f"{NAME}.xlsx")
    done = zi("buat", "--semua", "--data", NAME)
    assert done.code == 0, done.err
    assert made(kerja, NAME) == TYPES


def test_a_starter_filled_in_libreoffice_gives_every_type(
    kerja: Path, zi: Zi, libreoffice: LibreOffice
) -> None:
    """LibreOffice opens and saves the workbook, and what it saves gives all documents too.

    No cell and no explanation of a heading is lost by that.
    """
    zi("mulai", "sukamaju-2026")
    path = kerja / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx"
    before = cells(path)
    through_libreoffice(path, libreoffice)
    assert cells(path) == before
    fill(path)
    through_libreoffice(path, libreoffice)
    done = zi("buat", "--semua", "--data", "sukamaju-2026")
    assert done.code == 0, done.err
    assert made(kerja, "sukamaju-2026") == TYPES


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder in which somebody has begun, and filled in nothing."""
    root = tmp_path_factory.mktemp("awal")
    app.start(root, NAME)
    return root


@pytest.fixture
def begun(kerja: Path, first: Path) -> Path:
    """The workbook of somebody who has begun."""
    shutil.copytree(first, kerja, dirs_exist_ok=True)
    return kerja / "data" / NAME / f"{NAME}.xlsx"


def sheets(book: Path) -> list[str]:
    return [name for name in load_workbook(book).sheetnames if not name.startswith("_")]


def test_an_untouched_starter_asks_only_for_what_it_needs(begun: Path, zi: Zi) -> None:
    """Of a starter that nobody filled in, only the needed settings are asked for."""
    done = zi("periksa", "--data", NAME, "--json")
    told = json.loads(done.out)["masalah"]
    assert {one["kode"] for one in told} == {"ZI201"}
    assert all('lembar "Pengaturan"' in one["tempat"] for one in told)


def test_the_first_workbook_is_for_the_first_documents(begun: Path) -> None:
    """Without ``--jenis`` it has the sheets of the types that say ``awal``, under 30 kB."""
    tables = ["Unit Kerja", "Pegawai", "Rapat", "Peserta", "Pembahasan", "Tindak Lanjut"]
    settings = ["Petunjuk", "Pengaturan", "Pejabat", "Nomor Surat"]
    assert sheets(begun) == [*settings, *tables, "Rencana Aksi", "Dasar Hukum"]
    assert begun.stat().st_size < 30_000


def test_the_first_sheet_says_how_to_get_more(begun: Path) -> None:
    """It lists the types by stage with the keys they name, then the others, then how to add one."""
    rows = [row[1:4] for row in load_workbook(begun)["Petunjuk"].iter_rows(values_only=True)]
    told = {row[0]: row[1] for row in rows if row[0] and row[1]}
    stages = [row[0] for row in rows if row[0] and str(row[0]).startswith("Tahap ")]
    known = [f"Tahap {name}" for name in daftar_tahap()]
    here, others = stages[: stages.index(known[-1]) + 1], set(known)
    assert here[:3] == ["Tahap pencanangan", "Tahap penetapan", "Tahap pembangunan"]
    assert set(here) == others
    decree = told["Keputusan Penetapan Unit Kerja Percontohan Zona Integritas"]
    assert "Pejabat (kepala_daerah), Nomor Surat (keputusan), Unit Kerja" in decree
    assert "surat-usulan" in told["Tahap usulan"]
    assert any(f"zi-docs mulai {NAME} --jenis JENIS" in str(row[0]) for row in rows)


def test_officials_and_numbers_wait_for_their_row(begun: Path) -> None:
    """The keys that the types name stand in their sheets, each with the types it is for."""
    book = load_workbook(begun)
    for sheet, key in (("Pejabat", "kepala_daerah"), ("Nomor Surat", "keputusan")):
        cells = [cell.value for cell in book[sheet][2] if cell.value]
        assert cells[0] == key
        assert cells[1].startswith("Untuk sk-penetapan-unit.")


def test_all_sheets_are_there_when_asked_for(kerja: Path, zi: Zi) -> None:
    """``--jenis semua`` gives a sheet for each table that a built-in type fills in."""
    done = zi("mulai", NAME, "--jenis", "semua")
    assert f"zi-docs buat --semua --data {NAME}" in done.out
    book = sheets(kerja / "data" / NAME / f"{NAME}.xlsx")
    titles = {tabel.judul for name, tabel in open_catalog(kerja).tables.items() if name != "bukti"}
    assert titles <= set(book)


def test_a_data_set_gets_the_sheets_that_it_lacks(begun: Path, zi: Zi) -> None:
    """With ``--jenis`` a further workbook has them alone, and what is there stays as it is."""
    fill(begun)
    before = begun.read_bytes()
    done = zi("mulai", NAME, "--jenis", "undangan-rapat", "--jenis", "surat-tugas")
    assert done.code == 0, done.err
    [added] = set(begun.parent.glob("*.xlsx")) - {begun}
    assert sheets(added) == ["Petunjuk", "Penerima", "Tugas", "Petugas Tugas"]
    assert begun.read_bytes() == before
    assert zi("periksa", "pakta-integritas", "--data", NAME).code == 0
    again = zi("mulai", NAME, "--jenis", "surat-tugas")
    assert (again.code, "ZI019" in again.err) == (2, True)


def test_sheets_are_not_added_beside_one_that_cannot_be_read(begun: Path, zi: Zi) -> None:
    """A sheet that can't be read may be any table, so its fault is told and nothing is written."""
    (begun.parent / "rusak.xlsx").write_bytes(b"PK rusak")
    done = zi("mulai", NAME, "--jenis", "surat-tugas")
    assert done.code == 1
    assert "rusak.xlsx" in done.err
    assert len(list(begun.parent.glob("*.xlsx"))) == 2


def test_rows_that_stand_in_their_meeting_lack_no_sheet(kerja: Path, zi: Zi) -> None:
    """Settings in ``pengaturan.yaml`` and guests in a column of the meetings count as there."""
    folder = kerja / "data" / "lama"
    folder.mkdir(parents=True)
    (folder / "pengaturan.yaml").write_text("tahun: 2026\n", encoding="utf-8")
    (folder / "rapat.csv").write_text("Kode;Acara;Tanggal;Penerima Undangan\n", encoding="utf-8")
    assert zi("mulai", "lama", "--jenis", "undangan-rapat").code == 0
    assert sheets(folder / "lama undangan-rapat.xlsx") == ["Petunjuk", "Unit Kerja", "Pegawai"]


def test_only_the_sheets_of_the_types_asked_for(kerja: Path, zi: Zi) -> None:
    """With ``--jenis`` the workbook has the sheets that this type reads."""
    done = zi("mulai", "sukamaju-2026", "--jenis", "pakta-integritas")
    assert "buat pakta-integritas" in done.out
    book = load_workbook(kerja / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx")
    tables = ["Petunjuk", "Pengaturan", "Pejabat", "Nomor Surat", "Unit Kerja", "Pegawai"]
    assert [name for name in book.sheetnames if not name.startswith("_")] == tables


def test_the_first_sheet_names_commands_that_can_be_typed(kerja: Path, zi: Zi) -> None:
    """The name of a data set stands in quotes in each command when it has spaces."""
    zi("mulai", "Puskesmas Sukamaju 2026", "--jenis", "pakta-integritas")
    name = "Puskesmas Sukamaju 2026"
    sheet = load_workbook(kerja / "data" / name / f"{name}.xlsx")["Petunjuk"]
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    commands = [text for text in told if "--data" in text]
    assert len(commands) == 3
    assert all(text.endswith(f'--data "{name}"') for text in commands)


def test_a_year_in_the_name_is_the_year_of_the_data(begun: Path) -> None:
    """``sukamaju-2026`` starts with its year filled in."""
    rows = load_workbook(begun)["Pengaturan"].iter_rows(min_row=2)
    assert {row[0].value: row[1].value for row in rows}["Tahun"] == "2026"


def load(root: Path, name: str) -> DataSet:
    dataset, problems = load_dataset(find_workspace(name, root), open_catalog(root))
    assert dataset is not None, problems
    return dataset


@pytest.mark.parametrize("sample", ["gunungkidul-2020", "trenggalek-2021"])
def test_a_sample_comes_back_from_one_workbook(
    kerja: Path, repository: Path, zi: Zi, sample: str
) -> None:
    """With ``--contoh`` the workbook holds the sample: the same keys, settings and people.

    Its data give every type from the first command on.
    """
    assert zi("mulai", "latihan", "--contoh", sample).code == 0
    before, after = load(repository, sample), load(kerja, "latihan")
    assert after.pengaturan == before.pengaturan
    for name in before.tables:
        if name not in NESTED:
            keys = [record.record_key for record in before.rows(name)]
            assert [record.record_key for record in after.rows(name)] == keys
    assert [one.nama for one in after.pegawai] == [one.nama for one in before.pegawai]
    if sample == "gunungkidul-2020":
        assert zi("buat", "--semua", "--data", "latihan").code == 0
        assert made(kerja, "latihan") == OF_A_SAMPLE


def test_nothing_is_overwritten(begun: Path, zi: Zi) -> None:
    """A data set that is there stays as it is; the mend says how sheets are added to it."""
    begun.write_bytes(b"isi kantor")
    done = zi("mulai", NAME)
    assert (done.code, "ZI014" in done.err) == (2, True)
    assert f"mulai {NAME} --jenis" in " ".join(done.err.split())
    assert begun.read_bytes() == b"isi kantor"


@pytest.mark.parametrize("name", ["a/b", "../luar", "_lama", "CON", "apa?", "-x"])
def test_a_name_that_no_folder_can_have(kerja: Path, zi: Zi, name: str) -> None:
    """Such a name is refused, and nothing is made."""
    done = zi("mulai", "--", name)
    assert (done.code, "ZI015" in done.err) == (2, True)
    assert list(kerja.iterdir()) == []


def test_a_sample_that_is_not_there(kerja: Path, zi: Zi) -> None:
    """An unknown sample is refused with those that there are, and nothing is made."""
    done = zi("mulai", "latihan", "--contoh", "trenggalek")
    assert (done.code, "trenggalek-2021" in done.err) == (2, True)
    assert list(kerja.iterdir()) == []


def test_the_work_folder_is_found_from_below(
    kerja: Path, zi: Zi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside other data sets, the new one stands with them, wherever the command runs below."""
    zi("mulai", "satu-2026")
    (kerja / "output" / "satu-2026").mkdir(parents=True)
    monkeypatch.chdir(kerja / "output" / "satu-2026")
    assert zi("mulai", "dua-2026").code == 0
    assert (kerja / "data" / "dua-2026" / "dua-2026.xlsx").is_file()


OFFICE = """\
instansi: {nama: Pemkab Contoh, daerah: Kabupaten Contoh, kepala: Bupati Contoh, ibu_kota: Contoh}
tahun: 2026
tanggal: 5 Mei 2026
"""
UNITS = "Kode;Nama\nDINKES;Dinas Kesehatan\n"
LACKING: dict[str, tuple[dict[str, str], str]] = {
    "ZI101": ({"unit_kerja.csv": UNITS}, "notula"),
    "ZI215": ({"pengaturan.yaml": OFFICE, "unit_kerja.csv": UNITS}, "notula"),
    "ZI216": ({"pengaturan.yaml": OFFICE, "unit_kerja.csv": UNITS}, "--semua"),
    "ZI326": ({"pengaturan.yaml": OFFICE, "pegawai.csv": "Nama;Status;Unit Kerja\nAni;non-ASN;A\n"},
              "pakta-integritas"),
    "ZI327": ({"pengaturan.yaml": OFFICE, "peserta.csv": "Rapat;Nama\nR1;Ani Lestari\n"}, "notula"),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(LACKING))
def test_what_is_missing_is_added_by_this_command(kerja: Path, zi: Zi, code: str) -> None:
    """Where a whole sheet or data set is missing, the mend names ``mulai``."""
    files, jenis = LACKING[code]
    folder = kerja / "data" / "kantor"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    told = zi("buat", jenis, "--data", "kantor").err
    [mend] = re.findall(rf"{code}\b.*?(?:Perbaiki|Caranya): (.*?)(?=KESALAHAN|\Z)", told, re.DOTALL)
    assert "zi-docs mulai" in " ".join(mend.split())


def test_who_has_no_data_is_told_how_to_start(kerja: Path, zi: Zi) -> None:
    """Where there is no data set at all, the mend is this command."""
    assert "zi-docs mulai" in zi("buat", "--semua", "--data", "sukamaju").err
    (kerja / "data" / "kosong").mkdir(parents=True)
    assert "zi-docs mulai" in zi("periksa", "--data", "kosong").err
