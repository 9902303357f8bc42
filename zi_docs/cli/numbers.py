"""The numbers on the documents that a run made, as the register knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from zi_docs.cli.layout import format_count

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber

__all__ = ["format_numbers"]

MAX_RANGES = 5


def format_numbers(numbers: Sequence[IssuedNumber], *, named: bool) -> list[str]:
    """Return a line for each document type, which is ``named`` where there are several."""
    ordered = sorted(numbers, key=lambda number: number.jenis)
    return [
        f"Nomor{f' {jenis}' if named else ''}: {_list_ranges(list(own))}"
        for jenis, own in groupby(ordered, key=lambda number: number.jenis)
    ]


def _list_ranges(numbers: Sequence[IssuedNumber]) -> str:
    """Return numbers that follow one another as "first s.d. last (3 nomor)"."""
    ranges = list(_ranges(numbers))
    shown = [_format_range(members) for members in ranges[:MAX_RANGES]]
    rest = sum(len(members) for members in ranges[MAX_RANGES:])
    if rest:
        shown.append(f"dan {format_count(rest)} nomor lain")
    return ", ".join(shown)


def _ranges(numbers: Sequence[IssuedNumber]) -> Iterator[list[IssuedNumber]]:
    """Part numbers, which are in the order of the book, wherever the count jumps."""
    places = [(n.seri, n.tahun, n.sisipan, (n.urut or -at) - at) for at, n in enumerate(numbers)]
    for _, members in groupby(zip(places, numbers, strict=True), key=lambda pair: pair[0]):
        yield [number for _, number in members]


def _format_range(members: Sequence[IssuedNumber]) -> str:
    first, last = members[0].nomor, members[-1].nomor
    if len(members) == 1:
        return first
    return f"{first} s.d. {last} ({format_count(len(members))} nomor)"
