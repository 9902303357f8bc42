"""A warm process that forks a run for every line it reads, so that a test can kill the run.

It does a run itself first, in the office given, so that all is imported once. One line of JSON
in: an office's root and options. Lines of JSON out: the run's pid, then (when it
ended) its status and what it said. The run waits for one byte before it begins, so that strace can
be attached; it answers through shared memory, so that no answer counts among its writes.
"""

from __future__ import annotations

import json
import mmap
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from zi_docs import app
from zi_docs.errors import ZiDocsError
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workspace import Workspace, find_workspace

JENIS = "surat-izin"
ROOM = 1 << 16
MANIFEST = f"templates/{JENIS}/manifest.yaml"
GO = "."


def run(root: str, what: str = "buat", **options: Any) -> tuple[int, list[list[str]]]:
    """Do one run; return its exit code and the problems as code and words."""
    workspace = find_workspace("kantor", Path(root))
    try:
        report = WORK[what](workspace, **options)
    except ZiDocsError as error:
        return error.exit_code, said(error.problems)
    except KeyboardInterrupt:
        return 130, []
    return int(report.failed), said(report.problems)


def buat(workspace: Workspace, **options: Any) -> RunReport:
    """Issue the letters, or make those without a number, without the shortcut of a seal."""
    numbered = "nomor: " in (workspace.root / MANIFEST).read_text("utf-8")
    request = Request((JENIS,), terbit=numbered)
    return app.generate(workspace, request, lambda *_: None, app.RunOptions(**options))


def segel(workspace: Workspace) -> RunReport:
    """Do what the command does: clear leftovers, look at the seal, or run and leave one."""
    app.clear_leftovers("kantor", workspace.root)
    command = app.Command({"jenis": [JENIS]})
    return app.run_or_rest(workspace, command, lambda: buat(workspace)).report


def kertas(workspace: Workspace) -> RunReport:
    """Make the letters, and old paper again, after the leftovers are cleared."""
    app.clear_leftovers("kantor", workspace.root)
    return buat(workspace)


def pdf(workspace: Workspace) -> RunReport:
    """Convert the documents, as ``zi-docs pdf`` does."""
    app.clear_leftovers(None, workspace.root)
    return app.convert_files(workspace.output, None, lambda *_: None)


def catat(workspace: Workspace, alasan: str = "") -> RunReport:
    """Record the number of another book for the first employee, with the scan beside the data."""
    app.clear_leftovers("kantor", workspace.root)
    kunci, scan = "198501012010011001", workspace.root / "pindaian.pdf"
    day = date(2021, 4, 28 if alasan else 27)
    app.record(workspace, app.Note(JENIS, kunci, "7", day, scan, alasan))
    return RunReport()


def ganti(workspace: Workspace) -> RunReport:
    """Issue the first employee's letter anew under its number."""
    app.clear_leftovers("kantor", workspace.root)
    one = ("198501012010011001",)
    request = Request((JENIS,), one, terbit=True, ganti="1", alasan="salah")
    return app.generate(workspace, request, lambda *_: None)


def batal(workspace: Workspace) -> RunReport:
    """Cancel that number."""
    app.clear_leftovers("kantor", workspace.root)
    app.cancel(workspace, "7", "salah orang")
    return RunReport()


def cadangkan(workspace: Workspace) -> RunReport:
    """Copy the register and what it keeps."""
    app.clear_leftovers("kantor", workspace.root)
    with app.open_existing_register(workspace) as register:
        app.back_up(workspace, register)
    return RunReport()


def lihat(workspace: Workspace) -> RunReport:
    """Open the register, and bring it up to date when it is older."""
    with app.open_existing_register(workspace) as register:
        register.list_numbers()
    return RunReport()


WORK: dict[str, Callable[..., RunReport]] = {
    work.__name__: work
    for work in (buat, segel, kertas, pdf, catat, ganti, batal, cadangkan, lihat)
}


def said(problems: Any) -> list[list[str]]:
    """Return problems as plain lists."""
    return [[problem.code, f"{str(problem.place)!s}: {problem.message}"] for problem in problems]


def answer(memory: mmap.mmap, request: dict[str, Any]) -> int:
    """Run, and leave the answer in the memory; a crash leaves its traceback."""
    try:
        code, problems = run(**request)
    except BaseException:
        import traceback

        code, problems = 99, [["crash", traceback.format_exc()[-2000:]]]
    memory[:ROOM] = json.dumps(problems).encode()[:ROOM].ljust(ROOM)
    return code


def serve() -> None:
    """Fork a run for each line.

    Each hears Ctrl-C, also when the tests were started with it ignored, as background jobs are.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for line in sys.stdin:
        line = line.lstrip(GO)  # a run that was killed first has not read it
        memory = mmap.mmap(-1, ROOM)
        pid = os.fork()
        if not pid:
            os.read(0, 1)
            os._exit(answer(memory, json.loads(line)))
        print(json.dumps(pid), flush=True)
        _, status = os.waitpid(pid, 0)
        words = memory[:].rstrip(b" \0")
        print(
            json.dumps([os.waitstatus_to_exitcode(status), json.loads(words or b"[]")]), flush=True
        )


if __name__ == "__main__":
    run(sys.argv[1])
    serve()
