"""What tests of the local page share: a workspace, its page, and a browser that came in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.samples import copy_sample
from zi_docs.web import Site, make_app

PORT = 8600
HOST = f"127.0.0.1:{PORT}"
OWN = {"Origin": f"http://{HOST}"}
"""The header by which a browser says that our own page sent a form."""


class _Browser(FlaskClient):
    """A browser at the page's own address."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for an address of the page."""
        return super().open(*args, **{"base_url": f"http://{HOST}", **kwargs})


@pytest.fixture
def workspace(tmp_path: Path, repository: Path) -> Path:
    """A work folder with one data set, a sample's."""
    copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "kantor")
    return tmp_path


@pytest.fixture
def printed() -> list[str]:
    """The lines that the page printed where it was started."""
    return []


@pytest.fixture
def site(workspace: Path, printed: list[str]) -> Site:
    """One start of the page; what it prints is in ``printed``."""
    return Site(workspace, port=PORT, tell=printed.append)


@pytest.fixture
def app(site: Site) -> Flask:
    """The application of this start."""
    return make_app(site)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A browser that calls the page by its name, but was never let in."""
    app.test_client_class = _Browser
    return app.test_client()


@pytest.fixture
def browser(stranger: FlaskClient, site: Site) -> FlaskClient:
    """A browser that came in with the start key."""
    stranger.set_cookie(site.cookie, site.keys.kunjungan, domain="127.0.0.1")
    return stranger
