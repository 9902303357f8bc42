"""The columns of a plan's schedule: months, quarters and the weeks below a month.

A schedule's heading has up to four rows: "Jadwal" over "Triwulan I" over "Jan" over "I II III IV".
A month and a week are read apart from each other, for "Jun" over "I" is not "Juni".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading import MOST_PARTS, find_column, is_scheduled, numbered_columns
from zi_docs.readers.heading_words import words_of

_ORDINAL = r"(?:[ivx]{1,5}|\d{1,2}|pertama|kedua|ketiga|keempat|kelima)"
_WEEK = r"(?:minggu|mgg|mg|pekan|week|m|w|p)"
_PART = re.compile(
    rf"\(?(?:{_WEEK}[ .-]*)?(?:ke[ .-]*)?{_ORDINAL}\)?|(?:tgl\.? ?)?\d{{1,2}} ?[-–] ?\d{{1,2}}",
    re.IGNORECASE,
)
_IN_ONE = re.compile(
    rf"(?P<month>[^\W\d_]{{3,9}})[ ._/-]+(?P<part>(?:{_WEEK}[ .-]*)?(?:ke[ .-]*)?{_ORDINAL})",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<=[^\W\d_])[ .-]*'?(?:1[3-9]|[2-9]\d)$")
_DONE = {"realisasi", "capaian", "terealisasi", "tercapai", "evaluasi", "pelaporan", "sisa"}
_PLANNED = {"target", "rencana", "t", "jadwal"}
_MONTH = "bulan_"
_QUARTER = "triwulan_"

Stack = Sequence[str]
"""The texts over one column, the upper first, without empty ones."""


def schedule_columns(tabel: Tabel, stacks: Mapping[int, Stack]) -> dict[int, str | None]:
    """Return the columns of the schedule by their indexes; nothing for a table without one.

    A column that is about what was done, and not about what is planned, has None: it is no part of
    the schedule, whatever month stands over it.
    """
    if not is_scheduled(tabel):
        return {}
    found: dict[int, str | None] = dict(_numbered(stacks))
    over = {at: _moment(tabel, stack) for at, stack in stacks.items()}
    wide = Counter(name for name, below in over.values() if below)
    parts: Counter[str] = Counter()
    for at, stack in stacks.items():
        name, below = over[at]
        if _is_done(stack) and (name or at in found):
            found[at] = None
        elif name.startswith(_MONTH) and len(below) == 1 and _is_part(below[0], wide[name]):
            parts[name] += 1
            found[at] = f"{name}_{parts[name]}" if parts[name] <= MOST_PARTS else None
        elif name and not (below and at in found):
            is_whole = all(set(words_of(text)) <= _PLANNED for text in below)
            found[at] = name if is_whole else None
    return found


def _numbered(stacks: Mapping[int, Stack]) -> dict[int, str]:
    """Return the months that are headed by numbers, below one group for all of them."""
    bottom = {at: stack[-1] for at, stack in stacks.items() if stack}
    over = {at: stack[-2] for at, stack in stacks.items() if len(stack) > 1}
    return numbered_columns(bottom, over)


def _without_year(text: str) -> str:
    return _SHORT_YEAR.sub("", text)


def _moment(tabel: Tabel, stack: Stack) -> tuple[str, Stack]:
    """Return the lowest month or quarter over a column, and the texts below it."""
    for depth in range(len(stack), 0, -1):
        text = _without_year(stack[depth - 1])
        if depth == len(stack) and (found := _IN_ONE.fullmatch(text)):
            name = find_column(tabel, found["month"]) or ""
            if name.startswith(_MONTH):
                return name, [found["part"]]
        name = find_column(tabel, text) or ""
        if name.startswith((_MONTH, _QUARTER)):
            return name, stack[depth:]
    return "", ()


def _is_part(text: str, width: int) -> bool:
    """Tell whether a text names a part of the month over it, which has several columns."""
    return width > 1 and _PART.fullmatch(text) is not None


def _is_done(stack: Stack) -> bool:
    return any(_DONE.intersection(words_of(text)) for text in stack)


def fill_months(tabel: Tabel, upper: Sequence[str], lower: Sequence[str]) -> dict[int, str]:
    """Return the months of an upper row that stand over the columns right of them as well.

    Without merged cells, as in a CSV file, a month stands only over the first of its weeks.
    """
    found: dict[int, str] = {}
    month = ""
    for at, below in enumerate(lower):
        text = upper[at] if at < len(upper) else ""
        if text:
            month = text if (find_column(tabel, text) or "").startswith(_MONTH) else ""
        if month and _PART.fullmatch(below):
            found[at] = month
        else:
            month = ""
    widths = Counter(found.values())
    return {at: text for at, text in found.items() if widths[text] > 1}


def may_divide(row: Sequence[str]) -> bool:
    """Tell whether a row may be that of the weeks: a quick look, before months are sought."""
    return sum(bool(text) and _PART.fullmatch(text) is not None for text in row) > 1


def has_weeks(names: Collection[str | None]) -> bool:
    """Tell whether some month is divided into weeks."""
    months: dict[str, int] = defaultdict(int)
    for name in names:
        if name and name.count("_") == 2:
            months[name.rpartition("_")[0]] += 1
    return any(count > 1 for count in months.values())
