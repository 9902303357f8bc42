"""Unofficial terms and spellings, with the official ones."""

import re
from dataclasses import dataclass
from functools import cache

from zi_docs.zona_integritas._data import load_data

_APOSTROPHE = "['’‘`´]"


@dataclass(frozen=True)
class Temuan:
    """An unofficial term in a text: as written, its official form, its offset, and the reason."""

    teks: str
    baku: str
    posisi: int
    alasan: str


@dataclass(frozen=True)
class _Term:
    wrong: str
    official: str
    reason: str
    keeps_capitals: bool

    def suggest(self, written: str) -> str:
        """Return the official form with the capitals of ``written``."""
        if written.isupper():
            return self.official.upper()
        if written[:1].isupper():
            return self.official[:1].upper() + self.official[1:]
        return self.official if self.keeps_capitals else self.official.lower()


def find_istilah(text: str) -> tuple[Temuan, ...]:
    """Return the unofficial terms in ``text``, in order and without overlaps.

    Of terms that begin at the same word, the longest counts. Only whole words are found, whatever
    their capitals; the official form gets the capitals of the text. Never raises. Source:
    PermenPANRB 49/2011 and 90/2021, UU 23/2014, UU 10/2020, and the Kamus Besar Bahasa Indonesia
    for spellings.
    """
    terms = _terms()
    return tuple(
        _found(terms[match.lastindex - 1], match)
        for match in _pattern().finditer(text)
        if match.lastindex
    )


def _found(term: _Term, match: re.Match[str]) -> Temuan:
    return Temuan(match[0], term.suggest(match[0]), match.start(), term.reason)


@cache
def _terms() -> tuple[_Term, ...]:
    """Return the table, longest term first, since a pattern takes the first term that fits."""
    terms = [
        _Term(wrong, official, group["alasan"], group.get("tetap", False))
        for group in load_data("istilah")
        for wrong, official in group["istilah"].items()
    ]
    return tuple(sorted(terms, key=lambda term: -len(term.wrong)))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all terms, one group for each, so that a match tells its term.

    ``(?=\\w)`` skips the terms where no word begins, which keeps blank text quick.
    """
    terms = "|".join(f"({_pattern_of(term.wrong)})" for term in _terms())
    return re.compile(rf"(?<!\w)(?=\w)(?:{terms})(?!\w)", re.IGNORECASE)


def _pattern_of(wrong: str) -> str:
    words = (re.escape(word).replace("'", _APOSTROPHE) for word in wrong.split())
    return r"\s{1,8}".join(words)
