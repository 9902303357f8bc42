"""Readers: they turn the files of a data set into tables whose cells know where they were typed.

A format is one row of ``READERS`` in :mod:`zi_docs.readers.data_set`. Modules are imported only
when they are needed: the child process that reads workbooks (:mod:`zi_docs.readers.worker`)
imports this package too and must start fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from zi_docs.errors import Problem
    from zi_docs.model.settings_row import Typed
    from zi_docs.model.tabel import Lembar, Tables
    from zi_docs.model.table import Row, Table
    from zi_docs.readers.data_set import TablesRead
    from zi_docs.readers.settings_sheets import Types

__all__ = [
    "check_texts",
    "gather_settings",
    "read_settings",
    "read_tables",
]


def read_tables(
    folder: Path, shown: str, tables: Tables, tahun: str = "", only: Collection[str] = ()
) -> TablesRead:
    """Read every table in a data set's folder, or ``only`` some; ``shown`` is it in words."""
    from zi_docs.readers.data_set import read_tables

    return read_tables(folder, shown, tables, tahun, only)


def read_settings(path: Path, shown: str) -> Row:
    """Read ``pengaturan.yaml``, all values as text; raise ``DataError`` when it can't be used."""
    from zi_docs.readers.yaml_file import read_settings

    return read_settings(path, shown)


def check_texts(row: Row) -> list[Problem]:
    """Return the errors in the texts of a row that was read from YAML, such as odd characters."""
    from zi_docs.readers.yaml_file import check_texts

    return check_texts(row)


def gather_settings(
    sheets: Mapping[str, Table], lembar: Mapping[str, Lembar], types: Types
) -> tuple[Typed, list[Problem]]:
    """Return what the sheets of settings give, by the paths of ``pengaturan.yaml``."""
    from zi_docs.readers.settings_sheets import gather

    return gather(sheets, lembar, types)
