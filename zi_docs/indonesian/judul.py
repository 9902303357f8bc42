"""Headings and names of sheets as people type them, in the form for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zi_docs.indonesian.ketikan import lipat

_PREFIX = re.compile(r"^(?:data|daftar|tabel|master|nama|para)+(?=.)")
_YEAR = re.compile(r"(?:tahun)?20\d\d$")


@lru_cache(maxsize=4096)
def compared(heading: str) -> str:
    """Return a heading in the form for comparing: only its letters and digits."""
    text = lipat(unicodedata.normalize("NFKC", heading)).replace("&", " dan ")
    return "".join(filter(str.isalnum, text))


def sheet_key(name: str) -> str:
    """Return the name of a sheet or file in the form for comparing.

    >>> sheet_key("Data Pegawai 2021")
    'pegawai'
    """
    key = "".join(filter(str.isalnum, lipat(name)))
    key = _YEAR.sub("", _PREFIX.sub("", key))
    half = key[: len(key) // 2]
    return half if half * 2 == key else key  # the plural: "pegawai-pegawai"
