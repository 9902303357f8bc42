"""What is told of the rows of a sheet that are no records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from zi_docs.errors import Place, Problem, problem
from zi_docs.indonesian import gabung_dan

if TYPE_CHECKING:
    from zi_docs.readers.body import Passed

_MOST_SPANS = 10


def passed_over(place: Place, passed: Mapping[Passed, Sequence[int]]) -> Problem:
    """Return the note of the rows that were passed over; their numbers count from 0."""
    counts = [f"{len(numbers)} baris {kind.value}" for kind, numbers in passed.items()]
    lines = sorted(number + 1 for numbers in passed.values() for number in numbers)
    message = f"Baris yang bukan data dilewati: {gabung_dan(counts)}."
    hint = "Bila ada yang seharusnya data, lengkapi isian baris itu."
    return problem("ZI163", place, message, hint, about=f"baris {spans(lines)}")


def spans(numbers: Sequence[int]) -> str:
    """Return numbers as ranges, at most ten of them: 2 3 4 9 is "2–4, 9"."""
    found = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        found.append(str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}")
    return ", ".join(found[:_MOST_SPANS]) + (", …" if len(found) > _MOST_SPANS else "")
