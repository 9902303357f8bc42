"""Counts what becomes of each document, for the report and for the progress bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zi_docs.errors import Problem, brief
from zi_docs.files.problems import DISK_FULL
from zi_docs.indonesian import format_angka
from zi_docs.run.made import Fate, Made, Words
from zi_docs.run.plan import Job
from zi_docs.run.report import RunReport, TypeReport

_COLUMNS = {
    Fate.MADE: "made",
    Fate.SKIPPED: "skipped",
    Fate.KEPT: "kept",
    Fate.FIXED: "fixed",
    Fate.FAILED: "failed",
}

Progress = Callable[[str, int, int, int], None]
"""What is called after every document: with its type, how many are done, of how many, and how
many of them failed."""


@dataclass(slots=True)
class Tally:
    """What became of one type's documents so far.

    ``show`` gives a path as a person knows it. ``full`` says that the disk has no room left. A
    complaint that many documents share is reported once, when the tally is closed.
    """

    report: RunReport
    row: TypeReport
    progress: Progress
    show: Callable[[Path], str]
    done: int = 0
    full: bool = False
    _kept: dict[Words, list[str]] = field(default_factory=dict)
    _failed: list[tuple[Job, Problem]] = field(default_factory=list)

    def count(self, made: Made, *, told: bool = False) -> None:
        """Count a document, and note what there is to say of it.

        ``told`` says that its problems were reported already, for many documents at once.
        """
        self._count(made)
        if not told:
            self._failed += [(made.job, problem) for problem in made.settled.problems]

    def close(self) -> None:
        """Report what was kept and what failed."""
        self.report.problems += tell_failures(self._failed, self.row.planned)
        self.report.problems += [words(places) for words, places in self._kept.items()]
        self._failed.clear()
        self._kept.clear()

    def _count(self, made: Made) -> None:
        settled, name = made.settled, _COLUMNS[made.fate]
        setattr(self.row, name, getattr(self.row, name) + 1)
        self.full |= any(problem.code == DISK_FULL for problem in settled.problems)
        if made.fate in (Fate.MADE, Fate.SKIPPED):
            self.report.files[str(made.path)] = (made.size, made.mtime_ns)
        if settled.words:
            self._kept.setdefault(settled.words, []).append(self.show(made.path))
        self.done += 1
        self.progress(self.row.jenis, self.done, self.row.planned, self.row.failed)


def tell_failures(found: Sequence[tuple[Job, Problem]], planned: int) -> list[Problem]:
    """Return the problems that kept documents from being made, each with its record's row.

    A problem of all ``planned`` documents is the naskah's fault, and is reported once.
    """
    # Example: three documents are planned. A tag without a value fails in all three: it is one
    # problem, about "di semua 3 dokumen". A tag that fails only for Ani and Budi: two problems, one
    # with the row of Ani and one with the row of Budi.
    counts = Counter(problem for _, problem in found)
    everywhere = f"di semua {format_angka(planned)} dokumen"
    told = (
        replace(problem, about=everywhere)
        if counts[problem] == planned > 1
        else _of_record(problem, job)
        for job, problem in found
    )
    return list(dict.fromkeys(told))


def _of_record(problem: Problem, job: Job) -> Problem:
    about = problem.about or brief(job.untuk)
    return replace(problem, place=job.place.about(problem.place), about=about)
