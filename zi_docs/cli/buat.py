"""``zi-docs buat``: make documents."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import data_option, declare, json_option
from zi_docs.cli.progress import show_progress
from zi_docs.cli.request import Asked, asked_options, run_options
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run

if TYPE_CHECKING:
    from zi_docs.app import RunOptions

__all__ = ["command"]


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada galat, tidak ada berkas yang ditulis.\n\n"
        "Bila dijalankan lagi, hanya yang belum ada atau berubah yang dibuat."
    ),
    contoh=(
        "buat pakta-integritas --data trenggalek-2021",
        "buat notula rencana-aksi --data trenggalek-2021 --draf",
        "buat --semua --data trenggalek-2021 --keluaran D:\\ZI",
        "buat --semua --data trenggalek-2021 --lewati",
        'buat pakta-integritas --data trenggalek-2021 --hanya "19800101 200501 1 001"',
        'buat rencana-aksi --data trenggalek-2021 --tanggal "27 April 2021"',
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--keluaran",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil. Biasanya output/DATA.",
)
@asked_options
@run_options
@json_option
def command(
    data: str, keluaran: Path | None, asked: Asked, options: RunOptions, as_json: bool
) -> int:
    """Make the documents asked for."""
    asked.refuse_misfits()
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd(), keluaran)
    request = asked.request(workspace.root)
    start = perf_counter()
    with show_progress(quiet=as_json) as progress:
        report = app.generate(workspace, request, progress, options)
    return show_report(report, as_json, format_run(report, perf_counter() - start))
