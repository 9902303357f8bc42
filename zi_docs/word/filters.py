"""The filters that a naskah may use: each is one function and one row of a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from zi_docs import indonesian
from zi_docs.errors import quote
from zi_docs.word.bounded import MAX_TEXT
from zi_docs.word.values import RefusedValueError, printable

_SHORT = 300  # the longest text that is remembered


def _text(value: Any) -> str:
    """Return the value as it would be printed, or refuse it; ``finalize`` escapes it later."""
    if isinstance(value, Markup):
        hint = "Taruh kaya, gambar, atau qr sebagai saringan terakhir."
        raise RefusedValueError("sudah selesai disusun, jadi tidak dapat disaring lagi", hint=hint)
    return printable(value)


def _not_a(kind: str, value: Any, hint: str) -> RefusedValueError:
    """Return the error for a value that a filter can't take."""
    return RefusedValueError(f"bukan {kind} ({quote(str(value))})", hint=hint)


def _texts(value: Any) -> list[str]:
    """Return the texts of a list; a single text counts as a list of one."""
    if isinstance(value, (list, tuple, Undefined)):
        return _bounded([_text(item) for item in value])
    if isinstance(value, str):
        return [_text(value)] if value else []
    raise _not_a("daftar", value, "Saringan ini hanya untuk kolom yang berisi daftar.")


def _bounded(texts: list[str], between: int = 0) -> list[str]:
    """Refuse texts that joined would be longer than a value may be; nested joins grow fast."""
    if sum(map(len, texts)) + between * len(texts) > MAX_TEXT:
        raise RefusedValueError(f"lebih panjang dari {indonesian.format_angka(MAX_TEXT)} huruf")
    return texts


def _listing(value: Any) -> str:
    """Keep line breaks and tabs. Text keeps them anyway; this filter also takes a list of lines."""
    return "\n".join(_texts(value)) if isinstance(value, (list, tuple)) else _text(value)


def _rich(value: Any, *looks: str) -> Markup:
    from zi_docs.word.docxtpl_bridge import rich_text

    [text] = _bounded([_text(value)])
    try:
        return rich_text(text, *looks)
    except KeyError as error:
        raise RefusedValueError(
            f"memakai gaya {error} yang tidak dikenal; pilih tebal, miring, garis_bawah, coret"
        ) from error


def _centang(value: Any, tanda: str = "√") -> str:
    """Return a check mark for yes, an empty text for no."""
    return tanda if value else ""


def _tanggal(value: date) -> str:
    return indonesian.format_tanggal(_date(value))


def _hari_tanggal(value: date) -> str:
    return indonesian.format_hari_tanggal(_date(value))


def _tanggal_terbilang(value: date) -> str:
    return indonesian.format_tanggal_terbilang(_date(value))


def _hari(value: date) -> str:
    return indonesian.nama_hari(_date(value))


def _bulan(value: date | int) -> str:
    return indonesian.nama_bulan(value if type(value) is int else _date(value).month)


def _triwulan(value: date | int) -> str:
    return indonesian.format_triwulan(value if type(value) is int else _date(value))


def _semester(value: date | int) -> str:
    return indonesian.format_semester(value if type(value) is int else _date(value))


def _sampai(value: date, akhir: Any) -> str:
    return _range(indonesian.format_rentang, value, akhir)


def _hari_sampai(value: date, akhir: Any) -> str:
    return _range(indonesian.format_rentang_hari, value, akhir)


def _range(form: Callable[[date, date], str], first: Any, last: Any) -> str:
    """Return a range of dates, or refuse one that ends before it begins."""
    try:
        return form(_date(first), _date(last))
    except ValueError as error:
        raise _refused(error) from error


def _refused(error: ValueError) -> RefusedValueError:
    if isinstance(error, RefusedValueError):
        return error
    return RefusedValueError(f"tidak dapat dicetak: {str(error).rstrip('.')}")


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise _not_a("tanggal", value, "Saringan tanggal hanya untuk kolom tanggal.")
    return value


def _jam(value: Any) -> str:
    if not isinstance(value, time):
        raise _not_a("jam", value, "Saringan jam hanya untuk kolom waktu.")
    return f"{value:%H.%M}"


def _of(form: Callable[[Any], str], *kinds: type) -> Callable[[Any], str]:
    """Return the formatting function as a filter that takes only values of these kinds."""

    def formatted(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise _not_a("bilangan", value, "Saringan ini hanya untuk kolom bilangan.")
        return form(value)

    return formatted


def _nip(value: Any) -> str:
    text = _text(value)
    digits = "".join(filter(str.isdigit, text))
    return indonesian.format_nip(digits) if len(digits) == 18 else text


_remembered = lru_cache(maxsize=1_024)(indonesian.upper_judul)


def _kapital(value: Any) -> str:
    """Return a title in capitals; the same few units and jabatan stand in every document."""
    text = _text(value)
    return _remembered(text) if len(text) <= _SHORT else indonesian.upper_judul(text)


def _sebutan_kepala(value: Any) -> str:
    """Return the title of a region's head; refuse an unknown region, since no title is guessed."""
    jabatan = _text(value)
    if isinstance(value, Undefined):
        return ""  # the missing name is reported
    try:
        return indonesian.sebutan_kepala(jabatan)
    except ValueError as error:
        raise RefusedValueError(f"tidak dapat disebut: {str(error).rstrip('.')}") from error


def _awal_kapital(value: Any) -> str:
    text = _text(value)
    return text[:1].upper() + text[1:]


def _dan(value: Any) -> str:
    return indonesian.gabung_dan(_texts(value))


def _atau(value: Any) -> str:
    return indonesian.gabung_atau(_texts(value))


def _golongan(value: Any) -> str:
    """Return a golongan as it is printed, from any spelling of it; empty when there is none."""
    text = _text(value)
    try:
        return indonesian.format_golongan(text) if text else ""
    except ValueError as error:
        raise _refused(error) from error


def _panjang(value: Any) -> int:
    if not isinstance(value, (str, list, tuple, dict, Undefined)):
        raise _not_a("teks atau daftar", value, "Saringan ini menghitung huruf atau butir.")
    return len(value)


def _bawaan(value: Any, pengganti: Any = "") -> Any:
    return value if value else pengganti


def _gabung(value: Any, pemisah: str = ", ") -> str:
    between = _text(pemisah)
    return between.join(_bounded(_texts(value), len(between)))


_AMOUNT = (int, Decimal, str)

FILTERS: dict[str, Callable[..., Any]] = {
    "angka": _of(indonesian.format_angka, int, Decimal),
    "awal_kapital": _awal_kapital,
    "bawaan": _bawaan,
    "bulan": _bulan,
    "centang": _centang,
    "daftar_atau": _atau,
    "daftar_dan": _dan,
    "default": _bawaan,
    "diktum": _of(indonesian.diktum, int),
    "gabung": _gabung,
    "golongan": _golongan,
    "hari": _hari,
    "hari_sampai": _hari_sampai,
    "hari_tanggal": _hari_tanggal,
    "huruf": _of(indonesian.huruf, int),
    "jam": _jam,
    "join": _gabung,
    "kapital": _kapital,
    "length": _panjang,
    "listing": _listing,
    "nip": _nip,
    "panjang": _panjang,
    "romawi": _of(indonesian.format_romawi, int),
    "rupiah": _of(indonesian.format_rupiah, *_AMOUNT),
    "rupiah_terbilang": _of(indonesian.format_rupiah_terbilang, *_AMOUNT),
    "sampai": _sampai,
    "sebutan_kepala": _sebutan_kepala,
    "semester": _semester,
    "tanggal": _tanggal,
    "tanggal_terbilang": _tanggal_terbilang,
    "terbilang": _of(indonesian.terbilang, *_AMOUNT),
    "triwulan": _triwulan,
    "upper": _kapital,
}

RUN_FILTERS: dict[str, Callable[..., Any]] = {"kaya": _rich}  # these return a run, not a text
