"""The columns of a table: each heading gets the name under which the rows keep its cells.

A table without its needed columns is useless; the models mark their fields as required.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from zi_docs.errors import Place, Problem
from zi_docs.model import Source
from zi_docs.model.fields import fold
from zi_docs.model.problems import no_column
from zi_docs.model.tabel import Tabel
from zi_docs.readers import problems as told
from zi_docs.readers import problems_heading as doubts
from zi_docs.readers.claim import Cells, Claim, Column, claims_of, hidden_number
from zi_docs.readers.heading import (
    Meaning,
    absent_columns,
    identifier,
    is_known,
    similar_column,
)
from zi_docs.readers.heading_label import Label, beside
from zi_docs.readers.rivals import Rival, choose, find_alien, is_possible

# With more unknown headings than this, it is a different table and suggestions do not help.
SUGGESTIONS = 20

ALONE, ITS_LIST = "acara", "agenda"
"""What a meeting is about, and the list of its matters: of one line alone they are the same."""


def name_columns(
    tabel: Tabel,
    place: Place,
    labels: Sequence[Label],
    cells: Cells,
    is_filled: bool,
    units: Collection[str] = (),
) -> tuple[list[Column], list[Problem]]:
    """Give every column with a heading its name, and return the problems of the headings.

    Of two columns for one field the better is read, which a note tells; when none is better, that
    is an error. A heading that looks misspelt is a warning. When the table is filled, the absence
    of a needed column is an error too. ``units`` are the codes and names of the office's units.
    """
    naming = _Naming(tabel, place, cells, units)
    labels = naming.one_table(labels)
    naming.choose([claim for label in naming.divided(labels) for claim in claims_of(label)])
    naming.stand_in()
    naming.find_absent(is_filled)
    for number, claim in enumerate(naming.unknown):
        naming.name_own(claim, suggest=number < SUGGESTIONS)
    columns = [*naming.known.values(), *naming.own.values()]
    return sorted(columns, key=lambda column: column.index), naming.problems


@dataclass(slots=True)
class _Naming:
    """The columns of one table while they get their names."""

    tabel: Tabel
    place: Place
    cells: Cells
    units: Collection[str] = ()
    known: dict[str, Column] = field(default_factory=dict)
    own: dict[str, Column] = field(default_factory=dict)
    unknown: list[Claim] = field(default_factory=list)
    headed: Collection[int] = ()
    absent: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def one_table(self, labels: Sequence[Label]) -> Sequence[Label]:
        """Return the labels without those of a second table beside the first, which is refused."""
        self.headed = {index for label in labels for index in label.indexes}
        again = beside(labels)
        second = again or self._beyond(labels)
        if not second:
            return labels
        left = [label for label in labels if label.index < second[0].index]
        first, last = (column_letters(label.index) for label in (second[0], second[-1]))
        told_of = doubts.tables_beside if again else doubts.another_table_beside
        self.problems.append(told_of(self.place, first, last))
        return left

    def _beyond(self, labels: Sequence[Label]) -> Sequence[Label]:
        """Return the headings beyond an empty column, when they name a field and fill other rows.

        A recap or a list of units beside the staff would else give each person what stands there.
        """
        for left, right in pairwise(sorted(self.headed)):
            second = [label for label in labels if label.index >= right]
            if not any(label.names for label in second) or not self._apart(left, right):
                continue
            first = [label for label in labels if label.index < right]
            if any(label.names for label in first) and self._rows(first) != self._rows(second):
                return second
        return ()

    def _apart(self, left: int, right: int) -> bool:
        """Tell whether a column without heading and cells stands between two others."""
        between = (index for index in range(left + 1, right) if index not in self.headed)
        return any(not any(map(_holds, self.cells(index))) for index in between)

    def _rows(self, labels: Sequence[Label]) -> set[int]:
        """Return the rows in which one of these columns holds something."""
        columns = [self.cells(index) for label in labels for index in label.indexes]
        return {at for column in columns for at, cell in enumerate(column) if _holds(cell)}

    def divided(self, labels: Sequence[Label]) -> list[Label]:
        """Return the labels; a column of names that also holds the NIP is one of both."""
        named = {name for label in labels for name in label.names}
        found = [hidden_number(self.tabel, label, named, self.cells) for label in labels]
        taken = {
            self._called(label): [self.tabel.title_of(name) for name in label.names]
            for label in found
            if len(label.parts) > 1
        }
        if taken:
            self.problems.append(doubts.columns_divided(self.place, taken))
        return found

    def choose(self, claims: Sequence[Claim]) -> None:
        """Give each field its column; what is not taken stays a column of the office's own."""
        by_name: dict[str, list[Claim]] = {}
        for claim in claims:
            if alien := self._alien(claim):
                self._tell_alien(claim, alien)
            elif claim.name:
                by_name.setdefault(claim.name, []).append(claim)
        for name, rivals in by_name.items():
            self.known[name] = self._choose_one(name, rivals).column(name)
        taken = {id(column.claim) for column in self.known.values()}
        self.unknown = [claim for claim in claims if id(claim) not in taken]

    def stand_in(self) -> None:
        """Let a meeting's agenda be what the meeting is about, when it has one line."""
        agenda = self.known.get(ITS_LIST)
        if agenda is None or ALONE not in self.tabel.needed or ALONE in self.known:
            return
        if any("\n" in str(value).strip() for value in agenda.claim.values(self.cells)):
            return
        self.known[ALONE] = self.known.pop(ITS_LIST).claim.column(ALONE)
        title, heading = self.tabel.title_of(ALONE), self._called(agenda.claim.label)
        self.problems.append(doubts.column_chosen(self.place, title, heading, ()))

    def _choose_one(self, name: str, claims: Sequence[Claim]) -> Claim:
        """Return the column of a field, and tell what was assumed."""
        taken = claims[0] if len(claims) == 1 else self._choose_among(name, claims)
        if len(claims) == 1 and Meaning(name, taken.label.rank).is_assumed:
            title, heading = self.tabel.title_of(name), self._called(taken.label)
            self.problems.append(doubts.column_chosen(self.place, title, heading, ()))
        return taken

    def _choose_among(self, name: str, claims: Sequence[Claim]) -> Claim:
        ends = [index for one in claims for index in one.label.indexes]
        headings = [(one.label.text, one.label.rank) for one in claims]
        if self._apart(min(ends), max(ends)):  # the heading of another table decides nothing
            headings = [("", 0) for _ in claims]
        values = [one.values(self.cells) for one in claims]
        rivals = [Rival(*both, own) for both, own in zip(headings, values, strict=True)]
        is_field = name in self.tabel.kolom
        best = choose(self.tabel, name, rivals, self.units) if is_field else rivals
        equal = [claims[rivals.index(rival)] for rival in best]
        others = [claim for claim in claims if claim not in equal]
        if len(equal) > 1:
            self.problems += [self._twice(claim, equal[0]) for claim in equal[1:]]
        elif rest := [self._called(one.label) for one in others if any(one.values(self.cells))]:
            title, taken = self.tabel.title_of(name), self._called(equal[0].label)
            self.problems.append(doubts.column_chosen(self.place, title, taken, rest))
        return equal[0]

    def _alien(self, claim: Claim) -> str:
        """Return a value of something else; the heading may stand among the values once more."""
        if not claim.name:
            return ""
        heading = fold(claim.label.text)
        values = (value for value in claim.values(self.cells) if fold(str(value)) != heading)
        return find_alien(self.tabel, claim.name, values)

    def _tell_alien(self, claim: Claim, value: str) -> None:
        title, heading = self.tabel.title_of(claim.name), self._called(claim.label)
        self.problems.append(doubts.column_of_something_else(self.place, title, heading, value))

    def _twice(self, claim: Claim, first: Claim) -> Problem:
        one, other = self._called(first.label), self._called(claim.label)
        return told.column_twice(self.place, one, other, claim.name)

    def _called(self, label: Label) -> str:
        letters = f" ({column_letters(label.index)})" if self.place.sheet else ""
        return f'"{label.text}"{letters}'

    def find_absent(self, is_filled: bool) -> None:
        """Report the needed columns that are missing."""
        texts = [claim.label.text for claim in self.unknown if not claim.name]
        found = find_absent(self.tabel, self.place, self.known, texts) if is_filled else {}
        self.absent = found
        self.problems += found.values()

    def name_own(self, claim: Claim, *, suggest: bool) -> None:
        """Name a column that is none of ours, and say which one its heading may mean."""
        text = claim.label.text
        if suggest and not claim.name and not claim.part and text not in self.absent:
            self._suggest(claim)
        name = base = own_name(self.tabel, claim.own_name or identifier(text))
        count = self.counts.get(base, 1)
        while name in self.own:
            count += 1
            name = f"{base}_{count}"
        self.counts[base] = count
        self.own[name] = claim.column(name)
        if count > 1 and not claim.name and not claim.label.repeated:
            self.problems.append(told.heading_twice(self.place, text, name))

    def _suggest(self, claim: Claim) -> None:
        """Warn of a heading that looks like that of a known column, if its values fit that one."""
        meant = similar_column(self.tabel, claim.label.text, self.known)
        if meant is None:
            return
        values = claim.values(self.cells)
        if meant not in self.tabel.kolom or is_possible(self.tabel, meant, values):
            title = self.tabel.title_of(meant)
            self.problems.append(told.misspelt_heading(self.place, claim.label.text, title))


def _holds(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def own_name(tabel: Tabel, name: str) -> str:
    """Return the name of an office's own column; a field's name is only that field's."""
    return f"{name}_lain" if is_known(tabel, name) else name


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
        found[slip or name] = no_column("ZI127", source, tabel, (name,), (slip,) if slip else ())
    return found


def _is_slip(tabel: Tabel, heading: str, name: str) -> bool:
    others = {column for column in tabel.needed if column != name}
    return similar_column(tabel, heading, others) == name
