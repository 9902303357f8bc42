"""The legal basis (dasar hukum): regulations by date, and their order in Mengingat.

A family is one subject that several regulations have ruled in turn; each of them is a version.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from zi_docs.errors import FieldError, quote
from zi_docs.zona_integritas._data import find_sebutan, format_tanggal, load_data, tingkat_jenis

_LEVELS = ("uud", "tap_mpr", "uu", "pp", "perpres", "permen", "perda", "perkada", "lain")

# The start of a citation and its level; the first row that fits counts. A space at the end of a
# start means that its last word must be whole.
_LEVEL_BY_START = (
    ("undang undang dasar ", "uud"),
    ("uud ", "uud"),
    ("ketetapan majelis permusyawaratan rakyat ", "tap_mpr"),
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
    ("instruksi presiden ", "perpres"),
    ("inpres ", "perpres"),
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
    ("surat edaran ", "lain"),
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(
    r"\b(?:Nomor|No\.?)\s{0,3}:?\s{0,3}(\d{1,4})(\S{0,40})(?:\s{1,3}Tahun\s{1,3}(\d{4}))?", re.I
)
_YEAR = re.compile(r"\d{4}(?!\d)")
_CLOSING_MARKS = " .;,:"
_WRITE_IN_FULL = (
    'Tulis lengkap, mis. "Peraturan Daerah Kabupaten ... Nomor 7 Tahun 2016 tentang ...".'
)


@dataclass(frozen=True)
class DasarHukum:
    """One regulation as it is cited in a period.

    ``kutipan`` is printed as it is, without a closing mark. ``tingkat`` is one of ``uud``,
    ``tap_mpr``, ``uu``, ``pp``, ``perpres``, ``permen``, ``perda``, ``perkada``, ``lain``.
    ``pokok`` is the short name (``UU 5/2014``), ``perubahan`` the amendments it is cited with.
    ``berlaku_sampai`` is the last day, None while it is in force; both dates are None for a
    citation that an office wrote. ``pasti`` is False when a number or title must still be compared
    with the official text; ``catatan`` then says which.
    """

    kutipan: str
    tingkat: str
    tahun: int
    nomor: int
    pokok: str
    perubahan: tuple[str, ...] = ()
    kunci: str = ""
    berlaku_sejak: date | None = None
    berlaku_sampai: date | None = None
    pasti: bool = True
    catatan: str = ""

    @property
    def sebutan(self) -> str:
        """The short name with the amendments: ``PermenPANRB 52/2014 jo. 10/2019``."""
        jenis = self.pokok.rpartition(" ")[0]
        amendments = (amendment.removeprefix(f"{jenis} ") for amendment in self.perubahan)
        return " jo. ".join((self.pokok, *amendments))

    @property
    def urutan(self) -> tuple[int, int, int]:
        """The place in Mengingat: level, then year, then number."""
        return _LEVELS.index(self.tingkat), self.tahun, self.nomor

    def is_berlaku(self, on: date) -> bool:
        """Say whether this is the version in force on ``on``."""
        return (self.berlaku_sejak or date.min) <= on <= (self.berlaku_sampai or date.max)


def daftar_kunci() -> tuple[str, ...]:
    """Return the keys of all families, in the order of the table."""
    return tuple(load_data("dasar_hukum")["keluarga"])


def daftar_versi(kunci: str) -> tuple[DasarHukum, ...]:
    """Return all versions of a family, oldest first, without overlaps and gaps in time.

    Raises ``ValueError`` for an unknown key. Source: each regulation's own closing articles.
    """
    if kunci not in load_data("dasar_hukum")["keluarga"]:
        raise FieldError(
            f"Kunci dasar hukum {quote(kunci)} tidak dikenal.",
            f"Kunci yang ada: {', '.join(daftar_kunci())}.",
        )
    return _versions(kunci)


def berlaku(kunci: str, on: date) -> DasarHukum | None:
    """Return the version of the family in force on ``on``; None before its first version.

    Raises ``ValueError`` for an unknown key. Source: as ``daftar_versi``.
    """
    return next((version for version in daftar_versi(kunci) if version.is_berlaku(on)), None)


def susun_mengingat(
    kunci: Sequence[str], on: date, tambahan: Sequence[DasarHukum] = ()
) -> tuple[DasarHukum, ...]:
    """Return the Mengingat of a decree dated ``on``, highest level first, then by year and number.

    ``kunci`` holds the keys of families. ``tambahan`` holds the office's own regulations (its
    formation law, its perda); one of them replaces a family that cites the same regulation. Raises
    ``ValueError`` for an unknown key and for a family without a version in force. Source: UU
    12/2011 Pasal 7 ayat (1) and Pasal 8, and Lampiran II on the order of the legal basis.
    """
    chosen = {d.pokok: d for d in (*_resolve(kunci, on), *tambahan)}
    return tuple(sorted(chosen.values(), key=lambda d: d.urutan))


def kunci_baku(on: date) -> tuple[str, ...]:
    """Return the keys recommended for a local government's decree dated ``on``.

    Each family is included only while it is in force. The formation law and the regional
    regulations are the office's own data and are never included. Source: the recitals of ZI
    decrees.
    """
    standard = load_data("dasar_hukum")["baku"]
    return tuple(row["kunci"] for row in standard if _is_advised(row, on))


def parse_tingkat(text: str) -> str:
    """Return the level of a citation, read from its first words, as in ``DasarHukum.tingkat``.

    Raises ``ValueError`` when the first words are not a kind of regulation. Source: UU 12/2011
    Pasal 7 and Pasal 8; keputusan, instruksi and surat edaran are ``lain``, below every regulation.
    """
    words = " ".join(_WORD.findall(text.casefold())) + " "
    for prefix, tingkat in _LEVEL_BY_START:
        if words.startswith(prefix):
            return tingkat
    raise FieldError(f"Kutipan {quote(text)} tidak diawali jenis peraturannya.", _WRITE_IN_FULL)


def parse_kutipan(text: str) -> DasarHukum:
    """Read a citation that an office wrote itself, such as its formation law or its perda.

    The result's ``kutipan`` is on one line, without a closing mark. Raises ``ValueError`` when its
    kind, number or year cannot be read. Source: as ``parse_tingkat``.
    """
    kutipan = " ".join(text.split()).rstrip(_CLOSING_MARKS)
    tingkat = parse_tingkat(kutipan)
    if tingkat == "uud":
        return DasarHukum(kutipan, tingkat, 1945, 0, "UUD 1945")
    known = next(find_sebutan(kutipan), None)
    if known and known.posisi == 0:
        return DasarHukum(kutipan, tingkat, known.tahun, known.nomor, str(known))
    nomor, tahun, end = _number_and_year(kutipan)
    return DasarHukum(kutipan, tingkat, tahun, nomor, kutipan[:end])


def _resolve(kunci: Iterable[str], on: date) -> Iterable[DasarHukum]:
    for key in kunci:
        version = berlaku(key, on)
        if version is None:
            raise ValueError(f'Dasar hukum "{key}" belum berlaku pada {format_tanggal(on)}.')
        yield version


def _is_advised(row: Mapping[str, Any], on: date) -> bool:
    within = row.get("sejak", date.min) <= on <= row.get("sampai", date.max)
    return within and berlaku(row["kunci"], on) is not None


def _number_and_year(kutipan: str) -> tuple[int, int, int]:
    """Return the number, the year, and where they end in the citation."""
    match = _NUMBER.search(kutipan)
    tahun = match and (match[3] or next(iter(_YEAR.findall(match[2])[-1:]), None))
    if not match or not tahun:
        raise FieldError(
            f"Kutipan {quote(kutipan)} tidak memuat nomor dan tahunnya.", _WRITE_IN_FULL
        )
    return int(match[1]), int(tahun), match.end()


@cache
def _versions(kunci: str) -> tuple[DasarHukum, ...]:
    """Return the versions of a family; each one ends on the day before the next begins."""
    rows = load_data("dasar_hukum")["keluarga"][kunci]
    last_days = [row["berlaku_sejak"] - timedelta(days=1) for row in rows[1:]]
    pairs = zip(rows, [*last_days, None], strict=True)
    return tuple(_version(kunci, row, last_day) for row, last_day in pairs)


def _version(kunci: str, row: Mapping[str, Any], last_day: date | None) -> DasarHukum:
    jenis, _, number = row["pokok"].rpartition(" ")
    nomor, tahun = number.split("/")
    return DasarHukum(
        kutipan=row["kutipan"],
        tingkat=tingkat_jenis(jenis),
        tahun=int(tahun),
        nomor=int(nomor),
        pokok=row["pokok"],
        perubahan=tuple(row.get("perubahan", ())),
        kunci=kunci,
        berlaku_sejak=row["berlaku_sejak"],
        berlaku_sampai=last_day,
        pasti=row["pasti"],
        catatan=row.get("catatan", ""),
    )
