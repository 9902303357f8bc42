"""The workbook of an office's settings, as it would be after a clerk's changes.

A setting that stands in a sheet of an Excel workbook is changed in its cell, and the rest of the
workbook stays byte for byte. Settings of ``pengaturan.yaml`` move into a workbook of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zi_docs.app.office import Given, Office
from zi_docs.app.problems import not_on_page
from zi_docs.app.receiving import find_file, read_file
from zi_docs.errors import UsageError
from zi_docs.model import Lembar, SettingsRow, Tables
from zi_docs.model.values import put
from zi_docs.run.settings import SETTINGS
from zi_docs.tables.starter import write_starter
from zi_docs.tables.starter.settings import named_setting, without_unheld
from zi_docs.workbook.cells import column_of
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workbook.typing_in import FormulaError, next_row, type_into

BOOK = "Pengaturan.xlsx"
"""The workbook that settings move into."""

_NAME, _VALUE, _TYPE = "isian", "isi", "untuk_jenis"


def candidate(office: Office, one: Lembar, changes: Mapping[str, Given]) -> tuple[str, bytes]:
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


def name_of(source: str) -> str:
    """Return the name of the workbook that has the settings now, or will have them."""
    return source if source.casefold().endswith(".xlsx") else BOOK
