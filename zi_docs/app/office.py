"""The settings of an office as they are written, and the forms that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from zi_docs.app.form_fields import FormField, FormGroup, fields_of_type, given_text
from zi_docs.app.preparing import open_catalog
from zi_docs.app.surveying import files_state, types_state
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.files.temporary import work_folder
from zi_docs.model import Lembar, SettingsRow, lookup
from zi_docs.run.loading import read_tables_of
from zi_docs.run.settings import join_settings, read_settings_file
from zi_docs.tables.starter.settings import units_of
from zi_docs.workspace import Workspace

Given = str | list[str]
"""A setting as it was typed; a list has its items."""

NEW = "+"
"""The key of an official or a number pattern that is not there yet, in the names of fields."""

_NOT_GIVEN = "ZI101"


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
