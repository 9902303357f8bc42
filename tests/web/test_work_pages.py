"""Issuing and the register in a browser, where something is refused, and without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.surveys import keep_survey
from zi_docs import app
from zi_docs.run.plan import Request
from zi_docs.web import Site

from .conftest import violations
from .works import DECREE, office, set_up

pytestmark = pytest.mark.browser


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a data set that makes pledges and a decree."""
    root = set_up(tmp_path, repository, monkeypatch)
    keep_survey(office(root))
    return root


def test_what_only_comes_on_the_way(page: Any, served: Site, workspace: Path) -> None:
    """axe finds nothing on a refused field of issuing, nor on what a cancelled number leads to."""
    here = f"http://127.0.0.1:{served.port}"
    asked = Request((DECREE,), nomor="87", terbit=True)
    app.generate(office(workspace), asked, lambda *_: None)
    page.goto(f"{here}/dokumen/kantor/jenis/{DECREE}/terbit?tanggal=kapan")
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.goto(f"{here}/register/kantor/")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Batalkan nomor ini").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
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
