"""What tests of the local page share: a workspace, its page, and a browser that came in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from time import time
from typing import Any

import pytest
import yaml
from filelock import FileLock
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from tests.samples import copy_sample
from zi_docs.app import Order, Work, working
from zi_docs.app.work_file import WorkFolder
from zi_docs.app.work_process import perform
from zi_docs.web import Site, listen, make_app

PORT = 8600
HOST = f"127.0.0.1:{PORT}"
OWN = {"Origin": f"http://{HOST}"}
"""The header by which a browser says that our own page sent a form."""
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")


class _Browser(FlaskClient):
    """A browser at the page's own address."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for an address of the page."""
        return super().open(*args, **{"base_url": f"http://{HOST}", **kwargs})


@pytest.fixture
def workspace(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with one data set, a sample's people and units, and one built-in type.

    The check of all types would take most of the time of these tests.
    """
    builtin = tmp_path / "bawaan"
    for name in ("_bagian", "_pengaturan", "_tabel", "_tata_naskah", "pakta-integritas"):
        shutil.copytree(repository / "templates" / name, builtin / name)
    monkeypatch.setattr("zi_docs.workspace.builtin_templates", lambda: builtin)
    folder = copy_sample(repository / "data" / "gunungkidul-2020", tmp_path / "data" / "kantor")
    for name in ("rapat.yaml", "rencana_aksi.csv", "dasar_hukum.yaml"):
        (folder / name).unlink()
    settings = yaml.safe_load((folder / "pengaturan.yaml").read_text(encoding="utf-8"))
    plain = {name: settings[name] for name in settings if name not in ("isian", "tanggal_jenis")}
    (folder / "pengaturan.yaml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> Callable[[WorkFolder, str], None]:
    """Let every long work be done where it is asked for, with the types that this process knows.

    What starts the process of a work is handed over, for a test that is about it.
    """
    started = working.start_process
    monkeypatch.setattr(working, "start_process", perform)
    return started


@pytest.fixture
def under_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of the works that were begun; none comes to its end, as many data take a while."""
    begun: list[str] = []
    with ExitStack() as held:

        def begin(works: WorkFolder, work_id: str) -> None:
            begun.append(work_id)
            held.enter_context(FileLock(works.path(work_id, "kunci")))
            order = Order.of_plain(works.ordered(work_id))
            told = {"tugas": order.tugas, "isian": dict(order.isian)}
            works.write(Work(work_id, order.judul, time(), time(), **told))

        monkeypatch.setattr("zi_docs.app.order.is_large", lambda _: True)
        monkeypatch.setattr(working, "start_process", begin)
        yield begun


@pytest.fixture
def printed() -> list[str]:
    """The lines that the page printed where it was started."""
    return []


@pytest.fixture
def site(workspace: Path, printed: list[str]) -> Site:
    """One start of the page; what it prints is in ``printed``."""
    return Site(workspace, port=PORT, tell=printed.append)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The compiled templates of the pages; each start would compile them again."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templat")))


@pytest.fixture
def app(site: Site, compiled: FileSystemBytecodeCache) -> Flask:
    """The application of this start."""
    made = make_app(site)
    made.jinja_env.bytecode_cache = compiled
    return made


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


@pytest.fixture
def served(site: Site, app: Flask) -> Iterator[Site]:
    """The page, served by waitress until the test ends."""
    listener = listen()
    site.port = listener.port
    thread = Thread(target=listener.serve, args=(app, site.ended.wait))
    thread.start()
    yield site
    site.ended.set()
    thread.join()


@pytest.fixture
def page(chromium: Any, served: Site) -> Iterator[Any]:
    """A page that came in by the address of the start; no rule of its own policy is broken."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(served.address)
    page.wait_for_url(f"http://127.0.0.1:{served.port}/")
    yield page
    context.close()
    assert [line for line in said if "Failed to load resource" not in line] == []


def violations(page: Any, *, dark: bool = False) -> list[str]:
    """Return what axe finds on a page: everything in light, with ``dark`` the contrast there too.

    The parts that a page fetches by itself are waited for.
    """
    if page.locator("[hx-trigger^=load]").count():
        page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    if dark:
        page.emulate_media(color_scheme="dark")
        found += page.evaluate("axe.run({runOnly: ['color-contrast']})")["violations"]
        page.emulate_media(color_scheme="light")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
