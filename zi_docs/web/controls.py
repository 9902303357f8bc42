"""The control of a field on the page: which one is for a kind of value, declared or not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, NamedTuple

from zi_docs.app.form_fields import day_of
from zi_docs.tables.kinds import KINDS

_YES_OR_NO = ("ya", "tidak")
_KEYS = {
    "angka": "decimal",
    "persen": "decimal",
    "rupiah": "decimal",
    "nip": "numeric",
    "nik": "numeric",
    "telepon": "tel",
    "tautan": "url",
}


class Control(NamedTuple):
    """How a value is asked for: ``tag`` is the element and ``jenis`` the type of an input.

    ``isi`` is what the control shows, ``hari`` the day in a calendar. ``tombol`` are the keys that
    a screen offers, and ``pilihan`` the words of a list.
    """

    tag: str
    isi: str
    jenis: str = "text"
    tombol: str = ""
    pilihan: tuple[str, ...] = ()
    hari: date | None = None

    @property
    def is_calendar(self) -> bool:
        """Whether a day is picked or typed by its parts."""
        return self.jenis == "date"

    @property
    def is_short(self) -> bool:
        """Whether little is typed."""
        return self.is_calendar or self.tombol == "decimal"


def control_of(kind: str, text: str, words: Collection[str] = ()) -> Control:
    """Return the control for a value of a kind that shows a text; ``words`` are its choices.

    A calendar shows nothing of a text that is no date, so that text stays in a plain field.
    """
    if kind == "ya/tidak" or words:
        return Control("select", text, pilihan=tuple(words) or _YES_OR_NO)
    if (known := KINDS.get(kind)) and known.empty == ():
        return Control("textarea", text)
    if kind == "tanggal" and (not text or day_of(text)):
        day = day_of(text)
        return Control("input", day.isoformat() if day else "", "date", hari=day)
    return Control("input", text, tombol=_KEYS.get(kind, ""))


def _control(kind: str, text: Any, words: Collection[str] = ()) -> Control:
    """Return the control for what a page shows; a field that was not sent is empty."""
    return control_of(kind, str(text or ""), words)


FILTERS: dict[str, Callable[..., Any]] = {"kendali": _control}
"""The filter of the pages that finds the control of a field."""
