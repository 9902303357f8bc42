"""The first hour of a clerk: from an empty folder to a number in the register."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from tests.surveys import keep_survey
from zi_docs import app
from zi_docs.indonesian import format_tanggal
from zi_docs.web import Site
from zi_docs.workspace import find_workspace

from .conftest import violations
from .hands import HANDS, Mouse
from .works import DECREE, PLEDGE, set_up

pytestmark = pytest.mark.browser

DATA, SAMPLE = "sukamaju-2020", "gunungkidul-2020"
BOOK = f"{DATA}.xlsx"
SHEETS = ("Pengaturan", "Pejabat", "Nomor Surat", "Unit Kerja", "Pegawai", "Dasar Hukum")
MISTAKES = {(10, "Nama"): "", (11, "NIP"): "123", (12, "Tanggal Lahir"): "kapan"}
"""What the clerk types wrong in the sheet Pegawai, by row and heading."""

Rows = Mapping[str, list[list[Any]]]


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty work folder; in this process only two types are built in."""
    set_up(tmp_path / "lain", repository, monkeypatch)
    root = tmp_path / "Kantor"
    root.mkdir()
    return root


def _rows(folder: Path) -> Rows:
    """Return what a clerk would type into the starter: the people and units of a sample."""
    folder.mkdir()
    app.start(folder, "isi-2020", SAMPLE)
    book = load_workbook(folder / "data" / "isi-2020" / "isi-2020.xlsx", read_only=True)
    rows = {name: [list(row) for row in book[name].values] for name in SHEETS}
    head, *settings = rows["Pengaturan"]
    of_type = head.index("Untuk Jenis")
    kept = [
        row
        for row in settings
        if row[of_type] in (None, "", DECREE, PLEDGE) and row[1] != "lambang.png"
    ]
    return {**rows, "Pengaturan": [head, *kept]}


def _book(rows: Rows, mistakes: Mapping[tuple[int, str], str]) -> dict[str, Any]:
    """Return the starter workbook as it was filled in, perhaps with mistakes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                wrong = mistakes if name == "Pegawai" else {}
                typed = [
                    wrong.get((at, head), cell) for head, cell in zip(lines[0], line, strict=True)
                ]
                sheet.write_row(at, 0, [_typed(cell) for cell in typed])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": BOOK, "mimeType": kind, "buffer": content.getvalue()}


def _typed(cell: Any) -> Any:
    if isinstance(cell, date):
        return format_tanggal(cell)
    return "" if cell is None else cell


@pytest.mark.parametrize("hand", HANDS)
def test_the_first_hour(hand: str, page: Any, served: Site, workspace: Path) -> None:
    """An office starts, fills its workbook, mends it, and has pledges, a decree and its number.

    axe finds nothing on the page of what was made.
    """
    own = HANDS[hand](page)
    rows = _rows(workspace / "lain")
    own.type(page.get_by_label("Nama kumpulan data", exact=True), DATA)
    own.press(page.get_by_role("button", name="Mulai baru"))
    page.get_by_text("Belum diisi:").wait_for()
    _bring(page, own, _book(rows, MISTAKES))
    page.get_by_text("Yang perlu dibetulkan").wait_for()
    assert page.get_by_text("3 kesalahan").count()
    _bring(page, own, _book(rows, {}))
    page.get_by_text("Dokumen sudah dapat dibuat").wait_for()
    keep_survey(find_workspace(DATA, workspace))  # the page's own process knows two types only
    own.press(page.get_by_role("link", name="Buat dokumen"))
    _make_pledges(page, own)
    _issue(page, own)
    own.press(page.get_by_role("navigation").get_by_role("link", name="Register"))
    page.get_by_text("1 baris").wait_for()
    folder = workspace / "output" / DATA
    assert len(list((folder / DECREE).glob("*.docx"))) == 1
    assert list((folder / PLEDGE).rglob("*.docx"))


def _bring(page: Any, own: Mouse, book: Mapping[str, Any]) -> None:
    own.bring(page.locator("#i-berkas"), book)
    own.tick(page.get_by_label("Langsung ganti"))
    own.press(page.get_by_role("button", name="Unggah dan periksa"))
    page.get_by_text("Berkas sudah tersimpan").wait_for()


def _make_pledges(page: Any, own: Mouse) -> None:
    """Look at one pledge, then make all of them with one print file."""
    own.press(page.get_by_role("link", name="Pakta Integritas", exact=True).first)
    own.press(page.get_by_role("link", name="Pratinjau").first)
    page.locator("img.lembar, .teks").first.wait_for()
    own.press(page.get_by_role("link", name="Kembali ke Pakta Integritas"))
    own.tick(page.get_by_label("Satu berkas cetak"))
    own.press(page.get_by_role("button", name="Buat", exact=True))
    page.get_by_text("Selesai dalam").wait_for()
    assert page.get_by_text("Berkas cetak:").count()
    assert violations(page) == []
    own.press(page.get_by_role("link", name="Semua dokumen"))


def _issue(page: Any, own: Mouse) -> None:
    own.press(page.get_by_role("link", name="Keputusan Penetapan Unit").first)
    own.press(page.get_by_role("button", name="Terbitkan…"))
    own.type(page.get_by_label("Tanggal dokumen"), "21 April 2020")
    own.press(page.get_by_role("button", name="Perbarui tinjauan"))
    page.get_by_text("Yang akan dibekukan").wait_for()
    own.press(page.get_by_role("button", name="Terbitkan 1 dokumen"))
    page.get_by_text("Selesai dalam").wait_for()
