"""The seam to whatever turns Word files into PDF.

::

    Converter           the seam
    ├── LibreOffice     soffice.py; on every system
    └── Word            find_converter.py; Windows with Microsoft Word, not tested here
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from zi_docs.pdf.process_group import Stop


class Outcome(Enum):
    """How a call of the converter ended; it says nothing about any one document."""

    ENDED = 1
    SILENT = 2
    CRASHED = 3


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What kind of PDF: archival, with a named place for every bookmark, with smaller pictures.

    ``blanks`` keeps the blank pages that LibreOffice puts between two pages of the same side.
    To make a small picture smaller takes LibreOffice as long as all the rest of a page.
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
        """Convert, tell each source that is finished, and end when all are tried or one hangs."""
