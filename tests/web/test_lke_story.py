"""The section LKE in a browser: with the keyboard, the mouse, and for readers of screens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.lke_book.books import FULL, LkeBook

from .conftest import violations
from .lke import UNIT, date_it

pytestmark = pytest.mark.browser

WIDTH = 1366


def _look(page: Any) -> None:
    """Look at the page with axe, and whether it is wider than its window."""
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, page.url


def _answer_by_keyboard(page: Any) -> None:
    """Choose an answer and write its evidence with the keyboard alone, and save."""
    page.locator('[name="H.1.b.jawaban_unit"]').first.focus()
    for key in ("Space", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Laporan kinerja")
    assert page.evaluate("document.activeElement.name") == "H.1.b.bukti_unit"
    page.get_by_role("button", name="Simpan jawaban").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Jawaban sudah tersimpan").wait_for()


def test_a_unit_answers_takes_over_and_plans(page: Any, workspace: Path, tmp_path: Path) -> None:
    """A clerk answers by keyboard, sees the score change, takes a workbook over, drafts a plan.

    axe finds nothing on the pages of the section, in light and dark, and none is too wide. The part
    with the fewest inputs is looked at, since axe takes its time for each of them.
    """
    folder = date_it(workspace)
    page.get_by_role("link", name="kantor", exact=True).click()
    page.get_by_role("link", name="LKE", exact=True).click()
    page.get_by_role("link", name="Dinas Kependudukan dan Pencatatan Sipil").click()
    page.get_by_role("link", name="Hasil").click()
    _answer_by_keyboard(page)
    before = page.get_by_role("status").inner_text()
    index = page.locator('[name="H.1.a.jawaban_unit"]')
    index.fill("88")
    page.get_by_role("button", name="Simpan jawaban").click()
    page.get_by_role("alert").wait_for()
    _look(page)
    page.get_by_role("link", name="H.1.a, Jawaban Unit").click()
    assert page.evaluate("document.activeElement.name") == "H.1.a.jawaban_unit"
    index.fill("3,2")
    page.get_by_role("button", name="Simpan jawaban").click()
    page.get_by_text("Jawaban sudah tersimpan").wait_for()
    assert page.get_by_role("status").inner_text() != before
    _take_over(page, tmp_path)
    page.get_by_role("link", name="Susun rencana aksi").click()
    page.get_by_role("button", name="Susun rencana").click()
    page.get_by_role("button", name="Masukkan ke data").click()
    page.get_by_text("Berkas sudah tersimpan").wait_for()
    assert (folder / f"Rencana Aksi {UNIT}.xlsx").is_file()


def _take_over(page: Any, tmp_path: Path) -> None:
    """Bring an official workbook, look at what would change, and take it over."""
    book = tmp_path / "LKE.xlsx"
    few = dict(list(FULL.items())[:4])
    book.write_bytes(LkeBook(answers={**few, "1.i.b": "E"}).build())
    page.get_by_role("link", name="Kembali ke nilai").click()
    page.get_by_role("link", name="Buku kerja resmi").click()
    page.set_input_files("#i-berkas", str(book))
    page.get_by_role("button", name="Unggah dan lihat isinya").click()
    page.get_by_role("heading", name="Yang akan berubah di data").wait_for()
    _look(page)
    page.get_by_role("button", name="Ambil ke data").click()
    page.get_by_text("sudah masuk ke data").wait_for()
    _look(page)
