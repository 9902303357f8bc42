"""The answers to the LKE in a small file, for the files of the data as they were read.

Reading the data of ten thousand employees takes seconds, so a process of its own does it. It keeps
the rows that were read of the tables of scores, as plain values with their sources, and the scores
that follow from them. A page builds the rows of one unit from that; who changes answers builds all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from zi_docs import __version__
from zi_docs.app.assessing import TABLE, UNITS, Assessments, Score, assessments_in
from zi_docs.app.data_state import State, state_of
from zi_docs.app.plain_row import PlainRow, PlainRows, plain_cells, read_cells
from zi_docs.app.plain_value import as_plain, of_plain
from zi_docs.app.preparing import open_catalog
from zi_docs.app.scoring import TABLES
from zi_docs.app.work_file import FOLDER
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.files.folders import prepare_folder
from zi_docs.files.writing import write_whole
from zi_docs.model import Pengaturan, Record, Row, Source, TataNaskah
from zi_docs.run.loading import USUAL_PROFILE, Loaded, load_dataset
from zi_docs.run.plain_report import problems_from_plain
from zi_docs.run.report import file_state
from zi_docs.tables import DataSet, build_records, record_classes
from zi_docs.workspace import Workspace

_FILE, _LOCK = "jawaban.json", "jawaban.kunci"
_OTHERS = tuple(sorted({*TABLES, UNITS} - {TABLE}))
_SETTINGS = Source("pengaturan")

_MANY = 100_000
"""The bytes of kept answers that are changed within a fifth of a second."""

_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)

Scores = Mapping[tuple[str, str], Score]
_Sheets = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """What is kept of the answers of a data set.

    ``pengaturan`` are its settings, ``tables`` the rows of each table but the answers, ``answers``
    those of each unit by its code, or "" for a unit that is not known. ``sources`` are the sheets
    that hold answers.
    """

    state: State
    pengaturan: Mapping[str, Any]
    rows: PlainRows
    tables: Mapping[str, Sequence[PlainRow]]
    answers: Mapping[str, Sequence[PlainRow]]
    sources: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]
    scored: Scores

    def of_unit(self, workspace: Workspace, kode: str) -> Assessments:
        """Return the assessments of one unit; of none, for "" or a code that no unit has."""
        return self._built(workspace, self.answers.get(kode, ()) if kode else ())

    def whole(self, workspace: Workspace) -> Assessments:
        """Return the assessments of all units; with thousands of answers it takes a moment."""
        return self._built(workspace, [row for rows in self.answers.values() for row in rows])

    def _built(self, workspace: Workspace, answers: Sequence[PlainRow]) -> Assessments:
        """Return the assessments of these answers; where the file was damaged, of the data."""
        try:
            return self._of_rows(workspace, answers)
        except _DAMAGED:
            _kept_at(workspace).unlink(missing_ok=True)
            return _read_now(workspace)

    def _of_rows(self, workspace: Workspace, answers: Sequence[PlainRow]) -> Assessments:
        catalog = open_catalog(workspace.root)
        plain = {**self.tables, TABLE: answers}
        classes = record_classes(catalog.tables, plain)
        rows = {name: _in_order(map(self.rows.row, plain[name])) for name in classes}
        records = {name: build_records(classes[name], rows[name])[0] for name in classes}
        office = Row(_SETTINGS, 1, self.pengaturan)
        dataset = DataSet(
            *(workspace.nama, Pengaturan.model_validate(office.cells), office),
            *(_profile(catalog, office), catalog.tables, records),
            rejected={TABLE: _without(rows[TABLE], records[TABLE])},
            sources={TABLE: self.sources},
        )
        return Assessments(workspace, catalog, dataset, self.problems, self.state, self.scored)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows as they stand in their files: those of one unit need not stand together."""
    found = list(rows)
    places = {row.source.place.source: at for at, row in reversed([*enumerate(found)])}
    return sorted(found, key=lambda row: (places[row.source.place.source], row.number))


def _without(rows: Sequence[Row], records: Sequence[Record]) -> list[Row]:
    """Return the rows that gave no record."""
    built = {id(record.asal) for record in records}
    return [row for row in rows if id(row) not in built]


def _profile(catalog: Catalog, office: Row) -> TataNaskah:
    return catalog.load_profile(office.cells.get("tata_naskah", USUAL_PROFILE), office)


# Written.


def keep_answers(workspace: Workspace) -> None:
    """Read the data, and keep their answers for the files as they were.

    Raises :class:`TemplateError` for a folder of types that can't be read, and
    :class:`OutputError`.
    """
    state = state_of(workspace)
    keep_loaded(workspace, state, load_dataset(workspace, open_catalog(workspace.root)))


def keep_loaded(workspace: Workspace, state: State, loaded: Loaded) -> None:
    """Keep the answers of data that were read of files in this state, or why there are none."""
    try:
        read = assessments_in(workspace, open_catalog(workspace.root), loaded, state)
    except DataError as error:
        _write(workspace, state, {"ditolak": [asdict(one) for one in error.problems]})
    else:
        write_answers(read)


def write_answers(read: Assessments) -> None:
    """Keep whole assessments for the files that they were read of. Raises :class:`OutputError`."""
    dataset, rows = read.dataset, PlainRows([])
    answers: dict[str, list[PlainRow]] = {}
    for kode, row in _answers(dataset):
        answers.setdefault(kode, []).append(rows.plain(row))
    others = {name: [record.asal for record in dataset.rows(name)] for name in _OTHERS}
    tables = {name: [rows.plain(row) for row in own if row] for name, own in others.items()}
    scored = read.with_scores().scored
    content = {
        "pengaturan": plain_cells(dataset.settings_row.cells),
        "tabel": tables,
        "jawaban": answers,
        "sumber": rows.as_plain(),
        "lembar": sorted(dataset.sources.get(TABLE, ())),
        "masalah": [asdict(one) for one in read.problems],
        "nilai": [[*key, as_plain(score)] for key, score in scored.items()],
    }
    _write(read.workspace, read.state, content)


def _answers(dataset: DataSet) -> Iterator[tuple[str, Row]]:
    """Yield every row of answers with the code of its unit, refused rows too."""
    for record in dataset.rows(TABLE):
        unit = dataset.unit_of(record)
        if record.asal:
            yield unit.kode if unit else "", record.asal
    for row in dataset.rejected.get(TABLE, ()):
        unit = dataset.find_unit(str(row.cells.get("unit_kerja") or ""))
        yield unit.kode if unit else "", row


def _write(workspace: Workspace, state: State, content: Mapping[str, Any]) -> None:
    path = _kept_at(workspace)
    plain = {"versi": __version__, "keadaan": state, **content}
    write_whole(path, json.dumps(plain).encode(), workspace.show(path))


@contextmanager
def changing_answers(workspace: Workspace) -> Iterator[None]:
    """Let nobody else change the answers of a data set meanwhile, in this process or another.

    Raises :class:`OutputError` when the disk refuses.
    """
    from filelock import FileLock

    path = _kept_at(workspace).with_name(_LOCK)
    prepare_folder(path.parent, workspace.show(path.parent))
    with FileLock(path):
        yield


# Read back.


def kept_answers(workspace: Workspace) -> KeptAnswers | None:
    """Return the answers of the files as they are now; None when they must be read first.

    Raises :class:`DataError` for data that were read, and can't be used.
    """
    path = _kept_at(workspace)
    with suppress(OSError, *_DAMAGED):
        state, found = _read(path, file_state(str(path)))
        if state != state_of(workspace):
            return None
        if isinstance(found, tuple):
            raise DataError(found)
        return found
    return None


def present_answers(workspace: Workspace) -> Assessments:
    """Return the whole assessments as they are now, read first where that must be.

    Raises :class:`DataError` for data that can't be used, and what :func:`keep_answers` raises.
    """
    if kept_answers(workspace) is None:
        keep_answers(workspace)
    found = kept_answers(workspace)  # None where a file changed while it was read
    return found.whole(workspace) if found else _read_now(workspace)


def _read_now(workspace: Workspace) -> Assessments:
    state, catalog = state_of(workspace), open_catalog(workspace.root)
    return assessments_in(workspace, catalog, load_dataset(workspace, catalog), state)


def are_many(workspace: Workspace) -> bool:
    """Tell whether the answers that are kept are so many that to change one is long work."""
    try:
        return _kept_at(workspace).stat().st_size >= _MANY
    except OSError:
        return False


def _kept_at(workspace: Workspace) -> Path:
    return workspace.output / FOLDER / _FILE


@lru_cache(maxsize=4)  # each page asks for it
def _read(path: Path, _: tuple[int, int]) -> tuple[State, KeptAnswers | tuple[Problem, ...]]:
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["versi"] != __version__:
        raise ValueError(kept["versi"])
    state: State = of_plain(State, kept["keadaan"])
    if "ditolak" in kept:
        return state, tuple(problems_from_plain(kept["ditolak"]))
    return state, KeptAnswers(
        *(state, read_cells(kept["pengaturan"]), PlainRows.of_plain(kept["sumber"])),
        *(kept["tabel"], kept["jawaban"], frozenset(of_plain(_Sheets, kept["lembar"]))),
        tuple(problems_from_plain(kept["masalah"])),
        {(kode, name): of_plain(Score, score) for kode, name, score in kept["nilai"]},
    )
