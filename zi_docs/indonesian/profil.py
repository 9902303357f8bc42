"""What respondents say of themselves, in the order of a profile: their age, their education."""

from __future__ import annotations

import re

from zi_docs.indonesian.ketikan import rapikan

_YOUNGEST, _OLDEST, _STEP = 20, 60, 10
_LAST = 1_000
_AGE = re.compile(r"(\d{1,3})(?: ?(?:tahun|thn|th)\.?)?")
_BELOW = re.compile(r"<|\b(?:kurang|di ?bawah)\b")
_ABOVE = re.compile(r">(?!=)|\blebih\b|\bdi ?atas\b")
_DEGREE = r"[ .-]?"
# The highest stage first: "pascasarjana" holds "sarjana", and a range stands by its upper end.
_STAGES = (
    (rf"\bs{_DEGREE}(?:3|iii)\b|\bdoktor\b", 9),
    (rf"\bs{_DEGREE}(?:2|ii)\b|\bmagister\b|\bpascasarjana\b", 8),
    (rf"\bs{_DEGREE}(?:1|i)\b|\bsarjana\b|\bd{_DEGREE}(?:4|iv)\b|\bdiploma (?:4|iv)\b", 7),
    (rf"\bd{_DEGREE}(?:3|iii)\b|\bdiploma(?: (?:3|iii))?$", 6),
    (rf"\bd{_DEGREE}(?:2|ii)\b|\bdiploma (?:2|ii)\b", 5),
    (rf"\bd{_DEGREE}(?:1|i)\b|\bdiploma\b", 4),
    (r"\b(?:sma|smk|smu|stm|slta|ma|man|mak)\b|\bmenengah atas\b|\baliyah\b", 3),
    (r"\b(?:smp|sltp|mts)\b|\bmenengah pertama\b|\btsanawiyah\b", 2),
    (r"\b(?:sd|mi|sr)\b|\bsekolah dasar\b|\bibtidaiyah\b", 1),
)


def kelompok_usia(text: str) -> tuple[float, str]:
    """Return the place of an age among the age groups, and the name of its group.

    The groups have no gap: below 20, by tens, and from 60. What was typed as a group stays as it is
    and stands by the age at which it begins; what names no age stands last.

    >>> kelompok_usia("29 tahun"), kelompok_usia("60")
    ((20, '20–29 tahun'), (60, '60 tahun ke atas'))
    """
    clean = rapikan(text)
    if not (found := _AGE.fullmatch(clean.casefold())):
        return _typed_group(clean), clean
    age = int(found[1])
    if age < _YOUNGEST:
        return 0, f"Di bawah {_YOUNGEST} tahun"
    if age >= _OLDEST:
        return _OLDEST, f"{_OLDEST} tahun ke atas"
    first = age // _STEP * _STEP
    return first, f"{first}–{first + _STEP - 1} tahun"


def _typed_group(text: str) -> float:
    first = re.search(r"\d+", text)
    if first is None:
        return _LAST
    folded = text.casefold()
    if _BELOW.search(folded):
        return 0
    return int(first[0]) + (0.5 if _ABOVE.search(folded) else 0)


def jenjang_pendidikan(text: str) -> int:
    """Return the place of an education, from primary school to a doctorate; others stand last.

    >>> [jenjang_pendidikan(one) for one in ("SD", "SMA/sederajat", "D-III", "Sarjana", "kursus")]
    [1, 3, 6, 7, 1000]
    """
    folded = rapikan(text).casefold()
    if re.search(r"\b(?:tidak|belum)\b.*\b(?:sekolah|tamat)\b", folded):
        return 0
    return next((place for known, place in _STAGES if re.search(known, folded)), _LAST)
