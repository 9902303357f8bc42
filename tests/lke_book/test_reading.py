"""Answers read from a workbook of the LKE, and what is told of its cells."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.lke_book.books import FULL, INPUTS, ON, LkeBook
from zi_docs.errors import DataError, Problem
from zi_docs.lke_book.answers import Answers, read_answers
from zi_docs.lke_book.doubts import find_doubts
from zi_docs.lke_book.sheet import open_sheet

FILE = "lke.xlsx"
KNOWN = {"ZI575"}  # the official workbook itself leaves out a row of R.5.iii


def read(data: bytes) -> tuple[Answers, list[Problem]]:
    """Return the answers of a workbook, and all that is told of it but what every one has."""
    sheet = open_sheet(data, FILE, ON)
    answers = read_answers(sheet)
    told = [*answers.problems, *find_doubts(sheet, answers)]
    return answers, [one for one in told if one.code not in KNOWN]


def told_at(data: bytes) -> list[tuple[str, str]]:
    """Return the code and the cell of each complaint."""
    return [(one.code, f"{one.place.column}{one.place.row}") for one in read(data)[1]]


def unit_answers(answers: Answers, role: str = "jawaban_unit") -> dict[str, str]:
    """Return the answers of one column by their codes."""
    return {kode: texts[role] for kode, texts in answers.values.items() if role in texts}


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """Return a workbook whose sheet another program edited."""
    book = load_workbook(io.BytesIO(data))
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("layout", ["lampiran", "jawaban"])
@pytest.mark.parametrize("moved", [0, 2])
def test_every_input_is_found(layout: str, moved: int) -> None:
    """All 127 answers are read from both layouts, also when the columns have moved."""
    plan = LkeBook(layout, FULL, tpi={"1.i.a": "Tidak"}, moved=moved, notes={"1.i.a": "Sudah"})
    answers, told = read(plan.build())
    assert len(INPUTS) == 127
    assert unit_answers(answers) == FULL
    assert answers.values["1.i.a"]["catatan_unit"] == "Sudah"
    assert unit_answers(answers, "jawaban_tpi") == (
        {"1.i.a": "Tidak"} if plan.column("jawaban_tpi") > 0 else {}
    )
    assert told == []


def test_the_name_of_the_sheet_does_not_matter() -> None:
    """A sheet with another name is found by its headings and questions."""
    for name in ("jawaban", "LKE  zi", "Penilaian 2027"):
        assert unit_answers(read(LkeBook(answers=FULL, name=name).build())[0]) == FULL


def test_headings_say_whose_a_column_is() -> None:
    """Columns are known by their words, wherever they stand and whoever's they are."""
    headings = {
        "jawaban_unit": "Jawaban Unit Kerja",
        "catatan_unit": "Keterangan",
        "jawaban_tpi": "Inspektorat\nJawaban",
        "catatan_tpi": "Catatan Inspektorat",
    }
    plan = LkeBook("jawaban", FULL, tpi={"1.i.a": "Ya"}, headings=headings)
    answers, told = read(plan.build())
    assert unit_answers(answers, "jawaban_tpi") == {"1.i.a": "Ya"}
    assert told == []


def test_a_second_answer_column_is_told() -> None:
    """A second column of answers is the TPI's; that its heading does not say so is told."""
    plan = LkeBook("jawaban", FULL, tpi={"1.i.a": "Ya"}, headings={"jawaban_tpi": "Jawaban"})
    data = plan.build()
    assert unit_answers(read(data)[0], "jawaban_tpi") == {"1.i.a": "Ya"}
    assert told_at(data) == [("ZI577", "N1")]


def test_columns_that_an_office_added() -> None:
    """Evidence may have several columns; a second answer of the TPI is told, and not read."""

    def edit(sheet: Any) -> None:
        added = {
            "M": "Daftar Bukti",
            "N": "Tautan",
            "O": "Jawaban TPI Unit",
            "P": "PIC",
            "S": "Jawaban TPI Inspektorat",
            "V": "Catatan TPI",
        }
        values = ("SK Tim", "tautan SK", "Ya", "Ani", "Tidak", "Cukup")
        for (letter, heading), value in zip(added.items(), values, strict=True):
            sheet[f"{letter}2"], sheet[f"{letter}8"] = heading, value

    data = edited(LkeBook(answers=FULL).build(), edit)
    assert read(data)[0].values["1.i.a"] == {
        "jawaban_unit": "Ya",
        "jawaban_tpi": "Ya",
        "bukti_unit": "SK Tim\ntautan SK",
        "catatan_tpi": "Cukup",
    }
    assert told_at(data) == [("ZI577", "S2")]


def test_headings_in_two_rows() -> None:
    """The owner may stand in a merged cell above the headings of its columns."""

    def edit(sheet: Any) -> None:
        sheet.insert_rows(1)
        for columns, text in (("K1:M1", "Unit Kerja"), ("N1:Q1", "TPI")):
            sheet.merge_cells(columns)
            sheet[columns[:2]] = text
        sheet["N2"], sheet["Q2"] = "Jawaban", "Catatan"

    data = edited(LkeBook("jawaban", FULL, tpi={"1.i.a": "Ya"}).build(), edit)
    assert unit_answers(read(data)[0]) == FULL
    assert unit_answers(read(data)[0], "jawaban_tpi") == {"1.i.a": "Ya"}


SAME: Mapping[str, tuple[str, Any, str]] = {
    "spaces": ("1.i.a", " ya ", "Ya"),
    "full stop": ("1.i.a", "Ya.", "Ya"),
    "comma": ("H.1.a", "3,6", "3,6"),
    "text": ("R.4.i.a.1", "12", "12"),
}


@pytest.mark.parametrize("case", SAME)
def test_untidy_answers_are_read_and_told(case: str) -> None:
    """An answer with a space or as a text is read; that the workbook's formula fails is told."""
    kode, typed, meant = SAME[case]
    plan = LkeBook()
    data = LkeBook(changed={plan.cell(kode): typed}).build()
    assert unit_answers(read(data)[0]) == {kode: meant}
    assert told_at(data) == [("ZI567", plan.cell(kode))]


def test_small_letters_are_the_same_answer() -> None:
    """Excel compares without regard to capitals, so small letters are nothing to tell."""
    data = LkeBook(changed={LkeBook().cell("1.i.b"): "a"}).build()
    assert unit_answers(read(data)[0]) == {"1.i.b": "A"}
    assert told_at(data) == []


WRONG = {
    "letter": ("1.i.b", "D"),
    "word": ("1.i.a", "Sudah"),
    "scale": ("H.1.a", 88.31),
    "negative": ("H.2.a", -1),
    "half": ("R.4.i.a.1", 2.5),
    "unit": ("R.4.i.a.1", "3 orang"),
}


@pytest.mark.parametrize("case", WRONG)
def test_answers_that_are_not_allowed(case: str) -> None:
    """An answer that its question does not have is told at its cell, and not read."""
    kode, typed = WRONG[case]
    plan = LkeBook()
    data = LkeBook(changed={plan.cell(kode): typed}).build()
    assert unit_answers(read(data)[0]) == {}
    assert told_at(data) == [("ZI567", plan.cell(kode))]


def test_formulas_and_errors_in_answers() -> None:
    """A formula in place of an answer is told and its result read; an error is only told."""
    plan = LkeBook()
    typed, error, empty = map(plan.cell, ("1.i.a", "1.i.b", "1.ii.a"))
    formulas = {typed: ('="Ya"', "Ya"), error: ("=NA()", "#N/A"), empty: ('=""', "")}
    data = LkeBook(changed=formulas).build()
    assert unit_answers(read(data)[0]) == {"1.i.a": "Ya"}
    assert told_at(data) == [("ZI569", typed), ("ZI568", error), ("ZI569", empty)]


def test_an_answer_merged_over_two_rows() -> None:
    """A cell over two rows answers the first; that the second has none is told."""
    first, second = LkeBook().cell("1.i.a"), LkeBook().cell("1.i.b")
    data = edited(
        LkeBook(answers={"1.i.a": "Ya"}).build(), lambda s: s.merge_cells(f"{first}:{second}")
    )
    assert unit_answers(read(data)[0]) == {"1.i.a": "Ya"}
    assert ("ZI568", second) in told_at(data)


def test_an_overtyped_kind_is_told() -> None:
    """A cell that no longer says which answers are allowed is told, although it is hidden."""
    cell = LkeBook().cell("1.ii.b", "jenis")
    assert told_at(LkeBook(answers=FULL, changed={cell: "Ya"}).build()) == [("ZI566", cell)]
    assert told_at(LkeBook(answers=FULL, changed={cell: ""}).build()) == [("ZI566", cell)]


def test_counts_that_contradict_each_other() -> None:
    """A part above its whole, and two counts that must be equal, are told at the first of them."""
    plan = LkeBook(answers={**FULL, "R.4.i.a.2": "9", "R.1.i.b.1": "5"})
    wanted = {("ZI571", plan.cell("R.4.i.a.2")), ("ZI571", plan.cell("R.1.i.b.1"))}
    assert set(told_at(plan.build())) == wanted


def test_a_typed_total_that_is_not_the_sum() -> None:
    """The total that the annex lets people type is held against its parts."""
    assert told_at(LkeBook(answers=FULL, changed={"K185": 11}).build()) == [("ZI572", "K185")]


def test_rows_that_are_missing_twice_or_unknown() -> None:
    """A row that is not there, that is there twice, or that nobody knows is told, never guessed."""

    def edit(sheet: Any) -> None:
        sheet["F12"], sheet["G12"], sheet["J12"] = "b.", sheet["G11"].value, "Ya/Tidak"
        sheet["G16"] = "Pertanyaan yang disisipkan daerah"

    answers, told = read(edited(LkeBook(answers=FULL).build(), edit))
    codes = {one.code: one for one in told}
    assert {"1.ii.b", "1.iii.b"} == FULL.keys() - unit_answers(answers).keys()
    assert {"ZI562", "ZI563", "ZI565"} <= codes.keys()
    assert "1.ii.b, 1.iii.b" in codes["ZI562"].message
    assert codes["ZI563"].place.row == 12
    assert codes["ZI565"].place.row == 16


def test_a_text_that_was_edited_is_still_known() -> None:
    """A question with a few other letters is known between its neighbours, and that is told."""
    text = "Penentuan anggota tim dipilih melalui prosedur dan mekanisme yang jelas"
    data = LkeBook(answers=FULL, changed={"G9": text}).build()
    assert unit_answers(read(data)[0]) == FULL
    assert told_at(data) == [("ZI564", "K9")]


def test_a_row_between_others_keeps_the_texts_that_occur_twice_apart() -> None:
    """Texts that occur twice are told apart by the rows around them, also when one is missing."""
    plan = LkeBook(answers=FULL, without=frozenset({"R.5.iii.a.4"}))
    answers, told = read(plan.build())
    assert unit_answers(answers) == {k: v for k, v in FULL.items() if k != "R.5.iii.a.4"}
    assert [one.code for one in told] == ["ZI562"]


def test_weights_that_differ() -> None:
    """A weight that is not the LKE's is told."""
    assert told_at(LkeBook(answers=FULL, changed={"H10": 2}).build()) == [("ZI573", "H10")]


def test_formulas_that_differ() -> None:
    """A score whose formula was changed, points elsewhere, or was typed over is told."""

    def edit(sheet: Any) -> None:
        sheet["L9"] = 1
        sheet["L12"] = sheet["L12"].value.replace("K12", "K13")
        sheet["L10"] = "=AVERAGE(L11:L12)*H10"

    data = edited(LkeBook(answers=FULL).build(), edit)
    sheet = open_sheet(data, FILE, ON)
    told = find_doubts(sheet, read_answers(sheet))
    cells = {(one.code, f"{one.place.column}{one.place.row}") for one in told}
    assert cells == {("ZI574", "L9"), ("ZI574", "L12"), ("ZI575", "L10"), ("ZI575", "L175")}


def test_sums_that_were_typed_over() -> None:
    """A group, an area or a total that was typed, and an indicator that was, are told."""

    def edit(sheet: Any) -> None:
        for cell in ("L7", "L23", "L208", "K154"):
            sheet[cell] = 1

    cells = told_at(edited(LkeBook(answers=FULL).build(), edit))
    assert {cell for code, cell in cells if code == "ZI574"} == {"L7", "L23", "L208", "K154"}


def test_sums_that_leave_something_out() -> None:
    """An area that misses a group, and a total that misses a part, are told once, where it is."""

    def edit(sheet: Any) -> None:
        sheet["L6"] = "=SUM(L7,L10,L18)"
        sheet["L208"] = "=L198"

    sheet = open_sheet(edited(LkeBook(answers=FULL).build(), edit), FILE, ON)
    told = [one for one in find_doubts(sheet, read_answers(sheet)) if one.code == "ZI575"]
    said = {f"{one.place.column}{one.place.row}": one.message for one in told}
    assert said.keys() == {"L6", "L175", "L208"}
    assert said["L6"].endswith("tidak membaca baris 15, 16, 17.")
    assert said["L208"].endswith("tidak membaca baris 202, 203, 205.")


def test_what_is_no_workbook_of_the_lke() -> None:
    """Another file, a workbook of something else, and a damaged one are refused in one sentence."""
    plain = edited(LkeBook().build(), lambda sheet: sheet.delete_rows(1, 40))
    for data, code in ((b"PK", "ZI560"), (b"", "ZI560"), (plain, "ZI561")):
        with pytest.raises(DataError) as caught:
            open_sheet(data, FILE, ON)
        assert [one.code for one in caught.value.problems] == [code]
