"""The level of a regulation, read from the first words of its citation, and its place in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from zi_docs.errors import FieldError, quote

LEVELS = ("uud", "tap_mpr", "uu", "pp", "perpres", "permen", "perda", "perkada", "lain")
WRITE_IN_FULL = (
    'Tulis lengkap, mis. "Peraturan Daerah Kabupaten ... Nomor 7 Tahun 2016 tentang ...".'
)

# The start of a citation and its level; the first row that fits counts. A space at the end of a
# start means that its last word must be whole.
_LEVEL_BY_START = (
    ("undang undang dasar ", "uud"),
    ("uud ", "uud"),
    ("ketetapan majelis permusyawaratan rakyat ", "tap_mpr"),
    ("ketetapan mpr ", "tap_mpr"),
    ("tap mpr ", "tap_mpr"),
    ("undang undang ", "uu"),
    ("uu ", "uu"),
    ("peraturan pemerintah pengganti undang undang ", "uu"),
    ("perppu ", "uu"),
    ("perpu ", "uu"),
    ("peraturan pemerintah ", "pp"),
    ("pp ", "pp"),
    ("peraturan presiden ", "perpres"),
    ("perpres ", "perpres"),
    ("keputusan presiden ", "perpres"),
    ("keppres ", "perpres"),
    ("peraturan daerah ", "perda"),
    ("perda", "perda"),
    ("qanun ", "perda"),
    ("peraturan gubernur ", "perkada"),
    ("pergub ", "perkada"),
    ("peraturan bupati ", "perkada"),
    ("perbup ", "perkada"),
    ("peraturan wali kota ", "perkada"),
    ("peraturan walikota ", "perkada"),
    ("perwal", "perkada"),
    ("peraturan kepala daerah ", "perkada"),
    ("perkada ", "perkada"),
    ("peraturan desa ", "lain"),
    ("peraturan ", "permen"),
    ("permen", "permen"),
    ("perka ", "permen"),
    ("perban ", "permen"),
    ("keputusan ", "lain"),
    ("instruksi ", "lain"),
    ("inpres ", "lain"),
    ("surat edaran ", "lain"),
    ("se ", "lain"),
)
_WORD = re.compile(r"[^\W\d_]+")
# The Constitution is cited with its article in front: "Pasal 18 ayat (6) Undang-Undang Dasar ...".
_ARTICLE = re.compile(
    r"pasal (?:(?:pasal|ayat|huruf|dan|serta|[a-z]) )*(?=undang undang dasar |uud )"
)
_ORDERS = re.compile(r"(?:instruksi|inpres|surat edaran|se) ")
_PROVINCE = re.compile(
    r"(?:(?:peraturan daerah|perda|qanun) (?!kab |kabupaten |kota|nomor |no |tahun |tentang |$)"
    r"|perdasus |perdasi |peraturan gubernur |pergub )"
)
_GAZETTE = re.compile(
    r"\((Lembaran|Berita)\s+Negara(?:\s+Republik\s+Indonesia)?\s+Tahun\s+(\d{4})\s+Nomor\s+(\d+)",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"\bsebagaimana\s+telah\b", re.IGNORECASE)


class Cited(Protocol):
    """A regulation with its citation and its place by level, region, year and number."""

    @property
    def kutipan(self) -> str:
        """The citation, as it is printed."""

    @property
    def urutan(self) -> tuple[int, int, int, int]:
        """The place by level, region, year and number."""


_Rule = TypeVar("_Rule", bound=Cited)


def parse_tingkat(text: str) -> str:
    """Return the level of a citation, read from its first words, as in ``DasarHukum.tingkat``.

    Raises ``ValueError`` when the first words are not a kind of regulation. Source: UU 12/2011
    Pasal 7 and Pasal 8; keputusan, instruksi and surat edaran are ``lain``, below every regulation.
    """
    words = _words(text)
    for prefix, tingkat in _LEVEL_BY_START:
        if words.startswith(prefix):
            return tingkat
    raise FieldError(f"Kutipan {quote(text)} tidak diawali jenis peraturannya.", WRITE_IN_FULL)


def is_perintah(text: str) -> bool:
    """Tell whether a citation is an instruction or a circular, which rules nothing.

    Source: UU 12/2011 Pasal 1 angka 2 and Pasal 7 and 8: they are no Peraturan Perundang-undangan.
    """
    return bool(_ORDERS.match(_words(text)))


def is_provinsi(text: str) -> bool:
    """Tell whether a regional regulation is one of a province, which stands above a regency's."""
    return bool(_PROVINCE.match(_words(text)))


def susun(rules: Iterable[_Rule]) -> tuple[_Rule, ...]:
    """Return the rules in the order of Mengingat.

    Numbers of one year follow one another only within one series; two ministries each count their
    own. Where all of a level and a year name their place in the gazette, that is their order, for
    they stand in it as they were promulgated. Source: UU 12/2011 Lampiran II on the legal basis.
    """
    by_number = sorted(rules, key=lambda rule: rule.urutan)
    years = groupby(by_number, key=lambda rule: rule.urutan[:3])
    return tuple(rule for _, group in years for rule in _by_gazette(list(group)))


def _by_gazette(rules: Sequence[_Rule]) -> Sequence[_Rule]:
    found = [_GAZETTE.search(_AMENDED.split(rule.kutipan, maxsplit=1)[0]) for rule in rules]
    places = [(one[1].casefold(), int(one[2]), int(one[3])) for one in found if one]
    if len(places) < len(rules) or len({name for name, _, _ in places}) > 1:
        return rules
    pairs = sorted(zip(places, rules, strict=True), key=lambda pair: pair[0])
    return [rule for _, rule in pairs]


def _words(text: str) -> str:
    """Return the words of a citation without marks and numbers, each with a space behind it."""
    words = " ".join(_WORD.findall(text.casefold())) + " "
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words
