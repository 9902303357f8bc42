"""``zi-docs isi``: fill any single Word file."""

from __future__ import annotations

from pathlib import Path

import click

from zi_docs.cli.address import file_to_read, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import hasil_option, json_option, timpa_option
from zi_docs.cli.show import print_json, print_problems


@declare(
    "isi",
    keterangan=(
        "Isi satu berkas Word bertanda {{ }} dari satu berkas data.\n\n"
        "Untuk naskah sendiri yang bukan jenis dokumen."
    ),
    contoh=(
        "isi undangan.docx undangan.yaml -o undangan-jadi.docx",
        "isi undangan.docx undangan.json -o undangan-jadi.docx --timpa",
        "isi undangan.docx undangan.xlsx -o undangan-jadi.docx",
    ),
)
@click.argument("naskah", metavar="NASKAH.docx", type=file_to_read(), help="Berkas Word bertanda.")
@click.argument(
    "data",
    metavar="DATA.json|.yaml|.xlsx",
    type=file_to_read(),
    help="Berkas data berisi pasangan nama dan isi, atau formulir dari naskah isian.",
)
@hasil_option("HASIL.docx", "Berkas yang ditulis.")
@timpa_option("Timpa HASIL.docx bila sudah ada.")
@json_option
def command(naskah: Path, data: Path, hasil: Path, timpa: bool, as_json: bool) -> int:
    """Fill one file."""
    from zi_docs import app

    refuse_loss((naskah, data), hasil, timpa=timpa)
    warnings = app.fill_file(naskah, data, hasil)
    if as_json:
        print_json(0, warnings)
    else:
        print_problems(warnings)
        click.echo(f"Selesai: {hasil}")
    return 0
