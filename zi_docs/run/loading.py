"""From an office's folder to its data set: read, build, check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from zi_docs.checks import check_dataset
from zi_docs.checks.tabel import lines
from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Place, Problem, TemplateError
from zi_docs.model import (
    Pengaturan,
    Row,
    SettingsRow,
    Source,
    Table,
    TataNaskah,
    build_setting,
    lookup,
)
from zi_docs.model.table import Seen
from zi_docs.picture import PictureError, picture_in
from zi_docs.plain_file import is_there
from zi_docs.readers import check_texts, read_settings, read_tables
from zi_docs.readers.data_file import DataFile
from zi_docs.readers.data_set import TablesRead
from zi_docs.readers.table_name import tables_behind
from zi_docs.run import problems_values as problems
from zi_docs.run.besides import mistakes_besides, people_in
from zi_docs.run.json_values import read_json
from zi_docs.run.rest import mistakes_of
from zi_docs.run.row_mates import mistakes_of_mates
from zi_docs.run.settings import join_settings, read_settings_file, settle
from zi_docs.tables import DataSet, Record, Tables, UnitKerja, build_records, record_classes
from zi_docs.tables.completing import complete_tables
from zi_docs.tables.keys import value_at
from zi_docs.workspace import Workspace

_FILES = ("gambar", "berkas")
_MAX_VALUES = 20_000_000
USUAL_PROFILE = Pengaturan.model_fields["tata_naskah"].default

Loaded = tuple[DataSet | None, list[Problem]]
"""A data set, None without usable settings, with every problem found in it."""


def load_dataset(workspace: Workspace, catalog: Catalog) -> Loaded:
    """Return the data set (of the good rows) with every problem found in it.

    Without usable settings there is no data set: None, with what is wrong in the settings, and in
    the tables whatever the settings are.
    """
    written, unread = _settings_file(workspace)
    try:
        tables, found, seen, rest = read_tables_of(workspace, catalog, written)
    except DataError as error:
        return None, [*unread, *error.problems]
    try:
        row, found, stopping = join_settings(workspace, catalog, written, tables, found)
    except DataError as error:  # nobody gave any
        row, stopping = SettingsRow(Source(""), 1, {}, lembar=catalog.lembar), []
        unread = unread or list(error.problems)
    whole = _Whole(workspace, catalog, row, tables, found, seen, rest)
    pengaturan, refused = build_setting(Pengaturan, row)
    profile, wrong = _profile(catalog, row)
    if pengaturan and profile and not (unread or stopping):
        return whole.build(pengaturan, profile)
    faults = unread or settle(stopping, [*refused, *wrong], found, written)
    return None, [*faults, *whole.mistakes_besides(unread or stopping, faults)]


def _settings_file(workspace: Workspace) -> tuple[Row | None, list[Problem]]:
    """Return the row of the settings file, if there is one, or why it can't be used."""
    try:
        return read_settings_file(workspace), []
    except DataError as error:
        return None, list(error.problems)


@dataclass(frozen=True, slots=True)
class _Whole:
    """All that was read of a data set, before its settings are known to be usable."""

    workspace: Workspace
    catalog: Catalog
    row: SettingsRow
    read: Mapping[str, Table]
    found: Sequence[Problem]
    seen: tuple[Seen, ...]
    rest: Mapping[str, Table]

    @property
    def tables(self) -> dict[str, Table]:
        """The tables without the sheets of settings."""
        return {name: one for name, one in self.read.items() if name in self.catalog.tables}

    def build(self, pengaturan: Pengaturan, profile: TataNaskah) -> tuple[DataSet, list[Problem]]:
        """Return the data set with these settings, and every problem found in it."""
        workspace, catalog, row = self.workspace, self.catalog, self.row
        told = list(self.found)
        unread = tables_behind(_whole(told), catalog.tables) - self.tables.keys()
        tables, assumed = _complete(self.tables, catalog, pengaturan)
        told += assumed
        classes = record_classes(catalog.tables, tables)
        records, rejected, refusals = _records(classes, tables)
        told += _news(told, refusals)
        drawn, undrawn = _all_pictures(workspace, pengaturan, row, records)
        dataset = DataSet(
            *(workspace.nama, pengaturan, row, profile, catalog.tables, records, *drawn),
            rejected=rejected,
            unread=unread,
            sources={name: table.sources for name, table in tables.items()},
            refused=frozenset(_errors(told)),
            seen=self.seen,
        )
        found = [*told, *undrawn, *dict.fromkeys(_files(workspace, dataset, catalog))]
        on = _first_date(pengaturan)
        wrong = [*check_dataset(dataset), *mistakes_of(self.rest, tables, dataset, on)]
        wrong += mistakes_of_mates(rejected, classes, dataset)
        return dataset, [*found, *_news(found, wrong)]

    def mistakes_besides(
        self, stopping: Iterable[Problem], told: Collection[Problem]
    ) -> list[Problem]:
        """Return what is wrong in the tables and does not depend on the refused settings."""
        profile = self.catalog.load_profile(USUAL_PROFILE, self.row)
        people = people_in(self.tables, self.catalog.tables)

        def judge(office: Pengaturan) -> list[Problem]:
            return self.build(office, profile)[1]

        known = {one.place for one in told}
        mistakes = mistakes_besides(self.row, stopping, people, judge)
        return [one for one in mistakes if one.place not in known]


def read_tables_of(
    workspace: Workspace, catalog: Catalog, written: Row | None, *, settings_only: bool = False
) -> TablesRead:
    """Read the tables and sheets of settings; a name with another year is told."""
    declared = Tables({**catalog.tables, **catalog.lembar})
    tahun = str(written.cells.get("tahun", "")) if written else ""
    only = tuple(catalog.lembar) if settings_only else ()
    return read_tables(workspace.data, workspace.shown, declared, tahun, only)


def _complete(
    tables: Mapping[str, Table], catalog: Catalog, pengaturan: Pengaturan
) -> tuple[dict[str, Table], list[Problem]]:
    """Return the tables with what follows from them, and what was assumed."""
    return complete_tables(tables, catalog.tables, _first_date(pengaturan), pengaturan.tahun)


def _first_date(pengaturan: Pengaturan) -> date:
    """Return the earliest date of a document; without any, the year's first day."""
    dates = (pengaturan.tanggal, *pengaturan.tanggal_jenis.values())
    return min(filter(None, dates), default=date(pengaturan.tahun, 1, 1))


def _profile(catalog: Catalog, row: Row) -> tuple[TataNaskah | None, list[Problem]]:
    """Return the page profile that the settings name, or None and why it can't be used."""
    setting = row.cells.get("tata_naskah", USUAL_PROFILE)
    if not isinstance(setting, (str, Mapping)):
        return None, []  # the settings themselves are refused
    try:
        return catalog.load_profile(setting, row), []
    except TemplateError as error:
        return None, list(error.problems)


def _news(told: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Return the complaints that are new: a cell with an error gets no second complaint.

    A cell that has only a warning still gets its errors; a note is no complaint.
    """
    told = list(told)
    refused = _errors(told)
    warned = {problem.place for problem in told if problem.severity is not Severity.CATATAN}
    return [
        problem
        for problem in found
        if problem.place not in (refused if problem.is_error else warned)
    ]


def _errors(found: Iterable[Problem]) -> set[Place]:
    return {problem.place for problem in found if problem.is_error}


def load_example(path: Path, shown: str, catalog: Catalog) -> tuple[DataSet, Row]:
    """Return the small data set that a document type's ``contoh.yaml`` holds, and its row.

    Raises :class:`TemplateError` with everything that is wrong in it.
    """
    row = catalog.load_example(path, shown)
    if faults := [*_check_example(row, catalog.tables), *check_texts(row)]:
        raise TemplateError(faults)
    settings = row.inside("pengaturan")
    pengaturan, faults = build_setting(Pengaturan, settings)
    records: dict[str, Any] = {}
    for name, model in record_classes(catalog.tables, row.cells).items():
        records[name], refused = build_records(model, _example_rows(row, name))
        faults += refused
    if pengaturan is None or faults:
        raise TemplateError(faults)
    profile = catalog.load_profile(pengaturan.tata_naskah, settings)
    return DataSet("contoh", pengaturan, settings, profile, catalog.tables, records), row


def _check_example(row: Row, tables: Tables) -> list[Problem]:
    """Return what is wrong with the top-level keys of an example."""
    known = ("pengaturan", "nomor", *tables)
    strange = [key for key in row.cells if key not in known]
    unknown = [problems.unknown_key(row.place(key), key, known) for key in strange]
    if unknown or not isinstance(row.cells.get("pengaturan"), dict):
        return unknown or [problems.no_example_settings(row.place("pengaturan"))]
    wrong = (name for name in tables if not _is_rows(row.cells.get(name, [])))
    return [problems.no_example_rows(row.place(name), name) for name in wrong]


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _example_rows(row: Row, name: str) -> list[Row]:
    return [row.inside(f"{name}.{n}") for n in range(len(row.cells.get(name, [])))]


def load_values(path: Path, shown: str) -> dict[str, Any]:
    """Return the values of a JSON or YAML file, which fill any one Word file.

    A YAML value stays text as typed, except ``true``, ``false`` and plain whole numbers. A number
    with a leading zero, or one as long as an identity number, stays text. Raises
    :class:`DataError` (ZI207, ZI133, and those of the YAML reader).
    """
    if path.suffix.lower() != ".json":
        return {key: as_plain(value) for key, value in read_settings(path, shown).cells.items()}
    values = read_json(DataFile(path, shown).read(_MAX_VALUES), shown)
    if not isinstance(values, dict):
        raise DataError(problems.no_values(shown))
    return {key: _with_line_breaks(value) for key, value in values.items()}


def _with_line_breaks(value: Any) -> Any:
    """Return a value whose texts have Word's line breaks instead of those of Windows."""
    if isinstance(value, dict):
        return {key: _with_line_breaks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_line_breaks(item) for item in value]
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def as_plain(value: Any) -> Any:
    """Return a value in which ``true``, ``false`` and plain whole numbers are no texts any more."""
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_plain(item) for item in value]
    if not isinstance(value, str):
        return value
    if value.isascii() and value.isdigit() and len(value) < 16 and str(int(value)) == value:
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _whole(found: Iterable[Problem]) -> list[Place]:
    """Return the places of the sheets and files that were refused, not only a row of them."""
    return [one.place for one in found if one.is_error and one.place.record is None]


def _records(
    classes: Mapping[str, type[Record]], tables: Mapping[str, Table]
) -> tuple[dict[str, Any], dict[str, list[Row]], list[Problem]]:
    """Return the records of each table, the rows that gave no record, and their problems."""
    records: dict[str, Any] = {}
    rejected: dict[str, list[Row]] = {}
    faults: list[Problem] = []
    for name, table in tables.items():
        records[name], refused = build_records(classes[name], table.rows)
        rejected[name] = _lost(table, records[name]) if refused else []
        faults += refused
    return records, rejected, faults


def _lost(table: Table, records: Iterable[Record]) -> list[Row]:
    """Return the rows that gave no record."""
    built = {_row_key(record.asal) for record in records if record.asal}
    return [row for row in table.rows if _row_key(row) not in built]


def _row_key(row: Row) -> tuple[str, str | None, int]:
    """Return what tells a row from all others: joined sheets number their rows alike."""
    return row.source.file, row.source.sheet, row.number


def _all_pictures(
    workspace: Workspace, pengaturan: Pengaturan, row: Row, records: Mapping[str, Any]
) -> tuple[tuple[dict[str, bytes], dict[str, bytes]], list[Problem]]:
    """Return the emblems of the office and those of its units, with what is wrong with them."""
    pictures, faults = _pictures(workspace, pengaturan, row)
    emblems, wrong = _emblems(workspace, records.get("unit_kerja", ()))
    return (pictures, emblems), [*faults, *wrong]


def _pictures(
    workspace: Workspace, pengaturan: Pengaturan, row: Row
) -> tuple[dict[str, bytes], list[Problem]]:
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []
    for name in ("lambang", "lambang_negara"):
        file = getattr(pengaturan, name)
        if not file:
            continue
        try:
            pictures[name] = picture_in(workspace.data, file).data
        except PictureError as error:
            faults.append(_no_picture(row.place(name), file, workspace.data, error))
    return pictures, faults


def _emblems(
    workspace: Workspace, units: Iterable[UnitKerja]
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the emblems of units by the names of their files, with what is wrong with them.

    A file that is not there is told with all others that rows name.
    """
    emblems: dict[str, bytes] = {}
    faults: list[Problem] = []
    for unit in units:
        if unit.lambang in ("", *emblems):
            continue
        try:
            emblems[unit.lambang] = picture_in(workspace.data, unit.lambang).data
        except PictureError as error:
            if is_there(workspace.data / unit.lambang):
                place = unit.place("lambang")
                faults.append(problems.bad_picture(place, unit.lambang, error))
    return emblems, faults


def _files(workspace: Workspace, dataset: DataSet, catalog: Catalog) -> Iterator[Problem]:
    """Report pictures and files that are named, but that the data folder does not have (ZI205).

    A row names them, or a field of a type. What a picture holds is looked at when it is drawn.
    """
    is_there = cache(partial(is_inside, workspace.data))
    for place, file, kind in (*_named_in_rows(dataset), *_named_in_fields(dataset, catalog)):
        if file and not is_there(file):
            yield problems.no_file(place, file, kind)


def _named_in_rows(dataset: DataSet) -> Iterator[tuple[Place, str, str]]:
    """Yield each file that a row names, with its place and the kind of its column."""
    for table, tabel in dataset.tables.items():
        columns = list(tabel.of_kind(*_FILES))
        for line in lines(dataset, table) if columns else ():
            for name, kolom in columns:
                if file := str(value_at(line.row, name) or ""):
                    yield line.place(name), file, kolom.kind


def _named_in_fields(dataset: DataSet, catalog: Catalog) -> Iterator[tuple[Place, str, str]]:
    """Yield each file that a field of a type names: the settings give it, or its ``bawaan``."""
    for jenis in catalog.types_with(_FILES):
        typed = dataset.pengaturan.isian.get(jenis, {})
        for field in catalog.own_fields(jenis):
            if field.kolom.kind in _FILES:
                place = dataset.settings_row.place(f"isian.{jenis}.{field.path}")
                made, _ = field.read(lookup(typed, field.path), place)
                yield place, str(getattr(made, field.name, "") or ""), field.kolom.kind


def is_inside(folder: Path, file: str) -> bool:
    """Tell whether a plain file is there, not reached through a link out of the folder."""
    try:
        path = (folder / file).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (RuntimeError, OSError, ValueError):  # links in a circle; a NUL in the name
        return False


def _no_picture(place: Place, file: str, folder: Path, error: PictureError) -> Problem:
    if is_there(folder / file):
        return problems.bad_picture(place, file, error)
    endings = {".png", ".jpg", ".jpeg"}
    there = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in endings)
    return problems.no_picture(place, file, there)
