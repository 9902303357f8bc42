"""The legal basis (dasar hukum): regulations by date, and their order in Mengingat.

A family is one subject that several regulations have ruled in turn; each of them is a version.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from zi_docs.errors import FieldError, quote
from zi_docs.zona_integritas._data import find_sebutan, format_tanggal, load_data, tingkat_jenis
from zi_docs.zona_integritas.tingkat import (
    LEVELS,
    WRITE_IN_FULL,
    is_provinsi,
    parse_tingkat,
    susun,
)

_NUMBER = re.compile(
    r"\b(?:Nomor|No\.?)\s{0,3}:?\s{0,3}(\d{1,4})(\S{0,40})(?:\s{1,3}Tahun\s{1,3}(\d{4}))?", re.I
)
_YEAR = re.compile(r"\d{4}(?!\d)")
_CLOSING_MARKS = " .;,:"
_BRACKETS = re.compile(r" \([^()]*\)")
_AMENDED = re.compile(r"(.*?) (sebagaimana telah diubah .*?) tentang ", re.S)
_GAZETTE = re.compile(r"\b(?:Lembaran|Berita)\s+(?:Negara|Daerah)\b", re.I)
_TAP_MPR = re.compile(r"\bNomor\s+([IVXL]{1,8})/MPR[A-Z]{0,2}/(\d{4})(?!\d)", re.I)
_REGION = re.compile(
    r"(?:pembentukan (?!peraturan)|penetapan .*pembentukan |pro[pv]insi |kabupaten |kota |"
    r"keistimewaan |otonomi khusus |pemerintahan (?:aceh|pro[pv]insi|daerah khusus)|"
    r"daerah (?:istimewa|khusus) )"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


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
    def urutan(self) -> tuple[int, int, int, int]:
        """The place in Mengingat: level, province before regency, then year, then number."""
        region = 0 if is_provinsi(self.kutipan) else 1
        return LEVELS.index(self.tingkat), region, self.tahun, self.nomor

    @property
    def dalam_kalimat(self) -> str:
        """The citation as a consideration says it: without numbers of gazettes.

        An amendment stands with its number only; its title would repeat the whole citation.
        """
        plain = _BRACKETS.sub("", self.kutipan)
        amended = _AMENDED.match(plain)
        return f"{amended[1]} {amended[2]}" if amended else plain

    @property
    def tanpa_lembaran(self) -> bool:
        """Whether a regulation is cited without the number of its Lembaran or Berita.

        Source: UU 12/2011 Lampiran II on the legal basis; below a regulation there is no gazette.
        """
        return self.tingkat in LEVELS[2:-1] and not _GAZETTE.search(self.kutipan)

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


def berlaku(kunci: str, on: date, tetap: str = "") -> DasarHukum | None:
    """Return the version of the family in force on ``on``; None before its first version.

    ``tetap`` is an amendment that the office goes on citing, one of ``daftar_tetap()``: its version
    is returned although a later amendment is in force, as long as the regulation itself is. Raises
    ``ValueError`` for an unknown key. Source: as ``daftar_versi``.
    """
    versions = daftar_versi(kunci)
    now = next((version for version in versions if version.is_berlaku(on)), None)
    if now is None or not tetap:
        return now
    begun = (v for v in versions if v.pokok == now.pokok and (v.berlaku_sejak or date.min) <= on)
    return next((version for version in begun if tetap in version.perubahan), now)


def pedoman_zi(on: date) -> str:
    """Return the guideline of Zona Integritas on ``on``, as a sentence names it.

    It is empty before the first one. Source: as ``daftar_versi``.
    """
    version = berlaku("pedoman-zi", on)
    return version.dalam_kalimat if version else ""


def daftar_tetap() -> tuple[str, ...]:
    """Return the amendments that an office may go on citing after a later one: ``UU 9/2015``.

    Source: decrees of many local governments of 2021 and 2022.
    """
    return tuple(load_data("dasar_hukum")["tetap_boleh"])


def parse_tetap(text: str) -> str:
    """Return an amendment of ``daftar_tetap()`` in its short form; empty text stays empty.

    Raises ``ValueError`` for every other text.
    """
    found = next((str(sebutan) for sebutan in find_sebutan(text)), text.strip())
    if found and found not in daftar_tetap():
        message = f"{quote(text)} bukan perubahan yang boleh tetap dikutip."
        raise FieldError(message, f"Tulis {', '.join(daftar_tetap())}, atau kosongkan.")
    return found


def perubahan_kurang(rule: DasarHukum, on: date, tetap: str = "") -> DasarHukum | None:
    """Return the built-in version to cite when an own citation lacks its latest change on ``on``.

    None when the citation has that change, when nothing changed the regulation, and for every
    regulation that the table does not have. ``tetap`` is as in ``berlaku``. Source: UU 12/2011
    Lampiran II: a changed regulation is cited with its latest change.
    """
    kunci = _families().get(rule.pokok, "")
    wanted = [berlaku(kunci, on, kept) for kept in ("", tetap)] if kunci else []
    latest = [one for one in wanted if one and one.pokok == rule.pokok and one.perubahan]
    named = {str(sebutan) for sebutan in find_sebutan(rule.kutipan)}
    return None if any(one.perubahan[-1] in named for one in latest) else next(iter(latest), None)


def pembentukan_lama(rule: DasarHukum, on: date) -> str:
    """Return a sentence about an old formation law in a document of ``on``; empty for other rules.

    Source: the laws on single provinces and regencies that replace those of 1950 to 1959.
    """
    old = load_data("dasar_hukum")["pembentukan_lama"]
    if rule.tingkat != "uu" or rule.tahun > old["tahun_terakhir"]:
        return ""
    title = rule.kutipan.casefold()
    kinds = (kind for kind in old["macam"] if any(one in title for one in kind["judul"]))
    kind = next(kinds, None)
    if kind is None or on < kind["sejak"]:
        return ""
    return (
        f"{rule.pokok} adalah undang-undang pembentukan daerah yang lama; sejak "
        f"{format_tanggal(kind['sejak'])} yang seperti itu satu per satu diganti (mis. "
        f"{kind['contoh']})."
    )


def is_pembentukan(rule: DasarHukum) -> bool:
    """Tell whether a rule is a law by which a region exists, old or new, or on its special status.

    Source: the titles of these laws: on a formation, on a region by its name, on a special region.
    """
    title = rule.kutipan.casefold().partition(" tentang ")[2]
    return rule.tingkat == "uu" and bool(_REGION.match(title))


def susun_mengingat(
    kunci: Sequence[str], on: date, tambahan: Sequence[DasarHukum] = (), tetap: str = ""
) -> tuple[DasarHukum, ...]:
    """Return the Mengingat of a decree dated ``on``, highest level first, then by date.

    ``kunci`` holds the keys of families. ``tambahan`` holds the office's own regulations (its
    formation law, its perda); one of them replaces a family that cites the same regulation, and
    takes its key. ``tetap`` is as in ``berlaku``. Raises ``ValueError`` for an unknown key and for
    a family without a version in force. Source: UU 12/2011 Pasal 7 ayat (1) and Pasal 8, and
    Lampiran II on the order of the legal basis.
    """
    chosen = {rule.pokok: rule for rule in _resolve(kunci, on, tetap)}
    for own in tambahan:
        replaced = chosen.get(own.pokok, own)
        chosen[own.pokok] = replace(own, kunci=own.kunci or replaced.kunci)
    return susun(chosen.values())


def kunci_baku(on: date) -> tuple[str, ...]:
    """Return the keys recommended for a local government's decree dated ``on``.

    Each family is included only while it is in force. The formation law and the regional
    regulations are the office's own data and are never included. Source: the recitals of ZI
    decrees.
    """
    standard = load_data("dasar_hukum")["baku"]
    return tuple(row["kunci"] for row in standard if _is_advised(row, on))


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


def _resolve(kunci: Iterable[str], on: date, tetap: str) -> Iterable[DasarHukum]:
    for key in kunci:
        version = berlaku(key, on, tetap)
        if version is None:
            raise ValueError(f'Dasar hukum "{key}" belum berlaku pada {format_tanggal(on)}.')
        yield version


def _is_advised(row: Mapping[str, Any], on: date) -> bool:
    within = row.get("sejak", date.min) <= on <= row.get("sampai", date.max)
    return within and berlaku(row["kunci"], on) is not None


def _number_and_year(kutipan: str) -> tuple[int, int, int]:
    """Return the number, the year, and where they end in the citation."""
    if tap := _TAP_MPR.search(kutipan):
        return _roman(tap[1]), int(tap[2]), tap.end()
    match = _NUMBER.search(kutipan)
    tahun = match and (match[3] or next(iter(_YEAR.findall(match[2])[-1:]), None))
    if not match or not tahun:
        raise FieldError(
            f"Kutipan {quote(kutipan)} tidak memuat nomor dan tahunnya.", WRITE_IN_FULL
        )
    return int(match[1]), int(tahun), match.end()


def _roman(text: str) -> int:
    """Return the value of a Roman number: a smaller sign before a greater one is taken off."""
    values = [_ROMAN[sign] for sign in text.casefold()]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))


@cache
def _families() -> dict[str, str]:
    """Return the key of the family that each built-in regulation belongs to."""
    return {version.pokok: kunci for kunci in daftar_kunci() for version in _versions(kunci)}


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
