"""Pangkat and golongan of civil servants.

PNS: seventeen pairs from I/a to IV/e (PP 99/2000 jo. PP 12/2002 on kenaikan pangkat). PPPK:
Golongan I to XVII, without pangkat (Perpres 98/2020 jo. Perpres 11/2024).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.butir import format_romawi, parse_romawi
from zi_docs.indonesian.ketikan import rapikan

PANGKAT: Mapping[str, str] = MappingProxyType(
    {
        "I/a": "Juru Muda",
        "I/b": "Juru Muda Tingkat I",
        "I/c": "Juru",
        "I/d": "Juru Tingkat I",
        "II/a": "Pengatur Muda",
        "II/b": "Pengatur Muda Tingkat I",
        "II/c": "Pengatur",
        "II/d": "Pengatur Tingkat I",
        "III/a": "Penata Muda",
        "III/b": "Penata Muda Tingkat I",
        "III/c": "Penata",
        "III/d": "Penata Tingkat I",
        "IV/a": "Pembina",
        "IV/b": "Pembina Tingkat I",
        "IV/c": "Pembina Utama Muda",
        "IV/d": "Pembina Utama Madya",
        "IV/e": "Pembina Utama",
    }
)
GOLONGAN_PPPK = tuple(format_romawi(n) for n in range(1, 18))

_PREFIX = r"^(?:golongan|gol\b\.?)(?: ?(?:/ ?)?ruang)? ?:? ?"
_PNS = r"(i{1,3}|iv|[1-4]) ?[./,\\|–—-]? ?([a-e])"
_PPPK = r"[ivx]+|[0-9]{1,2}"
_RUANG = rf"(?<![a-z0-9]){_PNS}(?![a-z0-9])"
_AROUND = " .,;:/()[]|\\–—-"
_WORDS_OF_PPPK = r"\bp(?:ppk|3k)\b"
_WORDS_OF_GOLONGAN = r"\b(?:gol(?:ongan)?|ruang)\b"
_TINGKAT_I = r"\b(?:tk|tkt|tingkat) ?(?:i|1)\b"
# "Pembina Utama Md" may be Muda or Madya, so "md" is only read where no Madya could be meant.
_SHORT = (
    (r"\bpnt\b", "penata"),
    (r"\bpgt\b", "pengatur"),
    (r"\bpemb\b", "pembina"),
    (r"\b(penata|pengatur|juru) md\b", r"\1 muda"),
    (r"\bmdy\b", "madya"),
    (_TINGKAT_I, "tingkat i"),
)


def parse_golongan(text: str) -> str:
    """Return the golongan in ``text`` in its standard form: "III/d" for PNS, "IX" for PPPK.

    Reads "III.d", "IIId", "3d", "(III/d)", "Gol. III/d", the pangkat itself ("Penata Tk. I"), both
    together in any order ("Penata Tk. I, III/d"), and PPPK as "IX", "9", "IX (PPPK)" or "Golongan
    IX". "III" without a letter is a PPPK golongan, so a caller that reads a list of PNS must refuse
    it.

    Raises ``ValueError`` for anything else, and when pangkat and golongan contradict each other.
    """
    clean = rapikan(text).casefold().strip(_AROUND)
    golongan = _pns(clean) or _pppk(clean) or _by_pangkat(clean)
    if golongan:
        return golongan
    pangkat, ruang = _both(clean)
    if not ruang:
        raise FieldError(
            f"{quote(text)} bukan golongan.",
            "Tulis seperti III/d (PNS) atau IX (PPPK, I sampai XVII).",
        )
    if not pangkat_matches(pangkat, ruang):
        raise ValueError(f"{quote(text)}: golongan {ruang} berpangkat {PANGKAT[ruang]}.")
    return ruang


def _both(clean: str) -> tuple[str, str]:
    """Return the pangkat and the golongan that stand in one text; empty texts without a pair."""
    found = list(re.finditer(_RUANG, clean))
    ruang = _pns(found[0][0]) if len(found) == 1 else None
    if not ruang:
        return "", ""
    rest = f"{clean[: found[0].start()]} {clean[found[0].end() :]}"
    pangkat = re.sub(_WORDS_OF_GOLONGAN, "", rest).strip(_AROUND)
    return (pangkat, ruang) if pangkat and not any(map(str.isdigit, pangkat)) else ("", "")


def _pns(clean: str) -> str | None:
    match = re.fullmatch(_PNS, re.sub(_PREFIX, "", clean))
    if not match:
        return None
    roman = format_romawi(int(match[1])) if match[1].isdigit() else match[1].upper()
    golongan = f"{roman}/{match[2]}"
    return golongan if golongan in PANGKAT else None


def _pppk(clean: str) -> str | None:
    own = re.sub(_WORDS_OF_PPPK, "", clean).strip(_AROUND)
    core = re.sub(_PREFIX, "", own)
    if not re.fullmatch(_PPPK, core):
        return None
    try:
        number = int(core) if core.isdigit() else parse_romawi(core)
    except ValueError:
        return None
    return GOLONGAN_PPPK[number - 1] if 1 <= number <= len(GOLONGAN_PPPK) else None


def _by_pangkat(clean: str) -> str | None:
    name = " ".join(re.sub(r"[.,-]", " ", clean).split())
    for short, word in _SHORT:
        name = re.sub(short, word, name)
    for golongan, pangkat in PANGKAT.items():
        if pangkat.casefold() == name:
            return golongan
    return None


def normalise_pangkat(text: str) -> str:
    """Return a pangkat in its official spelling: "PENATA TK.I" gives "Penata Tingkat I".

    Raises ``ValueError`` for a name that is not one of the seventeen.
    """
    golongan = _by_pangkat(rapikan(text).casefold())
    if not golongan:
        raise ValueError(f"{quote(text)} bukan pangkat PNS.")
    return PANGKAT[golongan]


def pangkat_matches(pangkat: str, golongan: str) -> bool:
    """True when a pangkat belongs to a golongan, both in any spelling.

    Always False for a PPPK golongan. Raises ``ValueError`` when either is unknown.
    """
    return normalise_pangkat(pangkat) == PANGKAT.get(parse_golongan(golongan))


def format_golongan(golongan: str) -> str:
    """Return a golongan as it is printed: "III/d" for PNS, "Golongan IX" for PPPK.

    Raises ``ValueError`` when it is unknown.
    """
    standard = parse_golongan(golongan)
    return standard if standard in PANGKAT else f"Golongan {standard}"


def format_pangkat_golongan(
    pangkat: str, golongan: str, pola: str = "{pangkat} ({golongan})"
) -> str:
    """Return pangkat and golongan as printed under a signature: "Penata Tingkat I (III/d)".

    ``pola`` is the form that the office uses, for example "{pangkat}, {golongan}". A blank
    ``pangkat`` is taken from the golongan. PPPK have no pangkat: the result is "Golongan IX".

    Raises ``ValueError`` when either is unknown, when they contradict each other, and when ``pola``
    has other marks than {pangkat} and {golongan}.
    """
    standard = parse_golongan(golongan)
    if standard not in PANGKAT and not pangkat.strip():
        return format_golongan(standard)
    if pangkat.strip() and not pangkat_matches(pangkat, standard):
        raise ValueError(f"Pangkat {quote(pangkat)} tidak sesuai dengan golongan {standard}.")
    # ``str.format`` would read attributes and indexes too, and an office types the pattern.
    result = pola.replace("{pangkat}", PANGKAT[standard]).replace("{golongan}", standard)
    if "{" in result or "}" in result:
        raise ValueError(f"Pola {quote(pola)} memuat tanda selain {{pangkat}} dan {{golongan}}.")
    return result
