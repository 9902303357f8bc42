"""What a clerk calls a table, a column and a setting: as it is typed, never by a field's name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from zi_docs.errors import brief
from zi_docs.model.table import Source

_LONGEST_HEADING = 40
_NAMED = {
    "nip": "NIP",
    "nik": "NIK",
    "ni_pppk": "NI PPPK",
    "kode_lke": "Kode LKE",
    "pos_el": "Pos-el",
}


def judul(name: str) -> str:
    """Return the title of a table or column: ``unit_kerja`` gives "Unit Kerja"."""
    return _NAMED.get(name) or name.replace("_", " ").title()


def sebutan_tabel(table: str, source: Source | None = None) -> str:
    """Return what a clerk calls a table, by where it was read from.

    >>> sebutan_tabel("unit_kerja")
    'tabel Unit Kerja'
    >>> sebutan_tabel("unit_kerja", Source("a.xlsx", "OPD"))
    'lembar "OPD"'
    """
    title = judul(table)
    if source is None or not source.file:
        return f"tabel {title}"
    if source.sheet is None:
        return f"berkas {PurePath(source.file).name}"
    is_title = " ".join(source.sheet.casefold().split()) == title.casefold()
    return f"lembar {title}" if is_title else f'lembar "{source.sheet}"'


def sebutan_kolom(column: str, source: Source | None = None) -> str:
    """Return what a clerk calls a column: its heading as written, or its title.

    A file of YAML has no columns but keys.

    >>> sebutan_kolom("nip", Source("a.xlsx", "A", headings={"nip": "No. NIP"}))
    'kolom No. NIP'
    >>> sebutan_kolom("unit_kerja", Source("a.yaml", headings={"unit_kerja": "opd"}))
    'isian "opd"'
    """
    heading = source.headings.get(column, "") if source else ""
    if source and PurePath(source.file).suffix in (".yaml", ".yml"):
        return f'isian "{heading or column}"'
    return f"kolom {brief(' '.join(heading.split()), _LONGEST_HEADING) or judul(column)}"


def sebutan_kunci(path: Sequence[str]) -> str:
    """Return what a clerk calls a setting: its key, and the one that it stands under.

    >>> sebutan_kunci(("instansi", "ibu_kota"))
    '"ibu_kota" di bawah "instansi"'
    """
    *above, key = path or ("",)
    parents = [name for name in above if not name.isdigit()]
    return f'"{key}" di bawah "{parents[-1]}"' if parents else f'"{key}"'


def kapital(phrase: str) -> str:
    """Return a phrase as the beginning of a sentence; the rest of its letters stay."""
    return phrase[:1].upper() + phrase[1:]
