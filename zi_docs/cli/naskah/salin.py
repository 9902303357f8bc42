"""``zi-docs naskah salin``: a built-in, copied into the workspace to be changed there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import json_option
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from zi_docs.app import Copied


@declare(
    "salin",
    keterangan=(
        "Salin sebuah jenis, tabel, bagian, atau profil bawaan program ke folder templates di "
        "folder kerja ini, untuk diubah di situ. Yang sudah ada tidak ditimpa.\n\n"
        "Bila kelak bawaannya berubah, periksa dan buat menyebutnya. Salinan Anda tetap dipakai."
    ),
    contoh=(
        "naskah salin pakta-integritas",
        "naskah salin kop-perangkat-daerah",
        "naskah salin rencana_aksi",
        "naskah salin pakta-integritas --catat",
    ),
)
@click.argument(
    "nama", metavar="JENIS|TABEL|BAGIAN|PROFIL", help="Nama bawaan program yang disalin."
)
@click.option(
    "--catat",
    is_flag=True,
    help="Catat bahwa bawaan yang sekarang sudah dilihat; salinan Anda tidak diubah.",
)
@json_option
def command(nama: str, catat: bool, as_json: bool) -> int:
    """Copy it, or note that it was seen."""
    from zi_docs import app

    copied = (app.note_copy if catat else app.copy_builtin)(Path.cwd(), nama)
    if as_json:
        print_json(0, [], nama=copied.name, berkas=list(copied.files))
    elif catat:
        click.echo(f"Dicatat: bawaan {copied.name} yang sekarang sudah dilihat.")
    else:
        click.echo("\n".join(_lines(copied)))
    return 0


def _lines(copied: Copied) -> list[str]:
    """Return where the copy is, and what is done with it."""
    elsewhere = [] if copied.root == Path.cwd() else [f"Folder kerja: {copied.root}"]
    check = "naskah periksa" if "/" not in copied.name else "periksa"
    target = f" {copied.name}" if "/" not in copied.name else ""
    return [
        f"Disalin: {copied.files[0]}" if len(copied.files) == 1 else "Disalin:",
        *([f"  {file}" for file in copied.files] if len(copied.files) > 1 else []),
        *elsewhere,
        f"Ubah di situ, lalu zi-docs {check}{target}.",
    ]
