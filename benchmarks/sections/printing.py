"""From Word files to PDF and to one file to print, beside LibreOffice called in other ways."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.folders import REPOSITORY, memory_folder
from benchmarks.machine import cpu_capacity
from benchmarks.office import make_office
from benchmarks.pages import PAGES, Page, template
from benchmarks.peers import peer_environment
from benchmarks.report import Section, Table, at_least, at_most
from benchmarks.rounds import Options, interleaved, ratio, run_timed
from benchmarks.same_text import first_difference
from benchmarks.sections.filling import ENGINES, Loop
from benchmarks.soffice import call, find
from benchmarks.zi_docs_command import Peak, make_all
from zi_docs.word import compile_file

__all__ = ["measure"]

PLEDGES, FEW = 1000, 100
LONG, QUICK_LONG = 20, 4
CALLS, QUICK_CALLS = 20, 3
_FILES = 200
_ROUNDS = 3
_TWO = 1.8
_MB = 300
_SINGLE, _MANY, _ONE_CALL = "one soffice call per file", "calls of 200 files", "one call for all"
_OURS, _OURS_TWO, _OURS_FEW = (
    "zi_docs, 1 process",
    "zi_docs, 2 processes",
    "zi_docs, 1 process, few",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A Word file, the texts that its PDF must have, and its number of pages where known."""

    source: Path
    texts: Sequence[str]
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """The time of a run from process start to exit, and its number of documents."""

    seconds: float
    documents: int
    peak: Peak | None = None

    @property
    def each(self) -> float:
        """The seconds per document."""
        return self.seconds / self.documents


def measure(options: Options) -> Section:
    """Return the tables of PDFs and of the merged file."""
    section = Section("To paper: PDF and one file to print")
    converter = find()
    if converter is None:
        section.notes.append("LibreOffice is not on this machine: nothing of this was measured.")
        return section
    rounds = 1 if options.quick else min(options.rounds, _ROUNDS)
    long = QUICK_LONG if options.quick else LONG
    section.notes.append(
        f"{converter.name}; {rounds} interleaved rounds, medians, ratios taken round by round. "
        "From process start to exit, all files and profiles on tmpfs; every call of soffice has a "
        "fresh private profile. Ours also checks each PDF, its pages and its texts."
    )
    with memory_folder() as folder:
        _pledges(section, folder, converter.path, options, rounds)
        for name in ("decree", "plan"):
            _long(section, folder / name, converter.path, PAGES[name], long, rounds)
        _merged(section, folder / "merged", options, rounds)
    return section


def _pledges(section: Section, folder: Path, soffice: Path, options: Options, rounds: int) -> None:
    count, few = options.count(PLEDGES), options.count(FEW)
    papers = _office_papers(folder / "office", count)
    singles = _spread(papers, QUICK_CALLS if options.quick else CALLS)
    jobs = {
        _SINGLE: lambda: _theirs(soffice, singles, folder / "single", 1),
        _MANY: lambda: _theirs(soffice, papers, folder / "many", _FILES),
        _OURS: lambda: _ours(papers, folder / "ours", 1),
        _OURS_TWO: lambda: _ours(papers, folder / "two", 2),
        _OURS_FEW: lambda: _ours(papers[:few], folder / "few", 1),
    }
    results = interleaved(rounds, jobs)
    labels = {
        _SINGLE: f"{_SINGLE} (extrapolated from {len(singles)})",
        _OURS_FEW: f"{_OURS}, only {few:,}",
    }
    rows = [
        (labels.get(name, name), *_figures(runs), f"{_times(results[_SINGLE], runs):.1f}",
         f"{_times(results[_MANY], runs):.2f}")
        for name, runs in results.items()
    ]  # fmt: skip
    head = ("way", "documents", "s", "ms/doc", f"x {_SINGLE}", f"x {_MANY}")
    section.tables.append(Table(head, rows, f"One-page pledges, {count:,} documents"))
    label = f"{count:,} pledges to PDF"
    section.targets += [
        at_least(f"{label}, 1 process, against {_SINGLE}",
                 _times(results[_SINGLE], results[_OURS]), 45),
        at_least(f"{label}, 1 process, against {_MANY}",
                 _times(results[_MANY], results[_OURS]), 2.5),
        at_most(f"pledges to PDF, time per document, {count:,} against {few:,}",
                _times(results[_OURS], results[_OURS_FEW]), 1.2),
    ]  # fmt: skip
    _two(section, label, _times(results[_SINGLE], results[_OURS_TWO]))
    _memory(section, label, [*results[_OURS], *results[_OURS_TWO]])
    _pixels(section, folder, singles)


def _two(section: Section, label: str, times: float) -> None:
    """Promise the speed of two processes only where two processors do the work of two."""
    capacity = cpu_capacity()
    if capacity >= _TWO:
        section.targets.append(at_least(f"{label}, 2 processes, against {_SINGLE}", times, 60))
        return
    section.notes.append(
        f"Two processes are no target here: when it was to be measured, the machine gave two busy "
        f"processes {capacity:.2f} processors' worth of work."
    )


def _memory(section: Section, label: str, runs: Sequence[Run]) -> None:
    peaks = [run.peak for run in runs if run.peak]
    own, child = max(peak.own for peak in peaks), max(peak.child for peak in peaks)
    section.targets.append(at_most(f"{label}, peak memory of ours", own, _MB, " MB"))
    section.notes.append(
        f"Peak memory (VmHWM): ours {own:.0f} MB; beside it LibreOffice's own, {child:.0f} MB."
    )


def _pixels(section: Section, folder: Path, sample: Sequence[Paper]) -> None:
    """Compare pages of joined documents with those that soffice made one by one."""
    if shutil.which("pdftoppm") is None:
        section.notes.append("pdftoppm is not on this machine: pages were not compared.")
        return
    names = [f"{paper.source.stem}.pdf" for paper in sample]
    same = sum(_picture(folder / "single" / n) == _picture(folder / "ours" / n) for n in names)
    text = f"pages from joined documents that are pixel-equal to those alone, of {len(names)}"
    section.targets.append(at_least(text, same, len(names), ""))


def _picture(pdf: Path) -> bytes:
    command = ["pdftoppm", "-r", "60", str(pdf)]
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603


def _long(
    section: Section, folder: Path, soffice: Path, page: Page, count: int, rounds: int
) -> None:
    papers = _page_papers(folder / "docx", page, count)
    jobs = {
        _ONE_CALL: lambda: _theirs(soffice, papers, folder / "theirs", count),
        _OURS: lambda: _ours(papers, folder / "ours", 1),
        _OURS_TWO: lambda: _ours(papers, folder / "two", 2),
    }
    results = interleaved(rounds, jobs)
    rows = [
        (name, *_figures(runs), f"{_times(results[_ONE_CALL], runs):.2f}")
        for name, runs in results.items()
    ]
    head = ("way", "documents", "s", "ms/doc", f"x {_ONE_CALL}")
    section.tables.append(Table(head, rows, f"{page.title}, to PDF"))
    best = max(_times(results[_ONE_CALL], results[name]) for name in (_OURS, _OURS_TWO))
    text = f"{count} PDFs, {page.title}: the better of 1 and 2 processes, against {_ONE_CALL}"
    section.targets.append(at_least(text, best, 1))


def _merged(section: Section, folder: Path, options: Options, rounds: int) -> None:
    page, count = PAGES["pakta"], options.count(PLEDGES)
    folder.mkdir()
    (folder / "records.json").write_text(json.dumps(page.records(count)))
    jobs = {name: _merging(folder, page, name) for name in ("docx-mailmerge2", "zi_docs")}
    results = interleaved(rounds, jobs)
    section.notes.append(_same_merged(folder, list(jobs), count))
    theirs = [loop.seconds for loop in results["docx-mailmerge2"]]
    rows = []
    for name, loops in results.items():
        seconds = [loop.seconds for loop in loops]
        merging = median(loop.loop for loop in loops)
        peak = max(loop.peak_kb for loop in loops) * 1024 / 1e6
        figures = f"{median(seconds):.2f}", f"{merging:.2f}", f"{ratio(theirs, seconds):.1f}"
        rows.append((name, *figures, f"{peak:.0f}"))
    head = ("engine", "filling and merging, s", "merging, s", "x docx-mailmerge2", "peak MB")
    section.tables.append(Table(head, rows, f"One merged .docx of {count:,} pledges"))
    section.notes.append(
        "The merged .docx is made from the template and the records, so ours fills every record "
        "(every check on) before `joining.join` joins them; docx-mailmerge2 does both at "
        "once, a section for each record. Without interpreter start and imports."
    )
    ours = [loop.seconds for loop in results["zi_docs"]]
    text = f"one merged .docx of {count:,} pledges, filled and joined, against docx-mailmerge2"
    section.targets.append(at_least(text, ratio(theirs, ours), 2))


def _same_merged(folder: Path, engines: Sequence[str], count: int) -> str:
    """Compare the texts of the sections; a section is a record in either engine's file."""
    if difference := first_difference(*(folder / name / "gabung.docx" for name in engines)):
        sys.exit(f"Berkas gabungan {' dan '.join(engines)} berbeda: {difference}")
    return (
        f"The two merged files have the same text in each of {count:,} records (header, body, "
        "footer)."
    )


def _merging(folder: Path, page: Page, name: str) -> Callable[[], Loop]:
    engine, output = ENGINES[name], folder / name
    naskah = folder / f"{engine.syntax}.docx"
    naskah.write_bytes(template(page, engine.syntax))
    arguments = [str(naskah), str(folder / "records.json"), str(output), "--gabung"]

    def run() -> Loop:
        _clear(output)
        said = run_timed([*engine.command, *arguments], REPOSITORY, peer_environment()).output
        return Loop(**json.loads(said))

    return run


def _theirs(soffice: Path, papers: Sequence[Paper], output: Path, most: int) -> Run:
    _clear(output)
    sources = [paper.source for paper in papers]
    starts = range(0, len(sources), most)
    seconds = sum(call(soffice, sources[first : first + most], output) for first in starts)
    return Run(seconds, len(sources))


def _ours(papers: Sequence[Paper], output: Path, proses: int) -> Run:
    _clear(output)
    items = output.with_suffix(".json")
    items.write_text(json.dumps([_item(paper, output) for paper in papers]))
    command = [sys.executable, "-m", "benchmarks.pdf_loop", str(items), str(proses)]
    done = run_timed(command, REPOSITORY, {**os.environ, "TMPDIR": str(output.parent)})
    made = sum(1 for _ in output.glob("*.pdf"))
    if made != len(papers):
        sys.exit(f"zi_docs membuat {made} dari {len(papers)} PDF")
    return Run(done.seconds, made, Peak(**json.loads(done.output)))


def _item(paper: Paper, output: Path) -> dict[str, object]:
    target = output / f"{paper.source.stem}.pdf"
    texts = list(paper.texts)
    return {
        "source": str(paper.source),
        "target": str(target),
        "texts": texts,
        "pages": paper.pages,
    }


def _office_papers(root: Path, count: int) -> list[Paper]:
    """Make the pledges of an office; a file's name is the employee's name and NIP (four words)."""
    office = make_office(root, count)
    make_all(office)
    papers = []
    for source in sorted(office.output.rglob("*.docx")):
        words = source.stem.split()
        papers.append(Paper(source, (" ".join(words[:-4]), " ".join(words[-4:])), 1))
    return papers


def _page_papers(folder: Path, page: Page, count: int) -> list[Paper]:
    folder.mkdir(parents=True)
    renderer = compile_file(template(page, "jinja"), page.name)
    papers = []
    for number, record in enumerate(page.records(count)):
        source = folder / f"{number:03}.docx"
        source.write_bytes(renderer.render({"berkas": {"waktu": "2021-05-05T08:00:00Z"}, **record}))
        papers.append(Paper(source, (record["unit"],) if page.landscape else (record["nomor"],)))
    return papers


def _spread(papers: Sequence[Paper], count: int) -> list[Paper]:
    return [papers[n * len(papers) // count] for n in range(count)]


def _clear(output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)


def _figures(runs: Sequence[Run]) -> tuple[str, str, str]:
    each = median(run.each for run in runs)
    return (
        f"{runs[0].documents:,}",
        f"{median(run.seconds for run in runs):.2f}",
        f"{each * 1e3:.1f}",
    )


def _times(slow: Sequence[Run], quick: Sequence[Run]) -> float:
    """Return how many times less time a document takes in the second way."""
    return ratio([run.each for run in slow], [run.each for run in quick])
