"""``zi-docs periksa``: check the data and write nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from zi_docs.cli.command import data_option, declare, jenis_argument, json_option, tanggal_option
from zi_docs.cli.show import show_report
from zi_docs.cli.summary import format_check


@declare(
    "periksa",
    keterangan=(
        "Periksa data untuk satu atau beberapa JENIS dokumen, atau untuk semuanya.\n\n"
        "Tidak ada berkas yang ditulis. Kode keluar 1 berarti ada kesalahan."
    ),
    contoh=(
        "periksa --data trenggalek-2021",
        "periksa pakta-integritas notula --data trenggalek-2021",
    ),
)
@jenis_argument("Jenis dokumen; tanpa ini semua jenis diperiksa.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@tanggal_option("Periksa seolah-olah dokumen bertanggal ini; mis. 2021-04-27.")
@json_option
def command(jenis: tuple[str, ...], data: str, tanggal: date | None, as_json: bool) -> int:
    """Check the data set for the types asked for."""
    from zi_docs import app
    from zi_docs.run.plan import Request
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    request = Request(tuple(dict.fromkeys(jenis)), tanggal=tanggal, semua=not jenis)
    report = app.check(workspace, request)
    return show_report(report, as_json, *([] if report.failed else [format_check(report)]))
