"""Counts what becomes of each document, for the report and for the progress bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zi_docs.errors import Problem, brief
from zi_docs.files.problems import DISK_FULL
from zi_docs.indonesian import format_angka
from zi_docs.run.plan import Job
from zi_docs.run.report import RunReport, TypeReport

MOST_NAMED = 5

Progress = Callable[[str, int, int], None]
Words = Callable[[Sequence[str]], Problem]


@dataclass(slots=True)
class Tally:
    """What became of one type's documents so far.

    ``lost`` holds the keys of the records that failed; ``full`` says that the disk has no room
    left. A complaint that many documents share is reported once, when the tally is closed.
    """

    report: RunReport
    row: TypeReport
    progress: Progress
    lost: set[str]
    done: int = 0
    full: bool = False
    _kept: dict[Words, list[str]] = field(default_factory=dict)
    _failed: list[tuple[Job, Problem]] = field(default_factory=list)

    def made(self, path: Path, size: int, mtime_ns: int) -> None:
        """Count a document that was made."""
        self.report.files[str(path)] = (size, mtime_ns)
        self.row.made += 1
        self._advance()

    def skipped(self, path: Path) -> None:
        """Count a document that is there and up to date."""
        stat = path.stat()
        self.report.files[str(path)] = (stat.st_size, stat.st_mtime_ns)
        self.row.skipped += 1
        self._advance()

    def kept(self, words: Words, place: str) -> None:
        """Count a file that stays because a person edited or made it; ``words`` reports it."""
        self._kept.setdefault(words, []).append(place)
        self.keep()

    def keep(self) -> None:
        """Count such a file without a report of it."""
        self.row.kept += 1
        self._advance()

    def fixed(self) -> None:
        """Count an issued document that stays as it is, or is not made."""
        self.row.fixed += 1
        self._advance()

    def tell(self, in_full: Problem, in_short: Problem) -> None:
        """Report an issued document: the first ``MOST_NAMED`` in full, the others in short."""
        self.row.named += 1
        self.report.problems.append(in_full if self.row.named <= MOST_NAMED else in_short)

    def failed(self, job: Job, problems: Sequence[Problem]) -> None:
        """Count a document that could not be made."""
        self._count_failure(job, problems)
        self._failed += [(job, problem) for problem in problems]

    def all_failed(self, jobs: Iterable[Job], problems: Sequence[Problem]) -> None:
        """Count documents of which none got its final name; report the cause once."""
        self.report.problems += problems
        for job in jobs:
            self._count_failure(job, problems)

    def close(self) -> None:
        """Report what was kept and what failed."""
        self.report.problems += tell_failures(self._failed, self.row.planned)
        self.report.problems += [words(places) for words, places in self._kept.items()]
        self._failed.clear()
        self._kept.clear()

    def _count_failure(self, job: Job, problems: Sequence[Problem]) -> None:
        self.lost.add(job.key)
        self.row.failed += 1
        self.full |= any(problem.code == DISK_FULL for problem in problems)
        self._advance()

    def _advance(self) -> None:
        self.done += 1
        self.progress(self.row.jenis, self.done, self.row.planned)


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
