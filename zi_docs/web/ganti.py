"""Replacing an issued document: first what would be frozen and what differs, then the click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app import Order, RunOptions, Successor, Work
from zi_docs.app.order import LOOK_AGAIN
from zi_docs.app.tasks import Replacing, result_of
from zi_docs.errors import Problem
from zi_docs.register import AgendaEntry, record_key, turn_of
from zi_docs.run.plan import Request
from zi_docs.web import kerja
from zi_docs.web.asking import asked_date
from zi_docs.web.line import asked_line, reason_of
from zi_docs.web.petunjuk import say
from zi_docs.web.site import this_site
from zi_docs.web.telling import tell_news
from zi_docs.workspace import Workspace

_FIELDS = ("alasan", "tanggal", "isinya", "suntingan")
_OTHER_YEAR = "ZI525"
_LOOK = "melihat perbedaannya"  # the reason of a look: nothing is recorded by it


def tinjau_ganti(nama: str) -> ResponseReturnValue:
    """Show what replacing a document would freeze, and how it differs from the one in force."""
    workspace = this_site().workspace(nama)
    entry, galat = asked_line(workspace), dict[str, str]()
    asked_date(request.args, galat)
    plain = {**request.args, "tanggal": ""} if galat else request.args
    order = Order(
        workspace,
        f"Tinjauan: {entry.nomor or entry.untuk}",
        _wanted(workspace, entry, plain, {}),
        tugas=LOOK_AGAIN,
        isian={"kunci": entry.kunci},
    )
    work = kerja.look(order)
    if not isinstance(work, Work):
        return work
    seen = result_of(work, Replacing)
    told = seen.problems if seen else work.problems
    for one in told:
        if one.code == _OTHER_YEAR:
            galat["tanggal"] = f"{one.message} {say(one.hint)}"
    told = [one for one in told if one.code != _OTHER_YEAR]
    return _show(workspace, entry, request.args, galat, seen.baru if seen else None, told)


def ganti(nama: str) -> ResponseReturnValue:
    """Issue a document anew under its number, in a process of its own."""
    workspace = this_site().workspace(nama)
    entry = asked_line(workspace)
    galat: dict[str, str] = {}
    reason_of(galat)
    wanted = _wanted(workspace, entry, request.form, galat)
    if galat:
        return _show(workspace, entry, request.form, galat)
    options = RunOptions(timpa=request.form.get("suntingan") == "buang")
    return kerja.started(
        Order(workspace, f"Mengganti: {entry.nomor or entry.untuk}", wanted, options)
    )


def _wanted(
    workspace: Workspace, entry: AgendaEntry, form: Mapping[str, str], galat: dict[str, str]
) -> Request:
    key = record_key(entry.kunci)
    return Request(
        (entry.jenis,),
        () if key == workspace.nama else (key,),
        tanggal=asked_date(form, galat),
        terbit=True,
        ke=turn_of(entry.kunci),
        ganti=entry.nomor or entry.kunci,
        alasan=form.get("alasan", "").strip() or _LOOK,
        dari_konsep=form.get("isinya") == "konsep",
    )


def _show(
    workspace: Workspace,
    entry: AgendaEntry,
    form: Mapping[str, str],
    galat: dict[str, str],
    seen: Successor | None = None,
    problems: Sequence[Problem] = (),
) -> ResponseReturnValue:
    temuan, di_data = tell_news(problems, app.known_survey(workspace).problems)
    page = render_template(
        "register/ganti.html",
        nama=workspace.nama,
        satu=entry,
        baru=seen,
        sebutan=app.kept_titles(workspace),
        temuan=temuan,
        di_data=di_data,
        galat=galat,
        isi={name: form.get(name, "") for name in _FIELDS},
    )
    return page, 422 if galat or not seen else 200
