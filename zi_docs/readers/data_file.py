"""A file of a data set, and the result of reading it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from zi_docs.errors import DataError, Place, Problem
from zi_docs.model.tabel import Tabel, Tables
from zi_docs.model.table import Table
from zi_docs.plain_file import read_plain, size_of
from zi_docs.readers import problems as told
from zi_docs.readers.table_name import find_table, spellings_of


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file; ``shown`` is its path as a clerk knows it.

    ``tables`` are the tables that a data set may have; a file of settings or values needs none.
    """

    path: Path
    shown: str
    tables: Tables = field(default_factory=lambda: Tables({}))

    @property
    def table(self) -> Tabel | None:
        """The table that the name of the file stands for; None when it is not a known name."""
        name = find_table(spellings_of(self.tables), self.path.stem)
        return self.tables[name] if name else None

    def read(self, limit: int) -> bytes:
        """Return the bytes of the file; ``limit`` is the greatest size in bytes.

        Raises ``DataError`` when the file is missing, unreadable, empty or too big.
        """
        try:
            size = size_of(self.path)
            if size > limit:
                raise DataError(told.too_big(self.shown, size, limit))
            content = read_plain(self.path)
        except FileNotFoundError as error:
            raise DataError(told.missing(self.shown)) from error
        except (OSError, ValueError) as error:
            raise DataError(told.unreadable(self.shown, error)) from error
        if not content:
            raise DataError(told.empty(self.shown))
        return content


class Sheet(Protocol):
    """One table as it was read from a file, before its headings and cells are interpreted."""

    @property
    def table(self) -> str:
        """The name of the table it holds."""

    @property
    def place(self) -> Place:
        """The file, and the sheet if there is one, as a clerk knows them."""

    @property
    def blank(self) -> bool:
        """Whether it is empty."""

    def to_table(self) -> tuple[Table | None, list[Problem]]:
        """Return the table (None when it can't be used) and the problems found in it."""


class Unclaimed(Protocol):
    """A sheet that is not empty and is not read as a table."""

    def judge(self, filled: Collection[str]) -> list[Problem]:
        """Return its problems; ``filled`` names the tables that were already read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading some files."""

    sheets: Sequence[Sheet]
    problems: Sequence[Problem]
    strays: Sequence[Unclaimed] = ()


Reader = Callable[[Sequence[DataFile]], Reading]


def read_each(
    files: Sequence[DataFile],
    read_one: Callable[[DataFile, Tabel], Sheet],
    ending: str,
    *others: str,
) -> Reading:
    """Return the tables; a file with an unknown name only gets a warning.

    A file may have the name of a table with this ending, or one of ``others``.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        if file.table is None:
            names = [*(f"{name}{ending}" for name in file.tables), *others]
            problems.append(told.unknown_file_name(file.shown, names))
            continue
        try:
            sheets.append(read_one(file, file.table))
        except DataError as error:
            problems += error.problems
    return Reading(sheets, problems)
