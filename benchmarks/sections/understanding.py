"""What it costs to understand a foreign list: a SIASN export beside our own sheet of its size."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benchmarks.export import COLUMNS, make_export, make_plain
from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.office import Office
from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options, interleaved, ratio, run_timed

__all__ = ["measure"]

ROWS = 10_000
_MOST = 2.0
_FLAT = 1.25


class _Run(NamedTuple):
    cpu: float
    peak: float
    child: float


def measure(options: Options) -> Section:
    """Return what reading and understanding both layouts takes, side by side."""
    rows = options.count(ROWS)
    with memory_folder() as folder:
        offices = {
            "our own sheet": make_plain(folder / "plain", rows),
            "SIASN export": make_export(folder / "siasn", rows),
        }
        jobs: dict[str, Callable[[], _Run]] = {
            name: lambda office=office: _run(office) for name, office in offices.items()
        }
        runs = interleaved(options.rounds, jobs)
    plain, export = runs.values()
    lines = [_line(name, own) for name, own in runs.items()]
    table = Table(("layout", "processor s", "peak MB", "peak of the reading child, MB"), lines)
    times = ratio([one.cpu for one in export], [one.cpu for one in plain])
    memory = ratio([one.peak for one in export], [one.peak for one in plain])
    title = f"Understanding {rows:,} rows x {COLUMNS} columns, on tmpfs"
    targets = [
        at_most("understanding a SIASN export, of our own sheet's processor time", times, _MOST),
        at_most("its peak memory, of our own sheet's", memory, _FLAT),
    ]
    return Section(title, [table], targets)


def _run(office: Office) -> _Run:
    command = [sys.executable, "-m", "benchmarks.understand", str(office.data)]
    done = run_timed(command, REPOSITORY)
    said = json.loads(done.output)
    if said["people"] != office.employees:
        sys.exit(f"{said['people']} dari {office.employees} orang dipahami")
    return _Run(done.cpu, said["peak_kb"] * 1024 / 1e6, said["child_kb"] * 1024 / 1e6)


def _line(name: str, runs: list[_Run]) -> tuple[str, ...]:
    cpu, peak, child = (median(column) for column in zip(*runs, strict=True))
    return name, f"{cpu:.2f}", f"{peak:.0f}", f"{child:.0f}"
