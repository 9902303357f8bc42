"""What makes an LKE sheet give another score than its answers deserve, told cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from zi_docs.errors import Problem
from zi_docs.lke_book import problems as told
from zi_docs.lke_book.answers import Answers
from zi_docs.lke_book.columns import plain
from zi_docs.lke_book.formulas import formulas_of, odd_rows
from zi_docs.lke_book.sheet import LkeSheet
from zi_docs.lke_book.sums import Sums
from zi_docs.penilaian import Lembar, selisih
from zi_docs.zona_integritas import Isian, cari_isian, daftar_indikator

_UNIT = "jawaban_unit"
_SUMMED = ("area", "kelompok", "hasil", "jumlah")
_PERCENT = "persen"
_PLAIN_INDEX = "0 4"


def find_doubts(sheet: LkeSheet, answers: Answers) -> list[Problem]:
    """Return what is doubtful in a sheet: rows, types, weights, counts and formulas."""
    return [
        *_doubtful_columns(sheet),
        *_doubtful_rows(sheet),
        *wrong_types(sheet, warn=True),
        *_weights(sheet),
        *_counts(sheet, answers),
        *_totals(sheet, answers),
        *_odd_formulas(sheet),
        *_lost_formulas(sheet),
        *_unread(sheet),
    ]


def _doubtful_columns(sheet: LkeSheet) -> Iterator[Problem]:
    for column in sheet.columns.guessed:
        yield told.guessed_column(sheet.place_of((sheet.columns.row, column)))
    for column in sheet.columns.passed:
        yield told.passed_column(sheet.place_of((sheet.columns.row, column)))


def _doubtful_rows(sheet: LkeSheet) -> Iterator[Problem]:
    rows, column = sheet.rows, sheet.columns.of(_UNIT)
    if missing := rows.missing:
        yield told.missing_rows(sheet.place, missing)
    for row, first in rows.twice.items():
        if first in rows.inputs.values():
            yield told.row_twice(sheet.place_of((row, column)), sheet.place_of((first, column)))
    inputs = cari_isian(sheet.on)
    for kode, row in rows.inputs.items():
        if row in rows.alike:
            yield told.text_differs(sheet.place_of((row, column)), inputs[kode])
    kinds = {plain(one.jawaban) for one in inputs.values()}
    for row in rows.unknown:
        asked = plain(sheet.text((row, sheet.columns.of("jenis"))))
        if asked in kinds or sheet.text((row, column)):
            yield told.unknown_row(sheet.place_of((row, column)), _label(sheet, row))


def _label(sheet: LkeSheet, row: int) -> str:
    texts = (sheet.text((row, column)) for column in range(sheet.columns.first - 1, 0, -1))
    return next(filter(None, texts), "")


def wrong_types(sheet: LkeSheet, *, warn: bool) -> Iterator[Problem]:
    """Yield the inputs whose cell of the kind of answer says something else."""
    column = sheet.columns.of("jenis")
    inputs = cari_isian(sheet.on)
    for kode, row in sheet.rows.inputs.items() if column else ():
        typed = sheet.text((row, column))
        if plain(typed) not in _kinds(sheet, inputs[kode]):
            wanted = sheet.official.jenis.get(inputs[kode].jawaban, inputs[kode].jawaban)
            place = sheet.place_of((row, column))
            yield told.other_type(place, inputs[kode], typed, wanted, warn=warn)


def _kinds(sheet: LkeSheet, isian: Isian) -> set[str]:
    """Return the ways in which a sheet may write the kind of answer."""
    words = {plain(isian.jawaban), plain(sheet.official.jenis.get(isian.jawaban, ""))}
    joined = {word.replace(" ", "") for word in words}
    return (words | joined | ({_PLAIN_INDEX} if not isian.pilihan else set())) - {""}


def _weights(sheet: LkeSheet) -> Iterator[Problem]:
    column = sheet.columns.of("bobot")
    kinds = ("komponen", "bagian", "area", "kelompok", "subkelompok", "hasil")
    for what, row in sheet.rows.others(*kinds) if column else ():
        typed = sheet.text((row, column))
        if what.bobot is not None and typed and _decimal(typed) != what.bobot:
            place = sheet.place_of((row, column))
            yield told.other_weight(place, what.label, typed, f"{what.bobot:f}")


def _decimal(typed: str) -> Decimal | None:
    try:
        return round(Decimal(typed.replace(",", ".")), 9)
    except InvalidOperation:
        return None


def _counts(sheet: LkeSheet, answers: Answers) -> Iterator[Problem]:
    """Yield the counts that contradict each other, where all of them are there."""
    for found in selisih(answers.of(_UNIT, sheet.on), sheet.on):
        spot = (sheet.rows.inputs[found.kode], sheet.columns.of(_UNIT))
        yield told.counts_differ(sheet.place_of(spot), found)


def _totals(sheet: LkeSheet, answers: Answers) -> Iterator[Problem]:
    """Yield the totals that were typed and are not the sum of their parts."""
    for kode, row in total_rows(sheet):
        spot = (row, sheet.columns.of(_UNIT))
        held, total = sheet.held(spot), sum_of_parts(answers.of(_UNIT, sheet.on), kode, sheet.on)
        if held and held.formula is None and held.text and total not in (None, _decimal(held.text)):
            place = sheet.place_of(spot)
            yield told.total_differs(place, held.text, parts_of(kode, sheet.on), total or 0)


def total_rows(sheet: LkeSheet) -> Iterator[tuple[str, int]]:
    """Yield the indicators of which the sheet has a row for the sum of their parts, with it."""
    yield from ((what.kode, row) for what, row in sheet.rows.others("total"))


def parts_of(kode: str, on: date) -> tuple[Isian, ...]:
    """Return the counts that together are the whole of an indicator."""
    found = (one for one in daftar_indikator(on) if one.kode == kode)
    return next(found).berperan("penyebut")


def sum_of_parts(answers: Lembar, kode: str, on: date) -> int | None:
    """Return the whole of an indicator; None when a part has no answer."""
    codes = [one.kode for one in parts_of(kode, on)]
    return sum(int(answers[code]) for code in codes) if answers.keys() >= set(codes) else None


def _odd_formulas(sheet: LkeSheet) -> Iterator[Problem]:
    """Yield the scores whose formula is not that of the other questions of their kind."""
    inputs = cari_isian(sheet.on)
    kinds = {row: _kind_of_score(inputs[kode]) for kode, row in sheet.rows.inputs.items()}
    names = {row: kode for kode, row in sheet.rows.inputs.items()}
    for column in sheet.columns.scores:
        for row in odd_rows(formulas_of(sheet, column), kinds):
            yield told.odd_formula(sheet.place_of((row, column)), names[row])


def _kind_of_score(isian: Isian) -> str:
    """Return what questions with the same formula share: the results have formulas of their own."""
    return f"{isian.pertanyaan.komponen == 'hasil'} {isian.jawaban}"


def _lost_formulas(sheet: LkeSheet) -> Iterator[Problem]:
    """Yield the sums and indicators that hold something typed where most of their kind compute."""
    answers = {sheet.columns.of(role) for role in ("jawaban_unit", "jawaban_tpi")} - {0}
    kinds = [*((kind, {*sheet.columns.scores}) for kind in _SUMMED), (_PERCENT, answers)]
    for kind, columns in kinds:
        rows = list(sheet.rows.others(kind))
        for column in sorted(columns):
            held = [(what, sheet.held((row, column)), row) for what, row in rows]
            computed = sum(one is not None and one.formula is not None for _, one, _ in held)
            for what, one, row in held if computed * 2 > len(rows) else ():
                if one is not None and one.formula is None and one.text:
                    yield told.odd_formula(sheet.place_of((row, column)), what.label)


def _unread(sheet: LkeSheet) -> Iterator[Problem]:
    """Yield the sums whose formula leaves out a question or an indicator."""
    column = min(sheet.columns.scores, default=0)
    for found in Sums(sheet).left_out() if column else ():
        place = sheet.place_of((found.row, column))
        yield told.unread_rows(place, found.what.label, found.rows)
