"""Long work: a run or a task in a process of its own, which goes on when its starter ends.

A run is the one that ``buat`` makes, under the same lock of the output folder; the other tasks are
those of ``tasks.py``. Whoever started a work reads in a small file how far it is, and may ask it to
stop; what is whole then stays. A task over few data is done at once where it was asked for, with
the same files: to start a process would take longer.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from typing import IO, Any

from zi_docs.app.order import READING, UNLISTED, Order
from zi_docs.app.problems import work_not_started
from zi_docs.app.work_file import READY, Work, WorkFolder
from zi_docs.app.work_process import perform
from zi_docs.errors import OutputError
from zi_docs.files.folders import prepare_folder
from zi_docs.workspace import Workspace

SURVEY = "Membaca data"
_CHILD = "zi_docs.app.work_process"
_LOCK = "baca.kunci"


def works_of(workspace: Workspace) -> WorkFolder:
    """Return the files of a data set's long works."""
    return WorkFolder(workspace.output, workspace.show(workspace.output))


def start_work(order: Order, brought: IO[bytes] | None = None) -> str:
    """Start a work in a process of its own, and return its id once it is under way.

    ``brought`` is a file that it needs, which nobody has kept yet.

    Raises :class:`OutputError`: ZI501-ZI503 when the output folder can't be written, ZI820 when
    the process does not start.
    """
    works = works_of(order.workspace)
    prepare_folder(works.output, works.shown)
    work_id = works.order(order.as_plain(), brought)
    if order.is_short:
        perform(works, work_id)
    else:
        start_process(works, work_id)
    return work_id


def start_process(works: WorkFolder, work_id: str) -> None:
    """Start the process of a work that was ordered, and wait until it is under way.

    Raises :class:`OutputError` (ZI820) when it does not start.
    """
    command = [sys.executable, "-m", _CHILD, str(works.output), works.shown, work_id]
    try:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, **_apart()}
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **pipes)  # noqa: S603 # ours
    except OSError as error:
        raise OutputError(work_not_started(works.shown)) from error
    if not _is_ready(process):
        raise OutputError(work_not_started(works.shown))


def _is_ready(process: subprocess.Popen[bytes]) -> bool:
    """Wait until a process says that it is ready; False when it ends before."""
    with process.stdout or nullcontext() as told:
        if told and told.readline() == READY:
            Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie
            return True
    process.wait()
    return False


def _apart() -> dict[str, Any]:
    """Return what keeps a process out of the reach of a Ctrl-C that is meant for its starter."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags}
    return {"start_new_session": True}


def start_survey(workspace: Workspace) -> str:
    """Start the reading of a data set, or return the id of the one that is under way.

    Its answers are kept first, then its survey, then what was understood of it.

    Raises what :func:`start_work` raises.
    """
    return start_reading(workspace, READING)


def start_reading(workspace: Workspace, tugas: str) -> str:
    """Start one kind of reading, or return the id of one under way that reads the same.

    Many data are read whole, whatever was asked for: another page would have them read again.
    Raises what :func:`start_work` raises.
    """
    order = Order(workspace, SURVEY, tugas=tugas)
    if order.is_short:
        return start_work(order)
    from filelock import FileLock

    works = works_of(workspace)
    prepare_folder(works.folder, works.shown)
    with FileLock(works.folder / _LOCK):  # several pages may ask at once
        last = last_reading(workspace, tugas)
        if last and last.runs:
            return last.id
        return start_work(Order(workspace, SURVEY, tugas=READING))


def work_of(workspace: Workspace, work_id: str) -> Work | None:
    """Return how far a work is; None for an id that names none."""
    return works_of(workspace).find(work_id)


def result_file(workspace: Workspace, work_id: str) -> Path:
    """Return the place of the file that a known work may have written for whoever asked."""
    return works_of(workspace).path(work_id, "hasil")


def list_works(workspace: Workspace) -> list[Work]:
    """Return the works that are remembered, the newest first, without readings and looks."""
    return [work for work in works_of(workspace).all() if work.tugas not in UNLISTED]


def last_survey(workspace: Workspace) -> Work | None:
    """Return the last survey of a data set, whether it still runs or not."""
    return last_reading(workspace, READING)


def last_reading(workspace: Workspace, tugas: str) -> Work | None:
    """Return the reading of a kind under way, or else the last; a whole one reads the answers too.

    Of two that were begun in one second the files do not tell which was first.
    """
    kinds = {tugas, READING}
    found = [one for one in works_of(workspace).all() if one.tugas in kinds]
    return next((one for one in found if one.runs), None) or next(iter(found), None)


def forget_work(workspace: Workspace, work_id: str) -> None:
    """Forget a known work that has ended: its result was shown, and is not shown again."""
    works_of(workspace).forget(work_id)


def cancel_work(workspace: Workspace, work_id: str) -> None:
    """Ask a running work to stop and keep what is whole; one that has ended stays as it is.

    Raises :class:`OutputError` when the disk refuses.
    """
    works = works_of(workspace)
    work = works.find(work_id)
    if work and work.runs:
        works.cancel(work_id)
