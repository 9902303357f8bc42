"""The answers that the pages of the LKE show; a process of its own reads them of many data."""

from __future__ import annotations

from time import sleep

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from zi_docs import app
from zi_docs.app.answer_book import Round
from zi_docs.app.answers_file import KeptAnswers
from zi_docs.app.assessing import Assessments
from zi_docs.app.order import ANSWERS
from zi_docs.app.problems import reading_stopped
from zi_docs.app.working import SURVEY
from zi_docs.errors import DataError
from zi_docs.web.checking import answered
from zi_docs.web.site import this_site
from zi_docs.workspace import Workspace

_WITHOUT = ("lke.awal", "lke.nilai", "lke.siap", "lke.unduh")
"""The addresses that need no answers, or wait for them in a part of their page."""

_PAUSE = 0.1  # seconds between two looks whether the answers were read
_TRIES = 3  # readings in which a file changed


def waiting() -> str | None:
    """Return a page to look at while the answers are read for the page that is asked for."""
    if request.method != "GET" or request.endpoint in _WITHOUT:
        return None
    workspace = this_site().workspace((request.view_args or {})["nama"])
    return show_waiting(workspace) if answered(workspace) is None else None


def show_waiting(workspace: Workspace, page: str = "membaca") -> str:
    """Return the page, or a part of one, that waits for the answers and may stop their reading."""
    work = app.last_reading(workspace, ANSWERS)
    return render_template(f"lke/{page}.html", nama=workspace.nama, kerja=work)


def siap(nama: str) -> ResponseReturnValue:
    """Tell a waiting page whether the answers are read."""
    workspace = this_site().workspace(nama)
    if app.kept_answers(workspace) is None and _is_read(workspace):
        return "", 204
    return "", 200, {"HX-Refresh": "true"}


def awaited(workspace: Workspace) -> KeptAnswers:
    """Return the answers, which a form that was sent waits for: what was typed is not lost.

    Raises :class:`DataError` for data that can't be read, or change whenever they are.
    """
    for _ in range(_TRIES):
        if found := answered(workspace):
            return found
        while _is_read(workspace) and app.kept_answers(workspace) is None:
            sleep(_PAUSE)
    raise DataError(reading_stopped(SURVEY))


def _is_read(workspace: Workspace) -> bool:
    last = app.last_reading(workspace, ANSWERS)
    return last is not None and last.runs


def assessments(nama: str) -> Assessments:
    """Return the assessments for the unit that is asked for, of a data set of the list."""
    workspace = this_site().workspace(nama)
    return awaited(workspace).of_unit(workspace, request.values.get("unit", ""))


def asked_round(read: Assessments) -> Round:
    """Return the round that a page is asked for; any other unit or round is not found (404).

    Without a round it is the last one of the unit, or the first that there may be.
    """
    unit = read.unit(request.values.get("unit", "")) or abort(404)
    there = [putaran for kode, putaran in read.rounds if kode == unit.kode]
    putaran = request.values.get("putaran", "") or max(there, default=read.choices[0])
    if putaran not in read.choices:
        abort(404)
    return Round.of(read, unit, putaran)
