"""Find the heading of a sheet, in one row or several, and the columns that its cells name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Any

from zi_docs.model.fields import Shown
from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading import find_column, is_schedule, is_scheduled
from zi_docs.readers.heading_label import Label, label_of
from zi_docs.readers.heading_schedule import fill_months, has_weeks, may_divide, schedule_columns
from zi_docs.readers.heading_stack import proven_rows, read_stack
from zi_docs.readers.heading_words import is_lke_heading

SEARCHED_ROWS = 40
_LEAST_REPEATED = 3
_NUMBERING = re.compile(r"[(\[]?(\d{1,2})[)\].]?(?:\s*=.*)?")
_LONG_NUMBER = re.compile(r"\d{6}")

Merged = Iterable[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading: from row ``first`` to the one before ``end``, with a label per column.

    ``explained`` counts the cells that name a known column; the candidate with the most is chosen.
    """

    first: int
    end: int
    labels: tuple[Label, ...]
    explained: int

    @property
    def named(self) -> set[str]:
        """The known columns that the heading names."""
        return {name for label in self.labels for name in label.names}


def find_heading_row(tabel: Tabel, rows: list[list[Any]], merged: Merged) -> HeadingRow | None:
    """Return the row, or the rows below each other, that name the most columns of the table."""
    grid = [[_text(cell) for cell in row] for row in rows[: SEARCHED_ROWS + 1]]
    groups = _fill_groups(grid, merged)
    stacks = _read_stacks(tabel, grid, merged, groups)
    taken = {row for found in stacks for row in range(found.first, found.end)}
    free = [first for first in range(len(grid)) if first not in taken and any(grid[first])]
    again = set(_repeated_rows(grid))
    weeks = [one for first in range(len(grid)) for one in _read_weeks(tabel, grid, first, groups)]
    candidates = [*stacks, *weeks, *(_read_single(tabel, grid, first) for first in free)]
    for first in free:
        is_pair = first + 1 in free and again.isdisjoint((first, first + 1))
        if is_pair and not any(map(_is_value, rows[first + 1])):
            candidates += _read_double(tabel, grid, first, groups)
    # max() keeps the first of equals: a proven heading before a single row, a single row before a
    # pair, and an upper row before a lower.
    best = max(candidates, key=lambda found: found.explained, default=None)
    if best is None or best.explained < min(2, len(tabel.needed) or 1):
        return None
    return _skip_numbering(rows, _from_first(_with_repeated(best, groups), grid))


def _repeated_rows(grid: list[list[str]]) -> Iterator[int]:
    """Yield the rows that say again what an earlier one says: the heading of a new page."""
    seen: set[tuple[str, ...]] = set()
    for at, row in enumerate(grid):
        said = tuple(text.casefold() for text in row if text)
        if said in seen and len(said) >= _LEAST_REPEATED:
            yield at
        seen.add(said)


def _from_first(heading: HeadingRow, grid: list[list[str]]) -> HeadingRow:
    """Return the heading where it stands first, also when a word of it is missing there.

    Otherwise the rows above its repetition would be lost with the page's first heading.
    """
    height = heading.end - heading.first
    whole = [_folded(row) for row in grid[heading.first : heading.end]]
    for at in range(heading.first - height + 1):
        part = [_folded(row) for row in grid[at : at + height]]
        if _is_part(part, whole):
            return replace(heading, first=at, end=at + height)
    return heading


def _folded(row: list[str]) -> dict[int, str]:
    return {index: text.casefold() for index, text in enumerate(row) if text}


def _is_part(part: list[dict[int, str]], whole: list[dict[int, str]]) -> bool:
    """Tell whether rows say most of what others say, in the same columns, and nothing else."""
    said, all_of = sum(map(len, part)), sum(map(len, whole))
    same = all(one.items() <= other.items() for one, other in zip(part, whole, strict=True))
    return same and said >= _LEAST_REPEATED and 2 * said >= all_of


def _with_repeated(heading: HeadingRow, groups: Collection[tuple[int, int]]) -> HeadingRow:
    """Return the heading in which the labels of one cell over several columns say so."""
    last = heading.end - 1
    before = {label.index + 1: label.text for label in heading.labels}
    labels = tuple(
        replace(label, repeated=True)
        if (last, label.index) in groups and before.get(label.index) == label.text
        else label
        for label in heading.labels
    )
    return replace(heading, labels=labels)


def _read_stacks(
    tabel: Tabel, grid: list[list[str]], merged: Merged, groups: Collection[tuple[int, int]]
) -> list[HeadingRow]:
    """Read the rows that are surely one heading, and that name more than one column."""
    found = []
    for first, end in proven_rows(tabel, grid, merged):
        labels = _read_stack(tabel, grid[first:end], first, groups)
        if (explained := _explained(labels)) > 1:
            found.append(HeadingRow(first, end, labels, explained))
    return found


def _read_stack(
    tabel: Tabel, rows: list[list[str]], first: int, groups: Collection[tuple[int, int]]
) -> tuple[Label, ...]:
    """Return the labels of a heading of several rows, of which the first is row ``first``."""
    end = first + len(rows)
    labels = read_stack(tabel, rows, {at for row, at in groups if first <= row < end})
    return _with_schedule(tabel, labels, rows)


def _read_weeks(
    tabel: Tabel, grid: list[list[str]], first: int, groups: Collection[tuple[int, int]]
) -> list[HeadingRow]:
    """Read two or three rows of a schedule, of which the lowest divides months; else nothing."""
    found = []
    for end in (first + 2, first + 3) if is_scheduled(tabel) and any(grid[first]) else ():
        rows = grid[first:end]
        if may_divide(rows[-1]) and has_weeks(
            schedule_columns(tabel, _stacks(tabel, rows)).values()
        ):
            labels = _read_stack(tabel, rows, first, groups)
            found.append(HeadingRow(first, end, labels, _explained(labels)))
    return found


def _stacks(tabel: Tabel, rows: list[list[str]]) -> dict[int, list[str]]:
    """Return the texts over each column, without empty ones and without repetitions."""
    filled = [*map(list, rows)]
    for upper, lower in pairwise(filled):
        for at, text in fill_months(tabel, upper, lower).items():
            upper += [""] * (at + 1 - len(upper))
            upper[at] = text
    columns = enumerate(zip_longest(*filled, fillvalue=""))
    return {at: list(dict.fromkeys(filter(None, cells))) for at, cells in columns if any(cells)}


def _with_schedule(
    tabel: Tabel, labels: Iterable[Label], rows: list[list[str]]
) -> tuple[Label, ...]:
    """Return the labels in which those of the schedule are read by its own rules."""
    found = schedule_columns(tabel, _stacks(tabel, rows))
    return tuple(
        replace(label, column=found[label.index], parts=()) if label.index in found else label
        for label in labels
    )


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def _is_value(cell: Any) -> bool:
    """Tell whether a cell can't belong to a heading: a date, or a number longer than a year."""
    if isinstance(cell, Shown):
        cell = cell.value
    return not isinstance(cell, (str, float, int)) or _LONG_NUMBER.search(_text(cell)) is not None


def _fill_groups(grid: list[list[str]], merged: Merged) -> set[tuple[int, int]]:
    """Repeat a heading merged over several columns in each of them; return those cells."""
    cells = set()
    for top, left, _, right in merged:
        if top >= len(grid) or left == right:
            continue
        for column in range(left, min(right + 1, len(grid[top]))):
            grid[top][column] = grid[top][column] or grid[top][left]
            cells.add((top, column))
    return cells


def _read_single(tabel: Tabel, grid: list[list[str]], first: int) -> HeadingRow:
    texts = {index: text for index, text in enumerate(grid[first]) if text}
    found = [label_of(tabel, index, text) for index, text in texts.items()]
    labels = _with_schedule(tabel, found, [grid[first]])
    return HeadingRow(first, first + 1, labels, _explained(labels))


def _explained(labels: Iterable[Label]) -> int:
    """Return how many cells name a column: one of several things counts once.

    The whole heading of a CSV file is one cell under the wrong delimiter.
    """
    return len({label.names[0] for label in labels if label.names})


def _read_double(
    tabel: Tabel, grid: list[list[str]], first: int, groups: Collection[tuple[int, int]]
) -> list[HeadingRow]:
    """Read two rows as one heading; return nothing when the lower row is data.

    The lower row is data when the upper heading is complete without it ("Nama" over "Ani").
    Only a group heading, merged over several columns, may have other words below it.
    """
    two = grid[first : first + 2]
    scheduled = schedule_columns(tabel, _stacks(tabel, two))
    if is_lke_heading(two[0]) or has_weeks(scheduled.values()):
        return []
    pairs = dict(enumerate(zip_longest(*two, fillvalue="")))
    texts = {index: _join(*pair) for index, pair in pairs.items() if any(pair)}
    columns = {index: find_column(tabel, text) for index, text in texts.items()}
    columns |= {at: name for at, name in scheduled.items() if name}
    explained = len({(name, text) for at, name in columns.items() if name for text in pairs[at]})
    explained -= len({name for at, name in columns.items() if name and not all(pairs[at])})
    for index in [at for at in texts if columns[at] is None and all(pairs[at])]:
        upper, lower = (find_column(tabel, text) for text in pairs[index])
        if upper and not is_schedule(lower) and (first, index) not in groups:
            return []
        if lower and (is_schedule(lower) or not upper) and lower not in columns.values():
            columns[index] = lower
        explained += columns[index] is not None or is_schedule(upper)
    columns |= scheduled
    labels = [label_of(tabel, index, text) for index, text in texts.items()]
    named = tuple(replace(label, column=columns[label.index], parts=()) for label in labels)
    return [HeadingRow(first, first + 2, named, explained)]


def _join(top: str, bottom: str) -> str:
    return f"{top} {bottom}".strip() if top != bottom else top


def column_number(text: str) -> int:
    """Return the number of a column as official tables have it under its heading, "(2)"; else 0."""
    match = _NUMBERING.fullmatch(text)
    return int(match[1]) if match else 0


def _skip_numbering(rows: list[list[Any]], heading: HeadingRow) -> HeadingRow:
    """Skip the row of column numbers, "(1) (2) (3)", that official tables have."""
    filled = (at for at in range(heading.end, len(rows)) if any(map(_text, rows[at])))
    first = next(filled, None)
    if first is not None and is_numbering(rows[first], len(heading.labels)):
        return replace(heading, end=first + 1)
    return heading


def is_numbering(row: Iterable[Any], width: int) -> bool:
    """Tell whether a row only numbers the columns of a table that has so many headings."""
    numbers = [column_number(text) for text in map(_text, row) if text]
    return len(numbers) >= max(3, width // 2) and numbers == list(range(1, len(numbers) + 1))
