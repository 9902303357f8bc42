"""``zi-docs lke isi``: the answers of a table in an official workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import file_to_read, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import (
    Choice,
    data_option,
    hasil_option,
    json_option,
    timpa_option,
    unit_option,
)
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import choices

if TYPE_CHECKING:
    from zi_docs.app import LkeFilled


@declare(
    "isi",
    keterangan=(
        "Isi buku kerja resmi LKE dengan jawaban, catatan, dan bukti satu unit dari tabel "
        "Penilaian.\n\n"
        "Hasilnya salinan: hanya sel itu yang berubah; rumus, daftar pilihan, dan pelindung lembar "
        "tetap. Bila satu jawaban tidak dapat diisikan, tidak ada yang ditulis."
    ),
    contoh=("lke isi LKE-kosong.xlsx -o LKE-Panggul.xlsx --data trenggalek-2026 --unit PANGGUL",),
)
@click.argument("sumber", metavar="FILE.xlsx", type=file_to_read(), help="Buku kerja resmi LKE.")
@hasil_option("HASIL.xlsx", "Salinan yang ditulis; FILE.xlsx sendiri tidak pernah diubah.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@unit_option("Unit yang jawabannya diisikan.")
@click.option(
    "--putaran", metavar="N", type=Choice(("1", "2", "3")), help="Penilaian yang keberapa."
)
@timpa_option("Timpa HASIL.xlsx bila sudah ada.")
@json_option
def command(
    sumber: Path,
    hasil: Path,
    data: str,
    unit: str,
    putaran: str | None,
    timpa: bool,
    as_json: bool,
) -> int:
    """Fill one workbook."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    refuse_loss((sumber,), hasil, timpa=timpa)
    workspace = find_workspace(data, Path.cwd())
    done = app.fill_lke(workspace, sumber, hasil, unit, putaran or "")
    code = int(done.filled.is_refused)
    if as_json:
        print_json(code, done.problems, **_as_dict(done, hasil))
        return code
    print_problems(done.problems)
    if not code:
        click.echo("\n".join(_lines(done, hasil)))
    return code


def _as_dict(done: LkeFilled, hasil: Path) -> dict[str, object]:
    replaced = [one._asdict() for one in done.filled.replaced]
    return {
        "berkas": "" if done.filled.is_refused else str(hasil),
        "sel": done.filled.cells,
        "diganti": [
            {"sel": one["cell"], "sebelum": one["before"], "sesudah": one["after"]}
            for one in replaced
        ],
        "hanya_di_buku_kerja": done.filled.more,
        "nilai_buku_kerja": None if done.total is None else str(done.total),
        "nilai": None if done.score is None else f"{float(done.score):.6f}",
        "sebab": list(done.reasons),
    }


def _lines(done: LkeFilled, hasil: Path) -> Iterator[str]:
    """Yield what a clerk should know of the copy."""
    yield f"Selesai: {hasil} ({done.filled.cells} sel diisi)"
    if replaced := done.filled.replaced:
        said = [f"{one.cell} {one.before} menjadi {one.after}" for one in replaced]
        yield f"Jawaban yang diganti: {choices(said)}."
    if more := done.filled.more:
        yield f"Terjawab di buku kerja, kosong di data (dibiarkan): {choices(more)}."
    if done.score is None:
        return
    from zi_docs.penilaian.tampil import teks

    shown = "galat" if done.total is None else teks(done.total)
    yield f"Nilai yang ditampilkan buku kerja: {shown}"
    if done.reasons:
        yield f"Nilai menurut bobot: {teks(done.score)}"
        yield f"Beda karena: {' '.join(done.reasons)}"
