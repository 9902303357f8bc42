"""``zi-docs register``: the issued numbers and documents. A command is a row of ``COMMANDS``."""

from __future__ import annotations

from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "lihat": ("zi_docs.cli.register.lihat", "Tampilkan buku agenda, atau cari di dalamnya."),
    "catat": ("zi_docs.cli.register.catat", "Catat nomor dari buku lain, dan bekukan dokumennya."),
    "batal": (
        "zi_docs.cli.register.batal",
        "Batalkan satu nomor atau dokumen terbit, dengan alasannya.",
    ),
    "ekspor": ("zi_docs.cli.register.ekspor", "Tulis buku agenda ke berkas Excel atau CSV."),
    "periksa": ("zi_docs.cli.register.periksa", "Periksa register dan berkas dokumennya."),
    "cadangkan": ("zi_docs.cli.register.cadangkan", "Salin register dan simpanannya."),
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
        "register catat --help",
    ),
)
