"""The filters of dates and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

from zi_docs import indonesian
from zi_docs.model.fields import Tenggat
from zi_docs.word.operands import not_a, unprinted


def tanggal(value: date | Tenggat) -> str:
    """Return a date: "5 Mei 2021"; a deadline as it was typed."""
    if isinstance(value, Tenggat):
        return str(value)
    return indonesian.format_tanggal(_date(value))


def hari_tanggal(value: date) -> str:
    """Return a date with its weekday: "Rabu, 5 Mei 2021"."""
    return indonesian.format_hari_tanggal(_date(value))


def tanggal_terbilang(value: date) -> str:
    """Return a date in words, as the opening of minutes has it."""
    return indonesian.format_tanggal_terbilang(_date(value))


def hari(value: date) -> str:
    """Return the weekday of a date: "Rabu"."""
    return indonesian.nama_hari(_date(value))


def bulan(value: date | int) -> str:
    """Return the name of a month, from a date or from its number: "Mei"."""
    return indonesian.nama_bulan(value if type(value) is int else _date(value).month)


def triwulan(value: date | int) -> str:
    """Return the quarter of a date, or of the month with this number."""
    return indonesian.format_triwulan(value if type(value) is int else _date(value))


def semester(value: date | int) -> str:
    """Return the half-year of a date, or of the month with this number."""
    return indonesian.format_semester(value if type(value) is int else _date(value))


def sampai(value: date, akhir: Any) -> str:
    """Return two dates as a range: "5 s.d. 7 Mei 2021"."""
    return _range(indonesian.format_rentang, value, akhir)


def hari_sampai(value: date, akhir: Any) -> str:
    """Return two dates as a range, with their weekdays."""
    return _range(indonesian.format_rentang_hari, value, akhir)


def masa_jadwal(value: str, tanggal: date, tahun: int) -> str:
    """Return when the months of a schedule are, seen from a date: "mendatang", "berjalan", "lewat".

    Its year is that of the plan, unless it names one. What names no month has no such time.
    """
    try:
        jadwal = indonesian.parse_jadwal(value)
    except ValueError:
        return ""
    years = sorted(jadwal.tahun) or [tahun]
    on = _date(tanggal)
    if (on.year, on.month) < (years[0], jadwal.bulan[0]):
        return "mendatang"
    return "lewat" if (on.year, on.month) > (years[-1], jadwal.bulan[-1]) else "berjalan"


def _range(form: Callable[[date, date], str], first: Any, last: Any) -> str:
    """Return a range of dates, or refuse one that ends before it begins."""
    try:
        return form(_date(first), _date(last))
    except ValueError as error:
        raise unprinted(error) from error


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise not_a("tanggal", value, "Saringan tanggal hanya untuk kolom tanggal.")
    return value


def jam(value: Any) -> str:
    """Return a time of day: "09.30"."""
    if not isinstance(value, time):
        raise not_a("jam", value, "Saringan jam hanya untuk kolom waktu.")
    return f"{value:%H.%M}"
