"""An office with two types that are made for groups of rows, from files alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.conftest import _naskah

from .own_tables import PEGAWAI, UNIT_KERJA

REGU = """\
judul: Regu
kunci: "{unit_kerja}:{macam}:{orang}"
milik: unit_kerja
sebutan: "{orang} ({kedudukan})"
kolom:
  unit_kerja: {jenis: unit}
  macam: {judul: Jenis Regu, jenis: pilihan, pilihan: {kerja: [regu kerja], penilai: []}}
  orang: {judul: Nama, jenis: orang, luar: true, wajib: true}
  kedudukan: {}
  lokasi: {}
  mulai: {jenis: tanggal}
  uraian: {bebas: true}
  tugas: {jenis: daftar}
  tanggal: {jenis: tanggal}
  surat.nomor: {}
  aktif: {jenis: ya/tidak}
"""
KEGIATAN = """\
judul: Kegiatan
kunci: "{kode}"
milik: unit_kerja
sebutan: "{nama}"
kolom:
  kode: {jenis: kode, wajib: true}
  nama: {wajib: true}
  unit_kerja: {jenis: unit, wajib: true}
"""
PEMANTAUAN = """\
judul: Pemantauan
kunci: "{kegiatan}:{waktu}:{hasil}"
milik: kegiatan
sebutan: "{hasil}"
kolom:
  kegiatan: {jenis: "rujukan: kegiatan"}
  waktu: {judul: Bulan, jenis: bulan}
  hasil: {wajib: true}
"""
SK_REGU = """\
judul: Keputusan Regu
keluarga: penetapan
satu_per: {tabel: regu, kelompok: [unit_kerja, macam]}
nama_berkas: "{unit_kerja.kode}/Regu {macam}"
nomor: regu
"""
SK_NASKAH = (
    "Nomor {{ nomor }} tanggal {{ tanggal|tanggal }}",
    "Regu {{ macam }} {{ unit_kerja.nama }} dipimpin {{ unit_kerja.kepala.nama }}",
    "{%p for satu in daftar_regu %}",
    "{{ loop.index }}. {{ satu.orang.nama_gelar }}, {{ satu.kedudukan }}",
    "{%p endfor %}",
    "{{ jumlah.regu }} dari {{ jumlah.pegawai }} orang",
)
LAPORAN = """\
judul: Laporan
keluarga: khusus
satu_per: {tabel: pemantauan, kelompok: [kegiatan, waktu]}
nama_berkas: "{kegiatan.kode} {waktu}"
nomor: lapor
"""
LAPORAN_NASKAH = (
    "{{ nomor }}",
    "{{ kegiatan.nama }} di {{ unit_kerja.nama }}",
    "{%p for satu in waktu %}",
    "{{ satu|bulan }}",
    "{%p endfor %}",
    "{%p for satu in daftar_pemantauan %}",
    "- {{ satu.hasil }}",
    "{%p endfor %}",
)
REGU_ROWS = """\
Unit Kerja;Jenis Regu;Nama;Kedudukan;Mulai;Aktif
RSUD;kerja;Bagus Prakoso;Ketua;5 April 2021;ya
DINKES;kerja;Widodo Cahyo;Ketua;;ya
RSUD dr. Soedomo;Regu Kerja;Sari & Dewi;Anggota;5 April 2021;tidak
RSUD;penilai;Arum Sekarwangi;Ketua;;tidak
"""
KEGIATAN_ROWS = "Kode;Nama;Unit Kerja\nK1;Bimbingan;RSUD\nK2;Survei;DINKES\n"
PEMANTAUAN_ROWS = """\
Kegiatan;Bulan;Hasil
K1;TW II;Satu
Survei;April;Dua
bimbingan;Apr-Jun;Tiga
K1;Mei;Empat
"""
NUMBERS = """\
tata_naskah:
  profil: permendagri-1-2023
  nomor:
    regu: {pola: "{urut}/{unit}/{tahun}"}
    lapor: {pola: "L/{urut}/{unit}/{tahun}"}
"""
TABLES = {"regu": REGU, "kegiatan": KEGIATAN, "pemantauan": PEMANTAUAN}
TYPES = {"sk-regu": (SK_REGU, SK_NASKAH), "laporan": (LAPORAN, LAPORAN_NASKAH)}
ROWS: Mapping[str, str] = {
    "unit_kerja": UNIT_KERJA,
    "pegawai": PEGAWAI,
    "regu": REGU_ROWS,
    "kegiatan": KEGIATAN_ROWS,
    "pemantauan": PEMANTAUAN_ROWS,
}


def add_groups(office: Path) -> None:
    """Add the tables, the types and the data to the tiny office of the fixture."""
    templates, data = office / "templates", office / "data" / "kantor"
    (templates / "_tabel").mkdir()
    for name, text in TABLES.items():
        (templates / "_tabel" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for jenis, (manifest, naskah) in TYPES.items():
        (templates / jenis).mkdir()
        (templates / jenis / "manifest.yaml").write_text(manifest, encoding="utf-8")
        (templates / jenis / "naskah.docx").write_bytes(_naskah(*naskah))
    for name, rows in ROWS.items():
        (data / f"{name}.csv").write_text(rows, encoding="utf-8")
    settings = data / "pengaturan.yaml"
    settings.write_text(settings.read_text("utf-8") + NUMBERS, encoding="utf-8")
