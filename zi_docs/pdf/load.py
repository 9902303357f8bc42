"""What the converter is given in one call: documents that were checked, some of them joined."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zi_docs.errors import ConverterError, ZiDocsError
from zi_docs.pdf.item import PdfItem, PdfResult
from zi_docs.pdf.source import Properties, puts_blank_pages, read_properties, read_source


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
        """Whether a bundle fits: all documents of a call treat blank pages in the same way."""
        return not self.sources or bundle.blanks == self.has_blanks

    def add(self, bundle: Bundle, data: bytes) -> None:
        """Add a Word file, under a name of its own."""
        source = self.folder / f"{len(self.sources) + 1:04}.docx"
        source.write_bytes(data)
        bundle.fault = ""
        self.sources[source] = bundle

    def take_pdf(self, source: Path) -> bytes:
        """Return the PDF of a source, and delete it; ``b""`` when there is none."""
        path = self.output / f"{source.stem}.pdf"
        if not path.is_file():
            return b""
        data = path.read_bytes()
        path.unlink()
        return data

    def clear(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def missing(self) -> list[Bundle]:
        """Return what has no verdict, in the order it was given."""
        return [bundle for bundle in self.sources.values() if not bundle.judged]


@dataclass(frozen=True, slots=True)
class Joiner:
    """What joins documents before they are converted; the caller provides it.

    ``can_join`` returns why a document can't be joined, or None when it can. ``join`` returns one
    Word file of the documents, with a bookmark of the given name where each begins.
    """

    can_join: Callable[[bytes], str | None]
    join: Callable[[Sequence[bytes], Sequence[str]], bytes]


@dataclass(frozen=True, slots=True)
class Left:
    """What did not get into a call: refused at the gate, or not to be joined with the others.

    ``apart`` is what must go in another one.
    """

    refused: list[PdfResult] = field(default_factory=list)
    loose: list[PdfItem] = field(default_factory=list)
    apart: list[Bundle] = field(default_factory=list)


def fill(load: Load, bundles: Iterable[Bundle], joiner: Joiner) -> Left:
    """Put these bundles into a call."""
    left = Left()
    for bundle in bundles:
        data = _data(bundle, left, joiner)
        bundle.blanks = len(bundle.entries) == 1 and puts_blank_pages(data)
        if data and load.takes(bundle):
            load.add(bundle, data)
        elif data:
            left.apart.append(bundle)
    return left


def _data(bundle: Bundle, left: Left, joiner: Joiner) -> bytes:
    """Return the Word file of a bundle; ``b""`` when none of its documents can be in it."""
    read = _read(bundle, left)
    if len(read) > 1:
        read = _joinable(read, left, joiner)
    bundle.entries = [entry for entry, _ in read]
    bundle.items = bundle.passed  # a refused document has its result, and is not read again
    if len(read) < 2:
        return read[0][1] if read else b""
    return _join(bundle, [data for _, data in read], left, joiner)


def _read(bundle: Bundle, left: Left) -> list[tuple[Entry, bytes]]:
    """Return the documents that pass the gate."""
    read = []
    for item in bundle.items:
        try:
            data = read_source(item)
        except ConverterError as error:
            left.refused.append(PdfResult(item, problems=error.problems))
        else:
            read.append((Entry(item, read_properties(data)), data))
    return read


def _joinable(
    read: list[tuple[Entry, bytes]], left: Left, joiner: Joiner
) -> list[tuple[Entry, bytes]]:
    fit = []
    for entry, data in read:
        if joiner.can_join(data) is None:
            fit.append((entry, data))
        else:
            left.loose.append(entry.item)
    return fit


def _join(bundle: Bundle, documents: list[bytes], left: Left, joiner: Joiner) -> bytes:
    try:
        return joiner.join(documents, bundle.names())
    except ZiDocsError:  # alone, each of them shows what is wrong with it
        left.loose.extend(bundle.passed)
        return b""
