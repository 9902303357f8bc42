"""A sheet as rows of cells, and how it becomes a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from zi_docs.errors import Place, Problem
from zi_docs.model.tabel import Lembar, Tabel, Tables
from zi_docs.model.table import Row, Source, Table, Title
from zi_docs.readers import problems as told
from zi_docs.readers import problems_files
from zi_docs.readers.body import Body, Page
from zi_docs.readers.cell import (
    check_cell,
    check_damage,
    complete_pangkat,
    error_of,
    find_right_rows,
    plain_text,
    split_pangkat,
    suspects,
)
from zi_docs.readers.cell_problems import error_text, numbers_told_once
from zi_docs.readers.claim import Column, undivided
from zi_docs.readers.column import column_letters, name_columns
from zi_docs.readers.example import is_marked, is_untouched
from zi_docs.readers.form import is_form
from zi_docs.readers.form_table import form_table
from zi_docs.readers.heading import checked_as, is_known, is_schedule, mark_of
from zi_docs.readers.heading_row import SEARCHED_ROWS, HeadingRow, find_heading_row
from zi_docs.readers.paired_rows import join_pairs
from zi_docs.readers.problems_body import passed_over
from zi_docs.readers.problems_heading import undivided_cell
from zi_docs.readers.problems_sheet import PARTED
from zi_docs.readers.shading import only_coloured, shaded_marks
from zi_docs.readers.table_content import line_of_people

MAX_COLUMNS = 500
_EXAMPLES = 3  # an example stands at the top
_LONGEST_MARK = 4  # VIII
_DOTS = re.compile(r"\s*(?:\d{1,3}[.)]?)?\s*[.…_]{2,}\s*")
_NUMBER_TO_SIGN = re.compile(r"\s*\d{1,3}\s*[.)]?\s*")
_SEQUENCE = {"no", "nomor", "nomor urut", "no urut", "#"}


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet of a workbook, or of a CSV file; rows and columns count from 0.

    ``flaws`` holds (row, column, error text) of the cells that a workbook couldn't compute,
    ``fills`` (row, column, colour) of the coloured cells of a plan, ``units`` the codes and names
    of the office's units, ``others`` the other tables, if they are known.
    """

    tabel: Tabel
    file: str
    sheet: str | None
    rows: list[list[Any]]
    hidden: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    flaws: tuple[tuple[int, int, str], ...] = ()
    fills: tuple[tuple[int, int, str], ...] = ()
    units: frozenset[str] = frozenset()
    others: Tables = field(default_factory=lambda: Tables({}), compare=False)

    @property
    def table(self) -> str:
        """The name of the table it holds."""
        return self.tabel.nama

    @property
    def place(self) -> Place:
        """The file, with the sheet when it is in a workbook."""
        return Source(self.file, self.sheet).place

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not self.flaws and all(map(_is_blank, self.rows))

    def to_table(self) -> tuple[Table | None, list[Problem]]:
        """Find the heading, check the cells and return the rows under it."""
        if far := self._beyond():
            return None, [problems_files.too_many_columns(self.cell_place(*far), MAX_COLUMNS)]
        heading = find_heading_row(self.tabel, self.rows, self.merged)
        if isinstance(self.tabel, Lembar) and (absent := _lacking(self.tabel, heading)):
            return None, [told.no_settings_sheet(self.place, self.tabel, absent)]
        if not isinstance(self.tabel, Lembar) and self._is_form(heading):
            return form_table(self.tabel, Source(self.file, self.sheet), self.rows, self.others)
        if heading is None:
            return None, [self._no_heading()]
        rows = join_pairs(self.rows, range(heading.first, heading.end), heading.labels)
        reading = _Reading(replace(self, rows=rows), heading)
        table = reading.read()
        lacking = any(problem.code == "ZI127" for problem in reading.problems)
        return None if lacking else table, reading.problems

    def _is_form(self, heading: HeadingRow | None) -> bool:
        return is_form(self.tabel, self.rows, heading.explained if heading else 0)

    def _beyond(self) -> tuple[int, int] | None:
        """Return the first filled cell beyond ``MAX_COLUMNS`` in the rows that may be a heading."""
        for number, row in enumerate(self.rows[:SEARCHED_ROWS]):
            for index in range(MAX_COLUMNS, len(row)):
                if not _is_blank((row[index],)):
                    return number, index
        return None

    def _no_heading(self) -> Problem:
        if line := line_of_people(self.rows[:SEARCHED_ROWS]):
            return told.no_heading_of_lines(self.place, line, PARTED)
        needed = [self.tabel.title_of(name) for name in self.tabel.needed]
        others = [self.tabel.title_of(name) for name in self.tabel.kolom]
        return told.no_heading(self.place, needed, [name for name in others if name not in needed])

    def cell_place(self, row: int, column: int) -> Place:
        """Return where a cell is: column letters and row in a workbook, only the row in a CSV."""
        letters = column_letters(column) if self.sheet else ""
        return replace(self.place, column=letters, line=row + 1)


def is_sequence(heading: str) -> bool:
    """Tell whether a heading is that of a column that only numbers the rows."""
    return heading.casefold().strip(" .") in _SEQUENCE


def _lacking(lembar: Lembar, heading: HeadingRow | None) -> list[str]:
    """Return the titles of the columns without which a sheet is not one of settings."""
    found = heading.named if heading else set()
    return [lembar.title_of(name) for name in lembar.perlu if name not in found]


def _is_blank(row: Iterable[Any]) -> bool:
    for cell in row:  # noqa: SIM110 - runs for every row; a generator takes three times as long
        if cell != "" and (cell.__class__ is not str or cell.strip()):
            return False
    return True


def _has_words(row: Iterable[Any]) -> bool:
    """Tell whether a cell holds more than a number or a mark such as "IV" or "b."."""
    return any(
        cell.__class__ is str and sum(map(str.isalpha, cell)) > _LONGEST_MARK for cell in row
    )


def _is_to_sign(cell: Any) -> bool:
    """Tell whether a cell is only dots to sign on: "2. ....."."""
    return cell.__class__ is str and _DOTS.fullmatch(cell) is not None


def _only_to_sign(row: list[Any], ours: Iterable[int]) -> bool:
    """Tell whether a row is a free line of a list to sign: "3." where somebody would sign."""
    if any(index < len(row) and row[index] != "" for index in ours):
        return False
    cells = [cell for cell in row if cell != ""]
    return all(
        _is_to_sign(cell) or (cell.__class__ is str and _NUMBER_TO_SIGN.fullmatch(cell))
        for cell in cells
    )


def _without(row: list[Any], columns: list[int]) -> list[Any]:
    if not columns:
        return row
    row = row.copy()
    for column in columns:
        row[column : column + 1] = [""]
    return row


@dataclass(slots=True)
class _Reading:
    """A grid whose heading is found and whose rows are being read."""

    grid: Grid
    heading: HeadingRow
    problems: list[Problem] = field(default_factory=list)
    right: frozenset[int] = frozenset()
    doubtful: list[int] = field(default_factory=list)

    def read(self) -> Table:
        """Read the rows below the heading, and note everything that is wrong with them."""
        numbers = self._without_example(self._filled_rows())
        columns = self._columns(numbers)
        body = self._body(columns, numbers)
        self._fill_merged()
        source, cells = self._read_cells(columns, body.records)
        rows = tuple(
            Row(source, number + 1, row, under=under)
            for number, row, under in zip(body.records, cells, body.titles_above(), strict=True)
        )
        return Table(self.grid.table, source, rows, self._hidden(body.records))

    def _columns(self, numbers: list[int]) -> list[Column]:
        grid = self.grid
        columns, self.problems = name_columns(
            *(grid.tabel, grid.place, self.heading.labels),
            lambda index: self._cells(index, numbers),
            bool(numbers),
            grid.units,
        )
        self.problems += [told.example_typed_over(self._row_place(at)) for at in self.doubtful]
        return columns

    def _read_cells(
        self, columns: list[Column], numbers: list[int]
    ) -> tuple[Source, list[dict[str, Any]]]:
        """Return the cells of each record by the names of their columns, and where they come from.

        What stands in no column or in two is told first; then each column is read on its own.
        """
        grid, source = self.grid, self._source(columns)
        self._check_unheaded(numbers)
        self._check_flaws(source, columns, numbers)
        self._check_divided(columns, numbers)
        self._find_right_rows(source, columns, numbers)
        cells: list[dict[str, Any]] = [{} for _ in numbers]
        for column in columns:
            if column.name != self._mark:
                self._read_column(source, column, numbers, cells)
        source = self._split_pangkat(source, cells)
        for position, name in shaded_marks(grid.tabel, grid.fills, columns, numbers, cells):
            cells[position][name] = only_coloured()
        return source, cells

    @property
    def _mark(self) -> str:
        """The column that marks a NIP as right; empty when this table has no such column."""
        return mark_of(self.grid.tabel)

    def _filled_rows(self) -> list[int]:
        """Return the indexes of the rows that hold more than their sequence number.

        A title may stand in the column of the numbers.
        """
        sequence = self._sequence
        named = {label.index for label in self.heading.labels}.difference(sequence)
        flawed = {row for row, index, _ in self.grid.flaws if index in named}
        rows = self.grid.rows
        ours = [index for label in self.heading.labels if label.names for index in label.indexes]
        return [
            index
            for index in range(self.heading.end, len(rows))
            if index in flawed
            or self._says(_without(rows[index], sequence), ours)
            or _has_words(rows[index])
        ]

    @staticmethod
    def _says(row: list[Any], ours: list[int]) -> bool:
        return not _is_blank(row) and not _only_to_sign(row, ours)

    def _without_example(self, numbers: list[int]) -> list[int]:
        """Leave out the row that shows how the table is filled in, while it still shows that."""
        rows, sequence = self.grid.rows, self._sequence
        marked = {at for at in numbers[:_EXAMPLES] if is_marked(rows[at], sequence)}
        untouched = {
            at for at in marked if is_untouched(self.grid.tabel, self.heading.labels, rows[at])
        }
        self.doubtful = sorted(marked - untouched)
        return [at for at in numbers if at not in untouched] if untouched else numbers

    @property
    def _sequence(self) -> list[int]:
        """The columns that only number the rows."""
        return [
            label.index
            for label in self.heading.labels
            if label.column is None and is_sequence(label.text)
        ]

    def _body(self, columns: list[Column], numbers: list[int]) -> Body:
        """Tell the records from the rows that belong to the page, and note these once."""
        grid = self.grid
        page = Page(
            grid.rows,
            self.heading,
            [column.index for column in columns if column.name in grid.tabel.needed],
            frozenset(self._sequence),
            frozenset((top, left) for top, left, _, right in grid.merged if right > left),
            next(grid.tabel.of_kind("area"), None) is not None,
        )
        body = page.read(numbers)
        if body.passed:
            self.problems.append(passed_over(grid.place, body.passed))
        return body

    def _fill_merged(self) -> None:
        """Copy the value of a merged cell into each of its rows; in a schedule, each column too."""
        rows = self.grid.rows
        bars = {label.index for label in self.heading.labels if is_schedule(label.column)}
        for top, left, bottom, right in self.grid.merged:
            if top < self.heading.end or top >= len(rows) or left >= len(rows[top]):
                continue
            across = range(left, right + 1)
            columns = across if bars.issuperset(across) else across[:1]
            for row in rows[top : bottom + 1]:
                row += [""] * (columns[-1] + 1 - len(row))
                for column in columns:
                    row[column] = rows[top][left] if row[column] == "" else row[column]

    def _source(self, columns: list[Column]) -> Source:
        grid = self.grid
        letters = {column.name: column_letters(column.index) for column in columns}
        headings = {column.name: column.heading for column in columns}
        return Source(grid.file, grid.sheet, headings, letters if grid.sheet else {}, self._above())

    def _above(self) -> tuple[Title, ...]:
        """Return the texts of the rows over the heading."""
        rows = enumerate(self.grid.rows[: self.heading.first], 1)
        texts = (
            (number, " ".join(plain_text(cell) for cell in row).split()) for number, row in rows
        )
        return tuple(Title(number, " ".join(words)) for number, words in texts if words)

    def _values(self, column: Column, numbers: list[int]) -> list[Any]:
        """Return the values of a column; a text that stands in many rows is kept only once."""
        values = column.claim.values(lambda index: self._cells(index, numbers))
        texts: dict[str, str] = {}
        return [texts.setdefault(one, one) if one.__class__ is str else one for one in values]

    def _cells(self, index: int, numbers: list[int]) -> list[Any]:
        rows = self.grid.rows
        return [row[index] if index < len(row := rows[at]) else "" for at in numbers]

    def _row_place(self, at: int) -> Place:
        return Row(Source(self.grid.file, self.grid.sheet), at + 1, {}).place()

    def _placer(self, source: Source, name: str, numbers: list[int]) -> Callable[[int], Place]:
        return lambda position: Row(source, numbers[position] + 1, {}).place(name)

    def _find_right_rows(self, source: Source, columns: list[Column], numbers: list[int]) -> None:
        """Read the column that marks a NIP as right. It is about the typing; no model has it."""
        for column in columns:
            if column.name == self._mark:
                place = self._placer(source, column.name, numbers)
                self.right, problems = find_right_rows(self._values(column, numbers), place)
                self.problems += problems

    def _read_column(
        self, source: Source, column: Column, numbers: list[int], cells: list[dict[str, Any]]
    ) -> None:
        name = column.name
        values, place = self._values(column, numbers), self._placer(source, name, numbers)
        kind = checked_as(self.grid.tabel, name)
        odd = suspects(kind, values)
        is_sequence = column.index in self._sequence
        found: list[Problem] = []
        for position, value in enumerate(values):
            if value in odd and not is_sequence:
                found += check_cell(kind, value, place(position))
            elif value in odd and (text := error_of(value)):
                found.append(error_text(place(position), text, warn=True))
        found += check_damage(kind, values, place, self.right, self._mark)
        is_own = not is_known(self.grid.tabel, name)
        self.problems += numbers_told_once(column.heading, found) if is_own else found
        if is_own:
            values = list(map(plain_text, values))
        for own, value in zip(cells, values, strict=True):
            own[name] = value

    def _split_pangkat(self, source: Source, cells: list[dict[str, Any]]) -> Source:
        """Take golongan out of the pangkat when it has no column, or when its cell is empty."""
        headings, letters = source.headings, source.letters
        if "golongan" not in self.grid.tabel.kolom or "pangkat" not in headings:
            return source
        if "golongan" in headings:
            for cell in cells:
                both = plain_text(cell["pangkat"]), plain_text(cell["golongan"])
                cell["pangkat"], cell["golongan"] = complete_pangkat(*both)
            return source
        for cell in cells:
            cell["pangkat"], cell["golongan"] = split_pangkat(plain_text(cell["pangkat"]))
        headings = {**headings, "golongan": headings["pangkat"]}
        if letters:
            letters = {**letters, "golongan": letters["pangkat"]}
        return replace(source, headings=headings, letters=letters)

    def _check_flaws(self, source: Source, columns: list[Column], numbers: list[int]) -> None:
        """Report the cells that a workbook could not compute, where they are read."""
        names = {column.index: column.name for column in columns}
        read, sequence = set(numbers), self._sequence
        for row, index, text in self.grid.flaws:
            if row in read and index in names:
                place = Row(source, row + 1, {}).place(names[index])
                self.problems.append(error_text(place, text, warn=index in sequence))

    def _check_divided(self, columns: list[Column], numbers: list[int]) -> None:
        """Report the cells of several things that hold something else as well."""
        headings = {column.index: column.heading for column in columns}
        found = undivided(columns, lambda index: self._cells(index, numbers))
        for index, rests in found.items():
            for at, rest in rests.items():
                place = replace(self.grid.cell_place(numbers[at], index), row=numbers[at] + 1)
                self.problems.append(undivided_cell(place, headings[index], rest))

    def _check_unheaded(self, numbers: list[int]) -> None:
        """Report content in columns without a heading, once per column."""
        headed = {index for label in self.heading.labels for index in label.indexes}
        width = max(len(row) for row in self.grid.rows[self.heading.first : self.heading.end])
        seen: set[int] = set()
        for number in numbers:
            row = self.grid.rows[number]
            for index in range(len(row)):
                if index in headed or index in seen or _is_blank((row[index],)):
                    continue
                if not _is_to_sign(row[index]):
                    seen.add(index)
                    self.problems.append(self._unheaded(number, index, width))

    def _unheaded(self, row: int, index: int, width: int) -> Problem:
        place = self.grid.cell_place(row, index)
        if index >= width and not self.grid.sheet:
            return told.too_many_fields(place, index + 1, width)
        return told.no_heading_above(place)

    def _hidden(self, numbers: list[int]) -> tuple[int, ...]:
        hidden = tuple(number + 1 for number in sorted(set(numbers) & set(self.grid.hidden)))
        if hidden:
            self.problems.append(told.hidden_rows(self.grid.place, hidden))
        return hidden
