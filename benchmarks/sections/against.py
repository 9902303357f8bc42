"""Against a given commit of zi_docs itself: filling, and the whole command, by processor time.

The files of that commit are laid into a temporary folder. Both run with the same Python and the
same libraries, in turn.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.capture import CONTEXTS, NASKAH
from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.office import Office, make_office
from benchmarks.pages import PAGES, template
from benchmarks.report import Section, Table, Target, at_least
from benchmarks.rounds import FIRST, Options, interleaved, ratio, run_timed
from benchmarks.zi_docs_command import JENIS, clear

__all__ = ["measure"]

_NOW = "this one"
_LOOP = REPOSITORY / "benchmarks" / "engines" / "commit_loop.py"
_SAMPLE, _REAL = "trenggalek-2021", "rencana-aksi"
_FILE = {"berkas": {"waktu": "2021-05-05T08:00:00Z"}}
_EMPLOYEES = 10_000
_COUNTS = {"pakta": 5_000, "decree": 1_000, "plan": 1_000, "columns": 200, _REAL: 200}
_WANTED = {"pakta": 1.3, "decree": 2.2, "plan": 2.2, _REAL: 4.2}  # against version 0.1
_WANTED_COMMAND = 1.25


@dataclass(frozen=True, slots=True)
class Naskah:
    """What is filled: a Word file, the values of each document, and how many are made."""

    title: str
    data: bytes
    contexts: Sequence[Mapping[str, Any]]
    count: int


def measure(options: Options) -> Section:
    """Return the tables of filling and of the whole command, of both commits."""
    section = Section(f"Against commit {options.against}")
    section.notes.append(
        f"The same pages, values and office with the package of that commit and with this one, "
        f"{options.rounds} interleaved rounds; processor time (user and system), medians, ratios "
        "taken round by round. Filling is a loop of fill and write to tmpfs, compiling left out. "
        f"{_REAL} took 6.3 ms with "
        f"commit {FIRST} on a quiet machine; 4.2 times quicker is 1.5 ms."
    )
    with memory_folder() as folder:
        trees = {options.against: _tree_of(options.against, folder / "old"), _NOW: REPOSITORY}
        for name, naskah in _naskahs(folder, options).items():
            _filling(section, folder, trees, name, naskah, options)
        _command(section, folder, trees, options)
    return section


def _tree_of(commit: str, folder: Path) -> Path:
    """Lay the files of a commit into a folder."""
    command = ["git", "-C", str(REPOSITORY), "archive", commit, "zi_docs", "templates"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"commit {commit} tidak dapat diambil: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _naskahs(folder: Path, options: Options) -> dict[str, Naskah]:
    """Return the pages of the benchmark, and the sample's own naskah with repeated columns."""
    found = {
        page.name: Naskah(
            page.title,
            template(page, "jinja"),
            [{**_FILE, **record} for record in page.records(options.count(page.count))],
            options.count(_COUNTS[page.name]),
        )
        for page in PAGES.values()
    }
    return {**found, _REAL: _captured(folder, options)}


def _captured(folder: Path, options: Options) -> Naskah:
    """Return the naskah of a type as it is composed, and the values of the sample's documents."""
    office, captured = folder / "sample", folder / "captured"
    captured.mkdir()
    kept = shutil.ignore_patterns("register*", "terbit")
    shutil.copytree(REPOSITORY / "data" / _SAMPLE, office / "data" / _SAMPLE, ignore=kept)
    arguments = ["buat", _REAL, "--data", str(office / "data" / _SAMPLE)]
    run_timed([sys.executable, "-m", "benchmarks.capture", str(captured), *arguments], REPOSITORY)
    contexts = pickle.loads((captured / CONTEXTS).read_bytes())  # noqa: S301 # just written
    title = f"{_REAL} of {_SAMPLE}, as composed"
    return Naskah(title, (captured / NASKAH).read_bytes(), contexts, options.count(_COUNTS[_REAL]))


def _plain(value: Any) -> Any:
    """Return values without our classes, which an older commit may not know."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _filling(
    section: Section,
    folder: Path,
    trees: Mapping[str, Path],
    name: str,
    naskah: Naskah,
    options: Options,
) -> None:
    (folder / "naskah.docx").write_bytes(naskah.data)
    (folder / "records.pickle").write_bytes(pickle.dumps(_plain(naskah.contexts)))
    jobs = {commit: _loop(folder, tree, naskah.count) for commit, tree in trees.items()}
    times = interleaved(options.rounds, jobs)
    title = f"{naskah.title}, {naskah.count:,} documents"
    section.tables.append(_table(times, naskah.count, title))
    if options.against == FIRST:
        section.targets += _filling_targets(name, naskah, times)


def _filling_targets(name: str, naskah: Naskah, times: dict[str, list[float]]) -> list[Target]:
    if name not in _WANTED:
        return []
    label = f"{naskah.title}: filling, against {FIRST}"
    return [at_least(label, ratio(times[FIRST], times[_NOW]), _WANTED[name])]


def _loop(folder: Path, tree: Path, count: int) -> Callable[[], float]:
    output = folder / "filled"
    command = [sys.executable, str(_LOOP), "naskah.docx", "records.pickle", "filled", str(count)]

    def run() -> float:
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir()
        return float(json.loads(run_timed(command, folder, _with(tree)).output)["loop"])

    return run


def _with(tree: Path) -> dict[str, str]:
    """Return the environment in which Python finds the package of a tree."""
    return {**os.environ, "PYTHONPATH": str(tree)}


def _command(section: Section, folder: Path, trees: Mapping[str, Path], options: Options) -> None:
    """Run ``buat`` on the same office with each; once before, so that Python has compiled all."""
    few, many = (make_office(folder / str(n), options.count(n)) for n in (100, _EMPLOYEES))
    for tree in trees.values():
        _buat(few, tree)
    jobs = {commit: lambda tree=tree: _buat(many, tree) for commit, tree in trees.items()}
    times = interleaved(options.rounds, jobs)
    title = f"The whole command: buat {JENIS}, {many.employees:,} employees"
    section.tables.append(_table(times, many.employees, title))
    if options.against == FIRST:
        times_less = ratio(times[FIRST], times[_NOW])
        label = f"{many.employees:,}, whole command: processor time, against {FIRST}"
        section.targets.append(at_least(label, times_less, _WANTED_COMMAND))


def _buat(office: Office, tree: Path) -> float:
    """Return the processor time of the command from its start to its exit."""
    clear(office)
    command = [sys.executable, "-m", "zi_docs", "buat", JENIS, "--data", str(office.data)]
    return run_timed(command, office.root, _with(tree)).cpu


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
