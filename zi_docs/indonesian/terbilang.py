"""Numbers in words (terbilang), both ways.

The library num2words is not used: for 1.001.000 it says "satu juta satu ribu", where people say
"satu juta seribu", and it also says the ".0" of numbers that come from Excel.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zi_docs.errors import quote
from zi_docs.indonesian.angka import Angka, angka_pasti, bulatkan, format_angka, parse_angka
from zi_docs.indonesian.ketikan import rapikan

_ONES = (
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
_THOUSANDS = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_SE_WORDS = ("seratus", "seribu")
_NUMBER_WORD = "|".join(
    sorted((*_ONES, *_THOUSANDS[1:], *_SE_WORDS, "belas", "puluh", "ratus"), key=len, reverse=True)
)

# People write ",-", ".-", ",--" or ",=" behind an amount so that nobody can add digits by hand.
_RUPIAH = (
    r"(?i)(?P<minus>-?)(?:(?:rp\.?|idr) ?)?(?P<minus_inside>-?)"
    r"(?P<amount>[0-9.]*[0-9](?:,[0-9]{2})?)(?: ?[,.] ?(?:--?|=))?"
)
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-"})


def terbilang(n: Angka) -> str:
    """Return ``n`` in Indonesian words: 1001000 gives "satu juta seribu".

    Spelling follows KBBI ("miliar", "satu juta") and EYD ("dua belas" in two words). Negatives
    begin with "minus". Decimals follow "koma" digit by digit, without zeros at their end. Text is
    read in Indonesian notation ("12,5").

    Raises ``ValueError`` for bool, NaN, floats that are not whole, and from 10**18 upwards.
    """
    value = angka_pasti(n)
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    words = [_whole_number(int(whole))]
    if fraction := fraction.rstrip("0"):
        words += ["koma", *(_ONES[int(digit)] for digit in fraction)]
    if value < 0:
        words.insert(0, "minus")
    return " ".join(words)


def _whole_number(n: int) -> str:
    words = [
        _group(group, _THOUSANDS[power])
        for power in reversed(range(len(_THOUSANDS)))
        if (group := n // 1000**power % 1000)
    ]
    return " ".join(words) or _ONES[0]


def _group(n: int, thousands: str) -> str:
    if n == 1 and thousands == "ribu":
        return "seribu"
    return f"{_below_thousand(n)} {thousands}".strip()


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    words = _below_hundred(rest) if rest else ""
    if hundreds == 1:
        return f"seratus {words}".strip()
    return f"{_ONES[hundreds]} ratus {words}".strip() if hundreds else words


def _below_hundred(n: int) -> str:
    if n < len(_ONES):
        return _ONES[n]
    if n < 20:
        return f"{_ONES[n - 10]} belas"
    tens, rest = divmod(n, 10)
    return f"{_ONES[tens]} puluh {_ONES[rest] if rest else ''}".strip()


def parse_terbilang(text: str) -> int:
    """Return the whole number that ``text`` spells: "dua ribu dua puluh" gives 2020.

    Capitals and spaces do not matter ("duabelas" is common). Raises ``ValueError`` for other words,
    for decimals and negatives, and for words that ``terbilang`` would not give ("satu ribu").
    """
    joined = "".join(text.split()).casefold()
    words = re.findall(_NUMBER_WORD, joined)
    if not words or "".join(words) != joined:
        raise ValueError(f"{quote(text)} bukan bilangan yang ditulis dengan huruf.")
    n = _add_up(words)
    if terbilang(n).replace(" ", "") != joined:
        raise ValueError(f"{quote(text)} bukan susunan bilangan yang benar.")
    return n


def _add_up(words: list[str]) -> int:
    """Add up number words from left to right; the caller refuses a wrong order."""
    total = group = unit = 0
    for word in words:
        if word in _ONES:
            unit += _ONES.index(word)
        elif word == "belas":
            unit += 10
        elif word in ("puluh", "ratus"):
            group += unit * (10 if word == "puluh" else 100)
            unit = 0
        elif word in _SE_WORDS:
            total, group = (total + 1000, 0) if word == "seribu" else (total, group + 100)
        else:
            total += (group + unit) * 1000 ** _THOUSANDS.index(word)
            group = unit = 0
    return total + group + unit


def format_rupiah(n: Angka, sen: bool = False) -> str:
    """Return an amount as "Rp1.500.000", or with ``sen`` as "Rp1.500.000,00".

    No space follows Rp (EYD, tanda titik and lambang mata uang); a negative amount is "-Rp1.500".
    Rounds half up, to whole rupiah or to sen. Raises ``ValueError`` as ``angka_pasti`` does.
    """
    value = bulatkan(angka_pasti(n), 2 if sen else 0)
    sign = "-" if value < 0 else ""
    return f"{sign}Rp{format_angka(value.copy_abs())}"


def format_rupiah_terbilang(n: Angka) -> str:
    """Return an amount with its words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)".

    The words name sen only when there are any. Raises ``ValueError`` as ``angka_pasti`` does.
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

    Accepts Rp, Rp., IDR or nothing in front; ",-", ",--", ".-" or ",=" at the end; and two digits
    of sen. Raises ``ValueError`` for any other form: a dot may only separate thousands.
    """
    match = re.fullmatch(_RUPIAH, rapikan(text).translate(_DASHES))
    if not match or (match["minus"] and match["minus_inside"]):
        raise ValueError(f"{quote(text)} bukan jumlah rupiah.")
    value = parse_angka(match["amount"])
    return value.copy_negate() if match["minus"] or match["minus_inside"] else value
