"""Workbooks of the LKE with damaged parts: refused in a sentence, or read with what is left."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

import pytest

from tests.lke_book.books import FULL, ON, LkeBook
from tests.workbook.books import changed, parts_of
from zi_docs.errors import DataError
from zi_docs.lke_book.answers import read_answers
from zi_docs.lke_book.doubts import find_doubts
from zi_docs.lke_book.filling import fill
from zi_docs.lke_book.sheet import open_sheet, whole

PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
)
VALUES = (b"", b"-1", b"99999999999", b"ZZZZ1", b"abc", b"1.5", b"K8:", b"A1:B2:C3", b"0")
WANTED = {kode: {"jawaban_unit": answer, "catatan_unit": "x"} for kode, answer in FULL.items()}


def use(data: bytes) -> None:
    """Read a workbook, judge it and fill it in."""
    sheet = open_sheet(data, "lke.xlsx", ON)
    find_doubts(sheet, read_answers(sheet))
    with whole("lke.xlsx"):
        fill(sheet, WANTED)
        sheet.book.parts.packed()


def damaged(chance: random.Random, part: bytes) -> bytes:
    """Return a part in which some attributes have other values, and perhaps bytes are gone."""
    copy = part
    for _ in range(chance.randint(1, 3)):
        begin = copy.find(b'="', chance.randrange(len(copy) // 2, len(copy) - 200)) + 2
        copy = copy[:begin] + chance.choice(VALUES) + copy[copy.find(b'"', begin) :]
    if chance.random() < 0.3:
        at = chance.randrange(len(copy))
        copy = copy[:at] + copy[at + chance.randint(1, 30) :]
    return copy


def mutants(count: int) -> Iterator[bytes]:
    """Yield workbooks with one damaged part, always the same ones."""
    chance = random.Random(20261127)
    good = LkeBook("jawaban", FULL).build()
    small = {name for name, part in parts_of(good).items() if len(part) < 500}
    for _ in range(count):
        name = chance.choice([one for one in PARTS if one not in small])
        yield changed(good, {name: partial(damaged, chance)})


@pytest.mark.mutation
def test_damage_is_told_in_a_sentence() -> None:
    """Whatever is damaged, the workbook is used or refused; nothing else is raised."""
    refused: list[str] = []
    for data in mutants(12):
        try:
            use(data)
        except DataError as error:
            refused += [one.code for one in error.problems]
    assert 0 < len(refused) < 12
    assert set(refused) <= {"ZI560", "ZI561"}


def test_a_sheet_without_a_sound_number() -> None:
    """A sheet whose number is none is damage, not a failure of ours."""
    book = {"xl/workbook.xml": lambda x: x.replace(b'sheetId="1"', b'sheetId="satu"')}
    with pytest.raises(DataError):
        use(changed(LkeBook().build(), book))
