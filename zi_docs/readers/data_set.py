"""The tables of a data set's folder, in whichever format its files are.

A format is one row of ``READERS``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.errors import DataError
from zi_docs.model.tabel import Lembar, Tables
from zi_docs.readers import problems as told
from zi_docs.readers.data_file import DataFile, Reader, Reading, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.errors import Problem
    from zi_docs.model.table import Table


SETTINGS = "pengaturan.yaml"
_NEAR_SETTINGS = re.compile(
    r"(?!pengaturan\.yaml$)pengaturan\b[^.]*\.(?:ya?ml|txt)(?:\.(?:ya?ml|txt))?", re.IGNORECASE
)
_IGNORED_NAMES = {SETTINGS, "thumbs.db", "desktop.ini"}
_IGNORED_SUFFIXES = {
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp", ".tif", ".tiff", ".emf", ".wmf"),
    *(".db", ".db-journal", ".db-wal", ".db-shm", ".sqlite", ".sqlite3"),  # the register
}


def _read_workbooks(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.workbook import read

    return read(files)


def _read_csv(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.csv_file import read

    return read(files)


def _read_yaml(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.yaml_file import read

    return read(files)


READERS: dict[str, Reader] = {
    ".xlsx": _read_workbooks,
    ".xls": _read_workbooks,
    ".ods": _read_workbooks,
    ".csv": _read_csv,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
}


def read_tables(folder: Path, shown: str, tables: Tables) -> tuple[dict[str, Table], list[Problem]]:
    """Read every table of a data set and collect every problem.

    ``tables`` may hold sheets of settings too; these are found in workbooks and CSV files.
    """
    try:
        files = _list_files(folder, shown, tables)
    except DataError as error:
        return {}, list(error.problems)
    reading = _read_files(files)
    problems = [*reading.problems, *_refusals(files)]
    filled = [sheet for sheet in reading.sheets if not sheet.blank]
    problems += [told.blank_table(sheet.place) for sheet in reading.sheets if sheet.blank]
    problems += _strays(reading, {sheet.table for sheet in filled})
    read: dict[str, Table] = {}
    for sheet, conflicts in _one_per_table(filled, tables):
        table, found = sheet.to_table() if not conflicts else (None, conflicts)
        problems += found
        if table:
            read[table.name] = table
    return read, problems


def _list_files(folder: Path, shown: str, tables: Tables) -> list[DataFile]:
    try:
        paths = sorted(path for path in folder.iterdir() if _is_meant(path))
    except OSError as error:
        raise DataError(told.no_folder(shown, error)) from error
    base = shown.rstrip("/\\")
    rows = Tables({name: tabel for name, tabel in tables.items() if not isinstance(tabel, Lembar)})
    return [
        DataFile(path, f"{base}/{path.name}", rows if _is_yaml(path) else tables)
        for path in paths
        if not _is_ignored(path)
    ]


def _is_meant(path: Path) -> bool:
    """Whether a path may be a file of data; a folder only when it has the name of one.

    What the disk does not even let be looked at counts too: reading it tells why.
    """
    try:
        return path.suffix.casefold() in READERS or not path.is_dir()
    except OSError:
        return True


def near_settings(folder: Path) -> str:
    """Return the file that is called almost like the settings: ``pengaturan.yaml.txt``; or ""."""
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError:
        return ""
    return next((name for name in names if _NEAR_SETTINGS.fullmatch(name)), "")


def _is_yaml(path: Path) -> bool:
    """Tell whether a file can't hold a sheet of settings: in YAML these are pengaturan.yaml."""
    return path.suffix.casefold() in (".yaml", ".yml")


def _is_ignored(path: Path) -> bool:
    name = path.name.casefold()
    return (
        name.startswith((".", "~$", "readme"))
        or name in _IGNORED_NAMES
        or path.suffix.casefold() in _IGNORED_SUFFIXES
    )


def _read_files(files: list[DataFile]) -> Reading:
    """Give each reader all of its files at once."""
    by_reader: dict[Reader, list[DataFile]] = defaultdict(list)
    for file in files:
        if reader := READERS.get(file.path.suffix.casefold()):
            by_reader[reader].append(file)
    readings = [reader(own) for reader, own in by_reader.items()]
    return Reading(
        [sheet for reading in readings for sheet in reading.sheets],
        [problem for reading in readings for problem in reading.problems],
        [stray for reading in readings for stray in reading.strays],
    )


def _strays(reading: Reading, filled: set[str]) -> list[Problem]:
    return [problem for stray in reading.strays for problem in stray.judge(filled)]


def _refusals(files: list[DataFile]) -> list[Problem]:
    return [_refusal(file) for file in files if file.path.suffix.casefold() not in READERS]


def _refusal(file: DataFile) -> Problem:
    suffix = file.path.suffix.casefold()
    if suffix in told.REFUSED_SUFFIXES:
        return told.refused_format(file.shown, suffix)
    if suffix == ".txt" and Path(file.path.stem).suffix.casefold() in READERS:
        return told.hidden_ending(file.shown, file.path.stem)
    return told.no_table_format(file.shown, list(READERS))


def _one_per_table(sheets: Iterable[Sheet], tables: Tables) -> list[tuple[Sheet, list[Problem]]]:
    """Return one sheet for each table, with an error when several sheets hold that table."""
    by_table: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_table[sheet.table].append(sheet)
    return [
        (by_table[table][0], _conflict(table, by_table[table]))
        for table in tables
        if table in by_table
    ]


def _conflict(table: str, sheets: list[Sheet]) -> list[Problem]:
    places = [sheet.place for sheet in sheets]
    return [told.table_twice(table, places)] if len(places) > 1 else []
