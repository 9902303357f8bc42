"""Columns of a plan's schedule: twelve months or four quarters, a mark in each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

__all__ = ["SCHEDULE", "is_schedule", "numbered_columns"]

_MONTHS = (
    ("jan", "januari"),
    ("feb", "peb", "februari", "pebruari"),
    ("mar", "mrt", "maret"),
    ("apr", "april"),
    ("mei",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("agt", "ags", "agu", "agust", "agustus"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "nop", "november", "nopember"),
    ("des", "desember"),
)
_GROUPS = ("jadwal", "bulan", "waktu", "jadwal pelaksanaan", "waktu pelaksanaan", "bulan ke")
_QUARTERS = ("tw", "triwulan", "triwulan ke", "kuartal", "kwartal")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_QUARTERLY = re.compile(r"tri ?wulan|\btw\b|k[uw]artal|jadwal|waktu|pelaksanaan")
_NUMERALS = {text: n for n, roman in enumerate(_ROMAN, 1) for text in (roman, str(n), f"0{n}")}


def _months() -> dict[str, tuple[str, ...]]:
    """Every way to write a month's column, also under a group heading ("Jadwal", "Bulan")."""
    months = {}
    for number, names in enumerate(_MONTHS, 1):
        plain = (*names, f"b{number}", f"b{number:0>2}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in (*plain, number))
        months[f"bulan_{number}"] = (*plain, *grouped)
    return months


def _quarters() -> dict[str, tuple[str, ...]]:
    """Every way to write a quarter's column, also under a group heading."""
    quarters = {}
    for number, roman in enumerate(_ROMAN[:4], 1):
        plain = (*(f"{word} {n}" for word in _QUARTERS for n in (roman, number)), f"q{number}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in plain)
        quarters[f"triwulan_{number}"] = (*plain, *grouped)
    return quarters


SCHEDULE = {**_months(), **_quarters()}
"""The columns of a schedule -> the spellings of their headings."""


def is_schedule(column: str | None) -> bool:
    """Tell whether a column is one of a schedule."""
    return column in SCHEDULE


def numbered_columns(texts: Mapping[int, str], over: Mapping[int, str]) -> dict[int, str]:
    """Return the columns that a row heads by bare numbers: all of 1 to 12, or of 1 to 4.

    ``over`` is what stands above each column: one group heading for all, or nothing. A row of
    numbers alone numbers the table's columns.
    """
    found = {at: text.casefold() for at, text in texts.items() if text.casefold() in _NUMERALS}
    groups = {over[at].casefold() for at in found if over.get(at)}
    if len(groups) > 1 or all(text in _NUMERALS or text.isdigit() for text in texts.values()):
        return {}
    numbers = {at: _NUMERALS[text] for at, text in found.items()}
    if sorted(numbers.values()) == list(range(1, 13)):
        return {at: f"bulan_{number}" for at, number in numbers.items()}
    if sorted(numbers.values()) == list(range(1, 5)) and _are_quarters(found.values(), groups):
        return {at: f"triwulan_{number}" for at, number in numbers.items()}
    return {}


def _are_quarters(texts: Collection[str], groups: Iterable[str]) -> bool:
    """Tell whether 1 to 4 are quarters: their group says so, or they stand alone as I to IV."""
    for group in groups:
        return bool(_QUARTERLY.search(group)) and "minggu" not in group
    return "iv" in texts
