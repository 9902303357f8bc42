"""What a column of a sheet holds: a field or a part of one, and how a row gives its value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zi_docs.model.fields import is_dash, only_digits
from zi_docs.model.tabel import Tabel
from zi_docs.readers.cell_parts import Division
from zi_docs.readers.heading_label import Label
from zi_docs.readers.heading_parts import Part, parts_of

Cells = Callable[[int], list[Any]]
"""The cells of a column below the heading, by the column's index."""

View = Callable[[Sequence[Any]], Any]
"""How a row gives the value of a column that is not just its cell."""

_NIP_DIGITS = 18


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A column, or a part of its cells, that may hold the field ``name``; "" for none of ours."""

    label: Label
    name: str
    part: Part | None = None
    division: Division | None = None

    @property
    def own_name(self) -> str:
        """The name of an office's own column that the heading alone does not give; "" for none."""
        return self.part.name if self.part else ""

    def values(self, cells: Cells) -> list[Any]:
        """Return the values that it gives, one for each row."""
        if self.label.marks:
            columns = [cells(index) for index in self.label.indexes]
            words = [word for _, word in self.label.marks]
            return [_marked(words, row) for row in zip(*columns, strict=True)]
        values = cells(self.label.index)
        return values if self.division is None else [self._from(value) for value in values]

    def _from(self, value: Any) -> Any:
        if self.division is None or self.part is None:
            return value
        return self.division[value].found.get(self.part.name, "")

    def column(self, name: str) -> Column:
        """Return the column under this name."""
        return Column(self.label.index, name, self.label.text, self)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its index, our name for it, and its heading as written.

    ``claim`` gives its values, which may be only a part of its cells.
    """

    index: int
    name: str
    heading: str
    claim: Claim


def _marked(words: Sequence[str], row: Sequence[Any]) -> str:
    """Return the word whose column is marked; two marks give both, which nothing can mean."""
    found = [
        word
        for word, cell in zip(words, row, strict=True)
        if cell != "" and not (isinstance(cell, str) and is_dash(cell)) and cell != 0
    ]
    return " / ".join(found)


def claims_of(label: Label) -> list[Claim]:
    """Return the claims of a heading: one, or one for each part of its cells."""
    if len(label.parts) < 2:
        return [Claim(label, label.column or "")]
    division = Division(label.parts)
    return [Claim(label, part.name if part.known else "", part, division) for part in label.parts]


def hidden_number(tabel: Tabel, label: Label, named: Collection[str], cells: Cells) -> Label:
    """Return the heading of names as one of names and NIP, when half of its cells hold both.

    A sheet with a column for the NIP is left alone.
    """
    kolom = tabel.kolom.get(label.column or "")
    if "nip" in named or "nip" not in tabel.kolom or label.parts:
        return label
    if kolom is None or kolom.kind != "nama":
        return label
    texts = [value for value in cells(label.index) if isinstance(value, str) and value.strip()]
    numbered = [text for text in texts if len(only_digits(text)) == _NIP_DIGITS]
    if not numbered or 2 * len(numbered) < len(texts):
        return label
    return replace(label, parts=parts_of(tabel, f"{label.column} / nip"))


def undivided(columns: Sequence[Column], cells: Cells) -> dict[int, dict[int, str]]:
    """Return, by the index of a column and the position of a row, what belongs to no part."""
    divisions = {column.index: column.claim.division for column in columns}
    return {
        index: {at: rest for at, value in enumerate(cells(index)) if (rest := division[value].rest)}
        for index, division in divisions.items()
        if division is not None
    }
