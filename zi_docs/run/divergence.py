"""How an issued document differs from what today's data would give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zi_docs.errors import Problem, ZiDocsError
from zi_docs.word import TextChange, paragraph_changes

MOST_CHANGES = 5
_WIDEST = 80
_LEAD = 25


@dataclass(frozen=True, slots=True)
class Difference:
    """How an issued document differs from what today's data would give.

    ``place`` is its file, ``sources`` what goes into it and has changed (see
    :func:`~zi_docs.run.inputs.changed_sources`), ``changes`` are the paragraphs that differ.
    ``fault`` is the problem when the data can't fill the document at all.
    """

    place: str
    nomor: str
    untuk: str
    sources: tuple[str, ...] = ()
    changes: tuple[TextChange, ...] = ()
    fault: Problem | None = None

    def lines(self) -> Iterator[str]:
        """Yield what would change, with one line for each paragraph."""
        number = f" (nomor {self.nomor})" if self.nomor else ""
        yield f"{self.place}{number}:"
        if self.fault:
            yield f"- tidak dapat diisi: {self.fault.message} ({self.fault.place})"
        yield from change_lines(self.changes)


def change_lines(changes: Sequence[TextChange]) -> Iterator[str]:
    """Yield a line for each of the first changes, and one that counts the others."""
    yield from map(line_of, changes[:MOST_CHANGES])
    if more := len(changes[MOST_CHANGES:]):
        yield f"- dan {more} paragraf lain"


def find_changes(there: bytes, filled: bytes) -> list[TextChange] | None:
    """Return the paragraphs in which two Word files differ; None when one can't be read as Word."""
    try:
        return paragraph_changes(there, filled)
    except ZiDocsError:
        return None


def line_of(change: TextChange) -> str:
    """Return one paragraph's change in words, both sides shortened."""
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
