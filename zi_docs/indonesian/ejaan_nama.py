"""What lists put into a name beside the name, and the usual form of a name in capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from zi_docs.indonesian.ketikan import rapikan
from zi_docs.indonesian.nama import is_known_title, parse_nama
from zi_docs.indonesian.penanda import buang_penanda

_PICTURES = r"\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_FOREIGN = r"\uff00-\uffef\U00010000-\U0001ffff"  # letters of other alphabets, drawn as ours
_MARKS = (
    rf"[{_PICTURES}{_FOREIGN}]|"
    r"\d|[*†‡#()\[\]/\\|_=+<>?!;:@&%~^{}]|\s[-–—]\s|(?i:\b(?:alm|almh|almarhum|almarhumah)\b)"
)
_HONORARY = r"(?i)\(h\.? ?c\.?\)"
_NOBODY = r"(?i)(?:jabatan )?(?:kosong|lowong|vakum|vacant|belum ada|belum terisi|tidak terisi)\.?"
_CALLED = r"(?i)^(?:bapak|bpk|ibu|sdri?|saudara|saudari|pak|bu|tn|ny|yth)\b\.?\s+"
_TAIL = r"(?is)(?:\s*[/|;]|\s+[-–—]\s|\s*\bNI[PK]\b).*$"
_DEAD = r"(?i)\(?\b(?:alm|almh|almarhum|almarhumah)\b\.?\)?"
_DEGREE = r"(?:[A-Z][A-Za-z]{0,4}\.)*[A-Z][A-Za-z]{0,4}\.?"

_LETTERS = rf"(?:(?![{_FOREIGN}])[^\W\d_])+"
_PLAIN = rf"{_LETTERS}(?:[ '’-]{_LETTERS})*"
_NOTES_TEXT = """
    alm almh almarhum almarhumah kosong lowong vakum vacant belum tidak bapak bpk ibu sdr sdri
    saudara saudari pak bu tn ny yth nip nik o
"""
_NOTES = frozenset(_NOTES_TEXT.split())

_SMALL = frozenset({"bin", "binti", "bint", "ibn", "van", "von", "de", "der", "den", "ten", "br"})
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"})
_SEGMENTS_TEXT = """
    Ag Ak An Ars Bdn Cht Ds Dra Drs Ec Eng Farm Fil Gz Hj Hum Ikom Ir Keb Ked Kep Kes Kn Kom Kons
    Md Mn Ners Ns Par Pd Pi Pol Prof Psi Pt Sc Si Sn Sos Sp Sy Th Tr Ust
"""
_SEGMENTS = {one.casefold(): one for one in _SEGMENTS_TEXT.split()}
_SMALL_TITLES = {"drg": "drg", "drh": "drh", "apt": "apt"}


def bersihkan_nama(text: str) -> str:
    """Return a full name without what lists put beside it, a glued degree apart.

    >>> bersihkan_nama("1. Ani *)"), bersihkan_nama("Budi SantosoS.H."), bersihkan_nama("Ani (Alm)")
    ('Ani', 'Budi Santoso, S.H.', 'Ani')
    """
    if _is_plain(text):
        return text
    kept = re.sub(_HONORARY, lambda found: "\x00" * len(found[0]), buang_penanda(text.strip()))
    kept = re.sub(_CALLED, "", re.sub(_TAIL, "", re.sub(_DEAD, "", kept)))
    kept = re.sub(rf"\([^()]*\)|^\s*\d+[.)\s]*|[*†‡#()\[\]_=+<>?!:@%~^{{}}{_PICTURES}]", "", kept)
    at = text.find("(") if "\x00" in kept else -1
    honorary = text[at : text.find(")", at) + 1] if at >= 0 else ""
    clean = rapikan(re.sub("\x00+", honorary, kept)).strip(" ,")
    name, comma, behind = clean.partition(",")
    return " ".join(map(_unglued, name.split())) + comma + behind


@lru_cache(maxsize=256)  # asked several times of each of thousands of names
def _is_plain(text: str) -> bool:
    """Tell whether a name is of letters alone, as most are, and none of its words is a note."""
    return re.fullmatch(_PLAIN, text) is not None and _NOTES.isdisjoint(text.casefold().split())


def _unglued(word: str) -> str:
    """Return a word with the degree at its end apart: "SantosoS.H." gives "Santoso, S.H."."""
    for at in range(3, len(word)):
        name, glued = word[:at], word[at:]
        degree = glued.lstrip(".")
        is_apart = "." in degree.rstrip(".") or (glued[:1] == "." and degree.isupper())
        if name.isalpha() and is_apart and re.fullmatch(_DEGREE, degree) and is_known_title(degree):
            return f"{name}, {degree}"
    return word


def bukan_nama(text: str) -> bool:
    """Tell whether a name holds a number or a mark that would be printed, or is nobody's name."""
    if _is_plain(text):
        return False
    shown = re.sub(_HONORARY, "", text.strip())
    return re.search(_MARKS, shown) is not None or re.fullmatch(_NOBODY, shown) is not None


def ditulis_lain(text: str) -> bool:
    """Tell whether a name is called by "Bapak" or "Ibu", or a degree is glued to it."""
    return not _is_plain(text) and rapikan(text).strip(" ,") != bersihkan_nama(text)


def is_kapital(nama: str) -> bool:
    """Tell whether a name without its titles is all in capitals: "SITI", but not "A.A."."""
    return nama.isupper() and any(len(word.strip(".")) > 2 for word in nama.split())


def usul_huruf(text: str) -> str:
    """Return a full name in capitals as it is usually written.

    A title DR. stays, since it may be dr. or Dr.

    >>> usul_huruf("DRS. H. AHMAD BIN ALI, M.SI."), usul_huruf("NI LUH NUR'AINI")
    ('Drs. H. Ahmad bin Ali, M.Si.', "Ni Luh Nur'aini")
    """
    try:
        parts = parse_nama(text)
    except ValueError:
        return text
    name = usul_nama(parts.nama)
    front, behind = usul_gelar(parts.gelar_depan), usul_gelar(parts.gelar_belakang)
    return f"{front} {name}".strip() + (f", {behind}" if behind else "")


def usul_nama(nama: str) -> str:
    """Return a name without titles with capitals at the beginning of words only."""
    words = nama.split()
    return " ".join(_cased(word, bool(at), at == len(words) - 1) for at, word in enumerate(words))


def _cased(word: str, is_later: bool, is_last: bool) -> str:
    if is_later and word.rstrip(".").casefold() in _SMALL:
        return word.casefold()
    if is_last and is_later and word in _ROMAN:
        return word
    return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"(?<=[-.])", word))


def usul_gelar(titles: str) -> str:
    """Return titles in capitals as they are usually written: "S.PD." gives "S.Pd."."""
    if not titles.isupper():
        return titles
    return " ".join(_title(word) for word in titles.split())


def _title(word: str) -> str:
    bare = word.strip(".,").casefold()
    if bare in _SMALL_TITLES:
        return word.casefold()
    segments = re.split(r"([.,-])", word)
    is_specialist = segments[0].casefold() == "sp"
    return "".join(
        one if at and is_specialist else _SEGMENTS.get(one.casefold(), one)
        for at, one in enumerate(segments)
    ).replace("SP", "Sp", is_specialist)
