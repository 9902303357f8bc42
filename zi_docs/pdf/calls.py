"""Calls of the converter: how a batch is cut into them, and how they run side by side."""

from __future__ import annotations

import queue
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from zi_docs.errors import ConverterError, ZiDocsError
from zi_docs.pdf.converter import Converter, ExportOptions, Outcome, PdfItem, PdfResult
from zi_docs.pdf.process_group import Stop
from zi_docs.pdf.source import (
    Properties,
    puts_blank_pages,
    read_properties,
    read_source,
    ready_joined,
)

MOST_FILES = 200  # LibreOffice silently ignores files after about the 246th
MOST_RECORDS = 100  # in a joined document: more than a few hundred would be slower
MOST_JOINED = 5  # joined documents in a call: one PDF is checked while the next is made
FEWEST_RECORDS = 20
_WORTH_MEASURING = 50
T = TypeVar("T")


class PdfQueue:
    """The calls that wait.

    Only one-page records are joined: joining does not help longer ones, and it harms PDF/A. Loose
    documents can't stay in a joined one; they are collected until nothing else waits.
    """

    def __init__(self, proses: int, *, joins: bool) -> None:
        self._proses = proses
        self._joins = joins
        self._calls: deque[list[Bundle]] = deque()
        self._loose: list[PdfItem] = []
        self._measured = 0

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._calls or self._loose)

    def parts(self, items: Sequence[PdfItem]) -> Iterator[Sequence[PdfItem]]:
        """Yield the whole batch, or one document first when their number of pages is unknown."""
        unknown = [item for item in items if item.pages is None and item.texts]
        if len(unknown) < _WORTH_MEASURING or not self._joins:
            yield items
            return
        yield unknown[:1]
        yield [item for item in items if item is not unknown[0]]

    def plan(self, items: Sequence[PdfItem]) -> None:
        """Cut these documents into calls."""
        short = [item for item in items if self._is_short(item)]
        others = [item for item in items if not self._is_short(item)]
        self._calls += joined(short, self._proses)
        self._calls += alone(others, self._proses)

    def measure(self, pages: int) -> None:
        """Note the number of pages of a document; the first one counts for all."""
        self._measured = self._measured or pages

    def put(self, calls: Iterable[list[Bundle]]) -> None:
        """Add these calls to the end of the queue."""
        self._calls += calls

    def put_loose(self, items: Iterable[PdfItem]) -> None:
        """Add documents that are converted as separate files, when nothing else waits."""
        self._loose += items

    def take(self) -> list[Bundle]:
        """Return the bundles for the next call."""
        if not self._calls:
            self._calls += alone(self._loose, self._proses)
            self._loose = []
        return self._calls.popleft()

    def _is_short(self, item: PdfItem) -> bool:
        """Tell whether to join a document; one of unknown length needs texts that identify it."""
        hoped = item.pages is None and item.texts != () and self._measured == 1
        return self._joins and (item.pages == 1 or hoped) and not item.is_heavy


def alone(items: Sequence[PdfItem], proses: int) -> list[list[Bundle]]:
    """Divide a batch into calls of many files; documents with photographs get their own calls."""
    light = [item for item in items if not item.is_heavy]
    heavy = [item for item in items if item.is_heavy]
    pieces = (*cut(light, MOST_FILES, proses), *cut(heavy, MOST_FILES, proses))
    return [[Bundle([item]) for item in piece] for piece in pieces]


def joined(items: Sequence[PdfItem], proses: int) -> list[list[Bundle]]:
    """Divide a batch into joined documents, and these into calls."""
    several = proses if len(items) >= proses * FEWEST_RECORDS else 1
    bundles = [Bundle(some) for some in cut(items, MOST_RECORDS, several)]
    return [list(some) for some in cut(bundles, MOST_JOINED, several)]


def cut(items: Sequence[T], most: int, several: int) -> Iterator[Sequence[T]]:
    """Yield pieces of nearly equal size, with at most ``most`` items each.

    Their number is a multiple of ``several``, unless there are fewer items than that.
    """
    if not items:
        return
    count = -(-len(items) // most)
    count = min(-(-count // several) * several, len(items))
    size, more = divmod(len(items), count)
    start = 0
    for n in range(count):
        end = start + size + (n < more)
        yield items[start:end]
        start = end


@dataclass(frozen=True, slots=True)
class Finished:
    """The converter has finished a source."""

    load: Load
    source: Path


@dataclass(frozen=True, slots=True)
class Ended:
    """A call has ended; its exception, if any, is raised in the caller's thread."""

    load: Load
    outcome: Outcome | Exception


class Calls:
    """Runs calls in separate threads; everything else runs in the caller's thread."""

    def __init__(self, converter: Converter, options: ExportOptions, proses: int) -> None:
        self._converter = converter
        self._options = options
        self._proses = proses
        self._stop = Stop()
        self._executor = ThreadPoolExecutor(proses)
        self._running: set[Load] = set()
        self._events: queue.Queue[Finished | Ended] = queue.Queue()

    def __bool__(self) -> bool:
        """Whether any call runs."""
        return bool(self._running)

    @property
    def have_room(self) -> bool:
        """Whether to start another call: one is kept ready beside those that run."""
        return len(self._running) <= self._proses

    @property
    def stop_sign(self) -> Stop:
        """What stops all programs, for a caller that runs the converter directly."""
        return self._stop

    def start(self, load: Load) -> None:
        """Start a call that converts the files of a load."""
        self._running.add(load)
        self._executor.submit(self._call, load)

    def hear(self) -> Finished | Ended:
        """Wait for the next event and return it."""
        event = self._next_event()
        if isinstance(event, Ended):
            self._running.discard(event.load)
        return event

    def stop(self) -> None:
        """Stop everything that was started."""
        self._stop.now()
        self._executor.shutdown(cancel_futures=True)

    def _call(self, load: Load) -> None:
        options = replace(
            self._options, places=load.has_joined, shrink=load.has_photos, blanks=load.has_blanks
        )
        outcome: Outcome | Exception
        try:
            outcome = self._converter.run(
                list(load.sources),
                load.output,
                options,
                lambda source: self._events.put(Finished(load, source)),
                self._stop,
            )
        except Exception as error:
            outcome = error  # raised again in the caller's thread
        self._events.put(Ended(load, outcome))

    def _next_event(self) -> Finished | Ended:
        while True:
            try:
                return self._events.get(timeout=1)  # without a timeout Windows ignores Ctrl-C
            except queue.Empty:
                continue


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that has passed the gate, with its properties and the hash of its file."""

    item: PdfItem
    properties: Properties
    digest: str = ""


@dataclass(slots=True, eq=False)
class Bundle:
    """One Word file for the converter: a document, or several joined.

    ``blanks`` says that blank pages between its pages are intended. ``suspicions`` counts the
    failed calls that it may have caused. ``fault`` says what was wrong with the PDF of its last
    call.
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
        """Return the bookmark of each record, without ``_``, which LibreOffice would change."""
        return [f"rekaman{n}" for n in range(1, len(self.entries) + 1)]


@dataclass(slots=True, eq=False)
class Load:
    """The input of one call of the converter: its folder, and its files in their order."""

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
        """Whether its documents have photographs."""
        return any(item.is_heavy for bundle in self.sources.values() for item in bundle.items)

    @property
    def has_blanks(self) -> bool:
        """Whether blank pages are intended in its documents; all of them agree."""
        return any(bundle.blanks for bundle in self.sources.values())

    def takes(self, bundle: Bundle) -> bool:
        """Tell whether a bundle fits: all documents of a call treat blank pages in the same way."""
        return not self.sources or bundle.blanks == self.has_blanks

    def add(self, bundle: Bundle, data: bytes) -> None:
        """Add a Word file under a new name."""
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
        """Return the bundles without a verdict, in their order."""
        return [bundle for bundle in self.sources.values() if not bundle.judged]


@dataclass(frozen=True, slots=True)
class Joiner:
    """The functions that join documents before they are converted; the caller provides them.

    ``can_join`` returns why a document can't be joined, or None when it can. ``join`` returns one
    Word file of all documents, with a bookmark of the given name where each begins.
    """

    can_join: Callable[[bytes], str | None]
    join: Callable[[Sequence[bytes], Sequence[str]], bytes]


@dataclass(frozen=True, slots=True)
class Left:
    """The documents that did not get into a call.

    ``refused`` are those that the gate refused, ``loose`` those that can't be joined, ``apart``
    those that need another call.
    """

    refused: list[PdfResult] = field(default_factory=list)
    loose: list[PdfItem] = field(default_factory=list)
    apart: list[Bundle] = field(default_factory=list)


def fill(load: Load, bundles: Iterable[Bundle], joiner: Joiner) -> Left:
    """Put these bundles into a call; return what did not get in."""
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
    """Return the Word file of a bundle; ``b""`` when none of its documents can be used."""
    read = _read(bundle, left)
    if len(read) > 1:
        read = _joinable(read, left, joiner)
    bundle.entries = [entry for entry, _ in read]
    bundle.items = bundle.passed  # a refused document already has its result; don't read it again
    if len(read) < 2:
        return read[0][1] if read else b""
    return _join(bundle, [data for _, data in read], left, joiner)


def _read(bundle: Bundle, left: Left) -> list[tuple[Entry, bytes]]:
    """Return the documents that pass the gate."""
    read = []
    for item in bundle.items:
        try:
            data, digest = read_source(item)
        except ConverterError as error:
            left.refused.append(PdfResult(item, problems=error.problems))
        else:
            read.append((Entry(item, read_properties(data), digest), data))
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
        return ready_joined(joiner.join(documents, bundle.names()))
    except ZiDocsError:  # converted alone, each document shows what is wrong with it
        left.loose.extend(bundle.passed)
        return b""
