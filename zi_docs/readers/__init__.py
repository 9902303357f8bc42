"""Readers: the files of a data set become tables of cells that know where they stood.

A format is one row of ``READERS``. Everything is imported when it is needed: the child process
that reads workbooks (:mod:`zi_docs.readers.worker`) imports this package too and must stay cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_docs.errors import Problem
    from zi_docs.model.table import Row, Table
    from zi_docs.readers.data_file import DataFile, Reader, Reading

__all__ = ["READERS", "read_settings", "read_tables"]


def _read_workbooks(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.workbook import read

    return read(files)


def _read_csv(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.csv_file import read

    return read(files)


def _read_yaml(files: Sequence[DataFile]) -> Reading:
    from zi_docs.readers.yaml_file import read

    return read(files)


READERS: dict[str, Reader] = {
    ".xlsx": _read_workbooks,
    ".xls": _read_workbooks,
    ".ods": _read_workbooks,
    ".csv": _read_csv,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
}


def read_tables(folder: Path, shown: str) -> tuple[dict[str, Table], list[Problem]]:
    """Read every table in a data set's folder; ``shown`` is the folder as a clerk knows it."""
    from zi_docs.readers.data_set import read_tables

    return read_tables(folder, shown)


def read_settings(path: Path, shown: str) -> Row:
    """Read ``pengaturan.yaml``, all values as text; raise ``DataError`` when it can't be used."""
    from zi_docs.readers.yaml_file import read_settings

    return read_settings(path, shown)
