"""The workbook in which the answers of a round stand, and as it would be with other answers.

A cell of an Excel workbook is changed by bytes, and the rest of the workbook stays as it was; an
input without a row gets one below the others. Answers in a CSV file move into a workbook, all at
once, and the file is kept with what was replaced. A round without any row gets a workbook of its
own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.app.assessing import KEYS, TABLE, Assessments, Entry, split_field, told_at
from zi_docs.app.problems_lke import answers_not_on_page
from zi_docs.app.receiving import find_file, read_file
from zi_docs.errors import UsageError
from zi_docs.files.names import safe_path
from zi_docs.model import Record, Row, Tables
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.starter import Filled, write_starter
from zi_docs.tables.starter.rows import cells_of
from zi_docs.workbook.cells import column_of
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.typing_in import FormulaError, next_row, type_into

_BOOK, _CSV = ".xlsx", ".csv"

Changes = Mapping[str, str]
"""The new texts by their fields; "" empties a cell."""


class Candidate(NamedTuple):
    """The workbook as it would be, and the file of the data set that it replaces; "" for none."""

    former: str
    nama: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Round:
    """A round of one unit, with what stands in the data for it."""

    read: Assessments
    unit: UnitKerja
    putaran: str
    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, read: Assessments, unit: UnitKerja, putaran: str) -> Round:
        """Return a round, which may have no answers yet."""
        return cls(read, unit, putaran, read.entries(unit, putaran))

    @property
    def files(self) -> set[str]:
        """The files in which its rows stand."""
        return {entry.row.source.file for entry in self.entries.values() if entry.row}

    def key_cells(self, kode: str) -> dict[str, str]:
        """Return what tells a new row from all others."""
        return dict(zip(KEYS, (self.unit.kode, self.putaran, kode), strict=True))

    def text(self, name: str) -> str:
        """Return what stands in the data for a field."""
        kode, column = split_field(name)
        entry = self.entries.get(kode)
        return entry.texts.get(column, "") if entry else ""

    def told(self) -> dict[str, str]:
        """Return what is wrong with its cells, by their fields."""
        return told_at(self.read.problems, self.entries, self.read.columns)


def book_with(round_: Round, changes: Changes) -> Candidate:
    """Return the workbook that would hold the answers. Raises :class:`UsageError` (ZI807)."""
    files = round_.files
    if not files:
        return _own_book(round_, changes)
    file = next(iter(files))
    if len(files) > 1:
        raise UsageError(answers_not_on_page(", ".join(sorted(files))))
    if file.casefold().endswith(_CSV):
        return _moved(round_, file, changes)
    if not file.casefold().endswith(_BOOK):
        raise UsageError(answers_not_on_page(file))
    nama = Path(file).name
    data = read_file(round_.read.workspace, find_file(round_.read.workspace, nama).path)
    try:
        return Candidate(nama, nama, type_into(data, _typed_cells(round_, changes, data)))
    except (ForeignError, MarkupError, FormulaError, KeyError) as error:
        raise UsageError(answers_not_on_page(file)) from error


def _own_book(round_: Round, changes: Changes) -> Candidate:
    """Return a workbook with a row for each input of the LKE, for this round alone."""
    read = round_.read
    nama = safe_path([f"Penilaian {round_.unit.kode} ke-{round_.putaran}"], _BOOK)
    _refuse_taken(read, nama)
    by_input = _by_input(changes)
    rows = [
        {**round_.key_cells(isian.kode), **by_input.get(isian.kode, {})}
        for part in read.parts
        for isian in part.isian
    ]
    return Candidate("", nama, _book(read, rows))


def _by_input(changes: Changes) -> dict[str, dict[str, str]]:
    """Return the new texts by their columns, for each input."""
    found: dict[str, dict[str, str]] = {}
    for name, text in changes.items():
        kode, column = split_field(name)
        found.setdefault(kode, {})[column] = text
    return found


def _book(read: Assessments, rows: Sequence[Mapping[str, Any]]) -> bytes:
    return write_starter(Tables({TABLE: read.tabel}), {}, filled={TABLE: Filled(rows)})


def _refuse_taken(read: Assessments, nama: str) -> None:
    there = {path.name.casefold() for path in read.workspace.data.iterdir()}
    if nama.casefold() in there:
        raise UsageError(answers_not_on_page(read.workspace.show(read.workspace.data / nama)))


def _moved(round_: Round, file: str, changes: Changes) -> Candidate:
    """Return the workbook into which all answers of a CSV file move, with the changes in it.

    A column that only the office has would be lost, so such a file is left alone (ZI807).
    """
    read = round_.read
    nama = f"{Path(file).stem}{_BOOK}"
    _refuse_taken(read, nama)
    rows = {row.number: cells_of(read.tabel, one) for one, row in _rows_of(read.dataset, file)}
    if any(cells.keys() - read.tabel.kolom.keys() for cells in rows.values()):
        raise UsageError(answers_not_on_page(file))
    new: list[dict[str, Any]] = []
    for kode, texts in _by_input(changes).items():
        entry = round_.entries.get(kode)
        if entry and entry.row:
            rows[entry.row.number] |= texts
        else:
            new.append({**round_.key_cells(kode), **texts})
    there = [cells for _, cells in sorted(rows.items())]
    return Candidate(Path(file).name, nama, _book(read, [*there, *new]))


def _rows_of(dataset: DataSet, file: str) -> Iterator[tuple[Record | Row, Row]]:
    """Yield the answers of a file, each with the row in which they were typed."""
    for record in dataset.rows(TABLE):
        if record.asal and record.asal.source.file == file:
            yield record, record.asal
    yield from ((row, row) for row in dataset.rejected.get(TABLE, ()) if row.source.file == file)


def _typed_cells(
    round_: Round, changes: Changes, data: bytes
) -> dict[str, dict[tuple[int, int], str]]:
    """Return the cells that change, by their sheets.

    Raises ``KeyError`` for a column that the sheet does not have.
    """
    there = [entry.row for entry in round_.entries.values() if entry.row]
    cells: dict[str, dict[tuple[int, int], str]] = {row.source.sheet or "": {} for row in there}
    below, free = there[0].source, 0
    for kode, texts in _by_input(changes).items():
        entry = round_.entries.get(kode)
        source, number = (entry.row.source, entry.row.number) if entry and entry.row else (below, 0)
        if not number:
            number = free or next_row(data, below.sheet or "")
            free = number + 1
            texts = {**_needed(round_, kode, below.letters), **texts}
        for column, text in texts.items():
            cells[source.sheet or ""][number, column_of(source.letters[column])] = text
    return cells


def _needed(round_: Round, kode: str, letters: Mapping[str, str]) -> dict[str, str]:
    """Return the key of a new row; a sheet without rounds needs none for the usual one."""
    usual = {name: one.bawaan for name, one in round_.read.tabel.kolom.items() if one.bawaan}
    cells = round_.key_cells(kode)
    return {
        name: text for name, text in cells.items() if name in letters or usual.get(name) != text
    }
