"""Every address of the page, walked in a browser: none shuts anybody out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.surveys import keep_survey
from zi_docs import app as use_cases
from zi_docs.run.plan import Request
from zi_docs.web import Site, make_app

from .conftest import violations
from .works import DECREE, PLEDGE, office, set_up

PERSON = "196708161993031005"
LINE = f"jenis={DECREE}&baris=kantor&id=1"

WITH_MORE = {
    "data.isian.lihat": ["pengaturan", "pejabat", "nomor_surat"],
    "data.isian.lihat_jenis": [f"jenis/{PLEDGE}"],
    "dokumen.jenis": [f"{PLEDGE}/", f"{DECREE}/"],
    "dokumen.tinjau": [f"{DECREE}/terbit"],
    "dokumen.pratinjau": [f"{PLEDGE}/pratinjau?baris={PERSON}"],
    "register.baris": [f"?{LINE}"],
    "register.tinjau_ganti": [f"?{LINE}"],
}
"""What stands behind the data set's name in the addresses that need more than it."""

NO_PAGES = {
    "beranda.ringkas": "a part of Beranda, which fetches it",
    "data.hasil": "a part of Data, which fetches it",
    "data.pilih": "comes after an upload, and is looked at there",
    "data.berkas": "a file",
    "data.unggahan": "a file",
    "dokumen.berkas": "a file",
    "dokumen.gambar": "a picture",
    "dokumen.isi_pratinjau": "a part of the preview, which fetches it",
    "dokumen.lihat_kerja": "comes after an order, and is looked at there",
    "dokumen.maju": "a part of the page of a work",
    "dokumen.siap": "an answer without text",
    "dokumen.unduh": "a file",
    "dokumen.unduh_hasil": "a file",
    "lke.siap": "an answer without text",
    "lke.unduh": "a file",
    "register.agenda": "a file",
    "static": "a file",
}


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with an issued decree, whose data were read."""
    root = set_up(tmp_path, repository, monkeypatch)
    keep_survey(office(root))
    asked = Request((DECREE,), nomor="87", terbit=True)
    use_cases.generate(office(root), asked, lambda *_: None)
    return root


def pages_of(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield the addresses of all pages, each with what answers it."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint not in NO_PAGES:
            begin, _, rest = rule.rule.replace("<nama>", "kantor").partition("<")
            for more in WITH_MORE.get(rule.endpoint, [""]):
                start = begin if rest or more.startswith("?") else rule.rule
                yield rule.endpoint, f"{start.replace('<nama>', 'kantor')}{_behind(begin, more)}"


def _behind(begin: str, more: str) -> str:
    return more.removeprefix("jenis/") if begin.endswith("/jenis/") else more


def test_no_address_is_left_out(tmp_path: Path) -> None:
    """Every address that is asked for by GET is walked, or there is a reason why it is no page."""
    app = make_app(Site(tmp_path))
    there = {
        rule.endpoint: rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
    needs_more = {name for name, rule in there.items() if rule.arguments - {"nama"}}
    assert needs_more <= WITH_MORE.keys() | NO_PAGES.keys()
    assert WITH_MORE.keys() <= there.keys()


@pytest.mark.browser
def test_no_page_shuts_anybody_out(page: Any, served: Site, app: Flask, workspace: Path) -> None:
    """axe finds nothing on any page, in light and dark, and none is wider than its window."""
    for endpoint, address in pages_of(app):
        answer = page.goto(f"http://127.0.0.1:{served.port}{address}")
        assert answer.status in (200, 422), (endpoint, address)
        assert violations(page, dark=True) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address
