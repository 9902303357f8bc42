"""Runs that are killed or interrupted at any moment, and the same command again."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator

import pytest

from .conftest import MakeOffice
from .forks import Runs
from .office import Office, assert_numbers_sound, assert_vouched, assert_whole, person

MANY = 300
KILLS = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture(scope="module")
def reference(build: MakeOffice) -> Office:
    """What an undisturbed run makes of 300 employees."""
    office = build(MANY)
    office.run()
    for data in office.tree().values():
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    return office


def stop_when(
    office: Office, wanted: int, running: Callable[[], bool], stop: Callable[[], None]
) -> bool:
    """Stop a run when it is that far; return whether it was still running."""
    while running():
        if office.workspace.output.exists() and office.progress() >= wanted:
            stop()
            return True
    return False


def kill_at(runs: Runs, office: Office, wanted: int, number: int = signal.SIGKILL) -> int:
    """Start the run, kill it when it is that far, and return its exit code."""
    pid = runs.prepare(office.root)
    runs.begin()
    stop_when(office, wanted, runs.is_running, lambda: os.kill(pid, number))
    return runs.end().code


def assert_as_if_undisturbed(office: Office, reference: Office) -> None:
    """Hold that files and register are those of an undisturbed run."""
    assert office.tree() == reference.tree()
    assert office.book() == reference.book()


def test_twenty_kills(runs: Runs, offices: MakeOffice, reference: Office) -> None:
    """A run that is killed at random moments and repeated ends like an undisturbed one.

    After every kill each final name has a whole document, and no number is given twice.
    """
    chance, wanted_tree, landed = random.Random(1), reference.tree(), 0
    while landed < KILLS:
        office = offices(MANY)
        for _ in range(4):
            start = min(office.progress(), 2 * MANY)
            landed += kill_at(runs, office, chance.randint(start, 2 * MANY)) == -signal.SIGKILL
            assert_whole(office.tree(), wanted_tree)
            if office.register.exists():
                assert_numbers_sound(office)
        assert runs.run(office.root).code == 0
        assert_as_if_undisturbed(office, reference)


def test_kills_while_all_is_made_anew(runs: Runs, offices: MakeOffice, build: MakeOffice) -> None:
    """A run killed while it replaces documents leaves the old or the new one under each name.

    The next run takes over what was renamed but not yet recorded, and calls nothing edited.
    """
    chance = random.Random(2)
    new = build(MANY).unnumbered()
    change_everybody(new)
    new.run()
    office = offices(MANY).unnumbered()
    office.run()
    old = office.tree()
    change_everybody(office)
    for _ in range(4):
        kill_at(runs, office, 2 * MANY + chance.randint(1, 250))
        assert_whole(office.tree(), old, new.tree())
    ended = runs.run(office.root)
    assert (ended.code, "ZI505" in ended.codes) == (0, False)
    assert_as_if_undisturbed(office, new)
    assert_vouched(office)


def change_everybody(office: Office) -> None:
    """Change the data of every record."""
    office.employ([person(n, Catatan="baru") for n in range(MANY)])


@pytest.mark.parametrize("wanted", [0, 100, 251, 510])
def test_interrupts(runs: Runs, offices: MakeOffice, reference: Office, wanted: int) -> None:
    """A run interrupted by Ctrl-C leaves whole documents; the next one makes the others."""
    office = offices(MANY)
    assert kill_at(runs, office, wanted, signal.SIGINT) in (130, 0)
    assert_whole(office.tree(), reference.tree())
    assert runs.run(office.root).code == 0
    assert_as_if_undisturbed(office, reference)


def test_an_interrupt_leaves_no_scrap(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporary files are removed at once when Ctrl-C comes."""
    from zi_docs.run import making

    def interrupted(*rest: object) -> Iterator[bytes]:
        yield b"satu"
        yield b"dua"
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "render_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.run()
    assert office.tree() == {}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_the_command_itself(offices: MakeOffice, number: int) -> None:
    """``zi-docs buat``, killed or interrupted and typed again, makes exactly what is missing."""
    office, reference = offices(60), offices(60)
    reference.run()
    with office.command() as run:
        stop_when(office, 20, lambda: run.poll() is None, lambda: run.send_signal(number))
        _, said = run.communicate()
    assert run.returncode in (-signal.SIGKILL, 130)
    assert "Traceback" not in said
    assert_whole(office.tree(), reference.tree())
    with office.command() as again:
        _, said = again.communicate()
    assert again.returncode == 0, said
    assert_as_if_undisturbed(office, reference)
