"""Items of a list: numbered by letters, by Roman numerals or as diktum, and joined by "dan"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from zi_docs.errors import quote
from zi_docs.indonesian.ketikan import rapikan
from zi_docs.indonesian.terbilang import terbilang

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LARGEST = 3999
_SYMBOLS = (
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

    Raises ``ValueError`` below 1.
    """
    if n < 1:
        raise ValueError(f"Huruf urutan dihitung mulai dari 1, bukan {n}.")
    result = ""
    while n:
        n, rest = divmod(n - 1, len(_ALPHABET))
        result = _ALPHABET[rest] + result
    return result


def format_romawi(n: int) -> str:
    """Return ``n`` (1 to 3999) as a Roman numeral in capitals: 2024 gives "MMXXIV".

    Raises ``ValueError`` outside 1 to 3999, which have no common notation.
    """
    if not 1 <= n <= _LARGEST:
        raise ValueError(f"Angka Romawi hanya ada untuk 1 sampai {_LARGEST}, bukan {n}.")
    result = ""
    for value, symbol in _SYMBOLS:
        count, n = divmod(n, value)
        result += symbol * count
    return result


def parse_romawi(text: str) -> int:
    """Return the value of a Roman numeral in capitals or small letters: "iv" gives 4.

    Raises ``ValueError`` for anything that is not the standard spelling ("IIII", "IC").
    """
    clean = rapikan(text)
    rest = clean.upper() if clean.isascii() else ""
    total = 0
    for value, symbol in _SYMBOLS:
        while rest.startswith(symbol) and total <= _LARGEST:
            total += value
            rest = rest[len(symbol) :]
    # The loop also accepts "IIII", so the standard spelling of the total must be what was typed.
    if rest or not 1 <= total <= _LARGEST or format_romawi(total) != clean.upper():
        raise ValueError(f"{quote(text)} bukan angka Romawi yang benar.")
    return total


def bulan_romawi(bulan: int) -> str:
    """Return the Roman numeral of a month (1 to 12) as used in a nomor surat: 4 gives "IV".

    Local rules on tata naskah dinas decide whether a nomor surat shows it.
    Raises ``ValueError`` outside 1 to 12.
    """
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan harus 1 sampai 12, bukan {bulan}.")
    return format_romawi(bulan)


def diktum(n: int) -> str:
    """Return the word of the n-th diktum: 1 gives "KESATU", 12 "KEDUA BELAS", and so on.

    The models of Keputusan now in use begin with KESATU; older ones begin with PERTAMA, which
    num2words would give too. Words are written apart (EYD, "abad kedua puluh").
    Raises ``ValueError`` below 1.
    """
    if n < 1:
        raise ValueError(f"Diktum dihitung mulai dari 1, bukan {n}.")
    return f"KE{terbilang(n).upper()}"


def gabung_dan(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "dan": "a", "a dan b", "a, b, dan c".

    EYD (tanda koma) asks for the comma before "dan" in a list of three or more. Raises
    ``ValueError`` for an empty list, and for a blank item, since the sentence would have a gap.
    """
    return _join(butir, "standard")


def gabung_atau(butir: Sequence[str]) -> str:
    """Return the items joined by commas and "atau": "a", "a atau b", "a, b, atau c".

    Same rule and same errors as ``gabung_dan``.
    """
    return _join(butir, "or")


def _join(butir: Sequence[str], style: Literal["standard", "or"]) -> str:
    if not butir:
        raise ValueError("Daftar yang akan digabung masih kosong.")
    clean = [rapikan(item) for item in butir]
    if "" in clean:
        raise ValueError(f"Butir ke-{clean.index('') + 1} dalam daftar masih kosong.")
    # Babel takes about 30 ms to import, and most runs never join a list.
    from babel.lists import format_list

    return format_list(clean, style=style, locale="id")
