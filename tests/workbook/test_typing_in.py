"""Texts typed into a clerk's workbook: at their cells, in order, and nothing else changed."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from zi_docs.workbook.typing_in import FormulaError, next_row, type_into


def _book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Pejabat"
    sheet["A1"], sheet["D1"] = "Kunci", "NIP"
    sheet["A4"], sheet["D4"] = "sekda", "lama"
    sheet["D4"].font = Font(bold=True)
    sheet["B6"] = "=1+1"
    book.create_sheet("Lain")["A1"] = "tetap"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_texts_stand_where_they_were_typed() -> None:
    """Cells and rows between others, and below them all, are read back in their places."""
    typed = {(1, 2): "Nama", (1, 5): "Akhir", (2, 1): "atas", (4, 4): "<baru> & 'x'", (9, 3): " y"}
    book = load_workbook(io.BytesIO(type_into(_book(), {"Pejabat": typed})))
    sheet = book["Pejabat"]
    read = {(row, column): sheet.cell(row, column).value for row, column in typed}
    assert read == typed
    assert [sheet["A1"].value, sheet["D1"].value, sheet["A4"].value] == ["Kunci", "NIP", "sekda"]
    assert sheet["D4"].font.bold
    assert book["Lain"]["A1"].value == "tetap"


def test_an_emptied_cell_is_empty() -> None:
    """An empty text leaves a cell with its look and without a value."""
    book = load_workbook(io.BytesIO(type_into(_book(), {"Pejabat": {(4, 4): ""}})))
    assert book["Pejabat"]["D4"].value is None
    assert book["Pejabat"]["D4"].font.bold


def test_the_free_row_is_below_everything() -> None:
    """The next row is below the last that holds anything, a formula too."""
    assert next_row(_book(), "Pejabat") == 7
    with pytest.raises(KeyError):
        next_row(_book(), "Tidak Ada")


def test_a_formula_is_not_overwritten() -> None:
    """A cell with a formula is refused by its name."""
    with pytest.raises(FormulaError, match="B6"):
        type_into(_book(), {"Pejabat": {(6, 2): "tiga"}})


def test_rows_and_cells_without_numbers_are_counted() -> None:
    """A file may leave the numbers of rows and cells out; they follow from their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet2.xml"):
                part = part.replace(b' r="A1"', b"").replace(b'<row r="1"', b"<row")
            new.writestr(name, part)
    book = load_workbook(io.BytesIO(type_into(stream.getvalue(), {"Lain": {(1, 1): "ganti"}})))
    assert [[cell.value for cell in row] for row in book["Lain"]] == [["ganti"]]
