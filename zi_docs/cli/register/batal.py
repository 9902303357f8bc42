"""``zi-docs register batal``: cancel a number, or a document that was issued without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import Option, data_option
from zi_docs.cli.register.book import seri_option, tahun_option

if TYPE_CHECKING:
    from zi_docs.app import Cancelled

_AGAIN = "Bila diterbitkan lagi, dokumen ini mendapat nomor baru: {}."


@declare(
    "batal",
    keterangan=(
        "Batalkan satu NOMOR, atau dokumen terbit yang tidak bernomor. Nomornya tetap tercatat "
        "dengan alasannya dan tidak diberikan lagi. Isi dokumennya tetap tersimpan, salinannya "
        "diletakkan di folder arsip, dan berkasnya diambil dari tempatnya.\n\n"
        "Bila diterbitkan lagi, dokumen itu mendapat nomor baru."
    ),
    contoh=(
        'register batal 87 --data trenggalek-2021 --alasan "salah ketik"',
        'register batal 188.45/3/406.001.3/2021 --data trenggalek-2021 --alasan "salah ketik"',
        'register batal 7/KPTS --data trenggalek-2021 --seri keputusan --alasan "ganda"',
    ),
)
@click.argument(
    "nomor",
    metavar="NOMOR",
    help="Nomor seperti tercetak, atau nomor urutnya; kode atau kunci dokumen tanpa nomor.",
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--alasan",
    cls=Option,
    metavar="TEKS",
    required=True,
    help="Alasan yang dicatat.",
    absent=lambda: ("Alasan pembatalan belum diisi.", 'Tulis alasannya: --alasan "salah ketik".'),
)
@tahun_option("Tahun nomor itu, bila nomor yang sama ada pada beberapa tahun.")
@seri_option("Seri nomor itu, bila nomor yang sama ada pada beberapa seri.")
def command(nomor: str, data: str, alasan: str, tahun: int | None, seri: str | None) -> int:
    """Cancel one number or document."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    done = app.cancel(workspace, nomor, alasan, seri=seri, tahun=tahun)
    click.echo("\n".join(_lines(done, workspace.nama)))
    return 0


def _lines(done: Cancelled, data_set: str) -> list[str]:
    from zi_docs.register import issue_command

    entry = done.entry
    again = issue_command(entry.jenis, entry.kunci, data_set)
    what = f"Nomor {entry.nomor}" if entry.nomor else "Dokumen"
    return [
        f"{what} dibatalkan ({entry.jenis}, {entry.untuk or entry.kunci}).",
        f"Alasan: {entry.alasan}",
        *(f"Salinannya: {copy}" for copy in done.copies),
        *(f"Disunting orang, jadi dibiarkan di tempatnya: {path}" for path in done.left),
        _AGAIN.format(again),
    ]
