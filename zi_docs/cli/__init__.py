"""The command line: it reads options, prints text and chooses exit codes; it has no other rules.

A command is a module of this package and a row of ``COMMANDS``. Its module is imported only when
the command runs or its ``--help`` is shown, so that ``zi-docs --help`` stays fast.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from zi_docs import __version__
from zi_docs.cli.group import LazyGroup

__all__ = ["COMMANDS", "PROGRAM", "cli", "main"]

PROGRAM = "zi-docs"

COMMANDS = {
    "mulai": ("zi_docs.cli.mulai", "Mulai kumpulan data baru: satu buku kerja untuk diisi."),
    "jenis": ("zi_docs.cli.jenis", "Daftar jenis dokumen, atau apa yang diperlukan satu jenis."),
    "susun": ("zi_docs.cli.susun", "Susun rancangan rencana aksi dari langkah LKE."),
    "periksa": ("zi_docs.cli.periksa", "Periksa data tanpa membuat apa pun."),
    "buat": ("zi_docs.cli.buat", "Buat dokumen dari data."),
    "nilai": ("zi_docs.cli.nilai", "Nilai LKE setiap unit, ambangnya, dan perbaikannya."),
    "bukti": ("zi_docs.cli.bukti", "Kumpulkan bukti satu unit, satu folder per pertanyaan LKE."),
    "bandingkan": ("zi_docs.cli.bandingkan", "Apa yang beda di antara dua folder hasil."),
    "register": ("zi_docs.cli.register", "Nomor yang diberikan dan dokumen yang dibuat."),
    "naskah": ("zi_docs.cli.naskah", "Periksa naskah Word milik kantor, dan buat yang baru."),
    "lke": ("zi_docs.cli.lke", "Baca dan isi buku kerja resmi LKE."),
    "isi": ("zi_docs.cli.isi", "Isi satu berkas Word dari satu berkas data."),
    "pdf": ("zi_docs.cli.pdf", "Ubah berkas Word apa pun menjadi PDF."),
    "web": ("zi_docs.cli.web", "Buka halaman di peramban: semuanya dengan klik."),
    "dokter": ("zi_docs.cli.dokter", "Periksa keadaan komputer ini, dan apa yang perlu dipasang."),
    "pelengkap": ("zi_docs.cli.pelengkap", "Siapkan tombol Tab supaya melengkapi perintah."),
}


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()


_VERSION = click.Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Tampilkan versi, lalu selesai.",
)

cli = LazyGroup(
    PROGRAM,
    COMMANDS,
    keterangan="Mengisi naskah dinas Word untuk Zona Integritas dari data kantor sendiri.",
    contoh=(
        "periksa --data trenggalek-2021",
        "buat pakta-integritas --data trenggalek-2021",
        "buat --help",
    ),
    params=[_VERSION],
)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its exit code."""
    from zi_docs.cli.show import open_missing, run

    open_missing()
    code = run(cli, PROGRAM, sys.argv[1:] if args is None else args)
    gc.freeze()  # else Python searches all that is left for cycles, twice, before it ends
    sys.exit(code)
