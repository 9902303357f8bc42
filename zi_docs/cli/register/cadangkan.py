"""``zi-docs register cadangkan``: copy the register and what it keeps."""

from __future__ import annotations

from pathlib import Path

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import data_option, hasil_option
from zi_docs.cli.register.book import open_book


@declare(
    "cadangkan",
    keterangan=(
        "Salin register ke berkas cadangan, dan isi dokumen terbit ke folder di sebelahnya yang "
        "berakhiran -terbit. Cadangan lama tidak pernah ditimpa.\n\n"
        "Memulihkan: salin cadangan itu menjadi register.db di folder datanya, dan isi folder "
        "-terbit ke folder terbit."
    ),
    contoh=(
        "register cadangkan --data trenggalek-2021",
        "register cadangkan --data trenggalek-2021 -o E:\\cadangan-register.db",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@hasil_option(
    "BERKAS",
    "Berkas cadangan. Biasanya di samping register, bernama menurut waktu.",
    required=False,
)
def command(data: str, hasil: Path | None) -> int:
    """Copy the register."""
    from zi_docs import app

    with open_book(data) as (workspace, register):
        backup, kept = app.back_up(workspace, register, hasil)
        click.echo(f"Cadangan: {workspace.show(backup)}")
        if kept:
            click.echo(f"Isi dokumen terbit: {workspace.show(kept)}")
    return 0
