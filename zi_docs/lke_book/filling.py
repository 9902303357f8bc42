"""Answers, notes and evidence put into an office's own LKE workbook; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.lke_book import problems as told
from zi_docs.lke_book.answers import BUKTI, Answers, is_tidy, read_answers
from zi_docs.lke_book.columns import Columns
from zi_docs.lke_book.doubts import sum_of_parts, total_rows, wrong_types
from zi_docs.lke_book.sheet import LkeSheet
from zi_docs.workbook.cells import Cell, name_of
from zi_docs.workbook.choices import DropDown, drop_downs, offered
from zi_docs.workbook.entry import Value, ask_to_compute, enter
from zi_docs.workbook.locks import Locks, read_locks
from zi_docs.zona_integritas import Isian, cari_isian

_WORDS = {
    "jawaban_unit": "jawaban",
    "jawaban_tpi": "jawaban TPI",
    "catatan_unit": "catatan",
    "catatan_tpi": "catatan TPI",
    BUKTI: "bukti",
}
_ANSWERS = ("jawaban_unit", "jawaban_tpi")

Wanted = Mapping[str, Mapping[str, str]]
"""For each input, its texts by the roles of their columns, as ``Answers.values`` has them."""


class Replaced(NamedTuple):
    """An answer that stood in the workbook and was another one."""

    cell: str
    before: str
    after: str


@dataclass(slots=True)
class Filled:
    """What was put into a workbook: how many cells, and the answers that it replaced.

    ``more`` holds the inputs that the workbook answers and the data do not.
    """

    cells: int = 0
    replaced: list[Replaced] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether a cell was refused that must be filled; then nothing was put anywhere."""
        return any(one.is_error for one in self.problems)


@dataclass(frozen=True, slots=True)
class _Target:
    """The sheet to fill, with what says where something may be put."""

    sheet: LkeSheet
    present: Answers
    locks: Locks
    lists: Sequence[DropDown]
    types: Mapping[int, Problem]


def fill(sheet: LkeSheet, wanted: Wanted) -> Filled:
    """Put what is wanted into the cells of its inputs, and let Excel compute the workbook.

    What is there already stays, byte for byte. An answer for which the sheet has no open cell is an
    error, and then nothing is changed; a note or evidence without one is only told.
    """
    types = {one.place.row: one for one in wrong_types(sheet, warn=False)}
    locks = read_locks(sheet.book, sheet.contents)
    target = _Target(sheet, read_answers(sheet), locks, drop_downs(sheet.contents), types)
    filled = Filled()
    values = dict(_values(target, wanted, filled))
    if values and not filled.is_refused:
        enter(sheet.book, sheet.sheet.part, sheet.contents, sheet.strings, values)
        ask_to_compute(sheet.book)
        filled.cells = len(values)
    return filled


def _values(target: _Target, wanted: Wanted, filled: Filled) -> Iterator[tuple[Cell, Value]]:
    """Yield each cell to fill with its value; what is refused goes to the problems."""
    sheet, inputs = target.sheet, cari_isian(target.sheet.on)
    rows = sheet.rows.inputs
    absent = [inputs[kode] for kode, texts in wanted.items() if texts and kode not in rows]
    filled.problems += [told.missing_rows(sheet.place, absent)] if absent else []
    for kode, row in rows.items():
        texts, there = wanted.get(kode, {}), target.present.values.get(kode, {})
        filled.more += [kode] if "jawaban_unit" in there.keys() - texts.keys() else []
        for role, column in _columns(sheet.columns):
            text = texts.get(role, "")
            if text and not _is_there(sheet, inputs[kode], (row, column), role, text, there):
                yield from _value(target, inputs[kode], (row, column), role, text, filled)
    for role in _ANSWERS:
        yield from _totals(target, wanted, role)


def _totals(target: _Target, wanted: Wanted, role: str) -> Iterator[tuple[Cell, Value]]:
    """Yield the sums of parts that a sheet lets people type, where all the parts are wanted."""
    sheet, column = target.sheet, target.sheet.columns.of(role)
    answers = Answers(wanted).of(role, sheet.on)
    for kode, row in total_rows(sheet) if column else ():
        total = sum_of_parts(answers, kode, sheet.on)
        held = sheet.contents.cells.get((row, column))
        is_open = not target.locks.hold((row, column)) and (held is None or held.formula is None)
        if is_open and total is not None and sheet.text((row, column)) != str(total):
            yield (row, column), Decimal(total)


def _is_there(
    sheet: LkeSheet, isian: Isian, spot: Cell, role: str, text: str, there: Mapping[str, str]
) -> bool:
    """Whether a cell holds this already, in a way that the workbook's formulas know."""
    held = sheet.held(spot)
    same = text == there.get(role)
    return same and (role not in _ANSWERS or (held is not None and is_tidy(isian, held, text)))


def _columns(columns: Columns) -> Iterator[tuple[str, int]]:
    """Yield the columns that are filled; evidence goes into the first of its columns."""
    for role in _WORDS:
        if column := columns.of(role):
            yield role, column


def _value(
    target: _Target, isian: Isian, spot: Cell, role: str, text: str, filled: Filled
) -> Iterator[tuple[Cell, Value]]:
    sheet = target.sheet
    refused = list(_refusals(target, isian, spot, role))
    if refused:
        filled.problems += refused
        return
    value: Value = text
    if role in _ANSWERS:
        value = _as_offered(target, isian, spot, text, filled)
        if before := sheet.text(spot):
            filled.replaced.append(Replaced(name_of(spot), before, text))
    yield spot, value


def _refusals(target: _Target, isian: Isian, spot: Cell, role: str) -> Iterator[Problem]:
    """Yield why nothing may be put into a cell; at most one reason."""
    sheet, what = target.sheet, _WORDS[role]
    place, is_answer = sheet.place_of(spot), role in _ANSWERS
    held = sheet.contents.cells.get(spot)
    seen = sheet.contents.seen(spot)
    if is_answer and spot[0] in target.types:
        yield target.types[spot[0]]
    elif seen[0] != spot[0]:
        yield told.merged_answer(place, isian, sheet.place_of(seen))
    elif held and held.formula is not None:
        yield told.over_formula(place, isian, what)
    elif target.locks.hold(spot):
        yield told.locked_cell(place, isian, what, warn=not is_answer)


def _as_offered(target: _Target, isian: Isian, spot: Cell, answer: str, filled: Filled) -> Value:
    """Return an answer as the cell's list writes it; a count or an index as a number."""
    if not isian.pilihan:
        return Decimal(answer.replace(",", "."))
    words = offered(target.lists, spot)
    if words and answer.casefold() not in words:
        place = target.sheet.place_of(spot)
        filled.problems.append(told.not_in_list(place, isian, answer, list(words.values())))
    return words.get(answer.casefold(), answer)
