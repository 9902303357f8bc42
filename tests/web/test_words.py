"""The words of the pages: a clerk reads no name of the program's insides."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient

from tests.surveys import keep_survey
from zi_docs import app
from zi_docs.errors import problem
from zi_docs.run.plan import Request
from zi_docs.web.telling import tell
from zi_docs.workspace import Workspace

from .works import DECREE, PLEDGE, office, set_up

RAW = re.compile(
    r"templates/|manifest|\bNone\b|\b[a-z]+(?:_[a-z0-9]+)+\b|zi-docs [a-z]+ |--[a-z]+|[{}]"
)
FILE = re.compile(r"\b\w+\.(?:ya?ml|csv|xlsx|png)\b")
"""A file of the data set, which the office names itself."""


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a data set that makes pledges and a decree."""
    return set_up(tmp_path / "Kantor", repository, monkeypatch)


def _words(page: str) -> str:
    shown = re.sub(r"(?s)<(script|style|noscript)\b.*?</\1>", " ", page)
    return unescape(re.sub(r"(?s)<[^>]*>", " ", shown))


def _raw(browser: FlaskClient, space: Workspace, address: str) -> list[str]:
    settings = (space.data / "pengaturan.yaml").read_text(encoding="utf-8")
    answer = browser.get(address)
    assert answer.status_code in (200, 422), address
    typed = yaml.safe_load(settings)["pejabat"]
    return [word for word in RAW.findall(FILE.sub("", _words(answer.text))) if word not in typed]


def test_no_page_shows_a_raw_name(browser: FlaskClient, workspace: Path) -> None:
    """Before and after the data are read, made and issued, every page speaks in plain words."""
    space = office(workspace)
    keep_survey(space)
    browser.post("/mulai", data={"nama": "baru"}, headers={"Origin": "http://127.0.0.1:8600"})
    fresh = ["/", "/data/baru/?periksa=1", "/ringkas/baru", "/register/baru/", "/register/kantor/"]
    assert {one: raw for one in fresh if (raw := _raw(browser, space, one))} == {}
    work = app.start_work(app.Order(space, "Membuat Pakta Integritas", Request((PLEDGE,))))
    while (found := app.work_of(space, work)) is None or found.runs:
        pass
    kind, book = f"/dokumen/kantor/jenis/{DECREE}/", "/register/kantor/"
    pages = ["/data/kantor/?periksa=1", "/ringkas/kantor", "/dokumen/kantor/", kind]
    pages += [f"{kind}terbit", f"/dokumen/kantor/kerja/{work}/", f"/dokumen/kantor/jenis/{PLEDGE}/"]
    pages += [f"/data/kantor/isian/{one}" for one in ("pejabat", f"jenis/{DECREE}")]
    pages += [book, f"{book}celah", f"{book}catat"]
    assert {one: raw for one in pages if (raw := _raw(browser, space, one))} == {}


def test_a_file_of_a_type_is_called_by_its_title(browser: FlaskClient, workspace: Path) -> None:
    """A complaint about a type names its title; the keys of its manifest are words."""
    keep_survey(office(workspace))
    (sheet,) = tell([problem("ZI352", f"templates/{DECREE}/manifest.yaml", "Periksa.", "Isi.")])
    with browser.application.test_request_context("/data/kantor/"):
        told = browser.application.jinja_env.filters["sebut_jenis"](sheet.judul)
    assert told.startswith("Jenis dokumen Keputusan Penetapan")
