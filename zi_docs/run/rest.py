"""The mistakes in what is left of a table of which a sheet or file was refused.

No document is made from a part of a table. Still a clerk wants to hear in the same run what is
wrong in the sheets that were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from zi_docs.checks import check_dataset
from zi_docs.errors import Problem
from zi_docs.model import Table
from zi_docs.tables import DataSet, build_records, record_classes
from zi_docs.tables.completing import complete_tables


def mistakes_of(
    rest: Mapping[str, Table], tables: Mapping[str, Table], dataset: DataSet, on: date
) -> Iterator[Problem]:
    """Yield the errors in the cells of these tables; a data set holds none of their rows.

    ``tables`` are those of the data set, ``on`` the earliest date of a document. What may only be
    missing because a sheet is missing is no mistake, so nothing is said of references to these
    tables, nor of other tables.
    """
    if not rest:
        return
    made, found = complete_tables({**tables, **rest}, dataset.tables, on, dataset.pengaturan.tahun)
    whole, refused = _with_rest({name: made[name] for name in rest}, dataset, found)
    places = {part for name in rest for part in rest[name].sources}
    for problem in (*found, *refused, *check_dataset(whole)):
        at = (problem.place.file, problem.place.sheet)
        if problem.is_error and problem.place.record and at in places:
            yield problem


def _with_rest(
    rest: Mapping[str, Table], dataset: DataSet, found: Sequence[Problem]
) -> tuple[DataSet, list[Problem]]:
    """Return the data set with the rows of these tables, and the refusals of their cells."""
    classes = record_classes(dataset.tables, rest)
    records = dict(dataset.records)
    refused: list[Problem] = []
    for name, table in rest.items():
        records[name], faults = build_records(classes[name], table.rows)
        refused += faults
    at = {one.place for one in (*found, *refused) if one.is_error}
    return replace(dataset, records=records, refused=dataset.refused | at), refused
