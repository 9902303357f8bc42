"""The codes of every problem that the register can report, each with its short title."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    # the file
    "ZI601": "Register tidak dapat dibuka",
    "ZI602": "Register rusak",
    "ZI603": "Register dari versi yang lebih baru",
    "ZI604": "Register sedang dipakai",
    "ZI605": "Register tidak boleh ditulisi",
    "ZI606": "Diska penuh",
    "ZI607": "Register gagal dibaca atau ditulis",
    "ZI608": "Berkas register kosong",
    "ZI609": "Bukan register zi-docs",
    # giving numbers
    "ZI610": "Pola nomor tidak memuat {urut}",
    "ZI611": "Nomor sudah dipakai",
    "ZI612": "Nomor sudah dibatalkan",
    "ZI613": "Dokumen sudah bernomor lain",
    "ZI614": "Tulisan nomor tidak dapat dipakai",
    "ZI615": "Tahun nomor berbeda dari tanggal dokumen",
    "ZI616": "Nomor lama dari tahun atau seri lain",
    "ZI617": "Nomor urut terlalu besar",
    # cancelling and confirming
    "ZI620": "Nomor tidak ada dalam register",
    "ZI621": "Nomor sudah batal",
    "ZI622": "Nomor ada pada beberapa seri",
    "ZI623": "Alasan pembatalan belum diisi",
    "ZI624": "Nomor bukan milik dokumen ini",
    "ZI625": "Register menolak perubahan",
    # the audit
    "ZI630": "Berkas dokumen tidak ada",
    "ZI631": "Berkas dokumen berubah",
    "ZI632": "Nomor ganda",
    "ZI633": "Nomor terlewat",
    "ZI634": "Nomor dipesan belum terbit",
    "ZI635": "Nomor terbit tanpa dokumen",
    # copies
    "ZI640": "Cadangan sudah ada",
    "ZI641": "Berkas tidak dapat ditulis",
    "ZI642": "Akhiran berkas ekspor tidak dikenal",
}
