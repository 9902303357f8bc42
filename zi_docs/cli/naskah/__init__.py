"""``zi-docs naskah``: the Word files that an office writes. A command is a row of ``COMMANDS``."""

from __future__ import annotations

from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "periksa": ("zi_docs.cli.naskah.periksa", "Sebut semua kesalahan naskah sekaligus."),
    "salin": ("zi_docs.cli.naskah.salin", "Salin bawaan program ke folder kerja, untuk diubah."),
    "baru": ("zi_docs.cli.naskah.baru", "Mulai jenis dokumen baru dari surat yang sudah ada."),
    "lihat": (
        "zi_docs.cli.naskah.lihat",
        "Lihat halaman yang terisi, dan nama yang boleh dipakai.",
    ),
    "isian": ("zi_docs.cli.naskah.isian", "Buat formulir Excel untuk satu naskah."),
}

command = LazyGroup(
    "naskah",
    COMMANDS,
    keterangan=(
        "Naskah Word milik kantor: diperiksa sebelum dipakai, disalin dari bawaan program, atau "
        "dimulai dari surat yang sudah ada.\n\n"
        "Naskah adalah berkas Word bertanda {{ }} yang diisi oleh buat atau isi."
    ),
    contoh=(
        "naskah periksa pakta-integritas",
        "naskah periksa undangan.docx -o undangan-diperiksa.docx",
        "naskah periksa --help",
    ),
)
