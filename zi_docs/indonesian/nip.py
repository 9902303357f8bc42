"""NIP, the 18-digit number of civil servants: 8 (birth) - 6 (appointment) - 1 (sex) - 3 (serial).

Structure for PNS after Peraturan Kepala BKN 22/2007 (also cited as 43/2007). PPPK numbers (NI PPPK)
share it, but digits 13 and 14 count contracts from 21 instead of giving a month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zi_docs.indonesian.ketikan import buang_pemisah, kutip

Jenis = Literal["PNS", "PPPK"]
JenisKelamin = Literal["L", "P"]

PANJANG = 18
_USIA_TERENDAH = 16
_USIA_TERTINGGI = 65
_KONTRAK_PERTAMA = 21
_NOTASI_ILMIAH = r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+"


class NipError(ValueError):
    """A NIP that cannot be right. ``bagian`` names the part at fault.

    The parts: "isi", "panjang", "tanggal_lahir", "bulan_angkat", "tahun_angkat", "jenis",
    "jenis_kelamin", "nomor_urut".
    """

    def __init__(self, bagian: str, message: str) -> None:
        super().__init__(message)
        self.bagian = bagian


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP taken apart. ``bulan_angkat`` is None for PPPK, whose number does not hold it."""

    digits: str
    tanggal_lahir: date
    tahun_angkat: int
    bulan_angkat: int | None
    jenis: Jenis
    jenis_kelamin: JenisKelamin
    nomor_urut: int


def parse_nip(text: str, jenis: Jenis | None = None) -> Nip:
    """Return the parts of the NIP in ``text``, which may hold spaces, dots and apostrophes.

    ``jenis`` says what the holder is known to be; without it the number itself tells. The first
    fault found is raised as NipError; ``check_nip`` gives all of them.
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
    """Return every fault of the NIP in ``text`` as an Indonesian sentence; none gives []."""
    return [str(fault) for fault in _check(text, jenis)]


def format_nip(text: str) -> str:
    """Return a NIP in its printed groups: "19860926 201505 1 001".

    Only the digits are looked at, not what they mean. Raises NipError unless there are 18.
    """
    digits = buang_pemisah(text)
    for fault in _check_form(text):
        raise fault
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def was_number(text: str) -> bool:
    """True when ``text`` looks like a NIP that was once a number, so that its end may be lost.

    Excel keeps 15 digits of a number and zeros the rest; other programs round to what a float
    can hold. Signs: scientific notation ("1,99001E+17"), an end of 000 (serials begin at 001),
    or 18 digits that a float holds exactly. The last also holds by chance for about one genuine
    NIP in 32, so it is a reason to ask, never to refuse.
    """
    digits = buang_pemisah(text)
    # Without its dot or comma, scientific notation is still recognisable.
    if re.fullmatch(_NOTASI_ILMIAH, digits):
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
            f"Angka ke-15 NIP ini {digits[14]}; seharusnya 1 (laki-laki) atau 2 (perempuan).",
        )
    if digits[15:] == "000":
        yield NipError(
            "nomor_urut",
            "Tiga angka terakhir NIP ini 000; seharusnya 001 sampai 999. Mungkin angka aslinya "
            "hilang karena pernah tersimpan sebagai bilangan.",
        )


def _check_form(text: str) -> Iterator[NipError]:
    digits = buang_pemisah(text)
    if re.fullmatch(_NOTASI_ILMIAH, digits):
        yield NipError(
            "isi",
            f"NIP {kutip(text)} adalah bilangan yang disingkat Excel: angka terakhirnya hilang.",
        )
    elif not re.fullmatch(r"[0-9]*", digits):
        yield NipError("isi", f"NIP {kutip(text)} memuat huruf atau tanda lain.")
    elif len(digits) != PANJANG:
        yield NipError(
            "panjang", f"NIP {kutip(text)} terdiri atas {len(digits)} angka; seharusnya 18 angka."
        )


def _tanggal(digits: str) -> date | None:
    try:
        tanggal = date.fromisoformat(digits)
    except ValueError:
        return None
    return tanggal if tanggal.year >= 1900 else None


def _check_birth(digits: str) -> Iterator[NipError]:
    if not _tanggal(digits[:8]):
        yield NipError(
            "tanggal_lahir",
            f"Delapan angka pertama NIP ini {digits[:8]}, padahal tanggal lahir itu tidak ada "
            "(susunannya tahun, bulan, hari).",
        )


def _check_kind(digits: str, jenis: Jenis | None) -> Iterator[NipError]:
    angka = int(digits[12:14])
    isi = f"Angka ke-13 dan ke-14 NIP ini {digits[12:14]}"
    if angka == 0 or 12 < angka < _KONTRAK_PERTAMA:
        yield NipError(
            "bulan_angkat",
            f"{isi}; seharusnya bulan pengangkatan (01 sampai 12, PNS), atau 21 ke atas (PPPK).",
        )
    elif jenis == "PNS" and angka > 12:
        yield NipError("jenis", f"{isi}: susunan nomor PPPK, sedangkan statusnya PNS.")
    elif jenis == "PPPK" and angka <= 12:
        yield NipError("jenis", f"{isi}: susunan nomor PNS, sedangkan statusnya PPPK.")


def _check_appointment(digits: str) -> Iterator[NipError]:
    """Compare appointment and birth; a PNS number tells the month, a PPPK number the year only."""
    born = _tanggal(digits[:8])
    if not born:
        return
    bulan = int(digits[12:14])
    age = (int(digits[8:12]) - born.year) * 12
    age += bulan - born.month if bulan <= 12 else 0
    if not _USIA_TERENDAH * 12 <= age <= _USIA_TERTINGGI * 12:
        yield NipError(
            "tahun_angkat",
            f"Menurut NIP ini pegawai lahir tahun {born.year} dan diangkat tahun "
            f"{digits[8:12]}, padahal usia saat diangkat seharusnya {_USIA_TERENDAH} sampai "
            f"{_USIA_TERTINGGI} tahun.",
        )
