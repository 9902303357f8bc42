"""Where things were typed, and in which order complaints about them are told."""

from __future__ import annotations

from zi_docs.errors import Place, Problem
from zi_docs.model import DataSet, Record, Source

__all__ = ["nested_place", "problem_order", "table_place"]


def nested_place(record: Record, path: str) -> Place:
    """Say where a field, or a part of one (``pembahasan.0.uraian``), was typed.

    In a workbook or CSV file a whole list stands in one cell; in YAML each part has its line.
    """
    row = record.asal
    if row is None or row.lines or path in row.cells:
        return record.place(path)
    column = path.partition(".")[0]
    known = column in row.cells or column in type(record).model_fields
    return record.place(column if known else None)


def table_place(dataset: DataSet, name: str) -> Place:
    """Say where a whole table was read from."""
    for record in getattr(dataset, name):
        if record.asal is not None:
            source: Source = record.asal.source
            return source.place
    return Place(f"tabel {name}")


def problem_order(problem: Problem) -> tuple[object, ...]:
    """Return the key that sorts problems by file, row, and column as a person counts them."""
    place = problem.place
    return *place.source, place.spot, str(place), problem.code, problem.message
