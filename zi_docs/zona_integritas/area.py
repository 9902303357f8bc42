"""The six areas of change: their names by date, and their numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from zi_docs.errors import FieldError, quote
from zi_docs.zona_integritas._data import load_data, pick_version

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PREFIXES = (
    *(("area", "perubahan"), ("area",), ("pokja",), ("kelompok", "kerja")),
    *(("komponen", "pengungkit"), ("komponen",), ("pengungkit",)),
)
_LONGEST_SHEET_NAME = 31
_OF_A_PLAN = {"rencana", "aksi", "renaksi"}
_VERBS = ("penataan", "penguatan", "peningkatan")


@dataclass(frozen=True)
class Area:
    """One area of change, with its name in one rule.

    ``nama_lain`` holds the other names that the same rule uses.
    """

    nomor: int
    nama: str
    nama_lain: tuple[str, ...] = ()

    @property
    def romawi(self) -> str:
        """The number in Roman numerals, ``I`` to ``VI``."""
        return _ROMAN[self.nomor - 1]


def daftar_area(on: date) -> tuple[Area, ...]:
    """Return the six areas in order, with their names in the rule in force on ``on``.

    Dates before PermenPANRB 52/2014 get the names of that rule. Source: PermenPANRB 52/2014 and
    10/2019 (annex); PermenPANRB 90/2021, Lampiran III, from 31 December 2021.
    """
    versions = load_data("area")["nama"]
    chosen = pick_version(versions, on) or versions[0]
    return tuple(Area(a["nomor"], a["nama"], tuple(a.get("nama_lain", ()))) for a in chosen["area"])


def find_area(text: str) -> int:
    """Return the number, 1 to 6, of the area that ``text`` means.

    Reads a number (``4``, ``IV``), a label (``Area 4``, ``Pokja IV``), a name in any rule, the
    usual short names, or a label with a name. Raises ``ValueError`` for any other text, and when
    its number and its name disagree; the error lists the six areas. Source: as ``daftar_area``.
    """
    words = _strip_prefix(_WORD.findall(text.casefold()))
    nomor = _numbers_by_spelling().get(words[0]) if words else None
    nama = _condense(words[1:] if nomor else words)
    by_name = _areas_by_spelling().get(nama)
    if nomor is None and by_name is None and words and len(words[0]) == 1:  # "B. Tatalaksana"
        by_name = _areas_by_spelling().get(nama := _condense(words[1:]))
    result = nomor or by_name
    if result is None or (nama and by_name is None):
        mend = f"Tulis nomornya (1 sampai 6) atau namanya: {_six_areas()}."
        raise FieldError(f"Area {quote(text)} tidak dikenal.", mend)
    if nomor and by_name and nomor != by_name:
        mend = f"Betulkan nomor atau namanya: {_six_areas()}."
        message = f"Area {quote(text)} bernomor {nomor}, tetapi namanya area {by_name}."
        raise FieldError(message, mend)
    return result


def area_in(text: str) -> int | None:
    """Return the area that a title or the name of a sheet is about; None for any other text.

    It is named behind "Area" or "Pokja" ("Rencana Aksi Pokja Pengawasan Tahun 2020"), or alone,
    also when Excel cut its name after 31 characters. A number alone is none.
    """
    words = [word for word in _WORD.findall(text.casefold()) if word not in _OF_A_PLAN]
    if not any(len(word) > 1 and word not in _numbers_by_spelling() for word in words):
        return None
    if len(text) == _LONGEST_SHEET_NAME and (cut := _cut_area(_condense(words))):
        return cut
    starts = [at + len(label) for at, label in _labels(words)]
    return next(filter(None, (_area_at_start(words[at:]) for at in (*starts, 0))), None)


def _labels(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where "Pokja" and the like stand in a title."""
    for at in range(len(words)):
        label = next((one for one in _PREFIXES if tuple(words[at : at + len(one)]) == one), None)
        if label:
            yield at, label


def _area_at_start(words: list[str]) -> int | None:
    """Return the area with which some words begin, if only a year or nothing follows it."""
    while words and re.fullmatch(r"20\d\d|tahun|zi", words[-1]):
        words = words[:-1]
    try:
        return find_area(" ".join(words))
    except ValueError:
        return None


def _cut_area(dense: str) -> int | None:
    found = {nomor for name, nomor in _areas_by_spelling().items() if name.startswith(dense)}
    return found.pop() if len(found) == 1 else None


def is_nama_baku(text: str, on: date) -> bool:
    """Say whether the rule in force on ``on`` itself uses ``text`` as the name of an area.

    Capital letters and extra spaces do not matter. Source: as ``daftar_area``.
    """
    standard = {nama.casefold() for a in daftar_area(on) for nama in (a.nama, *a.nama_lain)}
    return " ".join(text.split()).casefold() in standard


def _strip_prefix(words: list[str]) -> list[str]:
    for prefix in _PREFIXES:
        if tuple(words[: len(prefix)]) == prefix:
            return words[len(prefix) :]
    return words


def _condense(words: Iterable[str]) -> str:
    """Return the words as one key, without spaces and the verb in front; SDM is always short."""
    words = list(words)
    if words and words[0] in _VERBS:
        words = words[1:]
    dense = "".join(words).replace("sumberdayamanusia", "sdm")
    return dense.replace("sdmsdm", "sdm")


@cache
def _numbers_by_spelling() -> dict[str, int]:
    arabic = {str(n): n for n in range(1, 7)}
    return arabic | {roman.casefold(): n for n, roman in enumerate(_ROMAN, start=1)}


@cache
def _areas_by_spelling() -> dict[str, int]:
    table = load_data("area")["sebutan"]
    return {_condense(name.split()): nomor for nomor, names in table.items() for name in names}


def _six_areas() -> str:
    return ", ".join(f"{a.nomor} {a.nama}" for a in daftar_area(date.max))
