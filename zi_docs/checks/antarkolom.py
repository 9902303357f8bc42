"""What one column of a row says about another: what is needed then, and which date comes first.

A table file declares both (``wajib_bila``, ``sesudah``), so a new table brings its checks with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zi_docs.checks import problems_rows as problems
from zi_docs.checks.places import fold
from zi_docs.checks.tabel import Line, lines
from zi_docs.errors import Problem
from zi_docs.tables import DataSet, Kolom
from zi_docs.tables.keys import value_at


def check_columns_together(dataset: DataSet) -> Iterator[Problem]:
    """Check what columns say about each other in every row (ZI183, ZI184)."""
    for table, tabel in dataset.tables.items():
        tied = [(n, k) for n, k in tabel.kolom.items() if k.wajib_bila or k.sesudah]
        for line in lines(dataset, table) if tied else ():
            for name, kolom in tied:
                if line.place(name) not in dataset.refused:
                    yield from _needed(line, name, kolom)
                    yield from _in_order(line, name, kolom)


def _needed(line: Line, name: str, kolom: Kolom) -> Iterator[Problem]:
    """Report an empty cell that another cell of the row asks for."""
    if not _is_empty(value_at(line.row, name)):
        return
    for other, wanted in kolom.wajib_bila.items():
        if _says(value_at(line.row, other), wanted):
            yield problems.needed_then(line.place(name), line.tabel, name, other, _called(line))
            return


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", ())


def _says(value: Any, wanted: Sequence[str]) -> bool:
    """Tell whether a cell holds one of the values; a yes or no is written as in the file."""
    text = {True: "ya", False: "tidak"}[value] if isinstance(value, bool) else str(value)
    return fold(text) in map(fold, wanted)


def _in_order(line: Line, name: str, kolom: Kolom) -> Iterator[Problem]:
    """Report a date before the one that must come first."""
    last = value_at(line.row, name)
    first = value_at(line.row, kolom.sesudah) if kolom.sesudah else None
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield problems.before_it(line.place(name), line.tabel, (name, last), (kolom.sesudah, first))


def _called(line: Line) -> str:
    """Return what the row is called, for a list of rows with the same gap."""
    return line.record.label or line.record.record_key
