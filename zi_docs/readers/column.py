"""The columns of a table: each heading cell gets the name by which rows are keyed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zi_docs.errors import Place, Problem, galat, peringatan
from zi_docs.readers.heading import HEADINGS, identifier, similar_column
from zi_docs.readers.heading_row import Label
from zi_docs.readers.needed import find_absent

__all__ = ["SUGGESTIONS", "Column", "is_known", "misspelt", "name_columns"]

# Where more headings than these are unknown, the table is another one: suggestions help nobody.
SUGGESTIONS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, its name for us, and its heading as written."""

    index: int
    name: str
    heading: str


def is_known(table: str, name: str) -> bool:
    """Tell whether a model has a field for this column."""
    return name in HEADINGS[table]


def name_columns(
    table: str, place: Place, labels: Iterable[Label], is_filled: bool
) -> tuple[list[Column], list[Problem]]:
    """Name every headed column; two for one field are an error, a likely slip is a warning.

    A table that is filled without a column that it needs is an error too.
    """
    known: dict[str, Column] = {}
    unknown: list[Label] = []
    problems: list[Problem] = []
    for label in labels:
        if label.column is None:
            unknown.append(label)
        elif first := known.get(label.column):
            problems.append(_twice(place, label, first.heading))
        else:
            known[label.column] = Column(label.index, label.column, label.text)
    texts = [label.text for label in unknown]
    absent = find_absent(table, place, set(known), texts) if is_filled else {}
    problems += absent.values()
    own: dict[str, Column] = {}
    counts: dict[str, int] = {}
    for number, label in enumerate(unknown):
        if label.text not in absent and number < SUGGESTIONS:
            problems += misspelt(table, place, label.text, set(known))
        problems += _name_own(place, label, own, counts)
    return sorted([*known.values(), *own.values()], key=lambda column: column.index), problems


def _twice(place: Place, label: Label, first: str) -> Problem:
    return galat(
        "ZI121",
        place,
        f'Kolom "{first}" dan kolom "{label.text}" sama-sama berarti "{label.column}".',
        "Pertahankan satu; hapus atau ganti judul yang lain.",
    )


def misspelt(table: str, place: Place, heading: str, taken: set[str]) -> list[Problem]:
    """Return a warning when an unknown heading looks like a known one."""
    meant = similar_column(table, heading, taken)
    if meant is None:
        return []
    message = f'Kolom "{heading}" tidak dikenal; mungkin maksudnya "{meant}".'
    return [peringatan("ZI122", place, message, "Perbaiki judulnya bila memang itu maksudnya.")]


def _name_own(
    place: Place, label: Label, own: dict[str, Column], counts: dict[str, int]
) -> list[Problem]:
    name = base = identifier(label.text)
    count = counts.get(base, 1)
    while name in own:
        count += 1
        name = f"{base}_{count}"
    counts[base] = count
    own[name] = Column(label.index, name, label.text)
    if count == 1:
        return []
    message = f'Judul kolom "{label.text}" dipakai lebih dari sekali; yang ini dibaca "{name}".'
    return [peringatan("ZI124", place, message, "Beri setiap kolom judul yang berbeda.")]
