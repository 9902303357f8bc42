"""Making, issuing and the register in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zi_docs.app.surveying import keep_survey
from zi_docs.web import Site

from .conftest import violations
from .works import DECREE, PLEDGE, office, set_up

pytestmark = pytest.mark.browser


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a data set that makes pledges and a decree."""
    root = set_up(tmp_path, repository, monkeypatch)
    keep_survey(office(root))
    return root


def test_from_a_tick_to_the_register(page: Any, served: Site, workspace: Path) -> None:
    """With the mouse: pledges are made, a decree is issued, found in the register and cancelled.

    axe finds nothing on what only comes on the way; the other pages are walked.
    """
    here = f"http://127.0.0.1:{served.port}"
    page.goto(f"{here}/dokumen/kantor/")
    page.get_by_role("link", name="Pakta Integritas").first.click()
    page.get_by_label("Pilih Arum Sekarwangi").check()
    page.get_by_label("Hanya yang dicentang").check()
    page.get_by_role("button", name="Buat", exact=True).click()
    page.get_by_text("Selesai dalam").wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="Lihat Pakta Integritas").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word jadi, Arum Sekarwangi").click()
    assert download.value.suggested_filename.endswith(".docx")
    _issue(page, here)
    _cancel(page, here)
    assert (workspace / "output" / "kantor" / PLEDGE).is_dir()


def _issue(page: Any, here: str) -> None:
    page.goto(f"{here}/dokumen/kantor/jenis/{DECREE}/")
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_label("Tanggal dokumen").fill("kapan")
    page.get_by_role("button", name="Perbarui tinjauan").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.get_by_label("Tanggal dokumen").fill("21 April 2020")
    page.get_by_role("button", name="Perbarui tinjauan").click()
    page.get_by_text("Yang akan dibekukan").wait_for()
    page.get_by_role("button", name="Terbitkan 1 dokumen").click()
    page.get_by_text("Selesai dalam").wait_for()


def _cancel(page: Any, here: str) -> None:
    page.goto(f"{here}/register/kantor/")
    page.locator("tbody a").first.click()
    page.get_by_label("Alasan membatalkan").fill("salah tanggal")
    page.get_by_role("button", name="Batalkan nomor ini").click()
    page.get_by_text("Alasan: salah tanggal").wait_for()
    assert violations(page) == []


def test_documents_are_made_without_script(chromium: Any, served: Site, workspace: Path) -> None:
    """Without script a batch is made: its page is loaded again until the work has ended."""
    here = f"http://127.0.0.1:{served.port}"
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.address)
        page.wait_for_url(f"{here}/")
        page.goto(f"{here}/dokumen/kantor/jenis/{DECREE}/")
        page.get_by_role("button", name="Buat konsep", exact=True).click()
        page.get_by_text("Selesai dalam").wait_for()
    assert len(list((workspace / "output" / "kantor" / "konsep" / DECREE).glob("*.docx"))) == 1
