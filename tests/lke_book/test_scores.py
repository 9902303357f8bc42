"""What a filled workbook shows, computed by LibreOffice, is the score of its answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.lke_book.books import ON, LkeBook
from tests.penilaian.kasus import lembar
from zi_docs.lke_book.filling import fill
from zi_docs.lke_book.sheet import LkeSheet, open_sheet
from zi_docs.lke_book.totals import scored_role, total_of
from zi_docs.pdf.recalculation import recalculate
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.penilaian import Jawaban, hitung, jawaban_teks, nilai_buku
from zi_docs.workbook.book import open_book
from zi_docs.workbook.results import refresh

OF_LAYOUT = {"lampiran": "jawaban_unit", "jawaban": "jawaban_tpi"}


def computed(layout: str, answers: Mapping[str, Jawaban], libreoffice: LibreOffice) -> LkeSheet:
    """Return an empty workbook of a layout with these answers, and with the results of today."""
    sheet = open_sheet(LkeBook(layout).build(), "lke.xlsx", ON)
    role = OF_LAYOUT[layout]
    assert scored_role(sheet) == role
    wanted = {kode: {role: jawaban_teks(answer)} for kode, answer in answers.items()}
    assert fill(sheet, wanted).problems == []
    copy = recalculate(sheet.book.parts.packed(), libreoffice)
    assert copy
    assert refresh(sheet.book, open_book(copy)).unknown == []
    return open_sheet(sheet.book.parts.packed(), "lke.xlsx", ON)


@pytest.mark.parametrize(
    ("case", "layout"), [("satu area gagal", "jawaban"), ("ada yang kosong", "lampiran")]
)
def test_the_total_is_our_own_score(case: str, layout: str, libreoffice: LibreOffice) -> None:
    """A workbook that was empty shows the total that we expect of it, to nine digits.

    Where it shows another number than the weights give, we know by how much.
    """
    answers = lembar(case)
    total = total_of(computed(layout, answers, libreoffice))
    expected = nilai_buku(hitung(answers, ON), ON).total
    assert total is not None
    assert expected is not None
    assert abs(float(total) - float(expected)) < 1e-9


def test_an_error_in_the_total_is_no_total(libreoffice: LibreOffice) -> None:
    """Without an index the workbook shows an error, as we expect, and we read no total."""
    answers = lembar("satu area gagal", {"H.1.a": None})
    assert nilai_buku(hitung(answers, ON), ON).total is None
    assert total_of(computed("lampiran", answers, libreoffice)) is None
