"""``zi-docs register lihat``: show the agenda book, or search in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.command import declare
from zi_docs.cli.layout import format_count, format_facts, format_table
from zi_docs.cli.options import data_option, json_option
from zi_docs.cli.register.book import seri_option, tahun_option, tell_absence
from zi_docs.cli.show import print_json
from zi_docs.errors import quote

if TYPE_CHECKING:
    from zi_docs.register import AgendaEntry, Edition, Kept

_HEADINGS = ("Nomor", "Tanggal", "Jenis", "Untuk", "Keadaan", "Seri")


@declare(
    "lihat",
    keterangan=(
        "Tampilkan buku agenda, atau cari TEKS di dalamnya.\n\n"
        "TEKS boleh kode dokumen, nomor, nomor urut, NIP atau kode, atau sebagian nama. Bila "
        "hanya satu yang cocok, semua edisinya disebut."
    ),
    contoh=(
        "register lihat --data trenggalek-2021 --tahun 2021",
        "register lihat 87 --data trenggalek-2021",
        "register lihat 188.45/1/406.001.3/2021 --data trenggalek-2021",
        'register lihat "Arum Sekarwangi" --data trenggalek-2021',
        "register lihat 9K2M-7QXA --data trenggalek-2021",
    ),
)
@click.argument("teks", metavar="[TEKS]", default="", help="Yang dicari; tanpa ini seluruh buku.")
@data_option("Nama kumpulan data di folder data, atau alamat foldernya.", required=True)
@tahun_option("Hanya nomor tahun ini.")
@seri_option("Hanya nomor seri ini.")
@json_option
def command(teks: str, data: str, tahun: int | None, seri: str | None, as_json: bool) -> int:
    """Show the book."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    if not app.has_book(workspace):
        return tell_absence(workspace, as_json, nomor=[])
    with app.open_existing_register(workspace, may_be_older=True) as register:
        entries = app.look_up(register, teks, tahun, seri)
        only = entries[0] if teks and len(entries) == 1 else None
        editions = app.editions_of(register, only) if only else []
    if as_json:
        more = {"edisi": [_as_dict(edition) for edition in editions]} if teks else {}
        print_json(0, (), nomor=[_as_dict(entry) for entry in entries], **more)
    elif only:
        click.echo("\n".join(_details(only, editions, app.kept_of(workspace))))
    else:
        click.echo("\n".join(_describe(entries, teks, bool(tahun or seri))))
    return 0


def _describe(entries: Sequence[AgendaEntry], teks: str, narrowed: bool) -> list[str]:
    if not entries:
        return [_nothing(teks, narrowed)]
    table = format_table(_HEADINGS, [_row(entry) for entry in entries])
    return [table, f"{format_count(len(entries))} baris."]


def _nothing(teks: str, narrowed: bool) -> str:
    if teks:
        return f"Tidak ada nomor atau dokumen yang cocok dengan {quote(teks)}."
    return "Tidak ada nomor yang cocok." if narrowed else "Belum ada nomor dalam register ini."


def _row(entry: AgendaEntry) -> tuple[str, ...]:
    edisi = f", edisi {entry.edisi}" if entry.edisi > 1 else ""
    keadaan = f"{entry.keadaan}{edisi}" + (f": {entry.alasan}" if entry.alasan else "")
    untuk = entry.untuk or entry.kunci
    return (entry.nomor or "-", _spell(entry.tanggal), entry.jenis, untuk, keadaan, entry.seri)


def _details(entry: AgendaEntry, editions: Sequence[Edition], kept: Kept) -> list[str]:
    """Return all that is known of one line, and each of its editions."""
    facts = {
        "Nomor": entry.nomor or "tanpa nomor",
        "Seri": f"{entry.seri}, tahun {entry.tahun}" if entry.seri else "",
        "Tanggal": _spell(entry.tanggal),
        "Jenis": entry.jenis,
        "Untuk": entry.untuk,
        "Kunci": entry.kunci,
        "Keadaan": entry.keadaan,
        "Alasan": entry.alasan,
        "Berkas": entry.path if entry.sha256 else "",
        "Kode": entry.kode,
    }
    told = [_tell(edition, kept) for edition in editions]
    return [*format_facts(facts), *(line for lines in told for line in lines)]


def _tell(edition: Edition, kept: Kept) -> list[str]:
    """Return what a person asks of an edition: its state, its reason, where its bytes are kept."""
    reasons = {"menggantikan karena": edition.alasan, "batal karena": edition.alasan_batal}
    said = [f"{word} {reason}" for word, reason in reasons.items() if reason]
    head = f"Edisi {edition.edisi}: {edition.keadaan}, {_spell(edition.tanggal)}"
    lines = ["; ".join([head, *said, f"asal {edition.asal}"])]
    if edition.sha256:
        absent = "" if kept.has(edition.sha256) else " (tidak ada)"
        lines.append(f"  Simpanan: {kept.show(edition.sha256)}{absent}")
    if edition.pindaian:
        lines.append(f"  Pindaian: {kept.show(edition.pindaian, '.pdf')}")
    return lines


def _spell(day: str) -> str:
    from zi_docs.indonesian import format_tanggal

    return format_tanggal(date.fromisoformat(day))


def _as_dict(entry: AgendaEntry | Edition) -> dict[str, Any]:
    return {"berkas" if name == "path" else name: value for name, value in entry._asdict().items()}
