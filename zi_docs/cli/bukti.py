"""``zi-docs bukti``: a unit's evidence in a folder for each question of the LKE."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import folder_to_write
from zi_docs.cli.command import declare
from zi_docs.cli.layout import format_count
from zi_docs.cli.options import Option, data_option, json_option, unit_option
from zi_docs.cli.show import print_json, print_problems

if TYPE_CHECKING:
    from zi_docs.app import Gathered


@declare(
    "bukti",
    keterangan=(
        "Kumpulkan bukti satu unit kerja ke dalam FOLDER: satu folder untuk setiap pertanyaan LKE, "
        "berisi salinan dokumen buatan zi-docs, berkas dan tautan dari lembar Bukti, serta daftar "
        "indeks-bukti.xlsx (juga sebagai daftar-bukti.docx) tentang yang ada dan yang belum.\n\n"
        "Bila dijalankan lagi, hanya yang baru atau berubah yang ditulis. Berkas yang Anda taruh "
        "sendiri di folder itu dibiarkan dan ikut dihitung."
    ),
    contoh=("bukti --data sukamaju-2026 --unit PKM -o bukti-pkm",),
)
@data_option("Nama kumpulan data yang memuat unit dan buktinya.", required=True)
@unit_option("Kode atau nama unit kerja.", required=True)
@click.option(
    "-o",
    "--hasil",
    cls=Option,
    metavar="FOLDER",
    type=folder_to_write(),
    required=True,
    help="Folder bukti: baru, kosong, atau hasil perintah ini sebelumnya.",
    absent=lambda: ("Folder buktinya belum disebut.", "Tambahkan -o FOLDER."),
)
@json_option
def command(data: str, unit: str, hasil: Path, as_json: bool) -> int:
    """Gather the evidence."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    result = app.gather_evidence(find_workspace(data, Path.cwd()), unit, hasil)
    code = int(any(one.is_error for one in result.problems))
    if as_json:
        more = {"pertanyaan": result.questions, "belum": result.missing, "ditulis": result.written}
        print_json(code, result.problems, folder=result.folder, **more)
        return code
    print_problems(result.problems)
    click.echo("\n".join(_lines(result)))
    return code


def _lines(result: Gathered) -> Iterator[str]:
    """Yield what is in the folder now."""
    proved = result.questions - len(result.missing)
    yield f"Folder bukti {result.unit}: {result.folder}"
    yield f"{proved} dari {result.questions} pertanyaan sudah ada buktinya."
    if result.missing:
        yield f"{len(result.missing)} belum: lihat lembar Belum Ada di indeks-bukti.xlsx."
    done = f"{format_count(result.written)} berkas ditulis, {format_count(result.same)} sudah sama"
    yield f"{done}, {format_count(result.removed)} dibuang karena bukan bukti lagi."
