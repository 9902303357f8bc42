"""Against a given commit of zi_docs itself: filling, and the whole command, by processor time.

The files of that commit are laid into a temporary folder. Both run with the same Python and the
same libraries, in turn. A type's page may have changed since that commit, so today's package fills
the page of that commit, which tells how quick the code is, and its own page, which tells what a
clerk waits for.
"""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.capture import CONTEXTS, NASKAH
from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.office import Office, make_office
from benchmarks.older import environment, lay_pages, tree_of
from benchmarks.pages import PAGES, template
from benchmarks.report import Section, Table, Target, at_least, at_most
from benchmarks.rounds import FIRST, Options, interleaved, ratio, run_timed
from benchmarks.same_text import text_of
from benchmarks.zi_docs_command import JENIS, clear

__all__ = ["measure"]

_NOW = "this one"
_OWN = "this one, its own page"
_LOOP = REPOSITORY / "benchmarks" / "engines" / "commit_loop.py"
_SAMPLE, _REAL = "trenggalek-2021", "rencana-aksi"
_FILE = {"berkas": {"waktu": "2021-05-05T08:00:00Z"}}
_EMPLOYEES, _WARM = 10_000, 100
_COUNTS = {"pakta": 5_000, "decree": 1_000, "plan": 1_000, "columns": 200, _REAL: 200}
_WANTED = {"pakta": 1.3, "decree": 2.2, "plan": 2.2, _REAL: 4.2}  # against version 0.1
_WANTED_COMMAND, _WANTED_AGAIN, _WANTED_PEAK = 1.25, 1.0, 150


@dataclass(frozen=True, slots=True)
class Naskah:
    """What is filled: a Word file, and the values of each document."""

    data: bytes
    contexts: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Command:
    """``buat`` on an office with the package of a tree."""

    tree: Path
    office: Office

    def first_and_second(self) -> tuple[float, float]:
        """Return the processor times of a run that makes everything, and of one that skips it."""
        clear(self.office)
        return self._run(), self._run()

    def peak(self) -> float:
        """Return the peak memory of a run that makes everything, in MB."""
        clear(self.office)
        said = self._output("benchmarks.peak", self.tree, REPOSITORY).output
        return float(json.loads(said.splitlines()[-1])["peak_kb"]) * 1024 / 1e6

    def texts(self) -> dict[str, list[str]]:
        """Return the texts of some documents of the last run."""
        made = sorted(self.office.output.rglob("*.docx"))[:: max(self.office.employees // 20, 1)]
        return {path.name: text_of(path) for path in made}

    def _run(self) -> float:
        return self._output("zi_docs", self.tree).cpu

    def _output(self, module: str, *trees: Path) -> Any:
        arguments = ["-m", module, "buat", JENIS, "--data", str(self.office.data)]
        return run_timed([sys.executable, *arguments], self.office.root, environment(*trees))


def measure(options: Options) -> Section:
    """Return the tables of filling and of the whole command, of both commits."""
    section = Section(f"Against commit {options.against}")
    section.notes.append(
        f"The same pages, values and office with the package of that commit and with this one, "
        f"{options.rounds} interleaved rounds; processor time (user and system), medians, ratios "
        "taken round by round. Filling is a loop of fill and write to tmpfs, compiling left out. "
        "Where a type's page has changed since, this one also fills its own. "
        f"{_REAL} took 6.3 ms with "
        f"commit {FIRST} on a quiet machine; 4.2 times quicker is 1.5 ms."
    )
    with memory_folder() as folder:
        old = tree_of(options.against, folder / "old")
        for page in PAGES.values():
            records = [{**_FILE, **record} for record in page.records(options.count(page.count))]
            naskah = Naskah(template(page, "jinja"), records)
            jobs = {options.against: (old, naskah), _NOW: (REPOSITORY, naskah)}
            _filling(section, folder, page.name, page.title, jobs, options)
        then, now = _captured(folder / "then", old), _captured(folder / "now")
        jobs = {options.against: (old, then), _NOW: (REPOSITORY, then), _OWN: (REPOSITORY, now)}
        _filling(section, folder, _REAL, f"{_REAL} of {_SAMPLE}, as composed", jobs, options)
        _command(section, folder, old, options)
    return section


def _captured(folder: Path, tree: Path | None = None) -> Naskah:
    """Return the naskah of a type as it is composed, and the values of the sample's documents.

    Its page is that of a tree, so that the package of that tree knows all that the page asks for.
    """
    office, captured = folder / "sample", folder / "captured"
    captured.mkdir(parents=True)
    kept = shutil.ignore_patterns("register*", "terbit")
    shutil.copytree(REPOSITORY / "data" / _SAMPLE, office / "data" / _SAMPLE, ignore=kept)
    if tree is not None:
        lay_pages(tree, office, _REAL)
    arguments = ["buat", _REAL, "--data", str(office / "data" / _SAMPLE)]
    run_timed([sys.executable, "-m", "benchmarks.capture", str(captured), *arguments], REPOSITORY)
    contexts = pickle.loads((captured / CONTEXTS).read_bytes())  # noqa: S301 # just written
    return Naskah((captured / NASKAH).read_bytes(), contexts)


def _plain(value: Any) -> Any:
    """Return values without our classes, which an older commit may not know."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Decimal):
        return Decimal(value)
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _filling(
    section: Section,
    folder: Path,
    name: str,
    title: str,
    jobs: Mapping[str, tuple[Path, Naskah]],
    options: Options,
) -> None:
    count = options.count(_COUNTS[name])
    loops = {
        job: _loop(folder / f"{name}-{number}", tree, naskah, count)
        for number, (job, (tree, naskah)) in enumerate(jobs.items())
    }
    times = interleaved(options.rounds, loops)
    section.tables.append(_table(times, count, f"{title}, {count:,} documents"))
    if options.against == FIRST and name in _WANTED:
        section.targets += _compared(f"{title}: filling", times, _WANTED[name])


def _compared(label: str, times: Mapping[str, Sequence[float]], wanted: float) -> list[Target]:
    """Return a target for each way of today's package, against the first way."""
    words = {_NOW: f"{label}, against {FIRST}", _OWN: f"{label}, its own page, against {FIRST}"}
    return [
        at_least(words[job], ratio(times[FIRST], times[job]), wanted)
        for job in words
        if job in times
    ]


def _loop(folder: Path, tree: Path, naskah: Naskah, count: int) -> Callable[[], float]:
    """Return the job that fills a naskah with the package of a tree."""
    folder.mkdir()
    (folder / "naskah.docx").write_bytes(naskah.data)
    (folder / "records.pickle").write_bytes(pickle.dumps(_plain(naskah.contexts)))
    output = folder / "filled"
    command = [sys.executable, str(_LOOP), "naskah.docx", "records.pickle", "filled", str(count)]

    def run() -> float:
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir()
        return float(json.loads(run_timed(command, folder, environment(tree)).output)["loop"])

    return run


def _command(section: Section, folder: Path, old: Path, options: Options) -> None:
    """Run ``buat`` on the same office with each; once before, so that Python has compiled all."""
    few = make_office(folder / "few", options.count(_WARM))
    for tree in (old, REPOSITORY):
        Command(tree, few).first_and_second()
    commands = _commands(folder, old, options)
    runs = interleaved(
        options.rounds, {name: one.first_and_second for name, one in commands.items()}
    )
    _refuse_other_texts(commands[options.against], commands[_NOW])
    peaks = {name: one.peak() for name, one in commands.items()}
    count = commands[_OWN].office.employees
    title = f"The whole command: buat {JENIS}, {count:,} employees"
    first, second = ({name: [run[at] for run in runs[name]] for name in runs} for at in (0, 1))
    section.tables += [
        _table(first, count, title),
        _table(second, count, f"{title}, second run, nothing changed"),
        Table(
            ("commit", "peak MB"),
            [(name, f"{peak:.1f}") for name, peak in peaks.items()],
            f"{title}, peak memory",
        ),
    ]
    if options.against == FIRST:
        label = f"{count:,}, whole command: processor time"
        section.targets += _compared(label, first, _WANTED_COMMAND)
        section.targets += _compared(f"{label} of a second run", second, _WANTED_AGAIN)
        label = f"{count:,}, whole command: peak memory"
        section.targets.append(at_most(label, peaks[_OWN], _WANTED_PEAK, " MB"))


def _commands(folder: Path, old: Path, options: Options) -> dict[str, Command]:
    """Return the commands that are compared; the second has the page of the first."""
    count, commands = options.count(_EMPLOYEES), {}
    for name, tree in {options.against: old, _NOW: REPOSITORY, _OWN: REPOSITORY}.items():
        office = make_office(folder / f"office-{len(commands)}", count)
        if name == _NOW:
            lay_pages(old, office.root, JENIS)
        commands[name] = Command(tree, office)
    return commands


def _refuse_other_texts(one: Command, other: Command) -> None:
    """End the benchmark when the same page did not become the same documents."""
    if one.texts() != other.texts():
        sys.exit(f"{JENIS} dari naskah yang sama menjadi teks yang berbeda")


def _table(times: Mapping[str, Sequence[float]], count: int, title: str) -> Table:
    base = next(iter(times.values()))
    rows = [
        (
            name,
            f"{median(seconds) / count * 1e3:.3f}",
            f"{ratio(base, seconds):.2f}",
            ", ".join(f"{old / new:.2f}" for old, new in zip(base, seconds, strict=True)),
        )
        for name, seconds in times.items()
    ]
    return Table(("commit", "ms/doc", "times quicker", "by round"), rows, title)
