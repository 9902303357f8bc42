"""In what order records are printed, and how many copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from zi_docs.indonesian import GOLONGAN_PPPK, PANGKAT, kunci_urut, parse_golongan, parse_romawi

__all__ = ["Orang", "Urutan", "sort_records", "with_copies"]

T = TypeVar("T")
_ESELON = re.compile(r"\b(iv|v|i{1,3}|[1-5]) ?[./-]? ?([ab])?\b")
_NUMBERS = re.compile(r"(\d+)")
_RANKS = {golongan: rank for rank, golongan in enumerate((*GOLONGAN_PPPK, *PANGKAT), 1)}


class Urutan(StrEnum):
    """What the records of a unit are sorted by."""

    NAMA = "nama"
    JABATAN = "jabatan"


@dataclass(frozen=True, slots=True)
class Orang:
    """What sorting needs to know of a record; what a record does not have stays empty.

    ``unit`` is what units are sorted by, a code or a name: "SMPN 2" comes before "SMPN 10".
    """

    unit: str = ""
    nama: str = ""
    eselon: str = ""
    golongan: str = ""


def sort_records(
    records: Iterable[T], orang: Callable[[T], Orang], urutan: Urutan = Urutan.NAMA
) -> list[T]:
    """Return the records by unit, then by name or by jabatan; equal ones keep their order.

    By jabatan: the highest eselon first, then the highest golongan (PNS before PPPK), then the
    name. Give every record the same ``unit`` to sort through all units.
    """
    return sorted(records, key=lambda record: _key(orang(record), urutan))


def with_copies(records: Sequence[T], rangkap: int) -> list[T]:
    """Return every record as often as copies are wanted, the copies of one together.

    Raises ``ValueError`` for less than one copy.
    """
    if rangkap < 1:
        raise ValueError("at least one copy")
    return [record for record in records for _ in range(rangkap)]


def _key(orang: Orang, urutan: Urutan) -> tuple[object, ...]:
    place = (_natural(orang.unit), *_name(orang.nama))
    if urutan is Urutan.NAMA:
        return place
    return (place[0], _eselon(orang.eselon), -_golongan(orang.golongan), *place[1:])


def _natural(text: str) -> list[tuple[int, str]]:
    """Return a key in which numbers count by their value."""
    pieces = _NUMBERS.split(" ".join(text.casefold().split()))
    return [(int(p), p) if n % 2 else (0, p) for n, p in enumerate(pieces)]


def _name(nama: str) -> tuple[str, str]:
    """Return the bare name, and the whole one for those that share it."""
    try:
        return kunci_urut(nama), nama.casefold()
    except ValueError:
        return nama.casefold(), nama.casefold()


def _eselon(text: str) -> tuple[int, str]:
    """Return the rank of an eselon: I.a first, those without one last."""
    found = _ESELON.search(text.casefold())
    if not found:
        return 9, ""
    number = found[1]
    return (int(number) if number.isdigit() else parse_romawi(number)), found[2] or ""


def _golongan(text: str) -> int:
    try:
        return _RANKS.get(parse_golongan(text), 0)
    except ValueError:
        return 0
