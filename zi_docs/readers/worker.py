"""The child process that reads workbooks: it takes paths and writes a line of JSON for each.

When a library aborts or hangs, only this process is lost. It imports as little as it can. An
unexpected exception ends it, and the parent then reports the file that was being read.
"""

from __future__ import annotations

import json
import os
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from zi_docs.readers.raw_sheet import BadMomentError, LockedError, TooFarError
from zi_docs.readers.table_name import Spellings, find_table, is_default_sheet

_MEMORY_LIMIT = 4 * 1024**3
_SHOWN_ROWS = 42
_SHOWN_COLUMNS = 100
_MOST_STRAYS = 200
_FILLS = {
    ".xlsx": "zi_docs.readers.fills",
    ".ods": "zi_docs.readers.ods_fills",
    ".xls": "zi_docs.readers.xls",
}
# A sheet that is not empty; we know no more than that.
_UNKNOWN: dict[str, Any] = {"rows": [["?"]], "merged": [], "count": 1}


def main(order: str, paths: list[str]) -> None:
    """Write a line for each workbook to the standard output.

    ``order`` is JSON. Its ``spellings`` are the tables by each way to write the name of their
    sheet. Its ``wanted`` may say of a path which of its sheets to read, each with its table. Its
    ``scheduled`` are the tables in which a colour may stand for a mark. With ``only``, the sheets
    of other tables are not read.
    """
    out = _own_stdout()
    _limit_memory()
    for line in read_lines(order, paths):
        out.write(line + b"\n")
        out.flush()


def read_lines(order: str, paths: Iterable[str]) -> Iterator[bytes]:
    """Yield what is written of each workbook."""
    known = json.loads(order)
    for path in paths:
        wanted = known["wanted"].get(path)
        found = read_workbook(path, known["spellings"], wanted, known["scheduled"], known["only"])
        yield json.dumps(found, default=_encode, ensure_ascii=True).encode()


def read_workbook(
    path: str,
    spellings: Spellings,
    wanted: Mapping[str, str] | None = None,
    scheduled: Collection[str] = (),
    only: Collection[str] = (),
) -> dict[str, Any]:
    """Return the sheets of one workbook that are tables, with the names of all its sheets.

    For each other sheet that is not empty, the first rows are returned, to show what it holds.
    With ``wanted`` these sheets and no others are looked at. ``scheduled`` are the tables of which
    the colours of the cells are returned as well. Sheets of tables that are not among ``only`` are
    only told as ``unwanted``.
    """
    file = Path(path)
    module = import_module(f"zi_docs.readers.{file.suffix[1:].casefold()}")
    try:
        names = module.sheet_names(path)
        tables = find_sheets(file.stem, list(names), spellings) if not wanted else {}
        tables |= {name: table for name, table in (wanted or {}).items() if name in names}
        read = {name: table for name, table in tables.items() if not only or table in only}
        sheets = _read_sheets(module, path, read, scheduled) if read else []
    except TooFarError as far:
        return {"too_far": [far.sheet, far.row, far.column]}
    except BadMomentError as bad:
        return {"bad_moment": [bad.sheet, bad.row]}
    except LockedError:
        return {"locked": True}
    others = [] if wanted else [name for name in names if name not in tables]
    found = ((name, _read_head(module, path, name)) for name in others[:_MOST_STRAYS])
    strays = {name: head for name, head in found if head["rows"]}
    strays |= dict.fromkeys(others[_MOST_STRAYS:], _UNKNOWN)
    unwanted = len(tables) - len(read)
    return {"names": names, "sheets": sheets, "strays": strays, "unwanted": unwanted}


def _read_sheets(
    module: Any, path: str, tables: Mapping[str, str], scheduled: Collection[str]
) -> list[dict[str, Any]]:
    """Return the sheets that are tables, those of scheduled tables with the colours of cells."""
    coloured = [name for name, table in tables.items() if table in scheduled]
    suffix = Path(path).suffix.casefold()
    fills = import_module(_FILLS[suffix]).read_fills(path, coloured) if coloured else {}
    return [
        {**sheet, "table": tables[sheet["name"]], "fills": fills.get(sheet["name"], [])}
        for sheet in module.read(path, tables)
    ]


def _read_head(module: Any, path: str, name: str) -> dict[str, Any]:
    """Return the first rows, without empty ones, of a sheet that is not a table.

    ``merged`` are its merged cells in these rows, ``count`` is the number of all its filled rows.
    """
    try:
        [sheet] = module.read(path, [name])
    except (TooFarError, BadMomentError):
        return _UNKNOWN
    filled = [number for number, row in enumerate(sheet["rows"]) if any(map(_holds, row))]
    kept = filled[:_SHOWN_ROWS]
    merged = [
        (kept.index(top), left, bisect_right(kept, bottom) - 1, right)
        for top, left, bottom, right in sheet["merged"]
        if top in kept
    ]
    rows = [sheet["rows"][number][:_SHOWN_COLUMNS] for number in kept]
    return {"rows": rows, "merged": merged, "count": len(filled)}


def _holds(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def find_sheets(stem: str, names: list[str], spellings: Spellings) -> dict[str, str]:
    """Return the sheets that are tables: the name of the sheet, and the name of its table.

    When all sheets still have the program's default names, the name of the file decides.
    """
    by_file = find_table(spellings, stem)
    if by_file and all(map(is_default_sheet, names)):
        return dict.fromkeys(names, by_file)
    return {name: table for name in names if (table := find_table(spellings, name))}


def _own_stdout() -> Any:
    """Reserve the standard output for our lines; what a library prints goes to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > _MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, hard))


def _encode(value: object) -> dict[str, Any]:
    if isinstance(value, timedelta):
        return {"timedelta": value.total_seconds()}
    if isinstance(value, (date, datetime, time)):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(type(value))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
