"""An office of 2026 whose units answer the LKE on the page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.penilaian.kasus import SATU_GAGAL
from tests.penilaian.lembaran import answers, write_answers
from zi_docs import app
from zi_docs.workspace import find_workspace

from .conftest import OWN

UNIT = "DUKCAPIL"
AREA_1 = f"/lke/kantor/jawaban?unit={UNIT}&putaran=1&bagian=1"


def date_it(workspace: Path) -> Path:
    """Give the data set the year 2026, and return its folder."""
    folder = workspace / "data" / "kantor"
    settings = yaml.safe_load((folder / "pengaturan.yaml").read_text(encoding="utf-8"))
    settings |= {"tahun": 2026, "tanggal": "2026-01-05"}
    (folder / "pengaturan.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return folder


def answer(workspace: Path) -> Path:
    """Let the unit and the assessors answer in a CSV file, and return it."""
    path = date_it(workspace) / "penilaian.csv"
    write_answers(path, (UNIT, "1", answers("hampir sempurna"), answers(SATU_GAGAL)))
    return path


def opened(browser: FlaskClient, address: str = AREA_1) -> str:
    """Open a form, and return what it says it was opened with."""
    page = browser.get(address).text
    found = re.search(r'name="semula" value="([^"]*)"', page)
    assert found, page
    return html.unescape(found[1])


def send(
    browser: FlaskClient, typed: Mapping[str, str], semula: str = "", address: str = AREA_1
) -> TestResponse:
    """Send a form; without ``semula`` as it is opened now."""
    fields = {"semula": semula or opened(browser, address), **typed}
    return browser.post(address, data=fields, headers=OWN)


def uploads(workspace: Path) -> list[str]:
    """Return the names of what the data set keeps of earlier files, without their dates."""
    return [one.nama for one in app.uploads_of(find_workspace("kantor", workspace))]
