"""Runs that are killed at random moments, and runs in which one call to the system fails."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import _naskah
from tests.faults.forks import Ended, Runs, open_runs
from tests.faults.office import (
    Office,
    Tree,
    assert_numbers_sound,
    assert_vouched,
    assert_whole,
    documents,
    person,
)
from tests.faults.test_injected import FAILURES, Traced, of_documents

from .case import Verdict, chance_of

STAFF = 40
FEW = 3
_GROUND = Path("/dev/shm")

Verdicts = Iterator[Verdict]


@dataclass
class Ground:
    """The folder of all offices, and the warm process whose runs are killed."""

    root: Path
    runs: Runs
    number: int = field(default=0)

    def office(self, staff: int) -> Office:
        """Build a new office."""
        self.number += 1
        return Office(self.root / str(self.number), _naskah).build(staff)

    def copy(self, office: Office) -> Office:
        """Copy an office."""
        self.number += 1
        copied = Office(self.root / str(self.number), _naskah, office.staff)
        shutil.copytree(office.root, copied.root)
        return copied


@contextmanager
def open_ground() -> Iterator[Ground]:
    """Make a ground, in memory if possible, and clear it."""
    place = _GROUND if os.access(_GROUND, os.W_OK) else None
    with TemporaryDirectory(prefix="zi-henti-", dir=place) as name:
        root = Path(name)
        with open_runs(Office(root / "hangat", _naskah).build(1).root) as runs:
            yield Ground(root, runs)


# Kills.


@dataclass(frozen=True)
class Plan:
    """A command that is killed: how its office begins, and the command's name and options."""

    what: str
    begin: Callable[[Ground], Office]
    options: dict[str, Any] = field(default_factory=dict)


def _new(ground: Ground) -> Office:
    return ground.office(STAFF)


def _unnumbered(ground: Ground) -> Office:
    office = ground.office(STAFF).unnumbered()
    office.run()
    return office.employ([person(n, Catatan="baru") for n in range(STAFF)])


def _issued(ground: Ground) -> Office:
    office = ground.office(FEW)
    office.run()
    return office


PLANS = (
    Plan("buat --terbit", _new, {"what": "buat"}),
    Plan("buat dengan segel", _new, {"what": "segel"}),
    Plan("buat ulang tanpa nomor", _unnumbered, {"what": "buat"}),
    Plan("buat --ganti", _issued, {"what": "ganti"}),
    Plan("register cadangkan", _issued, {"what": "cadangkan"}),
)


def _few_renewed(ground: Ground) -> Office:
    office = ground.office(FEW).unnumbered()
    office.run()
    return office.employ([person(n, Catatan="baru") for n in range(FEW)])


WALKS = (
    Plan("buat ulang tanpa nomor", _few_renewed, {"what": "buat"}),
    Plan("buat --ganti", _issued, {"what": "ganti"}),
    Plan("register cadangkan", _issued, {"what": "cadangkan"}),
)


def kills(seed: int, wanted: range) -> Verdicts:
    """Kill so many runs, each at a random moment of its time, and do them again."""
    with open_ground() as ground:
        for number in wanted:
            plan = PLANS[number % len(PLANS)]
            yield _verdict("henti", number, plan.what, partial(_kill, ground, plan, seed, number))


def _kill(ground: Ground, plan: Plan, seed: int, number: int) -> None:
    office = plan.begin(ground)
    old, undisturbed = office.tree(), ground.copy(office)
    began = time.monotonic()
    ended = ground.runs.run(undisturbed.root, **plan.options)
    whole = time.monotonic() - began
    assert ended.code == 0, f"tanpa gangguan: {ended}"
    moment = chance_of(seed, "henti", number).random() * whole
    _kill_after(ground.runs, office, moment, plan.options)
    _assert_of_either(office, old, undisturbed.tree())
    if office.register.exists():
        assert_numbers_sound(office)
    ended = ground.runs.run(office.root, **plan.options)
    assert ended.code == 0, f"sesudah dimatikan pada {moment:.3f} detik: {ended}"
    if plan.options["what"] != "cadangkan":
        assert office.tree() == undisturbed.tree(), "hasil akhir berbeda dari yang tak terganggu"
    assert_vouched(office)


def _assert_of_either(office: Office, old: Tree, new: Tree) -> None:
    """Hold that each document is whole: the one before the run or the one after it."""
    for name, data in documents(office.tree()).items():
        assert data in (old.get(name), new.get(name)), f"{name} is no run's document"


def _kill_after(runs: Runs, office: Office, moment: float, options: dict[str, Any]) -> None:
    pid = runs.prepare(office.root, **options)
    end = time.monotonic() + moment
    runs.begin()
    while time.monotonic() < end and runs.is_running():
        pass
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    runs.end()


# Failing calls.


def walks(wanted: range) -> Verdicts:
    """Let each call that writes fail once, in a run that renews letters, and in one of a backup."""
    strace, number = shutil.which("strace"), 0
    if strace is None:
        return
    with open_ground() as ground:
        for plan in WALKS:
            begin = plan.begin(ground)
            done = ground.copy(begin)
            assert ground.runs.run(done.root, **plan.options).code == 0
            traced = Traced(strace, ground.runs, ground.root / "strace", **plan.options)
            for name, error in FAILURES.items():
                for office, ended, what in traced.each(begin, name, f"error={error}"):
                    if number >= wanted.stop:
                        return
                    if number in wanted:
                        check = partial(_check_walk, ground.runs, plan, office, ended, begin, done)
                        yield _verdict("ulangan", number, f"{plan.what}: {what} {error}", check)
                    number += 1


def _check_walk(
    runs: Runs, plan: Plan, office: Office, ended: Ended, begin: Office, done: Office
) -> None:
    """Hold that a run of which a call failed lost nothing, and that the next one mends it."""
    assert ended.code in (0, 1, 4), ended
    assert "ZI999" not in ended.codes, ended
    _assert_of_either(office, begin.tree(), done.tree())
    if office.register.exists():
        assert_numbers_sound(office)
    again = runs.run(office.root, **plan.options)
    assert again.code == 0, f"diulang: {again}"
    if plan.options["what"] == "buat":
        assert office.tree() == done.tree(), "hasil akhir berbeda dari yang tak terganggu"
    assert_vouched(office)


def failures(wanted: range) -> Verdicts:
    """Let each call that writes fail once, in a run that issues three letters."""
    strace = shutil.which("strace")
    if strace is None:
        return
    with open_ground() as ground:
        reference, number = ground.office(FEW), 0
        reference.run()
        traced = Traced(strace, ground.runs, ground.root / "strace")
        for name, error in FAILURES.items():
            for office, ended, what in traced.each(ground.office(FEW), name, f"error={error}"):
                check = partial(_check, ground.runs, office, reference, ended)
                if number >= wanted.stop:
                    return
                if number in wanted:
                    yield _verdict("panggilan", number, f"{what} {error}", check)
                number += 1


def _check(runs: Runs, office: Office, reference: Office, ended: Ended) -> None:
    assert ended.code in (0, 1, 4), ended
    assert (ended.code == 0) == (not of_documents(ended)), ended
    assert "ZI999" not in ended.codes, ended
    assert_whole(office.tree(), reference.tree())
    if office.register.exists():
        assert_numbers_sound(office)
    again = runs.run(office.root)
    assert again.code == 0, f"diulang: {again}"
    assert office.tree() == reference.tree(), "hasil akhir berbeda dari yang tak terganggu"
    assert office.book() == reference.book(), "register berbeda dari yang tak terganggu"
    assert_vouched(office)


def _verdict(kind: str, number: int, what: str, check: Callable[[], None]) -> Verdict:
    began = time.monotonic()
    faults: tuple[str, ...] = ()
    try:
        check()
    except Exception as error:  # whatever it is, the run was not held
        faults = (f"{type(error).__name__}: {str(error)[:400]}",)
    return Verdict(kind, number, what, faults, (), time.monotonic() - began)
