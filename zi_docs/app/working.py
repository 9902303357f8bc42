"""Long work: a run in a process of its own, which goes on when whoever started it ends.

The run is the one that ``buat`` makes, under the same lock of the output folder. Whoever started it
reads in a small file how far it is, and may ask it to stop; what is whole then stays.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

from zi_docs.app.generating import RunOptions
from zi_docs.app.problems import work_not_started
from zi_docs.app.work_file import Work, WorkFolder
from zi_docs.errors import OutputError
from zi_docs.files.folders import prepare_folder
from zi_docs.run.plan import Request
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import Workspace

READY = b"siap\n"
SURVEY = "Membaca data"

_CHILD = "zi_docs.app.work_process"


@dataclass(frozen=True, slots=True)
class Order:
    """What a long work is to make, for whom, and how; ``judul`` is what people call it.

    Without a ``request`` the data set is surveyed, and nothing is made.
    """

    workspace: Workspace
    judul: str
    request: Request | None = None
    options: RunOptions = field(default_factory=RunOptions)

    def as_plain(self) -> dict[str, Any]:
        """Return it as values that JSON can hold."""
        space = self.workspace
        folders = {"root": space.root, "data": space.data, "output": space.output}
        return {
            "ruang": {name: str(folder) for name, folder in folders.items()},
            "judul": self.judul,
            "diminta": _plain_request(self.request) if self.request else None,
            "cara": asdict(self.options),
        }

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> Order:
        """Return the order that :meth:`as_plain` gave."""
        manner = dict(kept["cara"])
        paper = manner["cetak"] | {"format": tuple(manner["cetak"]["format"])}
        manner["cetak"] = PrintOptions(**paper)
        return cls(
            Workspace(**{name: Path(folder) for name, folder in kept["ruang"].items()}),
            kept["judul"],
            _request(kept["diminta"]) if kept["diminta"] else None,
            RunOptions(**manner),
        )


def _plain_request(request: Request) -> dict[str, Any]:
    day = request.tanggal
    return asdict(request) | {"tanggal": day.isoformat() if day else ""}


def _request(kept: Mapping[str, Any]) -> Request:
    typed = kept["tanggal"]
    day = date.fromisoformat(typed) if typed else None
    lists = {name: tuple(kept[name]) for name in ("jenis", "hanya")}
    return Request(**{**kept, **lists, "tanggal": day})


def works_of(workspace: Workspace) -> WorkFolder:
    """Return the files of a data set's long works."""
    return WorkFolder(workspace.output, workspace.show(workspace.output))


def start_work(order: Order) -> str:
    """Start a run in a process of its own, and return its id once it is under way.

    Raises :class:`OutputError`: ZI501-ZI503 when the output folder can't be written, ZI821 when
    the process does not start.
    """
    works = works_of(order.workspace)
    prepare_folder(works.output, works.shown)
    work_id = works.order(order.as_plain())
    command = [sys.executable, "-m", _CHILD, str(works.output), works.shown, work_id]
    try:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, **_apart()}
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **pipes)  # noqa: S603 # ours
    except OSError as error:
        raise OutputError(work_not_started(works.shown)) from error
    if not _is_ready(process):
        raise OutputError(work_not_started(works.shown))
    return work_id


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
    """Start the survey of a data set, or return the id of the one that is under way.

    Raises what :func:`start_work` raises.
    """
    last = last_survey(workspace)
    return last.id if last and last.runs else start_work(Order(workspace, SURVEY))


def work_of(workspace: Workspace, work_id: str) -> Work | None:
    """Return how far a work is; None for an id that names none."""
    return works_of(workspace).find(work_id)


def list_works(workspace: Workspace) -> list[Work]:
    """Return the works that are remembered, the newest first; a survey is none of them."""
    return [work for work in works_of(workspace).all() if work.judul != SURVEY]


def last_survey(workspace: Workspace) -> Work | None:
    """Return the last survey of a data set, whether it still runs or not."""
    return next((one for one in works_of(workspace).all() if one.judul == SURVEY), None)


def cancel_work(workspace: Workspace, work_id: str) -> None:
    """Ask a running work to stop and keep what is whole; one that has ended stays as it is.

    Raises :class:`OutputError` when the disk refuses.
    """
    works = works_of(workspace)
    work = works.find(work_id)
    if work and work.runs:
        works.cancel(work_id)
