"""``zi-docs register ekspor``: write the agenda book to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import data_option, hasil_option
from zi_docs.cli.problems import would_replace_data
from zi_docs.cli.register.book import open_book
from zi_docs.errors import UsageError

if TYPE_CHECKING:
    from zi_docs.workspace import Workspace


@declare(
    "ekspor",
    keterangan=(
        "Tulis buku agenda ke berkas Excel (.xlsx) atau CSV (.csv): satu baris satu nomor. "
        "Di Excel, lembar Edisi memuat semua edisi dokumen terbit.\n\n"
        "Ekspor lama dengan nama yang sama diganti."
    ),
    contoh=(
        "register ekspor --data trenggalek-2021 -o BUKU-AGENDA.xlsx",
        "register ekspor --data trenggalek-2021 -o BUKU-AGENDA.csv",
    ),
)
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@hasil_option("BERKAS.xlsx|.csv", "Berkas yang ditulis.")
def command(data: str, hasil: Path) -> int:
    """Export the book."""
    from zi_docs.register import export_agenda

    with open_book(data) as (workspace, register):
        _refuse_loss(workspace, hasil)
        export_agenda(register.list_numbers(), hasil, register.editions())
    click.echo(f"Selesai: {hasil}")
    return 0


def _refuse_loss(workspace: Workspace, hasil: Path) -> None:
    """Refuse to overwrite a file of the data set, which is a clerk's table and no older export."""
    if hasil.exists() and hasil.resolve().is_relative_to(workspace.data):
        raise UsageError(would_replace_data(str(hasil)))
