"""The rows of an LKE sheet, by their texts within the order of the LKE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from zi_docs.lke_book.columns import plain
from zi_docs.zona_integritas import BarisBuku, Isian, buku_kerja, daftar_isian

_LIKE = 0.86
_SHORTEST = 12  # a shorter text is too easily like another


class Entry(NamedTuple):
    """A row of the LKE: an input, or one that is none; and its texts as they are compared."""

    what: Isian | BarisBuku
    texts: tuple[str, ...]

    @property
    def isian(self) -> Isian | None:
        """The input; None for a row that is none."""
        return self.what if isinstance(self.what, Isian) else None


@cache
def entries_of(on: date) -> tuple[Entry, ...]:
    """Return the rows of the LKE in their order."""
    book = buku_kerja(on)
    if book is None:
        return ()
    inputs = [(one.baris_lampiran, one, (one.label, one.nama)) for one in daftar_isian(on)]
    others = [(one.lampiran, one, (one.label,)) for one in book.baris]
    rows: list[tuple[int, Isian | BarisBuku, tuple[str, ...]]] = [*inputs, *others]
    rows.sort(key=lambda row: row[0])
    return tuple(Entry(what, tuple(dict.fromkeys(map(plain, texts)))) for _, what, texts in rows)


@dataclass(slots=True)
class Rows:
    """Where each row of the LKE is in a sheet.

    ``at`` holds the row of an entry by its position in the order. ``alike`` are rows whose text is
    only like that of their entry, ``twice`` rows with a text that stood in another row before, and
    ``unknown`` rows with a text that is none of the LKE's.
    """

    entries: Sequence[Entry]
    at: dict[int, int] = field(default_factory=dict)
    alike: list[int] = field(default_factory=list)
    twice: dict[int, int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    @property
    def inputs(self) -> dict[str, int]:
        """The row of each input, by its code."""
        found = ((self.entries[n].isian, row) for n, row in self.at.items())
        return {one.kode: row for one, row in found if one}

    @property
    def missing(self) -> list[Isian]:
        """The inputs that no row holds."""
        absent = (one.isian for n, one in enumerate(self.entries) if n not in self.at)
        return [one for one in absent if one]

    def others(self, *jenis: str) -> Iterator[tuple[BarisBuku, int]]:
        """Yield the rows of these kinds that are no inputs."""
        for position, row in sorted(self.at.items()):
            what = self.entries[position].what
            if isinstance(what, BarisBuku) and what.jenis in jenis:
                yield what, row


def match_rows(labels: Mapping[int, str], on: date) -> Rows:
    """Return which row is which, from the text of each row.

    A text that several entries have belongs to the next of them in the order of the LKE. A text
    that is like that of one entry between its neighbours is that entry's.
    """
    rows = Rows(entries_of(on))
    by_text: dict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(rows.entries):
        for text in entry.texts:
            by_text[text].append(position)
    last = -1
    rest: dict[int, str] = {}
    for row, text in sorted(labels.items()):
        found = by_text.get(text, [])
        free = [one for one in found if one not in rows.at]
        if free:
            last = next((one for one in free if one > last), free[0])
            rows.at[last] = row
        elif found:
            rows.twice[row] = rows.at[found[0]]
        else:
            rest[row] = text
    _match_alike(rows, rest)
    return rows


def _match_alike(rows: Rows, rest: Mapping[int, str]) -> None:
    for row, text in rest.items():
        free = _between(rows, row)
        best = max(free, key=lambda n: _likeness(rows.entries[n], text), default=None)
        if best is not None and _likeness(rows.entries[best], text) >= _LIKE:
            rows.at[best] = row
            rows.alike.append(row)
        else:
            rows.unknown.append(row)


def _between(rows: Rows, row: int) -> Iterable[int]:
    """Return the entries that may stand in a row, by those above and below it."""
    above = max((n for n, at in rows.at.items() if at < row), default=-1)
    below = min((n for n, at in rows.at.items() if at > row), default=len(rows.entries))
    return [n for n in range(above + 1, below) if n not in rows.at]


def _likeness(entry: Entry, text: str) -> float:
    if len(text) < _SHORTEST:
        return 0.0
    return max(SequenceMatcher(None, one, text, autojunk=False).ratio() for one in entry.texts)
