"""Tables and document types that an office makes from files, without a line of Python."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.conftest import _naskah

from .files import edit, save_docx, text_of
from .own_tables import PENUGASAN_ROWS, PETUGAS_ROWS, add_tables, changed, respell, write_book
from .runs import Zi

DATA = ("--data", "kantor")
OUTPUT = Path("output/kantor")
BOOK = "data/kantor/tugas.xlsx"
Cells = dict[tuple[int, int], Any]


@pytest.fixture
def own(office: Path) -> Path:
    """The tiny office with three tables and three types more."""
    add_tables(office)
    return office


def with_sheets(office: Path, penugasan: Cells | None = None, petugas: Cells | None = None) -> None:
    """Write the workbook again with other cells, given by row and column from 0."""
    sheets = {
        "Penugasan": changed(PENUGASAN_ROWS, penugasan or {}),
        "Petugas": changed(PETUGAS_ROWS, petugas or {}),
    }
    write_book(office / BOOK, sheets)


def told(zi: Zi, *jenis: str) -> list[tuple[str, str]]:
    """Return the code and place of each problem that checking the data finds."""
    done = zi("periksa", *jenis, *DATA, "--json")
    return [(one["kode"], one["tempat"]) for one in json.loads(done.out)["masalah"]]


def test_a_document_per_row(own: Path, zi: Zi) -> None:
    """A row of an own table gets a document in which units, people and rows stand in full."""
    done = zi("buat", "surat-izin", *DATA)
    assert (done.code, done.err) == (0, "surat-izin: 3 dokumen selesai.\n")
    assert text_of(OUTPUT / "surat-izin/Surat Izin T10.docx").splitlines() == [
        "Untuk Memeriksa arsip & berkas di RSUD dr. Soedomo",
        "Dasar 005/1 tanggal 1 April 2021",
        "Pemberi Widodo Cahyo, S.H., 19670816 199303 1 005",
        "Volume 1.250,5, capaian 75%",
        "Kendaraan Kijang pemegang Arum Sekarwangi",
        "Area 1 Manajemen Perubahan",
        "1. Bagus Prakoso 19800101 200501 1 001 sebagai Ketua: Memeriksa; Mencatat",
        "2. Arum Sekarwangi 19750215 200203 2 014 sebagai Anggota: nihil",
        "3. Sari Dewi, S.E. 19850215 201001 2 003 sebagai Tidak Ada: ",
        "4. Joko Susilo  sebagai : ",
    ]
    assert told(zi) == []


def test_a_document_per_unit(own: Path, zi: Zi) -> None:
    """A unit's document shows its head, the unit above it, and sums of the rows that hang on it."""
    assert zi("buat", "rekap-unit", *DATA).code == 0
    assert text_of(OUTPUT / "rekap-unit/Rekap RSUD.docx").splitlines() == [
        "RSUD dr. Soedomo dipimpin Arum Sekarwangi",
        "di bawah Dinas Kesehatan (Widodo Cahyo)",
        "T2: Rp500.000, 25%",
        "T10: Rp1.500.000, 75%",
        "2 penugasan, jumlah Rp2.000.000, volume 1.252,5",
    ]
    assert text_of(OUTPUT / "rekap-unit/Rekap DINKES.docx").splitlines() == [
        "Dinas Kesehatan dipimpin Widodo Cahyo, S.H.",
        "T2: , 0%",
        "1 penugasan, jumlah Rp0, volume 0",
    ]


def test_an_empty_reference_is_false(own: Path, zi: Zi) -> None:
    """What was not typed is false to a naskah, also a unit or area, whose name prints nothing."""
    area = "{% if penugasan.area %}area{% else %}tanpa{% endif %}{{ penugasan.area.nama }}"
    person = "{% if penugasan.pemberi %}pemberi{% else %}tanpa{% endif %}"
    naskah = own / "templates/surat-izin/naskah.docx"
    naskah.write_bytes(_naskah(f"{area} {person}"))
    above = "{{ unit_kerja.induk.nama }}{% if not unit_kerja.induk %}tanpa{% endif %}"
    (own / "templates/rekap-unit/naskah.docx").write_bytes(_naskah(above))
    assert zi("buat", "surat-izin", "rekap-unit", *DATA).code == 0
    made = {path.stem: text_of(path).strip() for path in OUTPUT.rglob("*.docx")}
    assert made["Surat Izin T10"] == "areaManajemen Perubahan pemberi"
    assert sorted(text for name, text in made.items() if "T2" in name) == [
        "areaPenataan Tatalaksana pemberi",
        "tanpa tanpa",
    ]
    assert (made["Rekap DINKES"], made["Rekap RSUD"]) == ("tanpa", "Dinas Kesehatan")


def test_a_document_for_the_data_set(own: Path, zi: Zi) -> None:
    """A document of the whole data set lists, chooses and counts the rows of any table."""
    assert zi("buat", "daftar-pegawai", *DATA).code == 0
    assert text_of(OUTPUT / "daftar-pegawai/Daftar Pegawai 2021.docx").splitlines() == [
        "1. Arum Sekarwangi di RSUD dr. Soedomo",
        "2. Bagus Prakoso di RSUD dr. Soedomo",
        "3. Widodo Cahyo, S.H. di Dinas Kesehatan",
        "2 di RSUD, 3 PNS",
        "AE 1 XY Kijang Arum Sekarwangi",
    ]


@pytest.mark.parametrize(
    ("penugasan", "petugas", "expected"),
    [
        ({}, {(2, 0): "T10", (2, 1): "Bagus Prakoso", (2, 2): ""}, ("ZI329", "Petugas", "baris 3")),
        ({}, {(2, 2): "198001012005011001"}, ("ZI329", "Petugas", "baris 3")),
        ({(2, 1): "T10"}, {(4, 0): "RSUD:T10"}, ("ZI329", "Penugasan", "baris 3")),
        ({(1, 0): "RSUD Soedomo"}, {}, ("ZI320", "Penugasan", "sel A2")),
        ({(2, 6): "Widodo Cahya"}, {}, ("ZI321", "Penugasan", "sel G3")),
        ({}, {(5, 1): "Arum Sekarwangi"}, ("ZI328", "Petugas", "sel B6")),
        ({}, {(1, 1): "Bagus Prakoso, S.T."}, ("ZI321", "Petugas", "sel B2")),
        ({}, {(4, 0): "RSUD:T9"}, ("ZI327", "Petugas", "sel A5")),
        ({}, {(4, 0): "T2"}, ("ZI327", "Petugas", "sel A5")),
        ({}, {(4, 0): "-"}, ("ZI201", "Petugas", "sel A5")),
        ({}, {(4, 1): "nihil"}, ("ZI201", "Petugas", "sel B5")),
        ({}, {(3, 2): "198513152010012003"}, ("ZI301", "Petugas", "sel C4")),
        ({}, {(1, 3): "Bendahara"}, ("ZI203", "Petugas", "sel D2")),
        ({(1, 8): "12.5"}, {}, ("ZI203", "Penugasan", "sel I2")),
        ({(1, 10): "AE 9"}, {}, ("ZI327", "Penugasan", "sel K2")),
        ({(1, 11): "7"}, {}, ("ZI370", "Penugasan", "sel L2")),
    ],
)
def test_a_wrong_cell_is_told_at_its_place(
    own: Path, zi: Zi, penugasan: Cells, petugas: Cells, expected: tuple[str, str, str]
) -> None:
    """A cell of an own table is judged by its column's kind, and a wrong one is told once."""
    with_sheets(own, penugasan, petugas)
    code, sheet, spot = expected
    assert told(zi, "surat-izin") == [(code, f'{BOOK}, lembar "{sheet}", {spot}')]


NESTED = """\
- unit kerja: RSUD
  kode: T10
  maksud: Memeriksa arsip
  mulai: 5 April 2021
  dasar:
    nomor: 005/1
    tanggal: 1 April 2021
  volume: "1.250,5"
  capaian: 75%
  petugas:
    - orang: Bagus Prakoso
      peran: ketua
      tugas: [Memeriksa, "-", nihil]
    - {orang: Sari Dewi, orang_nip: "198502152010012003", peran: Tidak Ada}
    - Joko Susilo | Anggota
"""
LINES = """\
Unit Kerja;Kode;Untuk;Tanggal Mulai;Nomor Surat Dasar;Tanggal Surat Dasar;Volume;Capaian;Petugas
RSUD;T10;Memeriksa arsip;5 April 2021;005/1;1 April 2021;1.250,5;75%;\
"Bagus Prakoso | Ketua\nJoko Susilo | Anggota"
"""


def without_book(office: Path, **files: str) -> None:
    """Replace the workbook by text files; their names have a ``_`` for the dot of the ending."""
    (office / BOOK).unlink()
    for name, text in files.items():
        file, _, ending = name.rpartition("_")
        (office / "data/kantor" / f"{file}.{ending}").write_text(text, encoding="utf-8")


def test_children_in_yaml(own: Path, zi: Zi) -> None:
    """Children nested in YAML are shown by the kinds of their own table, and in lines of a cell."""
    without_book(own, penugasan_yaml=NESTED)
    assert zi("buat", "surat-izin", *DATA).code == 0
    lines = text_of(OUTPUT / "surat-izin/Surat Izin T10.docx").splitlines()
    assert lines[1] == "Dasar 005/1 tanggal 1 April 2021"
    assert lines[-3:] == [
        "1. Bagus Prakoso 19800101 200501 1 001 sebagai Ketua: Memeriksa; nihil",
        "2. Sari Dewi 19850215 201001 2 003 sebagai Tidak Ada: ",
        "3. Joko Susilo  sebagai Anggota: ",
    ]


def test_children_in_one_cell(own: Path, zi: Zi) -> None:
    """The lines of a cell are rows of the child table, too."""
    without_book(own, penugasan_csv=LINES)
    assert zi("buat", "surat-izin", *DATA).code == 0
    assert text_of(OUTPUT / "surat-izin/Surat Izin T10.docx").splitlines()[-2:] == [
        "1. Bagus Prakoso 19800101 200501 1 001 sebagai Ketua: ",
        "2. Joko Susilo  sebagai Anggota: ",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("orang: Bagus Prakoso\n", "orang: Bagus Prakoso, S.T.\n", "ZI321", 11),
        ("Joko Susilo |", "Bagus Prakoso |", "ZI329", 15),
        ("peran: ketua", "peran: Bendahara", "ZI203", 12),
        ("198502152010012003", "198513152010012003", "ZI301", 14),
        ("orang: Sari Dewi, ", "", "", 0),
        ("Sari Dewi", "Arum Sekarwangi", "", 0),
        ('"198502152010012003"', '"197502152002032014"', "ZI328", 14),
        ("Joko Susilo | Anggota", "nihil | Anggota", "ZI201", 15),
        ("tanggal: 1 April 2021", "tanggal: 31 April 2021", "ZI203", 7),
    ],
)
def test_a_wrong_nested_value_is_told_at_its_line(
    own: Path, zi: Zi, old: str, new: str, code: str, line: int
) -> None:
    """What is wrong in nested children has the line of the YAML file in which it stands."""
    assert old in NESTED
    without_book(own, penugasan_yaml=NESTED.replace(old, new, 1))
    found = told(zi, "surat-izin")
    assert [one for one, _ in found] == ([code] if code else [])
    assert all(f"penugasan.yaml, baris {line}" in place for _, place in found)


def test_children_in_two_places(own: Path, zi: Zi) -> None:
    """Children of one row in its cell and in their own sheet are refused with both places."""
    without_book(own, penugasan_yaml=NESTED, petugas_csv="Penugasan;Nama\nT10;Arum Sekarwangi\n")
    done = zi("periksa", "surat-izin", *DATA)
    assert "ZI385  data/kantor/penugasan.yaml, baris 10, petugas" in done.err
    assert "di sini dan di petugas.csv, baris 2" in " ".join(done.err.split())


def test_a_child_in_two_places_is_no_double_row_too(own: Path, zi: Zi) -> None:
    """A child in its parent's cell and in a sheet is told once, whatever else stands twice."""
    child = "Penugasan;Nama\nT10;Bagus Prakoso\n"
    without_book(own, penugasan_yaml=NESTED, petugas_csv=child)
    assert [code for code, _ in told(zi, "surat-izin")] == ["ZI385"]
    edit(own / "data/kantor/petugas.csv", child, f"{child}T10;Bagus Prakoso\n")
    assert [code for code, _ in told(zi, "surat-izin")] == ["ZI385", "ZI329"]


def test_people_by_number_alone(own: Path, zi: Zi) -> None:
    """A sheet may name people only by their numbers, in a column headed NIP."""
    without_book(own, penugasan_yaml=NESTED.split("  petugas:")[0])
    rows = "Kode Penugasan;NIP;Peran\nRSUD dr. Soedomo:T10;19800101 200501 1 001;ketua\n"
    (own / "data/kantor/petugas.csv").write_text(rows, encoding="utf-8")
    assert zi("buat", "surat-izin", *DATA).code == 0
    last = text_of(OUTPUT / "surat-izin/Surat Izin T10.docx").splitlines()[-1]
    assert last == "1. Bagus Prakoso 19800101 200501 1 001 sebagai Ketua: "


def test_a_named_file_must_be_there(own: Path, zi: Zi) -> None:
    """A picture that a row names must be in the data folder, not outside of it."""
    table = own / "data/kantor/kendaraan_dinas.csv"
    edit(table, "Pemegang\n", "Pemegang;Foto\n")
    edit(table, "Sekarwangi\n", "Sekarwangi;foto/a.png\n")
    assert told(zi, "daftar-pegawai") == [
        ("ZI205", 'data/kantor/kendaraan_dinas.csv, baris 2, kolom "Foto"')
    ]
    edit(table, "foto/a.png", "../a.png")
    assert [code for code, _ in told(zi, "daftar-pegawai")] == ["ZI203"]
    edit(table, "../a.png", "a.png")
    (own / "data/kantor/a.png").write_bytes(b"gambar")
    assert told(zi, "daftar-pegawai") == []


def test_an_office_adds_to_a_built_in_table(own: Path, zi: Zi) -> None:
    """A file of a built-in name adds a column, spellings and a sheet name."""
    (own / "templates/_tabel/pegawai.yaml").write_text(
        "lembar: [tenaga]\nkolom:\n  bidang: {jenis: pilihan, pilihan: [Medis, Umum]}\n"
        "  jabatan: {ejaan: [tugas pokok]}\n  status: {pilihan: {non-ASN: [praktik]}}\n",
        encoding="utf-8",
    )
    table = own / "data/kantor/pegawai.csv"
    edit(table, "Jabatan;Unit Kerja\n", "Tugas Pokok;Unit Kerja;Bidang\n")
    edit(table, "Analis;RSUD dr. Soedomo\n", "Analis;RSUD dr. Soedomo;perawat\n")
    table.rename(table.with_name("tenaga.csv"))
    assert told(zi, "daftar-pegawai") == [
        ("ZI203", 'data/kantor/tenaga.csv, baris 4, kolom "Bidang"')
    ]


@pytest.mark.parametrize(
    ("table", "old", "new", "code", "place"),
    [
        ("kendaraan", "merek:", "items:", "ZI453", "baris 8, kolom.items"),
        ("kendaraan", "jenis: orang", "jenis: orng", "ZI451", "baris 9, kolom.pemegang.jenis"),
        ("penugasan", 'rujukan: kendaraan"', 'rujukan: mobil"', "ZI452", "kolom.kendaraan.jenis"),
    ],
)
def test_a_wrong_table_file_is_told_at_its_line(
    own: Path, zi: Zi, table: str, old: str, new: str, code: str, place: str
) -> None:
    """What is wrong in a table file has its line, and the exit code says that a template is."""
    respell(own, table, old, new)
    done = zi("periksa", *DATA)
    assert done.code == 3
    assert f"KESALAHAN {code}  templates/_tabel/{table}.yaml, baris " in done.err
    assert place in done.err


@pytest.mark.parametrize("cells", [{(1, 3): "Bendahara"}, {(1, 1): "Bagus Prakoso, S.T."}])
def test_no_document_lacks_a_child(own: Path, zi: Zi, cells: Cells) -> None:
    """While a child's row is wrong, ``--lewati`` makes no document that would lack it."""
    with_sheets(own, petugas=cells)
    assert zi("buat", "surat-izin", *DATA, "--lewati").code == 1
    assert list(OUTPUT.rglob("*.docx")) == []


def test_no_document_lists_a_table_that_lacks_a_row(own: Path, zi: Zi) -> None:
    """A document of a row that lists a whole table waits while a row of that is wrong (ZI211)."""
    with_sheets(own, petugas={(1, 3): "Bendahara"})
    _per_car(own, "{{ kendaraan.merek }} {{ daftar_petugas|panjang }}")
    done = zi("buat", "surat-izin", *DATA, "--lewati")
    assert (done.code, "ZI211" in done.err, list(OUTPUT.rglob("*.docx"))) == (1, True, [])


def test_what_follows_from_a_wrong_row_is_not_told(own: Path, zi: Zi) -> None:
    """The name and the text of a document that refers to a wrong row lack what is told of it.

    With ``--lewati`` that document is not made (ZI212), and the others are.
    """
    with_sheets(own, penugasan={(1, 8): "banyak"})
    manifest = own / "templates/surat-izin/manifest.yaml"
    edit(manifest, "satu_per: penugasan", "satu_per: petugas")
    edit(manifest, "{penugasan.kode}", "{petugas.penugasan.kode} {petugas.orang.nama}")
    edit(manifest, "tanggal: penugasan.mulai\n", "")
    save_docx(manifest.with_name("naskah.docx"), "{{ petugas.penugasan.maksud }}")
    assert told(zi, "surat-izin") == [("ZI203", f'{BOOK}, lembar "Penugasan", sel I2')]
    done = zi("buat", "surat-izin", *DATA, "--lewati")
    assert done.err.count("KESALAHAN ZI212") == 1
    assert [path.stem for path in OUTPUT.rglob("*.docx")] == ["Surat Izin T2 Widodo Cahyo"]


def _per_car(own: Path, text: str) -> None:
    """Make the first type one for each car, with this text."""
    manifest = own / "templates/surat-izin/manifest.yaml"
    edit(manifest, "satu_per: penugasan", "satu_per: kendaraan")
    edit(manifest, "penugasan.kode", "kendaraan.merek")
    edit(manifest, "tanggal: penugasan.mulai\n", "")
    save_docx(manifest.with_name("naskah.docx"), text)


def test_a_type_per_row_needs_a_table_with_a_key(own: Path, zi: Zi) -> None:
    """A table without "kunci" is told once, in the manifest, and no row is blamed (ZI217)."""
    respell(own, "kendaraan", 'kunci: "{pelat}"\n', "")
    edit(own / "data/kantor/kendaraan_dinas.csv", "Pemegang\n", "Pemegang\nAE 2;Xenia;\n")
    manifest = own / "templates/surat-izin/manifest.yaml"
    edit(manifest, "satu_per: penugasan", "satu_per: kendaraan")
    done = zi("buat", "surat-izin", *DATA)
    assert done.code == 3
    assert done.err.count("KESALAHAN") == 1
    assert "ZI217  templates/surat-izin/manifest.yaml, baris 3, satu_per" in done.err


def test_a_row_without_key_gets_no_document(own: Path, zi: Zi) -> None:
    """A row of which a part of the key is empty is told, and no two documents share a key."""
    respell(own, "kendaraan", "pelat: {judul: Nomor Polisi, jenis: kode, wajib: true}",
            "pelat: {judul: Nomor Polisi, jenis: kode}")  # fmt: skip
    edit(
        own / "data/kantor/kendaraan_dinas.csv",
        "Pemegang\n",
        "Pemegang\nAE 2;Xenia;\n;Avanza;\n-;Rush;\n",
    )
    _per_car(own, "{{ kendaraan.merek }}")
    assert told(zi, "surat-izin") == [
        ("ZI201", 'data/kantor/kendaraan_dinas.csv, baris 3, kolom "Nomor Polisi"'),
        ("ZI201", 'data/kantor/kendaraan_dinas.csv, baris 4, kolom "Nomor Polisi"'),
    ]


def test_a_percentage_prints_as_its_cell_shows_it(zi: Zi, office: Path) -> None:
    """A cell that shows 50% is 50 per cent; a plain number 0.5 or 1 is not made a hundredfold."""
    tables = office / "templates" / "_tabel"
    tables.mkdir()
    declared = (
        "judul: Capaian\nkunci: '{kode}'\nkolom: {kode: {wajib: ya}, nilai: {jenis: persen}}\n"
    )
    (tables / "capaian.yaml").write_text(declared, encoding="utf-8")
    book = Workbook()
    book.active.title = "Capaian"
    book.active.append(["Kode", "Nilai"])
    for row, (value, shape) in enumerate(((0.5, "0%"), (1.5, "0%"), (0.5, "General"), (1, "0")), 2):
        book.active.append([f"K{row}", value])
        book.active.cell(row, 2).number_format = shape
    book.save(office / "data" / "kantor" / "capaian.xlsx")
    manifest = office / "templates" / "surat" / "manifest.yaml"
    manifest.write_text(
        "judul: Rekap\nkeluarga: khusus\nsatu_per: data\nnama_berkas: rekap\n", encoding="utf-8"
    )
    tags = "{% for c in daftar_capaian %}{{ c.nilai }} {% endfor %}"
    save_docx(office / "templates" / "surat" / "naskah.docx", tags)
    assert zi("buat", "surat", "--data", "kantor").code == 0
    text = text_of(office / "output" / "kantor" / "surat" / "rekap.docx")
    assert text.split() == ["50%", "150%", "0,5%", "1%"]


@pytest.mark.parametrize(
    "whom", ["Arum Sekarwangi", "19750215 200203 2 014", "197502152002032014", "arum sekarwangi"]
)
def test_a_row_named_after_a_person_is_found_by_name_and_number(
    office: Path, zi: Zi, whom: str
) -> None:
    """What a person plans hangs on that person's row, by whichever of both either is typed."""
    folder = office / "templates/janji"
    folder.mkdir()
    manifest = "judul: Janji\nkeluarga: khusus\nsatu_per: agen\nnama_berkas: '{agen.orang.nama}'\n"
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    save_docx(folder / "naskah.docx", "{{ agen.orang.nama }}: {{ agen.jumlah_perubahan_agen }}")
    rows = {
        "agen": "Unit Kerja;Nama\nDUKCAPIL;197502152002032014\n",
        "perubahan_agen": "Agen;Perubahan;Kondisi Awal;Kegiatan;Target\n"
        f"{whom};Antrean;Tanpa nomor;Memasang;1 mesin\n",
    }
    for name, text in rows.items():
        (office / f"data/kantor/{name}.csv").write_text(text, encoding="utf-8")
    assert zi("buat", "janji", *DATA).code == 0
    assert text_of(OUTPUT / "janji/Arum Sekarwangi.docx") == "Arum Sekarwangi: 1"
