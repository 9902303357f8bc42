"""Runs in which one write, flush or rename fails, or at which the run is killed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from zi_docs.files.folders import PART

from .conftest import MakeOffice
from .forks import Ended, Runs
from .office import Office, assert_numbers_sound, assert_vouched, assert_whole, person

STAFF = 3
FAILURES = {
    "write": "ENOSPC",
    "writev": "ENOSPC",
    "pwrite64": "ENOSPC",
    "ftruncate": "EIO",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "syncfs": "EIO",
    "link": "EACCES",
    "linkat": "EACCES",
    "mkdir": "EACCES",
    "rename": "EACCES",
    "renameat": "EACCES",
    "renameat2": "EACCES",
    "unlink": "EACCES",
    "unlinkat": "EACCES",
}
PUBLISHED = [name for name in FAILURES if name.startswith(("rename", "sync", "fsync", "pwrite"))]
BOUND = 150  # far more calls of one kind than a run of three documents makes
CALL = re.compile(r'(\w+)\((?:\d+<([^>]*)>|"([^"]*)")?')
RANDOM = re.compile(r"[0-9a-f]{8}|\d+")  # what differs in the names of files that are alike
Hit = tuple[Office, Ended, str]


class Traced:
    """Runs under strace, which may do something to one of their calls."""

    def __init__(self, strace: str, runs: Runs, log: Path, **options: str) -> None:
        self._strace, self._runs, self._log, self._options = strace, runs, log, options
        self._few: dict[Path, dict[str, list[int]]] = {}

    def run(self, office: Office, *expressions: str) -> tuple[Ended, str]:
        """Return how the run ended and what strace recorded."""
        pid = self._runs.prepare(office.root, **self._options)
        options = [word for expression in expressions for word in ("-e", expression)]
        command = [self._strace, "-y", "-p", str(pid), "-o", str(self._log), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr
            first = tracer.stderr.readline()
            self._runs.begin()
            ended = self._runs.end()
        if "attached" not in first:
            pytest.skip(f"strace may not attach here: {first.strip()}")
        return ended, self._log.read_text(errors="replace")

    def each(self, office: Office, name: str, what: str) -> Iterator[Hit]:
        """Do this to the first call of a name, then to the second, each in a copy of the office.

        End with the first run that nothing was done to.
        """
        for number in range(1, BOUND):
            with self._at(office, name, what, number) as hit:
                if hit is None:
                    return
                yield hit
        raise AssertionError(f"{name} is called more than {BOUND} times")

    def some(self, office: Office, name: str, what: str) -> Iterator[Hit]:
        """Do this to the calls of a name that are not alike, each in a copy of the office.

        A busy machine may need a call less, but never none. ``make serang`` lets every call fail.
        """
        numbers, hits = self._unlike(office).get(name, ()), 0
        for number in numbers:
            with self._at(office, name, what, number) as hit:
                if hit is not None:
                    hits += 1
                    yield hit
        assert hits or not numbers, f"{name} is not called again"

    def _unlike(self, office: Office) -> dict[str, list[int]]:
        """Return which calls of each name to try: for each kind of file some of them."""
        if office.root not in self._few:
            with _copy_of(office) as copy:
                _, log = self.run(copy, f"trace={','.join(f'?{name}' for name in FAILURES)}")
            self._few[office.root] = unlike(log)
        return self._few[office.root]

    @contextmanager
    def _at(self, office: Office, name: str, what: str, number: int) -> Iterator[Hit | None]:
        """Run in a copy of the office, and do this to one call; None when it was never made."""
        with _copy_of(office) as copy:
            ended, log = self.run(copy, f"trace=?{name}", f"inject=?{name}:{what}:when={number}")
            hit = "INJECTED" in log or ended.code < 0
            yield (copy, ended, f"{name} {number}") if hit else None


@contextmanager
def _copy_of(office: Office) -> Iterator[Office]:
    copy = Office(office.root.with_name(f"{office.root.name}-salinan"), office.make_naskah)
    copy.staff = office.staff
    shutil.copytree(office.root, copy.root)
    try:
        yield copy
    finally:
        shutil.rmtree(copy.root)


def unlike(log: str) -> dict[str, list[int]]:
    """Return the numbers of the calls of each name: the first, middle and last of a kind of file.

    Files are of one kind when their names end alike: SQLite writes page after page of a register.
    """
    count: Counter[str] = Counter()
    kinds: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for name, *paths in CALL.findall(log):
        count[name] += 1
        file = Path("".join(paths)).name
        kinds[name, RANDOM.sub("", file.lstrip(".").partition(".")[2] or file)].append(count[name])
    found: defaultdict[str, set[int]] = defaultdict(set)
    for (name, _), numbers in kinds.items():
        found[name] |= {numbers[0], numbers[len(numbers) // 2], numbers[-1]}
    return {name: sorted(numbers) for name, numbers in found.items()}


@pytest.fixture(scope="module")
def traced(runs: Runs, build: MakeOffice, tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """Runs under strace; skip where there is none, or where it may not trace."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    traced = Traced(strace, runs, tmp_path_factory.mktemp("strace") / "log")
    traced.run(build(1), "trace=?write")
    return traced


@pytest.fixture(scope="module")
def reference(build: MakeOffice) -> Office:
    """What an undisturbed run makes."""
    office = build(STAFF)
    office.run()
    return office


@pytest.fixture(scope="module")
def fresh(build: MakeOffice) -> Office:
    """An office that has made nothing yet."""
    return build(STAFF)


@pytest.fixture(scope="module")
def made(build: MakeOffice) -> Office:
    """An office with letters without numbers, all of whose data changed since."""
    office = build(STAFF).unnumbered()
    office.run()
    change_everybody(office)
    return office


@pytest.fixture(scope="module")
def changed(build: MakeOffice) -> Office:
    """What an undisturbed run makes of the changed data, without numbers."""
    office = build(STAFF).unnumbered()
    change_everybody(office)
    office.run()
    return office


def of_documents(ended: Ended) -> list[list[str]]:
    """Return the problems but those of the list beside the documents, which are only warnings."""
    return [problem for problem in ended.problems if problem[0] != "ZI538"]


def change_everybody(office: Office) -> None:
    """Change the data of every record."""
    office.employ([person(n, Catatan="baru") for n in range(STAFF)])


def assert_mended(office: Office, runs: Runs, wanted: Office, what: str) -> None:
    """Hold that the same command now ends as an undisturbed run does."""
    ended = runs.run(office.root)
    assert ended.code == 0, (what, ended)
    assert office.tree() == wanted.tree(), what
    assert office.book() == wanted.book(), what
    assert_vouched(office)


@pytest.mark.parametrize("name", FAILURES)
def test_a_call_that_fails(
    traced: Traced, runs: Runs, fresh: Office, reference: Office, name: str
) -> None:
    """Whichever call fails, that is reported, no file is half written, and a rerun completes."""
    for office, ended, what in traced.some(fresh, name, f"error={FAILURES[name]}"):
        assert ended.code in (0, 1, 4), (what, ended)
        assert (ended.code == 0) == (not of_documents(ended)), (what, ended)
        assert_whole(office.tree(), reference.tree())
        if office.register.exists():
            assert_numbers_sound(office)
        assert_mended(office, runs, reference, what)


@pytest.mark.parametrize("name", FAILURES)
def test_killed_at_a_call(
    traced: Traced, runs: Runs, fresh: Office, reference: Office, name: str
) -> None:
    """Whichever call a run is killed at, no file is half written, and a rerun completes."""
    for office, ended, what in traced.some(fresh, name, "signal=KILL"):
        assert ended.code == -9, (what, ended)
        assert_whole(office.tree(), reference.tree())
        assert_mended(office, runs, reference, what)


@pytest.mark.parametrize("name", PUBLISHED)
def test_killed_while_all_is_made_anew(
    traced: Traced, runs: Runs, made: Office, changed: Office, name: str
) -> None:
    """Killed while it replaces documents, a run leaves old or new ones, and a rerun completes."""
    old = made.tree()
    for copy, ended, what in traced.some(made, name, "signal=KILL"):
        assert ended.code == -9, (what, ended)
        assert_whole(copy.tree(), old, changed.tree())
        assert_mended(copy, runs, changed, what)


def test_the_order_that_a_power_cut_needs(traced: Traced, offices: MakeOffice) -> None:
    """Numbers are durable before files, files before their names, names before the register."""
    calls = "trace=?write,?fsync,?fdatasync,?syncfs,?rename,?renameat,?renameat2,?unlink,?unlinkat"
    _, log = traced.run(offices(STAFF), calls)
    steps = [step for line in log.splitlines() if (step := _step(line))]
    phases = [step for n, step in enumerate(steps) if n == 0 or steps[n - 1] != step]
    assert phases[:6] == ["register", "part", "flush", "name", "folder", "register"]


def _step(line: str) -> str:
    name = match[1] if (match := CALL.match(line)) else ""
    if "register.db-journal" in line:
        return "register" if name.startswith("unlink") else ""
    if "indeks.xlsx" in line:
        return ""
    if PART in line and "register" not in line and "surat-izin" in line:
        return {"write": "part", "fsync": "flush", "rename": "name"}.get(name, "")
    if "surat-izin" in line:
        return {"syncfs": "flush", "fsync": "folder"}.get(name, "")
    return ""
