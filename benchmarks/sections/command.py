"""The whole command, from process start to exit, against the bare docxtpl loop."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.capture import CONTEXTS, NASKAH
from benchmarks.folders import REPOSITORY, disk_folder, file_system, memory_folder
from benchmarks.office import Office, make_office
from benchmarks.report import Section, Table, at_least, at_most
from benchmarks.rounds import Options, interleaved, ratio, run_timed
from benchmarks.same_text import text_of
from benchmarks.zi_docs_command import JENIS, clear, make_all, peak_of, rows_size

__all__ = ["capture", "fill_by_docxtpl", "first_run", "measure", "same_text"]

FEW, MANY = 1000, 10_000
_MB = 1e6


def measure(options: Options) -> Section:
    """Return the table of the whole command in memory and on the disk."""
    section = Section(f"The whole command: `zi-docs buat {JENIS}`")
    few, many = options.count(FEW), options.count(MANY)
    with memory_folder() as folder:
        offices = make_office(folder / "few", few), make_office(folder / "many", many)
        capture(folder, offices[0])
        _times(section, folder, offices, options)
        _memory(section, offices)
    _disk(section, few, options)
    return section


def _times(
    section: Section, folder: Path, offices: tuple[Office, Office], options: Options
) -> None:
    few, many = offices
    jobs = {
        "docxtpl": lambda: fill_by_docxtpl(folder),
        "few": lambda: first_run(few),
        "few again": lambda: make_all(few),
        "many": lambda: first_run(many),
        "many again": lambda: make_all(many),
    }
    results = interleaved(options.rounds, jobs)
    section.notes += [
        "From process start to exit: reading an .xlsx with 20 units, checking, rendering, writing, "
        "registering, reporting; output and register on tmpfs. The docxtpl loop fills the same "
        "naskah with the same values, ready made, and does nothing else.",
        same_text(folder, few),
    ]
    more = many.employees / few.employees
    docxtpl = {"few": results["docxtpl"], "many": [s * more for s in results["docxtpl"]]}
    section.tables.append(_times_table(offices, results, docxtpl))
    section.targets += [
        at_least(f"{few.employees:,}, whole command against the bare docxtpl loop",
                 ratio(docxtpl["few"], results["few"]), 10),
        at_least(f"{many.employees:,}, the same (docxtpl extrapolated from {few.employees:,})",
                 ratio(docxtpl["many"], results["many"]), 20),
        at_most(f"time per document, {many.employees:,} against {few.employees:,}",
                ratio(results["many"], results["few"]) / more, 1.25),
        at_most(f"{few.employees:,}, second run, nothing changed, against the first",
                ratio(results["few again"], results["few"]), 0.2),
        at_most(f"{many.employees:,}, second run, nothing changed, against the first",
                ratio(results["many again"], results["many"]), 0.2),
    ]  # fmt: skip


def _times_table(
    offices: tuple[Office, Office],
    results: dict[str, list[float]],
    docxtpl: dict[str, list[float]],
) -> Table:
    rows = []
    for office, name in zip(offices, ("few", "many"), strict=True):
        label = f"{office.employees:,}"
        note = "" if name == "few" else " (extrapolated)"
        rows.append((f"{label}, docxtpl loop{note}", *_figures(docxtpl[name], office), "1.0"))
        for key, words in ((name, "first run"), (f"{name} again", "second run, nothing changed")):
            times = f"{ratio(docxtpl[name], results[key]):.1f}"
            rows.append((f"{label}, {words}", *_figures(results[key], office), times))
    return Table(("employees", "s", "ms/doc", "x docxtpl loop"), rows)


def _figures(seconds: list[float], office: Office) -> tuple[str, str]:
    middle = median(seconds)
    return f"{middle:.2f}", f"{middle / office.employees * 1e3:.3f}"


def _memory(section: Section, offices: tuple[Office, Office]) -> None:
    few, many = (peak_of(office) for office in offices)
    rows = rows_size(offices[1]) - rows_size(offices[0])
    allowed = 1.3 * few.own + rows / _MB
    section.tables.append(
        Table(
            ("employees", "peak MB", "largest child process, at most MB"),
            [
                (f"{office.employees:,}", f"{p.own:.0f}", f"{p.child:.0f}")
                for office, p in zip(offices, (few, many), strict=True)
            ],
            "Peak memory",
        )
    )
    section.notes.append(
        f"The rows beyond those of the small office take {rows / _MB:.1f} MB once read and built."
    )
    label = f"{offices[1].employees:,}, peak memory"
    section.targets += [
        at_most(label, many.own, 150, " MB"),
        at_most(f"{label} (1.3 x that of {offices[0].employees:,}, plus the rows)",
                many.own, round(allowed), " MB"),
    ]  # fmt: skip


def _disk(section: Section, employees: int, options: Options) -> None:
    """Compare with the bare time of writing the same files to the same disk."""
    with disk_folder() as folder:
        office = make_office(folder / "office", employees)
        make_all(office)
        files = list(_files(office))
        jobs = {
            "zi-docs buat, whole command": lambda: _settled(lambda: first_run(office)),
            "writing the same files": lambda: _settled(lambda: _write(folder, files)),
            "writing, then one sync": lambda: _settled(lambda: _write(folder, files, sync=True)),
        }
        results = interleaved(options.rounds, jobs)
        kind = file_system(folder)
    rows = [(name, *_figures(seconds, office)) for name, seconds in results.items()]
    title = f"On the disk ({kind}), {employees:,} employees"
    section.tables.append(Table(("", "s", "ms/doc"), rows, title))


def first_run(office: Office) -> float:
    """Return the seconds of making everything anew."""
    clear(office)
    return make_all(office)


def _settled(job: Callable[[], float]) -> float:
    """Run a job when the disk has finished the work of the job before."""
    os.sync()
    return job()


def _files(office: Office) -> Iterator[tuple[str, bytes]]:
    for path in sorted(office.output.rglob("*.docx")):
        yield str(path.relative_to(office.output)), path.read_bytes()


def _write(folder: Path, files: list[tuple[str, bytes]], sync: bool = False) -> float:
    target = folder / "bare"
    shutil.rmtree(target, ignore_errors=True)
    for parent in {Path(name).parent for name, _ in files}:
        (target / parent).mkdir(parents=True, exist_ok=True)
    start = perf_counter()
    for name, data in files:
        (target / name).write_bytes(data)
    if sync:
        os.sync()
    return perf_counter() - start


def capture(folder: Path, office: Office) -> None:
    """Keep the naskah and the contexts of every document, for docxtpl.

    A run renders its first document once more, to know how much room it needs; that one is left
    out.
    """
    captured = folder / "captured"
    captured.mkdir()
    arguments = ["buat", JENIS, "--data", str(office.data)]
    command = [sys.executable, "-m", "benchmarks.capture", str(captured), *arguments]
    run_timed(command, REPOSITORY)
    contexts = pickle.loads((captured / CONTEXTS).read_bytes())  # noqa: S301 # just written
    (captured / CONTEXTS).write_bytes(pickle.dumps(contexts[-office.employees :]))
    (folder / "docxtpl").mkdir()


def fill_by_docxtpl(folder: Path) -> float:
    """Fill what ``capture`` kept there, into ``docxtpl``; return the seconds of its loop."""
    captured = folder / "captured"
    arguments = [captured / NASKAH, captured / CONTEXTS, folder / "docxtpl"]
    module = "benchmarks.engines.docxtpl_command_loop"
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return float(json.loads(run_timed(command, REPOSITORY).output)["loop"])


def same_text(folder: Path, office: Office) -> str:
    """Compare all texts in the order of the data, since the contexts have no names."""
    theirs = sorted(map(text_of, (folder / "docxtpl").iterdir()))
    ours = sorted(map(text_of, office.output.rglob("*.docx")))
    if theirs != ours:
        sys.exit("zi-docs dan docxtpl memberi naskah yang berbeda")
    return f"docxtpl's and our {len(ours):,} documents have the same text."
