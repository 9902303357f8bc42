"""The tables of a data set's folder, in whichever format its files are.

A format is one row of ``READERS``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import DataError
from zi_docs.model.fields import fold
from zi_docs.model.tabel import Lembar, Tables
from zi_docs.model.table import Seen
from zi_docs.readers import problems_files as told
from zi_docs.readers.data_file import DataFile, Reader, Reading
from zi_docs.readers.grid import Grid
from zi_docs.readers.heading import is_scheduled
from zi_docs.readers.heading_row import SEARCHED_ROWS
from zi_docs.readers.joined_table import join_parts
from zi_docs.readers.problems_sheet import evaluation, in_an_evaluation, taken_as, titled_with_year
from zi_docs.readers.sorting import Sorting
from zi_docs.readers.table_content import is_lke
from zi_docs.readers.table_name import year_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.errors import Problem
    from zi_docs.model.tabel import Tabel
    from zi_docs.model.table import Table
    from zi_docs.readers.data_file import Sheet


SETTINGS = "pengaturan.yaml"
_UNITS = "unit_kerja"
_ANSWERS = "penilaian"
_NO_VALUE = ("keterangan", "untuk_jenis")
_UNIT_NAMES = ("kode", "nama", "singkatan")
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


def _read_disguised(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.web_file import read

    return read(files)


READERS: dict[str, Reader] = {
    ".xlsx": _read_workbooks,
    ".xls": _read_workbooks,
    ".ods": _read_workbooks,
    ".csv": _read_csv,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
}


class TablesRead(NamedTuple):
    """The tables of a data set with every problem, and every sheet or file that holds something.

    ``rest`` holds what could be read of a table of which a sheet or file was refused. It is no
    table to make documents from, but its own mistakes can be told.
    """

    tables: dict[str, Table]
    problems: list[Problem]
    seen: tuple[Seen, ...] = ()
    rest: Mapping[str, Table] = {}


def read_tables(
    folder: Path, shown: str, tables: Tables, tahun: str = "", only: Collection[str] = ()
) -> TablesRead:
    """Read every table of a data set and collect every problem.

    ``tables`` may hold sheets of settings too; these are found in workbooks and CSV files.
    ``tahun`` is the year of the data set, if it is known: a sheet Pengaturan may give it too.
    With ``only``, the rows of the other tables are not even read.
    """
    try:
        files = _list_files(folder, shown, tables, only)
    except DataError as error:
        return TablesRead({}, list(error.problems))
    reading = _read_files(files)
    problems = [*reading.problems, *_refusals(files)]
    problems += [told.blank_table(sheet.place) for sheet in reading.sheets if sheet.blank]
    sorting = Sorting(tables, [sheet for sheet in reading.sheets if not sheet.blank], tahun)
    sorting.sort(reading.strays)
    problems += [*sorting.problems, *_evaluations(sorting)]
    sorting.sheets = _informed(sorting.sheets, tables, _known_units(tables, sorting))
    wanted = [tabel for tabel in tables.values() if not only or tabel.nama in only]
    joined = {tabel.nama: _read_table(tabel, sorting) for tabel in wanted}
    problems += [problem for one in joined.values() for problem in one.problems]
    read = {name: one.table for name, one in joined.items() if one.table}
    rest = {name: one.rest for name, one in joined.items() if one.rest}
    return TablesRead(read, problems, tuple(_seen(read, sorting, tables)), rest)


def _evaluations(sorting: Sorting) -> list[Problem]:
    """Leave the official workbook of the evaluation out, and return the note of each of its sheets.

    The sheet that the portal wants filled in is called as the table of answers may be, too.
    """
    places = [sheet.place for sheet in sorting.sheets if sheet.table == _ANSWERS and _is_lke(sheet)]
    sorting.sheets = [sheet for sheet in sorting.sheets if sheet.place not in places]
    return [evaluation(place) for place in places]


def _is_lke(sheet: Sheet) -> bool:
    """Tell whether a sheet has the shape of the evaluation, and not that of its own table."""
    if not isinstance(sheet, Grid) or not is_lke(sheet.rows[:SEARCHED_ROWS]):
        return False
    table, _ = sheet.to_table()
    return table is None or not table.rows


def _known_units(tables: Tables, sorting: Sorting) -> frozenset[str]:
    """Return the codes, names and short names of the office's units, in the form for comparing."""
    table = _read_table(tables[_UNITS], sorting)[0] if _UNITS in tables else None
    cells = (row.cells.get(name) for row in (table.rows if table else ()) for name in _UNIT_NAMES)
    return frozenset(fold(cell) for cell in cells if isinstance(cell, str) and cell.strip())


def _informed(sheets: Sequence[Sheet], tables: Tables, units: frozenset[str]) -> list[Sheet]:
    """Return the sheets with what they may ask of the data set: its units and its tables."""
    return [
        replace(sheet, units=units, others=tables) if isinstance(sheet, Grid) else sheet
        for sheet in sheets
    ]


class _Joined(NamedTuple):
    """A table from all of its sheets and files; ``rest`` is what is left when one was refused."""

    table: Table | None
    problems: list[Problem]
    rest: Table | None = None


def _read_table(tabel: Tabel, sorting: Sorting) -> _Joined:
    """Return a table from all of its sheets and files, and the note of what was taken for it."""
    sheets = [sheet for sheet in sorting.sheets if sheet.table == tabel.nama]
    if len(sheets) > 1 and isinstance(tabel, Lembar):
        return _Joined(None, [told.table_twice(tabel.nama, [sheet.place for sheet in sheets])])
    both = [_to_table(sheet) for sheet in sheets]
    problems = [problem for _, found in both for problem in found]
    parts = [table for table, _ in both if table]
    if len(parts) < len(sheets):
        return _Joined(None, problems, join_parts(tabel, parts)[0] if parts else None)
    if not parts:
        return _Joined(None, problems)
    parts = [part for part in parts if part.rows] or parts[:1]  # a starter's empty sheet is no part
    if not is_scheduled(tabel):  # a plan's months tell it by themselves
        problems += [note for part in parts for note in _other_years(part, sorting.tahun)]
    table, doubles = join_parts(tabel, parts)
    is_plain = len(parts) == 1 and parts[0].source.place not in sorting.guessed
    notes = [] if is_plain or not table else [taken_as(tabel, parts)]
    return _Joined(table, [*problems, *doubles, *notes])


def _other_years(table: Table, tahun: str) -> Iterator[Problem]:
    """Yield the note of a title above a table that gives another year than the data set's."""
    above = table.source.above
    said = {year: title.text for title in reversed(above) if (year := year_said(title.text))}
    if tahun and said and tahun not in said:
        year, title = next(iter(said.items()))
        yield titled_with_year(table.source.place, title, year, tahun)


def _to_table(sheet: Sheet) -> tuple[Table | None, list[Problem]]:
    """Return the table of a sheet; what has the shape of the evaluation is told as that alone."""
    if isinstance(sheet, Grid) and _is_lke(sheet):
        return None, [in_an_evaluation(sheet.place, sheet.tabel)]
    return sheet.to_table()


def _seen(read: Mapping[str, Table], sorting: Sorting, tables: Tables) -> Iterator[Seen]:
    for table in read.values():
        for part in table.parts or (table,):
            yield Seen(part.source.place, _count(part, tables[table.name]), table.name)
    for stray in sorting.unread:
        yield Seen(stray.place, stray.count)


def _count(part: Table, tabel: Tabel) -> int:
    """Return how many rows give something: a starter lists settings that wait to be filled in."""
    if not isinstance(tabel, Lembar):
        return len(part.rows)
    beside = {tabel.kunci_ke or "isian", *_NO_VALUE}
    return sum(
        any(str(value).strip() for name, value in row.cells.items() if name not in beside)
        for row in part.rows
    )


def _list_files(folder: Path, shown: str, tables: Tables, only: Collection[str]) -> list[DataFile]:
    try:
        paths = sorted(path for path in folder.iterdir() if _is_meant(path))
    except OSError as error:
        raise DataError(told.no_folder(shown, error)) from error
    base = shown.rstrip("/\\")
    rows = Tables({name: tabel for name, tabel in tables.items() if not isinstance(tabel, Lembar)})
    return [
        DataFile(path, f"{base}/{path.name}", rows if _is_yaml(path) else tables, only)
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
        if reader := _reader_of(file):
            by_reader[reader].append(file)
    readings = [reader(own) for reader, own in by_reader.items()]
    return Reading(
        [sheet for reading in readings for sheet in reading.sheets],
        [problem for reading in readings for problem in reading.problems],
        [stray for reading in readings for stray in reading.strays],
    )


def _reader_of(file: DataFile) -> Reader | None:
    """Return the reader of a file; what is called as a workbook may be a page or a text."""
    suffix = file.path.suffix.casefold()
    if READERS.get(suffix) is _read_workbooks:
        from zi_docs.readers.web_file import disguise_of

        if disguise_of(file):
            return _read_disguised
    return READERS.get(suffix)


def _refusals(files: list[DataFile]) -> list[Problem]:
    return [_refusal(file) for file in files if file.path.suffix.casefold() not in READERS]


def _refusal(file: DataFile) -> Problem:
    suffix = file.path.suffix.casefold()
    if suffix in told.REFUSED_SUFFIXES:
        return told.refused_format(file.shown, suffix)
    if suffix == ".txt" and Path(file.path.stem).suffix.casefold() in READERS:
        return told.hidden_ending(file.shown, file.path.stem)
    return told.no_table_format(file.shown, list(READERS))
