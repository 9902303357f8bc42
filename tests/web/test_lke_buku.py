"""The official workbook on the page: read, looked at, taken over; and filled from the data."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from tests.lke_book.books import FULL, LkeBook
from zi_docs.web import Site

from .conftest import OWN
from .lke import AREA_1, UNIT, date_it, send, uploads

ROUND = {"unit": UNIT, "putaran": "1"}
REFUSED = "Jawaban yang ditolak tidak ikut diambil"
FILLED = f"Penilaian {UNIT} ke-1.xlsx"


def _bring(
    browser: FlaskClient,
    where: str,
    content: bytes,
    name: str = "LKE.xlsx",
    *,
    follow: bool = True,
) -> TestResponse:
    fields = {**ROUND, "berkas": (io.BytesIO(content), name)}
    sent = {"data": fields, "headers": OWN, "follow_redirects": follow}
    return browser.post(f"/lke/kantor/buku/{where}", **sent)


def _take(browser: FlaskClient, page: str) -> TestResponse:
    """Click the button of a page that shows what would change, and follow where it leads."""
    hidden = dict(re.findall(r'name="(unit|putaran|unggahan|tanda)" value="([^"]*)"', page))
    fields = {name: html.unescape(text) for name, text in hidden.items()}
    sent = {"data": fields, "headers": OWN, "follow_redirects": True}
    return browser.post("/lke/kantor/buku/ambil", **sent)


@pytest.fixture
def looked_at(browser: FlaskClient, workspace: Path) -> str:
    """The page that shows what a workbook with one wrong answer would change."""
    date_it(workspace)
    done = _bring(browser, "baca", LkeBook(answers={**FULL, "1.i.b": "E"}).build(), follow=False)
    assert done.status_code == 303, done.text
    return done.headers["Location"]


def test_what_was_read_is_shown_before_it_is_taken(
    browser: FlaskClient, looked_at: str, workspace: Path
) -> None:
    """Each change and each doubt with its cell is shown; then the answers are in the data.

    The workbook is kept, and nothing is in the data before the click.
    """
    folder = workspace / "data" / "kantor"
    page = browser.get(looked_at).text
    assert "126 dari 127 isian terjawab" in page
    assert "Yang akan berubah di data (126)" in page
    assert "ZI567" in page
    assert REFUSED in page
    assert f"<b>sel {LkeBook().cell('1.i.b')}</b>" in page
    assert uploads(workspace) == ["LKE.xlsx"]
    assert not (folder / FILLED).exists()
    done = _take(browser, page)
    assert "Menurut unit" in done.text
    assert "sudah masuk ke data" in done.text
    rows = list(load_workbook(folder / FILLED)["Penilaian"].iter_rows(values_only=True))
    assert [row[4] for row in rows if row[3] in ("1.i.a", "1.i.b")] == ["Ya", None]
    assert "Tidak ada yang berubah" in browser.get(looked_at).text


def test_what_is_only_doubtful_refuses_nothing(browser: FlaskClient, workspace: Path) -> None:
    """A workbook with a warning alone is not said to have answers that are not taken."""
    date_it(workspace)
    page = _bring(browser, "baca", LkeBook(answers=FULL).build()).text
    assert "ZI575" in page
    assert REFUSED not in page


def test_data_that_changed_meanwhile_are_looked_at_again(
    browser: FlaskClient, looked_at: str
) -> None:
    """A click on a page that shows an older state takes nothing over."""
    page = browser.get(looked_at).text
    send(browser, {"1.i.a.jawaban_unit": "Tidak"})
    done = _take(browser, page)
    assert done.status_code == 409
    assert "<td>Tidak</td><td>Ya</td>" in done.text
    assert 'value="Tidak" checked' in browser.get(AREA_1).text


def test_another_workbook_is_refused(browser: FlaskClient, workspace: Path) -> None:
    """A file that is no workbook of the LKE is told by name, and so is a missing one."""
    date_it(workspace)
    assert "Pilih dahulu berkasnya" in _bring(browser, "baca", b"", "").text
    done = _bring(browser, "baca", b"nama\nAni Lestari\n", "pegawai.csv")
    assert done.status_code == 422
    assert "pegawai.csv" in done.text
    assert "ZI560" in done.text
    assert str(workspace) not in done.text


def test_the_own_copy_is_filled(browser: FlaskClient, workspace: Path, site: Site) -> None:
    """The answers of the data stand in the copy that is handed out, and in no other file."""
    date_it(workspace)
    send(browser, {"1.i.a.jawaban_unit": "Ya"})
    done = _bring(browser, "isi", LkeBook().build())
    assert done.status_code == 200, done.text
    assert "Buku kerja sudah terisi: 1 sel" in done.text
    assert str(site.root) not in done.text
    found = re.search(r'href="(/lke/kantor/buku/berkas[^"]*)"', done.text)
    assert found
    sent = browser.get(html.unescape(found[1]))
    sheet = load_workbook(io.BytesIO(sent.data)).worksheets[0]
    assert sheet[LkeBook().cell("1.i.a")].value == "Ya"


def test_a_copy_without_an_open_cell_is_refused(browser: FlaskClient, workspace: Path) -> None:
    """An answer that the copy can't take is told at its cell, and nothing is handed out."""
    date_it(workspace)
    send(browser, {"1.i.b.jawaban_unit": "A"})
    plan = LkeBook(changed={LkeBook().cell("1.i.b", "jenis"): "Ya"})
    done = _bring(browser, "isi", plan.build())
    assert done.status_code == 422
    assert "ZI566" in done.text
    assert "/buku/berkas" not in done.text
