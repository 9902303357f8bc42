"""The local page with many staff: what a clerk waits for, page by page."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from flask.testing import FlaskClient

from benchmarks.folders import memory_folder
from benchmarks.office import make_office
from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options, interleaved
from zi_docs import app
from zi_docs.app.surveying import keep_survey
from zi_docs.run.plan import Request
from zi_docs.web import Site, make_app
from zi_docs.web.server import settle_memory
from zi_docs.workspace import Workspace, find_workspace

__all__ = ["measure"]

_STAFF = 10_000
_PORT = 8600
_JENIS = "pakta-integritas"
_MILLISECONDS = 200


def measure(options: Options) -> Section:
    """Return how long each page takes when a pledge was made for all of so many staff."""
    staff = options.count(_STAFF)
    with memory_folder() as folder:
        office = make_office(folder, staff)
        workspace = find_workspace(office.data.name, folder)
        app.generate(workspace, Request((_JENIS,)), lambda *_: None)
        keep_survey(workspace)
        browser, jobs = _browser(workspace), dict[str, Callable[[], float]]()
        for address in _addresses(workspace.nama):
            _wait(browser, address)
            jobs[address] = lambda address=address: _wait(browser, address)
        times = {name: median(own) for name, own in interleaved(options.rounds, jobs).items()}
    rows = [(name, f"{took:.0f}") for name, took in times.items()]
    slowest = max(times.values())
    target = at_most(f"the slowest page, {staff:,} staff", slowest, _MILLISECONDS, " ms")
    title = f"The local page, {staff:,} staff"
    note = "The second look at a page: the first one after a change reads the register anew."
    return Section(title, [Table(("page", "ms"), rows)], [target], [note])


def _browser(workspace: Workspace) -> FlaskClient:
    site = Site(workspace.root, port=_PORT, tell=lambda _: None)
    browser = make_app(site).test_client()
    settle_memory()
    browser.set_cookie(site.cookie, site.keys.kunjungan, domain="127.0.0.1")
    return browser


def _addresses(nama: str) -> list[str]:
    kind, book = f"/dokumen/{nama}/jenis/{_JENIS}/", f"/register/{nama}/"
    documents = [f"/dokumen/{nama}/", kind, f"{kind}?cari=ani", f"{kind}?hal=200"]
    forms = [f"/data/{nama}/isian/pengaturan", f"/data/{nama}/isian/pejabat"]
    return ["/", f"/data/{nama}/", *forms, *documents, book, f"{book}?teks=ani", f"{book}celah"]


def _wait(browser: FlaskClient, address: str) -> float:
    """Return how many milliseconds a page takes."""
    start = perf_counter()
    answer = browser.get(address, base_url=f"http://127.0.0.1:{_PORT}")
    took = (perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took
