"""Workbooks (``.xlsx``, ``.xls``, ``.ods``), read in a child process that may crash alone."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from zi_docs.archive import Fault
from zi_docs.errors import DataError, Place, Problem
from zi_docs.model.fields import Shown
from zi_docs.model.tabel import Tabel
from zi_docs.readers import gate
from zi_docs.readers import problems as told
from zi_docs.readers.column import column_letters
from zi_docs.readers.data_file import DataFile, Reading, Sheet, Stray
from zi_docs.readers.grid import Grid
from zi_docs.readers.heading import is_scheduled
from zi_docs.readers.table_name import spellings_of

TIME_LIMIT = 120.0

_MOMENTS: dict[str, type[date | time]] = {"date": date, "datetime": datetime, "time": time}
_log = logging.getLogger(__name__)

Wanted = Mapping[DataFile, Mapping[str, str]]
"""The sheets of workbooks to read, each with its table."""


def read(files: Sequence[DataFile]) -> Reading:
    """Return the sheets of all workbooks that pass the gate: first the tables, then the others."""
    sound, problems = _pass_gate(files)
    reading = _read_sound(sound, {})
    return Reading(reading.sheets, [*problems, *reading.problems], reading.strays)


def read_whole(file: DataFile) -> Reading:
    """Return the sheets of one workbook that have exactly the names of the file's tables."""
    sound, problems = _pass_gate([file])
    reading = _read_sound(sound, {file: {name: name for name in file.tables}})
    return Reading(reading.sheets, [*problems, *reading.problems])


def read_strays(chosen: Sequence[tuple[Stray, Tabel]]) -> Reading:
    """Return whole sheets whose names did not say that they are tables."""
    wanted: dict[DataFile, dict[str, str]] = defaultdict(dict)
    for stray, tabel in chosen:
        wanted[stray.file][stray.sheet or ""] = tabel.nama
    return _read_sound(list(wanted), wanted)


def _read_sound(files: list[DataFile], wanted: Wanted) -> Reading:
    sheets: list[Sheet] = []
    strays: list[Stray] = []
    problems: list[Problem] = []
    try:
        results = _run_children(files, wanted)
    except DataError as error:
        return Reading([], error.problems)
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


def _run_children(
    files: list[DataFile], wanted: Wanted
) -> list[tuple[DataFile, dict[str, Any] | Problem]]:
    """Read all files in one child; when a file breaks it, a new child reads the files after it."""
    results: list[tuple[DataFile, dict[str, Any] | Problem]] = []
    while len(results) < len(files):
        pending = files[len(results) :]
        lines, is_late = _run_child(pending, wanted)
        results += [
            (file, _understand(file, line)) for file, line in zip(pending, lines, strict=False)
        ]
        if len(lines) < len(pending):
            broken = pending[len(lines)]
            results.append((broken, _too_slow(broken) if is_late else _damaged(broken)))
    return results


def _run_child(files: list[DataFile], wanted: Wanted) -> tuple[list[bytes], bool]:
    """Return a line of JSON for each file read, and whether the time ran out."""
    command = [sys.executable, "-P", "-m", "zi_docs.readers.worker"]
    order, paths = order_of(files, wanted)
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the paths are arguments, not a shell's
            [*command, order, *paths],
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


def order_of(files: Sequence[DataFile], wanted: Wanted) -> tuple[str, list[str]]:
    """Return what the child is told: its order, and the paths of the workbooks."""
    tables = files[0].tables
    order = {
        "spellings": spellings_of(tables),
        "wanted": {str(file.path.resolve()): named for file, named in wanted.items()},
        "only": list(files[0].only),
        "scheduled": [name for name, tabel in tables.items() if is_scheduled(tabel)],
    }
    return json.dumps(order), [str(file.path.resolve()) for file in files]


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
            fills=tuple(map(tuple, sheet["fills"])),
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
        Stray(
            file=file,
            sheet=name,
            rows=head["rows"],
            count=head["count"],
            load=read_strays,
            merged=tuple(map(tuple, head["merged"])),
            visible=result["names"][name],
        )
        for name, head in result["strays"].items()
    ]


def _check_names(file: DataFile, result: dict[str, Any]) -> list[Problem]:
    used = [sheet["name"] for sheet in result["sheets"]]
    if not (used or result["strays"] or result["unwanted"]):
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
