"""Lists that give each person two rows: the name and, below it, the number.

    No DUK   Nama Pegawai   Gol Ruang
             NIP            TMT
    1        Ani Lestari    III/c
             19900101 ...   01-04-2020

Their heading says so itself, by two known names below each other in one column; or one cell of it
says both ("NAMA / NIP") and the numbers stand in rows of their own. The two rows of a person become
one, whose cells hold two lines.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from zi_docs.model.fields import fold
from zi_docs.readers.cell import plain_text
from zi_docs.readers.heading_label import Label

_LONGEST_NUMBER = 1e6
_FEWEST_DIGITS = 9
_NOTHING = {"-", "\u2013", "\u2014", "."}


def join_pairs(rows: list[list[Any]], heading: range, labels: Sequence[Label]) -> list[list[Any]]:
    """Return the rows with those of each person joined in the upper one, and the lower one blank.

    ``heading`` are the rows of the heading, which is no person where a page repeats it. The rows
    stay as they are when the heading is none of two rows a person, or when a long number could
    lose its digits as a text.
    """
    key = min((label.index for label in labels), default=0)
    stacked = {label.index for label in labels if label.stacked}
    stacked = stacked or _numbered_below(rows[heading.stop :], labels, key)
    if not stacked:
        return rows
    named = {label.index for label in labels if label.names}
    heads = [_said(rows[at]) for at in heading]
    joined = list(rows)
    for at in range(heading.stop, len(rows) - 1):
        upper, lower = joined[at], rows[at + 1]
        if _is_pair(upper, lower, key, stacked) and _said(upper) not in heads:
            joined[at] = _joined(upper, lower, stacked | named)
            joined[at + 1] = [""] * len(lower)
    return joined


def _numbered_below(rows: Sequence[list[Any]], labels: Sequence[Label], key: int) -> set[int]:
    """Return the columns of "NAMA / NIP" in which the number stands in the row below the name."""
    found = set()
    for label in labels:
        if len(label.parts) > 1 and any(part.shape == "nomor" for part in label.parts):
            pairs = pairwise(rows)
            if any(_is_name_over_number(one, two, key, label.index) for one, two in pairs):
                found.add(label.index)
    return found


def _is_name_over_number(upper: Sequence[Any], lower: Sequence[Any], key: int, index: int) -> bool:
    name, number = (plain_text(_cell(row, index)) for row in (upper, lower))
    begins = key != index and _cell(upper, key) != "" and _cell(lower, key) == ""
    is_name = any(map(str.isalpha, name)) and not any(map(str.isdigit, name))
    return begins and is_name and sum(map(str.isdigit, number)) >= _FEWEST_DIGITS


def _said(row: Sequence[Any]) -> list[str]:
    """Return the words of a row, in the form for comparing."""
    return [fold(plain_text(cell)) for cell in row if cell != ""]


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


def _joined(upper: Sequence[Any], lower: Sequence[Any], lined: Collection[int]) -> list[Any]:
    """Return two rows as one; where both say something, a column of ``lined`` holds both lines."""
    pairs = [(_cell(upper, at), _cell(lower, at)) for at in range(max(len(upper), len(lower)))]
    return [_one(*pair, index in lined) for index, pair in enumerate(pairs)]


def _one(upper: Any, lower: Any, is_lined: bool) -> Any:
    if lower == "" or (upper != "" and not is_lined):
        return upper
    if plain_text(upper).strip() in _NOTHING | {""}:
        return lower
    return "\n".join((plain_text(upper), plain_text(lower)))
