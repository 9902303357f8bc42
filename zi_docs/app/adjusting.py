"""What a clerk changes in the settings of an office: in a cell, or by a move into a workbook.

Settings of ``pengaturan.yaml`` move all at once; the file is kept with what was replaced. The
readers judge what was typed: the changed workbook is read where nothing else is before it takes
its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from zi_docs.app.form_fields import FormGroup, judge_own
from zi_docs.app.office import NEW, Given, Office, read_again
from zi_docs.app.problems import not_on_page
from zi_docs.app.receiving import find_file, keep_former, remove_file
from zi_docs.app.settings_book import BOOK, candidate, name_of
from zi_docs.app.typed import too_long
from zi_docs.errors import Problem, UsageError, quote
from zi_docs.files.writing import write_whole
from zi_docs.model import Lembar, Pengaturan, SettingsRow, build_setting, lookup
from zi_docs.readers.heading import identifier
from zi_docs.run.settings import SETTINGS
from zi_docs.tables.starter.settings import typed
from zi_docs.workspace import Workspace


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
    source, content = candidate(office, one, changes)
    wrong = _judge(office, name_of(source), content, changes)
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


def _judge(
    office: Office, nama: str, content: bytes, changes: Mapping[str, Given]
) -> dict[str, str]:
    """Return what the readers say of the changed settings, by their paths.

    What was wrong before and was not touched does not stop the clerk. Settings that would change
    by their mere move are refused (ZI806). Raises :class:`DataError` for a workbook that would not
    be read at all: its name may tell another year, which the first reading leaves out of account.
    """
    row, problems = read_again(office, BOOK, content)
    after, refusals = build_setting(Pengaturan, row)
    if office.in_yaml and after is not None:
        _refuse_loss(office, after, changes)
    wrong = _by_path(row, [*problems, *refusals], changes)
    if not wrong and nama != BOOK:
        read_again(office, nama, content)
    return wrong


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
    nama = name_of(source)
    target = workspace.data / nama
    if source != nama and target.exists():
        raise UsageError(not_on_page(workspace.show(target)))
    former = find_file(workspace, source) if source else None
    if former:
        keep_former(workspace, former, now)
    write_whole(target, content, workspace.show(target))
    if former and former.path != target:
        remove_file(workspace, former.path)
