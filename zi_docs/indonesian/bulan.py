"""Months and the parts of a budget year: triwulan and semester."""

import re
from calendar import monthrange
from datetime import date

from zi_docs.errors import quote
from zi_docs.indonesian.butir import format_romawi, parse_romawi
from zi_docs.indonesian.ketikan import rapikan

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
"""The names of the months, as KBBI spells them."""

_QUARTERS = 4
# KBBI's name stands first; old spellings that people still type (Nopember), short forms and the
# English names that programs write into an export follow.
SPELLINGS = (
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


def nama_bulan(bulan: int) -> str:
    """Return the name of a month (1 to 12): 11 gives "November" (KBBI, not "Nopember").

    Raises ``ValueError`` outside 1 to 12.
    """
    return BULAN[_checked_month(bulan) - 1]


def _checked_month(bulan: int) -> int:
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return bulan


def parse_bulan(text: str) -> int:
    """Return the month that ``text`` names: a name, an abbreviation, a Roman numeral, or digits.

    "Agt", "Nopember", "IV" and "04" are all read. Raises ``ValueError`` for anything else.
    """
    clean = rapikan(text).casefold().removeprefix("bulan ").rstrip(". ")
    for number, spellings in enumerate(SPELLINGS, start=1):
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


def akhir_triwulan(tahun: int, ke: int) -> date:
    """Return the last day of a quarter, 1 to 4. Raises ``ValueError`` outside of these."""
    if not 1 <= ke <= _QUARTERS:
        raise ValueError(f"Triwulan {ke} tidak ada; ada empat dalam setahun.")
    return date(tahun, ke * 3, monthrange(tahun, ke * 3)[1])


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
