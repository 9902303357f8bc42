"""An office that builds a zone in 2026: a puskesmas and a kecamatan, with a team."""

from __future__ import annotations

from pathlib import Path

PENGATURAN = """\
tahun: 2026
tanggal: 5 Januari 2026
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  daerah: Kabupaten Sukamaju
  ibu_kota: Sukamaju
  provinsi: Jawa Timur
pejabat:
  kepala_daerah: {jabatan: Bupati Sukamaju, nama: Haryo Wicaksono}
"""
UNIT_KERJA = """\
Kode;Nama;Jenis;Kepala
PKM;Puskesmas Melati;Puskesmas;Ratna Dewi Lestari
KEC;Kecamatan Panggul;Kecamatan;
"""
PEGAWAI = """\
Nama;Gelar Belakang;NIP;Jabatan;Unit Kerja;Status;Pangkat;Golongan
Ratna Dewi Lestari;M.Kes.;197503122002122004;Kepala Puskesmas;PKM;PNS;Pembina;IV/a
Hadi Pranoto;S.K.M.;198107052006041007;Kepala Subbagian Tata Usaha;PKM;PNS;Penata Tingkat I;III/d
"""
TIM = """\
Jenis Tim;Unit Kerja;Pokja;Nama;Kedudukan dalam Tim;Jabatan dalam Dinas
kerja;PKM;;Ratna Dewi Lestari;Penanggung Jawab;Kepala Puskesmas
kerja;PKM;;Hadi Pranoto;Ketua;Kepala Subbagian Tata Usaha
kerja;PKM;5;Bagus Setiawan;Koordinator;Dokter
pengaduan;PKM;;Siti Aminah;Ketua;Perawat
"""


def make_zone(root: Path) -> Path:
    """Make the data set "sukamaju" under a work folder, and return its folder."""
    folder = root / "data" / "sukamaju"
    folder.mkdir(parents=True)
    texts = {
        "pengaturan.yaml": PENGATURAN,
        "unit_kerja.csv": UNIT_KERJA,
        "pegawai.csv": PEGAWAI,
        "tim.csv": TIM,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
