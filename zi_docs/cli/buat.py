"""``zi-docs buat``: make documents."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import data_option, declare, json_option
from zi_docs.cli.manner import Manner, run_options
from zi_docs.cli.misuse import folder_to_write
from zi_docs.cli.request import Asked, asked_options
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run, show_progress

if TYPE_CHECKING:
    from zi_docs.run.report import RunReport


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada kesalahan, tidak ada berkas yang ditulis.\n\n"
        "Bila dijalankan lagi, hanya yang belum ada atau berubah yang dibuat. Dokumen bernomor "
        "yang sudah terbit tidak diubah lagi.\n\n"
        "PDF dibuat oleh LibreOffice. Bila tidak terpasang, berkas Word tetap dibuat; kode "
        "keluarnya 5."
    ),
    contoh=(
        "buat pakta-integritas --data trenggalek-2021",
        "buat notula rencana-aksi --data trenggalek-2021 --draf",
        "buat --semua --data trenggalek-2021 --keluaran D:\\ZI",
        "buat --semua --data trenggalek-2021 --lewati",
        'buat pakta-integritas --data trenggalek-2021 --hanya "19800101 200501 1 001"',
        'buat rencana-aksi --data trenggalek-2021 --tanggal "27 April 2021"',
        "buat pakta-integritas --data trenggalek-2021 --format pdf",
        "buat pakta-integritas --data trenggalek-2021 --format pdf,gabung --urut unit --dua-sisi",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--keluaran",
    metavar="DIR",
    type=folder_to_write(),
    help="Folder hasil. Biasanya output/DATA.",
)
@asked_options
@run_options
@json_option
def command(data: str, keluaran: Path | None, asked: Asked, manner: Manner, as_json: bool) -> int:
    """Make the documents asked for."""
    asked.refuse_misfits()
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    start = perf_counter()
    workspace = find_workspace(data, Path.cwd(), keluaran)

    def run() -> RunReport:
        request, options = asked.request(workspace.root), manner.options()
        with show_progress(quiet=as_json) as progress:
            return app.generate(workspace, request, progress, options)

    words = {"diminta": asdict(asked), "cara": manner.words}
    may_rest, numbers = manner.may_rest and not asked.draf, not asked.draf
    made = app.run_or_rest(workspace, words, run, may_rest=may_rest, numbers=numbers)
    told = format_run(made.report, perf_counter() - start, made.numbers)
    return show_report(made.report, as_json, told, numbers=made.numbers)
