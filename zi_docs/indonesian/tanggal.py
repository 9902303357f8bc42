"""Dates, as people type them and as letters print them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.bulan import nama_bulan, parse_bulan
from zi_docs.indonesian.ketikan import pisah_sampai, rapikan
from zi_docs.indonesian.terbilang import terbilang

# Python accepts years such as 0202 and 2202; in an office they are typing mistakes.
_FIRST_YEAR = 1800
_LAST_YEAR = 2100

# KBBI has Jumat and Minggu; people also type Jum'at and Ahad. The standard name stands first.
_WEEKDAYS = (
    ("senin",),
    ("selasa",),
    ("rabu",),
    ("kamis",),
    ("jumat", "jum'at", "jum’at", "jum‘at", "jum`at", "jum´at"),
    ("sabtu",),
    ("minggu", "ahad"),
)
_WITH_WEEKDAY = r"(?:hari )?(?P<hari>[a-z]+(?:['’‘`´][a-z]+)?)(?: ?[,/] ?| )(?P<rest>.+)"
_IN_TEXT = re.compile(
    rf"\b(?:{'|'.join(re.escape(word) for words in _WEEKDAYS for word in words)})"
    r"[,/]?[ (]{1,2}(?:(?:tanggal|tgl\.?) )?[0-9]{1,2}[ /.-][a-z0-9]{1,9}[ /.-][0-9]{4}\b",
    re.IGNORECASE,
)
_DATE_PREFIX = r"^(?:tanggal|tgl\.?) ?:? ?"
_DATE_FORMS = (
    r"(?P<hari>[0-9]{1,2}) (?P<bulan>[a-z]+)[.,]? (?P<tahun>[0-9]{4})",
    r"(?P<hari>[0-9]{2}) (?P<bulan>[0-9]{2}) (?P<tahun>[0-9]{4})",
    r"(?P<hari>[0-9]{1,2})(?P<p>[/.-])(?P<bulan>[0-9]{1,2}|[a-z]+)(?P=p)(?P<tahun>[0-9]{4})",
    r"(?P<tahun>[0-9]{4})(?P<p>[/.-])(?P<bulan>[0-9]{1,2})(?P=p)(?P<hari>[0-9]{1,2})",
)
# Databases write a date with the hour at which it begins.
_MIDNIGHT = r"[ t]00[:.]00(?:[:.]00(?:\.0+)?)?z?$"
_COMPLAINTS = (
    (
        r".*(?:\b(?:pukul|pkl|jam)\b|[0-9]{1,2}:[0-9]{2}|[0-9]{4} [0-9]{1,2}\.[0-9]{2}).*",
        "memuat jam",
    ),
    (r"[0-9]{1,2}[/. -][a-z0-9]+\.?[/. -][0-9]{2}", "memakai tahun dua angka"),
    (r"[0-9]{1,2} [a-z]+|[0-9]{1,2}[/.-][0-9]{1,2}", "tidak memuat tahun"),
    (r"[a-z]+\.? [0-9]{4}|[0-9]{1,2}[/-][0-9]{4}|[0-9]{4}", "tidak menyebut tanggal harinya"),
    (r"[0-9]{5}", "hanya bilangan dari Excel"),
)


@dataclass(frozen=True, slots=True)
class TanggalTertulis:
    """A date as someone wrote it.

    ``tanggal`` is the date itself; ``hari`` is the weekday that was written with it, in its
    standard spelling ("Jumat", "Minggu"), or None.
    """

    tanggal: date
    hari: str | None

    @property
    def cocok(self) -> bool:
        """True when the written weekday is that of the date, or when none was written."""
        return self.hari is None or self.hari == nama_hari(self.tanggal)


def nama_hari(tanggal: date) -> str:
    """Return the weekday of a date: "Senin" ... "Minggu" (KBBI: Jumat, not Jum'at)."""
    return _format(tanggal, "EEEE")


@lru_cache(maxsize=1024)  # thousands of documents share a date
def format_tanggal(tanggal: date) -> str:
    """Return a date as letters print it: "6 April 2020", without a leading zero."""
    return _format(tanggal, "d MMMM y")


def format_hari_tanggal(tanggal: date) -> str:
    """Return a date with its weekday, as invitations and minutes do: "Senin, 6 April 2020"."""
    return _format(tanggal, "EEEE, d MMMM y")


def _format(tanggal: date, pattern: str) -> str:
    # The pattern is always spelt out, since Babel's "full" style for Indonesian prints
    # "06 April 2020" and its skeletons shorten the month. Importing Babel takes about 40 ms.
    from babel.dates import format_date

    return format_date(tanggal, pattern, locale="id")


def format_tanggal_terbilang(tanggal: date) -> str:
    """Return a date in words, for the opening of a berita acara ("Pada hari ini ...").

    2020-04-06 gives "Senin, tanggal enam bulan April tahun dua ribu dua puluh".
    """
    return (
        f"{nama_hari(tanggal)}, tanggal {terbilang(tanggal.day)} bulan {nama_bulan(tanggal.month)} "
        f"tahun {terbilang(tanggal.year)}"
    )


def parse_hari(text: str) -> str:
    """Return the standard name of a weekday: "Jum'at" gives "Jumat", "Ahad" gives "Minggu".

    Raises ``ValueError`` for anything else.
    """
    clean = rapikan(text).casefold()
    for spellings in _WEEKDAYS:
        if clean in spellings:
            return spellings[0].capitalize()
    raise ValueError(f"{quote(text)} bukan nama hari.")


def cari_hari_tanggal(text: str) -> Iterator[tuple[str, TanggalTertulis]]:
    """Yield each date in a running text that has its weekday before it, with the words found.

    "rapat hari Senin, 3 Februari 2026" has one; a span of days ("3 s.d. 5 Februari") has none.
    """
    for match in _IN_TEXT.finditer(text):
        words = re.sub(r"[ (]+", " ", match[0])
        with suppress(ValueError):
            yield match[0], parse_tanggal(words)


def parse_tanggal(text: str) -> TanggalTertulis:
    """Return the date in ``text``, and the weekday written with it.

    Reads "6 April 2020", "Senin, 6 April 2020", "06/04/2020", "6.4.2020" and "06-04-2020" (day
    first), "6/IV/2020", "2020-04-06", "2020/04/06" and these with a midnight, as databases write
    them; "tanggal" may stand in front and a full stop behind. Old spellings, abbreviations and
    English names of months are known; capitals and extra spaces do not matter.

    Raises ``ValueError`` when the year or the day is missing, the year has two digits, ``text``
    also holds a time or a second date, the date does not exist, or the year is outside 1800 to
    2100. A wrong weekday is not an error: see ``TanggalTertulis.cocok``.
    """
    clean = re.sub(r" ?([/-]) ?", r"\1", rapikan(text).casefold()).rstrip(". ")
    hari, rest = _split_weekday(clean)
    rest = re.sub(_MIDNIGHT, "", re.sub(_DATE_PREFIX, "", rest))
    for form in _DATE_FORMS:
        if match := re.fullmatch(form, rest):
            return TanggalTertulis(_date_of(match, text), hari)
    raise ValueError(_complaint(text, rest))


def _split_weekday(clean: str) -> tuple[str | None, str]:
    match = re.fullmatch(_WITH_WEEKDAY, clean)
    if not match:
        return None, clean
    try:
        return parse_hari(match["hari"]), match["rest"]
    except ValueError:
        return None, clean


def _date_of(match: re.Match[str], text: str) -> date:
    tahun, hari = int(match["tahun"]), int(match["hari"])
    try:
        bulan = parse_bulan(match["bulan"])
    except ValueError as reason:
        message = f"Tanggal {quote(text)} tidak ada: {reason} Urutannya hari, bulan, tahun."
        raise ValueError(message) from None
    if not _FIRST_YEAR <= tahun <= _LAST_YEAR:
        raise FieldError(
            f"Tahun {match['tahun']} pada {quote(text)} tidak masuk akal.",
            "Tulis tahunnya dengan empat angka, mis. 6 April 2020.",
        )
    last = monthrange(tahun, bulan)[1]
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        month_named = f"{nama_bulan(bulan)} {tahun}"
        message = (
            f"Tanggal {quote(text)} tidak ada: {month_named} hanya sampai tanggal {last}."
            if hari
            else f"Tanggal {quote(text)} tidak ada: harinya 0."
        )
        raise ValueError(message) from None


def _complaint(text: str, rest: str) -> str:
    if len(pisah_sampai(rest)) > 1:
        return f"{quote(text)} memuat lebih dari satu tanggal."
    for form, reason in _COMPLAINTS:
        if re.fullmatch(form, rest):
            return f"Tanggal {quote(text)} {reason}."
    return f"{quote(text)} tidak dikenal sebagai tanggal."


def format_rentang(awal: date, akhir: date) -> str:
    """Return a range that does not repeat a shared month or year: "6 s.d. 8 April 2020".

    Two months of one year give "29 April s.d. 2 Mei 2020", two years give both dates in full, and
    the same day gives one date. Raises ``ValueError`` when ``akhir`` is before ``awal``.
    """
    _check_order(awal, akhir)
    if awal == akhir:
        return format_tanggal(akhir)
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day} s.d. {format_tanggal(akhir)}"
    full = format_tanggal(awal)
    if awal.year == akhir.year:
        full = full.rpartition(" ")[0]
    return f"{full} s.d. {format_tanggal(akhir)}"


def format_rentang_hari(awal: date, akhir: date) -> str:
    """Return a range with its weekdays: "Senin s.d. Rabu, 6 s.d. 8 April 2020".

    The same day gives "Senin, 6 April 2020". Raises ``ValueError`` when ``akhir`` is before
    ``awal``.
    """
    if awal == akhir:
        return format_hari_tanggal(akhir)
    span = format_rentang(awal, akhir)
    return f"{nama_hari(awal)} s.d. {nama_hari(akhir)}, {span}"


def _check_order(first: date, last: date) -> None:
    if last < first:
        raise FieldError(
            f"Rentang tanggal ini terbalik: berakhir {format_tanggal(last)}, padahal mulai "
            f"{format_tanggal(first)}.",
            "Bila melewati akhir tahun, tulis tahun pada kedua tanggal.",
        )
