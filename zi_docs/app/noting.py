"""Notes answers to the LKE in the workbook in which those of the unit and round stand.

A cell of an Excel workbook is changed by bytes, and the rest of the workbook stays as it was; an
input without a row gets one below the others. Answers in a CSV file move into a workbook, all at
once, and the file is kept with what was replaced. A round without any row gets a workbook of its
own. The readers judge what was typed: the changed workbook is read where nothing else is before it
takes its place.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any, NamedTuple

from zi_docs.app.assessing import (
    KEYS,
    TABLE,
    UNITS,
    Assessments,
    Entry,
    split_field,
    told_at,
)
from zi_docs.app.data_state import state_of
from zi_docs.app.problems import answers_not_on_page
from zi_docs.app.receiving import (
    find_file,
    keep_former,
    read_file,
    remove_file,
)
from zi_docs.app.typed import too_long
from zi_docs.checks.penilaian import check_jawaban, check_jumlah
from zi_docs.errors import DataError, Problem, UsageError
from zi_docs.files.names import safe_path
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import write_whole
from zi_docs.model import Record, Row, Table, Tables
from zi_docs.readers import read_tables
from zi_docs.tables import DataSet, UnitKerja, build_records, record_classes
from zi_docs.tables.completing import complete_tables
from zi_docs.tables.starter import Filled, write_starter
from zi_docs.tables.starter.rows import cells_of
from zi_docs.workbook.cells import column_of
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.typing_in import FormulaError, next_row, type_into

_BOOK, _CSV = ".xlsx", ".csv"

Changes = Mapping[str, str]
"""The new texts by their fields; "" empties a cell."""


class _Candidate(NamedTuple):
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


def note(round_: Round, changes: Changes, now: datetime) -> tuple[Assessments, dict[str, str]]:
    """Save what changes; return the assessments as they are then, or what is wrong, by field.

    Nothing is saved when anything that was changed is wrong. Raises :class:`UsageError` (ZI807) for
    answers that can only be changed in their file, :class:`DataError` for changes by which the
    workbook would not be read, and :class:`OutputError`.
    """
    real = {name: text for name, text in changes.items() if text != round_.text(name)}
    if not real:
        return round_.read, {}
    if unfit := {name: said for name, text in real.items() if (said := _unfit(round_, name, text))}:
        return round_.read, unfit
    made = _candidate(round_, real)
    after = _judged(round_.read, made)
    again = Round.of(after, round_.unit, round_.putaran)
    wrong = {name: said for name, said in _errors_of(again).items() if name in real}
    if wrong:
        return round_.read, wrong
    with _not_stopped():
        _save(round_.read, made, now)
    return _settled(round_, after, made), {}


def _unfit(round_: Round, name: str, text: str) -> str:
    """Return why a text fits into no cell of the workbook; "" for one that does."""
    if wrong := too_long(text):
        return wrong
    column = split_field(name)[1]
    rows = [entry.row for entry in round_.entries.values() if entry.row]
    letters = rows[0].source.letters if rows else {}
    if letters and column not in letters:
        title = round_.read.tabel.title_of(column)
        return (
            f"Lembar jawaban ini belum punya kolom {title}. Tambahkan di Excel, lalu unggah lagi."
        )
    return ""


def _errors_of(again: Round) -> dict[str, str]:
    errors = [one for one in again.read.problems if one.is_error]
    return told_at(errors, again.entries, again.read.columns)


# What the workbook would be.


def _candidate(round_: Round, changes: Changes) -> _Candidate:
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
        return _Candidate(nama, nama, type_into(data, _typed_cells(round_, changes, data)))
    except (ForeignError, MarkupError, FormulaError, KeyError) as error:
        raise UsageError(answers_not_on_page(file)) from error


def _own_book(round_: Round, changes: Changes) -> _Candidate:
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
    return _Candidate("", nama, _book(read, rows))


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


def _moved(round_: Round, file: str, changes: Changes) -> _Candidate:
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
    return _Candidate(Path(file).name, nama, _book(read, [*there, *new]))


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
    below = there[0].source
    free = next_row(data, below.sheet or "")
    for kode, texts in _by_input(changes).items():
        entry = round_.entries.get(kode)
        source, number = (entry.row.source, entry.row.number) if entry and entry.row else (below, 0)
        if not number:
            number, free = free, free + 1
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


# What is wrong with it.


def _judged(read: Assessments, made: _Candidate) -> Assessments:
    """Return the assessments as they would be with this workbook.

    Raises :class:`DataError` where the workbook would not be read: its name may tell another year.
    """
    table, found = _read_alone(read, made)
    if table is None:
        raise DataError(found)
    file = f"{read.workspace.shown}/{made.former}"
    records, refusals = build_records(
        record_classes(read.catalog.tables, {TABLE})[TABLE], table.rows
    )
    dataset = _with_answers(read.dataset, file, table, records)
    checks = [*check_jawaban(dataset), *check_jumlah(dataset)]
    fresh = [one for one in (*found, *refusals, *checks) if one.place.source in table.sources]
    old = [one for one in read.problems if one.place.source not in _sources(read.dataset, file)]
    return replace(read, dataset=dataset, problems=tuple(dict.fromkeys([*old, *fresh])))


def _read_alone(read: Assessments, made: _Candidate) -> tuple[Table | None, list[Problem]]:
    """Read the answers of a workbook where nothing else is; thousands of staff in it are not."""
    pengaturan = read.dataset.pengaturan
    first = pengaturan.tanggal or date(pengaturan.tahun, 1, 1)
    with work_folder() as folder:
        (folder / made.nama).write_bytes(made.content)
        declared = Tables({**read.catalog.tables, **read.catalog.lembar})
        shown, tahun = read.workspace.shown, str(pengaturan.tahun)
        again = read_tables(folder, shown, declared, tahun, only=(TABLE, UNITS))
    if TABLE not in again.tables:
        return None, again.problems
    alone = {TABLE: again.tables[TABLE]}
    whole, _ = complete_tables(alone, read.catalog.tables, first, pengaturan.tahun)
    return whole[TABLE], again.problems


def _sources(dataset: DataSet, file: str) -> set[tuple[str, str]]:
    """Return the sheets of a file that hold answers."""
    return {source for source in dataset.sources.get(TABLE, ()) if source[0] == file}


def _with_answers(dataset: DataSet, file: str, table: Table, records: Sequence[Record]) -> DataSet:
    """Return the data set with these answers in the place of those of a file."""
    others = [row for row in dataset.rows(TABLE) if not (row.asal and row.asal.source.file == file)]
    built = {(row.asal.source.place.source, row.asal.number) for row in records if row.asal}
    lost = [row for row in table.rows if (row.source.place.source, row.number) not in built]
    rejected = [row for row in dataset.rejected.get(TABLE, ()) if row.source.file != file]
    sources = dataset.sources.get(TABLE, frozenset()) - _sources(dataset, file)
    return replace(
        dataset,
        records={**dataset.records, TABLE: (*others, *records)},
        rejected={**dataset.rejected, TABLE: [*rejected, *lost]},
        sources={**dataset.sources, TABLE: sources | table.sources},
    )


# Its place.


@contextmanager
def _not_stopped() -> Iterator[None]:
    """Let no wish to stop come between a new file and the end of the one that it replaces."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _save(read: Assessments, made: _Candidate, now: datetime) -> None:
    """Give the workbook its place; what it replaces is kept."""
    workspace = read.workspace
    target = workspace.data / made.nama
    former = find_file(workspace, made.former) if made.former else None
    if former:
        keep_former(workspace, former, now)
    write_whole(target, made.content, workspace.show(target))
    if former and former.path != target:
        remove_file(workspace, former.path)


def _settled(round_: Round, after: Assessments, made: _Candidate) -> Assessments:
    """Return the assessments for the files as they are now; other rounds were scored already.

    Where another file changed meanwhile the state stays the old one, so that all is read again.
    """
    read, own = round_.read, {made.former, made.nama}
    now = state_of(read.workspace)
    before, later = (
        [one for one in state if Path(one[0]).name not in own] for state in (read.state, now)
    )
    key = (round_.unit.kode, round_.putaran)
    scored = {name: one for name, one in read.scored.items() if name != key}
    settled = replace(after, state=now if before == later else read.state, scored=scored)
    return settled.with_scores()
