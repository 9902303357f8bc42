"""Keeps together what a title, or the post of who signs, should not break into lines."""

import re
from functools import cache

from zi_docs.zona_integritas._data import load_data

_NO_BREAK = "\N{NO-BREAK SPACE}"
_YEAR = re.compile(r"\btahun \d{4}\b", re.IGNORECASE)
_AND = re.compile(r" (?=dan )", re.IGNORECASE)


def satukan(judul: str, terpanjang: int) -> str:
    """Return a title in which a line never ends within a term, such as "Zona Integritas".

    The spaces of the terms become spaces at which no line ends. A term of more than ``terpanjang``
    characters would not fit on a line, so only its parts are kept together: those at "dan" first,
    which the long name of a unit has. Source: the terms of PermenPANRB 90/2021; the habit of
    drafters to break titles by sense.
    """
    for term in (*_terms(), _YEAR):
        judul = term.sub(lambda found: _tied(found[0], terpanjang), judul)
    return _year_with_unit(judul, terpanjang)


def _year_with_unit(judul: str, terpanjang: int) -> str:
    """Return a title whose year stands beside the name before it, where both fit on a line.

    "PENETAPAN AGEN PERUBAHAN" and "PADA SMP NEGERI 1 SUKAMAJU TAHUN 2026", not "TAHUN 2026" on a
    line of its own.
    """
    before, _, year = judul.rpartition(" ")
    name = before.rpartition(" ")[2]
    beside = _NO_BREAK in name and _YEAR.fullmatch(year.replace(_NO_BREAK, " "))
    return f"{before}{_NO_BREAK}{year}" if beside and len(f"{name} {year}") <= terpanjang else judul


def temani_awal(judul: str, terpanjang: int) -> str:
    """Return a title whose first word takes the first one of the term that does not fit beside it.

    The terms are those that :func:`satukan` tied, on lines of ``terpanjang`` characters.

    "PEMBENTUKAN UNIT" and "PENGENDALIAN GRATIFIKASI", not "PEMBENTUKAN" on a line of its own.
    """
    first, _, rest = judul.partition(" ")
    term = rest.partition(" ")[0]
    head, tie, _ = term.partition(_NO_BREAK)
    fits = len(f"{first} {term}") <= terpanjang or len(f"{first} {head}") > terpanjang
    if fits or not tie or _NO_BREAK in first or head.casefold() in _leading():
        return judul
    return f"{first}{_NO_BREAK}{head} {rest[len(head) + 1 :]}"


def temani_berikutnya(judul: str, terpanjang: int) -> str:
    """Return a title in which no line ends with a word that leads to the next.

    "DAN MELAYANI" and "PADA SEKOLAH MENENGAH PERTAMA", not "DAN MELAYANI PADA" or "... DINAS". The
    word takes the term behind it along, or the first word of one that is too long with it.
    """
    words = judul.split(" ")
    for at in reversed(range(len(words) - 1)):
        if words[at].rpartition(_NO_BREAK)[2].casefold() in _leading():
            head, tie, rest = words[at + 1].partition(_NO_BREAK)
            whole = f"{words[at]}{_NO_BREAK}{words[at + 1]}"
            fits = len(whole) <= terpanjang
            kept = [whole] if fits or not tie else [f"{words[at]}{_NO_BREAK}{head}", rest]
            words[at : at + 2] = kept
    return " ".join(words)


def satukan_tempat(jabatan: str, terpanjang: int) -> str:
    """Return a post whose lines do not end within the name of a place of at most so many letters.

    "KEPALA KECAMATAN KARANGMOJO SELATAN" may end a line after KECAMATAN, not after KARANGMOJO.
    """
    return _place().sub(lambda found: _tied(found[0], terpanjang), jabatan)


def satukan_lembaga(jabatan: str, terpanjang: int) -> str:
    """Return a post whose lines do not end within the name of an organ that fits on a line.

    "KETUA" and "DEWAN PERWAKILAN RAKYAT DAERAH", not "KETUA DEWAN" and "PERWAKILAN ...".
    """
    return _organ().sub(lambda found: _whole(found[0], terpanjang), jabatan)


def _whole(term: str, terpanjang: int) -> str:
    return term.replace(" ", _NO_BREAK) if len(term.rstrip(",")) <= terpanjang else term


def _tied(term: str, terpanjang: int) -> str:
    parts = [term] if len(term) <= terpanjang else _AND.split(term)
    fitting = (part.replace(" ", _NO_BREAK) if len(part) <= terpanjang else part for part in parts)
    return " ".join(fitting)


@cache
def _place() -> re.Pattern[str]:
    """Return the pattern of the words that name a place or a unit after its kind."""
    kinds = [re.escape(kind).replace(r"\ ", r"\s") for kind in load_data("judul")["bernama"]]
    after = "|".join(rf"(?<=\b{kind}\s)" for kind in kinds)
    return re.compile(rf"(?:{after})\S+(?:\s\S+)*?(?=$|\s(?:{'|'.join(kinds)})\b)", re.IGNORECASE)


@cache
def _organ() -> re.Pattern[str]:
    """Return the pattern of an organ's name, to its end or to the name of its region."""
    kinds = "|".join(map(re.escape, load_data("judul")["lembaga"]))
    region = r"(?=$|\s(?:kabupaten|kota|provinsi)\b)"
    return re.compile(rf"(?<=\s)(?:{kinds})\s.+?{region}", re.IGNORECASE)


@cache
def _leading() -> frozenset[str]:
    """Return the words that a line begins with, and never ends with."""
    return frozenset(load_data("judul")["mendahului"])


@cache
def _terms() -> tuple[re.Pattern[str], ...]:
    terms = (re.escape(term) for term in load_data("judul")["utuh"])
    return tuple(
        re.compile(
            rf"\b{term}(?!\w)".replace(r"\.\.\.", r".+?(?= tentang | tahun \d|$)"), re.IGNORECASE
        )
        for term in terms
    )
