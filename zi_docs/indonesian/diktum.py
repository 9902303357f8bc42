"""The words that number the diktum of a Keputusan: KESATU, KEDUA, KETIGA."""

import re

from zi_docs.indonesian.ketikan import kutip
from zi_docs.indonesian.terbilang import parse_terbilang, terbilang

_SELA = r"[\s.:]+"


def diktum(n: int) -> str:
    """Return the word of the n-th diktum: 1 gives "KESATU", 12 "KEDUA BELAS", and so on.

    The first is KESATU in the models of Keputusan now in use; PERTAMA is the older habit. Words
    are written apart (EYD, "abad kedua puluh"): num2words' ordinal would say "pertama".
    Raises ValueError below 1.
    """
    if n < 1:
        raise ValueError(f"Diktum dihitung mulai dari 1, bukan {n}.")
    return f"KE{terbilang(n).upper()}"


def parse_diktum(text: str) -> int:
    """Return the number of a diktum word: "KEDUA BELAS" gives 12.

    Also reads PERTAMA of older decrees, letter-spaced words ("K E D U A"), small letters and a
    colon after the word. Raises ValueError for anything else.
    """
    rapat = re.sub(_SELA, "", text).casefold()
    if rapat == "pertama":
        return 1
    try:
        n = parse_terbilang(rapat.removeprefix("ke")) if rapat.startswith("ke") else 0
    except ValueError:
        n = 0
    if not n:
        raise ValueError(f'{kutip(text)} bukan urutan diktum seperti "KESATU" atau "KEDUA BELAS".')
    return n
