"""Where things were typed, and in which order complaints about them are told."""

from __future__ import annotations

import re

from zi_docs.errors import Problem
from zi_docs.model import DataSet, Record

__all__ = ["nested_place", "problem_order", "table_place"]

# Longer runs of digits do not occur in row numbers; bounded, so that int() never refuses.
_NUMBER = re.compile(r"([0-9]{1,9})")
_CELL = re.compile(r"sel ([A-Z]{1,3})([0-9]{1,9})$")


def nested_place(record: Record, path: str) -> str:
    """Say where a field, or a part of one (``pembahasan.0.uraian``), was typed.

    In a workbook or CSV file a whole list stands in one cell; in YAML each part has its line.
    """
    row = record.asal
    if row is None or row.lines or path in row.cells:
        return record.place(path)
    column = path.partition(".")[0]
    known = column in row.cells or column in type(record).model_fields
    return record.place(column if known else None)


def table_place(dataset: DataSet, name: str) -> str:
    """Say where a whole table was read from."""
    for record in getattr(dataset, name):
        if record.asal is not None:
            return str(record.asal.source.place)
    return f"tabel {name}"


def problem_order(problem: Problem) -> tuple[list[str | int], str, str]:
    """Return the key that sorts problems by file, row, and column as a person counts them."""
    place = _CELL.sub(_row_first, problem.place)
    parts = _NUMBER.split(place)
    counted = [int(part) if index % 2 else part for index, part in enumerate(parts)]
    return counted, problem.code, problem.message


def _row_first(cell: re.Match[str]) -> str:
    column = cell[1]
    return f"baris {cell[2]} {len(column)} {column}"
