"""Unofficial terms and spellings, with the official ones."""

import re
from dataclasses import dataclass
from functools import cache

from zi_docs.zona_integritas._data import load_data

_APOSTROPHE = "['’‘`´]"


@dataclass(frozen=True)
class Temuan:
    """An unofficial term found: as written, the official form, its offset, and the reason."""

    teks: str
    baku: str
    posisi: int
    alasan: str


@dataclass(frozen=True)
class _Term:
    salah: str
    baku: str
    alasan: str
    tetap: bool

    def suggest(self, teks: str) -> str:
        """Return the official form in the case style of ``teks``."""
        if teks.isupper():
            return self.baku.upper()
        if teks[:1].isupper():
            return self.baku[:1].upper() + self.baku[1:]
        return self.baku if self.tetap else self.baku.lower()


def find_istilah(text: str) -> tuple[Temuan, ...]:
    """Return the unofficial terms in ``text``, in order and without overlaps, the longest first.

    Whole words only, whatever their capitals; the suggestion keeps the capitals of the text.
    Never raises. Source: PermenPANRB 49/2011 and 90/2021, UU 23/2014, UU 10/2020, and the
    Kamus Besar Bahasa Indonesia for spellings.
    """
    daftar = _terms()
    return tuple(
        Temuan(
            m[0], daftar[m.lastindex - 1].suggest(m[0]), m.start(), daftar[m.lastindex - 1].alasan
        )
        for m in _pattern().finditer(text)
        if m.lastindex
    )


@cache
def _terms() -> tuple[_Term, ...]:
    """Return the table, longest term first, since the first alternative that fits wins."""
    terms = [
        _Term(salah, baku, grup["alasan"], grup.get("tetap", False))
        for grup in load_data("istilah")
        for salah, baku in grup["istilah"].items()
    ]
    return tuple(sorted(terms, key=lambda i: -len(i.salah)))


@cache
def _pattern() -> re.Pattern[str]:
    """One group per term, so that a match says which term it is.

    Looking for a word's first letter before trying the terms keeps blank text quick.
    """
    chosen = "|".join(f"({_pattern_of(i.salah)})" for i in _terms())
    return re.compile(rf"(?<!\w)(?=\w)(?:{chosen})(?!\w)", re.IGNORECASE)


def _pattern_of(salah: str) -> str:
    words = (re.escape(k).replace("'", _APOSTROPHE) for k in salah.split())
    return r"\s{1,8}".join(words)
