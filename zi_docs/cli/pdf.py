"""``zi-docs pdf``: convert any Word files to PDF."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from zi_docs.cli.address import Address, folder_to_write
from zi_docs.cli.command import declare
from zi_docs.cli.manner import pdfa_option, process_option
from zi_docs.cli.options import json_option
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_pdf, show_progress


@declare(
    "pdf",
    keterangan=(
        "Ubah satu berkas Word, atau semua berkas Word dalam satu folder, menjadi PDF.\n\n"
        "PDF yang sudah dibuat dari berkas Word yang sama dilewati. PDF yang bukan buatan program "
        "ini atau sudah ditandatangani dibiarkan dan disebut.\n\n"
        "Kode keluar 5 berarti LibreOffice tidak ada, atau ada dokumen yang tidak menjadi PDF."
    ),
    contoh=(
        "pdf undangan.docx",
        "pdf output/trenggalek-2021 -o D:\\ZI\\PDF",
        "pdf arsip -o arsip-pdf --pdfa --proses 2",
    ),
)
@click.argument(
    "asal",
    metavar="BERKAS.docx|FOLDER",
    type=Address(exists=True, file=True, folder=True),
    help="Berkas Word, atau folder berisi berkas Word.",
)
@click.option(
    "-o",
    "--hasil",
    metavar="DIR",
    type=folder_to_write(),
    help="Folder hasil, dengan susunan yang sama. Biasanya di samping berkas Word-nya.",
)
@pdfa_option()
@process_option("Banyaknya proses, biasanya 1; 2 membantu bila dokumennya banyak halaman.")
@click.option("--timpa", is_flag=True, help="Buat ulang semua PDF, juga yang dibiarkan.")
@json_option
def command(
    asal: Path, hasil: Path | None, pdfa: bool, proses: int, timpa: bool, as_json: bool
) -> int:
    """Convert a file or a folder."""
    from zi_docs import app

    start = perf_counter()
    with show_progress(quiet=as_json) as progress:
        report = app.convert_files(asal, hasil, progress, pdfa=pdfa, proses=proses, timpa=timpa)
    return show_report(report, as_json, format_pdf(report, perf_counter() - start))
