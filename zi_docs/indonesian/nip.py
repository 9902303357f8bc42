"""NIP, the 18-digit number of civil servants: 8 (birth) - 6 (appointment) - 1 (sex) - 3 (serial).

Peraturan Kepala BKN 22/2007 (also cited as 43/2007) gives the structure for PNS. A PPPK number (NI
PPPK) has the same structure, but its digits 13 and 14 count contracts from 21 and give no month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zi_docs.indonesian.ketikan import buang_pemisah

Jenis = Literal["PNS", "PPPK"]
JenisKelamin = Literal["L", "P"]

_LENGTH = 18
_LOWEST_AGE = 16
_HIGHEST_AGE = 65
_FIRST_CONTRACT = 21
_SCIENTIFIC = r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+"


class NipError(ValueError):
    """A NIP that cannot be right; ``bagian`` names the part that is wrong.

    The parts are "isi", "panjang", "tanggal_lahir", "bulan_angkat", "tahun_angkat", "jenis",
    "jenis_kelamin", "nomor_urut".
    """

    def __init__(self, bagian: str, message: str) -> None:
        super().__init__(message)
        self.bagian = bagian


@dataclass(frozen=True, slots=True)
class Nip:
    """The parts of a NIP. ``bulan_angkat`` is None for PPPK, whose number does not hold it."""

    digits: str
    tanggal_lahir: date
    tahun_angkat: int
    bulan_angkat: int | None
    jenis: Jenis
    jenis_kelamin: JenisKelamin
    nomor_urut: int


def parse_nip(text: str, jenis: Jenis | None = None) -> Nip:
    """Return the parts of the NIP in ``text``, which may hold spaces, dots and apostrophes.

    ``jenis`` is what the holder is known to be; without it, the number decides. Raises ``NipError``
    for the first fault; ``check_nip`` gives all of them.
    """
    digits = buang_pemisah(text)
    for fault in _check(text, jenis):
        raise fault
    bulan = int(digits[12:14])
    pns = bulan <= 12
    return Nip(
        digits=digits,
        tanggal_lahir=date.fromisoformat(digits[:8]),
        tahun_angkat=int(digits[8:12]),
        bulan_angkat=bulan if pns else None,
        jenis="PNS" if pns else "PPPK",
        jenis_kelamin="L" if digits[14] == "1" else "P",
        nomor_urut=int(digits[15:]),
    )


def check_nip(text: str, jenis: Jenis | None = None) -> list[str]:
    """Return every fault of the NIP in ``text``, each as an Indonesian sentence.

    A sentence leaves out the digits, so that the same fault of many numbers has the same words.
    """
    return [str(fault) for fault in _check(text, jenis)]


def format_nip(text: str) -> str:
    """Return a NIP in its printed groups: "19860926 201505 1 001".

    The digits need not form a valid NIP. Raises ``NipError`` unless there are exactly 18.
    """
    digits = buang_pemisah(text)
    for fault in _check_form(text):
        raise fault
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def was_number(text: str) -> bool:
    """True when ``text`` looks like a NIP that was once a number; its last digits may be lost.

    Excel keeps 15 digits of a number and replaces the rest with zeros; other programs round it to
    a number that a float can hold. There are three signs: scientific notation ("1,99001E+17"), a
    serial of 000 (serials begin at 001), or 18 digits that a float holds exactly. About one genuine
    NIP in 32 shows the third sign by chance, so the caller may ask about it but must not refuse it.
    """
    digits = buang_pemisah(text)
    # ``buang_pemisah`` removed a dot; scientific notation is still recognised without it.
    if re.fullmatch(_SCIENTIFIC, digits):
        return True
    if not re.fullmatch(r"[0-9]{18}", digits):
        return False
    return digits.endswith("000") or int(float(digits)) == int(digits)


def _check(text: str, jenis: Jenis | None) -> Iterator[NipError]:
    form = list(_check_form(text))
    yield from form or _check_parts(buang_pemisah(text), jenis)


def _check_parts(digits: str, jenis: Jenis | None) -> Iterator[NipError]:
    yield from _check_birth(digits)
    yield from _check_kind(digits, jenis)
    yield from _check_appointment(digits)
    if digits[14] not in "12":
        yield NipError(
            "jenis_kelamin",
            "Angka ke-15 NIP ini bukan 1 (laki-laki) dan bukan 2 (perempuan).",
        )
    if digits[15:] == "000":
        yield NipError(
            "nomor_urut",
            "Tiga angka terakhir NIP ini 000; seharusnya 001 sampai 999. Mungkin angka aslinya "
            "hilang karena pernah tersimpan sebagai bilangan.",
        )


def _check_form(text: str) -> Iterator[NipError]:
    digits = buang_pemisah(text)
    is_number = not digits or (digits.isascii() and digits.isdigit())
    if not is_number and re.fullmatch(_SCIENTIFIC, digits):
        yield NipError(
            "isi",
            "NIP ini bilangan yang disingkat Excel: angka terakhirnya hilang.",
        )
    elif not is_number:
        yield NipError("isi", "NIP ini memuat huruf atau tanda lain.")
    elif len(digits) != _LENGTH:
        yield NipError("panjang", "NIP ini tidak terdiri atas 18 angka.")


def _date_of(digits: str) -> date | None:
    try:
        parsed = date.fromisoformat(digits)
    except ValueError:
        return None
    return parsed if parsed.year >= 1900 else None


def _check_birth(digits: str) -> Iterator[NipError]:
    if not _date_of(digits[:8]):
        yield NipError(
            "tanggal_lahir",
            "Delapan angka pertama NIP ini bukan tanggal lahir yang ada (susunannya tahun, bulan, "
            "hari).",
        )


def _check_kind(digits: str, jenis: Jenis | None) -> Iterator[NipError]:
    number = int(digits[12:14])
    found = "Angka ke-13 dan ke-14 NIP ini"
    if number == 0 or 12 < number < _FIRST_CONTRACT:
        yield NipError(
            "bulan_angkat",
            f"{found} bukan bulan pengangkatan (01 sampai 12, PNS), dan bukan 21 ke atas (PPPK).",
        )
    elif jenis == "PNS" and number > 12:
        yield NipError("jenis", f"{found} menurut susunan nomor PPPK, sedangkan statusnya PNS.")
    elif jenis == "PPPK" and number <= 12:
        yield NipError("jenis", f"{found} menurut susunan nomor PNS, sedangkan statusnya PPPK.")


def _check_appointment(digits: str) -> Iterator[NipError]:
    """Compare appointment and birth: by month for PNS, by year for PPPK."""
    born = _date_of(digits[:8])
    if not born:
        return
    bulan = int(digits[12:14])
    age = (int(digits[8:12]) - born.year) * 12
    age += bulan - born.month if bulan <= 12 else 0
    if not _LOWEST_AGE * 12 <= age <= _HIGHEST_AGE * 12:
        yield NipError(
            "tahun_angkat",
            "Menurut tahun lahir dan tahun pengangkatan dalam NIP ini, usia pegawai saat diangkat "
            f"bukan {_LOWEST_AGE} sampai {_HIGHEST_AGE} tahun.",
        )
