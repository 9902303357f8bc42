"""What one column of a row says about another: which cells are needed then.

A table file declares it (``wajib_bila``), so a new table brings its check with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zi_docs.checks import problems_rows as problems
from zi_docs.checks.tabel import Line, lines
from zi_docs.errors import Problem
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Kolom
from zi_docs.tables.keys import value_at


def check_columns_together(dataset: DataSet) -> Iterator[Problem]:
    """Check that a cell is filled where another cell of its row asks for it (ZI183)."""
    for table, tabel in dataset.tables.items():
        tied = [(n, k) for n, k in tabel.kolom.items() if k.wajib_bila]
        for line in lines(dataset, table) if tied else ():
            for name, kolom in tied:
                if line.place(name) not in dataset.refused:
                    yield from _needed(line, name, kolom)


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


def _called(line: Line) -> str:
    """Return what the row is called, for a list of rows with the same gap."""
    return line.record.label or line.record.record_key
