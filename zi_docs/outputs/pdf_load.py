"""What is given to the converter in one call."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zi_docs.outputs.pdf_item import PdfItem
from zi_docs.outputs.pdf_source import Properties

__all__ = ["Bundle", "Entry", "Load"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that has passed the gate, with what it says of itself."""

    item: PdfItem
    properties: Properties


@dataclass(slots=True, eq=False)
class Bundle:
    """One Word file for the converter: a document, or several joined.

    ``blanks`` says that the blank pages between its own are meant.
    ``suspicions`` counts the failed calls that it may be to blame for; ``fault`` is what was wrong
    with the PDF of its last call.
    """

    items: Sequence[PdfItem]
    entries: list[Entry] = field(default_factory=list)
    suspicions: int = 0
    blanks: bool = False
    judged: bool = False
    fault: str = ""

    @property
    def is_joined(self) -> bool:
        """Whether its PDF is to be split."""
        return len(self.entries) > 1

    @property
    def passed(self) -> list[PdfItem]:
        """The documents that have passed the gate."""
        return [entry.item for entry in self.entries]

    def names(self) -> list[str]:
        """Return the bookmark of each record; LibreOffice would rewrite an underscore."""
        return [f"rekaman{n}" for n in range(1, len(self.entries) + 1)]


@dataclass(slots=True, eq=False)
class Load:
    """One call of the converter: its folder, and its files in their order."""

    folder: Path
    sources: dict[Path, Bundle] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """Where the converter writes."""
        return self.folder / "pdf"

    @property
    def has_joined(self) -> bool:
        """Whether any of its PDFs is to be split."""
        return any(bundle.is_joined for bundle in self.sources.values())

    @property
    def has_photos(self) -> bool:
        """Whether its documents are those with photographs."""
        return any(item.is_heavy for bundle in self.sources.values() for item in bundle.items)

    @property
    def has_blanks(self) -> bool:
        """Whether blank pages are meant, in all of its documents."""
        return any(bundle.blanks for bundle in self.sources.values())

    def takes(self, bundle: Bundle) -> bool:
        """Whether a bundle may go with those that are in: a call treats blank pages one way."""
        return not self.sources or bundle.blanks == self.has_blanks

    def add(self, bundle: Bundle, data: bytes) -> None:
        """Put a Word file in, under a name of its own."""
        source = self.folder / f"{len(self.sources) + 1:04}.docx"
        source.write_bytes(data)
        bundle.fault = ""
        self.sources[source] = bundle

    def take_pdf(self, source: Path) -> bytes:
        """Return what the converter made of a source, and clear it away; nothing, if nothing."""
        path = self.output / f"{source.stem}.pdf"
        if not path.is_file():
            return b""
        data = path.read_bytes()
        path.unlink()
        return data

    def clear(self) -> None:
        """Give back the room on the disk."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def missing(self) -> list[Bundle]:
        """Return what has no verdict, in the order it was given."""
        return [bundle for bundle in self.sources.values() if not bundle.judged]
