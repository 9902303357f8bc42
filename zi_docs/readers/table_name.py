"""Find the table that a sheet or a file holds, by the name that people gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from zi_docs.indonesian.judul import sheet_key

if TYPE_CHECKING:
    from zi_docs.model.tabel import Tables

_DEFAULT_SHEET = re.compile(r"(?:sheet|lembar|worksheet)\d*")

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


def is_default_sheet(name: str) -> bool:
    """Tell whether a sheet still has the name the program gave it ("Sheet1", "Lembar1")."""
    return _DEFAULT_SHEET.fullmatch("".join(filter(str.isalnum, name.casefold()))) is not None
