"""What a filter takes: a text, a list of texts, the rows of a list and their cells.

What it can't take is refused in the words of a clerk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from zi_docs import indonesian
from zi_docs.errors import closest, quote
from zi_docs.word.bounded import MAX_TEXT
from zi_docs.word.values import RefusedValueError, printable

_SAID = 200  # of the columns of a list, in a complaint


def as_text(value: Any) -> str:
    """Return the value as it would be printed, or refuse it; ``finalize`` escapes it later."""
    if type(value) is not str and isinstance(value, Markup):
        hint = "Taruh kaya, gambar, atau qr sebagai saringan terakhir."
        raise RefusedValueError("sudah selesai disusun, jadi tidak dapat disaring lagi", hint=hint)
    return printable(value)


def not_a(kind: str, value: Any, hint: str) -> RefusedValueError:
    """Return the error for a value that a filter can't take."""
    return RefusedValueError(f"bukan {kind} ({quote(str(value))})", hint=hint)


def as_texts(value: Any) -> list[str]:
    """Return the texts of a list; a single text counts as a list of one."""
    if isinstance(value, (list, tuple, Undefined)):
        return within_bounds([as_text(item) for item in value])
    if isinstance(value, str):
        return [as_text(value)] if value else []
    raise not_a("daftar", value, "Saringan ini hanya untuk kolom yang berisi daftar.")


def within_bounds(texts: list[str], between: int = 0) -> list[str]:
    """Refuse texts that joined would be longer than a value may be; nested joins grow fast."""
    if sum(map(len, texts)) + between * len(texts) > MAX_TEXT:
        raise RefusedValueError(f"lebih panjang dari {indonesian.format_angka(MAX_TEXT)} huruf")
    return texts


def unprinted(error: ValueError) -> RefusedValueError:
    """Return the error of a function of the language as the refusal of a value."""
    if isinstance(error, RefusedValueError):
        return error
    return RefusedValueError(f"tidak dapat dicetak: {str(error).rstrip('.')}")


def rows_of(value: Any) -> list[Any]:
    """Return the rows of a list; a missing name has none and is reported."""
    if isinstance(value, (list, tuple, Undefined)):
        return list(value)
    raise not_a("daftar", value, "Saringan ini hanya untuk daftar baris, mis. daftar_pegawai.")


def cells_of(rows: Iterable[Any], path: str) -> Iterator[Any]:
    """Yield what rows hold at a dotted path; a list on the way gives each of its rows' cells."""
    name, _, rest = as_text(path).partition(".")
    for row in rows:
        if not isinstance(row, Mapping):
            raise not_a("baris dengan kolom", row, "Saringan ini untuk daftar baris tabel.")
        if name not in row:
            raise _no_column(name, row)
        value = row[name]
        if not rest:
            yield value
        elif isinstance(value, (list, tuple)):
            yield from cells_of(value, rest)
        else:
            yield from cells_of([value], rest) if value else [""]


def cell_at(row: Any, path: str) -> Any:
    """Return the one cell of a row at a dotted path; several are a list.

    Raises :class:`RefusedValueError` for a column that the row does not have.
    """
    found = list(cells_of([row], path))
    return found[0] if len(found) == 1 else found


def _no_column(name: str, row: Mapping[str, Any]) -> RefusedValueError:
    near = closest(name, [str(key) for key in row])
    hint = f'Maksudnya "{near}"?' if near else f"Kolomnya: {', '.join(map(str, row))[:_SAID]}."
    return RefusedValueError(f"menyebut kolom {quote(name)} yang tidak ada di daftarnya", hint=hint)


def is_empty(value: Any) -> bool:
    """Tell whether a cell is empty. An empty cell is left out of sums and counts; zero is not.

    A unit or person that nobody named has only empty texts.
    """
    if isinstance(value, Mapping):
        return all(map(is_empty, value.values()))
    return value is None or value == "" or (isinstance(value, (list, tuple)) and not value)


def number_of(value: Any) -> int | Decimal:
    """Return a value that is a number; raises :class:`RefusedValueError` for any other."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    hint = "Kolom itu harus berjenis rupiah, angka, atau persen di berkas tabelnya."
    raise not_a("bilangan", value, hint)
