"""``zi-docs naskah periksa``: every fault of a naskah at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import WORD, file_to_read, refuse_loss
from zi_docs.cli.command import declare, refuse
from zi_docs.cli.options import data_option, hasil_option, json_option, timpa_option
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import TemplateError

if TYPE_CHECKING:
    from zi_docs.app import Examined


@declare(
    "periksa",
    keterangan=(
        "Sebut semua kesalahan naskah sebuah JENIS, atau sebuah berkas Word, sekaligus: di "
        "paragraf atau sel tabel mana, apa, dan cara membetulkannya.\n\n"
        "Nama yang tidak ada dalam data juga disebut: menurut contoh jenisnya, menurut --data, "
        "atau menurut --isi. Dengan -o kesalahannya juga ditulis sebagai komentar Word pada "
        "salinannya. Kode keluar 3 berarti ada kesalahan."
    ),
    contoh=(
        "naskah periksa pakta-integritas",
        "naskah periksa pakta-integritas --data trenggalek-2021",
        "naskah periksa undangan.docx --isi undangan.yaml -o undangan-diperiksa.docx",
    ),
)
@click.argument(
    "nama", metavar="JENIS|BERKAS.docx...", nargs=-1, required=True, help="Yang diperiksa."
)
@data_option("Periksa namanya menurut baris kumpulan data ini.", required=False)
@click.option(
    "--isi",
    "values",
    metavar="DATA.json|.yaml",
    type=file_to_read(),
    help="Periksa nama dalam BERKAS.docx menurut berkas data ini.",
)
@hasil_option(
    "SALINAN.docx",
    "Tulis salinan naskah dengan komentar di setiap kesalahan.",
    kind=WORD,
    required=False,
)
@timpa_option("Timpa SALINAN.docx bila sudah ada.")
@json_option
def command(
    nama: tuple[str, ...],
    data: str | None,
    values: Path | None,
    hasil: Path | None,
    timpa: bool,
    as_json: bool,
) -> int:
    """Look through each naskah."""
    from zi_docs import app

    if hasil is not None:
        _refuse_copy(nama, hasil, timpa)
    found = [app.examine(Path.cwd(), one, data or "", values) for one in dict.fromkeys(nama)]
    code = TemplateError.exit_code if any(one.failed for one in found) else 0
    written = hasil is not None and found[0].can_be_marked
    if hasil is not None and written:
        found[0].write_copy(hasil)
    problems = [problem for one in found for problem in one.problems]
    if as_json:
        shown = [{"nama": one.name, "berkas": one.shown, "beres": not one.failed} for one in found]
        print_json(code, problems, naskah=shown)
        return code
    print_problems(problems)
    click.echo("\n".join(_lines(found, hasil if written else None)))
    return code


def _refuse_copy(nama: Sequence[str], hasil: Path, timpa: bool) -> None:
    """Refuse a copy of several naskah, or over a file that is there."""
    if len(dict.fromkeys(nama)) > 1:
        refuse("Salinan (-o) hanya untuk satu naskah.", "Sebut satu JENIS atau satu berkas saja.")
    refuse_loss([Path(one) for one in nama], hasil, timpa=timpa)


def _lines(found: Sequence[Examined], copy: Path | None) -> list[str]:
    """Return the verdict on each naskah, and where the copy is."""
    lines = [_verdict(one) for one in found]
    return [*lines, f"Salinan dengan komentar: {copy}"] if copy else lines


def _verdict(one: Examined) -> str:
    verdict = "ada yang harus dibetulkan" if one.failed else "beres"
    option = "--isi DATA.yaml" if one.name == one.shown else "--data DATA"
    unchecked = f"nama belum diperiksa; tulis {option}"
    names = f"nama diperiksa menurut {one.names_of}" if one.names_of else unchecked
    return f"{one.shown}: {verdict} ({names})."
