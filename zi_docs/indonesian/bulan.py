"""Months and the parts of a budget year: triwulan and semester."""

import re
from datetime import date

from zi_docs.indonesian.butir import format_romawi, parse_romawi
from zi_docs.indonesian.ketikan import kutip, pisah_sampai, rapikan

# The first name is KBBI's; then old spellings still typed (Nopember, Pebruari) and abbreviations.
_SEBUTAN = (
    ("januari", "jan"),
    ("februari", "pebruari", "febuari", "feb", "peb"),
    ("maret", "mar", "mrt"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "agt", "agu", "ags", "agust", "agst"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des"),
)
_SETAHUN = ("sepanjang tahun", "setiap bulan", "tiap bulan", "setahun")
_KELOMPOK = r"\b(?P<nama>triwulan|tw|t\.w\.|semester|smt|sem)[ .-]*(?:ke[ -]?)?(?=[ivx0-9])"
_PEMISAH = r" ?(?:[,;&+/] ?(?:dan\b)?|\bdan\b) ?"


def nama_bulan(bulan: int) -> str:
    """Return the name of a month (1 to 12): 11 gives "November" (KBBI, not "Nopember").

    Raises ValueError outside 1 to 12.
    """
    _periksa_bulan(bulan)
    # Babel costs about 30 ms to import, so only those who print a name pay for it.
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale="id")[bulan])


def _periksa_bulan(bulan: int) -> int:
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return bulan


def parse_bulan(text: str) -> int:
    """Return the month that ``text`` names: a name, an abbreviation, a Roman numeral, or digits.

    "Agt", "Nopember", "IV" and "04" are all read. Raises ValueError for anything else.
    """
    rapi = rapikan(text).casefold().removeprefix("bulan ").rstrip(". ")
    for nomor, sebutan in enumerate(_SEBUTAN, start=1):
        if rapi in sebutan:
            return nomor
    if re.fullmatch(r"[0-9]{1,2}", rapi):
        return _periksa_bulan(int(rapi))
    if re.fullmatch(r"[ivx]+", rapi):
        return _periksa_bulan(parse_romawi(rapi))
    raise ValueError(f"{kutip(text)} bukan nama bulan.")


def triwulan(bulan: int) -> int:
    """Return the quarter (1 to 4) of a month. Raises ValueError outside 1 to 12."""
    return (_periksa_bulan(bulan) + 2) // 3


def format_triwulan(waktu: date | int) -> str:
    """Return the quarter of a date or of a month number: 4 gives "Triwulan II".

    The office term; Babel would say "Kuartal ke-2". Raises ValueError for a month outside 1 to 12.
    """
    return f"Triwulan {format_romawi(triwulan(_bulan_dari(waktu)))}"


def semester(bulan: int) -> int:
    """Return the half-year (1 or 2) of a month. Raises ValueError outside 1 to 12."""
    return (_periksa_bulan(bulan) + 5) // 6


def format_semester(waktu: date | int) -> str:
    """Return the half-year of a date or of a month number: 4 gives "Semester I".

    Raises ValueError for a month outside 1 to 12.
    """
    return f"Semester {format_romawi(semester(_bulan_dari(waktu)))}"


def _bulan_dari(waktu: date | int) -> int:
    return waktu.month if isinstance(waktu, date) else waktu


def parse_daftar_bulan(text: str) -> tuple[int, ...]:
    """Return the months that a plan's schedule names, in order and each once.

    Reads single months, lists ("Feb, Apr & Jun", "1,2,5"), ranges ("Jan-Mar", "Januari s.d.
    Maret"), "Triwulan II", "TW I dan III", "Semester II", and "sepanjang tahun" or "setiap bulan".
    Within a list the word Triwulan or Semester goes on for bare numbers ("TW I, II").

    Raises ValueError for anything else, and for a range that runs backwards ("Nov-Feb").
    """
    rapi = rapikan(text).casefold().rstrip(".")
    if rapi in _SETAHUN:
        return tuple(range(1, 13))
    # The word and its numeral become one mark, so that the hyphen of "TW-II" is no range.
    rapi = re.sub(_KELOMPOK, lambda cocok: f"{cocok['nama'][0]}:", "-".join(pisah_sampai(rapi)))
    bulan: set[int] = set()
    satuan = ""
    for potongan in re.split(_PEMISAH, rapi):
        rentang, satuan = _rentang_bulan(potongan, satuan)
        bulan.update(rentang)
    return tuple(sorted(bulan))


def _rentang_bulan(potongan: str, satuan: str) -> tuple[range, str]:
    """Return the months of one list item, and the unit (t, s or none) that goes on after it."""
    ujung = potongan.split("-")
    if len(ujung) > 2:
        raise ValueError(f"{kutip(potongan)} bukan rentang bulan.")
    pertama, satuan = _bulan_satuan(ujung[0], satuan)
    terakhir, satuan = _bulan_satuan(ujung[-1], satuan)
    if terakhir.start < pertama.start:
        raise ValueError(f"Rentang bulan {kutip(potongan)} terbalik: akhir mendahului awal.")
    return range(pertama.start, terakhir.stop), satuan


def _bulan_satuan(sebutan: str, satuan: str) -> tuple[range, str]:
    sebutan = sebutan.strip(" .")
    if sebutan[:2] in ("t:", "s:"):
        satuan, sebutan = sebutan[0], sebutan[2:].strip()
    nomor = parse_bulan(sebutan)
    bernama = any(sebutan in daftar for daftar in _SEBUTAN)
    if not satuan or bernama:
        return range(nomor, nomor + 1), ""
    panjang = 3 if satuan == "t" else 6
    if nomor * panjang > 12:
        nama = "Triwulan" if satuan == "t" else "Semester"
        raise ValueError(f"{nama} {nomor} tidak ada; hanya 1 sampai {12 // panjang}.")
    return range((nomor - 1) * panjang + 1, nomor * panjang + 1), satuan
