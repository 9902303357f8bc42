"""A sheet that is not called like a table: a warning, or an error when it holds a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from zi_docs.errors import Place, Problem
from zi_docs.readers import problems
from zi_docs.readers.column import NEEDED
from zi_docs.readers.heading_row import HeadingRow, find_heading_row
from zi_docs.readers.table_name import TABLES, similar_table

_LEAST = 3
_PLENTY = 4


@dataclass(frozen=True, slots=True)
class Stray:
    """A sheet that is not read; ``rows`` are its first ones.

    An office gives it a name with a leading underscore when that is intended.
    """

    file: str
    sheet: str
    rows: list[list[Any]]
    visible: bool

    @property
    def place(self) -> Place:
        """The file and the sheet."""
        return Place(self.file, self.sheet)

    def judge(self, filled: Collection[str]) -> list[Problem]:
        """Return what to say of this sheet, beside the tables that the data set has already.

        A second list of what is read elsewhere is refused as well: those in it would get no
        document.
        """
        if self.sheet.startswith("_"):
            return []
        table, heading = self._resembles()
        if heading and _is_table(table, heading, table in filled):
            return [problems.table_without_name(self.place, table)]
        if meant := similar_table(self.sheet):
            return [problems.misspelt_sheet(self.place, meant)]
        return [problems.unknown_sheet(self.place, TABLES)] if self.visible else []

    def _resembles(self) -> tuple[str, HeadingRow | None]:
        """Return the table whose columns the headings name most of."""
        found = [(table, find_heading_row(table, self.rows, ())) for table in TABLES]
        return max(found, key=lambda pair: pair[1].explained if pair[1] else 0)


def _is_table(table: str, heading: HeadingRow, is_filled: bool) -> bool:
    named = {label.column for label in heading.labels}
    if named.issuperset(NEEDED[table]) and heading.explained >= _LEAST:
        return True
    return not is_filled and heading.explained >= _PLENTY
