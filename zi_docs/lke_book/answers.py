"""The answers of an LKE sheet: what each input may hold, and what the cells do hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from zi_docs.errors import FieldError, Problem
from zi_docs.lke_book import problems as told
from zi_docs.lke_book.sheet import LkeSheet
from zi_docs.penilaian import Lembar, jawaban_teks, lembar_dari, parse_jawaban
from zi_docs.workbook.cells import Cell
from zi_docs.workbook.contents import Held
from zi_docs.zona_integritas import Isian, cari_isian

_NOTHING = ("", "-", "–", "—", ".")
_TEXTS = ("catatan_unit", "catatan_tpi")
_ANSWERS = ("jawaban_unit", "jawaban_tpi")
BUKTI = "bukti_unit"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet holds: for each input, its texts by the roles of their columns.

    An answer is as a clerk writes it: ``A``, ``Ya``, ``12``, ``3,72``. What is empty or refused is
    absent.
    """

    values: Mapping[str, Mapping[str, str]]
    problems: list[Problem] = field(default_factory=list)

    def of(self, role: str, on: date) -> Lembar:
        """Return the answers of one column as a score takes them."""
        pairs = ((kode, texts[role]) for kode, texts in self.values.items() if role in texts)
        return lembar_dari(pairs, on)


def read_answers(sheet: LkeSheet) -> Answers:
    """Return what the columns of unit and TPI hold, with a problem for each cell that is wrong."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    problems: list[Problem] = []
    inputs = cari_isian(sheet.on)
    for kode, row in sorted(sheet.rows.inputs.items(), key=lambda pair: pair[1]):
        for role in filter(sheet.columns.of, _ANSWERS):
            spot = (row, sheet.columns.of(role))
            answer, found = _answer(sheet, inputs[kode], spot)
            problems += found
            values[kode] |= {role: answer} if answer else {}
        values[kode] |= _texts(sheet, row)
    return Answers(values, problems)


def _texts(sheet: LkeSheet, row: int) -> dict[str, str]:
    """Return the notes and the evidence of a row; evidence in several columns as lines."""
    columns = {role: (sheet.columns.of(role),) for role in _TEXTS if sheet.columns.of(role)}
    found: dict[str, str] = {}
    for role, several in {**columns, BUKTI: sheet.columns.evidence}.items():
        texts = dict.fromkeys(_note(sheet, (row, column)) for column in several)
        if joined := "\n".join(filter(None, texts)):
            found[role] = joined
    return found


def _note(sheet: LkeSheet, spot: Cell) -> str:
    held = sheet.held(spot)
    text = sheet.text(spot)
    return "" if text in _NOTHING or (held and held.is_error) else text


def _answer(sheet: LkeSheet, isian: Isian, spot: Cell) -> tuple[str, list[Problem]]:
    held, seen = sheet.held(spot), sheet.contents.seen(spot)
    if held is None or (held.formula is None and held.text.strip() in _NOTHING):
        return "", []
    place = sheet.place_of(seen)
    if seen[0] != spot[0]:
        return "", [told.merged_answer(sheet.place_of(spot), isian, place)]
    if held.is_error:
        return "", [told.broken_answer(place, isian, held.text)]
    found = [told.computed_answer(place, isian)] if held.formula is not None else []
    try:
        answer = jawaban_teks(parse_jawaban(isian, _typed(held), sheet.on))
    except FieldError as error:
        return "", found or [told.wrong_answer(place, error)]
    if not is_tidy(isian, held, answer):
        found.append(told.untidy_answer(place, isian, held.text, answer))
    return answer, found


def is_tidy(isian: Isian, held: Held, answer: str) -> bool:
    """Whether the workbook's formula knows an answer as it stands in its cell.

    Excel compares without regard to capitals, but a space or a full stop makes another text.
    """
    if isian.pilihan:
        return held.text.casefold() == answer.casefold()
    return not held.is_text


def _typed(held: Held) -> str:
    """Return what was typed: of a number no more digits than tell it from others."""
    if held.kind:
        return held.text.strip()
    try:
        return jawaban_teks(Decimal(repr(float(held.text))))
    except (ValueError, InvalidOperation):
        return held.text.strip()
