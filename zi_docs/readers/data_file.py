"""A file of a data set, and what reading it yields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from zi_docs.errors import DataError, Place, Problem
from zi_docs.model.table import Table
from zi_docs.readers import problems as told
from zi_docs.readers.table_name import find_table


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file, with the path a clerk knows it by."""

    path: Path
    shown: str

    @property
    def table(self) -> str | None:
        """The table that the file's name promises."""
        return find_table(self.path.stem)

    def read(self, limit: int) -> bytes:
        """Return the bytes, or raise ``DataError`` when missing, locked, empty or too big."""
        try:
            if not self.path.is_file():
                raise DataError(told.missing(self.shown))
            size = self.path.stat().st_size
            if size > limit:
                raise DataError(told.too_big(self.shown, size, limit))
            content = self.path.read_bytes()
        except (OSError, ValueError) as error:
            raise DataError(told.unreadable(self.shown, error)) from error
        if not content:
            raise DataError(told.empty(self.shown))
        return content


class Sheet(Protocol):
    """One table as it stands in a file, not yet understood."""

    @property
    def table(self) -> str:
        """The table it holds."""

    @property
    def place(self) -> Place:
        """Where it stands, as a clerk would say it."""

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""

    def to_table(self) -> tuple[Table | None, list[Problem]]:
        """Understand headings and cells."""


class Unclaimed(Protocol):
    """A sheet that holds something and is not read."""

    def judge(self, filled: Collection[str]) -> list[Problem]:
        """Return what to say of it, beside the tables that the data set has already."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading some files yields."""

    sheets: Sequence[Sheet]
    problems: Sequence[Problem]
    strays: Sequence[Unclaimed] = ()


Reader = Callable[[Sequence[DataFile]], Reading]


def read_each(
    files: Sequence[DataFile], read_one: Callable[[DataFile, str], Sheet], names: Sequence[str]
) -> Reading:
    """Return the tables; a file with an unknown name only draws a warning.

    ``names`` are those that a file may have.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        if file.table is None:
            problems.append(told.unknown_file_name(file.shown, names))
            continue
        try:
            sheets.append(read_one(file, file.table))
        except DataError as error:
            problems += error.problems
    return Reading(sheets, problems)
