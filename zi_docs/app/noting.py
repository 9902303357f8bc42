"""Notes answers to the LKE in the workbook in which those of the unit and round stand.

The readers judge what was typed: the changed workbook is read where nothing else is before it takes
its place.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import current_thread, main_thread

from zi_docs.app.answer_book import Candidate, Changes, Round, book_with
from zi_docs.app.assessing import TABLE, UNITS, Assessments, split_field, told_at
from zi_docs.app.data_state import state_of
from zi_docs.app.receiving import find_file, keep_former, remove_file
from zi_docs.app.typed import too_long
from zi_docs.checks.penilaian import check_jawaban, check_jumlah
from zi_docs.errors import DataError, Problem
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import write_whole
from zi_docs.model import Record, Table, Tables
from zi_docs.readers import read_tables
from zi_docs.tables import DataSet, build_records, record_classes
from zi_docs.tables.completing import complete_tables


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
    made = book_with(round_, real)
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


# What is wrong with it.


def _judged(read: Assessments, made: Candidate) -> Assessments:
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


def _read_alone(read: Assessments, made: Candidate) -> tuple[Table | None, list[Problem]]:
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


def _save(read: Assessments, made: Candidate, now: datetime) -> None:
    """Give the workbook its place; what it replaces is kept."""
    workspace = read.workspace
    target = workspace.data / made.nama
    former = find_file(workspace, made.former) if made.former else None
    if former:
        keep_former(workspace, former, now)
    write_whole(target, made.content, workspace.show(target))
    if former and former.path != target:
        remove_file(workspace, former.path)


def _settled(round_: Round, after: Assessments, made: Candidate) -> Assessments:
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
