"""What a clerk may do to a layout without changing what it says: the records stay the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from typing import Any

import pytest

from tests.bentuk import SHAPES, Rows, Shape
from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.fields import clean_text
from zi_docs.readers.grid import Grid
from zi_docs.tables.completing import complete_tables

from .conftest import SHOWN, TABLES
from .test_mutation import as_read

Area = tuple[int, int, int, int]
Change = Callable[[Shape], Shape]

HEADS = {
    "two_rows": (1, 4),
    "three_rows": (0, 3),
    "pairs_of_rows": (0, 2),
    "quarters": (0, 2),
    "start_and_end": (0, 2),
}
"""The first row of the heading and the one behind it, where it is not row 0 alone."""
PAIRS = ("pairs_of_rows", "numbers_below")  # a person is two rows, which stay together
TABULAR = [name for name in SHAPES if name != "form"]


def understood(shape: Shape) -> tuple[list[dict[str, str]], list[Problem]]:
    """Return the known columns of each row that a layout gives, and what was said of it."""
    tabel, rows = TABLES[shape.table], as_read(shape.copy())
    grid = Grid(tabel, f"{SHOWN}/daftar.xlsx", "Lembar", rows, merged=shape.merged)
    table, problems = grid.to_table()
    tables = {table.name: table} if table else {}
    made, told = complete_tables(tables, TABLES, date(2021, 4, 27), 2021)
    cells = [row.cells for table in made.values() for row in table.rows]
    known = [{name: _said(row[name]) for name in row if _is_ours(tabel, name)} for row in cells]
    return known, [*problems, *told]


def _is_ours(tabel: Any, name: str) -> bool:
    return name in tabel.kolom or name.startswith(("jadwal", "bulan", "target"))


def _said(cell: Any) -> str:
    return clean_text(cell) if isinstance(cell, str) else str(cell)


def head_of(shape: Shape) -> tuple[int, int]:
    name = next(name for name, one in SHAPES.items() if one.rows == shape.rows)
    return HEADS.get(name, (0, 1))


def with_rows(shape: Shape, at: int, more: Rows) -> Shape:
    """Put rows before row ``at``; what is merged over the gap stays above it."""
    moved = tuple(
        (top + len(more) * (top >= at), left, bottom + len(more) * (top >= at), right)
        for top, left, bottom, right in shape.merged
    )
    return replace(shape, rows=(*shape.rows[:at], *more, *shape.rows[at:]), merged=moved)


def lower_by_two(shape: Shape) -> Shape:
    return with_rows(shape, 0, [["PEMERINTAH KABUPATEN"], []])


def right_by_one(shape: Shape) -> Shape:
    merged = tuple((top, left + 1, bottom, right + 1) for top, left, bottom, right in shape.merged)
    return replace(shape, rows=tuple(["", *row] for row in shape.rows), merged=merged)


def blank_row(shape: Shape) -> Shape:
    """Put a blank row above the last record."""
    is_pair = any(shape.rows == SHAPES[name].rows for name in PAIRS)
    filled = [at for at, row in enumerate(shape.rows) if sum(cell != "" for cell in row) > 3]
    last = len(shape.rows) - 2 if is_pair else filled[-1]
    is_inside = any(top < last <= bottom for top, _, bottom, _ in shape.merged)
    return shape if is_inside else with_rows(shape, last, [[]])


def heading_again(shape: Shape) -> Shape:
    """Repeat the heading where a new page begins."""
    first, end = head_of(shape)
    at = end + 2
    if any(top < at <= bottom for top, _, bottom, _ in shape.merged):
        return shape
    again = [list(row) for row in shape.rows[first:end]]
    moved = with_rows(shape, at, again)
    copies = tuple(
        (top + at - first, left, bottom + at - first, right)
        for top, left, bottom, right in shape.merged
        if first <= top and bottom < end
    )
    return replace(moved, merged=(*moved.merged, *copies))


def _recased(how: Callable[[str], str]) -> Change:
    def change(shape: Shape) -> Shape:
        first, end = head_of(shape)
        heads = [
            [how(cell) if isinstance(cell, str) else cell for cell in row]
            for row in shape.rows[first:end]
        ]
        return replace(shape, rows=(*shape.rows[:first], *heads, *shape.rows[end:]))

    return change


def _blocks(shape: Shape, width: int) -> Iterator[list[int]]:
    """Yield the columns that stay side by side: those under one merged heading."""
    narrow = [area for area in shape.merged if area[3] - area[1] + 1 < width - 1]
    inside = {at for _, left, _, right in narrow for at in range(left + 1, right + 1)}
    edges = [*sorted(set(range(width)) - inside), width]
    for left, right in pairwise(edges):
        yield list(range(left, right))


def other_order(shape: Shape) -> Shape:
    """Put the last columns first; the number of the row and the numbered columns stay.

    A list with signatures stays as it is: whether a lone cell is a name depends on its column.
    """
    first, _ = head_of(shape)
    if shape.rows == SHAPES["titles_of_units"].rows:
        return shape
    width = max(map(len, shape.rows))
    blocks = list(_blocks(shape, width))
    kept = 1 if str(shape.rows[first][0]) == "No" else 0
    order = list(chain(*blocks[:kept], *reversed(blocks[kept:])))
    place = {old: new for new, old in enumerate(order)}
    rows = [[*row, *[""] * (width - len(row))] for row in shape.rows]
    moved = tuple(row if _stays(row) else [row[old] for old in order] for row in rows)
    merged = tuple(_moved(area, place, width) for area in shape.merged)
    return replace(shape, rows=moved, merged=merged)


def _stays(row: list[Any]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return len(filled) < 2 or filled == [str(at) for at in range(1, len(filled) + 1)]


def _moved(area: Area, place: dict[int, int], width: int) -> Area:
    top, left, bottom, right = area
    if right - left + 1 >= width - 1:
        return area
    columns = sorted(place[at] for at in range(left, right + 1))
    return top, columns[0], bottom, columns[-1]


CHANGES: tuple[Change, ...] = (
    *(lower_by_two, right_by_one, blank_row, heading_again, other_order),
    *(_recased(str.upper), _recased(str.lower)),
)
NAMES = ("lower", "right", "blank", "again", "order", "upper", "small")


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
@pytest.mark.parametrize("name", TABULAR)
def test_the_same_list_otherwise_laid_out_is_the_same(name: str, change: Change) -> None:
    """Moving, spacing, a heading once more, its case and the order of columns change no record."""
    shape = SHAPES[name]
    before, _ = understood(shape)
    after, _ = understood(change(shape))
    assert before
    assert after == before


@pytest.mark.parametrize("name", TABULAR)
def test_a_heading_without_one_word_is_told_or_loses_nobody(name: str) -> None:
    """Where one cell of the heading is empty, a record that is missing has a complaint."""
    shape = SHAPES[name]
    before, _ = understood(shape)
    first, end = head_of(shape)
    for at in range(first, end):
        for column, cell in enumerate(shape.rows[at]):
            if cell == "":
                continue
            rows = shape.copy()
            rows[at][column] = ""
            after, told = understood(replace(shape, rows=tuple(rows)))
            is_told = any(one.severity is not Severity.CATATAN for one in told)
            assert len(after) >= len(before) or is_told, (at, cell)
