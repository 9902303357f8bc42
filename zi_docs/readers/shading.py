"""Schedules that are only coloured: a colour is not read, and that is told of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from zi_docs.errors import FieldError
from zi_docs.model.tabel import Tabel
from zi_docs.readers.cell import plain_text
from zi_docs.readers.claim import Column
from zi_docs.readers.heading import is_schedule


def shaded_marks(
    tabel: Tabel,
    fills: Iterable[tuple[int, int, str]],
    columns: Sequence[Column],
    numbers: Sequence[int],
    cells: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[int, str]]:
    """Yield the position of the row and the column of each cell that is coloured instead of marked.

    A row counts in which no month is marked, and no time is written in another way. Its cells are
    coloured otherwise than what is needed of it: a colour over a whole row marks no month.
    """
    colours = {(row, column): colour for row, column, colour in fills}
    months = [column for column in columns if is_schedule(column.name)]
    if not colours or not months:
        return
    times = [name for name, _ in tabel.of_kind("bulan")]
    written = {*times, *(f"{name}_{end}" for name in times for end in ("mulai", "selesai"))}
    own = [column.index for column in columns if column.name in tabel.needed]
    names = [
        column.name for column in columns if is_schedule(column.name) or column.name in written
    ]
    for position, number in enumerate(numbers):
        if any(plain_text(cells[position][name]).strip() for name in names):
            continue
        plain = {colours.get((number, index), "") for index in own}
        for column in months:
            if colours.get((number, column.index), "") not in (plain | {""}):
                yield position, column.name


def only_coloured() -> FieldError:
    """Return the refusal of a cell that is only coloured."""
    mend = "Ketik x di sel berwarna itu: pilih semuanya, ketik x, lalu tekan Ctrl+Enter."
    return FieldError("Jadwal di sel ini hanya diwarnai; warna tidak dibaca.", mend)
