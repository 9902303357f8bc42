"""One Word file to become one PDF, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.files.writing import WrittenFile

_HEAVY = 500_000


@dataclass(frozen=True, slots=True)
class PdfItem:
    """A Word file, where its PDF goes, and what that PDF must hold.

    ``texts`` are the record's name and number as printed; ``pages`` is None when any number will
    do. What title, author and subject leave empty is taken from the Word file's own properties.
    ``shown`` is the document as a person knows it.
    """

    source: Path | bytes
    target: Path
    shown: str = ""
    texts: tuple[str, ...] = ()
    pages: int | None = None
    title: str = ""
    author: str = ""
    subject: str = ""

    @property
    def place(self) -> str:
        """The document for complaints."""
        if self.shown or isinstance(self.source, bytes):
            return self.shown or self.target.name
        return self.source.as_posix()

    @property
    def is_heavy(self) -> bool:
        """Whether there must be photographs in it."""
        if isinstance(self.source, bytes):
            return len(self.source) > _HEAVY
        try:
            return self.source.stat().st_size > _HEAVY
        except OSError:
            return False  # the failure is reported when the file is read


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF under its final name, or the problems that kept it from being one."""

    item: PdfItem
    pages: int = 0
    file: WrittenFile | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the PDF is there."""
        return self.file is not None
