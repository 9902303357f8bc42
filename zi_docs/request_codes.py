"""The codes of every problem with what was asked for, each with its short title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "ZI000": "Perintah salah tulis",
    "ZI001": "Kumpulan data tidak ada",
    "ZI002": "Jenis dokumen tidak ada",
    "ZI003": "Pilihan tidak cocok dengan data",
    "ZI004": "Berkas hasil sudah ada atau sama dengan masukannya",
    "ZI005": "Satu nomor untuk beberapa dokumen",
    "ZI006": "Kumpulan data belum punya register",
    "ZI007": "Folder tanpa berkas Word",
    "ZI009": "Dihentikan",
    "ZI010": "Bukan berkas Word (.docx)",
    "ZI011": "Keluaran tidak dapat dicetak",
    "ZI012": "Alamat atau nilai yang tidak dapat dipakai",
    "ZI013": "Pilihan yang tidak mendapat dokumen",
}
