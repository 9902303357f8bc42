"""The settings of a data set: from ``pengaturan.yaml``, from sheets of its workbooks, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.model import Lembar, Row, SettingsRow, Source, Table, Typed, lookup, merge
from zi_docs.model.fields import fold
from zi_docs.model.tabel import Kolom
from zi_docs.model.values import nest
from zi_docs.plain_file import is_there
from zi_docs.readers import gather_settings, problems_files, read_settings
from zi_docs.readers import problems as told
from zi_docs.readers.data_set import near_settings
from zi_docs.readers.settings_sheets import spot
from zi_docs.run import problems
from zi_docs.tables.kinds import is_nothing
from zi_docs.workspace import Workspace

SETTINGS = "pengaturan.yaml"
_SHEET = "ZI464"
_EMPTY = "ZI201"


def read_settings_file(workspace: Workspace) -> Row | None:
    """Return the row of ``pengaturan.yaml``; None when there is no such file.

    Raises :class:`DataError` when the file can't be used.
    """
    path = workspace.data / SETTINGS
    if not is_there(path):
        return None
    return read_settings(path, f"{workspace.shown}/{SETTINGS}")


def join_settings(
    workspace: Workspace,
    catalog: Catalog,
    written: Row | None,
    tables: Mapping[str, Table],
    found: list[Problem],
) -> tuple[SettingsRow, list[Problem], list[Problem]]:
    """Return all settings as one row, what reading the tables found, and why no document is made.

    What was found is in its final words. The last are the faults of the sheets of settings, and the
    settings in two places (ZI467). Raises :class:`DataError` when there are no settings at all
    (ZI101).
    """
    typed, wrong = gather_settings(tables, catalog.lembar, catalog)
    places = {source.place.source for source in typed.sources.values()}
    found = [_reworded(one, written) for one in found]
    found = [one.at(spot(one.place)) if one.place.source in places else one for one in found]
    of_sheets = [one for one in found if one.place.source in places or one.code == _SHEET]
    stopping = [one for one in (*of_sheets, *wrong) if one.is_error]
    if written:
        stopping += _overlaps(written, typed, catalog.lembar)
    elif not typed.sources:
        raise DataError(
            stopping
            or _lost(found)
            or [
                problems_files.missing(
                    f"{workspace.shown}/{SETTINGS}", near_settings(workspace.data)
                )
            ]
        )
    row = _joined(written, typed, catalog.lembar)
    stopping += _doubles(row)
    found = [*found, *(one for one in wrong if one not in found)]
    return row, found, list(dict.fromkeys(stopping))


def settle(
    stopping: list[Problem], refusals: list[Problem], found: Iterable[Problem], written: Row | None
) -> list[Problem]:
    """Return why there are no settings: the faults of sheets, then the values that are refused.

    What only follows is left out. What an office without a settings file seems to lack may be in a
    file or sheet that was not read, or in a row without a name. A cell is told once.
    """
    lost = _lost(found) if written is None else []
    hides = bool(lost) or any(one.code == _EMPTY for one in stopping)
    places = {one.place for one in stopping}
    own = [
        one for one in refusals if one.place not in places and not (hides and one.code == _EMPTY)
    ]
    return list(dict.fromkeys([*lost, *stopping, *own])) if stopping or refusals else []


def _reworded(one: Problem, written: Row | None) -> Problem:
    """Return a problem as a warning when it only says that a sheet of another kind is not read.

    An office with a settings file may have had a sheet of that name for something else.
    """
    return problems.another_sheet(one) if written and one.code == _SHEET else one


def _lost(found: Iterable[Problem]) -> list[Problem]:
    """Return the errors of whole files and sheets: the settings may be in one of these."""
    errors = (one for one in found if one.is_error and one.place.record is None)
    return [one for one in errors if not (one.place.column or one.place.path)]


def _overlaps(written: Row, typed: Typed, lembar: Mapping[str, Lembar]) -> Iterator[Problem]:
    """Yield a problem for each setting that stands in the file and in a sheet."""
    cells = _with_profile(written.cells)
    row = SettingsRow(written.source, 1, {}, {}, None, typed, lembar)
    for path, place in typed.units.items():
        steps = path.split(".")
        for depth in range(1, len(steps) + 1):
            above = ".".join(steps[:depth])
            value = lookup(cells, above)
            is_whole = depth == len(steps) or not isinstance(value, Mapping)
            if is_whole and value not in (None, "", [], {}):
                yield told.setting_twice(place, row.called(path), written.place(above))
                break


def _doubles(row: SettingsRow) -> Iterator[Problem]:
    """Yield a problem for each key that differs from an earlier one only in its capitals."""
    for one in row.lembar.values():
        firsts: dict[str, str] = {}
        keys = lookup(row.cells, one.root) if one.ke else None
        for key in keys if isinstance(keys, Mapping) else ():
            path = f"{one.root}.{key}"
            first = firsts.setdefault(fold(str(key)), path)
            if first != path:
                called = row.called(path) or f'kunci "{path}"'
                yield told.setting_twice(row.place(path), called, row.place(first))


def _with_profile(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings in which a page profile given by its name alone is a mapping."""
    profile = cells.get("tata_naskah")
    if isinstance(profile, str) and profile:
        return {**cells, "tata_naskah": {"profil": profile}}
    return dict(cells)


def _joined(written: Row | None, typed: Typed, lembar: Mapping[str, Lembar]) -> SettingsRow:
    if written is None:
        cells = merge(merge(_needed_parents(lembar), _meant(typed)), typed.cells)
        return SettingsRow(Source(""), 1, cells, {}, None, typed, lembar)
    own = without_nothing(written.cells, lembar)
    base = merge(_meant(typed), _with_profile(own) if "tata_naskah" in typed.cells else own)
    cells = merge(base, typed.cells)
    return SettingsRow(written.source, 1, cells, written.lines, written, typed, lembar)


def _meant(typed: Typed) -> dict[str, Any]:
    """Return the values of misspelt settings, nested by the paths that they seem to mean."""
    cells: dict[str, Any] = {}
    for path, value in typed.meant.items():
        cells = merge(cells, nest(path, value))
    return cells


def without_nothing(cells: Mapping[str, Any], lembar: Mapping[str, Lembar]) -> dict[str, Any]:
    """Return the settings of the file without those that mean nothing, by their declared kinds.

    So ``-``, and a ``0`` for a name or date, are as empty in the file as in a sheet. What must be
    given stays, as an empty text: it is told as not filled in.
    """
    own = dict(cells)
    for one in lembar.values():
        for path, setelan in one.isian.items():
            own = _cleared(own, path, setelan)
        units = lookup(own, one.root) if one.ke else None
        for key in list(units) if isinstance(units, Mapping) else ():
            for name, kolom in one.kolom.items():
                own = _cleared(own, f"{one.root}.{key}.{name}", kolom)
    return own


def _cleared(cells: Mapping[str, Any], path: str, kolom: Kolom) -> dict[str, Any]:
    """Return the cells in which a value that means nothing is gone, or empty where it is needed."""
    name, _, rest = path.partition(".")
    value = cells.get(name)
    if rest:
        inside = _cleared(value, rest, kolom) if isinstance(value, Mapping) else None
        return dict(cells) if inside is None else {**cells, name: inside}
    if not isinstance(value, str) or not value or not is_nothing(kolom, value):
        return dict(cells)
    return {**cells, name: ""} if kolom.wajib else {k: v for k, v in cells.items() if k != name}


def _needed_parents(lembar: Mapping[str, Lembar]) -> dict[str, Any]:
    """Return the mappings that hold required settings, so that each missing one is named."""
    needed = [path for one in lembar.values() for path, isian in one.isian.items() if isian.wajib]
    return {path.partition(".")[0]: {} for path in needed if "." in path}
