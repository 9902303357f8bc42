"""Trying a case: its files in a folder of its own, each step in a fork with limits."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .case import RESULT, Case, Ended

MEMORY = 2_000_000_000
SECONDS = 60
_WALL = 1.5 * SECONDS  # a machine that is busy elsewhere
_FILES = 500_000_000
_GROUND = Path("/dev/shm")

Step = Callable[[Sequence[str]], int]


@contextmanager
def laid_out(case: Case) -> Iterator[Path]:
    """Write the files of a case into a new folder, in memory if possible."""
    ground = _GROUND if os.access(_GROUND, os.W_OK) else None
    with TemporaryDirectory(prefix="zi-serang-", dir=ground) as folder:
        yield lay_out(case, Path(folder))


def lay_out(case: Case, root: Path) -> Path:
    """Write the files of a case into this folder."""
    for name, data in case.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def run_step(words: Sequence[str], root: Path) -> Ended:
    """Do one step in a fork, in this folder; end it when it takes too long."""
    out, err = root.with_name(f"{root.name}.out"), root.with_name(f"{root.name}.err")
    began = time.monotonic()
    pid = os.fork()
    if not pid:
        _be_child(words, root, out, err)
    code, late = _wait(pid)
    try:
        said, complained = (path.read_text("utf-8", "replace") for path in (out, err))
    finally:
        out.unlink(missing_ok=True)
        err.unlink(missing_ok=True)
    return Ended(code, said, complained, time.monotonic() - began, late)


def _be_child(words: Sequence[str], root: Path, out: Path, err: Path) -> None:
    """Limit this process, do the step, and end without what the parent would do at its end."""
    code = 99
    try:
        os.setsid()
        for name, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, _FILES),
        ):
            resource.setrlimit(name, (most, most))
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.chdir(root)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        code = do(words)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        os.write(2, f"Traceback: {type(error).__name__}: {error}".encode())
    finally:
        os._exit(code)


def _wait(pid: int) -> tuple[int, bool]:
    """Return the exit code, and whether the process had to be ended."""
    handle = os.pidfd_open(pid)
    try:
        late = not select.select([handle], [], [], _WALL)[0]
    finally:
        os.close(handle)
    if late:
        os.killpg(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return code, late or code in (-signal.SIGXCPU, -signal.SIGKILL)


def do(words: Sequence[str]) -> int:
    """Do one step in this process, and return its exit code."""
    if words[0] in STEPS:
        return _told(STEPS[words[0]], words[1:])
    from zi_docs.cli import PROGRAM, cli
    from zi_docs.cli.show import run

    return run(cli, PROGRAM, words)


def _told(step: Step, words: Sequence[str]) -> int:
    """Do a step that has no command; print what it complains about as a command does."""
    from zi_docs.cli.show import print_json
    from zi_docs.errors import ZiDocsError

    try:
        code = step(words)
    except ZiDocsError as error:
        print_json(error.exit_code, error.problems)
        return error.exit_code
    print(json.dumps({"masalah": []}))
    return code


def join_twice(words: Sequence[str]) -> int:
    """Join a document with itself behind the gate, as the print file of two records does."""
    from zi_docs.joining import can_join, join
    from zi_docs.ooxml.gate import safe_word

    data = safe_word(Path(words[0]).read_bytes(), words[0])
    if can_join(data) is None:
        Path(RESULT).write_bytes(join([data, data]))
    return 0


def look_for_pdf(words: Sequence[str]) -> int:
    """Let a document through the checks before LibreOffice."""
    from zi_docs.pdf.converter import PdfItem
    from zi_docs.pdf.source import puts_blank_pages, read_properties, read_source

    data = read_source(PdfItem(Path(words[0]), Path("hasil.pdf"))).data
    read_properties(data)
    puts_blank_pages(data)
    return 0


STEPS: dict[str, Step] = {"@gabung": join_twice, "@pdf": look_for_pdf}
