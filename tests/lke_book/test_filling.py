"""Answers put into an office's own LKE workbook: what changes, and what is refused."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Protection

from tests.lke_book.books import FULL, INPUTS, ON, LkeBook
from tests.lke_book.test_reading import edited, read, unit_answers
from tests.workbook.books import check_sound, parts_of
from zi_docs.lke_book.filling import Filled, fill
from zi_docs.lke_book.sheet import open_sheet

SHEET = "xl/worksheets/sheet1.xml"
CELL = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)')
WANTED = {kode: {"jawaban_unit": answer} for kode, answer in FULL.items()}


def filled(data: bytes, wanted: dict[str, dict[str, str]]) -> tuple[bytes, Filled]:
    """Return a copy of a workbook with these answers, and what was done to it."""
    sheet = open_sheet(data, "lke.xlsx", ON)
    done = fill(sheet, wanted)
    return sheet.book.parts.packed(), done


def cells_of(part: bytes) -> dict[bytes, bytes]:
    """Return the cells of a sheet as its part writes them."""
    return {match[1]: match[0] for match in CELL.finditer(part)}


def codes(done: Filled) -> list[tuple[str, str]]:
    """Return the code and the cell of each complaint."""
    return [(one.code, f"{one.place.column}{one.place.row}") for one in done.problems]


@pytest.mark.parametrize("layout", ["lampiran", "jawaban"])
def test_only_the_cells_of_answers_change(layout: str) -> None:
    """All 127 answers are put in; every other byte of the sheet and every other part stays."""
    plan = LkeBook(layout)
    data = plan.build()
    copy, done = filled(data, WANTED)
    check_sound(copy)
    answers = {plan.cell(one.kode) for one in INPUTS}
    answers |= {"K185"} if layout == "lampiran" else set()  # a sum that people type
    assert (done.cells, done.problems, done.replaced) == (len(answers), [], [])
    assert unit_answers(read(copy)[0]) == FULL
    before, after = parts_of(data), parts_of(copy)
    assert before.keys() == after.keys()
    differing = {name for name in after if before[name] != after[name]}
    assert differing == {SHEET, "xl/sharedStrings.xml"}
    assert CELL.sub(b"", before[SHEET]) == CELL.sub(b"", after[SHEET])
    old, new = cells_of(before[SHEET]), cells_of(after[SHEET])
    assert {cell.decode() for cell in new if old.get(cell) != new[cell]} == answers


def test_excel_computes_the_copy() -> None:
    """The workbook asks Excel to compute it when it is opened."""
    assert (
        b'fullCalcOnLoad="1"' in parts_of(filled(LkeBook().build(), WANTED)[0])["xl/workbook.xml"]
    )


def test_what_people_see_of_a_cell_stays() -> None:
    """Colours, lists and protection of the filled cells are those of the original."""
    plan = LkeBook()
    copy = load_workbook(io.BytesIO(filled(plan.build(), WANTED)[0]))
    sheet = copy.worksheets[0]
    cell = sheet[plan.cell("1.i.a")]
    assert (cell.value, cell.fill.fgColor.rgb, cell.protection.locked) == ("Ya", "FFFFFFCC", False)
    assert sheet.protection.sheet
    assert sheet.protection.password
    assert len(sheet.data_validations.dataValidation) == 127
    assert copy["Utama"].sheet_state == "hidden"
    assert sheet[plan.cell("H.1.a")].value == 3.72


def test_the_same_answers_change_nothing() -> None:
    """To fill a copy again changes no byte; an answer with a space is typed anew."""
    copy, _ = filled(LkeBook().build(), WANTED)
    again, done = filled(copy, WANTED)
    assert again == copy
    assert done.cells == 0
    untidy = LkeBook(answers={**FULL, "1.i.a": "Ya "}).build()
    assert filled(untidy, WANTED)[1].cells == 1


def test_notes_and_evidence_go_to_their_columns() -> None:
    """Notes, evidence and the TPI's answers stand where the headings say."""
    plan = LkeBook("jawaban")
    texts = {
        "jawaban_unit": "A",
        "catatan_unit": "Sudah & lengkap",
        "bukti_unit": "SK\nNotula",
        "jawaban_tpi": "B",
        "catatan_tpi": "Belum semua",
    }
    copy, _ = filled(plan.build(), {"1.i.b": texts})
    assert read(copy)[0].values["1.i.b"] == texts


def test_what_is_replaced_and_what_is_more_is_told() -> None:
    """An answer that was another one is told with its cell, and so is one that the data lack."""
    plan = LkeBook(answers={"1.i.a": "Tidak", "1.i.b": "C"})
    copy, done = filled(plan.build(), {"1.i.a": {"jawaban_unit": "Ya"}})
    assert done.replaced == [(plan.cell("1.i.a"), "Tidak", "Ya")]
    assert done.more == ["1.i.b"]
    assert unit_answers(read(copy)[0]) == {"1.i.a": "Ya", "1.i.b": "C"}


def test_a_cell_takes_the_spelling_of_its_list() -> None:
    """An answer is written as the cell's own list has it."""

    def edit(sheet: Any) -> None:
        for rule in sheet.data_validations.dataValidation:
            rule.formula1 = rule.formula1.replace("Ya,Tidak", "YA,TIDAK")

    plan = LkeBook()
    copy, _ = filled(edited(plan.build(), edit), {"1.i.a": {"jawaban_unit": "Ya"}})
    assert load_workbook(io.BytesIO(copy)).worksheets[0][plan.cell("1.i.a")].value == "YA"


def lock(name: str) -> Any:
    """Return an edit that locks a cell."""

    def edit(sheet: Any) -> None:
        sheet[name].protection = Protection(locked=True)

    return edit


REFUSED = {
    "formula": ("ZI569", "jawaban_unit", lambda s, cell: s.__setitem__(cell, "=1+1")),
    "locked": ("ZI570", "jawaban_unit", lambda s, cell: lock(cell)(s)),
    "kind": ("ZI566", "jenis", lambda s, cell: s.__setitem__(f"J{cell[1:]}", "Ya")),
    "list": ("ZI578", "jawaban_unit", lambda s, _: _other_list(s)),
    "row": ("ZI562", "", lambda s, cell: s.__setitem__(f"G{cell[1:]}", "Lain")),
}


def _other_list(sheet: Any) -> None:
    for rule in sheet.data_validations.dataValidation:
        if rule.formula1 == '"A,B,C"':
            rule.formula1 = '"1,2,3"'


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_is_changed_when_an_answer_has_no_place(case: str) -> None:
    """A formula, a locked cell, a lost kind, another list, no row: told by cell, nothing is put."""
    code, role, change = REFUSED[case]
    plan = LkeBook()
    cell = plan.cell("1.i.b")
    data = edited(plan.build(), lambda sheet: change(sheet, cell))
    copy, done = filled(data, {"1.i.b": {"jawaban_unit": "B"}, "1.i.a": {"jawaban_unit": "Ya"}})
    assert done.is_refused
    assert codes(done) == [(code, plan.cell("1.i.b", role) if role else "0")]
    assert parts_of(copy) == parts_of(data)


def test_a_locked_note_is_told_and_the_answer_put_in() -> None:
    """The official workbook locks some cells of notes; their answers are put in all the same."""
    plan = LkeBook()
    note = plan.cell("1.i.a", "catatan_unit")
    texts = {"jawaban_unit": "Ya", "catatan_unit": "Sudah"}
    copy, done = filled(edited(plan.build(), lock(note)), {"1.i.a": texts})
    assert codes(done) == [("ZI570", note)]
    assert not done.is_refused
    assert unit_answers(read(copy)[0]) == {"1.i.a": "Ya"}


def test_a_sheet_without_protection_takes_all() -> None:
    """Locked cells take answers where the sheet is not protected."""
    plan = LkeBook(is_protected=False)
    data = edited(plan.build(), lock(plan.cell("1.i.a")))
    assert filled(data, {"1.i.a": {"jawaban_unit": "Ya"}})[1].cells == 1
