"""A plan drafted on the page, and the evidence of a unit gathered there."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.lke_book.books import ON
from zi_docs.zona_integritas import daftar_pertanyaan

from .conftest import OWN
from .lke import UNIT, answer, date_it, uploads

PLAN = f"Rencana Aksi {UNIT}.xlsx"


def _draft(browser: FlaskClient, **fields: str) -> str:
    typed = {"unit": UNIT, "tahun": "2026", "dari": "nilai", **fields}
    done = browser.post("/lke/kantor/rencana", data=typed, headers=OWN, follow_redirects=True)
    return done.text


def test_a_plan_is_shown_and_taken_into_the_data(browser: FlaskClient, workspace: Path) -> None:
    """The drafted rows are shown, can be downloaded, and are one more file of the data."""
    folder = answer(workspace).parent
    page = _draft(browser)
    shown = page.count('<th scope="row">')
    assert shown > 1
    found = re.search(r'href="(/lke/kantor/buku/berkas[^"]*)"', page)
    assert found
    sent = browser.get(html.unescape(found[1])).data
    assert load_workbook(io.BytesIO(sent))["Rencana Aksi"].max_row == shown + 1
    made = re.search(r'name="berkas" value="([^"]*)"', page)
    assert made
    typed = {"unit": UNIT, "berkas": html.unescape(made[1])}
    for status in (303, 422):  # a second click does not put the plan there twice
        done = browser.post("/lke/kantor/rencana/pakai", data=typed, headers=OWN)
        assert done.status_code == status
        assert (folder / PLAN).read_bytes() == sent
    assert "ZI804" in done.text
    assert uploads(workspace) == [PLAN]


def test_a_plan_says_why_it_is_not_drafted(browser: FlaskClient, workspace: Path) -> None:
    """A wrong year is told at its field, another unit's missing answers in the command's words."""
    answer(workspace)
    assert '<a href="#i-tahun">' in _draft(browser, tahun="dua ribu")
    assert "ZI589" in _draft(browser, unit="WONOSARI")
    page = _draft(browser, tahun="2027")
    assert "tidak dimasukkan ke dalamnya" in page
    assert "Masukkan ke data" not in page


def test_evidence_is_gathered_and_packed(browser: FlaskClient, workspace: Path) -> None:
    """What is missing is listed with its question; the packet holds the list, no hidden file."""
    date_it(workspace)
    address = f"/lke/kantor/bukti?unit={UNIT}"
    assert ".zip" not in browser.get(address).text
    sent = {"data": {"unit": UNIT}, "headers": OWN, "follow_redirects": True}
    done = browser.post("/lke/kantor/bukti", **sent)
    assert done.status_code == 200
    assert f"Belum ada buktinya ({len(daftar_pertanyaan(ON))})" in done.text
    assert "<b>1.i.a</b>: " in done.text
    packet = browser.post("/lke/kantor/bukti/paket", **sent)
    names = zipfile.ZipFile(io.BytesIO(packet.data)).namelist()
    assert names == ["indeks-bukti.xlsx"]
    assert "Unduh bukti" in browser.get(address).text
