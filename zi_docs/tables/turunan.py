"""What follows for a row from its other cells, and what an office need not type.

A table declares under ``turunan`` from what a column follows, the surest first; a derivation is one
row of :data:`DERIVATIONS`. What was typed is never overruled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from zi_docs import indonesian
from zi_docs.indonesian import Pimpinan
from zi_docs.indonesian.ketikan import buang_pemisah
from zi_docs.model.fields import NOTHING, fold, is_dash
from zi_docs.tables.pegawai import BUKAN_ASN, StatusPegawai, with_ruang

Cells = Mapping[str, Any]

NUMBERS = ("nip", "ni_pppk", "nik")
_OTHERS = ("jabatan", "pangkat", "golongan", "unit_kerja", "tanggal_lahir", "jenis_kelamin")
_PEJABAT_NEGARA = (Pimpinan.KEPALA, Pimpinan.WAKIL)
_NIP, _NIK = 18, 16
_SHORTEST = 10  # shorter numbers, such as a former NIP of nine digits, tell no status
_FIRST_CONTRACT = 21
_YEARS_OF_TRIAL = 2


class Doubt(Enum):
    """What a number leaves open, so that it is asked and not guessed."""

    PNS_OR_CPNS = "PNS atau CPNS"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a derivation may know besides the cells of its row.

    ``on`` is the earliest date of a document. ``numbered`` tells that some row of the sheet has an
    identity number, so that a row without one has none. ``codes`` are those of the table's rows.
    ``part_time`` tells that the heading of the NI PPPK names those of PPPK Paruh Waktu.
    """

    on: date
    numbered: bool = False
    codes: Counter[str] = field(default_factory=Counter)
    part_time: bool = False


class Derivation(NamedTuple):
    """How one column follows from another.

    ``find`` returns the value, or an empty text when nothing follows. ``why`` says it in a few
    words. ``fills_gaps`` tells that also an empty cell of a column that the sheet has is filled.
    ``moves`` tells that the value is taken away from the other column, where it does not belong.
    """

    find: Callable[[Cells, Facts], Any]
    why: str
    fills_gaps: bool = False
    moves: bool = False


def is_blank(value: Any) -> bool:
    """Tell whether a cell says nothing."""
    if value is None or value == "":
        return True
    return isinstance(value, str) and (
        not value.strip() or is_dash(value) or fold(value) in NOTHING
    )


def _digits(cells: Cells, column: str) -> str:
    """Return the digits of a number; an empty text for a number with letters, and for none."""
    value = cells.get(column)
    digits = buang_pemisah(value) if isinstance(value, str) else ""
    return digits if digits.isdecimal() else ""


def _status_by_nip(cells: Cells, facts: Facts) -> str | Doubt:
    """Return the status that a NIP shows by its digits 13 and 14 (Peraturan Kepala BKN 22/2007).

    A number with a fault gives PNS: a check then tells the fault, which stops the document.
    """
    value = cells.get("nip")
    if is_blank(value):
        return ""
    digits = _digits(cells, "nip")
    if len(digits) == _NIK:
        return StatusPegawai.NON_ASN.value
    if isinstance(value, str) and len(digits) < _SHORTEST:
        return ""
    if len(digits) == _NIP:
        if int(digits[12:14]) >= _FIRST_CONTRACT:
            return StatusPegawai.PPPK.value
        if _is_on_trial(digits, facts.on):
            return Doubt.PNS_OR_CPNS
    return StatusPegawai.PNS.value


def _is_on_trial(digits: str, on: date) -> bool:
    """Tell whether somebody was appointed so recently that he may still be a CPNS.

    The trial takes one year and may last two (PP 11/2017 pasal 34).
    """
    year, month = _appointed(digits)
    return (year + _YEARS_OF_TRIAL, month) > (on.year, on.month) and 1 <= month <= 12


def _appointed(digits: str) -> tuple[int, int]:
    """Return the year and month of appointment that a NIP of 18 digits gives."""
    return int(digits[8:12]), int(digits[12:14])


def _status_by_later_appointment(cells: Cells, facts: Facts) -> str:
    """Return CPNS for somebody who was appointed after the document's date.

    Nobody is PNS before the trial of a year, so on that date the number leaves nothing to ask.
    """
    digits = _digits(cells, "nip")
    if len(digits) != _NIP:
        return ""
    year, month = _appointed(digits)
    is_later = (year, month) > (facts.on.year, facts.on.month) and 1 <= month <= 12
    return StatusPegawai.CPNS.value if is_later else ""


def _status_by_ni_pppk(cells: Cells, facts: Facts) -> str:
    if is_blank(cells.get("ni_pppk")):
        return ""
    return (StatusPegawai.PARUH_WAKTU if facts.part_time else StatusPegawai.PPPK).value


def _status_by_post(cells: Cells, facts: Facts) -> str:
    """Return Pejabat Negara for the head of a region and the deputy, unless they stand in."""
    jabatan = str(cells.get("jabatan") or "")
    is_leader = indonesian.jabatan_pimpinan(jabatan).post in _PEJABAT_NEGARA
    stands_in = indonesian.pisah_cara(jabatan)[0]
    return StatusPegawai.PEJABAT_NEGARA.value if is_leader and not stands_in else ""


def _status_by_nik(cells: Cells, facts: Facts) -> str:
    """Return non-ASN for somebody whose only number is a NIK."""
    others = ("nip", "ni_pppk")
    alone = all(is_blank(cells.get(column)) for column in others)
    return StatusPegawai.NON_ASN.value if alone and len(_digits(cells, "nik")) == _NIK else ""


def _status_without_number(cells: Cells, facts: Facts) -> str:
    """Return non-ASN for somebody without a number in a list where others have one.

    A row that has only a name is an unfinished row.
    """
    if not facts.numbered or not all(is_blank(cells.get(column)) for column in NUMBERS):
        return ""
    is_finished = not all(is_blank(cells.get(column)) for column in _OTHERS)
    return StatusPegawai.NON_ASN.value if is_finished else ""


def denies(cells: Cells, status: str) -> bool:
    """Tell whether the number of a row denies a status that only its surroundings say.

    A list called "Non ASN" may hold civil servants too: only they have a NIP of eighteen digits.
    """
    if status != StatusPegawai.NON_ASN:
        return False
    return any(len(_digits(cells, column)) == _NIP for column in ("nip", "ni_pppk"))


def _nik_by_nip(cells: Cells, facts: Facts) -> str:
    """Return the sixteen digits that somebody who is no ASN has in the column NIP."""
    digits = _digits(cells, "nip")
    return digits if len(digits) == _NIK and _status(cells) in BUKAN_ASN else ""


def _status(cells: Cells) -> str:
    """Return the status in a row, in the words of the table; empty for none and an unknown one."""
    text = cells.get("status")
    try:
        return indonesian.parse_status(text) if isinstance(text, str) else ""
    except ValueError:
        return ""


def _golongan_by_pangkat(cells: Cells, facts: Facts) -> str:
    """Return the golongan of a pangkat (PP 99/2000 jo. PP 12/2002)."""
    try:
        golongan = indonesian.parse_golongan(str(cells.get("pangkat") or ""))
    except ValueError:
        return ""
    return golongan if golongan in indonesian.PANGKAT else ""


def _pangkat_by_golongan(cells: Cells, facts: Facts) -> str:
    """Return the pangkat of a PNS (PP 99/2000 jo. PP 12/2002); a CPNS has none yet."""
    if _status(cells) != StatusPegawai.PNS:
        return ""
    try:
        golongan = indonesian.parse_golongan(with_ruang(cells))
    except ValueError:
        return ""
    return indonesian.PANGKAT.get(golongan, "")


def _sex_by(column: str) -> Callable[[Cells, Facts], str]:
    def find(cells: Cells, facts: Facts) -> str:
        digits = _digits(cells, column)
        if column != "nik":
            return {"1": "L", "2": "P"}.get(digits[14], "") if len(digits) == _NIP else ""
        try:
            return indonesian.parse_nik(digits).jenis_kelamin
        except ValueError:
            return ""

    return find


def _birth_by(column: str) -> Callable[[Cells, Facts], date | str]:
    def find(cells: Cells, facts: Facts) -> date | str:
        digits = _digits(cells, column)
        try:
            return date.fromisoformat(digits[:8]) if len(digits) == _NIP else ""
        except ValueError:
            return ""

    return find


def _code_by_date(cells: Cells, facts: Facts) -> str:
    """Return the date of a row, with its order among those of that date: "2025-05-06-2".

    A row that is added behind the others leaves their codes as they are.
    """
    value = cells.get("tanggal")
    try:
        day = indonesian.parse_tanggal(value).tanggal if isinstance(value, str) else value
    except ValueError:
        return ""
    if not isinstance(day, date):
        return ""
    facts.codes[code := f"{day:%Y-%m-%d}"] += 1
    while (order := facts.codes[code]) > 1 and f"{code}-{order}" in facts.codes:
        facts.codes[code] += 1
    return f"{code}-{order}" if order > 1 else code


DERIVATIONS: dict[tuple[str, str], Derivation] = {
    ("status", "ni_pppk"): Derivation(_status_by_ni_pppk, "dari NI PPPK", True),
    ("status", "diangkat kemudian"): Derivation(
        _status_by_later_appointment, "karena diangkat sesudah tanggal dokumen", True
    ),
    ("status", "nip"): Derivation(_status_by_nip, "dari NIP", True),
    ("status", "jabatan"): Derivation(_status_by_post, "dari jabatan", True),
    ("status", "nik"): Derivation(_status_by_nik, "dari NIK", True),
    ("status", "tanpa nomor"): Derivation(_status_without_number, "karena tidak bernomor", True),
    ("kode", "tanggal"): Derivation(_code_by_date, "dari tanggal", True),
    ("nik", "nip"): Derivation(_nik_by_nip, "dari kolom NIP: 16 angka", True, moves=True),
    ("golongan", "pangkat"): Derivation(_golongan_by_pangkat, "dari pangkat", True),
    ("pangkat", "golongan"): Derivation(_pangkat_by_golongan, "dari golongan", True),
    ("jenis_kelamin", "nip"): Derivation(_sex_by("nip"), "dari NIP"),
    ("jenis_kelamin", "ni_pppk"): Derivation(_sex_by("ni_pppk"), "dari NI PPPK"),
    ("jenis_kelamin", "nik"): Derivation(_sex_by("nik"), "dari NIK"),
    ("tanggal_lahir", "nip"): Derivation(_birth_by("nip"), "dari NIP"),
    ("tanggal_lahir", "ni_pppk"): Derivation(_birth_by("ni_pppk"), "dari NI PPPK"),
}
"""How a column follows from another, by both names."""
