"""When something takes place in a year, as people write it into a plan, read as months.

A text is a list of single times and ranges: "Jan-Mar", "TW I dan III", "31 Maret 2020", "Minggu II
Mei", "s.d. Maret", "Tiap triwulan". A plan has twelve columns, so a day and a week count as their
month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_docs.errors import FieldError
from zi_docs.indonesian.ketikan import rapikan
from zi_docs.indonesian.waktu_kerja import BUKAN_WAKTU, Potong, potong

SEJAK_JANUARI = "mulai Januari, karena hanya akhirnya yang tertulis"

_MEND = (
    'Tulis bulan seperti "Mei", "Jan-Mar", "Feb, Apr", atau "TW II"; tanggal seperti "1 Maret" '
    '("01-03" dapat berarti rentang bulan, dapat juga satu tanggal).'
)
_ASKED = r"0\d ?[-/] ?\d{1,2}|\d{1,2} ?(?:[-/] ?0\d|/ ?\d{1,2}|- ?[a-z]{3,9}\.?)"
_BULLET = r"\s*[-–—•*] ?"


class Jadwal(NamedTuple):
    """The months of a text, the years that it names, and from what the months were derived."""

    bulan: tuple[int, ...]
    tahun: frozenset[int] = frozenset()
    sebab: tuple[str, ...] = ()


@dataclass
class _Waktu:
    """One time: its months, its year, what may be a month or a day, and if it names a day."""

    bulan: range = range(0)
    tahun: int = 0
    angka: int = 0
    berhari: bool = False
    sebab: set[str] = field(default_factory=set)

    def add(self, piece: Potong) -> None:
        """Put a piece to this time."""
        if piece.sort == "bulan":
            self.bulan = piece.bulan
        elif piece.sort == "tahun":
            self.tahun = piece.angka
        elif piece.sort == "angka":
            if self.angka or self.bulan:
                raise ValueError(BUKAN_WAKTU)
            self.angka = piece.angka
        elif piece.sort == "hari":
            self.berhari = True
        self.sebab |= {piece.sebab} - {""}

    @property
    def kosong(self) -> bool:
        """Whether it says nothing."""
        return not (self.bulan or self.tahun or self.angka or self.berhari)


_Item = list[_Waktu]
"""One time, or the two ends of a range."""


def parse_jadwal(text: str) -> Jadwal:
    """Return the months that a plan's schedule names, in order and each once, with their years.

    Reads single months, lists ("Feb, Apr & Jun", "1,2,5"), ranges ("Jan-Mar", "Januari s.d. Maret
    2020"), quarters and half-years ("TW II", "Q1", "Semester I dan II"), dates and weeks (their
    month), "s.d. Maret" (from January), and what goes on all year ("Tiap bulan", "Tahun 2020"). In
    a list, a bare number belongs to the Triwulan or Semester before it ("TW I, II").

    Raises ``FieldError`` for a text that names no month, for one that may be a date as well as
    months ("01-03"), and for a range that runs backwards or into another year.
    """
    clean = rapikan(_without_bullets(text)).casefold().strip(" .")
    if re.fullmatch(_ASKED, clean):
        raise FieldError(BUKAN_WAKTU, _MEND, clean)
    try:
        if re.fullmatch(r"[ivx]+ 20\d\d", clean):  # a month, or a quarter
            raise ValueError(BUKAN_WAKTU)
        pieces = potong(clean)
        return _all_year(pieces) or _named(pieces)
    except ValueError as refusal:
        raise FieldError(str(refusal), getattr(refusal, "mend", _MEND), rapikan(text)) from None


def _without_bullets(text: str) -> str:
    """Return the lines of a list with dashes in front as one list, for a dash is a range else."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or not re.match(_BULLET, lines[0]):
        return text
    return ", ".join(re.sub(_BULLET, "", line, count=1) for line in lines)


def _all_year(pieces: Sequence[Potong]) -> Jadwal | None:
    """Return the whole year for a text that says so and names no month; None for any other."""
    sorts = {piece.sort for piece in pieces}
    is_year = sorts == {"tahun"}
    if sorts & {"bulan", "mulai"} or not ("semua" in sorts or is_year):
        return None
    if any(piece.angka not in (1, 12) for piece in pieces if piece.sort == "angka"):
        return None
    tahun = frozenset(piece.angka for piece in pieces if piece.sort == "tahun")
    sebab = {piece.sebab for piece in pieces if piece.sebab}
    return Jadwal(tuple(range(1, 13)), tahun, tuple(sorted(sebab)))


def _named(pieces: Sequence[Potong]) -> Jadwal:
    """Return the months that are named one by one and in ranges."""
    bulan: set[int] = set()
    tahun: set[int] = set()
    sebab: set[str] = set()
    for item in _sharing_months(_items(pieces)):
        bulan.update(_span(item, sebab))
        tahun.update(time.tahun for time in item if time.tahun)
        sebab.update(*(time.sebab for time in item))
    is_open = any(piece.sort == "mulai" for piece in pieces)
    if is_open and not any(piece.sort == "-" for piece in pieces):
        raise ValueError("Isian ini menyebut awal tanpa akhir.")
    if not bulan:
        raise ValueError(BUKAN_WAKTU)
    return Jadwal(tuple(sorted(bulan)), frozenset(tahun), tuple(sorted(sebab)))


def _items(pieces: Iterable[Potong]) -> list[_Item]:
    """Return the items of a list; months that follow each other without a sign are items too."""
    items: list[_Item] = [[_Waktu()]]
    for piece in pieces:
        last = items[-1][-1]
        if piece.sort == "-":
            items[-1].append(_Waktu())
        elif piece.sort == "," or (piece.sort == "bulan" and last.bulan):
            items.append([_Waktu()])
        items[-1][-1].add(piece)
    return items


def _sharing_months(items: Sequence[_Item]) -> Sequence[_Item]:
    """Give the days their months: "1 dan 15 Maret", "1 - 31 Maret", "Maret minggu I dan II"."""
    times = [time for item in items for time in item]
    before: range = range(0)
    for time in times:
        if time.berhari and not time.bulan:
            time.bulan = before
        before = time.bulan or before
    behind = _Waktu()
    for time in reversed(times):
        is_day = time.angka and not time.bulan and behind.berhari
        if is_day or (time.berhari and not time.bulan):
            time.bulan, time.angka, time.berhari = behind.bulan, 0, True
        behind = time
    return items


def _span(item: _Item, sebab: set[str]) -> Iterator[int]:
    """Return the months of one item. Raises ``ValueError`` for a range that is none."""
    if len(item) > 2:
        raise ValueError("Isian ini bukan rentang bulan.")
    first, last = item[0], item[-1]
    if first.kosong and len(item) == 2:
        sebab.add(SEJAK_JANUARI)
        first = _Waktu(range(1, 2))
    months = [_months(first), _months(last)]
    if first.tahun and last.tahun and first.tahun != last.tahun:
        mend = 'Tulis bulan dalam tahun rencana ini saja, mis. "Nov-Des".'
        raise FieldError("Jadwal ini melewati satu tahun.", mend)
    if months[1].start < months[0].start:
        raise ValueError("Rentang bulan ini terbalik: akhir mendahului awal.")
    return iter(range(months[0].start, months[1].stop))


def _months(time: _Waktu) -> range:
    if not time.bulan and 1 <= time.angka <= 12:
        return range(time.angka, time.angka + 1)
    if not time.bulan:
        raise ValueError(BUKAN_WAKTU)
    return time.bulan
