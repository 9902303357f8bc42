"""Items of a list: numbered by letters, by Roman numerals or as diktum, and joined by "dan"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from zi_docs.indonesian.ketikan import kutip, rapikan
from zi_docs.indonesian.terbilang import terbilang

_ABJAD = "abcdefghijklmnopqrstuvwxyz"
TERBESAR = 3999
_LAMBANG = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


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


def format_romawi(n: int) -> str:
    """Return ``n`` (1 to 3999) as a Roman numeral in capitals: 2024 gives "MMXXIV".

    Raises ValueError outside 1 to 3999, where no common notation exists.
    """
    if not 1 <= n <= TERBESAR:
        raise ValueError(f"Angka Romawi hanya ada untuk 1 sampai {TERBESAR}, bukan {n}.")
    hasil = ""
    for nilai, lambang in _LAMBANG:
        banyak, n = divmod(n, nilai)
        hasil += lambang * banyak
    return hasil


def parse_romawi(text: str) -> int:
    """Return the value of a Roman numeral in capitals or small letters: "iv" gives 4.

    Raises ValueError for anything that is not the standard spelling ("IIII", "IC").
    """
    rapi = rapikan(text)
    sisa = rapi.upper() if rapi.isascii() else ""
    nilai_total = 0
    for nilai, lambang in _LAMBANG:
        while sisa.startswith(lambang) and nilai_total <= TERBESAR:
            nilai_total += nilai
            sisa = sisa[len(lambang) :]
    # The greedy reading also accepts "IIII"; only the canonical spelling survives this.
    if sisa or not 1 <= nilai_total <= TERBESAR or format_romawi(nilai_total) != rapi.upper():
        raise ValueError(f"{kutip(text)} bukan angka Romawi yang benar.")
    return nilai_total


def bulan_romawi(bulan: int) -> str:
    """Return the Roman numeral of a month (1 to 12) as used in letter numbers: 4 gives "IV".

    Local rules on tata naskah dinas decide whether a letter number shows it.
    Raises ValueError outside 1 to 12.
    """
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return format_romawi(bulan)


def diktum(n: int) -> str:
    """Return the word of the n-th diktum: 1 gives "KESATU", 12 "KEDUA BELAS", and so on.

    The first is KESATU in the models of Keputusan now in use; PERTAMA is the older habit. Words
    are written apart (EYD, "abad kedua puluh"): num2words' ordinal would say "pertama".
    Raises ValueError below 1.
    """
    if n < 1:
        raise ValueError(f"Diktum dihitung mulai dari 1, bukan {n}.")
    return f"KE{terbilang(n).upper()}"


def gabung_dan(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "dan": "a", "a dan b", "a, b, dan c".

    The comma before "dan" is EYD's (tanda koma in a list of three or more). Raises ValueError for
    an empty list or a blank item, which would leave a hole in the sentence.
    """
    return _gabung(butir, "standard")


def gabung_atau(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "atau": "a", "a atau b", "a, b, atau c".

    Same rule and same errors as ``gabung_dan``.
    """
    return _gabung(butir, "or")


def _gabung(butir: Sequence[str], gaya: Literal["standard", "or"]) -> str:
    if not butir:
        raise ValueError("Daftar yang akan digabung masih kosong.")
    rapi = [rapikan(satu) for satu in butir]
    if "" in rapi:
        raise ValueError(f"Butir ke-{rapi.index('') + 1} dalam daftar masih kosong.")
    # Babel costs about 30 ms to import and most runs never join a list.
    from babel.lists import format_list

    return format_list(rapi, style=gaya, locale="id")
