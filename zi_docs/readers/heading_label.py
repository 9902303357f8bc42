"""The heading of one column, and what it names: one field, several of one cell, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading import find_meaning
from zi_docs.readers.heading_parts import Part, parts_of

DIVIDED = 50
_LEAST_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The heading of one column; ``column`` is the field that it names, if it is a known one.

    Of two headings of one field, that with the lower ``rank`` names it more exactly. ``parts`` are
    the several things that its cells hold. ``marks`` are the columns in which a mark chooses a word
    of the field: "L" and "P" below "Jenis Kelamin". ``stacked`` says that the parts stand below
    each other in the heading, as do the two rows of each person. ``repeated`` says that its cell
    is that of the column before it, merged over both.
    """

    index: int
    text: str
    column: str | None = None
    rank: int = 0
    parts: tuple[Part, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    stacked: bool = False
    repeated: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The known columns that it names."""
        if self.parts:
            return tuple(part.name for part in self.parts if part.known)
        return (self.column,) if self.column else ()

    @property
    def indexes(self) -> tuple[int, ...]:
        """The columns of the sheet that it heads."""
        return tuple(index for index, _ in self.marks) or (self.index,)


def label_of(tabel: Tabel, index: int, text: str) -> Label:
    """Return the heading of a column with what its text names."""
    parts = parts_of(tabel, text)
    known = [part.name for part in parts if part.known]
    if len(parts) > 1:
        return Label(index, text, known[0] if known else None, DIVIDED, parts)
    if known:
        return Label(index, text, known[0], 1)
    found = find_meaning(tabel, text)
    return Label(index, text, found.column, found.rank) if found else Label(index, text)


def beside(labels: Sequence[Label]) -> Sequence[Label]:
    """Return the headings of a second table to the right of the first; nothing when there is none.

    The headings of the first come again, in their order: at least three, of which two name fields.
    """
    texts = [label.text.casefold() for label in labels]
    for width in range(len(texts) // 2, _LEAST_REPEATED - 1, -1):
        named = sum(bool(label.names) for label in labels[:width])
        if named > 1 and texts[:width] == texts[width : 2 * width]:
            return labels[width:]
    return ()
