"""How an issued document differs from what today's data would give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from zi_docs.errors import Problem, ZiDocsError
from zi_docs.word import TextChange, paragraph_changes

MOST_CHANGES = 5
_WIDEST = 80
_LEAD = 25


@dataclass(frozen=True, slots=True)
class Divergence:
    """How an issued document differs from what today's data would give.

    ``changes`` are the paragraphs that differ. ``name`` is the file's name by today's data, if it
    is another. ``fault`` is the problem when the data can't fill the document at all. ``edited``
    says that a person changed the file. ``dated`` is the document's own date, if the settings could
    hold it.
    """

    nomor: str
    changes: Sequence[TextChange] = ()
    name: str = ""
    fault: Problem | None = None
    edited: bool = False
    dated: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is anything to report."""
        return bool(self.changes or self.name or self.fault)

    @property
    def is_name_only(self) -> bool:
        """Whether the text is the same, and only the file's name would be another."""
        return not self.changes and not self.fault

    def describe(self) -> str:
        """Return what today's data would change, with one line for each paragraph."""
        return "\n".join([_opening(self), *_lines(self)])


def find_changes(there: bytes, filled: bytes) -> list[TextChange] | None:
    """Return the paragraphs in which two Word files differ; None when one can't be read as Word."""
    try:
        return paragraph_changes(there, filled)
    except ZiDocsError:
        return None


def _opening(found: Divergence) -> str:
    if found.fault:
        fault = found.fault
        return f"Data sekarang tidak dapat mengisinya: {fault.message} ({fault.place})"
    return "Data sekarang akan mengisinya lain:"


def _lines(found: Divergence) -> Iterator[str]:
    yield from map(_line, found.changes[:MOST_CHANGES])
    if more := len(found.changes[MOST_CHANGES:]):
        yield f"- dan {more} paragraf lain"
    if found.name:
        yield f'- nama berkasnya "{found.name}"'


def _line(change: TextChange) -> str:
    before, after = _excerpts(change)
    if not before:
        return f'- ditambah "{after}"'
    return f'- "{before}" menjadi "{after}"' if after else f'- tanpa "{before}"'


def _excerpts(change: TextChange) -> tuple[str, str]:
    """Return both sides of a change; long ones are cut around their first difference."""
    before, after = change
    if len(before) <= _WIDEST >= len(after):
        return before, after
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    )
    start = max(0, same - _LEAD)
    space = before.rfind(" ", 0, start) + 1
    begin = space if start - space < _LEAD else start
    return _cut(before, begin), _cut(after, begin)


def _cut(text: str, begin: int) -> str:
    piece = f"…{text[begin:]}" if begin and text else text
    return piece if len(piece) <= _WIDEST else f"{piece[: _WIDEST - 1]}…"
