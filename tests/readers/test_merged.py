"""Merged and repeated cells end where they end, in every format of workbooks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from .conftest import DataSet

pytestmark = pytest.mark.usefixtures("same_process")

Merge = tuple[int, int, int, int]  # top, left, bottom, right
Rows = Sequence[Sequence[str]]
STAFF = (
    ("Nama", "Unit Kerja", "Jabatan", "Status"),
    ("Ani", "Dinas", "Analis", "PNS"),
    ("Budi", "", "", "PNS"),
    ("Citra", "", "", "PNS"),
)
PLAN = (
    ("Unit", "Area", "Kegiatan", "Output", "TW I", "TW II", "TW III", "TW IV"),
    ("Dinas", "1", "Rapat", "", "v", "", "", ""),
    ("Dinas", "2", "Rapat", "", "", "v", "", ""),
)
QUARTERS = ("triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4")


def _xlsx(path: Path, rows: Rows, merges: Sequence[Merge]) -> None:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for top, left, bottom, right in merges:
        book.active.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    book.save(path.with_suffix(".xlsx"))


def _xls(path: Path, rows: Rows, merges: Sequence[Merge]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    covered = {spot for merge in merges for spot in _spots(merge)}
    for top, left, bottom, right in merges:
        sheet.write_merge(top, bottom, left, right, rows[top][left])
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if (number, column) not in covered:
                sheet.write(number, column, text)
    book.save(str(path.with_suffix(".xls")))


def _ods(path: Path, rows: Rows, merges: Sequence[Merge]) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    document.spreadsheet.addElement(table)
    for number, row in enumerate(rows):
        element = TableRow()
        for column, text in enumerate(row):
            element.addElement(_ods_cell(text, (number, column), merges))
        table.addElement(element)
    document.save(str(path.with_suffix(".ods")))


def _ods_cell(text: str, spot: tuple[int, int], merges: Sequence[Merge]) -> TableCell:
    for top, left, bottom, right in merges:
        if spot == (top, left):
            across, down = right - left + 1, bottom - top + 1
            return _text(text, numberrowsspanned=down, numbercolumnsspanned=across)
        if spot in _spots((top, left, bottom, right)):
            return CoveredTableCell()
    return _text(text) if text else TableCell()


def _text(text: str, **attributes: int) -> TableCell:
    cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=text))
    return cell


def _spots(merge: Merge) -> set[tuple[int, int]]:
    top, left, bottom, right = merge
    return {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}


Write = Callable[[Path, Rows, Sequence[Merge]], None]
WRITERS = pytest.mark.parametrize("write", [_xlsx, _xls, _ods], ids=["xlsx", "xls", "ods"])


@WRITERS
def test_a_merged_cell_ends_with_its_last_row(data_set: DataSet, write: Write) -> None:
    """A merged cell counts for each of its rows and not for the next; so does the one beside it."""
    write(data_set.folder / "pegawai", STAFF, [(1, 1, 2, 1), (1, 2, 3, 2)])
    rows = [(row.cells["unit_kerja"], row.cells["jabatan"]) for row in data_set.table().rows]
    assert rows == [("Dinas", "Analis"), ("Dinas", "Analis"), ("", "Analis")]


@WRITERS
def test_a_bar_ends_with_its_last_column(data_set: DataSet, write: Write) -> None:
    """A mark over quarters counts for each of them, but not for the next quarter or row."""
    write(data_set.folder / "rencana_aksi", PLAN, [(1, 4, 1, 5), (2, 5, 2, 6)])
    table = data_set.table("rencana_aksi")
    marks = [[row.cells[name] for name in QUARTERS] for row in table.rows]
    assert marks == [["v", "v", "", ""], ["", "v", "v", ""]]
    assert [row.cells["output"] for row in table.rows] == ["", ""]


def _repeated(folder: Path, times: int, *cells: TableCell, hidden: bool = False) -> None:
    """Write a staff table whose only row stands for so many."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Pegawai")
    document.spreadsheet.addElement(table)
    heading, row = TableRow(), TableRow(numberrowsrepeated=times)
    if hidden:
        row.setAttribute("visibility", "collapse")
    for text in ("Nama", "Status", "Capaian"):
        heading.addElement(_text(text))
    for cell in cells:
        row.addElement(cell)
    table.addElement(heading)
    table.addElement(row)
    document.save(str(folder / "pegawai.ods"))


def test_a_repeated_row_has_all_its_percents(data_set: DataSet) -> None:
    """A row that stands for several equal ones shows its percentage in each."""
    percent = TableCell(valuetype="percentage", value=0.5)
    _repeated(data_set.folder, 10_000, _text("Ani"), _text("PNS"), percent)
    shown = [row.cells["capaian"] for row in data_set.table().rows]
    assert shown == ["50%"] * 10_000


def test_a_repeated_row_is_hidden_everywhere(data_set: DataSet) -> None:
    """Each of several equal hidden rows is hidden."""
    _repeated(data_set.folder, 3, _text("Ani"), _text("PNS"), hidden=True)
    assert data_set.problem("ZI125").message.startswith(
        "3 baris tersembunyi ikut dibaca (baris 2–4"
    )


def test_blank_rows_without_end_cost_nothing(data_set: DataSet) -> None:
    """A hidden blank row that stands for a million million rows costs neither time nor memory."""
    _repeated(data_set.folder, 10**12, TableCell(), hidden=True)
    assert data_set.table().rows == ()


def test_an_area_beyond_five_million_cells(data_set: DataSet) -> None:
    """A sheet of more than five million cells is refused before it fills the memory."""
    _repeated(data_set.folder, 305, _text("x", numbercolumnsrepeated=16_384))
    assert str(data_set.problem("ZI111").place).endswith("sel XFD306")
