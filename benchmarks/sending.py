"""Sends every form of the local page, and measures how long each answer takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from zi_docs import app
from zi_docs.workspace import Workspace

__all__ = ["BASE", "PORT", "sent"]

PORT = 8600
BASE = f"http://127.0.0.1:{PORT}"
_OWN = {"Origin": BASE}
_BAD = 500, 404, 403
_SCAN = b"%PDF-1.4\n" + bytes(5_000_000) + b"\n%%EOF\n"
_BOOK = "kantor.xlsx"
_SETTINGS = "Pengaturan.xlsx"


class Sent(NamedTuple):
    """A form as it is sent: its address, its fields, and its file; ``once`` when it takes away."""

    endpoint: str
    fields: Mapping[str, str] = {}
    file: str = ""
    once: bool = False


_NUMBER = {"nomor": "7", "tanggal": "2026-05-05"}
_FIRST = (
    *(Sent(f"lke.{name}", file=_BOOK) for name in ("baca", "isi")),
    Sent("lke.susun", {"tahun": "2026"}),
    *(Sent(f"lke.{name}") for name in ("ambil", "pakai", "kumpulkan", "paket")),
    *(Sent(f"dokumen.{name}") for name in ("buat", "terbitkan")),
    Sent("register.simpan_catatan", _NUMBER, "pindaian.pdf"),
    *(Sent(f"register.{name}") for name in ("periksa", "cadangkan")),
    Sent("register.ganti", {"alasan": "salah ketik"}),
    Sent("register.batal", {"alasan-batal": "salah ketik"}, once=True),
)
"""What needs answers and a survey that are kept: after a change of the data they are read again."""
_LAST = (
    Sent("data.unggah", {"ganti": "ya"}, _SETTINGS),
    Sent("data.unggah", {"ganti": "ya"}, _BOOK),
    *(Sent(f"data.{name}") for name in ("pakai", "tambah_lembar", "tandai", "rapi")),
    Sent("data.sisihkan", {"berkas": _BOOK}, once=True),
)
_FORMS = (
    ("/data/{nama}/isian/pengaturan", "alamat.jalan"),
    ("/data/{nama}/isian/pejabat", "pejabat.sekretaris_daerah.jabatan"),
    ("/data/{nama}/isian/jenis/{jenis}", ""),
)
"""The forms whose sending writes a workbook, each with a field of a text; "" for none."""

_OPENED = frozenset({"lke.simpan", "isian.simpan", "isian.simpan_jenis"})
_OF_ROOM = frozenset({"beranda.mulai", "beranda.ruang", "beranda.selesai"})
_OUTSIDE = frozenset({"dokumen.buka", "dokumen.batalkan"})
"""What opens another program, or needs a work that runs."""


def sent(
    browser: FlaskClient, workspace: Workspace, usual: Mapping[str, str], rounds: int
) -> Iterator[tuple[str, float, float]]:
    """Yield each form that is sent with a change in it: the median of its times, and the longest.

    The files are changed by it, as they are by a clerk: each time it is the next change. Stops
    where an address that takes forms is not among them.
    """
    _refuse_unknown(browser)
    asked = {"nama": workspace.nama, **usual}
    answers = f"/lke/{{nama}}/jawaban?unit={usual['unit']}&bagian=1", "1.i.a.catatan_unit"
    yield _opened(browser, asked, answers, rounds)
    for one in _FIRST:
        yield _posted(browser, workspace, asked, one, rounds)
    for form in _FORMS:
        yield _opened(browser, asked, form, rounds)
    for one in _LAST:
        yield _posted(browser, workspace, asked, one, rounds)


def _refuse_unknown(browser: FlaskClient) -> None:
    there = {r.endpoint for r in browser.application.url_map.iter_rules() if "POST" in _methods(r)}
    known = {one.endpoint for one in (*_FIRST, *_LAST)} | _OPENED | _OF_ROOM | _OUTSIDE
    known |= {f"data.{name}" for name in _OPENED}
    if there - known:
        raise SystemExit(f"forms that are not measured: {sorted(there - known)}")


def _methods(rule: Any) -> set[str]:
    return rule.methods or set()


def _opened(
    browser: FlaskClient, asked: Mapping[str, str], form: tuple[str, str], rounds: int
) -> tuple[str, float, float]:
    """Open a form, and send it with another text in one field."""
    page, field = form[0].format(**asked), form[1]
    times = [
        _filled(browser, page, field, f"Jalan {'ABCDEFGHIJ'[at % 10]}") for at in range(rounds)
    ]
    return page.partition("?")[0], median(times), max(times)


def _filled(browser: FlaskClient, page: str, field: str, text: str) -> float:
    shown = html.fromstring(browser.get(page, base_url=BASE).text)
    form = next(one for one in shown.forms if (field or "tanda") in one.fields)
    fields = [pair for pair in form.form_values() if pair[0] != field]
    return _took(browser, form.action or page, [*fields, *([(field, text)] if field else [])])


def _posted(
    browser: FlaskClient, workspace: Workspace, asked: Mapping[str, str], one: Sent, rounds: int
) -> tuple[str, float, float]:
    """Send a form without opening it."""
    with browser.application.test_request_context():
        rules = browser.application.url_map.iter_rules(one.endpoint)
        needs = {name for rule in rules for name in rule.arguments}
        values = {name: asked[name] for name in needs}
        address = browser.application.url_for(one.endpoint, **values)
    query = urlencode({name: asked[name] for name in ("unit", "jenis", "baris")})
    fields = {**asked, "lingkup": "centang", **_of_uploads(workspace), **one.fields}
    times = []
    for _ in range(1 if one.once else rounds):
        file = {"berkas": (BytesIO(_content(workspace, one.file)), one.file)} if one.file else {}
        times.append(_took(browser, f"{address}?{query}", [*{**fields, **file}.items()]))
    name = f"{address} ({one.file})" if one.file else address
    return name, median(times), max(times)


def _of_uploads(workspace: Workspace) -> dict[str, str]:
    """Return what the page that asks where uploads belong sends of the last of them."""
    names = [one.path.name for one in app.uploads_of(workspace)[:1]]
    return {"unggahan": "".join(names), **{f"untuk {name}": _BOOK for name in names}}


def _content(workspace: Workspace, file: str) -> bytes:
    path = workspace.data / file
    return path.read_bytes() if path.is_file() else _SCAN


def _took(browser: FlaskClient, address: str, fields: list[tuple[str, Any]]) -> float:
    """Return how many milliseconds of the processor the answer to a form takes."""
    start = process_time()
    answer: TestResponse = browser.post(
        address, data=MultiDict(fields), base_url=BASE, headers=_OWN
    )
    took = (process_time() - start) * 1000
    if answer.status_code in _BAD:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took
