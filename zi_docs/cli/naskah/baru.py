"""``zi-docs naskah baru``: a document type of the office's own, from a letter that it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.address import file_to_read
from zi_docs.cli.command import declare
from zi_docs.cli.layout import format_table
from zi_docs.cli.options import Option, json_option
from zi_docs.cli.show import print_json, print_problems
from zi_docs.errors import TemplateError

if TYPE_CHECKING:
    from zi_docs.app import Begun

_MOST = 30
_USUAL = ("keputusan", "surat")  # every profile of the program has these patterns
_RARE = ("jumlah", "tata_naskah", "berkas")


@declare(
    "baru",
    keterangan=(
        "Mulai jenis dokumen NAMA dari surat yang sudah ada: foldernya dibuat di templates, dengan "
        "suratnya, manifest.yaml, dan satu contoh.\n\n"
        "Tag yang sudah ada di surat itu diperiksa. Surat tanpa tag juga boleh: nama yang dapat "
        "ditulis di dalamnya lalu disebut. Yang sudah ada tidak ditimpa."
    ),
    contoh=(
        "naskah baru surat-izin --dari surat-izin-lama.docx",
        "naskah baru sk-tim --dari sk.docx --satu-per unit_kerja --nomor keputusan",
    ),
)
@click.argument("nama", help="Nama jenis: huruf kecil dan tanda hubung, mis. surat-izin.")
@click.option(
    "--dari",
    "letter",
    cls=Option,
    metavar="SURAT.docx",
    type=file_to_read(),
    required=True,
    help="Surat yang menjadi naskahnya; surat itu sendiri tidak diubah.",
    absent=lambda: ("Suratnya belum disebut.", "Tambahkan --dari SURAT.docx."),
)
@click.option("--judul", metavar="JUDUL", default="", help="Judulnya; tanpa ini dari NAMA.")
@click.option(
    "--satu-per",
    metavar="TABEL",
    default="",
    help="Satu dokumen per baris tabel ini, atau data; tanpa ini dicari dari tag suratnya.",
)
@click.option(
    "--nomor",
    metavar="MACAM",
    default="",
    help="Macam nomornya; tanpa ini keputusan atau surat, bila suratnya bertag nomor.",
)
@json_option
def command(nama: str, letter: Path, judul: str, satu_per: str, nomor: str, as_json: bool) -> int:
    """Make the folder of the type."""
    from zi_docs import app

    begun = app.begin_type(Path.cwd(), app.Wanted(nama, judul, satu_per, nomor), letter)
    code = TemplateError.exit_code if begun.examined.failed else 0
    if as_json:
        told = {"satu_per": begun.satu_per, "nomor": begun.nomor, "berkas": list(begun.files)}
        names = [{"nama": name, "tag": tag, "contoh": value} for name, tag, value, _ in begun.names]
        print_json(code, begun.examined.problems, **told, nama=names)
        return code
    print_problems(begun.examined.problems)
    click.echo("\n".join(_lines(begun)))
    return code


def _lines(begun: Begun) -> Iterator[str]:
    """Yield what was made, the names that may be written, and what to do next."""
    yield "Dibuat:"
    yield from (f"  {file}" for file in begun.files)
    if begun.root != Path.cwd():
        yield f"Folder kerja: {begun.root}"
    made_for = begun.satu_per.replace("_", " ")
    if made_for == "data":
        yield "Satu dokumen untuk semuanya. Per orang: tulis satu_per: pegawai di manifest.yaml."
    else:
        yield f"Satu dokumen per {made_for}."
    yield f"Nomor: macam {begun.nomor}." if begun.nomor else "Tanpa nomor."
    if begun.nomor and begun.nomor not in _USUAL:
        example = '"000.1.2.3/{urut}/{tahun}"'
        yield f"  Tulis polanya di lembar Nomor Surat: {begun.nomor}, mis. {example}."
    if not begun.has_tags:
        yield "Surat ini belum bertag. Ganti isi yang berubah-ubah dengan tag, misalnya:"
        yield from _names(begun)
    yield "Berikutnya:"
    yield f"  1. Buka templates/{begun.jenis}/naskah.docx di Word, dan tulis tagnya."
    yield f"  2. Periksa:  zi-docs naskah periksa {begun.jenis}"
    yield f"  3. Buat:     zi-docs buat {begun.jenis} --data DATA"


def _names(begun: Begun) -> Iterator[str]:
    """Yield a table of the first names that have a value, and how the others are found."""
    plain = [
        (one.tag, one.value)
        for one in begun.names
        if one.value and one.tag.startswith("{{") and not one.depth
    ]
    rows = [row for row in plain if not row[0].startswith(tuple(f"{{{{ {r}" for r in _RARE))]
    yield format_table(("Tulis", "Tercetak, menurut contoh"), rows[:_MOST])
    yield f"Semua nama: zi-docs naskah lihat {begun.jenis}."
