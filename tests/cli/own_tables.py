"""An office with three tables and three document types of its own, made from files alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.conftest import _naskah

from .files import edit

PENUGASAN = """\
judul: Penugasan
keterangan: Setiap surat izin, satu baris satu surat.
lembar: [surat izin]
kunci: "{unit_kerja}:{kode}"
milik: unit_kerja
sebutan: "{kode} {maksud}"
tanggal: mulai
letak: 60
kolom:
  unit_kerja: {jenis: unit, wajib: true, ejaan: [opd]}
  kode: {jenis: kode, wajib: true}
  maksud: {bebas: true, wajib: true, ejaan: [untuk]}
  mulai: {jenis: tanggal, wajib: true, ejaan: [tanggal mulai]}
  dasar.nomor: {judul: Nomor Surat Dasar}
  dasar.tanggal: {judul: Tanggal Surat Dasar, jenis: tanggal}
  pemberi: {jenis: orang}
  anggaran: {jenis: rupiah}
  volume: {jenis: angka, judul: Volume}
  capaian: {jenis: persen}
  kendaraan: {jenis: "rujukan: kendaraan"}
  area: {jenis: area}
  kode_lke: {jenis: kode_lke}
  petugas: {jenis: "anak: petugas"}
"""
PETUGAS = """\
judul: Petugas
keterangan: Petugas setiap penugasan, satu baris satu orang.
kunci: "{penugasan}:{orang}"
milik: penugasan
sebutan: "{orang} ({peran})"
letak: 61
kolom:
  penugasan: {jenis: "rujukan: penugasan", wajib: true, ejaan: [kode penugasan]}
  orang: {judul: Nama, jenis: orang, luar: true, wajib: true}
  peran: {jenis: pilihan, pilihan: [Ketua, Anggota, Tidak Ada]}
  tugas: {jenis: daftar, bebas: true}
"""
KENDARAAN = """\
judul: Kendaraan Dinas
keterangan: Kendaraan kantor, satu baris satu kendaraan.
kunci: "{pelat}"
sebutan: "{merek} {pelat}"
letak: 70
kolom:
  pelat: {judul: Nomor Polisi, jenis: kode, wajib: true}
  merek: {wajib: true}
  pemegang: {jenis: orang}
  foto: {jenis: gambar}
"""
TABLES = {"penugasan": PENUGASAN, "petugas": PETUGAS}

TYPES: dict[str, tuple[str, Sequence[str]]] = {
    "surat-izin": (
        """\
judul: Surat Izin
keluarga: korespondensi
satu_per: penugasan
nama_berkas: "Surat Izin {penugasan.kode}"
tanggal: penugasan.mulai
""",
        (
            "Untuk {{ penugasan.maksud }} di {{ penugasan.unit_kerja.nama }}",
            "Dasar {{ penugasan.dasar.nomor }} tanggal {{ penugasan.dasar.tanggal|tanggal }}",
            "Pemberi {% if penugasan.pemberi %}{{ penugasan.pemberi.nama_gelar }}, "
            "{{ penugasan.pemberi.nomor_tampil }}{% endif %}",
            "Volume {{ penugasan.volume }}, capaian {{ penugasan.capaian }}",
            "Kendaraan {% if penugasan.kendaraan %}{{ penugasan.kendaraan.merek }} pemegang "
            "{{ penugasan.kendaraan.pemegang }}{% endif %}",
            "Area {{ penugasan.area.nomor }} {{ penugasan.area.nama }}",
            "{%p for satu in penugasan.petugas %}",
            "{{ loop.index }}. {{ satu.orang.nama_gelar }} {{ satu.orang.nomor_tampil }} "
            "sebagai {{ satu.peran }}: {{ satu.tugas|gabung('; ') }}",
            "{%p endfor %}",
        ),
    ),
    "rekap-unit": (
        """\
judul: Rekap Unit
keluarga: khusus
satu_per: unit_kerja
nama_berkas: "Rekap {unit_kerja.kode}"
hanya_bila: unit_kerja.penugasan
""",
        (
            "{{ unit_kerja.nama }} dipimpin {{ unit_kerja.kepala.nama_gelar }}",
            "{%p if unit_kerja.induk.kode %}",
            "di bawah {{ unit_kerja.induk.nama }} ({{ unit_kerja.induk.kepala.nama }})",
            "{%p endif %}",
            "{%p for satu in unit_kerja.penugasan|susun('kode') %}",
            "{{ satu.kode }}: {% if satu.anggaran %}{{ satu.anggaran|rupiah }}{% endif %}, "
            "{{ satu.anggaran|persen(unit_kerja.penugasan|jumlah('anggaran')) }}",
            "{%p endfor %}",
            "{{ unit_kerja.jumlah_penugasan }} penugasan, jumlah "
            "{{ unit_kerja.penugasan|jumlah('anggaran')|rupiah }}, "
            "volume {{ unit_kerja.penugasan|jumlah('volume')|angka }}",
        ),
    ),
    "daftar-pegawai": (
        """\
judul: Daftar Pegawai
keluarga: khusus
satu_per: data
nama_berkas: "Daftar Pegawai {tahun}"
""",
        (
            "{%p for satu in daftar_pegawai|susun('nama') %}",
            "{{ loop.index }}. {{ satu.nama_gelar }} di {{ satu.unit_kerja.nama }}",
            "{%p endfor %}",
            "{{ daftar_pegawai|saring('unit_kerja.kode', 'RSUD')|panjang }} di RSUD, "
            "{{ daftar_pegawai|hitung('status', 'PNS') }} PNS",
            "{%p for satu in daftar_kendaraan %}",
            "{{ satu.pelat }} {{ satu.merek }} {{ satu.pemegang.nama }}",
            "{%p endfor %}",
        ),
    ),
}

UNIT_KERJA = """\
Kode;Nama Unit Kerja;Kepala;Unit Induk
DINKES;Dinas Kesehatan;196708161993031005;
RSUD;RSUD dr. Soedomo;Arum Sekarwangi;Dinas Kesehatan
"""
PEGAWAI = """\
Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja
Widodo Cahyo, S.H.;PNS;196708161993031005;Pembina Utama Muda;IV/c;Kepala Dinas;DINKES
Arum Sekarwangi;PNS;197502152002032014;Pembina;IV/a;Direktur;RSUD
Bagus Prakoso;PNS;198001012005011001;Penata;III/c;Analis;RSUD dr. Soedomo
"""
PENUGASAN_ROWS: list[list[Any]] = [
    ["Unit Kerja", "Kode", "Untuk", "Tanggal Mulai", "Nomor Surat Dasar", "Tanggal Surat Dasar",
     "NIP Pemberi", "Anggaran", "Volume", "Capaian", "Kendaraan", "Area", "Kode LKE"],
    ["RSUD", "T10", "Memeriksa arsip & berkas", "5 April 2021", "005/1", "1 April 2021",
     "19670816 199303 1 005", "1.500.000", "1.250,5", "75%", "AE 1 XY", "1", "1.i.a"],
    ["RSUD dr. Soedomo", "T2", "Mengikuti bimbingan", "7 April 2021", "005/2", "2 April 2021",
     "Widodo Cahyo", "500.000", "2", "33,3%", "-", "Penataan Tatalaksana", ""],
    ["Dinas Kesehatan", "T2", "Rapat", "8 April 2021", "005/3", "2 April 2021",
     "-", "nihil", "n/a", "-", "tidak ada", "", ""],
]  # fmt: skip
PETUGAS_ROWS: list[list[Any]] = [
    ["Penugasan", "Nama", "NIP", "Peran", "Tugas"],
    ["RSUD:T10", "Bagus Prakoso", "", "ketua", "Memeriksa; Mencatat"],
    ["RSUD:T10", "", "197502152002032014", "Anggota", "nihil"],
    ["RSUD:T10", "Sari Dewi, S.E.", "198502152010012003", "Tidak ada", "-"],
    ["T10", "Joko Susilo", "-", "", ""],
    ["Dinas Kesehatan:T2", "widodo cahyo, s.h.", "196708161993031005", "Ketua", ""],
]
KENDARAAN_CSV = "Nomor Polisi;Merek;Pemegang\nAE 1 XY;Kijang;Arum Sekarwangi\n"


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> None:
    """Write a workbook of these sheets; texts stay texts, as a clerk's cells with format Text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def add_tables(office: Path) -> None:
    """Add the tables, types and data to the tiny office of the fixture."""
    builtin, own = office.parent / "bawaan", office / "templates"
    for name, text in TABLES.items():
        (builtin / "_tabel" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (own / "_tabel").mkdir()
    (own / "_tabel" / "kendaraan.yaml").write_text(KENDARAAN, encoding="utf-8")
    for jenis, (manifest, naskah) in TYPES.items():
        (own / jenis).mkdir()
        (own / jenis / "manifest.yaml").write_text(manifest, encoding="utf-8")
        (own / jenis / "naskah.docx").write_bytes(_naskah(*naskah))
    data = office / "data" / "kantor"
    (data / "unit_kerja.csv").write_text(UNIT_KERJA, encoding="utf-8")
    (data / "pegawai.csv").write_text(PEGAWAI, encoding="utf-8")
    (data / "kendaraan_dinas.csv").write_text(KENDARAAN_CSV, encoding="utf-8")
    write_book(data / "tugas.xlsx", {"Penugasan": PENUGASAN_ROWS, "Petugas": PETUGAS_ROWS})


def respell(office: Path, table: str, old: str, new: str) -> None:
    """Change a piece of a table file: the office's own, or else the built-in one."""
    own = office / "templates" / "_tabel" / f"{table}.yaml"
    edit(own if own.exists() else office.parent / "bawaan" / "_tabel" / f"{table}.yaml", old, new)


def changed(rows: Sequence[Sequence[Any]], cells: Mapping[tuple[int, int], Any]) -> list[list[Any]]:
    """Return rows in which some cells, given by row and column from 0, are others."""
    copy = [list(row) for row in rows]
    for (row, column), value in cells.items():
        copy[row][column] = value
    return copy
