"""``zi-docs register lihat``: show the agenda book, or search in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.command import data_option, declare, json_option
from zi_docs.cli.layout import format_count, format_facts, format_table
from zi_docs.cli.register.book import seri_option, tahun_option, tell_absence
from zi_docs.cli.show import print_json
from zi_docs.errors import quote

if TYPE_CHECKING:
    from zi_docs.register import AgendaEntry, Register

_HEADINGS = ("Nomor", "Tanggal", "Jenis", "Untuk", "Keadaan", "Seri")


@declare(
    "lihat",
    keterangan=(
        "Tampilkan buku agenda, atau cari TEKS di dalamnya.\n\n"
        "TEKS boleh kode dokumen, nomor, NIP atau kode, atau sebagian nama."
    ),
    contoh=(
        "register lihat --data trenggalek-2021 --tahun 2021",
        "register lihat 100.3.3.2/1/2021 --data trenggalek-2021",
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
    with app.open_workspace_register(workspace) as register:
        entries = _look(register, teks, tahun, seri)
    if as_json:
        print_json(0, (), nomor=[_as_dict(entry) for entry in entries])
    else:
        click.echo("\n".join(_describe(entries, teks, bool(tahun or seri))))
    return 0


def _look(
    register: Register, teks: str, tahun: int | None, seri: str | None
) -> Sequence[AgendaEntry]:
    if not teks:
        return register.list_numbers(tahun, seri)
    found = register.find(teks)
    return [e for e in found if tahun in (None, e.tahun) and seri in (None, e.seri)]


def _describe(entries: Sequence[AgendaEntry], teks: str, narrowed: bool) -> list[str]:
    """Return the only hit of a search with all its details, everything else as a table."""
    if not entries:
        return [_nothing(teks, narrowed)]
    if teks and len(entries) == 1:
        return format_facts(_facts(entries[0]))
    table = format_table(_HEADINGS, [_row(entry) for entry in entries])
    return [table, f"{format_count(len(entries))} baris."]


def _nothing(teks: str, narrowed: bool) -> str:
    if teks:
        return f"Tidak ada nomor atau dokumen yang cocok dengan {quote(teks)}."
    return "Tidak ada nomor yang cocok." if narrowed else "Belum ada nomor dalam register ini."


def _row(entry: AgendaEntry) -> tuple[str, ...]:
    keadaan = f"{entry.keadaan}: {entry.alasan}" if entry.alasan else entry.keadaan
    untuk = entry.untuk or entry.kunci
    return (entry.nomor or "-", _spell(entry.tanggal), entry.jenis, untuk, keadaan, entry.seri)


def _facts(entry: AgendaEntry) -> dict[str, str]:
    return {
        "Nomor": entry.nomor or "tanpa nomor",
        "Seri": f"{entry.seri}, tahun {entry.tahun}" if entry.seri else "",
        "Tanggal": _spell(entry.tanggal),
        "Jenis": entry.jenis,
        "Untuk": entry.untuk,
        "Kunci": entry.kunci,
        "Keadaan": entry.keadaan,
        "Alasan": entry.alasan,
        "Berkas": entry.path,
        "Kode": entry.kode,
    }


def _spell(day: str) -> str:
    from zi_docs.indonesian import format_tanggal

    return format_tanggal(date.fromisoformat(day))


def _as_dict(entry: AgendaEntry) -> dict[str, Any]:
    return {"berkas" if name == "path" else name: value for name, value in entry._asdict().items()}
