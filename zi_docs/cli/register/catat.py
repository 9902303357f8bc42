"""``zi-docs register catat``: record a number that another book gave."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import file_to_read
from zi_docs.cli.command import declare
from zi_docs.cli.options import Tanggal, complete_jenis, data_option, ke_option

if TYPE_CHECKING:
    from zi_docs.app import Recorded


_STILL_A_KONSEP = (
    "Isinya konsep yang belum disunting: masih bertanda KONSEP dan bertitik-titik. Bila yang "
    "ditandatangani lain, taruh berkasnya di tempat itu dan ulangi dengan --alasan; hasil "
    "pindainya dengan --berkas."
)


@declare(
    "catat",
    keterangan=(
        "Catat nomor yang diberikan buku lain (SRIKANDI, Bagian Hukum) untuk satu dokumen, dan "
        "bekukan dokumen itu. Berkas yang ada di tempatnya, atau konsepnya, disimpan apa adanya; "
        "tidak ada yang diisi.\n\n"
        "Nomor yang tidak sesuai polanya tidak masuk urutan. Bila dijalankan lagi dengan nomor "
        "yang sama, --berkas menambahkan pindaiannya."
    ),
    contoh=(
        "register catat sk-penetapan-unit trenggalek-2021 231 2021-04-27 --data trenggalek-2021",
        "register catat notula rapat-1 000.1.5/12 2021-04-27 --data trenggalek-2021 "
        "--berkas pindaian.pdf",
    ),
)
@click.argument("jenis", metavar="JENIS", help="Jenis dokumennya.", shell_complete=complete_jenis)
@click.argument(
    "kunci",
    metavar="KUNCI",
    help="NIP, kode, atau nama barisnya; nama kumpulan data bila dokumennya hanya satu.",
)
@click.argument("nomor", metavar="NOMOR", help="Nomor urut, atau nomor seperti tercetak.")
@click.argument("tanggal", metavar="TANGGAL", type=Tanggal(), help="Tanggal dokumennya.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@click.option(
    "--berkas",
    metavar="PINDAIAN.pdf",
    type=file_to_read(),
    help="Pindaian kertas yang ditandatangani; salinannya disimpan.",
)
@ke_option("Dokumen ke berapa untuk baris yang sama; biasanya 1.")
@click.option(
    "--alasan",
    metavar="TEKS",
    default="",
    help="Alasan mencatat ulang dengan tanggal, berkas, atau pindaian yang lain.",
)
def command(
    jenis: str,
    kunci: str,
    nomor: str,
    tanggal: date,
    data: str,
    berkas: Path | None,
    ke: int,
    alasan: str,
) -> int:
    """Record one number."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    note = app.Note(jenis, kunci, nomor, tanggal, berkas, alasan, ke)
    recorded = app.record(workspace, note)
    click.echo("\n".join(_lines(recorded, jenis)))
    return 0


def _lines(recorded: Recorded, jenis: str) -> list[str]:
    edisi = f", edisi {recorded.edisi}" if recorded.edisi > 1 else ""
    lines = [f"Tercatat: {recorded.nomor} ({jenis}, {recorded.untuk}){edisi}."]
    if recorded.place:
        lines.append(f"Dokumennya dibekukan: {recorded.place}")
        if recorded.is_konsep:
            lines.append(_STILL_A_KONSEP)
    else:
        lines.append("Belum ada berkas Word di tempatnya, jadi hanya nomornya yang tercatat.")
    if recorded.scan:
        lines.append(f"Pindaiannya disimpan: {recorded.scan}")
    return [*lines, *(f"Yang lama: {copy}" for copy in recorded.copies)]
