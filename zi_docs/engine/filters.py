"""The filters a naskah may use: one function, one row each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from zi_docs import indonesian
from zi_docs.engine.values import RefusedValueError

__all__ = ["FILTERS"]


def _listing(value: Any) -> Any:
    """Keep line breaks and tabs; text does so anyway, this also takes a list of lines."""
    return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _rich(value: Any, *looks: str) -> Markup:
    from zi_docs.engine.docxtpl_bridge import rich_text

    try:
        return rich_text(str(value), *looks)
    except KeyError as error:
        raise RefusedValueError(
            f"memakai gaya {error} yang tidak dikenal; pilih tebal, miring, garis_bawah, coret"
        ) from error


def _centang(value: Any, tanda: str = "√") -> str:
    """Return a mark for yes, nothing for no."""
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
    return indonesian.nama_bulan(value if isinstance(value, int) else _date(value).month)


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise RefusedValueError(f'bukan tanggal: "{value}"')
    return value


def _jam(value: Any) -> str:
    if not isinstance(value, time):
        raise RefusedValueError(f'bukan jam: "{value}"')
    return f"{value:%H.%M}"


def _angka(value: Any) -> str:
    if not isinstance(value, (int, Decimal)):
        raise RefusedValueError(f'bukan angka: "{value}"')
    return indonesian.format_angka(value)


def _nip(value: str) -> str:
    digits = "".join(filter(str.isdigit, value))
    return indonesian.format_nip(digits) if len(digits) == 18 else str(value)


def _kapital(value: Any) -> Any:
    if isinstance(value, Markup):
        raise RefusedValueError("sudah berupa naskah jadi; jangan dikapitalkan")
    return indonesian.upper_judul(str(value))


def _awal_kapital(value: str) -> str:
    return value[:1].upper() + value[1:]


def _dan(value: Any) -> str:
    return indonesian.gabung_dan([str(item) for item in value])


def _panjang(value: Any) -> int:
    return len(value)


def _bawaan(value: Any, pengganti: Any = "") -> Any:
    return value if value else pengganti


def _gabung(value: Any, pemisah: str = ", ") -> Markup:
    return escape(pemisah).join(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "angka": _angka,
    "awal_kapital": _awal_kapital,
    "bawaan": _bawaan,
    "bulan": _bulan,
    "centang": _centang,
    "daftar_dan": _dan,
    "default": _bawaan,
    "diktum": indonesian.diktum,
    "gabung": _gabung,
    "hari": _hari,
    "hari_tanggal": _hari_tanggal,
    "huruf": indonesian.huruf,
    "jam": _jam,
    "join": _gabung,
    "kapital": _kapital,
    "kaya": _rich,
    "length": _panjang,
    "listing": _listing,
    "nip": _nip,
    "panjang": _panjang,
    "romawi": indonesian.format_romawi,
    "rupiah": indonesian.format_rupiah,
    "rupiah_terbilang": indonesian.format_rupiah_terbilang,
    "tanggal": _tanggal,
    "tanggal_terbilang": _tanggal_terbilang,
    "terbilang": indonesian.terbilang,
    "upper": _kapital,
}
