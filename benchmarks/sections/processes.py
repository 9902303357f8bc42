"""Whether a second process saves time."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from benchmarks.folders import memory_folder
from benchmarks.machine import cpu_capacity
from benchmarks.office import Office, make_office
from benchmarks.report import Section, Table
from benchmarks.rounds import Options, interleaved, ratio
from benchmarks.zi_docs_command import clear, make_all

__all__ = ["measure"]

SIZES = (1000, 10_000)
COUNTS = (1, 2)


def measure(options: Options) -> Section:
    """Return the whole command with one process and with two."""
    with memory_folder() as folder:
        offices = [make_office(folder / str(size), size) for size in map(options.count, SIZES)]
        jobs = {_name(office, count): _job(office, count) for office in offices for count in COUNTS}
        before = cpu_capacity()
        results = interleaved(options.rounds, jobs)
        after = cpu_capacity()
    rows = [_row(office, results) for office in offices]
    head = ("employees", *(f"--proses {count}, s" for count in COUNTS), "quicker by")
    section = Section("One process or two, on tmpfs", [Table(head, rows)])
    section.notes.append(
        f"Two busy processes got the work of {before:.2f} processors done before it, "
        f"{after:.2f} after."
    )
    return section


def _job(office: Office, count: int) -> Callable[[], float]:
    def run() -> float:
        clear(office)
        return make_all(office, "--proses", str(count))

    return run


def _row(office: Office, results: dict[str, list[float]]) -> tuple[str, ...]:
    times = [results[_name(office, count)] for count in COUNTS]
    shown = (f"{median(seconds):.2f}" for seconds in times)
    return (f"{office.employees:,}", *shown, f"{ratio(*times):.2f}x")


def _name(office: Office, count: int) -> str:
    return f"{office.employees} pegawai, {count} proses"
