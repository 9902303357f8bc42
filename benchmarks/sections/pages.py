"""The local page with many staff: every address of it, first, after a change, and later."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from statistics import median
from time import process_time
from unittest.mock import patch
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.folders import memory_folder
from benchmarks.office import Office, make_office
from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options
from benchmarks.sections.scoring import answer
from benchmarks.sending import BASE, PORT, sent
from zi_docs import app
from zi_docs.app.understanding import keep_reading
from zi_docs.run.plan import Request
from zi_docs.web import Site, make_app
from zi_docs.web.server import settle_memory
from zi_docs.web.warming import warm_up
from zi_docs.workspace import Workspace, find_workspace
from zi_docs.zona_integritas import daftar_isian

__all__ = ["measure"]

_STAFF = 10_000
_JENIS = "pakta-integritas"
_YEAR = date(2026, 5, 5)
_MILLISECONDS = 200
_APP = "zi_docs.app"
_UNIT, _UNITS = "PKM-01", 20
_PARTS = {"jenis": _JENIS, "lembar": "pengaturan", "berkas": "kantor.xlsx", "filename": "zi.css"}
_MORE = {
    "dokumen.jenis": ({}, {"cari": "ani"}, {"hal": "200"}),
    "register.awal": ({}, {"teks": "ani"}),
    "lke.lihat": ({"bagian": "1"},),
}
"""What an address is asked for beside the unit and the record; most need nothing."""


def measure(options: Options) -> Section:
    """Return how long each address that can be looked at takes, with so many staff."""
    staff = options.count(_STAFF)
    with memory_folder() as folder:
        workspace, record = _made(make_office(folder, staff))
        # A process of its own takes its own time; what is short for few data is long for many.
        with (
            patch(f"{_APP}.working.start_process"),
            patch(f"{_APP}.order.is_large", return_value=True),
        ):
            browser = _browser(workspace)
            asked = dict(_addresses(browser.application, workspace.nama, record))
            rows = list(_rows(browser, workspace, asked, options.rounds))
            forms = list(sent(browser, workspace, _usual(record), options.rounds))
    slowest = max(max(times) for _, *times in rows)
    posted = max(longest for _, _, longest in forms)
    targets = [
        at_most(f"the slowest page, {staff:,} staff: processor", slowest, _MILLISECONDS, " ms"),
        at_most(f"the slowest form that is sent, {staff:,} staff", posted, _MILLISECONDS, " ms"),
    ]
    head = ("page", "first", "after a change, ms", "later")
    table = [(name, *(f"{took:.0f}" for took in times)) for name, *times in rows]
    notes = [
        "Processor time of the page's own process. What takes long is work of another process, "
        "and the page says that it is under way. All units answer the LKE, for both sides. "
        "Before the first look the pages were compiled and the tables read, as a thread does at "
        "the start of the page.",
        "Every address that a form is sent to, but for those that open another program or change "
        "the folder of work. What the readers of workbooks do is work of other processes, too.",
    ]
    posts = Table(
        ("form sent", "median, ms", "longest, ms"),
        [(name, *(f"{took:.0f}" for took in times)) for name, *times in forms],
    )
    return Section(f"The local page, {staff:,} staff", [Table(head, table), posts], targets, notes)


def _made(office: Office) -> tuple[Workspace, str]:
    """Return an office whose units answer, with a pledge of everybody, one issued; its key."""
    settings = office.data / "pengaturan.yaml"
    text = settings.read_text(encoding="utf-8").replace("2021", str(_YEAR.year))
    settings.write_text(text, encoding="utf-8")
    rows = [
        f"PKM-{unit:02};{one.kode};{answer(one, at + unit)};{answer(one, at)}"
        for unit in range(1, _UNITS + 1)
        for at, one in enumerate(daftar_isian(_YEAR))
    ]
    heading = "Unit Kerja;Kode LKE;Jawaban Unit;Jawaban TPI"
    (office.data / "penilaian.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
    workspace = find_workspace(office.data.name, office.root)
    app.generate(workspace, Request((_JENIS,)), lambda *_: None)
    keep_reading(workspace, datetime.now())
    survey = app.known_survey(workspace).kind(_JENIS)
    record = survey.items[0].kunci if survey else ""
    app.generate(workspace, Request((_JENIS,), (record,), terbit=True), lambda *_: None)
    return workspace, record


def _browser(workspace: Workspace) -> FlaskClient:
    site = Site(workspace.root, port=PORT, tell=lambda _: None)
    page = make_app(site)
    warm_up(page)  # a thread does it as soon as the page is served
    browser = page.test_client()
    settle_memory()
    browser.set_cookie(site.cookie, site.keys.kunjungan, domain="127.0.0.1")
    return browser


def _addresses(page: Flask, nama: str, record: str) -> Iterator[tuple[str, str]]:
    """Yield every address that is looked at, and what it is called, by the page's map."""
    usual = _usual(record)
    for rule in page.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and "pekerjaan" not in rule.arguments:
            parts = {"nama": nama, **_PARTS}
            known = {name: parts.get(name, "x") for name in rule.arguments}
            with page.test_request_context():
                address = page.url_for(rule.endpoint, **known)
            for more in _MORE.get(rule.endpoint, ({},)):
                query = urlencode({**usual, **more})
                name = f"{address}?{urlencode(more)}" if more else address
                yield f"{address}?{query}", name


def _usual(record: str) -> dict[str, str]:
    """Return what most addresses are asked for."""
    return {"unit": _UNIT, "jenis": _JENIS, "baris": record}


def _rows(
    browser: FlaskClient, workspace: Workspace, asked: Mapping[str, str], rounds: int
) -> Iterator[tuple[str, float, float, float]]:
    """Yield each address with its time at the first look, after a change of the data, and later."""
    first = {address: _took(browser, address) for address in asked}
    for address, name in asked.items():
        changed = _changed(browser, workspace, address)
        later = [_took(browser, address) for _ in range(rounds)]
        yield name, first[address], changed, median(later)


def _changed(browser: FlaskClient, workspace: Workspace, address: str) -> float:
    """Return how long a look takes after the workbook of the staff was saved again.

    Later looks see the workbook as it was, as if it had been read since.
    """
    book = workspace.data / "kantor.xlsx"
    read = book.stat()
    os.utime(book)
    took = _took(browser, address)
    os.utime(book, ns=(read.st_atime_ns, read.st_mtime_ns))
    return took


def _took(browser: FlaskClient, address: str) -> float:
    """Return how many milliseconds of the processor an answer takes."""
    start = process_time()
    answer = browser.get(address, base_url=BASE)
    took = (process_time() - start) * 1000
    if answer.status_code >= 500:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took
