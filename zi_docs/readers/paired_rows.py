"""Lists that give each person two rows: the name and, below it, the number.

    No DUK   Nama Pegawai   Gol Ruang
             NIP            TMT
    1        Ani Lestari    III/c
             19900101 ...   01-04-2020

Their heading says so itself, by two known names below each other in one column. The two rows of a
person become one, whose cells hold two lines.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from zi_docs.readers.cell import plain_text
from zi_docs.readers.heading_label import Label

_LONGEST_NUMBER = 1e6


def join_pairs(rows: list[list[Any]], first: int, labels: Sequence[Label]) -> list[list[Any]]:
    """Return the rows with those of each person joined in the upper one, and the lower one blank.

    ``first`` is the first row below the heading. The rows stay as they are when the heading is none
    of two rows a person, or when a long number could lose its digits as a text.
    """
    stacked = {label.index for label in labels if label.stacked}
    if not stacked:
        return rows
    key = min(label.index for label in labels)
    joined = list(rows)
    for at in range(first, len(rows) - 1):
        upper, lower = joined[at], rows[at + 1]
        if _is_pair(upper, lower, key, stacked):
            joined[at] = _joined(upper, lower, stacked)
            joined[at + 1] = [""] * len(lower)
    return joined


def _cell(row: Sequence[Any], index: int) -> Any:
    return row[index] if index < len(row) else ""


def _is_pair(
    upper: Sequence[Any], lower: Sequence[Any], key: int, stacked: Collection[int]
) -> bool:
    """Tell whether a row goes on in the next one, which has no number of its own."""
    begins = _cell(upper, key) != "" and _cell(lower, key) == ""
    below = [_cell(lower, index) for index in stacked]
    return begins and any(value != "" for value in below) and all(map(_is_safe, below))


def _is_safe(value: Any) -> bool:
    is_short = isinstance(value, (int, float)) and abs(value) < _LONGEST_NUMBER
    return isinstance(value, (str, date)) or is_short


def _joined(upper: Sequence[Any], lower: Sequence[Any], stacked: Collection[int]) -> list[Any]:
    pairs = [(_cell(upper, at), _cell(lower, at)) for at in range(max(len(upper), len(lower)))]
    return [
        "\n".join(filter(None, map(plain_text, pair)))
        if index in stacked
        else pair[0]
        if pair[0] != ""
        else pair[1]
        for index, pair in enumerate(pairs)
    ]
