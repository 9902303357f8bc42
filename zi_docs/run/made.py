"""What became of one job: the value that goes from making to the register, paper and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.files.writing import WrittenFile
from zi_docs.register import Asal, Document, DocumentEntry, IssueEntry
from zi_docs.run.plan import Job, file_at

Words = Callable[[Sequence[str]], Problem]
Result = bytes | Sequence[Problem]


class Fate(Enum):
    """What a run did with a document.

    ``SKIPPED``: it is there and up to date. ``KEPT``: a person edited or made the file, and it
    stays. ``FIXED``: it is issued, and stays as it is or is not made, though today's data differ.
    ``LEFT``: the run stopped before it.
    """

    MADE = 1
    SKIPPED = 2
    KEPT = 3
    FIXED = 4
    FAILED = 5
    LEFT = 6


@dataclass(frozen=True, slots=True)
class Settled:
    """What is decided of a document, and what there is to say of it; ``data`` is to be written.

    ``problems`` say why it failed, ``words`` put into words why its file is kept.
    """

    fate: Fate
    data: bytes | None = None
    problems: Sequence[Problem] = ()
    words: Words | None = None

    def without_data(self) -> Settled:
        """Return the same without what is to be written; most documents share one such value."""
        bare = Settled(self.fate, None, self.problems, self.words)
        return _MADE if bare == _MADE else bare


_MADE = Settled(Fate.MADE)


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A document after its job is done.

    ``folder`` is its type's folder. ``inputs`` is the hash of what went into it; ``nomor``,
    ``untuk`` and ``tanggal`` are as the register has them, so an issued document keeps its own.
    ``sha256``, ``size`` and ``mtime_ns`` are those of its file as the run wrote or found it;
    without them, nobody knows its bytes. What was settled says the rest.
    """

    job: Job
    folder: Path
    settled: Settled
    inputs: str
    nomor: str
    untuk: str
    tanggal: date
    sha256: str = ""
    size: int = 0
    mtime_ns: int = 0

    @classmethod
    def of(
        cls,
        job: Job,
        folder: Path,
        settled: Settled,
        inputs: str = "",
        document: Document | None = None,
        nomor: str | None = None,
        file: WrittenFile | None = None,
    ) -> Made:
        """Return what became of a job, with the file that is in its place, if it is known.

        ``document`` is what the register knew of it before. ``nomor`` is its number now; without
        one, it has the number that the register knew.
        """
        kept = document.nomor if document else ""
        number = kept if nomor is None else nomor
        untuk, on = job.untuk, job.tanggal
        if document is not None and document.is_issued:
            untuk, on = document.untuk, date.fromisoformat(document.tanggal)
        bytes_of = (file.sha256, file.size, file.mtime_ns) if file else ()
        return cls(job, folder, settled, inputs, number, untuk, on, *bytes_of)

    @property
    def fate(self) -> Fate:
        """What the run did with it."""
        return self.settled.fate

    @property
    def path(self) -> Path:
        """Its place, whether there is a file or not."""
        return file_at(self.folder, self.job.path)

    @property
    def pdf(self) -> Path:
        """Where its PDF is, or will be."""
        return self.path.with_suffix(".pdf")

    @property
    def is_there(self) -> bool:
        """Whether there is a file to print: not an old one of a record that failed now."""
        return self.fate is not Fate.FAILED and self.path.is_file()

    def digest(self) -> str:
        """Return the hash of the file as it is now; empty when it can't be read.

        A person may have edited it since it was made.
        """
        try:
            stat = self.path.stat()
            if self.sha256 and (stat.st_size, stat.st_mtime_ns) == (self.size, self.mtime_ns):
                return self.sha256
            return sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""  # whoever reads it will report it

    def entry(self, jenis: str, place: str, kode: str, konsep: bool = False) -> DocumentEntry:
        """Return what the register is told of a document whose file is in place."""
        return DocumentEntry(
            jenis=jenis,
            kunci=self.job.key,
            tanggal=self.tanggal,
            path=place,
            hash_masukan=self.inputs,
            sha256=self.sha256,
            ukuran=self.size,
            mtime_ns=self.mtime_ns,
            kode=kode,
            untuk=self.untuk,
            konsep=konsep,
        )

    def issue_entry(self, jenis: str, place: str, kode: str, asal: Asal) -> IssueEntry:
        """Return what the register is told of a document that is issued; ``asal`` is its source."""
        entry = self.entry(jenis, place, kode)
        values = {field.name: getattr(entry, field.name) for field in fields(entry)}
        return IssueEntry(**values, nomor=self.nomor, asal=asal)
