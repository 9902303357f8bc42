"""The filters of lists of rows: sums, counts, choices, orders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from zi_docs import indonesian
from zi_docs.model.fields import Angka
from zi_docs.word.operands import cell_at, cells_of, is_empty, number_of, rows_of, unprinted
from zi_docs.word.values import RefusedValueError

_PRECISE = 60  # digits; more than any sum of money has
_COMMA = str.maketrans(",.", ".,")
_PIECES = re.compile(r"\d+|[^\W\d_]+")


def sum_of(value: Any, kolom: str = "") -> int | Decimal:
    """Return the sum of a column, or of a list of numbers; empty cells count as zero.

    A sum of numbers with fractions prints with a comma, like the numbers themselves.
    """
    rows = rows_of(value)
    cells = cells_of(rows, kolom) if kolom else rows
    numbers = [number_of(cell) for cell in cells if not is_empty(cell)]
    if all(isinstance(number, int) for number in numbers):
        return sum(numbers)
    with localcontext(prec=_PRECISE):
        total = sum((Decimal(number) for number in numbers), Decimal(0))
    try:
        return Angka.of(total, indonesian.format_angka(total))
    except ValueError as error:
        raise unprinted(error) from error


def hitung(value: Any, kolom: str = "", *nilai: Any) -> int:
    """Return how many rows there are, have something in a column, or have this value there."""
    return len(saring(value, kolom, *nilai) if kolom else rows_of(value))


def saring(value: Any, kolom: str, *nilai: Any) -> list[Any]:
    """Return the rows that have one of these values in a column; without values, anything.

    Texts are compared without capitals. A list holds a value when one of its items is equal.
    """
    wanted = {_compared(one) for one in nilai}
    return [row for row in rows_of(value) if _holds(cell_at(row, kolom), wanted)]


def _holds(cell: Any, wanted: set[Any]) -> bool:
    items = cell if isinstance(cell, (list, tuple)) else [cell]
    if not wanted:
        return any(not is_empty(item) and item is not False for item in items)
    return any(_compared(item) in wanted for item in items)


def _compared(value: Any) -> Any:
    """Return a value in the form for comparing: a number and its text are equal."""
    if isinstance(value, Mapping):
        hint = "Sebut kolom di dalamnya, mis. unit_kerja.kode."
        raise RefusedValueError("membandingkan kumpulan isian, bukan satu teks", hint=hint)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    if isinstance(value, (bool, date, time)):
        return type(value), value
    return indonesian.lipat(str(value))


def persen(bagian: Any, total: Any) -> str:
    """Return a part of a total in percent: "33,3%", or "50%" when it is whole.

    An empty value is zero. Nothing of nothing is "0%"; something of nothing is refused.
    """
    part, whole = (number_of(value or 0) for value in (bagian, total))
    if not whole and part:
        raise RefusedValueError("membagi dengan nol", hint="Periksa jumlah seluruhnya.")
    with localcontext(prec=_PRECISE):
        share = Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
        step = Decimal(1) if share == share.to_integral_value() else Decimal("0.1")
        text = f"{share.quantize(step, ROUND_HALF_UP):,f}"
    return f"{text.translate(_COMMA)}%"


def susun(value: Any, *kolom: str) -> list[Any]:
    """Return rows in the order of some columns, or a list of texts in the order of its items.

    Names stand as in an Indonesian list: capitals and marks do not matter, and numbers inside a
    text count as numbers. Empty cells come last; equal rows keep their order.
    """
    rows = rows_of(value)
    if not kolom:
        return sorted(rows, key=_order)
    return sorted(rows, key=lambda row: [_order(cell_at(row, one)) for one in kolom])


def _order(value: Any) -> tuple[int, Any]:
    if is_empty(value):
        return 9, 0
    if isinstance(value, (int, Decimal)):
        return 0, value
    if isinstance(value, date):
        return 1, value.isoformat()
    if isinstance(value, time):
        return 2, value.isoformat()
    if isinstance(value, str):
        return 3, _collated(value)
    hint = "Sebut kolom di dalamnya, mis. unit_kerja.nama."
    raise RefusedValueError("menyusun menurut kolom yang bukan satu teks", hint=hint)


def _collated(text: str) -> list[tuple[Any, ...]]:
    """Return a text in the form for sorting: words and numbers, without marks and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    pieces = _PIECES.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return [_as_number(piece) if piece.isdecimal() else (1, piece) for piece in pieces]


def _as_number(digits: str) -> tuple[int, int, str]:
    """Return digits so that they sort by their value, however many they are."""
    plain = digits.lstrip("0")
    return 0, len(plain), plain
