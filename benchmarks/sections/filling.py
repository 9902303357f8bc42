"""Filling and writing, document by document: every engine on the same pages and records."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.pages import PAGES, Page, template
from benchmarks.peers import peer_environment
from benchmarks.report import Section, Table, Target, at_least
from benchmarks.rounds import Options, interleaved, ratio, run_timed
from benchmarks.same_text import differing

__all__ = ["Loop", "measure"]

OURS, PARSED, BARE, BASE = (
    "zi_docs",
    "zi_docs, every part parsed anew",
    "zi_docs, parts not checked",
    "docxtpl",
)
_HEAD = ("engine", "ms/doc", "docs/s", "x docxtpl", "compiling, ms", "without it, x", "peak MB")


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine: its script, the syntax of its template, an option of the script."""

    script: str
    syntax: str
    option: str = ""

    @property
    def command(self) -> list[str]:
        """The command that runs its loop, without the loop's arguments."""
        if self.script.endswith(".cjs"):
            return ["node", str(REPOSITORY / "benchmarks" / "engines" / self.script)]
        return [sys.executable, "-m", f"benchmarks.engines.{self.script}"]


ENGINES = {
    BASE: Engine("docxtpl_loop", "jinja"),
    "docx-mailmerge2": Engine("mailmerge_loop", "mergefields"),
    "docxtemplater + pizzip": Engine("docxtemplater_loop.cjs", "braces"),
    "docxtemplater, not compressed": Engine("docxtemplater_loop.cjs", "braces", "--tanpa-kompresi"),
    "easy-template-x": Engine("easy_template_x_loop.cjs", "easy-template-x"),
    "carbone": Engine("carbone_loop.cjs", "carbone"),
    OURS: Engine("zi_docs_loop", "jinja"),
    PARSED: Engine("zi_docs_loop", "jinja", "--urai-semua"),
    BARE: Engine("zi_docs_loop", "jinja", "--tanpa-periksa"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many times quicker a page must be."""

    docxtpl: float
    unchecked: float
    fastest: float | None = None


WANTED = {
    "pakta": Wanted(30, 50, fastest=8),
    "decree": Wanted(9, 25, fastest=5),
    "plan": Wanted(9, 25, fastest=5),
    "columns": Wanted(9, 25),
}


@dataclass(frozen=True, slots=True)
class Loop:
    """The output of one process; ``once`` is the time before the first document."""

    once: float
    loop: float
    peak_kb: int

    @property
    def seconds(self) -> float:
        """The whole time, with compiling, but without start and imports."""
        return self.once + self.loop


def measure(options: Options) -> Section:
    """Return the table of each page."""
    section = Section("Filling and writing, per document")
    section.notes.append(
        "Loop of fill and write to tmpfs, each engine in its own process, without interpreter "
        f"start and imports, compiling included; {options.rounds} interleaved rounds, medians, "
        "ratios taken round by round."
    )
    section.notes.append(
        "Every check on means that each part is parsed strictly, unless its markup, all but the "
        "escaped values between, was parsed before (`word/proofs.py`). The two last rows are the "
        "price: with every part of every document parsed anew, and with none parsed."
    )
    section.notes.append("The carbone measured is npm's, version 3.x; it is not Carbone v5.")
    for page in PAGES.values():
        _page(section, page, options)
    return section


def _page(section: Section, page: Page, options: Options) -> None:
    count = options.count(page.count)
    with memory_folder() as folder:
        data = folder / "records.json"
        data.write_text(json.dumps(page.records(count)))
        names = [name for name, engine in ENGINES.items() if engine.syntax in page.syntaxes]
        jobs = {name: _job(folder, page, name) for name in names}
        results = interleaved(options.rounds, jobs)
        section.notes.append(_same_text(folder, page, count, names))
    rows = [_row(name, results, count) for name in names]
    section.tables.append(Table(_HEAD, rows, f"{page.title}, {count:,} documents"))
    section.targets += _targets(page, results)


def _job(folder: Path, page: Page, name: str) -> Callable[[], Loop]:
    engine, output = ENGINES[name], folder / name
    naskah = folder / f"{engine.syntax}.docx"
    naskah.write_bytes(template(page, engine.syntax))
    arguments = [str(naskah), str(folder / "records.json"), str(output)]
    command = [*engine.command, *arguments, *filter(None, [engine.option])]

    def run() -> Loop:
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir()
        said = run_timed(command, REPOSITORY, peer_environment()).output
        return Loop(**json.loads(said))

    return run


def _same_text(folder: Path, page: Page, count: int, names: Sequence[str]) -> str:
    numbers = (0, count // 2, count - 1)
    different = {
        name
        for number in numbers
        for name in differing({name: folder / name / f"{number}.docx" for name in names})
    }
    if different:
        sys.exit(f"{page.title}: naskah berbeda dari docxtpl: {', '.join(sorted(different))}")
    return f"All engines gave the same text of the {page.title} (header, body, footer; 3 records)."


def _row(name: str, results: dict[str, list[Loop]], count: int) -> Sequence[str]:
    loops = results[name]
    each = median(loop.seconds for loop in loops) / count
    return (
        name,
        f"{each * 1e3:.3f}",
        f"{1 / each:,.0f}",
        f"{ratio(_seconds(results[BASE]), _seconds(loops)):.1f}",
        f"{median(loop.once for loop in loops) * 1e3:.0f}",
        f"{ratio(_seconds(results[BASE]), [loop.loop for loop in loops]):.1f}",
        f"{max(loop.peak_kb for loop in loops) * 1024 / 1e6:.0f}",
    )


def _targets(page: Page, results: dict[str, list[Loop]]) -> list[Target]:
    wanted = WANTED[page.name]
    base, ours, bare = (_seconds(results[name]) for name in (BASE, OURS, BARE))
    against = f"{page.title}: every check on, against"
    targets = [at_least(f"{against} docxtpl", ratio(base, ours), wanted.docxtpl)]
    if wanted.fastest is not None:
        peers = [name for name in results if name not in (OURS, PARSED, BARE)]
        fastest = min(peers, key=lambda name: median(_seconds(results[name])))
        times = ratio(_seconds(results[fastest]), ours)
        targets.append(at_least(f"{against} the fastest peer ({fastest})", times, wanted.fastest))
    label = f"{page.title}: parts not checked, against docxtpl"
    return [*targets, at_least(label, ratio(base, bare), wanted.unchecked)]


def _seconds(loops: Sequence[Loop]) -> list[float]:
    return [loop.seconds for loop in loops]
