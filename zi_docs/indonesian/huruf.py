"""Letters that number a list: a, b, ..., z, aa, ab, ..."""

import re

from zi_docs.indonesian.ketikan import kutip

_ABJAD = "abcdefghijklmnopqrstuvwxyz"
_HURUF = r"[a-z]{1,6}"


def huruf(n: int) -> str:
    """Return the letter of the n-th item: 1 gives "a", 26 "z", 27 "aa" (UU 12/2011 Lampiran II).

    Raises ValueError below 1.
    """
    if n < 1:
        raise ValueError(f"Huruf urutan dihitung mulai dari 1, bukan {n}.")
    hasil = ""
    while n:
        n, sisa = divmod(n - 1, len(_ABJAD))
        hasil = _ABJAD[sisa] + hasil
    return hasil


def parse_huruf(text: str) -> int:
    """Return the number of a list letter: "c." and "C)" give 3, "aa" gives 27.

    Raises ValueError for anything but one to six letters with an optional dot or bracket.
    """
    rapi = text.strip().lower()
    rapi = rapi[:-1] if rapi.endswith((".", ")")) else rapi
    if not re.fullmatch(_HURUF, rapi):
        raise ValueError(f'{kutip(text)} bukan huruf urutan seperti "a" atau "b.".')
    n = 0
    for satu in rapi:
        n = n * len(_ABJAD) + _ABJAD.index(satu) + 1
    return n
