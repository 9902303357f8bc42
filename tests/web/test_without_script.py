"""Every page as a browser without script has it, and what asking for an address may do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.exceptions import HTTPException

from zi_docs import app as use_cases
from zi_docs.app.understanding import keep_reading
from zi_docs.app.work_file import FOLDER, WorkFolder
from zi_docs.run.plan import Request
from zi_docs.web.kerja import LOOKS

from . import test_every_page as walked
from .works import office, set_up

PARTS = {"nama": "kantor", "jenis": walked.PLEDGE, "berkas": "pegawai.csv", "filename": "zi.css"}


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with an issued decree, whose data were read and checked."""
    root = set_up(tmp_path, repository, monkeypatch)
    keep_reading(office(root), datetime(2026, 1, 5))
    asked = Request((walked.DECREE,), nomor="87", terbit=True)
    use_cases.generate(office(root), asked, lambda *_: None)
    return root


@pytest.fixture
def ordered(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tasks that are ordered from now on."""
    tasks: list[str] = []
    order = WorkFolder.order

    def noted(works: WorkFolder, what: dict[str, Any], *brought: Any) -> str:
        tasks.append(what["tugas"])
        return order(works, what, *brought)

    monkeypatch.setattr(WorkFolder, "order", noted)
    return tasks


def _all(app: Flask) -> Iterator[str]:
    """Yield an address for all that is asked for by GET: pages, parts of pages, and files."""
    yield from (address for _, address in walked.pages_of(app))
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint in walked.NO_PAGES:
            given = {part: PARTS.get(part, "x") for part in rule.arguments}
            with app.test_request_context(base_url="http://127.0.0.1"):
                address = app.url_map.bind("").build(rule.endpoint, given)
            yield f"{address}?unit=DUKCAPIL&baris={walked.PERSON}&unggahan=x&berkas=x"


def _files(folder: Path) -> dict[Path, bytes]:
    """Return the files, without those by which a look at something is done."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one: one.read_bytes() for one in files if FOLDER not in one.parts}


def test_asking_for_an_address_changes_nothing(
    browser: FlaskClient, app: Flask, workspace: Path, ordered: list[str]
) -> None:
    """No GET changes a file, or starts a work: programs follow links that nobody clicked.

    What may be begun by one is a look, which is gone once it was shown.
    """
    before = _files(workspace)
    for address in _all(app):
        assert browser.get(address).status_code != 500, address
        assert set(ordered) <= LOOKS.keys(), address
    assert _files(workspace) == before


def test_every_page_works_without_script(
    browser: FlaskClient, app: Flask, workspace: Path, ordered: list[str]
) -> None:
    """Links lead to whole pages or files, forms have a button and an address that takes them.

    What script fetches into a page can be reached by a link in its place, or the page comes again.
    """
    followed = set[str]()
    for _, address in walked.pages_of(app):
        page = html.fromstring(browser.get(address).get_data())
        assert _scripted(page) == [], address
        assert _unsent(app, page, address) == [], address
        for link in _links(app, page, address, followed):
            answer = browser.get(link)
            assert answer.status_code in (200, 422), (address, link)
            assert "attachment" in answer.headers.get("Content-Disposition", "") or (
                "</html>" in answer.text
            ), (address, link)


def _scripted(page: Any) -> list[str]:
    """Return the elements that do nothing for who has no script."""
    lonely = [one for one in page.xpath("//*[@hx-get]") if not one.xpath(".//a[@href]")]
    waits = page.xpath("//noscript/meta[@http-equiv='refresh']")
    handlers = page.xpath("//*[@*[starts-with(name(), 'on')]]")
    posts = page.xpath("//*[@hx-post or @hx-delete or starts-with(@href, 'javascript:')]")
    return [
        html.tostring(one).decode()[:200] for one in (*handlers, *posts, *(lonely * (not waits)))
    ]


def _unsent(app: Flask, page: Any, address: str) -> list[str]:
    """Return the forms that no button sends, or that go to an address which does not take them."""
    return [
        html.tostring(form).decode()[:200]
        for form in page.xpath("//form")
        if not all(_sent(app, form, address)) or not form.xpath("@method")
    ]


def _sent(app: Flask, form: Any, address: str) -> Iterator[bool]:
    """Yield for each button of a form whether something answers it; False for no button."""
    buttons = form.xpath(".//button[not(@type='button')]")
    yield bool(buttons)
    for button in buttons:
        action = button.get("formaction") or form.get("action") or address
        method = button.get("formmethod") or form.get("method", "get")
        yield _endpoint(app, urljoin(address, action), method) != ""


def _endpoint(app: Flask, address: str, method: str = "GET") -> str:
    try:
        match = app.url_map.bind("").match(urlsplit(address).path, method.upper())
    except HTTPException:
        return ""
    return str(match[0])


def _links(app: Flask, page: Any, address: str, followed: set[str]) -> Iterator[str]:
    """Yield the links of a page; of those that one function answers, one of all pages."""
    for href in page.xpath("//a/@href"):
        link = urljoin(address, href)
        name = _endpoint(app, link) or link
        if name not in followed and not href.startswith("#"):
            followed.add(name)
            yield link
