"""What became of one job: the value that goes from making to the register, paper and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.files.writing import WrittenFile
from zi_docs.register import Document, DocumentEntry
from zi_docs.run.plan import Job

Words = Callable[[Sequence[str]], Problem]


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


class News(NamedTuple):
    """A problem of one issued document: in full, and in short for when there are many of them."""

    in_full: Problem
    in_short: Problem


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A document after its job is done.

    ``path`` is its place, whether a file is there or not. ``inputs`` is the hash of what went into
    it, ``file`` the file as the run wrote or found it; without one, nobody knows its bytes.
    ``document`` is what the register knew of it before. ``problems`` say why it failed, ``words``
    put into words why the file was kept, ``news`` say how an issued document differs.
    """

    job: Job
    path: Path
    fate: Fate
    inputs: str = ""
    nomor: str = ""
    file: WrittenFile | None = None
    document: Document | None = None
    problems: Sequence[Problem] = ()
    words: Words | None = None
    news: News | None = None

    @property
    def pdf(self) -> Path:
        """Where its PDF is, or will be."""
        return self.path.with_suffix(".pdf")

    @property
    def is_there(self) -> bool:
        """Whether there is a file to print: not an old one of a record that failed now."""
        return self.fate is not Fate.FAILED and self.path.is_file()

    @property
    def issued(self) -> Document | None:
        """The document as it was issued, if its number was in force before the run."""
        return self.document if self.document and self.document.is_issued else None

    @property
    def untuk(self) -> str:
        """Whom it is for; an issued document keeps the name of the day it was made."""
        return self.issued.untuk if self.issued else self.job.untuk

    def digest(self) -> str:
        """Return the hash of the file as it is now; empty when it can't be read.

        A person may have edited it since it was made.
        """
        try:
            stat, known = self.path.stat(), self.file
            if known and (stat.st_size, stat.st_mtime_ns) == (known.size, known.mtime_ns):
                return known.sha256
            return sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""  # whoever reads it will report it

    def entry(self, jenis: str, place: str, kode: str) -> DocumentEntry:
        """Return what the register is told; an issued document keeps its date and its name.

        Only a document whose file is in place is told of.
        """
        file, issued = self.file, self.issued
        if file is None:
            raise ValueError(f"no file for {self.job.key}")
        return DocumentEntry(
            jenis=jenis,
            kunci=self.job.key,
            tanggal=date.fromisoformat(issued.tanggal) if issued else self.job.tanggal,
            path=place,
            hash_masukan=self.inputs,
            sha256=file.sha256,
            ukuran=file.size,
            mtime_ns=file.mtime_ns,
            kode=kode,
            nomor=self.nomor,
            untuk=self.untuk,
        )
