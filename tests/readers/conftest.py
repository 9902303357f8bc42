"""Data sets made on the spot: real files, as offices make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from zi_docs.errors import Problem
from zi_docs.model.table import Table
from zi_docs.readers import read_tables
from zi_docs.tables import load_tables
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
SHOWN = "data/trenggalek-2021"
HEADING = ["Nama", "Status", "NIP", "Jabatan"]
ANI = ["Ani Lestari", "PNS", "199001012020122001", "Analis"]


class DataSet:
    """A data set's folder that is being filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file as it is."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def xlsx(
        self,
        *rows: Iterable[Any],
        name: str = "pegawai.xlsx",
        sheet: str = "Pegawai",
        edit: Callable[[Any], None] | None = None,
    ) -> Path:
        """Write a workbook of one sheet; ``edit`` may change the sheet before it is saved."""
        book = Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        if edit:
            edit(book.active)
        book.save(self.folder / name)
        return self.folder / name

    def sheets(self, name: str = "zi.xlsx", /, **sheets: list[list[Any]]) -> Path:
        """Write a workbook of several sheets."""
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(self.folder / name)
        return self.folder / name

    def read(self, tahun: str = "") -> tuple[dict[str, Table], list[Problem]]:
        """Read the folder."""
        tables, problems, *_ = read_tables(self.folder, SHOWN, TABLES, tahun)
        return tables, problems

    def table(self, name: str = "pegawai") -> Table:
        """Read one table that must be without any problem."""
        tables, problems = self.read()
        assert problems == []
        return tables[name]

    def problem(self, code: str) -> Problem:
        """Read, and return the only problem there may be."""
        _, problems = self.read()
        assert [problem.code for problem in problems] == [code]
        return problems[0]


@pytest.fixture
def data_set(tmp_path: Path) -> DataSet:
    return DataSet(tmp_path)
