"""``zi-docs mulai``: a new data set, with one workbook to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import complete_jenis, declare, json_option
from zi_docs.cli.show import print_json
from zi_docs.errors import choices

if TYPE_CHECKING:
    from zi_docs.app import Started


@declare(
    "mulai",
    keterangan=(
        "Mulai kumpulan data NAMA: satu buku kerja Excel dengan semua lembar yang perlu diisi.\n\n"
        "Folder data/NAMA dibuat di folder kerja ini. Yang sudah ada tidak ditimpa."
    ),
    contoh=(
        "mulai sukamaju-2026",
        "mulai sukamaju-2026 --jenis pakta-integritas",
        "mulai latihan --contoh trenggalek-2021",
    ),
)
@click.argument("nama", help="Nama kumpulan data: daerah dan tahunnya, mis. sukamaju-2026.")
@click.option("--contoh", metavar="CONTOH", default="", help="Isi dengan data contoh ini.")
@click.option(
    "--jenis",
    metavar="JENIS",
    multiple=True,
    shell_complete=complete_jenis,
    help="Hanya lembar untuk jenis dokumen ini; boleh berulang. Tanpa ini semua jenis.",
)
@json_option
def command(nama: str, contoh: str, jenis: tuple[str, ...], as_json: bool) -> int:
    """Make the data set."""
    from zi_docs import app

    started = app.start(Path.cwd(), nama, contoh, jenis)
    if as_json:
        print_json(0, [], folder=started.folder, berkas=list(started.files))
        return 0
    click.echo("\n".join(_lines(started, nama, jenis)))
    return 0


def _lines(started: Started, nama: str, jenis: Sequence[str]) -> list[str]:
    """Return what was made, and what to do next."""
    data = f'"{nama}"' if " " in nama else nama
    book = started.files[0]
    if started.is_sample:
        first = f"Buka {book} di Excel dan lihat isinya."
    else:
        first = f"Buka {book} di Excel; lembar Petunjuk menyebut apa yang diisi."
    elsewhere = [] if started.root == Path.cwd() else [f"Folder kerja: {started.root}"]
    return [
        f"Dibuat: {', '.join(started.files)}",
        f"Lembar: {choices(started.sheets)}.",
        *elsewhere,
        "Berikutnya:",
        f"  1. {first}",
        f"  2. Periksa:      zi-docs {' '.join(('periksa', *jenis))} --data {data}",
        f"  3. Buat:         zi-docs buat {' '.join(jenis) or '--semua'} --data {data}",
    ]
