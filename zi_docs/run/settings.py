"""The settings of a data set: from ``pengaturan.yaml``, from sheets of its workbooks, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.model import Lembar, Row, SettingsRow, Source, Table, Typed, lookup, merge
from zi_docs.readers import gather_settings, read_settings
from zi_docs.readers import problems as told
from zi_docs.readers.settings_sheets import spot
from zi_docs.run import problems
from zi_docs.workspace import Workspace

SETTINGS = "pengaturan.yaml"
_SHEET = "ZI464"


def read_settings_file(workspace: Workspace) -> Row | None:
    """Return the row of ``pengaturan.yaml``; None when there is no such file.

    Raises :class:`DataError` when the file can't be used.
    """
    path = workspace.data / SETTINGS
    if not path.exists():
        return None
    return read_settings(path, f"{workspace.shown}/{SETTINGS}")


def join_settings(
    workspace: Workspace,
    catalog: Catalog,
    written: Row | None,
    tables: Mapping[str, Table],
    found: list[Problem],
) -> tuple[SettingsRow, list[Problem]]:
    """Return all settings as one row, and what reading the tables found, in its final words.

    Raises :class:`DataError`: for faults in the sheets of settings, for a setting in two places
    (ZI467), and when there are no settings at all (ZI101).
    """
    typed, wrong = gather_settings(tables, catalog.lembar, catalog)
    places = {source.place.source for source in typed.sources.values()}
    found = [_reworded(one, written) for one in found]
    found = [one.at(spot(one.place)) if one.place.source in places else one for one in found]
    of_sheets = [one for one in found if one.place.source in places or one.code == _SHEET]
    stopping = [one for one in (*of_sheets, *wrong) if one.severity is Severity.GALAT]
    if written:
        stopping += _overlaps(written, typed, catalog.lembar)
    elif not stopping and not typed.sources:
        stopping = _lost(found) or [told.missing(f"{workspace.shown}/{SETTINGS}")]
    if stopping:
        raise DataError(list(dict.fromkeys(stopping)))
    row = _joined(written, typed, catalog.lembar)
    return row, [*found, *(one for one in wrong if one not in found)]


def without_lost(
    refusals: list[Problem], found: Iterable[Problem], written: Row | None
) -> list[Problem]:
    """Return why there are no settings, without what only follows from a file that was not read.

    What an office without a settings file seems to lack may be in that file or sheet.
    """
    lost = _lost(found) if written is None else []
    return [*lost, *(one for one in refusals if not (lost and one.code == "ZI201"))]


def _reworded(one: Problem, written: Row | None) -> Problem:
    """Return a problem as a warning when it only says that a sheet of another kind is not read.

    An office with a settings file may have had a sheet of that name for something else.
    """
    return problems.another_sheet(one) if written and one.code == _SHEET else one


def _lost(found: Iterable[Problem]) -> list[Problem]:
    """Return the errors of whole files: the settings may be in one of these."""
    return [one for one in found if one.severity is Severity.GALAT and one.place.record is None]


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


def _with_profile(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings in which a page profile given by its name alone is a mapping."""
    profile = cells.get("tata_naskah")
    if isinstance(profile, str) and profile:
        return {**cells, "tata_naskah": {"profil": profile}}
    return dict(cells)


def _joined(written: Row | None, typed: Typed, lembar: Mapping[str, Lembar]) -> SettingsRow:
    if written is None:
        cells = merge(_needed_parents(lembar), typed.cells)
        return SettingsRow(Source(""), 1, cells, {}, None, typed, lembar)
    base = _with_profile(written.cells) if "tata_naskah" in typed.cells else written.cells
    cells = merge(base, typed.cells)
    return SettingsRow(written.source, 1, cells, written.lines, written, typed, lembar)


def _needed_parents(lembar: Mapping[str, Lembar]) -> dict[str, Any]:
    """Return the mappings that hold required settings, so that each missing one is named."""
    needed = [path for one in lembar.values() for path, isian in one.isian.items() if isian.wajib]
    return {path.partition(".")[0]: {} for path in needed if "." in path}
