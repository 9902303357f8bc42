"""Dates and times of day, as people type them and as letters print them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time

from zi_docs.errors import FieldError
from zi_docs.indonesian.bulan import nama_bulan, parse_bulan
from zi_docs.indonesian.ketikan import kutip, pisah_sampai, rapikan
from zi_docs.indonesian.terbilang import terbilang

# A four-digit slip of the finger (0202, 2202) is still a date to Python, never to an office.
_TAHUN_AWAL = 1800
_TAHUN_AKHIR = 2100

# KBBI has Jumat and Minggu; Jum'at and Ahad are typed just as often. Monday first, as offices do.
_HARI = (
    ("senin",),
    ("selasa",),
    ("rabu",),
    ("kamis",),
    ("jumat", "jum'at", "jum’at", "jum‘at", "jum`at", "jum´at"),
    ("sabtu",),
    ("minggu", "ahad"),
)
_KATA_HARI = r"(?:hari )?(?P<hari>[a-z]+(?:['’‘`´][a-z]+)?)(?: ?[,/] ?| )(?P<sisa>.+)"
_AWALAN = r"^(?:tanggal|tgl\.?) ?:? ?"
_BENTUK = (
    r"(?P<hari>[0-9]{1,2}) (?P<bulan>[a-z]+)\.? (?P<tahun>[0-9]{4})",
    r"(?P<hari>[0-9]{1,2})(?P<p>[/.-])(?P<bulan>[0-9]{1,2}|[a-z]+)(?P=p)(?P<tahun>[0-9]{4})",
    r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{2})-(?P<hari>[0-9]{2})",
)
_KELUHAN = (
    (
        r".*(?:\b(?:pukul|pkl|jam)\b|[0-9]{1,2}:[0-9]{2}|[0-9]{4} [0-9]{1,2}\.[0-9]{2}).*",
        "memuat jam",
    ),
    (r"[0-9]{1,2}[/. -][a-z0-9]+\.?[/. -][0-9]{2}", "memakai tahun dua angka"),
    (r"[0-9]{1,2} [a-z]+|[0-9]{1,2}[/.-][0-9]{1,2}", "tidak memuat tahun"),
    (r"[a-z]+\.? [0-9]{4}|[0-9]{1,2}[/-][0-9]{4}|[0-9]{4}", "tidak menyebut tanggal harinya"),
    (r"[0-9]{5}", "hanya bilangan dari Excel"),
)

# The Republic's three time zones; Babel's short name would be "Waktu Indonesia (Jakarta)".
ZONA = ("WIB", "WITA", "WIT")
_PUKUL_AWALAN = r"^(?:pukul|pkl|jam)\b\.? ?:? ?"
_JAM = r"(?P<jam>[0-9]{1,2})[.:](?P<menit>[0-9]{2})(?:[.:]00)?(?: ?(?:wib|wita|wit))?"
_ZONA = r"(?i:\b(?:WIB|WITA|WIT)\b)"
_SELESAI = ("selesai", "dengan selesai")


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
        """True when the written weekday is the date's own, or when none was written."""
        return self.hari is None or self.hari == nama_hari(self.tanggal)


def nama_hari(tanggal: date) -> str:
    """Return the weekday of a date: "Senin" ... "Minggu" (KBBI: Jumat, not Jum'at)."""
    return _format(tanggal, "EEEE")


def format_tanggal(tanggal: date) -> str:
    """Return a date as letters carry it: "6 April 2020", without a leading zero."""
    return _format(tanggal, "d MMMM y")


def format_hari_tanggal(tanggal: date) -> str:
    """Return a date with its weekday, as invitations and minutes do: "Senin, 6 April 2020"."""
    return _format(tanggal, "EEEE, d MMMM y")


def _format(tanggal: date, pattern: str) -> str:
    # The pattern is always spelt out: Babel's own "full" style for Indonesian prints
    # "06 April 2020", and its skeletons shorten the month. The import costs about 40 ms.
    from babel.dates import format_date

    return format_date(tanggal, pattern, locale="id")


def format_tanggal_terbilang(tanggal: date) -> str:
    """Return a date in words, for the opening of a berita acara ("Pada hari ini ...").

    2020-04-06 gives "Senin tanggal enam bulan April tahun dua ribu dua puluh".
    """
    return (
        f"{nama_hari(tanggal)} tanggal {terbilang(tanggal.day)} bulan {nama_bulan(tanggal.month)} "
        f"tahun {terbilang(tanggal.year)}"
    )


def parse_hari(text: str) -> str:
    """Return the standard name of a weekday: "Jum'at" gives "Jumat", "Ahad" gives "Minggu".

    Raises ValueError for anything else.
    """
    clean = rapikan(text).casefold()
    for spellings in _HARI:
        if clean in spellings:
            return spellings[0].capitalize()
    raise ValueError(f"{kutip(text)} bukan nama hari.")


def parse_tanggal(text: str) -> TanggalTertulis:
    """Return the date that ``text`` writes, and the weekday written with it.

    Reads "6 April 2020", "Senin, 6 April 2020", "06/04/2020", "6.4.2020" and "06-04-2020" (day
    first), "6/IV/2020", "2020-04-06", with "tanggal" in front and a full stop behind. Old
    spellings and abbreviations of months are known; capitals and extra spaces do not matter.

    Raises ValueError when the year or the day is missing, the year has two digits, a time or a
    second date is written too, the date does not exist, or the year lies outside 1800 to 2100.
    A weekday that disagrees is no error: see ``TanggalTertulis.cocok``.
    """
    clean = re.sub(r" ?([/-]) ?", r"\1", rapikan(text).casefold()).rstrip(". ")
    hari, rest = _split_weekday(clean)
    rest = re.sub(_AWALAN, "", rest)
    for form in _BENTUK:
        if match := re.fullmatch(form, rest):
            return TanggalTertulis(_date_of(match, text), hari)
    raise ValueError(_complaint(text, rest))


def _split_weekday(clean: str) -> tuple[str | None, str]:
    match = re.fullmatch(_KATA_HARI, clean)
    if not match:
        return None, clean
    try:
        return parse_hari(match["hari"]), match["sisa"]
    except ValueError:
        return None, clean


def _date_of(match: re.Match[str], text: str) -> date:
    tahun, hari = int(match["tahun"]), int(match["hari"])
    try:
        bulan = parse_bulan(match["bulan"])
    except ValueError as reason:
        message = f"Tanggal {kutip(text)} tidak ada: {reason} Urutannya hari, bulan, tahun."
        raise ValueError(message) from None
    if not _TAHUN_AWAL <= tahun <= _TAHUN_AKHIR:
        raise FieldError(
            f"Tahun {match['tahun']} pada {kutip(text)} tidak masuk akal.",
            "Tulis tahunnya dengan empat angka, mis. 6 April 2020.",
        )
    last = monthrange(tahun, bulan)[1]
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        month_named = f"{nama_bulan(bulan)} {tahun}"
        message = (
            f"Tanggal {kutip(text)} tidak ada: {month_named} hanya sampai tanggal {last}."
            if hari
            else f"Tanggal {kutip(text)} tidak ada: harinya 0."
        )
        raise ValueError(message) from None


def _complaint(text: str, rest: str) -> str:
    if len(pisah_sampai(rest)) > 1:
        return f"{kutip(text)} memuat lebih dari satu tanggal."
    for form, reason in _KELUHAN:
        if re.fullmatch(form, rest):
            return f"Tanggal {kutip(text)} {reason}."
    return f"{kutip(text)} tidak dikenal sebagai tanggal."


def format_rentang(awal: date, akhir: date) -> str:
    """Return a range with nothing said twice: "6 s.d. 8 April 2020".

    Over a month's end "29 April s.d. 2 Mei 2020", over a year's end both dates in full; the same
    day is one date. Raises ValueError when ``akhir`` is before ``awal``.
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

    The same day gives "Senin, 6 April 2020". Raises ValueError when ``akhir`` is before ``awal``.
    """
    if awal == akhir:
        return format_hari_tanggal(akhir)
    span = format_rentang(awal, akhir)
    return f"{nama_hari(awal)} s.d. {nama_hari(akhir)}, {span}"


def _check_order(awal: date, akhir: date) -> None:
    if akhir < awal:
        raise FieldError(
            f"Rentang tanggal ini terbalik: berakhir {format_tanggal(akhir)}, padahal mulai "
            f"{format_tanggal(awal)}.",
            "Bila melewati akhir tahun, tulis tahun pada kedua tanggal.",
        )


def format_pukul(mulai: time, selesai: time | None = None, zona: str = "WIB") -> str:
    """Return the time of a meeting: "pukul 09.00 s.d. 11.00 WIB".

    Without ``selesai`` it gives "pukul 09.00 WIB s.d. selesai". ``zona`` is printed as given (WIB,
    WITA, WIT); blank leaves it out. Raises ValueError when ``selesai`` is not after ``mulai``.
    """
    tail = f" {rapikan(zona)}".rstrip()
    if selesai is None:
        return f"pukul {mulai:%H.%M}{tail} s.d. selesai"
    if selesai <= mulai:
        raise ValueError(
            f"Waktu selesai ({selesai:%H.%M}) tidak sesudah waktu mulai ({mulai:%H.%M})."
        )
    return f"pukul {mulai:%H.%M} s.d. {selesai:%H.%M}{tail}"


def parse_pukul(text: str) -> tuple[time, time | None]:
    """Return the start and the end of a written time; None when no end is written or "selesai".

    Reads "09.00", "09:00 WIB", "pukul 09.00 WIB s.d. selesai" and "09.00 - 11.30". The zone is
    left to ``parse_zona``. Raises ValueError for anything else, for a time that does not exist,
    and for an end that is not after the start.
    """
    clean = re.sub(_PUKUL_AWALAN, "", rapikan(text).casefold().rstrip(". "))
    bagian = [ends.strip() for ends in "-".join(pisah_sampai(clean)).split("-")]
    if len(bagian) > 2:
        raise ValueError(f"{kutip(text)} memuat lebih dari dua waktu.")
    mulai = _jam(bagian[0], text)
    if len(bagian) == 1 or bagian[1] in _SELESAI:
        return mulai, None
    selesai = _jam(re.sub(_PUKUL_AWALAN, "", bagian[1]), text)
    if selesai <= mulai:
        raise ValueError(f"Waktu selesai pada {kutip(text)} tidak sesudah waktu mulai.")
    return mulai, selesai


def _jam(typed: str, text: str) -> time:
    match = re.fullmatch(_JAM, typed)
    if not match:
        raise ValueError(f"{kutip(text)} bukan waktu.")
    try:
        return time(int(match["jam"]), int(match["menit"]))
    except ValueError:
        raise ValueError(f"Pukul {match['jam']}.{match['menit']} tidak ada.") from None


def parse_zona(text: str) -> str | None:
    """Return the time zone written in ``text`` ("WIB", "WITA" or "WIT"), or None.

    Raises ValueError when two different zones are written.
    """
    zona = {satu.upper() for satu in re.findall(_ZONA, text)}
    if len(zona) > 1:
        raise ValueError(f"{kutip(text)} memuat dua zona waktu.")
    return zona.pop() if zona else None
