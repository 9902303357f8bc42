"""What can be read of a data set, also when its settings or rows are wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.model import Row, Table
from zi_docs.run.loading import load_dataset, read_tables_of
from zi_docs.run.settings import join_settings, read_settings_file
from zi_docs.tables import DataSet, Record
from zi_docs.tables.starter.settings import as_typed
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Readable:
    """The settings and rows of a data set as far as they can be read.

    ``rows`` holds, by table and in the order of typing, the records and the refused rows. Without
    usable settings there is no ``dataset``, and every row is as it was typed.
    """

    settings: Mapping[str, Any]
    rows: Mapping[str, Sequence[Record | Row]]
    problems: Sequence[Problem]
    dataset: DataSet | None = None


def load_readable(workspace: Workspace, catalog: Catalog) -> Readable:
    """Return what can be read of a data set, with every problem found in it."""
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        return _without_settings(workspace, catalog, problems)
    rows = {name: _in_order(dataset, name) for name in dataset.tables}
    return Readable(as_typed(dataset.pengaturan), rows, problems, dataset)


def _in_order(dataset: DataSet, table: str) -> list[Record | Row]:
    """Return the records and refused rows of a table, sheet by sheet in their order."""
    rows: list[Record | Row] = [*dataset.rows(table), *dataset.rejected.get(table, ())]
    if not dataset.rejected.get(table):
        return rows
    sheets: dict[tuple[str, str], int] = {}
    typed = [row.asal if isinstance(row, Record) else row for row in rows]
    order: list[tuple[int, int]] = []
    for row in typed:
        if row is None:
            return rows
        sheet = sheets.setdefault(row.source.place.source, len(sheets))
        order.append((sheet, row.number))
    return [rows[at] for at in sorted(range(len(rows)), key=order.__getitem__)]


def _without_settings(
    workspace: Workspace, catalog: Catalog, problems: Sequence[Problem]
) -> Readable:
    try:
        written = read_settings_file(workspace)
    except DataError:
        written = None
    tables, found, *_ = read_tables_of(workspace, catalog, written)
    try:
        row, found, _ = join_settings(workspace, catalog, written, tables, found)
        settings = row.cells
    except DataError:
        settings = {}
    return Readable(
        settings,
        {name: _rows(tables.get(name)) for name in catalog.tables},
        list(dict.fromkeys([*problems, *found])),
    )


def _rows(table: Table | None) -> Sequence[Row]:
    return table.rows if table else ()
