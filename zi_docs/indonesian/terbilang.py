"""Numbers in words (terbilang), both ways.

The library num2words is not used: for Indonesian it says "satu juta satu ribu" for 1.001.000 where
usage is "satu juta seribu", and it speaks the ".0" of numbers that come from Excel.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zi_docs.indonesian.angka import Angka, angka_pasti, bulatkan, format_angka, parse_angka
from zi_docs.indonesian.ketikan import kutip, rapikan

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_TINGKAT = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_SE = ("seratus", "seribu")
_KATA = "|".join(
    sorted((*_SATUAN, *_TINGKAT[1:], *_SE, "belas", "puluh", "ratus"), key=len, reverse=True)
)

# ",-", ".-", ",--" and ",=" close an amount so that nothing can be added by hand.
_RUPIAH = (
    r"(?i)(?P<minus>-?)(?:(?:rp\.?|idr) ?)?(?P<minus_dalam>-?)"
    r"(?P<angka>[0-9.]*[0-9](?:,[0-9]{2})?)(?: ?[,.] ?(?:--?|=))?"
)
_TANDA_PISAH = str.maketrans({"–": "-", "—": "-", "−": "-"})


def terbilang(n: Angka) -> str:
    """Return ``n`` in Indonesian words: 1001000 gives "satu juta seribu".

    Spelling follows KBBI ("miliar", "satu juta") and EYD ("dua belas" in two words). Negatives
    begin with "minus". Decimals are spoken digit by digit after "koma"; zeros at their end carry
    no value and are not spoken. Text is read in Indonesian notation ("12,5").

    Raises ValueError for bool, NaN, floats that are not whole, and from 10**18 upwards.
    """
    value = angka_pasti(n)
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    words = [_whole_number(int(whole))]
    if fraction := fraction.rstrip("0"):
        words += ["koma", *(_SATUAN[int(angka)] for angka in fraction)]
    if value < 0:
        words.insert(0, "minus")
    return " ".join(words)


def _whole_number(n: int) -> str:
    words = [
        _group(ribuan, _TINGKAT[tingkat])
        for tingkat in reversed(range(len(_TINGKAT)))
        if (ribuan := n // 1000**tingkat % 1000)
    ]
    return " ".join(words) or _SATUAN[0]


def _group(n: int, tingkat: str) -> str:
    if n == 1 and tingkat == "ribu":
        return "seribu"
    return f"{_below_thousand(n)} {tingkat}".strip()


def _below_thousand(n: int) -> str:
    ratus, rest = divmod(n, 100)
    words = _below_hundred(rest) if rest else ""
    if ratus == 1:
        return f"seratus {words}".strip()
    return f"{_SATUAN[ratus]} ratus {words}".strip() if ratus else words


def _below_hundred(n: int) -> str:
    if n < len(_SATUAN):
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    puluh, rest = divmod(n, 10)
    return f"{_SATUAN[puluh]} puluh {_SATUAN[rest] if rest else ''}".strip()


def parse_terbilang(text: str) -> int:
    """Return the whole number that ``text`` spells: "dua ribu dua puluh" gives 2020.

    Capitals do not matter, nor do spaces ("duabelas" is common). Raises ValueError for other
    words, for decimals and negatives, and for a spelling that ``terbilang`` would not give
    ("satu ribu").
    """
    joined = "".join(text.split()).casefold()
    words = re.findall(_KATA, joined)
    if not words or "".join(words) != joined:
        raise ValueError(f"{kutip(text)} bukan bilangan yang ditulis dengan huruf.")
    n = _add_up(words)
    if terbilang(n).replace(" ", "") != joined:
        raise ValueError(f"{kutip(text)} bukan susunan bilangan yang benar.")
    return n


def _add_up(words_given: list[str]) -> int:
    """Add up number words from left to right; wrong orders are the caller's to refuse."""
    total = group = unit = 0
    for words in words_given:
        if words in _SATUAN:
            unit += _SATUAN.index(words)
        elif words == "belas":
            unit += 10
        elif words in ("puluh", "ratus"):
            group += unit * (10 if words == "puluh" else 100)
            unit = 0
        elif words in _SE:
            total, group = (total + 1000, 0) if words == "seribu" else (total, group + 100)
        else:
            total += (group + unit) * 1000 ** _TINGKAT.index(words)
            group = unit = 0
    return total + group + unit


def format_rupiah(n: Angka, sen: bool = False) -> str:
    """Return an amount as "Rp1.500.000", or with ``sen`` as "Rp1.500.000,00".

    No space after Rp (EYD, tanda titik and lambang mata uang); negatives as "-Rp1.500". Rounded
    half up, to whole rupiah or to sen. Raises ValueError as ``angka_pasti`` does.
    """
    value = bulatkan(angka_pasti(n), 2 if sen else 0)
    tanda = "-" if value < 0 else ""
    return f"{tanda}Rp{format_angka(value.copy_abs())}"


def format_rupiah_terbilang(n: Angka) -> str:
    """Return an amount with its words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)".

    Sen are named when there are any. Raises ValueError as ``angka_pasti`` does.
    """
    value = bulatkan(angka_pasti(n), 2)
    rupiah, _, sen = f"{value.copy_abs():f}".partition(".")
    words = f"{terbilang(int(rupiah))} rupiah"
    if int(sen):
        words += f" {terbilang(int(sen))} sen"
    if value < 0:
        words = f"minus {words}"
    return f"{format_rupiah(value, sen=True)} ({words})"


def parse_rupiah(text: str) -> Decimal:
    """Return the amount written in ``text``: "Rp 1.500.000,-" gives Decimal("1500000").

    Accepts Rp, Rp., IDR or none of them; ",-", ",--", ".-" or ",=" at the end; and two digits of
    sen. Raises ValueError for any other form: a dot may only separate thousands.
    """
    match = re.fullmatch(_RUPIAH, rapikan(text).translate(_TANDA_PISAH))
    if not match or (match["minus"] and match["minus_dalam"]):
        raise ValueError(f"{kutip(text)} bukan jumlah rupiah.")
    value = parse_angka(match["angka"])
    return value.copy_negate() if match["minus"] or match["minus_dalam"] else value
