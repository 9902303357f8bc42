"""``zi-docs lke baca``: the answers of an official workbook as a table."""

from __future__ import annotations

from pathlib import Path

import click

from zi_docs.cli.command import Choice, Option, declare, json_option
from zi_docs.cli.misuse import file_to_read, file_to_write, refuse_loss
from zi_docs.cli.show import print_json, print_problems
from zi_docs.codes import Severity


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
@click.option(
    "-o",
    "--hasil",
    cls=Option,
    metavar="PENILAIAN.xlsx",
    type=file_to_write(),
    required=True,
    help="Buku kerja yang ditulis; boleh langsung di folder data.",
    absent=lambda: ("Nama berkas hasilnya belum disebut.", "Tambahkan -o PENILAIAN.xlsx."),
)
@click.option("--unit", metavar="KODE", default="", help="Unit kerja yang ditulis di setiap baris.")
@click.option(
    "--putaran",
    metavar="N",
    type=Choice(("1", "2", "3")),
    default="1",
    help="Penilaian yang keberapa; biasanya 1.",
)
@click.option("--timpa", is_flag=True, help="Timpa PENILAIAN.xlsx bila sudah ada.")
@json_option
def command(sumber: Path, hasil: Path, unit: str, putaran: str, timpa: bool, as_json: bool) -> int:
    """Read one workbook."""
    from zi_docs import app

    refuse_loss((sumber,), hasil, timpa=timpa)
    done = app.read_lke(sumber, hasil, Path.cwd(), unit, putaran)
    code = int(any(one.severity is Severity.GALAT for one in done.problems))
    if as_json:
        print_json(
            code, done.problems, isian=done.inputs, terjawab=done.answered, berkas=str(hasil)
        )
        return code
    print_problems(done.problems)
    click.echo(f"Selesai: {hasil} ({done.answered} dari {done.inputs} isian terjawab)")
    if not unit:
        click.echo("Kolom Unit Kerja masih kosong: isi, atau ulangi dengan --unit KODE.")
    return code
