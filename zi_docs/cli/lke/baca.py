"""``zi-docs lke baca``: the answers of an official workbook as a table."""

from __future__ import annotations

from pathlib import Path

import click

from zi_docs.cli.address import BOOK, file_to_read, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import Choice, hasil_option, json_option, timpa_option, unit_option
from zi_docs.cli.show import print_json, print_problems


@declare(
    "baca",
    keterangan=(
        "Baca jawaban, catatan, dan bukti dari buku kerja resmi LKE, dan tulis sebagai lembar "
        "Penilaian.\n\n"
        "Yang salah disebut selnya: jenis jawaban yang tertimpa, jawaban yang tidak boleh, indeks "
        "di atas 4, jumlah yang tidak cocok, rumus yang berbeda. Jawaban yang salah dikosongkan; "
        "kode keluarnya 1."
    ),
    contoh=(
        "lke baca LKE-Panggul.xlsx -o penilaian.xlsx --unit PANGGUL",
        "lke baca LKE-Panggul.xlsx -o penilaian.xlsx --unit PANGGUL --putaran 2 --timpa",
    ),
)
@click.argument("sumber", metavar="FILE.xlsx", type=file_to_read(), help="Buku kerja resmi LKE.")
@hasil_option(
    "PENILAIAN.xlsx", "Buku kerja yang ditulis; boleh langsung di folder data.", kind=BOOK
)
@unit_option("Unit kerja yang ditulis di setiap baris.")
@click.option(
    "--putaran",
    metavar="N",
    type=Choice(("1", "2", "3")),
    default="1",
    help="Penilaian yang keberapa; biasanya 1.",
)
@timpa_option("Timpa PENILAIAN.xlsx bila sudah ada.")
@json_option
def command(sumber: Path, hasil: Path, unit: str, putaran: str, timpa: bool, as_json: bool) -> int:
    """Read one workbook."""
    from zi_docs import app

    refuse_loss((sumber,), hasil, timpa=timpa)
    done = app.read_lke(sumber, hasil, Path.cwd(), unit, putaran)
    code = int(any(one.is_error for one in done.problems))
    if as_json:
        counts = {"terjawab": done.answered, "dinilai": done.assessed}
        print_json(code, done.problems, isian=done.inputs, **counts, berkas=str(hasil))
        return code
    print_problems(done.problems)
    said = f"{done.answered} dari {done.inputs} isian terjawab"
    if done.assessed:
        said += f" oleh unit, {done.assessed} oleh TPI"
    click.echo(f"Selesai: {hasil} ({said})")
    if not unit:
        click.echo("Kolom Unit Kerja masih kosong: isi, atau ulangi dengan --unit KODE.")
    return code
