"""The columns of a table: each heading gets the name under which the rows keep its cells.

A table without its needed columns is useless; the models mark their fields as required.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from zi_docs.errors import Place, Problem
from zi_docs.model import Source
from zi_docs.model.problems import no_column
from zi_docs.model.tabel import Tabel
from zi_docs.readers import problems as told
from zi_docs.readers.heading import absent_columns, identifier, similar_column
from zi_docs.readers.heading_row import Label

# With more unknown headings than this, it is a different table and suggestions do not help.
SUGGESTIONS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its index, our name for it, and its heading as written."""

    index: int
    name: str
    heading: str


def name_columns(
    tabel: Tabel, place: Place, labels: Iterable[Label], is_filled: bool
) -> tuple[list[Column], list[Problem]]:
    """Give every column with a heading its name, and return the problems of the headings.

    Two columns for one field are an error, and a heading that looks misspelt is a warning. When
    the table is filled, the absence of a needed column is an error too.
    """
    known: dict[str, Column] = {}
    unknown: list[Label] = []
    problems: list[Problem] = []
    for label in labels:
        if label.column is None:
            unknown.append(label)
        elif first := known.get(label.column):
            problems.append(_twice(place, label, first))
        else:
            known[label.column] = Column(label.index, label.column, label.text)
    texts = [label.text for label in unknown]
    absent = find_absent(tabel, place, set(known), texts) if is_filled else {}
    problems += absent.values()
    own: dict[str, Column] = {}
    counts: dict[str, int] = {}
    for number, label in enumerate(unknown):
        if label.text not in absent and number < SUGGESTIONS:
            problems += misspelt(tabel, place, label.text, set(known))
        problems += _name_own(place, label, own, counts)
    return sorted([*known.values(), *own.values()], key=lambda column: column.index), problems


def _twice(place: Place, label: Label, first: Column) -> Problem:
    one = _called(place, first.index, first.heading)
    other = _called(place, label.index, label.text)
    return told.column_twice(place, one, other, str(label.column))


def _called(place: Place, index: int, heading: str) -> str:
    return f'"{heading}" ({column_letters(index)})' if place.sheet else f'"{heading}"'


def column_letters(index: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def misspelt(tabel: Tabel, place: Place, heading: str, taken: set[str]) -> list[Problem]:
    """Return a warning when an unknown heading looks like a known one."""
    meant = similar_column(tabel, heading, taken)
    if meant is None:
        return []
    return [told.misspelt_heading(place, heading, tabel.title_of(meant))]


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
    return [told.heading_twice(place, label.text, name)] if count > 1 else []


def find_absent(
    tabel: Tabel, place: Place, known: Collection[str], unknown: Sequence[str]
) -> dict[str, Problem]:
    """Return a problem for each needed column that is missing.

    The key of a problem is the unknown heading that looks like a misspelling of the column, or
    the name of the column when no heading looks like it. A column that follows from others is only
    told as misspelt.
    """
    found = {}
    derived = [name for name in tabel.needed if tabel.kolom[name].turunan and name not in known]
    for name in (*absent_columns(tabel, known), *derived):
        slip = next((h for h in unknown[:SUGGESTIONS] if _is_slip(tabel, h, name)), "")
        if not slip and name in derived:
            continue
        source = Source(place.file, place.sheet or None)
        found[slip or name] = no_column("ZI127", source, tabel, name, slip)
    return found


def _is_slip(tabel: Tabel, heading: str, name: str) -> bool:
    others = {column for column in tabel.needed if column != name}
    return similar_column(tabel, heading, others) == name
