"""``zi-docs periksa``: check the data and write nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zi_docs.cli.command import data_option, declare, jenis_argument, json_option, tanggal_option
from zi_docs.cli.misuse import file_to_write
from zi_docs.cli.problems import misused, would_replace_file
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_check


@declare(
    "periksa",
    keterangan=(
        "Periksa data untuk satu atau beberapa JENIS dokumen, atau untuk semuanya.\n\n"
        "Tidak ada berkas yang ditulis, kecuali dengan --rapi. "
        "Kode keluar 1 berarti ada kesalahan."
    ),
    contoh=(
        "periksa --data trenggalek-2021",
        "periksa pakta-integritas notula --data trenggalek-2021",
        "periksa --data trenggalek-2021 --rapi -o trenggalek-rapi.xlsx",
    ),
)
@jenis_argument("Jenis dokumen; tanpa ini semua jenis diperiksa.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@tanggal_option("Periksa seolah-olah dokumen bertanggal ini; mis. 2021-04-27.")
@click.option(
    "--rapi",
    is_flag=True,
    help="Tulis apa yang dipahami sebagai buku kerja yang rapi, juga bila ada yang salah.",
)
@click.option(
    "-o",
    "--hasil",
    metavar="HASIL.xlsx",
    type=file_to_write(),
    help="Buku kerja yang ditulis oleh --rapi.",
)
@click.option("--timpa", is_flag=True, help="Timpa HASIL.xlsx bila sudah ada.")
@json_option
def command(
    jenis: tuple[str, ...],
    data: str,
    tanggal: date | None,
    rapi: bool,
    hasil: Path | None,
    timpa: bool,
    as_json: bool,
) -> int:
    """Check the data set for the types asked for."""
    from zi_docs import app
    from zi_docs.run.plan import Request
    from zi_docs.workspace import find_workspace

    target = _target(rapi, hasil, timpa)
    workspace = find_workspace(data, Path.cwd())
    request = Request(tuple(dict.fromkeys(jenis)), tanggal=tanggal, semua=not jenis)
    if target:
        report = app.check_and_rewrite(workspace, request, target)
    else:
        report = app.check(workspace, request)
    lines = [] if report.failed else [format_check(report)]
    return show_report(report, as_json, *lines, *([f"Selesai: {target}"] if target else []))


def _target(rapi: bool, hasil: Path | None, timpa: bool) -> Path | None:
    """Return the workbook to write, if any. Raises for one that is there already."""
    from zi_docs.app.problems import no_workbook_name
    from zi_docs.errors import UsageError

    if not rapi:
        if hasil or timpa:
            option = "-o" if hasil else "--timpa"
            raise UsageError(misused(option, "Opsi ini hanya untuk --rapi.", "Tambahkan --rapi."))
        return None
    if hasil is None:
        hint = "Tambahkan -o HASIL.xlsx."
        raise UsageError(misused("--rapi", "Nama berkas hasilnya belum disebut.", hint))
    if hasil.suffix.casefold() != ".xlsx":
        raise UsageError(no_workbook_name(str(hasil)))
    if hasil.exists() and not timpa:
        raise UsageError(would_replace_file(str(hasil)))
    return hasil
