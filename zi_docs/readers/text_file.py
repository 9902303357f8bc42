"""Files that hold one table each, which the file's name tells: CSV and YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zi_docs.errors import DataError, Problem, peringatan
from zi_docs.readers.data_file import DataFile, Reading, Sheet

__all__ = ["read_each"]


def read_each(
    files: Sequence[DataFile], read_one: Callable[[DataFile, str], Sheet], names: Sequence[str]
) -> Reading:
    """Return the files that are tables; one of unknown name is only told.

    ``names`` are those that a file may have.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        if file.table is None:
            problems.append(_unknown(file, names))
            continue
        try:
            sheets.append(read_one(file, file.table))
        except DataError as error:
            problems += error.problems
    return Reading(sheets, problems)


def _unknown(file: DataFile, names: Sequence[str]) -> Problem:
    message = "Nama berkas ini bukan nama tabel; berkas dilewati."
    hint = f"Namai {', '.join(names[:-1])}, atau {names[-1]}."
    return peringatan("ZI114", file.shown, message, hint)
