"""``zi-docs buat``: make documents. Its options also serve ``periksa``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import (
    data_option,
    declare,
    gather,
    jenis_argument,
    json_option,
    refuse,
    tanggal_option,
)
from zi_docs.cli.manner import Manner, run_options
from zi_docs.cli.misuse import folder_to_write
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_run, show_progress

if TYPE_CHECKING:
    from zi_docs.run.plan import Request
    from zi_docs.run.report import RunReport


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents are asked for, as typed."""

    jenis: tuple[str, ...]
    semua: bool
    hanya: tuple[str, ...]
    unit: str
    draf: bool
    tanggal: date | None
    nomor: str

    def refuse_misfits(self) -> None:
        """Raise :class:`Misuse` for options that contradict each other."""
        if not self.jenis and not self.semua:
            message = "Jenis dokumennya belum disebut."
            hint = (
                "Tulis namanya, mis. zi-docs buat pakta-integritas --data ..., atau --semua untuk "
                "semua jenis; daftarnya: zi-docs jenis."
            )
            refuse(message, hint)
        if self.jenis and self.semua:
            refuse("Jenis disebut bersama --semua.", "Buang salah satunya.")
        if self.nomor and len(set(self.jenis)) != 1:
            message = "--nomor berlaku untuk satu jenis, sedangkan yang diminta beberapa."
            refuse(message, "Sebutkan satu jenis saja.")
        if self.nomor and self.draf:
            refuse("Draf tidak diberi nomor.", "Buang --nomor, atau buang --draf.")

    def request(self) -> Request:
        """Return the request; without a type it is for all types of the workspace."""
        from zi_docs.run.plan import Request

        jenis = tuple(dict.fromkeys(self.jenis))
        asked = (self.hanya, self.unit, self.draf, self.tanggal, self.nomor)
        return Request(jenis, *asked, semua=not jenis)


asked_options = gather(
    "asked",
    Asked,
    jenis_argument("Jenis dokumen, seperti pada 'zi-docs jenis'."),
    click.option("--semua", is_flag=True, help="Buat semua jenis dokumen."),
    click.option(
        "--hanya",
        metavar="KUNCI",
        multiple=True,
        help="Hanya untuk NIP, kode, atau nama ini. Boleh diulang.",
    ),
    click.option("--unit", metavar="KODE", default="", help="Hanya untuk unit kerja ini."),
    click.option(
        "--draf", is_flag=True, help="Buat draf di folder draf, tanpa nomor dan tanpa register."
    ),
    tanggal_option("Tanggal dokumen, menggantikan yang di data; mis. 2021-04-27."),
    click.option(
        "--nomor",
        metavar="NOMOR",
        default="",
        help="Nomor yang dicetak; hanya untuk satu JENIS, bukan untuk draf.",
    ),
)


@declare(
    "buat",
    keterangan=(
        "Buat dokumen dari data: satu atau beberapa JENIS, atau --semua.\n\n"
        "Semua data diperiksa dahulu; bila ada kesalahan, tidak ada berkas yang ditulis.\n\n"
        "Bila dijalankan lagi, hanya yang belum ada atau berubah yang dibuat. Dokumen bernomor "
        "yang sudah terbit tidak diubah lagi.\n\n"
        "PDF dibuat oleh LibreOffice. Bila LibreOffice tidak ditemukan, PDF tidak dibuat; berkas "
        "Word tetap dibuat, dan kode keluarnya 5."
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
        request, options = asked.request(), manner.options()
        with show_progress(quiet=as_json) as progress:
            return app.generate(workspace, request, progress, options)

    made = app.run_or_rest(workspace, manner.command(asdict(asked)), run)
    told = format_run(made.report, perf_counter() - start, made.numbers)
    return show_report(made.report, as_json, told, numbers=made.numbers)
