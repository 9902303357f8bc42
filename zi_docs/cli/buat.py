"""``zi-docs buat``: make documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from zi_docs.cli.command import (
    data_option,
    declare,
    jenis_argument,
    json_option,
    tanggal_option,
)
from zi_docs.cli.progress import show_progress
from zi_docs.cli.request import wanted_types
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run

__all__ = ["command"]


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada galat, tidak ada berkas yang ditulis."
    ),
    contoh=(
        "buat pakta-integritas --data trenggalek-2021",
        "buat notula rencana-aksi --data trenggalek-2021 --draf",
        "buat --semua --data trenggalek-2021 --keluaran D:\\ZI",
        'buat pakta-integritas --data trenggalek-2021 --hanya "19800101 200501 1 001"',
        'buat rencana-aksi --data trenggalek-2021 --tanggal "27 April 2021"',
    ),
)
@jenis_argument("Jenis dokumen, seperti pada 'zi-docs jenis'.")
@click.option("--semua", is_flag=True, help="Buat semua jenis dokumen.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--keluaran",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil. Biasanya output/DATA.",
)
@click.option(
    "--hanya",
    metavar="KUNCI",
    multiple=True,
    help="Hanya untuk NIP, kode, atau nama ini. Boleh diulang.",
)
@click.option("--unit", metavar="KODE", default="", help="Hanya untuk unit kerja ini.")
@click.option("--draf", is_flag=True, help="Tandai hasilnya sebagai draf.")
@tanggal_option("Tanggal dokumen, menggantikan yang di data; mis. 2021-04-27.")
@click.option(
    "--nomor", metavar="NOMOR", default="", help="Nomor yang dicetak; hanya untuk satu JENIS."
)
@json_option
def command(
    jenis: tuple[str, ...],
    semua: bool,
    data: str,
    keluaran: Path | None,
    hanya: tuple[str, ...],
    unit: str,
    draf: bool,
    tanggal: date | None,
    nomor: str,
    as_json: bool,
) -> int:
    """Make the documents asked for."""
    _refuse_misfits(set(jenis), semua, nomor)
    from zi_docs import app
    from zi_docs.planning import Request
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd(), keluaran)
    request = Request(wanted_types(workspace.root, jenis), hanya, unit, draf, tanggal, nomor)
    start = perf_counter()
    with show_progress(quiet=as_json) as progress:
        report = app.generate(workspace, request, progress)
    return show_report(report, as_json, format_run(report, perf_counter() - start))


def _refuse_misfits(jenis: set[str], semua: bool, nomor: str) -> None:
    if not jenis and not semua:
        _refuse("Sebutkan JENIS dokumen, atau pakai --semua.")
    if jenis and semua:
        _refuse("Pilih satu: sebutkan JENIS, atau pakai --semua.")
    if nomor and len(jenis) != 1:
        _refuse("--nomor hanya dapat dipakai dengan satu JENIS.")


def _refuse(message: str) -> NoReturn:
    raise click.UsageError(message, click.get_current_context())
