"""``zi-docs susun``: drafts of what an office writes. A command is a row of ``COMMANDS``."""

from __future__ import annotations

from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "command"]

COMMANDS = {
    "rencana-aksi": (
        "zi_docs.cli.susun.rencana_aksi",
        "Susun rencana aksi satu unit kerja dari langkah LKE.",
    ),
}

command = LazyGroup(
    "susun",
    COMMANDS,
    keterangan=(
        "Susun rancangan dari data yang ada, untuk disunting di Excel.\n\n"
        "Yang ditulis hanya usul: isinya tetap diputuskan tim kerja."
    ),
    contoh=(
        "susun rencana-aksi --data sukamaju-2026 --unit PKM -o rencana-aksi.xlsx",
        "susun rencana-aksi --help",
    ),
)
