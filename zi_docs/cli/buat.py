"""``zi-docs buat``: make documents."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import folder_to_write
from zi_docs.cli.command import data_option, declare, json_option
from zi_docs.cli.manner import Manner, run_options
from zi_docs.cli.numbers import issued_numbers
from zi_docs.cli.progress import show_progress
from zi_docs.cli.request import Asked, asked_options
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber
    from zi_docs.report import RunReport
    from zi_docs.workspace import Workspace

__all__ = ["command"]


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada galat, tidak ada berkas yang ditulis.\n\n"
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
    from zi_docs.seal import Seal
    from zi_docs.workspace import find_workspace

    start = perf_counter()
    workspace = find_workspace(data, Path.cwd(), keluaran)
    seal = Seal(workspace, {"diminta": asdict(asked), "cara": manner.words})
    report = seal.report() if manner.may_rest and not asked.draf else None
    numbers: list[IssuedNumber] = []
    if report is None:
        report, numbers = _generate(workspace, asked, manner, as_json)
        if manner.may_rest and not asked.draf:
            seal.keep(report)
    told = format_run(report, perf_counter() - start, numbers)
    return show_report(report, as_json, told, numbers=numbers)


def _generate(
    workspace: Workspace, asked: Asked, manner: Manner, as_json: bool
) -> tuple[RunReport, list[IssuedNumber]]:
    """Return what was done, and the numbers on what was made; a draft does not touch the book."""
    from zi_docs import app

    request, options = asked.request(workspace.root), manner.options()
    before = [] if asked.draf else issued_numbers(workspace)
    with show_progress(quiet=as_json) as progress:
        report = app.generate(workspace, request, progress, options)
    after = [] if asked.draf else issued_numbers(workspace)
    known = set(before)
    return report, [number for number in after if number not in known]
