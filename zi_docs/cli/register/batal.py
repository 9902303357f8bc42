"""``zi-docs register batal``: cancel a number."""

from __future__ import annotations

import click

from zi_docs.cli.command import (
    Option,
    data_option,
    declare,
)
from zi_docs.cli.register.book import open_book, seri_option, tahun_option

_AGAIN = (
    "Bila dibuat lagi, dokumen ini mendapat nomor baru. Untuk nomor tertentu, tambahkan --nomor."
)


@declare(
    "batal",
    keterangan=(
        "Batalkan satu NOMOR. Nomor itu tetap tercatat dengan alasannya dan tidak diberikan lagi; "
        "berkas dokumennya tidak dihapus.\n\n"
        "Bila dibuat lagi, dokumen itu mendapat nomor baru."
    ),
    contoh=(
        'register batal 100.3.3.2/3/2021 --data trenggalek-2021 --alasan "salah ketik"',
        'register batal 7/KPTS --data trenggalek-2021 --seri keputusan --alasan "ganda"',
    ),
)
@click.argument("nomor", metavar="NOMOR", help="Nomor seperti tercetak pada dokumen.")
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
    """Cancel one number."""
    with open_book(data) as (_, register):
        entry = register.cancel(nomor, alasan, seri=seri, tahun=tahun)
    click.echo(f"Nomor {entry.nomor} dibatalkan ({entry.jenis}, {entry.untuk or entry.kunci}).")
    click.echo(f"Alasan: {entry.alasan}")
    if entry.path:
        click.echo(f"Berkasnya tidak dihapus: {entry.path}")
    click.echo(_AGAIN)
    return 0
