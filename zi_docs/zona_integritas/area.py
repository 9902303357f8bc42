"""The six areas of change: their names, numbers and weights, by date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from zi_docs.errors import FieldError, quote
from zi_docs.zona_integritas._data import format_tanggal, load_data, pick_version

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PREFIXES = (("area", "perubahan"), ("area",), ("pokja",), ("kelompok", "kerja"))
_VERBS = ("penataan", "penguatan", "peningkatan")


@dataclass(frozen=True)
class Area:
    """One area of change, as one rule names it.

    ``nama_lain`` holds other names that the same rule uses itself.
    """

    nomor: int
    nama: str
    nama_lain: tuple[str, ...] = ()

    @property
    def romawi(self) -> str:
        """The number in Roman numerals, ``I`` to ``VI``."""
        return _ROMAN[self.nomor - 1]


@dataclass(frozen=True)
class BobotArea:
    """The weight of one area in points of 100; the two halves are None before 2022."""

    nomor: int
    total: Decimal
    pemenuhan: Decimal | None = None
    reform: Decimal | None = None


def daftar_area(on: date) -> tuple[Area, ...]:
    """Return the six areas in order, named by the rule in force on ``on``.

    Before PermenPANRB 52/2014 its names are used. Source: PermenPANRB 52/2014 and 10/2019
    (annex); PermenPANRB 90/2021, Lampiran III, from 1 January 2022.
    """
    versi = load_data("area")["nama"]
    chosen = pick_version(versi, on) or versi[0]
    return tuple(Area(a["nomor"], a["nama"], tuple(a.get("nama_lain", ()))) for a in chosen["area"])


def bobot_area(on: date) -> tuple[BobotArea, ...]:
    """Return the weights of the six areas, in points of 100 (they add up to 60).

    Raises ``ValueError`` before PermenPANRB 52/2014. Source: PermenPANRB 52/2014, 10/2019, and
    90/2021, Lampiran III, which halves every weight into pemenuhan and reform.
    """
    chosen = pick_version(load_data("area")["bobot"], on)
    if chosen is None:
        raise ValueError(f"Bobot area untuk {format_tanggal(on)} tidak tersedia.")
    return tuple(
        BobotArea(
            nomor=a["nomor"],
            total=Decimal(a["total"]),
            pemenuhan=_angka(a.get("pemenuhan")),
            reform=_angka(a.get("reform")),
        )
        for a in chosen["area"]
    )


def find_area(text: str) -> int:
    """Return the number, 1 to 6, of the area that ``text`` means.

    Reads a number (``4``, ``IV``), a label (``Area 4``, ``Pokja IV``), a name of any rule, the
    usual short names, or a label with a name. Raises ``ValueError`` naming the six areas when the text
    is none of them, or when its number and its name disagree. Source: as ``daftar_area``.
    """
    words = _strip_prefix(_WORD.findall(text.casefold()))
    nomor = _numbers_by_spelling().get(words[0]) if words else None
    nama = _condense(words[1:] if nomor else words)
    by_name = _areas_by_spelling().get(nama)
    result = nomor or by_name
    if result is None or (nama and by_name is None):
        mend = f"Tulis nomornya (1 sampai 6) atau namanya: {_six_areas()}."
        raise FieldError(f"Area {quote(text)} tidak dikenal.", mend)
    if nomor and by_name and nomor != by_name:
        mend = f"Betulkan nomor atau namanya: {_six_areas()}."
        message = f"Area {quote(text)} bernomor {nomor}, tetapi namanya area {by_name}."
        raise FieldError(message, mend)
    return result


def is_nama_baku(text: str, on: date) -> bool:
    """Say whether ``text`` is a name that the rule in force on ``on`` itself gives an area.

    Capital letters and spacing around words do not matter. Source: as ``daftar_area``.
    """
    standard = {nama.casefold() for a in daftar_area(on) for nama in (a.nama, *a.nama_lain)}
    return " ".join(text.split()).casefold() in standard


def _angka(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _strip_prefix(words: list[str]) -> list[str]:
    for prefix in _PREFIXES:
        if tuple(words[: len(prefix)]) == prefix:
            return words[len(prefix) :]
    return words


def _condense(words: Iterable[str]) -> str:
    """Join the words into one key: no verb in front, no spaces, SDM always short."""
    words = list(words)
    if words and words[0] in _VERBS:
        words = words[1:]
    dense = "".join(words).replace("sumberdayamanusia", "sdm")
    return dense.replace("sdmsdm", "sdm")


@cache
def _numbers_by_spelling() -> dict[str, int]:
    arab = {str(n): n for n in range(1, 7)}
    return arab | {r.casefold(): n for n, r in enumerate(_ROMAN, start=1)}


@cache
def _areas_by_spelling() -> dict[str, int]:
    spellings = load_data("area")["sebutan"]
    return {_condense(s.split()): nomor for nomor, daftar in spellings.items() for s in daftar}


def _six_areas() -> str:
    return ", ".join(f"{a.nomor} {a.nama}" for a in daftar_area(date.max))
