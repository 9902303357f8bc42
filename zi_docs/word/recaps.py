"""The filters of a report: rows counted by a column, ranked, and their averages.

A naskah can't calculate, so each sum that a report needs is one of these. Numbers may also be texts
that are typed as numbers, as those of a column of choices are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import Any

from zi_docs import indonesian
from zi_docs.model.fields import Angka
from zi_docs.word.operands import as_text, cell_at, cells_of, not_a, number_of, rows_of
from zi_docs.word.values import RefusedValueError

_PRECISE = 60  # digits; an average is exact enough to be compared before it is cut
_DECIMALS = 9


def _number(cell: Any) -> Decimal:
    """Return a cell as a number, also one that a column of choices keeps as a text."""
    if not isinstance(cell, str):
        return Decimal(number_of(cell))
    try:
        return indonesian.parse_angka(cell)
    except ValueError as error:
        raise not_a("bilangan", cell, "Kolom itu harus berisi angka saja.") from error


def _numbers(rows: list[Any], kolom: str) -> list[Decimal]:
    """Return the numbers of a column, or of a list; empty cells are left out."""
    cells = cells_of(rows, kolom) if kolom else rows
    return [_number(cell) for cell in cells if cell is not None and cell != ""]


def _rata_rata(value: Any, kolom: str = "") -> Decimal:
    """Return the average of a column or of a list of numbers, with all its digits.

    Raises :class:`RefusedValueError` when nothing is filled in: an average of nothing is not zero.
    """
    numbers = _numbers(rows_of(value), kolom)
    if not numbers:
        hint = "Isi kolomnya, atau uji dulu dengan hitung."
        raise RefusedValueError("rata-rata dari kolom yang kosong", hint=hint)
    with localcontext(prec=_PRECISE):
        return sum(numbers, Decimal(0)) / len(numbers)


def _skala(value: Any, dari: Any, ke: Any) -> Decimal:
    """Return a number of one scale on another one: 5,4 of 6 is 3,6 of 4."""
    first, last = _number(dari), _number(ke)
    if first <= 0 or last <= 0:
        raise not_a("skala", dari, "Tulis seperti {{ nilai|skala(6, 4)|desimal }}.")
    with localcontext(prec=_PRECISE):
        return _number(value) * last / first


def _desimal(value: Any, angka: Any = 2) -> Angka:
    """Return a number with so many decimals; the rest is cut off, so 3,595 never reads 3,60."""
    if type(angka) is not int or not 0 <= angka <= _DECIMALS:
        raise not_a("banyaknya desimal", angka, "Tulis seperti {{ nilai|desimal(2) }}.")
    with localcontext(prec=_PRECISE):
        cut = _number(value).quantize(Decimal(1).scaleb(-angka), ROUND_DOWN)
    return Angka.of(cut, indonesian.format_angka(cut))


def _peringkat(value: Any, *kolom: str) -> list[Any]:
    """Return rows with the highest sum of some columns first; equal rows keep their order."""
    if not kolom:
        raise not_a("kolom", "", 'Tulis seperti peringkat("skor_1", "skor_2").')
    return sorted(rows_of(value), key=lambda row: _sum_of(row, kolom), reverse=True)


def _sum_of(row: Any, columns: tuple[str, ...]) -> Decimal:
    return sum((sum(_numbers([row], one), Decimal(0)) for one in columns), Decimal(0))


def _rekap(value: Any, kolom: str, isi: str = "", *nilai: str) -> list[dict[str, Any]]:
    """Return one row for each value of a column, in the order in which they first stand.

    Capitals and a full stop at the end make no other value; the first spelling is shown. Each has
    ``nama`` (the value), ``baris`` (its rows) and ``banyak`` (how many there are). With a
    second column and its values, ``isi.VALUE`` is how many of the rows have that value there.
    """
    groups: dict[str, tuple[str, list[Any]]] = {}
    for row in rows_of(value):
        nama = as_text(cell_at(row, kolom))
        groups.setdefault(indonesian.lipat(nama).rstrip(" ."), (nama, []))[1].append(row)
    return [
        {"nama": nama, "baris": rows, "banyak": len(rows), "isi": _counted(rows, isi, nilai)}
        for nama, rows in groups.values()
    ]


def _rekap_usia(value: Any, kolom: str) -> list[dict[str, Any]]:
    """Return one row for each age group of a column, as ``rekap`` does, the youngest first."""
    groups: dict[tuple[float, str], list[Any]] = {}
    for row in rows_of(value):
        group = indonesian.kelompok_usia(as_text(cell_at(row, kolom)))
        groups.setdefault(group, []).append(row)
    return [
        {"nama": nama, "baris": rows, "banyak": len(rows), "isi": {}}
        for (_, nama), rows in sorted(groups.items(), key=lambda group: group[0])
    ]


def _rekap_pendidikan(value: Any, kolom: str) -> list[dict[str, Any]]:
    """Return one row for each education of a column, as ``rekap`` does, the lowest first."""
    return sorted(
        _rekap(value, kolom), key=lambda group: indonesian.jenjang_pendidikan(group["nama"])
    )


def _rata_kolom(value: Any, baris: Any, *kolom: str) -> list[dict[str, Any]]:
    """Return one row for each name, with the average of its column in other rows.

    Each has ``nama``, ``nilai`` (the average) and ``banyak`` (how many filled it in). The names are
    texts, or the items of a wording (``bagian.unsur``); there are as many as columns.
    """
    names = [one["teks"] if isinstance(one, Mapping) else as_text(one) for one in rows_of(value)]
    if len(names) != len(kolom):
        hint = 'Tulis seperti bagian.unsur|rata_kolom(survei.responden, "p1", "p2").'
        raise RefusedValueError(f"{len(names)} nama bagi {len(kolom)} kolom", hint=hint)
    rows = rows_of(baris)
    return [
        {"nama": nama, "nilai": _rata_rata(rows, one), "banyak": len(_numbers(rows, one))}
        for nama, one in zip(names, kolom, strict=True)
    ]


def _counted(rows: list[Any], column: str, values: tuple[str, ...]) -> dict[str, int]:
    """Return how many rows have each of these values in a column; capitals do not matter."""
    cells = [indonesian.lipat(as_text(cell_at(row, column))) for row in rows] if column else []
    return {one: cells.count(indonesian.lipat(as_text(one))) for one in values}


RECAP_FILTERS: dict[str, Callable[..., Any]] = {
    "desimal": _desimal,
    "peringkat": _peringkat,
    "rata_kolom": _rata_kolom,
    "rata_rata": _rata_rata,
    "rekap": _rekap,
    "rekap_pendidikan": _rekap_pendidikan,
    "rekap_usia": _rekap_usia,
    "skala": _skala,
}
"""Filters that count and calculate over rows."""
