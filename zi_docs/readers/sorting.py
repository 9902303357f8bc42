"""Which sheets and files are which table: by name, else by content; and which are refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from zi_docs.errors import Place, Problem
from zi_docs.indonesian.judul import compared
from zi_docs.model.fields import clean_text
from zi_docs.model.tabel import Lembar, Tabel, Tables
from zi_docs.model.table import Table
from zi_docs.readers import problems as told
from zi_docs.readers import problems_sheet
from zi_docs.readers.data_file import Loader, Sheet, Stray, unknown_sheets
from zi_docs.readers.table_content import Sure, find_content, is_lke, line_of_people, says_staff
from zi_docs.readers.table_name import copy_word, other_year

_YEAR = "tahun"


@dataclass(slots=True)
class Sorting:
    """The sheets and files of a data set while they are sorted into tables.

    ``sheets`` are those that are read, ``guessed`` the places of those that only their content
    makes a table, ``unread`` what is not read. ``tahun`` is the year of the data set, if known.
    """

    tables: Tables
    sheets: list[Sheet]
    tahun: str
    guessed: set[Place] = field(default_factory=set)
    unread: list[Stray] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _unknown: list[Stray] = field(default_factory=list)

    def sort(self, strays: Iterable[Stray]) -> None:
        """Find the tables among the strays, and refuse what its name says is not valid."""
        self.tahun = self.tahun or self._typed_year()
        self.sheets = [sheet for sheet in self.sheets if not self._is_outdated(sheet.place)]
        chosen = self._choose([stray for stray in strays if not stray.set_aside])
        self.problems += unknown_sheets(self._unknown)
        by_loader: dict[Loader, list[tuple[Stray, Tabel]]] = defaultdict(list)
        for stray, table in chosen:
            if not stray.file.wants(table):
                continue
            by_loader[stray.load].append((stray, self.tables[table]))
        for load, those in by_loader.items():
            reading = load(those)
            self.sheets += reading.sheets
            self.problems += reading.problems
            self.guessed |= {stray.place for stray, _ in those}

    def _choose(self, strays: Sequence[Stray]) -> list[tuple[Stray, str]]:
        """Return the strays that are read, each with its table; tell of all the others."""
        filled = {sheet.table for sheet in self.sheets}
        sure: list[tuple[Stray, str]] = []
        perhaps: list[tuple[Stray, str]] = []
        for stray in strays:
            content = find_content(stray.file.tables, stray.rows, stray.merged, filled)
            if content is None:
                self._leave(stray)
            elif isinstance(self.tables[content.table], Lembar):
                self.problems.append(told.table_without_name(stray.place, content.table))
            elif not self._is_outdated(stray.place):
                is_sure = content.sure is Sure.YES
                is_sure = is_sure or says_staff(self.tables[content.table], stray.name)
                (sure if is_sure else perhaps).append((stray, content.table))
        for stray, table in perhaps:
            others = filled | {name for _, name in sure}
            if table in others or len(perhaps) > 1:
                self.problems.append(problems_sheet.perhaps_staff(stray.place, self.tables[table]))
            else:
                sure.append((stray, table))
        return sure

    def _leave(self, stray: Stray) -> None:
        self.unread.append(stray)
        if is_lke(stray.rows):
            self.problems.append(problems_sheet.evaluation(stray.place))
        elif line := line_of_people(stray.rows):
            self.problems.append(problems_sheet.lines_in_one_cell(stray.place, line))
        elif complaint := stray.complain():
            self.problems += complaint
        else:
            self._unknown.append(stray)

    def _is_outdated(self, place: Place) -> bool:
        """Tell whether the name of a sheet or of its file says that it is not the valid one."""
        file = PurePosixPath(place.file)
        stem, own = file.stem, file.parent.name  # the data set's name says nothing about the year
        for name, at in ((stem, Place(place.file)), (place.sheet, place)):
            if word := copy_word(name):
                self._refuse(problems_sheet.called_a_copy(at, word))
                return True
            if year := other_year(name.removeprefix(own), self.tahun):
                too = place.sheet if other_year(place.sheet, self.tahun) else ""
                self._refuse(problems_sheet.of_another_year(at, year, self.tahun, too))
                return True
        return False

    def _refuse(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _typed_year(self) -> str:
        """Return the year that a sheet of settings gives; empty when none does."""
        for sheet in self.sheets:
            tabel = self.tables[sheet.table]
            if isinstance(tabel, Lembar) and _YEAR in tabel.isian:
                table, _ = sheet.to_table()
                if table and (year := _year_in(table, tabel)):
                    return year
        return ""


def _year_in(table: Table, lembar: Lembar) -> str:
    setelan = lembar.isian[_YEAR]
    names = {compared(text) for text in (_YEAR, lembar.titles[_YEAR], *setelan.ejaan)}
    for row in table.rows:
        if compared(clean_text(row.cells.get("isian", ""))) in names:
            return clean_text(row.cells.get("isi", ""))
    return ""
