"""The words of a time in a year, as the pieces that a schedule is made of.

"31 Maret 2020" is a day, a month and a year; "TW II" are three months; "akhir triwulan II" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zi_docs.indonesian.bulan import SPELLINGS, parse_bulan
from zi_docs.indonesian.butir import parse_romawi
from zi_docs.indonesian.ketikan import pisah_sampai

TANGGAL = "dari tanggalnya"
MINGGU = "dari minggunya"
BAGIAN = "dari bagian bulannya"
BERULANG = "menurut pengulangannya"
BUKAN_WAKTU = "Isian ini tidak menyebut bulannya dengan pasti."

_TOKEN = re.compile(
    r"(?P<iso>20\d\d)-(?P<iso_bulan>\d{1,2})-\d{1,2}(?!\d)"
    r"|\d{1,2}(?P<by>[./-])(?P<bulan>\d{1,2})(?P=by)(?P<tahun>20\d\d|\d\d)(?!\d)"
    r"|(?P<its>\d{1,2})[./-](?P<only>20\d\d)(?!\d)|[^\W\d_]+|\d+|\S"
)
_LENGTHS = {
    **dict.fromkeys(("triwulan", "tw", "triw", "trw", "kuartal", "kwartal", "q"), 3),
    **dict.fromkeys(("caturwulan", "cawu", "catur"), 4),
    **dict.fromkeys(("semester", "smt", "sem"), 6),
}
_COUNTED = {**_LENGTHS, "bulan": 1, "tahun": 12}
_NAMES = {3: "Triwulan", 4: "Caturwulan", 6: "Semester"}
_MONTHS = {name: number for number, names in enumerate(SPELLINGS, 1) for name in names}
_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima")
_NUMBERS = {
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    "kesatu": 1,
    "terakhir": 5,
}
_WEEKS = {"minggu", "mgg", "mg", "pekan", "m", "w"}
_PARTS = {"awal", "akhir", "pertengahan", "tengah", "medio"}
_EVERY = {"tiap", "setiap", "per"}
_AGAIN = {"triwulanan", "semesteran", "mingguan", "harian"}
_DAYS = {"hari", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "tanggal", "tgl"}
_YEAR = {"tahun", "setahun", "tahunan", "ta"}
_LIST = {",", ";", "&", "+", "/", "dan", "serta"}
_FILLERS = {
    *("rutin", "ke", "pada", "di", "dari", "sepanjang", "selama", "seluruh", "penuh"),
    *("paling", "lambat", "selambat", "lambatnya", "selambatnya", "maksimal", "maks", "satu"),
    *("batas", "anggaran", "dua", "belas", "secara", "berkala", *".():'\"’"),
}


class Potong(NamedTuple):
    """A piece of a schedule.

    ``sort`` is ``bulan`` (months), ``hari`` (a day or a week of a month that stands elsewhere),
    ``tahun``, ``angka`` (a number that may be a month or a day), ``semua`` (the whole year, unless
    months are named), ``mulai``, ``-`` or ``,``. ``sebab`` says what the months were derived from.
    """

    sort: str
    bulan: range = range(0)
    angka: int = 0
    sebab: str = ""


def potong(clean: str) -> list[Potong]:
    """Return the pieces of a schedule in small letters.

    Raises ``ValueError`` for a word that says nothing of a time.
    """
    joined = re.sub(r"\btri wulan\b", "triwulan", re.sub(r"\bt\. ?w\b", "tw", clean))
    tokens = list(_TOKEN.finditer(" - ".join(pisah_sampai(joined))))
    return list(_Reading(_kept(tokens)).pieces())


def _kept(tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the tokens without those that only join others: "ke-", the comma before "dan"."""
    words = ["", *(token[0] for token in tokens), "", ""]
    return [
        token
        for at, token in enumerate(tokens, 1)
        if token[0] not in _FILLERS and not _only_joins(*words[at - 1 : at + 3])
    ]


def _only_joins(before: str, word: str, behind: str, second: str) -> bool:
    """Tell whether a sign belongs to the word before it: "TW-II", "ke-2", "Feb-20", "Senin, 3"."""
    if word == "-":
        is_year = before in _MONTHS and _is_short_year(behind) and second not in _MONTHS
        return before in _LENGTHS or before in _WEEKS or before == "ke" or is_year
    return word == "," and (before in _DAYS or behind in ("dan", "serta"))


def _is_short_year(word: str) -> bool:
    return word.isdecimal() and 12 < int(word) < 100


class _Reading:
    """The words of a text while they are read from left to right.

    ``length`` is the unit to which a number in a list belongs: months of a quarter, 0 for none, -1
    for weeks. ``part`` is "awal" or "akhir" while it waits for what it is a part of.
    """

    def __init__(self, tokens: Sequence[re.Match[str]]) -> None:
        self._tokens = tokens
        self._length = 0
        self._part = ""
        self._is_every = False

    def pieces(self) -> Iterator[Potong]:
        """Yield the pieces."""
        for at, token in enumerate(self._tokens):
            word = token[0]
            if token["bulan"] or token["iso_bulan"] or token["only"]:
                yield from self._date(token)
            elif word in _MONTHS:
                yield self._month(range(_MONTHS[word], _MONTHS[word] + 1))
            elif word.isdecimal() or word in _NUMBERS or re.fullmatch("[ivx]+", word):
                yield from self._number(at, word)
            elif word in ("-", *_LIST):
                yield Potong("-" if word == "-" else ",")
            else:
                yield from self._other(at, word)

    def _word(self, at: int) -> str:
        return self._tokens[at][0] if 0 <= at < len(self._tokens) else ""

    def _date(self, token: re.Match[str]) -> Iterator[Potong]:
        month = parse_bulan(token["bulan"] or token["iso_bulan"] or token["its"])
        year = int(token["tahun"] or token["iso"] or token["only"])
        why = "" if token["only"] else TANGGAL
        yield Potong("bulan", range(month, month + 1), sebab=why)
        yield Potong("tahun", angka=year if year > 99 else 2000 + year)

    def _month(self, months: range) -> Potong:
        """Return the months, or the month of them that "awal" or "akhir" chooses."""
        part, self._part = self._part, ""
        if len(months) == 1:
            self._length = 0
        elif part:
            months = {"awal": months[:1], "akhir": months[-1:]}.get(part, months)
        return Potong("bulan", months, sebab=BAGIAN if part else "")

    def _number(self, at: int, word: str) -> Iterator[Potong]:
        before, behind = self._word(at - 1), self._word(at + 1)
        if re.fullmatch(r"20\d\d", word) or (before in _MONTHS and _is_short_year(word)):
            yield Potong("tahun", angka=int(word) % 100 + 2000)
            return
        is_of_unit = before in _LENGTHS or before in _WEEKS
        if behind in _COUNTED and not is_of_unit and self._word(at + 2) not in _MONTHS:
            self._check_count(word, behind)
            yield Potong("semua")
            return
        number = int(word) if word.isdecimal() else _NUMBERS.get(word) or parse_romawi(word)
        if self._length < 0 or self._is_every:
            yield Potong("hari", sebab=MINGGU if self._length < 0 else TANGGAL)
        elif behind in (*_MONTHS, "bulan") and not is_of_unit:
            if not 1 <= number <= 31:
                raise ValueError(BUKAN_WAKTU)
            yield Potong("hari", sebab=TANGGAL)
        elif self._length:
            yield self._month(_months_of(number, self._length))
        else:
            yield Potong("angka", range(number, number + 1), number)

    def _check_count(self, word: str, behind: str) -> None:
        """Refuse a number of months or years that does not make up one year."""
        if word != str(12 // _COUNTED[behind]):
            raise ValueError(BUKAN_WAKTU)

    def _other(self, at: int, word: str) -> Iterator[Potong]:
        if word in _LENGTHS:
            yield from self._unit(at, _LENGTHS[word])
        elif word in _WEEKS and not self._is_every:
            self._length = -1
        elif word in _YEAR or word == "bulan":
            yield from self._whole(word)
        elif word in _EVERY:
            self._is_every = True
        elif word in _AGAIN or (word in _DAYS | _WEEKS and self._is_every):
            yield Potong("semua", sebab=BERULANG)
        elif word in _PARTS:
            self._part = word
        elif word in ("mulai", "sejak", "bulanan"):
            yield Potong("semua" if word == "bulanan" else "mulai")
        elif word not in _DAYS and not (word == "b" and self._word(at + 1).isdecimal()):
            raise ValueError(BUKAN_WAKTU)

    def _unit(self, at: int, length: int) -> Iterator[Potong]:
        """Read a quarter or half-year: "tiap akhir triwulan" is the last month of each."""
        self._length = length
        if not self._is_every or self._word(at + 1):
            self._is_every = False
            return
        first = {"akhir": length, "awal": 1}.get(self._part)
        if first is None:
            yield Potong("semua", sebab=BERULANG)
        for month in range(first, 13, length) if first else ():
            yield Potong("bulan", range(month, month + 1), sebab=BERULANG)

    def _whole(self, word: str) -> Iterator[Potong]:
        """Read "tahun" and "bulan": the whole year, unless the text is about a part of it."""
        if word == "bulan" and not self._is_every:
            return
        part, self._part = self._part, ""
        if word == "bulan" or not part:
            yield Potong("semua")
        elif part in ("awal", "akhir"):
            yield Potong("bulan", range(12, 13) if part == "akhir" else range(1, 2), sebab=BAGIAN)
        else:
            raise ValueError(BUKAN_WAKTU)


def _months_of(number: int, length: int) -> range:
    """Return the months of a quarter or half-year. Raises ``ValueError`` when it does not exist."""
    if not 1 <= number <= 12 // length:
        raise ValueError(f"{_NAMES[length]} {number} tidak ada; hanya 1 sampai {12 // length}.")
    return range((number - 1) * length + 1, number * length + 1)
