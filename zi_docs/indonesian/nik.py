"""NIK, the 16-digit number of residents: 6 (region) - 6 (birth, day + 40 for women) - 4 (serial).

Structure after UU 23/2006 jo. UU 24/2013 and its implementing rules on administrasi kependudukan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zi_docs.indonesian.ketikan import buang_pemisah

_LENGTH = 16
_ADDED_FOR_WOMEN = 40


class NikError(ValueError):
    """A NIK that cannot be right; ``bagian`` names the part that is wrong.

    The parts are "isi", "panjang", "kode_wilayah", "tanggal_lahir", "nomor_urut".
    """

    def __init__(self, bagian: str, message: str) -> None:
        super().__init__(message)
        self.bagian = bagian


@dataclass(frozen=True, slots=True)
class Nik:
    """The parts of a NIK. ``tahun_lahir`` is 0 to 99, since a NIK has no century."""

    digits: str
    kode_wilayah: str
    hari_lahir: int
    bulan_lahir: int
    tahun_lahir: int
    jenis_kelamin: Literal["L", "P"]
    nomor_urut: int

    def cocok_lahir(self, tanggal: date) -> bool:
        """True when ``tanggal`` has the day, month and two-digit year of birth in this NIK."""
        written = (self.hari_lahir, self.bulan_lahir, self.tahun_lahir)
        return written == (tanggal.day, tanggal.month, tanggal.year % 100)


def parse_nik(text: str) -> Nik:
    """Return the parts of the NIK in ``text``, which may hold spaces, dots and apostrophes.

    Raises ``NikError`` for the first fault; ``check_nik`` gives all of them.
    """
    digits = buang_pemisah(text)
    for fault in _check(text):
        raise fault
    hari = int(digits[6:8])
    is_woman = hari > _ADDED_FOR_WOMEN
    return Nik(
        digits=digits,
        kode_wilayah=digits[:6],
        hari_lahir=hari - _ADDED_FOR_WOMEN if is_woman else hari,
        bulan_lahir=int(digits[8:10]),
        tahun_lahir=int(digits[10:12]),
        jenis_kelamin="P" if is_woman else "L",
        nomor_urut=int(digits[12:]),
    )


def check_nik(text: str) -> list[str]:
    """Return every fault of the NIK in ``text``, each as an Indonesian sentence.

    A sentence leaves out the digits, so that the same fault of many numbers has the same words.
    """
    return [str(fault) for fault in _check(text)]


def _check(text: str) -> Iterator[NikError]:
    form = list(_check_form(text))
    yield from form or _check_parts(buang_pemisah(text))


def _check_form(text: str) -> Iterator[NikError]:
    digits = buang_pemisah(text)
    if not re.fullmatch(r"[0-9]*", digits):
        yield NikError("isi", "NIK ini memuat huruf atau tanda lain.")
    elif len(digits) != _LENGTH:
        yield NikError("panjang", "NIK ini tidak terdiri atas 16 angka.")


def _check_parts(digits: str) -> Iterator[NikError]:
    # Provinsi, kabupaten/kota and kecamatan have two digits each, and 00 is never used.
    if "00" in (digits[:2], digits[2:4], digits[4:6]):
        yield NikError(
            "kode_wilayah",
            "Enam angka pertama NIK ini memuat 00, padahal kode provinsi, kabupaten/kota, dan "
            "kecamatan tidak pernah 00.",
        )
    if not _is_date(digits[6:12]):
        yield NikError(
            "tanggal_lahir",
            "Angka ke-7 sampai ke-12 NIK ini bukan tanggal lahir yang ada (susunannya hari, bulan, "
            "tahun; hari ditambah 40 untuk perempuan).",
        )
    if digits[12:] == "0000":
        yield NikError(
            "nomor_urut",
            "Empat angka terakhir NIK ini 0000; seharusnya 0001 ke atas. Mungkin angka aslinya "
            "hilang karena pernah tersimpan sebagai bilangan.",
        )


def _is_date(digits: str) -> bool:
    hari, bulan, tahun = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        # The century is unknown; 19xx had the leap years of 20xx, except that 1900 was none.
        date(2000 + tahun, bulan, hari - _ADDED_FOR_WOMEN if hari > _ADDED_FOR_WOMEN else hari)
    except ValueError:
        return False
    return True
