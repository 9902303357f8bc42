"""Amounts of money in rupiah."""

import re
from decimal import Decimal

from zi_docs.indonesian.angka import Angka, angka_pasti, bulatkan, format_angka, parse_angka
from zi_docs.indonesian.ketikan import kutip, rapikan
from zi_docs.indonesian.terbilang import terbilang

# ",-", ".-", ",--" and ",=" close an amount so that nothing can be added by hand.
_RUPIAH = (
    r"(?i)(?P<minus>-?)(?:(?:rp\.?|idr) ?)?(?P<minus_dalam>-?)"
    r"(?P<angka>[0-9.]*[0-9](?:,[0-9]{2})?)(?: ?[,.] ?(?:--?|=))?"
)
_TANDA_PISAH = str.maketrans({"–": "-", "—": "-", "−": "-"})


def format_rupiah(n: Angka, sen: bool = False) -> str:
    """Return an amount as "Rp1.500.000", or with `sen` as "Rp1.500.000,00".

    No space after Rp (EYD, tanda titik and lambang mata uang); negatives as "-Rp1.500". Rounded
    half up, to whole rupiah or to sen. Raises ValueError as `angka_pasti` does.
    """
    nilai = bulatkan(angka_pasti(n), 2 if sen else 0)
    tanda = "-" if nilai < 0 else ""
    return f"{tanda}Rp{format_angka(nilai.copy_abs())}"


def format_rupiah_terbilang(n: Angka) -> str:
    """Return an amount with its words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)".

    Sen are named when there are any. Raises ValueError as `angka_pasti` does.
    """
    nilai = bulatkan(angka_pasti(n), 2)
    rupiah, _, sen = f"{nilai.copy_abs():f}".partition(".")
    kata = f"{terbilang(int(rupiah))} rupiah"
    if int(sen):
        kata += f" {terbilang(int(sen))} sen"
    if nilai < 0:
        kata = f"minus {kata}"
    return f"{format_rupiah(nilai, sen=True)} ({kata})"


def parse_rupiah(text: str) -> Decimal:
    """Return the amount written in `text`: "Rp 1.500.000,-" gives Decimal("1500000").

    Accepts Rp, Rp., IDR or none of them; ",-", ",--", ".-" or ",=" at the end; and two digits of
    sen. Raises ValueError for any other form: a dot may only separate thousands.
    """
    cocok = re.fullmatch(_RUPIAH, rapikan(text).translate(_TANDA_PISAH))
    if not cocok or (cocok["minus"] and cocok["minus_dalam"]):
        raise ValueError(
            f"{kutip(text)} bukan jumlah rupiah yang dikenali: tulis misalnya "
            '"Rp1.500.000", "Rp1.500.000,00" atau "Rp 1.500.000,-".'
        )
    nilai = parse_angka(cocok["angka"])
    return nilai.copy_negate() if cocok["minus"] or cocok["minus_dalam"] else nilai
