"""``zi-docs register``: the issued numbers and documents. A command is a row of ``COMMANDS``."""

from __future__ import annotations

from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "lihat": ("zi_docs.cli.register.lihat", "Tampilkan buku agenda, atau cari di dalamnya."),
    "batal": ("zi_docs.cli.register.batal", "Batalkan satu nomor, dengan alasannya."),
    "ekspor": ("zi_docs.cli.register.ekspor", "Tulis buku agenda ke berkas Excel atau CSV."),
    "periksa": ("zi_docs.cli.register.periksa", "Periksa register dan berkas dokumennya."),
    "cadangkan": ("zi_docs.cli.register.cadangkan", "Salin register ke berkas cadangan."),
}

command = LazyGroup(
    "register",
    COMMANDS,
    keterangan=(
        "Register satu kumpulan data: nomor yang diberikan dan dokumen yang dibuat.\n\n"
        "Nomor tidak pernah dihapus dan tidak pernah diberikan dua kali."
    ),
    contoh=(
        "register lihat --data trenggalek-2021",
        "register periksa --data trenggalek-2021",
        "register batal --help",
    ),
)
