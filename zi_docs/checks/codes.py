"""The codes of every problem that checking can report, each with its short title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    # identity numbers
    "ZI301": "Nomor identitas salah susunan",
    "ZI302": "Nomor identitas tidak sesuai status pegawai",
    "ZI303": "Angka ke-13 dan 14 nomor identitas tidak lazim",
    "ZI304": "Nomor identitas belum diisi",
    "ZI305": "Jenis kelamin tidak sesuai nomor identitas",
    "ZI306": "Tanggal lahir tidak sesuai nomor identitas",
    "ZI307": "Jenis kelamin tidak dikenal",
    "ZI308": "Nomor identitas ganda",
    "ZI309": "Nama sama tanpa nomor identitas",
    "ZI310": "Nomor di kolom milik status lain",
    # pangkat and golongan
    "ZI311": "Golongan tidak dikenal",
    "ZI312": "Pangkat tidak sesuai golongan",
    "ZI313": "Pangkat atau golongan belum lengkap",
    "ZI314": "Pangkat atau golongan bukan milik status ini",
    # references
    "ZI320": "Unit kerja tidak ditemukan",
    "ZI321": "Orang yang dirujuk tidak ditemukan",
    "ZI322": "Orang yang dirujuk lebih dari satu",
    "ZI323": "Atasan adalah pegawai itu sendiri",
    "ZI324": "Unit kerja ganda",
    "ZI325": "Sebutan dipakai dua unit kerja",
    "ZI326": "Tabel unit kerja belum ada",
    # meetings and dates
    "ZI330": "Hari tidak sesuai tanggal",
    "ZI331": "Nama hari tidak dikenal",
    "ZI332": "Waktu selesai tidak sesudah waktu mulai",
    "ZI333": "Kode rapat ganda",
    "ZI334": "Tanggal rapat belum diisi",
    "ZI335": "Batas waktu mendahului rapat",
    "ZI336": "Tahun berbeda dari tahun pengaturan",
    "ZI337": "Zona waktu rapat berbeda dari pengaturan",
    # counts
    "ZI340": "Jumlah unit di pengaturan tidak sesuai tabel",
    "ZI341": "Jumlah unit dalam teks tidak sesuai tabel",
    "ZI342": "Angka dan hurufnya berbeda",
    "ZI343": "Tidak ada unit yang diusulkan",
    # predicates
    "ZI345": "Calon WBBM belum memiliki WBK",
    "ZI346": "Unit sudah memiliki predikat yang diusulkan",
    "ZI347": "Unit diusulkan tanpa kriteria",
    # words
    "ZI350": "Istilah tidak baku",
    "ZI351": "Nama berhuruf kecil semua",
    # legal basis
    "ZI360": "Peraturan tidak berlaku pada tanggal dokumen",
    "ZI361": "Peraturan dalam teks tidak berlaku pada tanggalnya",
    "ZI362": "Kunci dasar hukum tidak dikenal",
    "ZI363": "Masa berlaku terbalik",
    # plans
    "ZI370": "Area tidak dikenal",
    "ZI371": "Nama area tidak baku",
    "ZI372": "Urutan area tidak runtut",
    "ZI373": "Area tanpa kegiatan",
    "ZI374": "Kode LKE tidak dikenal",
    "ZI375": "Kode LKE milik area lain",
    "ZI376": "Kegiatan tanpa jadwal",
    "ZI377": "Kegiatan tanpa target",
    "ZI378": "Kegiatan ganda",
    # what a document type asks for
    "ZI380": "Isian wajib masih kosong",
    "ZI381": "Kolom yang diperlukan tidak ada",
    "ZI382": "Bentuk isian tidak sesuai",
    "ZI383": "Jabatan kepala daerah tidak dikenal",
    "ZI390": "Nama pemeriksaan tidak dikenal",
    "ZI391": "Dasar hukum jenis dokumen tidak dapat dipakai",
}
