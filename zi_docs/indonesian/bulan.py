"""Months and the parts of a budget year: triwulan and semester."""

import re
from datetime import date

from zi_docs.errors import quote
from zi_docs.indonesian.butir import format_romawi, parse_romawi
from zi_docs.indonesian.ketikan import pisah_sampai, rapikan

# KBBI's name stands first; old spellings that people still type (Nopember), short forms and the
# English names that programs write into an export follow.
_SPELLINGS = (
    ("januari", "jan", "january"),
    ("februari", "pebruari", "febuari", "feb", "peb", "february"),
    ("maret", "mar", "mrt", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("agustus", "agt", "agu", "ags", "agust", "agst", "aug", "august"),
    ("september", "sept", "sep"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des", "dec", "december"),
)
_WHOLE_YEAR = ("sepanjang tahun", "setiap bulan", "tiap bulan", "setahun")
_UNIT = r"\b(?P<unit>triwulan|tw|t\.w\.|semester|smt|sem)[ .-]*(?:ke[ -]?)?(?=[ivx0-9])"
_SEPARATOR = r" ?(?:[,;&+/] ?(?:dan\b)?|\bdan\b) ?"


def nama_bulan(bulan: int) -> str:
    """Return the name of a month (1 to 12): 11 gives "November" (KBBI, not "Nopember").

    Raises ``ValueError`` outside 1 to 12.
    """
    _checked_month(bulan)
    # Babel takes about 30 ms to import, so it is imported only when a name is printed.
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale="id")[bulan])


def _checked_month(bulan: int) -> int:
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return bulan


def parse_bulan(text: str) -> int:
    """Return the month that ``text`` names: a name, an abbreviation, a Roman numeral, or digits.

    "Agt", "Nopember", "IV" and "04" are all read. Raises ``ValueError`` for anything else.
    """
    clean = rapikan(text).casefold().removeprefix("bulan ").rstrip(". ")
    for number, spellings in enumerate(_SPELLINGS, start=1):
        if clean in spellings:
            return number
    if re.fullmatch(r"[0-9]{1,2}", clean):
        return _checked_month(int(clean))
    if re.fullmatch(r"[ivx]+", clean):
        return _checked_month(parse_romawi(clean))
    raise ValueError(f"{quote(text)} bukan nama bulan.")


def triwulan(bulan: int) -> int:
    """Return the quarter (1 to 4) of a month. Raises ``ValueError`` outside 1 to 12."""
    return (_checked_month(bulan) + 2) // 3


def format_triwulan(waktu: date | int) -> str:
    """Return the quarter of a date or of a month number: 4 gives "Triwulan II".

    Offices say "Triwulan"; Babel would say "Kuartal ke-2". Raises ``ValueError`` for a
    month outside 1 to 12.
    """
    return f"Triwulan {format_romawi(triwulan(_month_of(waktu)))}"


def semester(bulan: int) -> int:
    """Return the half-year (1 or 2) of a month. Raises ``ValueError`` outside 1 to 12."""
    return (_checked_month(bulan) + 5) // 6


def format_semester(waktu: date | int) -> str:
    """Return the half-year of a date or of a month number: 4 gives "Semester I".

    Raises ``ValueError`` for a month outside 1 to 12.
    """
    return f"Semester {format_romawi(semester(_month_of(waktu)))}"


def _month_of(waktu: date | int) -> int:
    return waktu.month if isinstance(waktu, date) else waktu


def parse_daftar_bulan(text: str) -> tuple[int, ...]:
    """Return the months that a plan's schedule names, in order and each once.

    Reads single months, lists ("Feb, Apr & Jun", "1,2,5"), ranges ("Jan-Mar", "Januari s.d.
    Maret"), "Triwulan II", "TW I dan III", "Semester II", and "sepanjang tahun" or "setiap bulan".
    In a list, a bare number belongs to the Triwulan or Semester before it ("TW I, II").

    Raises ``ValueError`` for anything else, and for a range that runs backwards ("Nov-Feb").
    """
    clean = rapikan(text).casefold().rstrip(".")
    if clean in _WHOLE_YEAR:
        return tuple(range(1, 13))
    # The word becomes a mark ("t:2"), so that the hyphen of "TW-II" is not read as a range.
    clean = re.sub(_UNIT, lambda match: f"{match['unit'][0]}:", "-".join(pisah_sampai(clean)))
    bulan: set[int] = set()
    unit = ""
    for piece in re.split(_SEPARATOR, clean):
        span, unit = _months_of(piece, unit)
        bulan.update(span)
    return tuple(sorted(bulan))


def _months_of(piece: str, unit: str) -> tuple[range, str]:
    """Return the months of one list item, and the unit (``t``, ``s`` or none) for the next item."""
    ends = piece.split("-")
    if len(ends) > 2:
        raise ValueError(f"{quote(piece)} bukan rentang bulan.")
    first, unit = _months_of_unit(ends[0], unit)
    last, unit = _months_of_unit(ends[-1], unit)
    if last.start < first.start:
        raise ValueError(f"Rentang bulan {quote(piece)} terbalik: akhir mendahului awal.")
    return range(first.start, last.stop), unit


def _months_of_unit(typed: str, unit: str) -> tuple[range, str]:
    typed = typed.strip(" .")
    if typed[:2] in ("t:", "s:"):
        unit, typed = typed[0], typed[2:].strip()
    number = parse_bulan(typed)
    named = any(typed in spellings for spellings in _SPELLINGS)
    if not unit or named:
        return range(number, number + 1), ""
    length = 3 if unit == "t" else 6
    if number * length > 12:
        word = "Triwulan" if unit == "t" else "Semester"
        raise ValueError(f"{word} {number} tidak ada; hanya 1 sampai {12 // length}.")
    return range((number - 1) * length + 1, number * length + 1), unit
