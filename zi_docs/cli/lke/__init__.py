"""``zi-docs lke``: the official workbook of the LKE. A command is a row of ``COMMANDS``."""

from __future__ import annotations

from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "baca": ("zi_docs.cli.lke.baca", "Baca jawaban dari buku kerja resmi menjadi tabel."),
    "isi": ("zi_docs.cli.lke.isi", "Isi buku kerja resmi dari data, tanpa mengubah yang lain."),
}

command = LazyGroup(
    "lke",
    COMMANDS,
    keterangan=(
        "Buku kerja resmi Lembar Kerja Evaluasi (LKE): lembar Jawaban dari portal, atau lembar LKE "
        "ZI dari lampiran peraturan.\n\n"
        "Kolomnya dikenali dari judulnya dan barisnya dari teksnya, tahun berapa pun bukunya."
    ),
    contoh=(
        "lke baca LKE-Panggul.xlsx -o penilaian.xlsx --unit PANGGUL",
        "lke isi LKE-kosong.xlsx -o LKE-Panggul.xlsx --data trenggalek-2026 --unit PANGGUL",
        "lke baca --help",
    ),
)
