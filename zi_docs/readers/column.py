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
from zi_docs.readers import problems_heading as doubts
from zi_docs.readers.heading import absent_columns, identifier, is_known, similar_column
from zi_docs.readers.heading_row import Label
from zi_docs.readers.rivals import Rival, Values, choose, find_alien, is_possible

# With more unknown headings than this, it is a different table and suggestions do not help.
SUGGESTIONS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its index, our name for it, and its heading as written."""

    index: int
    name: str
    heading: str


def name_columns(
    tabel: Tabel, place: Place, labels: Iterable[Label], values: Values, is_filled: bool
) -> tuple[list[Column], list[Problem]]:
    """Give every column with a heading its name, and return the problems of the headings.

    Of two columns for one field the better is read, which a note tells; when none is better, that
    is an error. A heading that looks misspelt is a warning. When the table is filled, the absence
    of a needed column is an error too.
    """
    labels = list(labels)
    chosen, problems = _choose_columns(tabel, place, labels, values)
    known = {name: Column(label.index, name, label.text) for name, label in chosen.items()}
    taken = {label.index for label in chosen.values()}
    unknown = [label for label in labels if label.index not in taken]
    texts = [label.text for label in unknown if label.column is None]
    absent = find_absent(tabel, place, set(known), texts) if is_filled else {}
    problems += absent.values()
    own: dict[str, Column] = {}
    counts: dict[str, int] = {}
    for number, label in enumerate(unknown):
        if label.column is None and label.text not in absent and number < SUGGESTIONS:
            problems += _misspelt_column(tabel, place, label, set(known), values)
        problems += _name_own(tabel, place, label, own, counts)
    return sorted([*known.values(), *own.values()], key=lambda column: column.index), problems


def _choose_columns(
    tabel: Tabel, place: Place, labels: Sequence[Label], values: Values
) -> tuple[dict[str, Label], list[Problem]]:
    """Return the label of each field, and what is told of the others that name it too."""
    claims: dict[str, list[Label]] = {}
    problems: list[Problem] = []
    for label in labels:
        if label.column and (alien := find_alien(tabel, label.column, values(label.index))):
            problems.append(_alien(place, label, alien))
        elif label.column:
            claims.setdefault(label.column, []).append(label)
    chosen: dict[str, Label] = {}
    for name, rivals in claims.items():
        chosen[name] = rivals[0]
        if len(rivals) > 1:
            chosen[name], told = _choose_one(tabel, place, name, rivals, values)
            problems += told
    return chosen, problems


def _choose_one(
    tabel: Tabel, place: Place, name: str, labels: Sequence[Label], values: Values
) -> tuple[Label, list[Problem]]:
    rivals = [Rival(label.index, label.text, label.rank) for label in labels]
    best = choose(tabel, name, rivals, values) if name in tabel.kolom else rivals
    by_index = {label.index: label for label in labels}
    if len(best) > 1:
        first, *equals = (by_index[rival.index] for rival in best)
        return first, [_twice(place, other, first) for other in equals]
    taken = by_index[best[0].index]
    rest = [label for label in labels if label is not taken and any(values(label.index))]
    others = [_called(place, label.index, label.text) for label in rest]
    called = _called(place, taken.index, taken.text)
    chosen = doubts.column_chosen(place, tabel.title_of(name), called, others)
    return taken, [chosen] if others else []


def _alien(place: Place, label: Label, value: str) -> Problem:
    heading = _called(place, label.index, label.text)
    return doubts.column_of_something_else(place, str(label.column), heading, value)


def _twice(place: Place, label: Label, first: Label) -> Problem:
    one = _called(place, first.index, first.text)
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


def misspelt(tabel: Tabel, place: Place, heading: str, taken: Collection[str]) -> list[Problem]:
    """Return a warning when an unknown heading looks like a known one."""
    meant = similar_column(tabel, heading, taken)
    if meant is None:
        return []
    return [told.misspelt_heading(place, heading, tabel.title_of(meant))]


def _misspelt_column(
    tabel: Tabel, place: Place, label: Label, taken: Collection[str], values: Values
) -> list[Problem]:
    """Return a warning when a heading looks like a known one and its values fit that column."""
    meant = similar_column(tabel, label.text, taken)
    if meant is None or (
        meant in tabel.kolom and not is_possible(tabel, meant, values(label.index))
    ):
        return []
    return [told.misspelt_heading(place, label.text, tabel.title_of(meant))]


def _name_own(
    tabel: Tabel, place: Place, label: Label, own: dict[str, Column], counts: dict[str, int]
) -> list[Problem]:
    name = base = _own_name(tabel, label.text)
    count = counts.get(base, 1)
    while name in own:
        count += 1
        name = f"{base}_{count}"
    counts[base] = count
    own[name] = Column(label.index, name, label.text)
    return [told.heading_twice(place, label.text, name)] if count > 1 else []


def _own_name(tabel: Tabel, heading: str) -> str:
    """Return the name of an office's own column; a field's name is only that field's."""
    name = identifier(heading)
    return f"{name}_lain" if is_known(tabel, name) else name


def find_absent(
    tabel: Tabel, place: Place, known: Collection[str], unknown: Sequence[str]
) -> dict[str, Problem]:
    """Return a problem for each needed column that is missing.

    The key of a problem is the unknown heading that looks like a misspelling of the column, or
    the name of the column when no heading looks like it.
    """
    found = {}
    for name in absent_columns(tabel, known):
        slip = next((h for h in unknown[:SUGGESTIONS] if _is_slip(tabel, h, name)), "")
        source = Source(place.file, place.sheet or None)
        found[slip or name] = no_column("ZI127", source, tabel, name, slip)
    return found


def _is_slip(tabel: Tabel, heading: str, name: str) -> bool:
    others = {column for column in tabel.needed if column != name}
    return similar_column(tabel, heading, others) == name
