"""Workbooks (``.xlsx``, ``.xls``, ``.ods``), read in a child process that may crash alone."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from zi_docs.archive import Fault
from zi_docs.errors import DataError, Place, Problem
from zi_docs.indonesian.judul import sheet_key
from zi_docs.model.fields import Shown
from zi_docs.model.tabel import Lembar, Tabel, Tables
from zi_docs.readers import gate, problems
from zi_docs.readers import problems as told
from zi_docs.readers.column import column_letters
from zi_docs.readers.data_file import DataFile, Reading, Sheet
from zi_docs.readers.grid import Grid
from zi_docs.readers.heading import absent_columns
from zi_docs.readers.heading_row import HeadingRow, find_heading_row
from zi_docs.readers.table_name import similar_table, spellings_of

TIME_LIMIT = 120.0

_MOMENTS: dict[str, type[date | time]] = {"date": date, "datetime": datetime, "time": time}
_log = logging.getLogger(__name__)

_GUIDE = "petunjuk"  # the first sheet of a starter workbook
_LEAST = 3
_PLENTY = 4


def read(files: Sequence[DataFile]) -> Reading:
    """Return the sheets of all workbooks that pass the gate: first the tables, then the others."""
    sheets: list[Sheet] = []
    strays: list[Stray] = []
    sound, problems = _pass_gate(files)
    try:
        results = _run_children(sound)
    except DataError as error:
        return Reading([], [*problems, *error.problems])
    for file, result in results:
        if isinstance(result, Problem):
            problems.append(result)
            continue
        sheets += _grids(file, result)
        strays += _strays(file, result)
        problems += _check_names(file, result)
    return Reading(sheets, problems, strays)


def _pass_gate(files: Sequence[DataFile]) -> tuple[list[DataFile], list[Problem]]:
    sound: list[DataFile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            gate.check(file)
        except DataError as error:
            problems += error.problems
        else:
            sound.append(file)
    return sound, problems


def _run_children(files: list[DataFile]) -> list[tuple[DataFile, dict[str, Any] | Problem]]:
    """Read all files in one child; when a file breaks it, a new child reads the files after it."""
    results: list[tuple[DataFile, dict[str, Any] | Problem]] = []
    while len(results) < len(files):
        pending = files[len(results) :]
        lines, is_late = _run_child(pending)
        results += [
            (file, _understand(file, line)) for file, line in zip(pending, lines, strict=False)
        ]
        if len(lines) < len(pending):
            broken = pending[len(lines)]
            results.append((broken, _too_slow(broken) if is_late else _damaged(broken)))
    return results


def _run_child(files: list[DataFile]) -> tuple[list[bytes], bool]:
    """Return a line of JSON for each file read, and whether the time ran out."""
    command = [sys.executable, "-P", "-m", "zi_docs.readers.worker"]
    names = spellings_of(files[0].tables)
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the paths are arguments, not a shell's
            [*command, json.dumps(names), *(str(file.path.resolve()) for file in files)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        folder = files[0].shown.rpartition("/")[0]
        raise DataError(told.no_reader(folder, error)) from error
    except subprocess.TimeoutExpired as error:
        return _whole_lines(error.stdout or b""), True
    if done.returncode:
        _log.debug("reading failed (%s): %s", done.returncode, done.stderr.decode(errors="replace"))
    return _whole_lines(done.stdout), False


def _whole_lines(output: bytes) -> list[bytes]:
    return output.split(b"\n")[:-1]


def _understand(file: DataFile, line: bytes) -> dict[str, Any] | Problem:
    result: dict[str, Any] = json.loads(line, object_hook=_decode)
    if "too_far" in result:
        return _too_far(file, *result["too_far"])
    if "bad_moment" in result:
        return _bad_moment(file, *result["bad_moment"])
    if "locked" in result:
        return told.refused_workbook(file.shown, Fault.LOCKED)
    return result


def _decode(value: dict[str, Any]) -> Any:
    if len(value) != 1:
        return value
    [(kind, content)] = value.items()
    if kind == "timedelta" and isinstance(content, float):
        return timedelta(seconds=content)
    if kind in _MOMENTS and isinstance(content, str):
        return _MOMENTS[kind].fromisoformat(content)
    return value


def _grids(file: DataFile, result: dict[str, Any]) -> list[Grid]:
    return [
        Grid(
            tabel=file.tables[sheet["table"]],
            file=file.shown,
            sheet=sheet["name"],
            rows=_as_shown(sheet["rows"], sheet["shown"]),
            hidden=tuple(sheet["hidden"]),
            merged=tuple(map(tuple, sheet["merged"])),
            flaws=tuple(map(tuple, sheet["flaws"])),
        )
        for sheet in result["sheets"]
    ]


def _as_shown(rows: list[list[Any]], shown: list[tuple[int, int, str]]) -> list[list[Any]]:
    """Return the rows in which a cell knows what it shows, where that is not its value.

    A percentage is kept as the text that it shows: 33%, not 0.33.
    """
    for row, column, text in shown:
        value = rows[row][column]
        rows[row][column] = text if text.endswith("%") else Shown(value, text)
    return rows


def _strays(file: DataFile, result: dict[str, Any]) -> list[Stray]:
    return [
        Stray(file.shown, name, rows, result["names"][name], file.tables)
        for name, rows in result["strays"].items()
    ]


def _check_names(file: DataFile, result: dict[str, Any]) -> list[Problem]:
    used = [sheet["name"] for sheet in result["sheets"]]
    if not used and not result["strays"]:
        return [told.blank_workbook(file.shown)]
    hidden = [name for name in used if not result["names"][name]]
    return [told.invisible_sheet(Place(file.shown, name)) for name in hidden]


def _too_far(file: DataFile, sheet: str, row: int, column: int) -> Problem:
    letters = column_letters(column)
    place = Place(file.shown, sheet, column=letters, line=row + 1)
    return told.too_far(place, f"{letters}{row + 1}")


def _bad_moment(file: DataFile, sheet: str, row: int) -> Problem:
    return told.bad_moment(Place(file.shown, sheet, line=row + 1))


def _damaged(file: DataFile) -> Problem:
    return told.refused_workbook(file.shown, Fault.DAMAGED)


def _too_slow(file: DataFile) -> Problem:
    return told.too_slow(file.shown, TIME_LIMIT)


@dataclass(frozen=True, slots=True)
class Stray:
    """A sheet that is not read as a table; ``rows`` are its first rows.

    An office that wants a sheet to be ignored begins its name with an underscore.
    """

    file: str
    sheet: str
    rows: list[list[Any]]
    visible: bool
    tables: Tables

    @property
    def place(self) -> Place:
        """The file and the sheet."""
        return Place(self.file, self.sheet)

    def judge(self, filled: Collection[str]) -> list[Problem]:
        """Return the problems of this sheet; ``filled`` names the tables that were already read.

        A second list for a table that was already read is refused too: the people or units in it
        would get no document.
        """
        if self.sheet.startswith("_") or sheet_key(self.sheet) == _GUIDE:
            return []
        table, heading = self._resembles()
        if heading and _is_table(self.tables[table], heading, table in filled):
            return [problems.table_without_name(self.place, table)]
        if meant := similar_table(spellings_of(self.tables), self.sheet):
            return [problems.misspelt_sheet(self.place, meant)]
        return [problems.unknown_sheet(self.place, list(self.tables))] if self.visible else []

    def _resembles(self) -> tuple[str, HeadingRow | None]:
        """Return the table that fits the headings best, with the heading that was found."""
        found = [
            (name, find_heading_row(tabel, self.rows, ())) for name, tabel in self.tables.items()
        ]
        return max(found, key=lambda pair: pair[1].explained if pair[1] else 0)


def _is_table(tabel: Tabel, heading: HeadingRow, is_filled: bool) -> bool:
    named = heading.named
    if isinstance(tabel, Lembar):  # a list of officials may also be something else
        return named.issuperset(tabel.perlu)
    if not absent_columns(tabel, named) and heading.explained >= _LEAST:
        return True
    return not is_filled and heading.explained >= _PLENTY
