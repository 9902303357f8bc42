"""The data as they were read last: a page that needs them waits for a process that reads them.

Few data are read at once, in the request. Many are read by a long work, and whoever asks meanwhile
gets None: a page then says so, and asks again.
"""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import TypeVar

from flask import render_template

from zi_docs import app
from zi_docs.app import Keadaan, Survey, Understood
from zi_docs.app.answers_file import KeptAnswers
from zi_docs.app.order import ANSWERS, READING
from zi_docs.app.problems import reading_stopped
from zi_docs.errors import DataError
from zi_docs.workspace import Workspace

T = TypeVar("T")

_PAUSE = 10.0  # seconds before a reading that failed is tried again by itself


def checked(workspace: Workspace) -> Understood | None:
    """Return the check of the files as they are now; None while it is being made.

    Raises :class:`DataError` with the reason why it can't be made.
    """
    return _read(workspace, app.kept_check)


def surveyed(workspace: Workspace) -> Survey | None:
    """Return the survey of the files as they are now; None while it is being taken.

    Raises :class:`DataError` with the reason why it can't be taken.
    """
    return _read(workspace, app.kept_survey)


def show_reading(workspace: Workspace, address: str) -> str:
    """Return the part of a page that waits for a reading, and then asks for ``address`` again."""
    work, nama = app.last_survey(workspace), workspace.nama
    return render_template("bagian/membaca.html", nama=nama, alamat=address, kerja=work)


def answered(workspace: Workspace) -> KeptAnswers | None:
    """Return the answers to the LKE as the files hold them now; None while they are being read.

    Raises :class:`DataError` with the reason why they can't be read.
    """
    return _read(workspace, app.kept_answers, ANSWERS)


def _read(
    workspace: Workspace, kept: Callable[[Workspace], T | None], tugas: str = READING
) -> T | None:
    found = kept(workspace)
    if found is None:
        _refuse_failed(workspace, tugas)
        app.start_reading(workspace, tugas)
        found = kept(workspace)
        if found is None:
            _refuse_failed(workspace, tugas)
    return found


def _refuse_failed(workspace: Workspace, tugas: str) -> None:
    """Raise for a reading that failed, or was stopped, just now: it would fail again."""
    last = app.last_reading(workspace, tugas)
    if last is None or last.runs or last.keadaan is Keadaan.SELESAI:
        return
    if time() - last.diubah < _PAUSE:
        raise DataError(last.problems or [reading_stopped(last.judul)])
