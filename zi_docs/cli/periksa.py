"""``zi-docs periksa``: check the data, and show what is wrong where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import file_or_folder_to_write
from zi_docs.cli.command import declare, refuse
from zi_docs.cli.layout import format_count
from zi_docs.cli.options import data_option, jenis_argument, json_option, tanggal_option
from zi_docs.cli.problems import would_replace_file
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_check

if TYPE_CHECKING:
    from zi_docs.app import Copy
    from zi_docs.run.plan import Request
    from zi_docs.workspace import Workspace

_ENDING = ".xlsx"


@declare(
    "periksa",
    keterangan=(
        "Periksa data untuk satu atau beberapa JENIS dokumen, atau untuk semuanya.\n\n"
        "Tidak ada berkas yang ditulis, kecuali buku kerja yang diminta dengan --tandai atau "
        "--rapi. Kode keluar 1 berarti ada kesalahan."
    ),
    contoh=(
        "periksa --data trenggalek-2021",
        "periksa pakta-integritas notula --data trenggalek-2021",
        "periksa --data trenggalek-2021 --tandai -o periksa.xlsx",
        "periksa --data trenggalek-2021 --rapi -o trenggalek-rapi.xlsx",
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
    "--rapi",
    is_flag=True,
    help="Tulis apa yang dipahami sebagai buku kerja yang rapi, juga bila ada yang salah.",
)
@click.option(
    "-o",
    "--hasil",
    metavar="HASIL.xlsx|FOLDER",
    type=file_or_folder_to_write(),
    help=(
        "Buku kerja yang ditulis oleh --tandai atau --rapi; pada --tandai juga folder, bila buku "
        "kerjanya beberapa."
    ),
)
@click.option("--timpa", is_flag=True, help="Timpa buku kerja hasil yang sudah ada.")
@json_option
def command(
    jenis: tuple[str, ...],
    data: str,
    tanggal: date | None,
    tandai: bool,
    rapi: bool,
    hasil: Path | None,
    timpa: bool,
    as_json: bool,
) -> int:
    """Check the data, and write the workbook that was asked for."""
    from zi_docs import app
    from zi_docs.run.plan import Request
    from zi_docs.workspace import find_workspace

    _refuse_misfits(tandai, rapi, hasil, timpa)
    workspace = find_workspace(data, Path.cwd())
    request = Request(tuple(dict.fromkeys(jenis)), tanggal=tanggal, semua=not jenis)
    if rapi and hasil:
        return _rewrite(workspace, request, hasil, as_json)
    copies: list[Copy] = []
    if hasil is None:
        report = app.check(workspace, request)
    else:
        report, copies = app.check_and_mark(workspace, request, app.Target(hasil, timpa))
    lines = [] if report.failed else [format_check(report)]
    more = {"salinan": [str(copy.path) for copy in copies]} if tandai else {}
    return show_report(report, as_json, *lines, *(_told(copies) if tandai else ()), more=more)


def _rewrite(workspace: Workspace, request: Request, hasil: Path, as_json: bool) -> int:
    from zi_docs import app

    report = app.check_and_rewrite(workspace, request, hasil)
    lines = [] if report.failed else [format_check(report)]
    return show_report(report, as_json, *lines, f"Selesai: {hasil}")


def _refuse_misfits(tandai: bool, rapi: bool, hasil: Path | None, timpa: bool) -> None:
    """Raise ``Misuse`` for options that miss each other, and for a file of another format."""
    if tandai and rapi:
        refuse("--tandai dan --rapi menulis buku kerja yang berbeda.", "Pakai salah satu.")
    asked = "--rapi" if rapi else "--tandai"
    if (tandai or rapi) and hasil is None:
        refuse("Nama berkas hasilnya belum disebut.", f"Tambahkan -o HASIL{_ENDING}.")
    if not (tandai or rapi) and (hasil is not None or timpa):
        option = "-o" if hasil is not None else "--timpa"
        refuse(
            f"{option} hanya berlaku bersama --tandai atau --rapi.",
            f"Tambahkan salah satunya, atau buang {option}.",
        )
    if rapi and hasil:
        _refuse_result(hasil, timpa)
    elif hasil and not hasil.is_dir() and hasil.suffix.casefold() not in ("", _ENDING):
        message = f"Hasil {asked} berupa {_ENDING}, sedangkan hasilnya bernama {hasil.suffix}."
        refuse(message, f"Beri nama berakhiran {_ENDING}, atau nama folder.")


def _refuse_result(hasil: Path, timpa: bool) -> None:
    """Raise for a tidy workbook of another format (ZI016), or one that is there (ZI004)."""
    from zi_docs.app.problems import wrong_ending
    from zi_docs.errors import UsageError

    if hasil.suffix.casefold() != _ENDING:
        raise UsageError(wrong_ending(str(hasil), _ENDING))
    if hasil.exists() and not timpa:
        raise UsageError(would_replace_file(str(hasil)))


def _told(copies: Sequence[Copy]) -> Iterator[str]:
    """Yield a line for each file that was written."""
    for copy in copies:
        what = f"{format_count(copy.cells)} sel ditandai" if copy.cells else "daftar temuan"
        yield f"Salinan: {copy.path} ({what})"
    if not copies:
        yield "Tidak ada temuan, jadi tidak ada salinan yang ditulis."
