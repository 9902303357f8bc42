"""Runs with several processes, and several runs."""

from __future__ import annotations

import os
import select
import signal
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from zi_docs.errors import OutputError, ZiDocsError
from zi_docs.files.folders import run_lock

from .conftest import MakeOffice
from .forks import Runs
from .office import (
    JENIS,
    Office,
    assert_numbers_sound,
    assert_vouched,
    codes,
)

MANY, PEOPLE = 300, 8
SLOW = 30_000  # milliseconds; far longer than any of this takes

needs_proc = pytest.mark.skipif(
    not (sys.platform == "linux" and hasattr(os, "pidfd_open")), reason="looks at Linux's processes"
)


@pytest.fixture(scope="module")
def reference(build: MakeOffice) -> Office:
    """What one process makes of 300 employees."""
    office = build(MANY)
    office.run()
    return office


def test_two_processes(offices: MakeOffice, reference: Office) -> None:
    """Two processes make what one makes: the same bytes, numbers and register."""
    office = offices(MANY)
    assert office.run(proses=2).types[JENIS].made == MANY
    assert office.tree() == reference.tree()
    assert office.book() == reference.book()


def test_an_executor_of_ones_own(offices: MakeOffice, reference: Office) -> None:
    """A caller may pass an executor, which the run does not close."""
    office = offices(MANY)
    with ThreadPoolExecutor(3) as pool:
        office.run(executor=pool)
        assert pool.submit(int, "1").result() == 1
    assert office.tree() == reference.tree()


def test_a_worker_that_is_killed(offices: MakeOffice, reference: Office) -> None:
    """A worker that is killed ends the run with a sentence; the same command makes the rest."""
    office = offices(MANY)
    with ProcessPoolExecutor(1) as pool:

        def kill(jenis: str, done: int, total: int, failed: int) -> None:
            if done == 1:
                for process in pool._processes.values():
                    process.kill()
                    process.join()

        report = office.run(executor=pool, progress=kill)
    assert (codes(report), report.failed) == (["ZI507"], True)
    assert report.types[JENIS].made == 250
    assert len(office.tree()) == 250
    assert_vouched(office)
    again = office.run()
    assert (again.types[JENIS].made, again.problems) == (50, [])
    assert office.tree() == reference.tree()
    assert office.book() == reference.book()


@needs_proc
def test_the_workers_of_a_killed_run(runs: Runs, offices: MakeOffice, reference: Office) -> None:
    """When a run with two processes is killed, they end too, and the folder is free at once."""
    office = offices(MANY)
    pid = runs.prepare(office.root, proses=2)
    runs.begin()
    while runs.is_running() and not _children(pid):
        pass
    workers = [os.pidfd_open(child) for child in _children(pid)]
    os.kill(pid, signal.SIGKILL)
    assert runs.end().code == -signal.SIGKILL
    report = office.run()
    assert report.types[JENIS].made
    assert office.tree() == reference.tree()
    assert workers
    for worker in workers:
        assert _ended(worker), "a worker outlived its run"


@needs_proc
def test_an_interrupted_run_with_workers(offices: MakeOffice) -> None:
    """Ctrl-C reaches every process, also while they start, and only one of them reports it."""
    office = offices(MANY)
    with office.command("--proses", "2", start_new_session=True) as run:
        while run.poll() is None and not _children(run.pid):
            pass
        workers = [os.pidfd_open(child) for child in _children(run.pid)]
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == 130
    assert "Traceback" not in said
    assert "Perintah dihentikan" in said
    assert all(_ended(worker) for worker in workers)


def test_a_second_run(office: Office) -> None:
    """While a run holds the output folder, another run is refused (ZI506) and changes nothing."""
    office.run()
    before, register = office.tree(), office.register.read_bytes()
    office.employ(office.staff[:3])
    with run_lock(office.workspace.output, "output/kantor"), pytest.raises(OutputError) as error:
        office.run()
    assert codes(error.value.problems) == ["ZI506"]
    assert (office.tree(), office.register.read_bytes()) == (before, register)


def test_a_second_run_while_the_first_is_at_work(runs: Runs, offices: MakeOffice) -> None:
    """A run that begins while another is at work does not disturb it."""
    office = offices(5)
    said: list[list[str]] = []

    def begin_another(jenis: str, done: int, total: int, failed: int) -> None:
        if done == 1:
            said.append(runs.run(office.root).codes)

    report = office.run(progress=begin_another)
    assert (report.types[JENIS].made, report.problems) == (5, [])
    assert said == [["ZI506"]]


def test_two_output_folders(offices: MakeOffice, tmp_path: Path) -> None:
    """The same documents in another folder have the same numbers and the same bytes."""
    office = offices(5)
    office.run()
    before, numbers = office.tree(), office.numbers()
    office.output = tmp_path / "lain"
    report = office.run()
    assert (report.problems, report.orphans) == ([], [])
    assert (office.tree(), office.numbers()) == (before, numbers)


@needs_proc
def test_two_users_issue_at_once(offices: MakeOffice, tmp_path: Path) -> None:
    """Two processes that issue at the same moment, into folders of their own, give no number twice.

    Nothing but the register is between them: each person has one number, the counter has no hole,
    one of them makes every document, and the other one too, or it is told.
    """
    office, fork = offices(PEOPLE), get_context("fork")
    together, told = fork.Barrier(2), fork.SimpleQueue()

    def issue(output: Path) -> None:
        office.output = output
        together.wait()
        try:
            told.put(codes(office.run()))
        except ZiDocsError as error:
            told.put(codes(error.problems))

    folders = [tmp_path / name for name in ("pagi", "siang")]
    users = [fork.Process(target=issue, args=(folder,)) for folder in folders]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert [user.exitcode for user in users] == [0, 0]
    assert [] in (told.get(), told.get())
    assert_numbers_sound(office)
    assert len(office.numbers()) == PEOPLE
    assert max(len([*folder.rglob("*.docx")]) for folder in folders) == PEOPLE


def _children(pid: int) -> list[int]:
    """Return the processes that render for a run, without Python's own tracker of resources."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in children if b"spawn_main" in _command(child)]


def _command(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _ended(pidfd: int) -> bool:
    """Wait for a process to end."""
    try:
        waiting = select.poll()
        waiting.register(pidfd, select.POLLIN)
        return bool(waiting.poll(SLOW))
    finally:
        os.close(pidfd)
