"""The settings of an office in forms: what is given now, and what a clerk changes in it.

A setting that stands in a sheet of an Excel workbook is changed in its cell, and the rest of the
workbook stays byte for byte. Settings of ``pengaturan.yaml`` move into a workbook of their own, all
at once; the file is kept with what was replaced. The readers judge what was typed: the changed
workbook is read where nothing else is before it takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from zi_docs.app.form_fields import (
    FormField,
    FormGroup,
    fields_of_type,
    given_text,
    judge_own,
)
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import not_on_page
from zi_docs.app.receiving import find_file, keep_former, read_file, remove_file
from zi_docs.app.surveying import files_state, types_state
from zi_docs.app.typed import too_long
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem, UsageError, quote
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import write_whole
from zi_docs.model import Lembar, Pengaturan, SettingsRow, Tables, build_setting, lookup
from zi_docs.model.values import put
from zi_docs.readers.heading import identifier
from zi_docs.run.loading import read_tables_of
from zi_docs.run.settings import SETTINGS, join_settings, read_settings_file
from zi_docs.tables.starter import write_starter
from zi_docs.tables.starter.settings import named_setting, typed, units_of, without_unheld
from zi_docs.workbook.cells import column_of
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.typing_in import FormulaError, next_row, type_into
from zi_docs.workspace import Workspace

Given = str | list[str]
"""A setting as it was typed; a list has its items."""

NEW = "+"
"""The key of an official or a number pattern that is not there yet, in the names of fields."""

_BOOK = "Pengaturan.xlsx"
_NOT_GIVEN = "ZI101"
_NAME, _VALUE, _TYPE = "isian", "isi", "untuk_jenis"


@dataclass(frozen=True, slots=True)
class Office:
    """The settings of a data set as they are written: in ``pengaturan.yaml`` or in sheets.

    ``row`` is None where none are given yet.
    """

    workspace: Workspace
    catalog: Catalog
    row: SettingsRow | None
    cells: Mapping[str, Any] = field(default_factory=dict)

    @property
    def in_yaml(self) -> bool:
        """Whether they stand in ``pengaturan.yaml``."""
        return self.row is not None and self.row.written is not None

    @property
    def mark(self) -> str:
        """What tells whether somebody has changed the settings since a form showed them."""
        return sha256(repr(self.cells).encode()).hexdigest()

    @property
    def lembar(self) -> Mapping[str, Lembar]:
        """The sheets of settings that are declared."""
        return self.catalog.lembar

    def waiting(self, name: str) -> list[str]:
        """Return the keys whose rows in a sheet wait to be filled in: they hold nothing else."""
        one = self.lembar[name]
        places = self.row.typed.places if self.row and one.ke else {}
        given = {unit[one.kunci_ke] for unit in units_of(one, self.cells)} if one.ke else set()
        begin = f"{one.root}."
        keys = [path.removeprefix(begin) for path in places if path.startswith(begin)]
        return [key for key in keys if "." not in key and key not in given]

    def groups(self, name: str, jenis: str = "") -> list[FormGroup]:
        """Return the form of one sheet of settings, or of what one document type has of it."""
        one = self.lembar[name]
        if jenis:
            own = fields_of_type(self.catalog, one, self.cells, jenis)
            return [FormGroup(self.catalog.load(jenis).manifest.judul, tuple(own))]
        if not one.ke:
            fields = [
                FormField(path, one.titles[path], given_text(lookup(self.cells, path)), kolom)
                for path, kolom in one.isian.items()
            ]
            return [FormGroup(one.judul, tuple(fields))]
        there = [self._unit(one, unit[one.kunci_ke], unit) for unit in units_of(one, self.cells)]
        return [*there, self._unit(one, NEW, {})]

    def _unit(self, one: Lembar, key: str, unit: Mapping[str, str]) -> FormGroup:
        names = [name for name in one.kolom if name != "keterangan"]
        if key != NEW:
            names.remove(one.kunci_ke)
        fields = [
            FormField(
                *(f"{one.root}.{key}.{name}", one.title_of(name)),
                *(unit.get(name, ""), one.kolom[name]),
            )
            for name in names
        ]
        return FormGroup("" if key == NEW else key, tuple(fields))


def read_office(workspace: Workspace) -> Office:
    """Return the settings of a data set, which may have none yet.

    Raises :class:`DataError` for a file that can't be read: the settings may be in it.
    """
    return _office_of(workspace, files_state(workspace))


@lru_cache(maxsize=2)  # the types stay when a workbook is saved again
def _catalog_of(root: Path, _: str) -> Catalog:
    return open_catalog(root)


@lru_cache(maxsize=2)  # the workbook with the settings may have ten thousand employees, too
def _office_of(workspace: Workspace, state: str) -> Office:
    catalog = _catalog_of(workspace.root, types_state(workspace))
    written = read_settings_file(workspace)
    tables, found, *_ = read_tables_of(workspace, catalog, written, settings_only=True)
    try:
        row, _, _ = join_settings(workspace, catalog, written, tables, found)
    except DataError as error:
        if any(one.code != _NOT_GIVEN for one in error.problems):
            raise
        return Office(workspace, catalog, None)
    return Office(workspace, catalog, row, row.cells)


def adjust(
    office: Office, name: str, typed_in: Mapping[str, str], now: datetime, jenis: str = ""
) -> dict[str, str]:
    """Save what differs in the form of one sheet; return what is wrong with it, by field.

    With ``jenis`` it is the form of one document type. Nothing is saved when anything is wrong.
    Raises :class:`UsageError` (ZI806) for settings that can only be changed in their file,
    :class:`DataError` for changes by which the workbook would not be read, and
    :class:`OutputError`.
    """
    one = office.lembar[name]
    if unnamed := _unnamed(office, one, typed_in):
        return {f"{one.root}.{NEW}.{one.kunci_ke}": unnamed}
    changes = _changes(one, office.groups(name, jenis), typed_in)
    if not changes:
        return {}
    wrong = _too_long(changes) or (judge_own(office.catalog, jenis, changes) if jenis else {})
    if wrong:
        return _by_field(office, one, wrong, jenis)
    source, content = _candidate(office, one, changes)
    wrong = _judge(office, _name_of(source), content, changes)
    if wrong:
        return _by_field(office, one, wrong, jenis)
    _save(office.workspace, source, content, now)
    return {}


def is_changed(office: Office, name: str, typed_in: Mapping[str, str], jenis: str = "") -> bool:
    """Tell whether anything differs in the form of one sheet, or of one document type."""
    return bool(_changes(office.lembar[name], office.groups(name, jenis), typed_in))


def _unnamed(office: Office, one: Lembar, typed_in: Mapping[str, str]) -> str:
    """Return what is wrong with the key of a new official or number pattern; "" for nothing."""
    begin = f"{one.root}.{NEW}."
    new = [text for path, text in typed_in.items() if path.startswith(begin) and text.strip()]
    if not (one.ke and new):
        return ""
    title = one.title_of(one.kunci_ke)
    key = typed_in.get(f"{begin}{one.kunci_ke}", "").strip()
    if not key:
        return f"{title} belum diisi. Isi, atau kosongkan semua kolom yang baru."
    there = lookup(office.cells, one.root)
    if isinstance(there, Mapping) and identifier(key) in map(identifier, there):
        return f"{title} {quote(key)} sudah ada. Ubah yang ada, atau pakai nama lain."
    return ""


def _changes(
    one: Lembar, groups: Sequence[FormGroup], typed_in: Mapping[str, str]
) -> dict[str, Given]:
    """Return the settings that were changed, by their paths; a new one has its key there."""
    key = identifier(typed_in.get(f"{one.root}.{NEW}.{one.kunci_ke}", "") or "baru")
    changes: dict[str, Given] = {}
    for group in groups:
        for each in group.fields:
            text = each.said(typed_in.get(each.path, each.isi))
            if text != each.isi.strip():
                changes[each.path.replace(f".{NEW}.", f".{key}.")] = each.value(text)
    return changes


def _too_long(changes: Mapping[str, Given]) -> dict[str, str]:
    """Return what is wrong with texts that fit into no cell, by their paths."""
    texts = {
        path: given if isinstance(given, str) else "\n".join(given)
        for path, given in changes.items()
    }
    return {path: wrong for path, text in texts.items() if (wrong := too_long(text))}


def _by_field(office: Office, one: Lembar, wrong: Mapping[str, str], jenis: str) -> dict[str, str]:
    """Return what is wrong by the fields of the form that was sent."""
    return {path if jenis else _field_of(one, path, office): wrong[path] for path in wrong}


def _field_of(one: Lembar, path: str, office: Office) -> str:
    """Return the name of the field that a path was typed into."""
    known = {each.path for group in office.groups(one.nama) for each in group.fields}
    return path if path in known else f"{one.root}.{NEW}.{path.rpartition('.')[2]}"


def _candidate(office: Office, one: Lembar, changes: Mapping[str, Given]) -> tuple[str, bytes]:
    """Return the file that changes, and its new bytes: a workbook with all that it had."""
    row = office.row
    if row is None or (row.written is not None and not row.typed.sources):
        return (SETTINGS if row else "", _new_book(office, one, changes))
    files = {source.file for source in row.typed.sources.values()}
    file = next(iter(files))
    if row.written is not None or len(files) > 1 or not file.casefold().endswith(".xlsx"):
        raise UsageError(not_on_page(", ".join(sorted(files))))
    nama = Path(file).name
    data = read_file(office.workspace, find_file(office.workspace, nama).path)
    try:
        return nama, type_into(data, _typed_cells(row, one, changes, data))
    except (ForeignError, MarkupError, FormulaError, KeyError) as error:
        raise UsageError(not_on_page(file)) from error


def _new_book(office: Office, one: Lembar, changes: Mapping[str, Given]) -> bytes:
    cells: Mapping[str, Any] = office.cells
    if isinstance(profile := cells.get("tata_naskah"), str):
        cells = {**cells, "tata_naskah": {"profil": profile}}
    _, unheld = without_unheld(office.lembar, cells)
    if unheld:
        raise UsageError(not_on_page(f"{office.workspace.shown}/{SETTINGS}"))
    for path, text in changes.items():
        name = path.rpartition(".")[2]
        if not (one.ke and name == one.kunci_ke):
            cells = put(cells, path, text)
    return write_starter(Tables({}), office.lembar, cells, sorted(office.catalog.types))


def _typed_cells(
    row: SettingsRow, one: Lembar, changes: Mapping[str, Given], data: bytes
) -> dict[str, dict[tuple[int, int], str]]:
    """Return the cells of the workbook that change; what has no row yet gets one below the others.

    Raises ``KeyError`` for a sheet or column that the workbook does not have.
    """
    source = row.typed.sources[one.nama]
    sheet = source.sheet or ""
    cells: dict[tuple[int, int], str] = {}
    new: dict[str, int] = {}
    for path, given in changes.items():
        unit = path.rpartition(".")[0] if one.ke else path
        if unit in row.typed.places and path == f"{unit}.{one.kunci_ke}":
            continue  # the row waits with its key to be filled in
        text = given if isinstance(given, str) else "\n".join(given)
        if there := _cells_of(row, path):
            cells |= dict.fromkeys(there[1:], "") | {there[0]: text}
            continue
        if unit in row.typed.units:
            raise KeyError(path)
        if unit not in new:
            new[unit] = max(new.values()) + 1 if new else next_row(data, sheet)
        cells |= _new_row(one, source.letters, path, text, new[unit])
    return {sheet: cells}


def _cells_of(row: SettingsRow, path: str) -> list[tuple[int, int]]:
    """Return the cells of a setting; a list may have several, whose first one gets all its items.

    Raises ``KeyError`` for a cell that gives another setting, too.
    """
    places = row.typed.places
    own = [at for name, at in places.items() if name == path or _is_item(name, path)]
    shared = [name for name, at in places.items() if at in own and not _is_item(name, path)]
    if [name for name in shared if name != path]:
        raise KeyError(path)
    return list(dict.fromkeys((at.number, column_of(at.column)) for at in own if at.column))


def _is_item(name: str, path: str) -> bool:
    root, _, last = name.rpartition(".")
    return root == path and last.isdigit()


def _new_row(
    one: Lembar, letters: Mapping[str, str], path: str, text: str, at: int
) -> dict[tuple[int, int], str]:
    if not one.ke:
        name, jenis = named_setting(one, path)
        titles = {_NAME: name, _VALUE: text, **({_TYPE: jenis} if jenis else {})}
    else:
        unit, _, name = path.rpartition(".")
        titles = {one.kunci_ke: unit.rpartition(".")[2], name: text}
    return {(at, column_of(letters[name])): said for name, said in titles.items()}


def _name_of(source: str) -> str:
    """Return the name of the workbook that has the settings now, or will have them."""
    return source if source.casefold().endswith(".xlsx") else _BOOK


def _judge(
    office: Office, nama: str, content: bytes, changes: Mapping[str, Given]
) -> dict[str, str]:
    """Return what the readers say of the changed settings, by their paths.

    What was wrong before and was not touched does not stop the clerk. Settings that would change
    by their mere move are refused (ZI806). Raises :class:`DataError` for a workbook that would not
    be read at all: its name may tell another year, which the first reading leaves out of account.
    """
    row, problems = read_again(office, _BOOK, content)
    after, refusals = build_setting(Pengaturan, row)
    if office.in_yaml and after is not None:
        _refuse_loss(office, after, changes)
    wrong = _by_path(row, [*problems, *refusals], changes)
    if not wrong and nama != _BOOK:
        read_again(office, nama, content)
    return wrong


def read_again(office: Office, nama: str, content: bytes) -> tuple[SettingsRow, list[Problem]]:
    """Read the settings of a workbook where nothing else is; return them with their problems.

    Raises :class:`DataError` for one that can't be read, or gives none (ZI101).
    """
    with work_folder() as folder:
        data = folder.resolve() / "data" / office.workspace.nama
        data.mkdir(parents=True)
        (data / nama).write_bytes(content)
        again = Workspace(folder.resolve(), data, folder / "output")
        tables, found, *_ = read_tables_of(again, office.catalog, None, settings_only=True)
        row, _, stopping = join_settings(again, office.catalog, None, tables, found)
    return row, stopping


def _by_path(
    row: SettingsRow, problems: Sequence[Problem], changes: Mapping[str, Given]
) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for problem in problems:
        found = row.setting_at(problem.place) or ""
        root, _, last = found.rpartition(".")
        path = root if last.isdigit() else found
        if path in changes:
            about = f" ({problem.about})" if problem.about else ""
            wrong.setdefault(path, f"{problem.message}{about} {problem.hint}")
    return wrong


def _refuse_loss(office: Office, after: Pengaturan, changes: Mapping[str, Given]) -> None:
    """Refuse a move by which a setting that nobody changed would get another value."""
    if office.row is None:
        return
    before, _ = build_setting(Pengaturan, office.row)
    touched = {path.partition(".")[0] for path in changes}
    kept = [name for name in Pengaturan.model_fields if name not in touched]
    if before and any(_said(getattr(before, name)) != _said(getattr(after, name)) for name in kept):
        raise UsageError(not_on_page(f"{office.workspace.shown}/{SETTINGS}"))


def _said(value: Any) -> Any:
    """Return a value with what is typed of it as text; a page profile may be its name alone."""
    if isinstance(value, Mapping):
        inside = {name: _said(one) for name, one in value.items()}
        return inside["profil"] if inside.keys() == {"profil"} else inside
    return [*map(_said, value)] if isinstance(value, (list, tuple)) else _plain(value)


def _plain(value: Any) -> Any:
    return typed(value) if isinstance(value, (bool, int, float)) else value


def _save(workspace: Workspace, source: str, content: bytes, now: datetime) -> None:
    """Give the workbook its place; what it replaces is kept."""
    nama = _name_of(source)
    target = workspace.data / nama
    if source != nama and target.exists():
        raise UsageError(not_on_page(workspace.show(target)))
    former = find_file(workspace, source) if source else None
    if former:
        keep_former(workspace, former, now)
    write_whole(target, content, workspace.show(target))
    if former and former.path != target:
        remove_file(workspace, former.path)
