"""``zi-docs naskah lihat``: one filled naskah as a picture, and the names that it may use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from zi_docs.cli.address import PICTURE, refuse_loss
from zi_docs.cli.command import declare, refuse
from zi_docs.cli.layout import format_table
from zi_docs.cli.options import complete_jenis, data_option, hasil_option, json_option, timpa_option
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import ConverterError, Problem

if TYPE_CHECKING:
    from zi_docs.app import View


@declare(
    "lihat",
    keterangan=(
        "Sebut semua nama yang boleh dipakai naskah JENIS, dengan isinya untuk satu dokumen; "
        "dengan -o juga gambar halamannya.\n\n"
        "Tanpa --data dipakai contoh jenis itu. Beberapa halaman menjadi GAMBAR-1.png, "
        "GAMBAR-2.png, dan seterusnya. Tanpa LibreOffice teks dokumennya yang ditampilkan."
    ),
    contoh=(
        "naskah lihat pakta-integritas",
        "naskah lihat pakta-integritas --data trenggalek-2021 --kunci 198501242008031001",
        "naskah lihat notula -o notula.png",
    ),
)
@click.argument("jenis", shell_complete=complete_jenis, help="Jenis dokumen.")
@data_option("Ambil isinya dari kumpulan data ini.", required=False)
@click.option(
    "--kunci",
    metavar="KUNCI",
    default="",
    help="Baris yang diambil: NIP, kode, atau nama; tanpa ini baris pertama.",
)
@hasil_option(
    "GAMBAR.png", "Gambar halaman dokumennya di berkas ini.", kind=PICTURE, required=False
)
@timpa_option("Timpa gambar yang sudah ada.")
@json_option
def command(
    jenis: str, data: str | None, kunci: str, hasil: Path | None, timpa: bool, as_json: bool
) -> int:
    """Show the names, and draw the pages."""
    from zi_docs import app

    if kunci and not data:
        refuse("--kunci memilih baris kumpulan data, yang belum disebut.", "Tambahkan --data DATA.")
    if hasil is not None:
        _refuse_picture(hasil, timpa)
    view = app.view(Path.cwd(), jenis, data or "", kunci)
    drawn = _draw(view, hasil) if hasil is not None else _Drawn()
    if as_json:
        names = [{"nama": n.name, "tag": n.tag, "isi": n.value} for n in view.names]
        shown = {"nama": names, "gambar": drawn.pictures, "teks": drawn.text}
        print_json(drawn.code, drawn.problems, untuk=view.untuk, **shown)
        return drawn.code
    click.echo(_names(view))
    if drawn.text:
        told = "\nTeks dokumennya, karena gambarnya tidak dapat dibuat:\n"
        click.echo(told + drawn.text, nl=False)
    for picture in drawn.pictures:
        click.echo(f"Gambar: {picture}")
    print_problems(drawn.problems)
    return drawn.code


class _Drawn(NamedTuple):
    """The pictures of a document, or its text and why there are none."""

    pictures: Sequence[str] = ()
    text: str = ""
    problems: tuple[Problem, ...] = ()
    code: int = 0


def _draw(view: View, hasil: Path) -> _Drawn:
    """Draw the pages; without LibreOffice the text of the document has to do."""
    from zi_docs import app

    document = view.document()
    try:
        return _Drawn([path.as_posix() for path in app.draw(document, hasil)])
    except ConverterError as error:
        return _Drawn((), app.text_of(document), error.problems, error.exit_code)


def _refuse_picture(hasil: Path, timpa: bool) -> None:
    """Refuse a picture that would replace a file: itself, or one of several pages."""
    for path in [hasil, *hasil.parent.glob(f"{hasil.stem}-[0-9]*{hasil.suffix}")]:
        refuse_loss((), path, timpa=timpa)


def _names(view: View) -> str:
    """Return the names as a table, those of an item below their list."""
    rows = [(f"{'  ' * one.depth}{one.tag}", one.value) for one in view.names]
    table = format_table(("Tulis", "Isinya"), rows)
    return f"Nama untuk naskah {view.plan.doctype.id}; isinya untuk {view.untuk}:\n{table}"
