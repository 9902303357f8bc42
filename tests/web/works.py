"""Long works that tests start by the page, and wait for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.app import Work
from zi_docs.workspace import Workspace, find_workspace

from .conftest import OWN

DECREE = "sk-penetapan-unit"
PLEDGE = "pakta-integritas"


def set_up(root: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a sample without its meetings and plans, as the data set "kantor".

    In this process only two types are built in, since to read all takes most of the time.
    """
    builtin = root / "bawaan"
    for name in ("_bagian", "_pengaturan", "_tabel", "_tata_naskah", PLEDGE, DECREE):
        shutil.copytree(repository / "templates" / name, builtin / name)
    manifest = builtin / DECREE / "manifest.yaml"
    written = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    written.pop("sesudah", None)  # it names types that are not built in here
    manifest.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr("zi_docs.workspace.builtin_templates", lambda: builtin)
    folder = copy_sample(repository / "data" / "gunungkidul-2020", root / "data" / "kantor")
    for name in ("rapat.yaml", "rencana_aksi.csv"):
        (folder / name).unlink()
    settings = yaml.safe_load((folder / "pengaturan.yaml").read_text(encoding="utf-8"))
    for name in ("isian", "tanggal_jenis"):
        own = settings.get(name, {})
        settings[name] = {jenis: own[jenis] for jenis in own if jenis in (PLEDGE, DECREE)}
    plain = yaml.safe_dump(settings, allow_unicode=True)
    (folder / "pengaturan.yaml").write_text(plain, encoding="utf-8")
    return root


def office(root: Path) -> Workspace:
    """Return the workspace of the data set that the page shows."""
    return find_workspace("kantor", root)


def ended(root: Path, answer: TestResponse) -> Work:
    """Wait until the work that an answer leads to has ended, and return it."""
    assert answer.status_code == 303, answer.text
    work_id = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    while (work := app.work_of(office(root), work_id)) is None or work.runs:
        pass
    return work


def post(browser: FlaskClient, address: str, **fields: str | list[str]) -> TestResponse:
    """Send a form of the page."""
    return browser.post(f"/{address}", data=fields, headers=OWN)


def issue(browser: FlaskClient, root: Path, **fields: str) -> Work:
    """Issue the decree by the page."""
    return ended(root, post(browser, f"dokumen/kantor/jenis/{DECREE}/terbit", **fields))
