"""Issuing on the page: first what would be frozen, then, after a click, the issuing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from zi_docs import app
from zi_docs.app import Foresight, Kind, Order, Survey, Work
from zi_docs.app.order import LOOK
from zi_docs.app.tasks import result_of
from zi_docs.run.plan import Request
from zi_docs.web import kerja
from zi_docs.web.asking import Choice, asked_date
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell_news
from zi_docs.workspace import Workspace

_SHOWN = 50
_TURNS = 999


def tinjau(nama: str, jenis: str) -> ResponseReturnValue:
    """Show what issuing would freeze: number, date, and what people changed in each konsep."""
    workspace = this_site().workspace(nama)
    kind = _kind(workspace, jenis)
    wrong: dict[str, str] = {}
    wanted = _request(kind, request.args, wrong)
    if wrong:
        return _show(workspace, kind, request.args, wrong)
    order = Order(workspace, f"Tinjauan: {kind.judul}", wanted, tugas=LOOK)
    work = kerja.look(order, jenis=jenis)
    if not isinstance(work, Work):
        return work
    seen = result_of(work, Foresight) or Foresight((), tuple(work.problems))
    return _show(workspace, kind, request.args, {}, seen, is_refused=bool(work.problems))


def _kind(workspace: Workspace, jenis: str) -> Kind:
    survey: Survey = app.kept_survey(workspace) or abort(404)
    return survey.kind(jenis) or abort(404)


def _show(
    workspace: Workspace,
    kind: Kind,
    asked: MultiDict[str, str],
    wrong: dict[str, str],
    found: Foresight | None = None,
    *,
    is_refused: bool = False,
) -> ResponseReturnValue:
    seen = found or Foresight((), ())
    temuan, di_data = tell_news(seen.problems, app.known_survey(workspace).problems)
    page = render_template(
        "dokumen/terbit.html",
        nama=workspace.nama,
        jenis=kind,
        dokumen=seen.documents[:_SHOWN],
        jumlah=len(seen.documents),
        baru=sum(not one.stands for one in seen.documents),
        disunting=[one for one in seen.documents if one.edited],
        temuan=temuan,
        di_data=di_data,
        galat=wrong,
        **_typed(kind, asked),
    )
    return page, 422 if wrong or is_refused else 200


def _typed(kind: Kind, asked: MultiDict[str, str]) -> dict[str, Any]:
    """Return what was typed, for the fields of the page."""
    choice = Choice.of_form(asked)
    keys = choice.request(kind).hanya
    names = ("nomor", "tanggal", "ke", "lingkup", "unit")
    return {
        "isi": {name: asked.get(name, "") for name in names},
        "kunci": keys,
        "satu": _is_one(kind, keys),
    }


def _is_one(kind: Kind, keys: tuple[str, ...]) -> bool:
    """Return whether one document is chosen, also where all that there are is one."""
    return kind.satu or len(keys or kind.items) == 1


def _request(kind: Kind, asked: MultiDict[str, str], wrong: dict[str, str]) -> Request:
    """Return the request to issue; what is wrong with the fields goes into ``wrong``."""
    choice = Choice.of_form(asked)
    if unclear := choice.unclear(kind):
        wrong["kunci"] = unclear
    nomor, turn = asked.get("nomor", "").strip(), asked.get("ke", 1, int)
    request = replace(choice.request(kind), terbit=True, tanggal=asked_date(asked, wrong))
    if not _is_one(kind, request.hanya) and (nomor or turn > 1):
        wrong["nomor"] = "Nomor dan urutan hanya dapat diisi bila satu dokumen yang dipilih."
    if not 1 <= turn <= _TURNS:
        wrong["ke"] = "Tulis bilangan dari 1 sampai 999."
    return replace(request, nomor=nomor, ke=turn)


def terbitkan(nama: str, jenis: str) -> ResponseReturnValue:
    """Issue what was looked at, in a process of its own."""
    workspace = this_site().workspace(nama)
    kind = _kind(workspace, jenis)
    wrong: dict[str, str] = {}
    wanted = _request(kind, request.form, wrong)
    if wrong:
        return _show(workspace, kind, request.form, wrong)
    edits = request.form.get("suntingan", "")
    options = replace(Choice.of_form(request.form).options(), timpa=edits == "buang")
    wanted = replace(wanted, dari_konsep=edits == "pakai")
    return kerja.started(Order(workspace, f"Menerbitkan: {kind.judul}", wanted, options))
