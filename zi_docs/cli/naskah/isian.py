"""``zi-docs naskah isian``: a workbook to fill in, for a type or for any Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import BOOK, refuse_loss
from zi_docs.cli.command import declare
from zi_docs.cli.options import hasil_option, json_option, timpa_option
from zi_docs.cli.show import print_json
from zi_docs.errors import choices

if TYPE_CHECKING:
    from zi_docs.app import Formed


@declare(
    "isian",
    keterangan=(
        "Buat formulir Excel untuk sebuah berkas Word bertag: satu baris per nama, satu lembar per "
        "daftar, masing-masing dengan tempatnya dipakai. Perintah isi membacanya.\n\n"
        "Untuk sebuah JENIS dibuat buku kerja kumpulan data, seperti dari mulai --jenis."
    ),
    contoh=(
        "naskah isian undangan.docx -o undangan.xlsx",
        "naskah isian pakta-integritas -o sukamaju-2026.xlsx",
    ),
)
@click.argument("nama", metavar="JENIS|BERKAS.docx", help="Naskah yang diisi.")
@hasil_option("FORMULIR.xlsx", "Formulir yang ditulis.", kind=BOOK)
@timpa_option("Timpa FORMULIR.xlsx; isinya hilang.")
@json_option
def command(nama: str, hasil: Path, timpa: bool, as_json: bool) -> int:
    """Write the form."""
    from zi_docs import app

    refuse_loss([Path(nama)], hasil, timpa=timpa)
    formed = app.make_form(Path.cwd(), nama, hasil)
    if as_json:
        print_json(0, [], berkas=hasil.as_posix(), lembar=list(formed.sheets), isian=formed.names)
    else:
        click.echo("\n".join(_lines(formed, nama, hasil)))
    return 0


def _lines(formed: Formed, nama: str, hasil: Path) -> list[str]:
    """Return what was made, and what to do with it."""
    if formed.jenis:
        return [
            f"Dibuat: {hasil}",
            f"Isi buku itu, taruh di data/{hasil.stem}, lalu "
            f"zi-docs buat {formed.jenis} --data {hasil.stem}.",
        ]
    return [
        f"Dibuat: {hasil} ({formed.names} isian; lembar {choices(formed.sheets)})",
        f"Isi buku itu, lalu zi-docs isi {nama} {hasil} -o HASIL.docx.",
    ]
