"""Every address of the page, walked by its own map: whoever attacks finds no door.

The addresses, their methods and the parts of their paths come from the application; which fields an
address reads is seen while it answers. So a new address, or a new field, is attacked unasked.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import quote

import pytest
from flask import Flask, Request
from flask.testing import FlaskClient
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.test import TestResponse

from zi_docs.app import working
from zi_docs.app.understanding import keep_reading
from zi_docs.app.work_file import FOLDER
from zi_docs.web import Site

from .conftest import HOST, OWN
from .lke import UNIT, date_it
from .works import PLEDGE, office

PERSON = "196708161993031005"
SECRET = "rahasia kantor tetangga"

ATTACKS = (
    "../../pengaturan.yaml",
    "..\\tetangga\\pengaturan.yaml",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "%2e%2e%2fpengaturan.yaml",
    "a\0b",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "x" * 5000,
    "9" * 5000,
    "-1",
    "1e999",
    "\u202e\ud7ff\U0001f600 \u0130",
    "",
)
PARTS = {
    "nama": "kantor",
    "jenis": PLEDGE,
    "lembar": "pengaturan",
    "berkas": "pegawai.csv",
    "filename": "zi.css",
}
"""What stands in a part of a path while something else is attacked."""

USUAL = {
    "unit": UNIT,
    "putaran": "1",
    "bagian": "1",
    "tahun": "2026",
    "jenis": PLEDGE,
    "baris": PERSON,
    "lingkup": "centang",
}
"""What other fields hold while one is attacked."""


class Address(NamedTuple):
    """An address with a method that it takes."""

    endpoint: str
    rule: str
    parts: frozenset[str]
    method: str

    def path(self, **attacked: str) -> str:
        """Return the path, with these texts in its parts."""
        path = self.rule.replace("<path:", "<")
        for part in self.parts:
            text = attacked.get(part, PARTS.get(part, "x"))
            path = path.replace(f"<{part}>", quote(text, safe=""))
        return path


def _addresses(app: Flask) -> list[Address]:
    """Return each address with each method that it takes, but that which ends the page."""
    return [
        Address(rule.endpoint, rule.rule, frozenset(rule.arguments), method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
        if rule.endpoint != "beranda.selesai"
    ]


class _Watched(ImmutableMultiDict[str, Any]):
    """What was sent, that notes by which names it is looked into."""

    looked: ClassVar[set[str]] = set()

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """Return a value."""
        self.looked.add(key)
        return super().get(key, *args, **kwargs)

    def getlist(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """Return all values."""
        self.looked.add(key)
        return super().getlist(key, *args, **kwargs)

    def __contains__(self, key: object) -> bool:
        self.looked.add(str(key))
        return super().__contains__(key)


class _WatchedRequest(Request):
    parameter_storage_class = _Watched


@pytest.fixture
def attacked(
    workspace: Path, app: Flask, site: Site, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FlaskClient]:
    """A browser, and beside its data what no request may reach; long works are only ordered."""
    date_it(workspace)
    (workspace / "data" / "tetangga").mkdir()
    for folder in (workspace, workspace / "data", workspace / "data" / "tetangga"):
        (folder / "pengaturan.yaml").write_text(SECRET, encoding="utf-8")
    keep_reading(office(workspace), datetime(2026, 1, 5))
    monkeypatch.setattr("zi_docs.app.order.is_large", lambda _: True)
    monkeypatch.setattr(working, "start_process", lambda *_: None)
    monkeypatch.setattr(app, "request_class", _WatchedRequest)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = app.test_client()
    client.set_cookie(site.cookie, site.keys.kunjungan, domain="127.0.0.1")
    before = _tree(workspace)
    yield client
    after = _tree(workspace)
    assert {path: after.get(path) for path in before} == before
    # Any text may be a note beside a new answer.
    new = {path.relative_to(workspace).parts[:2] for path in after.keys() - before.keys()}
    assert new <= {("data", "kantor"), ("output", "kantor")}


def _tree(folder: Path) -> dict[Path, bytes]:
    """Return the files, without those of the works that were ordered."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one: one.read_bytes() for one in files if FOLDER not in one.parts}


def _send(
    browser: FlaskClient, path: str, method: str, fields: Mapping[str, Any], **headers: str
) -> TestResponse:
    given = {"data": fields} if method == "POST" else {"query_string": fields}
    sent = {"base_url": f"http://{HOST}", "headers": {**OWN, **headers}, **given}
    return browser.open(path, method=method, **sent)


def _is_harmless(answer: TestResponse, site: Site, about: object) -> None:
    """Hold an answer to be no failure, and to tell nothing of the computer."""
    assert answer.status_code < 500, about
    for text in (SECRET, str(site.root), "Traceback", "<script>alert", "root:x:"):
        assert text.encode() not in answer.data, (about, text)


def test_no_part_of_a_path_leads_out(
    attacked: FlaskClient, app: Flask, site: Site, printed: list[str]
) -> None:
    """Whatever stands in a part of a path, the address finds nothing, and changes nothing."""
    for one in _addresses(app):
        for part in one.parts - {"nama"}:
            for attack in filter(None, ATTACKS):
                answer = _send(attacked, one.path(**{part: attack}), one.method, USUAL)
                _is_harmless(answer, site, (one, part, attack[:40]))
        for attack in ATTACKS[:3] if "nama" in one.parts else ():
            answer = _send(attacked, one.path(nama=attack), one.method, USUAL)
            assert answer.status_code in (308, 404), (one, attack)
    assert printed == []


def test_no_field_leads_out(
    attacked: FlaskClient, app: Flask, site: Site, printed: list[str]
) -> None:
    """No text in any field that an address reads opens a file elsewhere, or is a failure.

    Nothing of the data changes by it, what was sent comes back only as text.
    """
    turns, many, read = cycle(ATTACKS), cycle((False, True)), defaultdict[str, set[str]](set)
    for one in _addresses(app):
        _Watched.looked = read[one.endpoint]
        _is_harmless(_send(attacked, one.path(), one.method, USUAL), site, one)
        fields = set(read[one.endpoint])
        for attack in ATTACKS[:3]:
            sent = dict.fromkeys(fields, attack)
            _is_harmless(_send(attacked, one.path(), one.method, sent), site, (one, attack))
        for field in _one_of_each(fields | read[one.endpoint]):
            value = [next(turns), next(turns)] if next(many) else next(turns)
            answer = _send(attacked, one.path(), one.method, {**USUAL, field: value})
            _is_harmless(answer, site, (one, field, value))
    assert len(set().union(*read.values())) > 30, "fields are seen no more when they are read"
    assert printed == []


def _one_of_each(fields: set[str]) -> list[str]:
    """Return fields, of those that differ only by what stands before a dot one."""
    return list({name.rpartition(".")[2]: name for name in sorted(fields)}.values())


def test_no_header_and_no_body_is_a_failure(
    attacked: FlaskClient, app: Flask, site: Site, printed: list[str]
) -> None:
    """Neither a strange header nor a body of another kind is a failure of the program."""
    strange = {"HX-Request": "x", "Referer": "file:///etc/passwd", "Accept": "x" * 5000}
    for one in _addresses(app):
        path = one.path()
        _is_harmless(_send(attacked, path, one.method, USUAL, **strange), site, one)
        if one.method == "POST":
            for kind, body in BODIES:
                sent = {"base_url": f"http://{HOST}", "headers": OWN, "content_type": kind}
                _is_harmless(attacked.post(path, data=body, **sent), site, (one, kind))
    assert printed == []


BODIES = (
    ("application/json", json.dumps({"berkas": ["../../pengaturan.yaml"], "unit": {"a": 1}})),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    ("application/x-www-form-urlencoded; charset=utf-7", b"%ff%fe=%00&berkas[]=a&berkas[0]=b"),
)
"""What no form sends: JSON, a form that breaks off, letters that are none."""


def test_great_and_explosive_files_are_refused(
    attacked: FlaskClient, app: Flask, site: Site
) -> None:
    """Each address that takes a file refuses one that is too big, and one that only begins right.

    A name with folders in it puts nothing anywhere else.
    """
    takers = {one for one in _addresses(app) if one.method == "POST" and one.endpoint in TAKERS}
    assert {one.endpoint for one in takers} == set(TAKERS)
    for one in takers:
        for content, statuses in ((b"\0" * 20_000_000, {413}), (b"PK\3\4rusak", {422})):
            name = "../../pengaturan.xlsx"
            fields = {**USUAL, TAKERS[one.endpoint]: (io.BytesIO(content), name)}
            answer = _send(attacked, one.path(), one.method, fields)
            assert answer.status_code in statuses, one
            _is_harmless(answer, site, one)


TAKERS = {
    "data.unggah": "berkas",
    "lke.baca": "berkas",
    "lke.isi": "berkas",
}
"""The addresses that take a workbook, each with its field; the walk above sees what they read."""


def test_a_guessed_or_foreign_visit_opens_nothing(
    attacked: FlaskClient, app: Flask, site: Site
) -> None:
    """Without this start's cookie, by another name, or sent by another site, nothing is answered.

    Each answer bears the policy that lets in nothing from elsewhere.
    """
    stranger = app.test_client()
    stranger.set_cookie(site.cookie, site.keys.kunjungan[:-1], domain="127.0.0.1")
    for one in _addresses(app):
        path = one.path()
        if one.endpoint != "static":
            assert _send(stranger, path, one.method, {}).status_code == 403, one
        for host in ("contoh.id:8600", "127.0.0.1.nip.io:8600", "127.0.0.1:80", "[::1]:8600"):
            answer = attacked.open(path, method=one.method, base_url=f"http://{host}", headers=OWN)
            assert answer.status_code == 400, (one, host)
        for origin in ("http://contoh.id", "null") if one.method == "POST" else ():
            answer = _send(attacked, path, one.method, {}, Origin=origin)
            assert answer.status_code == 403, one
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
        assert answer.headers["Cache-Control"] == "no-store"
