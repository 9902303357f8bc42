"""Ready letters joined into one file to print, each with a header of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.pages import PAGES, template
from benchmarks.peers import peer_environment
from benchmarks.report import Section, Table, at_least
from benchmarks.rounds import Options, interleaved, ratio, run_timed
from benchmarks.same_text import sections_of
from benchmarks.sections.filling import Loop
from zi_docs.word import compile_file

__all__ = ["measure"]

LETTERS = 200
_THEIRS, _OURS = "docxcompose", "zi_docs"
_FILE = {"berkas": {"waktu": "2021-05-05T08:00:00Z"}}  # as the use cases give it


def measure(options: Options) -> Section:
    """Return the table of joining, and how many of the headers each joiner kept."""
    section = Section("Joining ready letters into one file")
    count = options.count(LETTERS)
    with memory_folder() as folder:
        _letters(folder / "letters", count)
        jobs = {name: _job(folder, name) for name in (_THEIRS, _OURS)}
        results = interleaved(options.rounds, jobs)
        kept = {name: _headers(folder / f"{name}.docx") for name in jobs}
    times = {name: [loop.seconds for loop in loops] for name, loops in results.items()}
    rows = [
        (name, f"{median(times[name]):.2f}", f"{ratio(times[_THEIRS], times[name]):.1f}",
         f"{kept[name]} of {count}", f"{max(loop.peak_kb for loop in loops) * 1024 / 1e6:.0f}")
        for name, loops in results.items()
    ]  # fmt: skip
    section.notes.append(
        f"{count} one-page letters whose headers all differ, read from files and joined into one; "
        f"{options.rounds} interleaved rounds, medians, without interpreter start and imports."
    )
    head = ("joiner", "s", f"x {_THEIRS}", "headers kept", "peak MB")
    section.tables.append(Table(head, rows))
    label = f"{count} letters joined"
    section.targets += [
        at_least(f"{label}, against {_THEIRS}", ratio(times[_THEIRS], times[_OURS]), 10),
        at_least(f"{label}, headers kept", kept[_OURS], count, ""),
    ]
    return section


def _letters(folder: Path, count: int) -> None:
    folder.mkdir()
    page = PAGES["pakta"]
    renderer = compile_file(template(page, "jinja"), "pakta.docx")
    for number, record in enumerate(page.records(count)):
        letter = {**_FILE, **record, "instansi": f"{record['instansi']} {number}"}
        (folder / f"{number:03}.docx").write_bytes(renderer.render(letter))


def _job(folder: Path, name: str) -> Callable[[], Loop]:
    module = "benchmarks.engines.joining_loop"
    arguments = [name, str(folder / "letters"), str(folder / f"{name}.docx")]
    command = [sys.executable, "-m", module, *arguments]

    def run() -> Loop:
        return Loop(**json.loads(run_timed(command, REPOSITORY, peer_environment()).output))

    return run


def _headers(path: Path) -> int:
    """Return the number of different headers; each letter's own is two paragraphs."""
    return len({tuple(section[:2]) for section in sections_of(path)})
