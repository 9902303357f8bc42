"""``zi-docs periksa``: check the data, and show what is wrong where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.command import (
    data_option,
    declare,
    jenis_argument,
    json_option,
    refuse,
    tanggal_option,
)
from zi_docs.cli.layout import format_count
from zi_docs.cli.misuse import file_or_folder_to_write
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_check

if TYPE_CHECKING:
    from zi_docs.app import Copy

_ENDING = ".xlsx"


@declare(
    "periksa",
    keterangan=(
        "Periksa data untuk satu atau beberapa JENIS dokumen, atau untuk semuanya.\n\n"
        "Tidak ada berkas yang ditulis, kecuali salinan yang diminta dengan --tandai. Kode keluar "
        "1 berarti ada kesalahan."
    ),
    contoh=(
        "periksa --data trenggalek-2021",
        "periksa pakta-integritas notula --data trenggalek-2021",
        "periksa --data trenggalek-2021 --tandai -o periksa.xlsx",
    ),
)
@jenis_argument("Jenis dokumen; tanpa ini semua jenis diperiksa.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@tanggal_option("Periksa seolah-olah dokumen bertanggal ini; mis. 2021-04-27.")
@click.option(
    "--tandai",
    is_flag=True,
    help="Tulis salinan buku kerja dengan warna dan catatan di setiap sel yang salah.",
)
@click.option(
    "-o",
    "--hasil",
    metavar="HASIL.xlsx|FOLDER",
    type=file_or_folder_to_write(),
    help="Salinan yang ditulis oleh --tandai; folder bila buku kerjanya beberapa.",
)
@click.option("--timpa", is_flag=True, help="Timpa salinan yang sudah ada.")
@json_option
def command(
    jenis: tuple[str, ...],
    data: str,
    tanggal: date | None,
    tandai: bool,
    hasil: Path | None,
    timpa: bool,
    as_json: bool,
) -> int:
    """Check the data set for the types asked for."""
    from zi_docs import app
    from zi_docs.run.plan import Request
    from zi_docs.workspace import find_workspace

    _refuse_misfits(tandai, hasil, timpa)
    workspace = find_workspace(data, Path.cwd())
    request = Request(tuple(dict.fromkeys(jenis)), tanggal=tanggal, semua=not jenis)
    copies: list[Copy] = []
    if hasil is None:
        report = app.check(workspace, request)
    else:
        report, copies = app.check_and_mark(workspace, request, app.Target(hasil, timpa))
    lines = [] if report.failed else [format_check(report)]
    more = {"salinan": [str(copy.path) for copy in copies]} if tandai else {}
    return show_report(report, as_json, *lines, *(_told(copies) if tandai else ()), more=more)


def _refuse_misfits(tandai: bool, hasil: Path | None, timpa: bool) -> None:
    """Raise ``Misuse`` for options that miss each other, and for a file of another format."""
    if tandai and hasil is None:
        refuse("Nama salinannya belum disebut.", f"Tambahkan -o HASIL{_ENDING}.")
    if not tandai and (hasil is not None or timpa):
        option = "-o" if hasil is not None else "--timpa"
        refuse(
            f"{option} hanya berlaku bersama --tandai.", f"Tambahkan --tandai, atau buang {option}."
        )
    if hasil is None or hasil.is_dir() or hasil.suffix.casefold() in ("", _ENDING):
        return
    message = f"Salinan bertanda berupa {_ENDING}, sedangkan hasilnya bernama {hasil.suffix}."
    refuse(message, f"Beri nama berakhiran {_ENDING}, atau nama folder.")


def _told(copies: Sequence[Copy]) -> Iterator[str]:
    """Yield a line for each file that was written."""
    for copy in copies:
        what = f"{format_count(copy.cells)} sel ditandai" if copy.cells else "daftar temuan"
        yield f"Salinan: {copy.path} ({what})"
    if not copies:
        yield "Tidak ada temuan, jadi tidak ada salinan yang ditulis."
