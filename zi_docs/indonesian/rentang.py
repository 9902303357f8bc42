"""Ranges of dates: "6 s.d. 8 April 2020". The short form "s.d." is EYD's."""

import re
from datetime import date

from zi_docs.indonesian.ketikan import SAMPAI, kutip, pisah_sampai, rapikan
from zi_docs.indonesian.tanggal import (
    TanggalTertulis,
    format_hari_tanggal,
    format_tanggal,
    nama_hari,
    parse_hari,
    parse_tanggal,
)

_KATA = r"[a-z]+(?:['’‘`´][a-z]+)?"
_DUA_HARI = rf"(?:hari )?({_KATA})(?:{SAMPAI}| ?- ?)({_KATA}) ?[,/]? ?(.+)"
_STRIP_RENGGANG = r"(.+) - (.+)"
_STRIP_RAPAT = r"(.*[0-9]{1,2}(?: [a-z]+)?(?: [0-9]{4})?) ?- ?([0-9]{1,2} [a-z]+\.? [0-9]+)"
_HARI_SAJA = r"(\D*)([0-9]{1,2})"
_TANPA_TAHUN = r"\D*[0-9]{1,2} [a-z]+"


def format_rentang(awal: date, akhir: date) -> str:
    """Return a range with nothing said twice: "6 s.d. 8 April 2020".

    Over a month's end "29 April s.d. 2 Mei 2020", over a year's end both dates in full; the same
    day is one date. Raises ValueError when `akhir` is before `awal`.
    """
    _periksa_urutan(awal, akhir)
    if awal == akhir:
        return format_tanggal(akhir)
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day} s.d. {format_tanggal(akhir)}"
    lengkap = format_tanggal(awal)
    if awal.year == akhir.year:
        lengkap = lengkap.rpartition(" ")[0]
    return f"{lengkap} s.d. {format_tanggal(akhir)}"


def format_rentang_hari(awal: date, akhir: date) -> str:
    """Return a range with its weekdays: "Senin s.d. Rabu, 6 s.d. 8 April 2020".

    The same day gives "Senin, 6 April 2020". Raises ValueError when `akhir` is before `awal`.
    """
    if awal == akhir:
        return format_hari_tanggal(akhir)
    rentang = format_rentang(awal, akhir)
    return f"{nama_hari(awal)} s.d. {nama_hari(akhir)}, {rentang}"


def _periksa_urutan(awal: date, akhir: date) -> None:
    if akhir < awal:
        raise ValueError(
            f"Rentang tanggal terbalik: {akhir:%d/%m/%Y} mendahului {awal:%d/%m/%Y}. Bila melewati "
            "akhir tahun, tulis tahun pada kedua tanggal."
        )


def parse_rentang(text: str) -> tuple[date, date]:
    """Return the first and last day of a written range; one date alone is a range of one day.

    Reads "s.d.", "s/d", "sampai dengan", "hingga" and dashes; a first date that borrows the
    month or the year of the second; and weekdays in front.

    Raises ValueError as `parse_tanggal` does, for more than two dates, for a range that runs
    backwards, and for a written weekday that is not the date's own.
    """
    hari, sisa = _pisah_dua_hari(rapikan(text).casefold().rstrip(". "))
    kiri, kanan = _belah(sisa, text)
    akhir = parse_tanggal(kanan)
    awal = parse_tanggal(_lengkapi(kiri, akhir.tanggal))
    _periksa_hari(awal, hari[0])
    _periksa_hari(akhir, hari[1])
    _periksa_urutan(awal.tanggal, akhir.tanggal)
    return awal.tanggal, akhir.tanggal


def _pisah_dua_hari(rapi: str) -> tuple[tuple[str, str] | tuple[None, None], str]:
    cocok = re.fullmatch(_DUA_HARI, rapi)
    if not cocok:
        return (None, None), rapi
    try:
        return (parse_hari(cocok[1]), parse_hari(cocok[2])), cocok[3]
    except ValueError:
        return (None, None), rapi


def _belah(sisa: str, text: str) -> tuple[str, str]:
    bagian = pisah_sampai(sisa)
    if len(bagian) > 2:
        raise ValueError(f"{kutip(text)} memuat lebih dari dua tanggal.")
    if len(bagian) == 2:
        return bagian[0], bagian[1]
    if cocok := re.fullmatch(_STRIP_RENGGANG, sisa) or re.fullmatch(_STRIP_RAPAT, sisa):
        return cocok[1], cocok[2]
    return sisa, sisa


def _lengkapi(kiri: str, akhir: date) -> str:
    """Return the first date with the month and year it borrows from the second."""
    if cocok := re.fullmatch(_HARI_SAJA, kiri):
        return f"{cocok[1]}{cocok[2]}/{akhir.month}/{akhir.year}"
    if re.fullmatch(_TANPA_TAHUN, kiri):
        return f"{kiri} {akhir.year}"
    return kiri


def _periksa_hari(tertulis: TanggalTertulis, hari: str | None) -> None:
    hari = tertulis.hari or hari
    if hari and hari != nama_hari(tertulis.tanggal):
        raise ValueError(f"{format_hari_tanggal(tertulis.tanggal)} tertulis sebagai hari {hari}.")
