"""The row on which a whole sheet hangs: the meeting of an attendance list.

Above such a list stands "Hari/Tanggal : Senin, 6 April 2020" and "Acara : Rapat Koordinasi".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from zi_docs import indonesian
from zi_docs.model.fields import clean_text, fold
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row, Title
from zi_docs.model.values import pattern_names

_LABELLED = re.compile(r"(?P<label>[^:]{2,40}?)\s*:\s*(?P<rest>.+)")
_ABOVE = "dari judul di atas tabel"
_OF_THE_MATTER = re.compile(
    r"(?:nama )?(?:acara|kegiatan|agenda|rapat|perihal|hal|keperluan)\b", re.IGNORECASE
)


class Owner(NamedTuple):
    """A row that others may hang on: its key, its date, and what it is called, folded."""

    key: str
    day: date | None
    name: str

    @classmethod
    def of(cls, tabel: Tabel, row: Row) -> Owner:
        """Return a row of a table as an owner."""
        key = " ".join(clean_text(row.cells.get(name, "")) for name in pattern_names(tabel.kunci))
        called = (clean_text(row.cells.get(name, "")) for name in pattern_names(tabel.sebutan))
        return cls(key.strip(), _day(row.cells.get(tabel.tanggal)), fold(" ".join(called)))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return indonesian.parse_tanggal(value).tanggal if isinstance(value, str) else None
    except ValueError:
        return None


def owner_above(owners: Sequence[Owner], above: Sequence[Title]) -> tuple[str, str]:
    """Return the owner that the titles above a sheet name, and where they say so.

    What they say has to fit; of several that fit none is taken. Without any word the only owner is
    it. What fits no owner is returned as it is written, so that a check can tell it.
    """
    said = list(_said(above))
    days = {day for _, text in said if (day := _day(text))}
    names = {fold(text): text for label, text in said if _OF_THE_MATTER.match(label)}
    if not days and not names:
        return (
            (owners[0].key, "dari baris satu-satunya di tabel itu")
            if len(owners) == 1
            else ("", "")
        )
    fitting = [one for one in owners if (not days or one.day in days)]
    exact = [one for one in fitting if not names or one.name in names]
    found = exact or [
        one for one in fitting if days and any(_are_alike(one.name, n) for n in names)
    ]
    if len(found) == 1:
        return found[0].key, _ABOVE
    written = [*names.values(), *map(indonesian.format_tanggal, sorted(days))]
    return ", ".join(written), _ABOVE


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two names share at least half of the words of the shorter one."""
    words = [set(re.findall(r"\w+", name)) for name in (one, other)]
    return 2 * len(words[0] & words[1]) >= min(map(len, words)) > 0


def _said(above: Sequence[Title]) -> Iterator[tuple[str, str]]:
    """Yield the labels above a sheet with what stands behind them."""
    for title in above:
        if match := _LABELLED.fullmatch(title.text):
            yield match["label"], match["rest"].strip()
