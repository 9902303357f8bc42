"""Values typed into a workbook by its bytes, and the results of its formulas."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill, Protection

from tests.workbook.books import (
    changed,
    check_sound,
    office_book,
    parts_of,
    plain_book,
    rich_book,
    saved,
    strict_book,
)
from zi_docs.pdf.recalculation import recalculate
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.workbook.book import Book, open_book
from zi_docs.workbook.cells import cell_of
from zi_docs.workbook.contents import Contents, read_contents
from zi_docs.workbook.entry import FormulaError, Value, ask_to_compute, enter
from zi_docs.workbook.locks import read_locks
from zi_docs.workbook.results import refresh
from zi_docs.workbook.strings import shared_strings

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def read(book: Book) -> Contents:
    """Return the first sheet of a workbook."""
    return read_contents(book.parts.read(book.sheets[0].part), shared_strings(book))


def entered(data: bytes, values: Mapping[str, Value]) -> bytes:
    """Return a copy of a workbook with these values on its first sheet."""
    book = open_book(data)
    spots = {cell_of(name): value for name, value in values.items()}
    enter(book, book.sheets[0].part, read(book), shared_strings(book), spots)
    return book.parts.packed()


def values_of(data: bytes) -> dict[str, object]:
    """Return the values of the first sheet as another program reads them."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return {
        cell.coordinate: getattr(cell.value, "text", cell.value)
        for row in sheet
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize(("make", "parts"), [(office_book, {SHEET}), (rich_book, {SHEET, STRINGS})])
def test_only_what_was_typed_differs(make: Callable[[], bytes], parts: set[str]) -> None:
    """A value changes its cell and the shared texts; every other part keeps its bytes."""
    data = make()
    copy = entered(data, {"B2": "Cici", "C3": Decimal("2.50"), "AA7": "Cici", "A100": "x & <y>"})
    check_sound(copy)
    before, after = parts_of(data), parts_of(copy)
    differing = {name for name in after if before.get(name) != after[name]}
    assert differing == parts
    typed = {"B2": "Cici", "C3": 2.5, "AA7": "Cici", "A100": "x & <y>"}
    assert values_of(copy) == values_of(data) | typed


def test_a_text_that_is_there_is_shared() -> None:
    """A text that other cells have is not put there again, and the counts stay right."""
    data = rich_book()
    root = parts_of(entered(data, {"C2": "No", "C4": "baru"}))[STRINGS]
    before = parts_of(data)[STRINGS]
    assert root.count(b"<t") == before.count(b"<t") + 1
    assert b'count="9" uniqueCount="9"' in before
    assert b'count="10" uniqueCount="10"' in root


def test_style_and_place_of_a_cell_stay() -> None:
    """A cell keeps its style; a new one gets that of its column."""
    book = Workbook()
    sheet = book.active
    sheet["A1"] = 1
    sheet["A1"].fill = PatternFill("solid", fgColor="FF0000")
    sheet.column_dimensions["C"].fill = PatternFill("solid", fgColor="00FF00")
    copy = load_workbook(io.BytesIO(entered(saved(book), {"A1": "x", "C5": "y"}))).active
    assert copy["A1"].fill.fgColor.rgb == "00FF0000"
    assert copy["C5"].fill.fgColor.rgb == "0000FF00"


def test_without_shared_texts_a_cell_holds_its_own() -> None:
    """A workbook whose cells hold their texts themselves gets no shared texts."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet().write("A1", 1)
    data = changed(buffer.getvalue(), {})
    links = "xl/_rels/workbook.xml.rels"
    data = changed(data, {links: lambda x: x.replace(b"/sharedStrings", b"/lain")})
    copy = entered(data, {"B2": " dua "})
    assert (
        b'<c r="B2" t="inlineStr"><is><t xml:space="preserve"> dua </t></is></c>'
        in (parts_of(copy)[SHEET])
    )
    assert values_of(copy) == {"A1": 1, "B2": " dua "}


def test_cells_without_places_keep_theirs() -> None:
    """Cells that do not say where they are stay there when others come before them."""
    text = b'<sheetData><row><c><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c><c><v>3</v></c>'
    text += b"</row><row/></sheetData>"
    data = changed(
        saved(plain_book("Satu")),
        {SHEET: lambda x: x[: x.index(b"<sheetData")] + text + x[x.index(b"</sheetData>") + 12 :]},
    )
    copy = entered(data, {"A4": "a", "B2": "b", "D5": "d", "D4": Decimal(4), "C1": "c"})
    check_sound(copy)
    typed = {"A1": 1, "C1": "c", "B2": "b", "A4": "a", "B4": 2, "C4": 3, "D4": 4, "D5": "d"}
    assert values_of(copy) == typed


def test_a_strict_workbook_takes_values() -> None:
    """The Strict format, with its other names, takes values too."""
    book = open_book(entered(strict_book(), {"B2": "Cici"}))
    assert read(book).text((2, 2)) == "Cici"


def test_no_value_goes_over_a_formula() -> None:
    """A formula is never replaced by a value."""
    with pytest.raises(FormulaError, match="D2"):
        entered(rich_book(), {"D2": Decimal(1)})


def test_locks_hold_while_the_sheet_is_protected() -> None:
    """A cell is locked when its style says so, or nothing; a cell not written has its column's."""
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = 1, 2
    sheet["B1"].protection = Protection(locked=False)
    sheet.column_dimensions["D"].protection = Protection(locked=False)
    for is_protected in (True, False):
        sheet.protection.sheet = is_protected
        opened = open_book(saved(book))
        locks = read_locks(opened, read(opened))
        locked = [name for name in ("A1", "B1", "C9", "D9") if locks.hold(cell_of(name))]
        assert locked == (["A1", "C9"] if is_protected else [])


def test_excel_is_asked_to_compute_once() -> None:
    """The workbook says that Excel must compute it, beside what it said of computing before."""
    data = office_book()
    bare = changed(data, {"xl/workbook.xml": lambda x: x.replace(b"<calcPr ", b"<!-- --><calcPr ")})
    without = {"xl/workbook.xml": lambda x: x[: x.index(b"<calcPr")] + b"</workbook>"}
    for one in (data, bare, changed(data, without)):
        book = open_book(one)
        ask_to_compute(book)
        ask_to_compute(book)
        copy = book.parts.packed()
        check_sound(copy)
        assert parts_of(copy)["xl/workbook.xml"].count(b'fullCalcOnLoad="1"') == 1


def formulas() -> bytes:
    """Return a workbook whose formulas have results of another day."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Satu")
        sheet.write("A1", 1)
        sheet.write_formula("B1", "=A1*2", None, 0)
        sheet.write_formula("B2", '=IF(A1>1,"besar","kecil")', None, "lama")
        sheet.write_formula("B3", "=1/(A1-A1)", None, 5)
        sheet.write_formula("B4", "=A1>1", None, False)
        sheet.write_formula("B5", "=_xlfn.LAMBDAKANTOR(A1)", None, 7)
        sheet.write_formula("B6", "=NOW()", None, 8)
        sheet.write_formula("B7", "=OFFSET(A1,0,0)", None, 1)
        book.add_worksheet("Dua").write_formula("A1", "=Satu!B1+1", None, 0)
    return buffer.getvalue()


def test_results_are_those_of_today(libreoffice: LibreOffice) -> None:
    """Results are renewed on every sheet; what can't be computed, and the clock, keep theirs."""
    book = open_book(entered(formulas(), {"A1": Decimal("2.5")}))
    computed = recalculate(book.parts.packed(), libreoffice)
    assert computed
    refreshed = refresh(book, open_book(computed))
    copy = book.parts.packed()
    check_sound(copy)
    seen = load_workbook(io.BytesIO(copy), data_only=True)
    values = [seen["Satu"][f"B{row}"].value for row in range(1, 8)]
    assert values == [5, "besar", "#DIV/0!", True, 7, 8, 2.5]
    assert seen["Dua"]["A1"].value == 6
    assert refreshed == (6, [("Satu", "B5")])
    formulas_kept = load_workbook(io.BytesIO(copy))["Satu"]
    assert formulas_kept["B2"].value == '=IF(A1>1,"besar","kecil")'
    again = open_book(copy)
    assert refresh(again, open_book(computed)).renewed == 0
    assert again.parts.packed() == copy
