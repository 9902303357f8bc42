"""``zi-docs mulai``: a new data set, with one workbook to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import complete_jenis, json_option
from zi_docs.cli.show import print_json
from zi_docs.errors import as_word, choices

if TYPE_CHECKING:
    from zi_docs.app import Started


@declare(
    "mulai",
    keterangan=(
        "Mulai kumpulan data NAMA: satu buku kerja Excel dengan lembar yang perlu diisi.\n\n"
        "Folder data/NAMA dibuat di folder kerja ini. Bila sudah ada, --jenis menambah buku kerja "
        "dengan lembar yang belum ada; yang sudah ada tidak disentuh."
    ),
    contoh=(
        "mulai sukamaju-2026",
        "mulai sukamaju-2026 --jenis pakta-integritas",
        "mulai sukamaju-2026 --jenis semua",
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
    help="Lembar untuk jenis dokumen ini; boleh berulang, atau: semua. "
    "Tanpa ini lembar untuk dokumen pertama sebuah kantor.",
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
    data = as_word(nama)
    types = () if "semua" in jenis else jenis
    book = started.files[0]
    if started.is_sample:
        first = f"Buka {book} di Excel dan lihat isinya."
    else:
        first = f"Buka {book} di Excel; lembar Petunjuk menyebut apa yang diisi."
    elsewhere = [] if started.root == Path.cwd() else [f"Folder kerja: {started.root}"]
    more = (
        [f"  4. Dokumen lain: zi-docs mulai {data} --jenis JENIS  (daftarnya: zi-docs jenis)"]
        if started.is_part and not jenis
        else []
    )
    return [
        f"Dibuat: {', '.join(started.files)}",
        f"Lembar: {choices(started.sheets)}.",
        *elsewhere,
        "Berikutnya:",
        f"  1. {first}",
        f"  2. Periksa:      zi-docs {' '.join(('periksa', *types))} --data {data}",
        f"  3. Buat:         zi-docs buat {' '.join(types) or '--semua'} --data {data}",
        *more,
    ]
