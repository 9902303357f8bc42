"""Jinja's own filters and tests: those that a naskah may use, and why it may not use the others.

An office brings naskah that it filled with docxtpl. A filter that is harmless in a letter means
what it means in Jinja, within bounds. Each other one is refused by its name, with what to write
instead. A value that Jinja would print as nothing or as a zero by mistake is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import filters as jinja
from jinja2.runtime import Undefined

from zi_docs import indonesian
from zi_docs.model.fields import Angka
from zi_docs.word.filters import FILTERS
from zi_docs.word.filters_of_rows import sum_of
from zi_docs.word.operands import (
    as_text,
    as_texts,
    cell_at,
    cells_of,
    not_a,
    number_of,
    rows_of,
    within_bounds,
)
from zi_docs.word.values import NoItem, RefusedValueError

_MOST_COLUMNS = 100
_INTEGER = re.compile(r"\s*[+-]?\d{1,18}\s*")
_NAMED = re.compile(r'(saringan|uji) "([^"]*)"')


def _default(value: Any, default_value: Any = "", boolean: bool = False) -> Any:
    """Return the value; the other for a name that the data does not have (or an empty value)."""
    missing = isinstance(value, Undefined)
    return default_value if missing or (boolean and not value) else value


def _join(value: Any, d: str = "", attribute: str = "") -> str:
    between = as_text(d)
    items = list(cells_of(rows_of(value), attribute)) if attribute else value
    return between.join(within_bounds(as_texts(items), len(between)))


def _upper(value: Any) -> str:
    return as_text(value).upper()


def _lower(s: Any) -> str:
    return as_text(s).lower()


def _capitalize(s: Any) -> str:
    return as_text(s).capitalize()


def _title(s: Any) -> str:
    return jinja.do_title(as_text(s))


def _trim(value: Any, chars: Any = None) -> str:
    return as_text(value).strip(None if chars is None else as_text(chars))


def _replace(s: Any, old: Any, new: Any, count: int = -1) -> str:
    """Return a text with another word in the place of one; refuse one that would be too long."""
    text, before, after = as_text(s), as_text(old), as_text(new)
    times = text.count(before) if count is None or count < 0 else min(text.count(before), count)
    within_bounds([text], max(0, len(after) - len(before)) * times)
    return text.replace(before, after, times)


def _wordcount(s: Any) -> int:
    return len(re.findall(r"\w+", as_text(s)))


def _items_of(value: Any) -> list[Any]:
    """Return the items of a list, the letters of a text or the names of a group of values."""
    if isinstance(value, (list, tuple, str, Mapping, Undefined)):
        return list(value)
    raise not_a("daftar", value, "Saringan ini hanya untuk daftar atau teks.")


def _first(seq: Any) -> Any:
    return _item(seq, lambda items: items[0])


def _last(seq: Any) -> Any:
    return _item(seq, lambda items: items[-1])


def _max(value: Any, case_sensitive: bool = False, attribute: Any = None) -> Any:
    return _item(value, lambda items: max(items, key=_key(case_sensitive, attribute)))


def _min(value: Any, case_sensitive: bool = False, attribute: Any = None) -> Any:
    return _item(value, lambda items: min(items, key=_key(case_sensitive, attribute)))


def _item(value: Any, choose: Callable[[list[Any]], Any]) -> Any:
    """Return an item of a list; a missing name stays missing, an empty list has none to print."""
    if isinstance(value, Undefined):
        return value
    items = _items_of(value)
    return choose(items) if items else NoItem()


def _key(case_sensitive: bool, attribute: Any) -> Callable[[Any], Any]:
    """Return what items are compared by: their cells, and texts without capitals."""
    paths = [one.strip() for one in as_text(attribute).split(",")] if attribute is not None else []

    def key(item: Any) -> Any:
        cells = [cell_at(item, path) for path in paths] if paths else [item]
        folded = [
            one.lower() if isinstance(one, str) and not case_sensitive else one for one in cells
        ]
        return folded if len(folded) > 1 else folded[0]

    return key


def _sort(
    value: Any, reverse: bool = False, case_sensitive: bool = False, attribute: Any = None
) -> list[Any]:
    return sorted(_items_of(value), key=_key(case_sensitive, attribute), reverse=bool(reverse))


def _unique(value: Any, case_sensitive: bool = False, attribute: Any = None) -> list[Any]:
    key = _key(case_sensitive, attribute)
    kept: dict[Any, Any] = {}
    for item in _items_of(value):
        kept.setdefault(key(item), item)
    return list(kept.values())


def _reverse(value: Any) -> Any:
    return as_text(value)[::-1] if isinstance(value, str) else _items_of(value)[::-1]


def _map(value: Any, attribute: Any, default: Any = None) -> list[Any]:
    """Return one column of rows; a row without it has the default, if there is one."""
    path = as_text(attribute)
    if default is None:
        return [cell_at(row, path) for row in rows_of(value)]
    return [cell_at({path: default} | row, path) for row in rows_of(value)]


def _batch(value: Any, linecount: int, fill_with: Any = None) -> list[list[Any]]:
    """Return a list in lines of some items; the last one is filled with a text, if there is one."""
    if type(linecount) is not int or not 1 <= linecount <= _MOST_COLUMNS:
        hint = f"Tulis batch dengan bilangan 1 sampai {_MOST_COLUMNS}, mis. batch(3)."
        raise RefusedValueError("dibagi menurut jumlah yang tidak dapat dipakai", hint=hint)
    items = _items_of(value)
    lines = [items[at : at + linecount] for at in range(0, len(items), linecount)]
    if lines and fill_with is not None:
        lines[-1] += [as_text(fill_with)] * (linecount - len(lines[-1]))
    return lines


def _items(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, Undefined):
        return list(value)  # the missing name is reported
    if not isinstance(value, Mapping):
        raise not_a("kumpulan isian", value, "Saringan ini untuk isian yang punya isian di bawah.")
    return list(value.items())


def _dictsort(
    value: Any, case_sensitive: bool = False, by: str = "key", reverse: bool = False
) -> list[tuple[Any, Any]]:
    return jinja.do_dictsort(dict(_items(value)), case_sensitive, by, reverse)  # type: ignore[arg-type]  # another word is refused there


def _sum(iterable: Any, attribute: str = "", start: Any = 0) -> int | Decimal:
    total, first = sum_of(iterable, attribute), number_of(start)
    return _printed(total + first) if first else total


def _abs(x: Any) -> int | Decimal:
    return _printed(abs(number_of(x)))


def _printed(number: Any) -> int | Decimal:
    """Return a number that prints as the office's own numbers do."""
    return number if isinstance(number, int) else Angka.of(number, indonesian.format_angka(number))


def _int(value: Any, default: Any = None) -> Any:
    """Return a whole number; refuse what is none, unless a default is given for it."""
    if isinstance(value, (int, Decimal)):
        return int(value)
    if isinstance(value, Undefined):
        return len(value) if default is None else default  # the missing name is reported
    if _INTEGER.fullmatch(text := as_text(value)):
        return int(text)
    if default is not None:
        return default
    raise not_a("bilangan bulat", value, "Isi dengan angka saja, atau tulis int(0) di naskah.")


TWO_MEANINGS: dict[str, Callable[..., Any]] = {
    "_d": _default,
    "_default": _default,
    "_join": _join,
    "_upper": _upper,
}
"""Words with Jinja's meaning in ``isi`` and with ``tata: 2``, and with another one elsewhere."""

JINJA_FILTERS: dict[str, Callable[..., Any]] = {
    "abs": _abs,
    "batch": _batch,
    "capitalize": _capitalize,
    "d": FILTERS["default"],
    "dictsort": _dictsort,
    "escape": FILTERS["e"],
    "first": _first,
    "int": _int,
    "items": _items,
    "last": _last,
    "list": _items_of,
    "lower": _lower,
    "map": _map,
    "max": _max,
    "min": _min,
    "replace": _replace,
    "reverse": _reverse,
    "sort": _sort,
    "string": as_text,
    "sum": _sum,
    "title": _title,
    "trim": _trim,
    "unique": _unique,
    "wordcount": _wordcount,
}
"""Filters of Jinja that mean the same in every naskah."""

_AS_TYPED = "Hapus saringan itu: isi dicetak seperti yang tertulis."
_IN_WORD = "Atur letaknya di Word, dengan perataan, inden, atau tab."
_CHOOSE = 'Pakai saring("KOLOM", "ISI"), atau {% for x in daftar if x.kolom == "isi" %}.'
_NUMBER = 'Pakai angka, persen, atau rupiah; pecahan ditulis sebagai teks pada data, mis. "2,5".'

REFUSED_FILTERS = {
    "attr": "Tulis dengan titik: {{ pegawai.nama }}.",
    "center": _IN_WORD,
    "filesizeformat": _NUMBER,
    "float": _NUMBER,
    "forceescape": _AS_TYPED,
    "format": "Tulis tagnya berdampingan dengan teksnya: {{ a }} dan {{ b }}.",
    "groupby": f"Kelompokkan dengan kelompok di manifest (panduan bagian 11). {_CHOOSE}",
    "indent": _IN_WORD,
    "pprint": _AS_TYPED,
    "random": "Isi surat tidak boleh bergantung pada untung-untungan; sebut isinya.",
    "reject": _CHOOSE,
    "rejectattr": _CHOOSE,
    "round": _NUMBER,
    "safe": f'{_AS_TYPED} Huruf tebal atau miring: {{{{r nama|kaya("tebal") }}}}.',
    "select": _CHOOSE,
    "selectattr": _CHOOSE,
    "slice": "Pakai batch(3): daftar menjadi baris yang masing-masing berisi tiga.",
    "striptags": _AS_TYPED,
    "tojson": _AS_TYPED,
    "truncate": "Surat mencetak isi seutuhnya; potong dengan nama[:50] bila memang itu maksudnya.",
    "urlencode": "Tulis alamatnya pada data, seperti hendak dicetak.",
    "urlize": "Buat tautannya di Word.",
    "wordwrap": "Hapus saringan itu: Word sendiri yang mengganti baris.",
    "xmlattr": _AS_TYPED,
}
"""Filters of Jinja that a naskah may not use, with what to do instead."""

_OTHERWISE = {"map": 'Sebut kolomnya: map(attribute="nama").'}
_NO_PROGRAM = 'Uji isi datanya, mis. is defined, is none, atau == "isi".'

REFUSED_TESTS = {
    "callable": _NO_PROGRAM,
    "escaped": _NO_PROGRAM,
    "filter": _NO_PROGRAM,
    "test": _NO_PROGRAM,
    **dict.fromkeys(
        ("==", "!=", "<", "<=", ">", ">="), 'Tulis tandanya tanpa "is", mis. {% if a == b %}.'
    ),
}
"""Tests of Jinja that a naskah may not use; the signs can't be typed after ``is`` at all."""


def mend_of(phrases: str) -> str:
    """Return what to write instead of the first refused filter or test that a phrase names."""
    for kind, name in _NAMED.findall(phrases):
        table = REFUSED_FILTERS if kind == "saringan" else REFUSED_TESTS
        if mend := table.get(name) or _OTHERWISE.get(name):
            return mend
    return ""
