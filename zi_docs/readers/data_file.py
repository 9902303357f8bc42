"""A file of a data set, and the result of reading it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from zi_docs.errors import DataError, Place, Problem
from zi_docs.indonesian.judul import sheet_key
from zi_docs.model.tabel import Tabel, Tables
from zi_docs.model.table import Table
from zi_docs.plain_file import read_plain, size_of
from zi_docs.readers import problems as told
from zi_docs.readers import problems_files
from zi_docs.readers.table_name import find_table, similar_table, spellings_of

_GUIDE = "petunjuk"  # the first sheet of a starter workbook


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file; ``shown`` is its path as a clerk knows it.

    ``tables`` are the tables that a data set may have; a file of settings or values needs none.
    With ``only``, the rows of no others are wanted.
    """

    path: Path
    shown: str
    tables: Tables = field(default_factory=lambda: Tables({}), compare=False)
    only: Collection[str] = field(default=(), compare=False)

    @property
    def table(self) -> Tabel | None:
        """The table that the name of the file stands for; None when it is not a known name."""
        name = find_table(spellings_of(self.tables), self.path.stem)
        return self.tables[name] if name else None

    def wants(self, table: str) -> bool:
        """Tell whether the rows of this table are wanted."""
        return not self.only or table in self.only

    def read(self, limit: int) -> bytes:
        """Return the bytes of the file; ``limit`` is the greatest size in bytes.

        Raises ``DataError`` when the file is missing, unreadable, empty or too big.
        """
        try:
            size = size_of(self.path)
            if size > limit:
                raise DataError(problems_files.too_big(self.shown, size, limit))
            content = read_plain(self.path)
        except FileNotFoundError as error:
            raise DataError(problems_files.missing(self.shown)) from error
        except (OSError, ValueError) as error:
            raise DataError(problems_files.unreadable(self.shown, error)) from error
        if not content:
            raise DataError(problems_files.empty(self.shown))
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


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading some files; ``strays`` are what has no name of a table."""

    sheets: Sequence[Sheet]
    problems: Sequence[Problem]
    strays: Sequence[Stray] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """What a sheet or file without a known name begins with.

    ``rows`` are its first filled rows, ``merged`` the merged cells in them, ``count`` the number of
    all its filled rows. ``load`` reads several of its kind as the tables that they were found to
    be, ``names`` are those that a file of its format may have. An office that wants a sheet to be
    ignored begins its name with an underscore.
    """

    file: DataFile
    sheet: str | None
    rows: list[list[Any]]
    count: int
    load: Loader
    names: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    visible: bool = True

    @property
    def place(self) -> Place:
        """The file, with the sheet when it is in a workbook."""
        return Place(self.file.shown, self.sheet or "")

    @property
    def set_aside(self) -> bool:
        """Whether its name says that it is not to be read."""
        return self.sheet is not None and (
            self.sheet.startswith("_") or sheet_key(self.sheet) == _GUIDE
        )

    @property
    def name(self) -> str:
        """The name that people gave it: that of the sheet, or of the file without its ending."""
        return self.sheet or self.file.path.stem

    def complain(self) -> list[Problem]:
        """Return the problem of what is not read, because neither name nor content is a table's.

        The sheets of a workbook that are nothing known are told together (:func:`unknown_sheets`).
        """
        if self.sheet is None:
            return [problems_files.unknown_file_name(self.file.shown, self.names)]
        if meant := similar_table(spellings_of(self.file.tables), self.sheet):
            return [told.misspelt_sheet(self.place, meant)]
        return []


def unknown_sheets(strays: Iterable[Stray]) -> Iterator[Problem]:
    """Yield one problem for each workbook with sheets that are nothing known."""
    by_file: dict[DataFile, list[str]] = {}
    for stray in strays:
        if stray.sheet is not None and stray.visible:
            by_file.setdefault(stray.file, []).append(stray.sheet)
    for file, sheets in by_file.items():
        yield told.unknown_sheets(file.shown, sheets, list(file.tables))


Reader = Callable[[Sequence[DataFile]], Reading]
Loader = Callable[[Sequence[tuple[Stray, Tabel]]], Reading]


def read_each(
    files: Sequence[DataFile],
    read_one: Callable[[DataFile, Tabel], Sheet],
    look: Callable[[DataFile], Stray],
    tables: Mapping[DataFile, Tabel] | None = None,
) -> Reading:
    """Return the tables; a file without the name of a table is only looked at.

    ``tables`` says of files without such a name which table they are.
    """
    sheets: list[Sheet] = []
    strays: list[Stray] = []
    problems: list[Problem] = []
    for file in files:
        try:
            if tabel := tables[file] if tables else file.table:
                if file.wants(tabel.nama):
                    sheets.append(read_one(file, tabel))
            else:
                strays.append(look(file))
        except DataError as error:
            problems += error.problems
    return Reading(sheets, problems, strays)
