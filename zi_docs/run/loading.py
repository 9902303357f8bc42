"""From an office's folder to its data set: read, build, check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from zi_docs.checks import check_dataset
from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Place, Problem, TemplateError
from zi_docs.model import TABLES, DataSet, Pengaturan, Row, Table, build_records, build_setting
from zi_docs.picture import PictureError, picture_in
from zi_docs.readers import check_texts, read_settings, read_tables
from zi_docs.readers.data_file import DataFile
from zi_docs.run import problems
from zi_docs.workspace import Workspace

_MAX_VALUES = 20_000_000
_EXAMPLE_KEYS = ("pengaturan", "nomor", *TABLES)


def load_dataset(workspace: Workspace, catalog: Catalog) -> tuple[DataSet | None, list[Problem]]:
    """Return the data set (of the good rows) with every problem found in it.

    Without usable settings there is no data set: None.
    """
    settings = "pengaturan.yaml"
    try:
        row = read_settings(workspace.data / settings, f"{workspace.shown}/{settings}")
    except DataError as error:
        return None, list(error.problems)
    pengaturan, refusals = build_setting(Pengaturan, row)
    if pengaturan is None:
        return None, refusals
    try:
        profile = catalog.load_profile(pengaturan.tata_naskah, row)
    except TemplateError as error:
        return None, list(error.problems)
    tables, table_problems = read_tables(workspace.data, workspace.shown)
    unread = frozenset(TABLES).difference(tables) if _lost_any(table_problems) else frozenset()
    records, rejected, refusals = _records(tables)
    table_problems += refusals
    pictures, picture_problems = _pictures(workspace, pengaturan, row)
    dataset = DataSet(
        *(workspace.nama, pengaturan, row, profile),
        **records,
        pictures=pictures,
        rejected=rejected,
        unread=unread,
        refused=frozenset(_errors(table_problems)),
    )
    found = [*table_problems, *picture_problems]
    return dataset, [*found, *_news(found, check_dataset(dataset))]


def _news(told: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Return the complaints that are new: a cell with an error gets no second complaint.

    A cell that has only a warning still gets its errors.
    """
    told = list(told)
    refused, warned = _errors(told), {problem.place for problem in told}
    return [
        problem
        for problem in found
        if problem.place not in (refused if problem.severity is Severity.GALAT else warned)
    ]


def _errors(found: Iterable[Problem]) -> set[Place]:
    return {problem.place for problem in found if problem.severity is Severity.GALAT}


def load_example(path: Path, shown: str, catalog: Catalog) -> tuple[DataSet, Row]:
    """Return the small data set that a document type's ``contoh.yaml`` holds, and its row.

    Raises :class:`TemplateError` with everything that is wrong in it.
    """
    row = catalog.load_example(path, shown)
    if faults := [*_check_example(row), *check_texts(row)]:
        raise TemplateError(faults)
    settings = row.inside("pengaturan")
    pengaturan, faults = build_setting(Pengaturan, settings)
    records: dict[str, Any] = {}
    for name, model in TABLES.items():
        records[name], refused = build_records(model, _example_rows(row, name))
        faults += refused
    if pengaturan is None or faults:
        raise TemplateError(faults)
    profile = catalog.load_profile(pengaturan.tata_naskah, settings)
    return DataSet("contoh", pengaturan, settings, profile, **records), row


def _check_example(row: Row) -> list[Problem]:
    """Return what is wrong with the top-level keys of an example."""
    strange = [key for key in row.cells if key not in _EXAMPLE_KEYS]
    unknown = [problems.unknown_key(row.place(key), key, _EXAMPLE_KEYS) for key in strange]
    if unknown or not isinstance(row.cells.get("pengaturan"), dict):
        return unknown or [problems.no_example_settings(row.place("pengaturan"))]
    wrong = (name for name in TABLES if not _is_rows(row.cells.get(name, [])))
    return [problems.no_example_rows(row.place(name), name) for name in wrong]


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _example_rows(row: Row, name: str) -> list[Row]:
    return [row.inside(f"{name}.{n}") for n in range(len(row.cells.get(name, [])))]


def load_values(path: Path, shown: str) -> dict[str, Any]:
    """Return the values of a JSON or YAML file, which fill any one Word file.

    A YAML value stays text as typed, except ``true``, ``false`` and plain whole numbers. A number
    with a leading zero, or one as long as an identity number, stays text. Raises
    :class:`DataError` (ZI207, and those of the YAML reader).
    """
    if path.suffix.lower() != ".json":
        return {key: _switch(value) for key, value in read_settings(path, shown).cells.items()}
    content = DataFile(path, shown).read(_MAX_VALUES)
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, JSONDecodeError) else 0
        raise DataError(problems.broken_json(Place(shown, line=line))) from error
    if not isinstance(values, dict):
        raise DataError(problems.no_values(shown))
    return values


def _switch(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _switch(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_switch(item) for item in value]
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isdigit() and len(value) < 16 and str(int(value)) == value:
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _lost_any(found: Iterable[Problem]) -> bool:
    """Tell whether a whole sheet or file was refused, not only a row of it."""
    return any(
        problem.severity is Severity.GALAT and problem.place.record is None for problem in found
    )


def _records(
    tables: Mapping[str, Table],
) -> tuple[dict[str, Any], dict[str, list[Row]], list[Problem]]:
    """Return the records of each table, the rows that gave no record, and their problems."""
    records: dict[str, Any] = {}
    rejected: dict[str, list[Row]] = {}
    faults: list[Problem] = []
    for name, table in tables.items():
        records[name], refused = build_records(TABLES[name], table.rows)
        built = {record.asal.number for record in records[name] if record.asal}
        rejected[name] = [row for row in table.rows if row.number not in built]
        faults += refused
    return records, rejected, faults


def _pictures(
    workspace: Workspace, pengaturan: Pengaturan, row: Row
) -> tuple[dict[str, bytes], list[Problem]]:
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []
    for name in ("lambang", "lambang_negara"):
        file = getattr(pengaturan, name)
        if not file:
            continue
        try:
            pictures[name] = picture_in(workspace.data, file).data
        except PictureError as error:
            faults.append(_no_picture(row.place(name), file, workspace.data, error))
    return pictures, faults


def _no_picture(place: Place, file: str, folder: Path, error: PictureError) -> Problem:
    if (folder / file).exists():
        return problems.bad_picture(place, file, error)
    endings = {".png", ".jpg", ".jpeg"}
    there = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in endings)
    return problems.no_picture(place, file, there)
