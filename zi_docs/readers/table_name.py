"""Find the table that a sheet or a file holds, by the name that people gave it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from zi_docs.indonesian.judul import sheet_key

if TYPE_CHECKING:
    from zi_docs.errors import Place
    from zi_docs.model.tabel import Tables

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_A_YEAR = re.compile(r"\btahun(?: anggaran| pelajaran)?\s*:?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_OF_A_LAW = re.compile(r"\b(?:nomor|no)\b", re.IGNORECASE)
# What Windows, Excel and people add to the name of a copy.
_COPY = re.compile(
    r"\b(salinan|salin|copy|duplikat|backup|back up|old|lama)\b|(\([1-9]\))\s*$", re.IGNORECASE
)
# "Lama" is also part of the name of a place, Puskesmas Kebayoran Lama, and of a number that a list
# has beside another: "NIP lama dan baru".
_OF_A_NUMBER = re.compile(r"\b(?:nip|nomor)\W+(?:baru\W+(?:dan\W+)?)?lama\b", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"(?:kec|kecamatan|kel|kelurahan|desa|dinas|upt|uptd|puskesmas|pkm|rsud|rs|sd|sdn|smp|smpn|sma"
    r"|sman|smk|smkn|tk|kota|balai|kantor|kua)\b.*\w\W+lama\W*",
    re.IGNORECASE,
)
_DEFAULT_SHEET = re.compile(r"(?:sheet|lembar|worksheet)\d*")
_OF_ONE_TABLE = (".csv", ".yaml", ".yml")

Spellings = Mapping[str, str]
"""The tables by every way to write the name of their sheet; see :func:`spellings_of`."""


def spellings_of(tables: Tables) -> dict[str, str]:
    """Return the tables by each way to write their names, in the form for comparing.

    A table's own name and title win over other names of another table.
    """
    found: dict[str, str] = {}
    for name, tabel in tables.items():
        found |= {sheet_key(text): name for text in (name, tabel.judul)}
    for name, tabel in tables.items():
        for text in tabel.lembar:
            found.setdefault(sheet_key(text), name)
    return found


def find_table(spellings: Spellings, name: str) -> str | None:
    """Return the table that a sheet or file of this name holds ("Data Pegawai 2021")."""
    return spellings.get(sheet_key(name))


def similar_table(spellings: Spellings, name: str) -> str | None:
    """Return the table whose name this one seems to misspell."""
    from difflib import get_close_matches

    close = get_close_matches(sheet_key(name), list(spellings), n=1, cutoff=0.8)
    return spellings[close[0]] if close else None


def tables_behind(refused: Iterable[Place], tables: Tables) -> frozenset[str]:
    """Return the tables that may stand in sheets and files that were refused.

    One that is called as a table holds that table and its children; any other may hold all.
    """
    spellings = spellings_of(tables)
    found: set[str] = set()
    for name in {_name_of(place) for place in refused}:
        table = find_table(spellings, name)
        if table is None:
            return frozenset(tables)
        found |= {table, *(kolom.table for _, kolom in tables[table].of_kind("anak"))}
    return frozenset(found)


def _name_of(place: Place) -> str:
    """Return what says which table a sheet or file holds; "" for a whole workbook, with sheets."""
    file = PurePosixPath(place.file)
    return place.sheet or (file.stem if file.suffix.casefold() in _OF_ONE_TABLE else "")


def is_default_sheet(name: str) -> bool:
    """Tell whether a sheet still has the name the program gave it ("Sheet1", "Lembar1")."""
    return _DEFAULT_SHEET.fullmatch("".join(filter(str.isalnum, name.casefold()))) is not None


def copy_word(name: str) -> str:
    """Return the word by which a name says that it is a copy or a former state; else nothing.

    >>> copy_word("Pegawai (1)"), copy_word("Salinan pegawai"), copy_word("Puskesmas Kota Lama")
    ('(1)', 'Salinan', '')
    >>> copy_word("NIP-lama-baru"), copy_word("Pegawai lama")
    ('', 'lama')
    """
    found = _COPY.search(_OF_A_NUMBER.sub(" ", name.replace("_", " ")))
    if not found or (found[0].casefold() == "lama" and _OF_A_PLACE.fullmatch(name.strip())):
        return ""
    return found[0].strip()


def year_said(title: str) -> str:
    """Return the year for which a title says that a list is; "" for none.

    >>> year_said("Tahun : 2025"), year_said("UU Nomor 5 Tahun 2014"), year_said("Per 1 Mei 2025")
    ('2025', '', '')
    """
    found = _OF_A_YEAR.search(title)
    return found[1] if found and not _OF_A_LAW.search(title) else ""


def other_year(name: str, year: str) -> str:
    """Return the year that a name gives, if it gives years and this one is not among them."""
    years = _YEAR.findall(name)
    return years[0] if years and year and year not in years else ""
