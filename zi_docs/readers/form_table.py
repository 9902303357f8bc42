"""The table of a sheet that is a form: one row for each record, whose cells stand in many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zi_docs.errors import Place, Problem
from zi_docs.model.tabel import Tabel, Tables
from zi_docs.model.table import Row, Source, Table
from zi_docs.readers import problems as told
from zi_docs.readers.cell import check_cell, suspects
from zi_docs.readers.column import ALONE, ITS_LIST, column_letters
from zi_docs.readers.form import (
    Cell,
    Field,
    Form,
    Record,
    begun_lists,
    child_of,
    labels,
    read_form,
    value_of,
)
from zi_docs.readers.heading import checked_as
from zi_docs.readers.problems_form import read_as_form, unknown_labels


@dataclass(frozen=True, slots=True)
class FormRow(Row):
    """A record of a form. ``at`` gives the row and letter at which each of its fields stands."""

    at: Mapping[str, tuple[int, str]] = field(default_factory=dict, kw_only=True)

    def place(self, column: str | None = None) -> Place:
        """Return the place of a field, or of the whole record, as a clerk knows it."""
        source = self.source
        record = (source.file, source.sheet or "", self.number)
        number, letters = self.at.get((column or "").partition(".")[0], (0, ""))
        return Place(*record, letters, line=number) if number else Place(*record)


def form_table(
    tabel: Tabel, source: Source, rows: Sequence[Sequence[Any]], tables: Tables
) -> tuple[Table, list[Problem]]:
    """Return the records of a form, with a note of the labels that were read (ZI175).

    What names no field is told (ZI176), and a field that stands twice is refused (ZI121).
    """
    form = read_form(tabel, rows)
    read = [_row(tabel, source, record, tables) for record in form.records]
    problems = [read_as_form(source.place, tabel, len(read), list(labels(form)))]
    if form.unknown:
        unknown = [line.label for line in form.unknown]
        meant = [name for label in unknown for name in begun_lists(tabel, label)]
        titles = [tabel.title_of(name) for name in dict.fromkeys(meant)]
        problems.append(unknown_labels(source.place, unknown, titles))
    problems += [problem for row in read for problem in _checked(tabel, row)]
    return Table(tabel.nama, read[0].source, tuple(read)), [*problems, *_twice(source, form)]


def _row(tabel: Tabel, source: Source, record: Record, tables: Tables) -> FormRow:
    fields = _renamed(tabel, record.fields)
    cells = {name: value_of(one, child_of(tabel, name, tables)) for name, one in fields.items()}
    headings = {name: one.label for name, one in fields.items()}
    at = {name: _spot(source, one.cell) for name, one in fields.items() if one.cell}
    letters = {name: letter for name, (_, letter) in at.items() if letter}
    return FormRow(
        Source(source.file, source.sheet, headings, letters), record.row + 1, cells, at=at
    )


def _spot(source: Source, cell: Cell) -> tuple[int, str]:
    return cell.row + 1, column_letters(cell.column) if source.sheet else ""


def _renamed(tabel: Tabel, fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields; the only line of an agenda is what the meeting is about."""
    cell = fields[ITS_LIST].cell if ITS_LIST in fields else None
    is_alone = cell is not None and "\n" not in cell.text and len(fields[ITS_LIST].rows) == 1
    if not is_alone or ALONE in fields or ALONE not in tabel.kolom:
        return dict(fields)
    return {ALONE if name == ITS_LIST else name: one for name, one in fields.items()}


def _checked(tabel: Tabel, row: FormRow) -> list[Problem]:
    """Return what is wrong with how the cells were typed: a number where a date belongs."""
    found: list[Problem] = []
    for name, value in row.cells.items():
        kind = checked_as(tabel, name)
        if not isinstance(value, list) and value in suspects(kind, [value]):
            found += check_cell(kind, value, row.place(name))
    return found


def _twice(source: Source, form: Form) -> list[Problem]:
    """Return the problems of labels that stand twice in one record."""
    labelled = {name: one.label for record in form.records for name, one in record.fields.items()}
    return [
        told.column_twice(
            source.place.on_line(line.row + 1), f'"{labelled[name]}"', f'"{line.label}"', name
        )
        for name, line in form.twice
    ]
