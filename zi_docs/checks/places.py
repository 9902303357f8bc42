"""The places where values were typed, the order of problems, and the words for tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zi_docs.errors import Place, Problem, closest
from zi_docs.model import Record, Source
from zi_docs.model.fields import fold
from zi_docs.model.problems import no_column, sebutan_tabel
from zi_docs.tables import DataSet


def table_place(dataset: DataSet, name: str) -> Place:
    """Return the place that a whole table was read from."""
    for record in dataset.rows(name):
        if record.asal is not None:
            source: Source = record.asal.source
            return source.place
    return Place(sebutan_tabel(name))


def problem_order(problem: Problem) -> tuple[object, ...]:
    """Return the key that sorts problems by file, row and column, in reading order."""
    place = problem.place
    return *place.source, place.spot, str(place), problem.code, problem.message


def is_blank(text: str) -> bool:
    """Tell whether a cell is empty, or holds only the dash that people type into an empty cell."""
    return text.strip() in ("", "-", "–", "—")


def table_words(dataset: DataSet, name: str) -> str:
    """Return what a clerk calls a table of this data set."""
    rows = (record.asal for record in dataset.rows(name) if record.asal)
    return sebutan_tabel(name, next((row.source for row in rows), None))


def is_missing(record: Record, column: str) -> bool:
    """Tell whether the record's whole table lacks a column."""
    row = record.asal
    return row is not None and bool(row.source.headings) and column not in row.source.headings


def missing_column(record: Record, column: str, whose: str = "") -> Problem | None:
    """Return a problem (ZI381) when the record's whole table lacks a column; else None."""
    return missing_columns(record, (column,), whose) if is_missing(record, column) else None


def missing_columns(record: Record, columns: Sequence[str], whose: str) -> Problem:
    """Return the problem (ZI381) of columns that the record's whole table lacks."""
    source = record.asal.source if record.asal else Source("")
    slips = [_slip(column, type(record), source.headings) for column in columns]
    return no_column("ZI381", source, record.tabel, columns, [one for one in slips if one], whose)


def _slip(column: str, model: type[Record], headings: Mapping[str, str]) -> str:
    """Return an unknown heading that looks like the missing column; empty when none does."""
    own = {fold(text): text for name, text in headings.items() if name not in model.model_fields}
    wanted, kolom = column.replace("_", " "), model.tabel.kolom.get(column)
    begun = {fold(one).rpartition(" ")[0] for one in (kolom.ejaan if kolom else ())}
    part = [text for text in own if wanted in text.replace("/", " ").split() or text in begun]
    near = closest(wanted, own) or next(iter(part), "")
    return own.get(near, "")
