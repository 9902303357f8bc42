"""Find the table that a sheet or a file holds, by the name that people gave it."""

from __future__ import annotations

import re

TABLES = ("unit_kerja", "pegawai", "rapat", "rencana_aksi", "dasar_hukum")

_SPELLINGS = {
    "unitkerja": "unit_kerja",
    "unit": "unit_kerja",
    "opd": "unit_kerja",
    "skpd": "unit_kerja",
    "satker": "unit_kerja",
    "satuankerja": "unit_kerja",
    "perangkatdaerah": "unit_kerja",
    "pegawai": "pegawai",
    "kepegawaian": "pegawai",
    "asn": "pegawai",
    "karyawan": "pegawai",
    "rapat": "rapat",
    "rencanaaksi": "rencana_aksi",
    "renaksi": "rencana_aksi",
    "rencanaaksizi": "rencana_aksi",
    "renaksizi": "rencana_aksi",
    "dasarhukum": "dasar_hukum",
}
_PREFIX = re.compile(r"^(?:data|daftar|tabel|master|nama|para)+(?=.)")
_YEAR = re.compile(r"(?:tahun)?20\d\d$")
_DEFAULT_SHEET = re.compile(r"(?:sheet|lembar|worksheet)\d*")


def _key(name: str) -> str:
    key = "".join(filter(str.isalnum, name.casefold()))
    key = _YEAR.sub("", _PREFIX.sub("", key))
    half = key[: len(key) // 2]
    return half if half * 2 == key else key  # the plural: "pegawai-pegawai"


def find_table(name: str) -> str | None:
    """Return the table that a sheet or file of this name holds ("Data Pegawai 2021")."""
    return _SPELLINGS.get(_key(name))


def similar_table(name: str) -> str | None:
    """Return the table whose name this one seems to misspell."""
    from difflib import get_close_matches

    close = get_close_matches(_key(name), list(_SPELLINGS), n=1, cutoff=0.8)
    return _SPELLINGS[close[0]] if close else None


def is_default_sheet(name: str) -> bool:
    """Tell whether a sheet still has the name the program gave it ("Sheet1", "Lembar1")."""
    return _DEFAULT_SHEET.fullmatch("".join(filter(str.isalnum, name.casefold()))) is not None
