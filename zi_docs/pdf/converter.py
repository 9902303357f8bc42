"""The interface to the program that turns Word files into PDF.

::

    Converter           the interface
    ├── LibreOffice     soffice.py; on every system
    └── Word            find_converter.py; Windows with Microsoft Word, not tested here
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from zi_docs.errors import Problem
from zi_docs.files.writing import WrittenFile
from zi_docs.pdf.process_group import Stop

_HEAVY = 500_000


class Outcome(Enum):
    """How a call of the converter ended; it says nothing about any one document."""

    ENDED = 1
    SILENT = 2
    CRASHED = 3


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What kind of PDF to make.

    ``pdfa`` makes an archival PDF, ``places`` a named place for every bookmark, ``shrink`` smaller
    pictures. Shrinking even a small picture takes LibreOffice as long as the rest of a page.
    ``blanks`` keeps the blank pages that LibreOffice puts between two pages of the same side.
    """

    pdfa: bool = False
    places: bool = False
    shrink: bool = False
    blanks: bool = False


class Converter(Protocol):
    """Something that makes ``<stem>.pdf`` in a folder for each Word file it can read."""

    @property
    def name(self) -> str:
        """Name and version, for people."""

    @property
    def joins(self) -> bool:
        """Whether it can mark the bookmarks of a joined document in the PDF."""

    def run(
        self,
        sources: Sequence[Path],
        folder: Path,
        options: ExportOptions,
        finished: Callable[[Path], None],
        stop: Stop,
    ) -> Outcome:
        """Convert the sources; call ``finished`` for each; end when all are tried or one hangs."""


@dataclass(frozen=True, slots=True)
class PdfItem:
    """A Word file, where its PDF goes, and what that PDF must hold.

    ``texts`` are the record's name and number as printed. ``pages`` is None when any number of
    pages is right. An empty title, author or subject is taken from the Word file's own properties.
    ``shown`` is the document's name for people.
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
        """The name of the document in complaints."""
        if self.shown or isinstance(self.source, bytes):
            return self.shown or self.target.name
        return self.source.as_posix()

    @property
    def is_heavy(self) -> bool:
        """Whether it is so big that it must have photographs."""
        if isinstance(self.source, bytes):
            return len(self.source) > _HEAVY
        try:
            return self.source.stat().st_size > _HEAVY
        except OSError:
            return False  # the failure is reported when the file is read


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF under its final name, or the problems that prevented it."""

    item: PdfItem
    pages: int = 0
    file: WrittenFile | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the PDF is there."""
        return self.file is not None
