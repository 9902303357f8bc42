"""The codes of every problem that PDF, fonts and the doctor can report, each with its title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    # the converter
    "ZI701": "LibreOffice tidak ditemukan",
    "ZI702": "Alamat LibreOffice keliru",
    "ZI703": "LibreOffice gagal untuk dokumen apa pun",
    # one document
    "ZI704": "Dokumen tidak dapat dibaca",
    "ZI705": "Bukan berkas Word yang utuh",
    "ZI706": "Terlalu lama dikonversi",
    "ZI707": "LibreOffice terhenti mendadak",
    "ZI708": "Tidak menjadi PDF",
    "ZI709": "PDF tidak utuh",
    "ZI710": "Jumlah halaman berbeda",
    "ZI711": "Teks tidak ada dalam PDF",
    "ZI712": "Bukan PDF/A-2b",
    "ZI713": "Dua dokumen untuk satu berkas PDF",
    # fonts
    "ZI720": "Huruf diganti dengan huruf lain",
    "ZI721": "Huruf dalam PDF bukan yang diminta",
    "ZI722": "Huruf tidak ikut dalam PDF",
    # the state of a machine
    "ZI730": "Versi Python terlalu lama",
    "ZI731": "Versi LibreOffice terlalu lama",
    "ZI732": "Sisa diska sedikit",
    "ZI733": "Huruf tidak dapat diperiksa",
}
