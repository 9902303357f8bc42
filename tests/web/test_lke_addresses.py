"""Every address of the section LKE, walked by the map of the page: whoever attacks finds no door.

The addresses and their methods come from the application, so that a new one is attacked too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from zi_docs.web import Site

from .conftest import OWN
from .lke import date_it

FIELDS = ("unit", "putaran", "bagian", "berkas", "unggahan", "tahun", "dari", "semula", "tanda")
FEW = {"/lke/kantor/bukti": ("unit",), "/lke/kantor/rencana": ("unit", "tahun")}
"""The fields of the forms that do long work, which goes ahead whatever the others hold."""

ATTACKS = (
    "..",
    "../../pengaturan.yaml",
    "..\\..\\pengaturan.yaml",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "%2e%2e%2fpengaturan.yaml",
    "a\0b",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "x" * 5000,
)
SECRET = "rahasia kantor tetangga"


def _addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield each address of the section with each method that it takes."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("lke."):
            path = rule.rule.replace("<nama>", "kantor")
            assert "<" not in path, "an address with another parameter needs an attack here"
            yield from ((path, method) for method in sorted(rule.methods & {"GET", "POST"}))


@pytest.fixture
def neighbour(workspace: Path) -> Path:
    """The work folder of 2026, beside it what no request may reach."""
    date_it(workspace)
    for folder in (workspace, workspace / "data"):
        (folder / "pengaturan.yaml").write_text(SECRET, encoding="utf-8")
    return workspace


def test_strangers_reach_no_address(
    app: Flask, browser: FlaskClient, neighbour: Path, site: Site
) -> None:
    """Without the cookie, by another name, or sent by another site, each address is refused.

    Each answer bears the policy that lets in nothing from elsewhere.
    """
    found = list(_addresses(app))
    assert len(found) > 12
    for path, method in found:
        there = browser.open(path, method=method, headers=OWN)
        assert there.headers["Content-Security-Policy"].startswith("default-src 'self'; "), path
        assert there.headers["Cache-Control"] == "no-store", path
        rebound = browser.open(path, method=method, base_url="http://contoh.id:8600", headers=OWN)
        assert rebound.status_code == 400, path
        if method == "POST":
            for headers in ({}, {"Origin": "http://contoh.id"}, {"Sec-Fetch-Site": "cross-site"}):
                assert browser.open(path, method=method, headers=headers).status_code == 403, path
    assert not (neighbour / "output").exists()
    browser._cookies.clear()
    for path, method in found:
        assert browser.open(path, method=method, headers=OWN).status_code == 403, path


def test_no_field_leads_out(
    app: Flask, browser: FlaskClient, neighbour: Path, printed: list[str]
) -> None:
    """No text in any field opens a file elsewhere, tells a folder, or is a failure of the program.

    What was sent comes back only as text.
    """
    before = {path: path.read_bytes() for path in neighbour.rglob("*") if path.is_file()}
    usual = {"unit": "DUKCAPIL", "putaran": "1", "bagian": "1", "tahun": "2026"}
    turns = cycle(ATTACKS)
    for path, method in _addresses(app):
        every = [dict.fromkeys(FIELDS, attack) for attack in ATTACKS]
        fields = FEW.get(path, FIELDS) if method == "POST" else FIELDS
        for sent in (*every, *({**usual, field: next(turns)} for field in fields)):
            given = {"data": sent} if method == "POST" else {"query_string": sent}
            answer = browser.open(path, method=method, headers=OWN, **given)
            about = (path, method, sent)
            assert answer.status_code < 500, about
            for text in (SECRET, str(neighbour), "<script>alert"):
                assert text.encode() not in answer.data, about
    kept = {path: path.read_bytes() for path in before}
    assert kept == before
    assert printed == []


def test_great_and_explosive_workbooks_are_refused(
    app: Flask, browser: FlaskClient, neighbour: Path
) -> None:
    """Each address that takes a file refuses one that is too big, and one that is no workbook."""
    for path in ("/lke/kantor/buku/baca", "/lke/kantor/buku/isi"):
        for content, status in ((b"\0" * 20_000_000, 413), (b"PK\3\4rusak", 422)):
            fields = {"unit": "DUKCAPIL", "berkas": (io.BytesIO(content), "../../LKE.xlsx")}
            answer = browser.post(path, data=fields, headers=OWN)
            assert answer.status_code == status, path
            assert not (neighbour / "LKE.xlsx").exists()
