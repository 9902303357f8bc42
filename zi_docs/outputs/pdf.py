"""Word files to PDF: quick for many, and no PDF under a final name that was not looked at.

One-page records are joined, converted as one document and split again; others go many in a call.
The verdict on each PDF comes from the PDF. What makes LibreOffice hang or crash is found, named
and left out; the rest goes on.
"""

from __future__ import annotations

import queue
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from zi_docs.errors import ConverterError, OutputError, ZiDocsError, galat
from zi_docs.outputs.converter import Converter, ExportOptions, Outcome
from zi_docs.outputs.pdf_item import PdfItem, PdfResult
from zi_docs.outputs.pdf_judge import BrokenPdfError, judge
from zi_docs.outputs.pdf_load import Bundle, Entry, Load, alone, joined
from zi_docs.outputs.pdf_probe import not_working, works
from zi_docs.outputs.pdf_retry import blame, try_again
from zi_docs.outputs.pdf_source import read_properties, read_source
from zi_docs.outputs.pdf_write import PdfChunk
from zi_docs.outputs.process_group import Stop
from zi_docs.outputs.write_file import output_problem

__all__ = ["PdfItem", "PdfResult", "convert"]

_PUBLISH = 100
_WORTH_MEASURING = 50


def convert(
    items: Sequence[PdfItem],
    converter: Converter,
    *,
    proses: int = 1,
    pdfa: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[PdfResult]:
    """Yield what became of each document, as it becomes known.

    Each PDF has its final name when its result is yielded. To stop, close the iterator:
    everything started is ended. Raises :class:`ConverterError` (ZI703) when the converter fails
    for any document whatever, and :class:`OutputError` when there is no room to work in.
    """
    with tempfile.TemporaryDirectory(prefix="zi-docs-pdf-") as folder:
        conversion = _Conversion(converter, ExportOptions(pdfa=pdfa), proses, Path(folder))
        try:
            for done, result in enumerate(conversion.results(items), 1):
                progress(done, len(items))
                yield result
        except OSError as error:
            raise OutputError(output_problem(error, folder)) from error


@dataclass(frozen=True, slots=True)
class _Finished:
    """The converter is through with a source."""

    load: Load
    source: Path


@dataclass(frozen=True, slots=True)
class _Ended:
    """A call of the converter has ended, one way or another."""

    load: Load
    outcome: Outcome | Exception


class _Conversion:
    """A batch on its way: what waits, what runs, and what must be tried another way."""

    def __init__(
        self, converter: Converter, options: ExportOptions, proses: int, folder: Path
    ) -> None:
        self._converter = converter
        self._options = options
        self._proses = max(proses, 1)
        self._folder = folder
        self._stop = Stop()
        self._events: queue.Queue[_Finished | _Ended] = queue.Queue()
        self._waiting: deque[list[Bundle]] = deque()
        self._loose: list[PdfItem] = []
        self._running: set[Load] = set()
        self._chunk = PdfChunk()
        self._count = 0
        self._proved = False
        self._measured = 0

    def results(self, items: Sequence[PdfItem]) -> Iterator[PdfResult]:
        """Yield a result for every item."""
        single, doubled = _singled_out(items)
        yield from map(_doubled, doubled)
        executor = ThreadPoolExecutor(self._proses)
        try:
            for part in self._parts(single):
                self._plan(part)
                while self._waiting or self._loose or self._running:
                    yield from self._feed(executor)
                    if self._running:
                        yield from self._take(self._next_event())
        finally:
            self._stop.now()
            executor.shutdown(cancel_futures=True)
            self._chunk.discard()

    def _parts(self, items: Sequence[PdfItem]) -> Iterator[Sequence[PdfItem]]:
        """Yield the batch at once, or, when nobody knows how long its documents are, one first."""
        unknown = [item for item in items if item.pages is None and item.texts]
        if len(unknown) < _WORTH_MEASURING or not self._joins:
            yield items
            return
        yield unknown[:1]
        yield [item for item in items if item is not unknown[0]]

    def _plan(self, items: Sequence[PdfItem]) -> None:
        """One-page records are joined; longer ones gain nothing by it, PDF/A would lose by it."""
        short = [item for item in items if self._is_short(item)]
        others = [item for item in items if not self._is_short(item)]
        self._waiting += joined(short, self._proses)
        self._waiting += alone(others, self._proses)

    def _is_short(self, item: PdfItem) -> bool:
        """Whether to join a document; of unknown length it must have texts to be known again by."""
        hoped = item.pages is None and item.texts != () and self._measured == 1
        return self._joins and (item.pages == 1 or hoped) and not item.is_heavy

    @property
    def _joins(self) -> bool:
        return self._converter.joins and not self._options.pdfa

    def _feed(self, executor: ThreadPoolExecutor) -> Iterator[PdfResult]:
        """Keep the converter busy: one call more than can run is made ready."""
        while len(self._running) <= self._proses:
            if not self._waiting:
                self._waiting += alone(self._loose, self._proses)
                self._loose = []
            if not self._waiting:
                return
            self._count += 1
            load = Load(self._folder / f"{self._count:04}")
            load.output.mkdir(parents=True)
            for bundle in self._waiting.popleft():
                yield from self._fill(load, bundle)
            if load.sources:
                self._running.add(load)
                executor.submit(self._call, load)

    def _fill(self, load: Load, bundle: Bundle) -> Iterator[PdfResult]:
        """Read a bundle's documents and put them in; what can't be read is a result at once."""
        sources = []
        bundle.entries.clear()
        for item in bundle.items:
            try:
                data = read_source(item)
            except ConverterError as error:
                yield PdfResult(item, problems=error.problems)
                continue
            bundle.entries.append(Entry(item, read_properties(data)))
            sources.append(data)
        if bundle.is_joined:
            sources = self._join(bundle, sources)
        if sources:
            load.add(bundle, sources[0])

    def _join(self, bundle: Bundle, sources: Sequence[bytes]) -> list[bytes]:
        """Return the joined document; what can't be joined is converted by itself later."""
        from zi_docs.outputs.gabung import can_join, join

        fits = [can_join(data) is None for data in sources]
        self._loose += [e.item for e, fit in zip(bundle.entries, fits, strict=True) if not fit]
        bundle.entries = [e for e, fit in zip(bundle.entries, fits, strict=True) if fit]
        good = [data for data, fit in zip(sources, fits, strict=True) if fit]
        if not bundle.is_joined:
            return good
        try:
            return [join(good, bookmarks=bundle.names())]
        except ZiDocsError:
            self._loose += bundle.passed
            return []

    def _call(self, load: Load) -> None:
        """Run the converter; this is in a thread of its own, all else is in the caller's."""
        options = replace(self._options, places=load.has_joined, shrink=load.has_photos)
        outcome: Outcome | Exception
        try:
            outcome = self._converter.run(
                list(load.sources),
                load.output,
                options,
                lambda source: self._events.put(_Finished(load, source)),
                self._stop,
            )
        except Exception as error:
            outcome = error  # raised again where it can be heard
        self._events.put(_Ended(load, outcome))

    def _next_event(self) -> _Finished | _Ended:
        while True:
            try:
                return self._events.get(timeout=1)  # without it Windows would not hear Ctrl-C
            except queue.Empty:
                continue

    def _take(self, event: _Finished | _Ended) -> Iterator[PdfResult]:
        if isinstance(event, _Finished):
            yield from self._look(event.load, event.source)
            if len(self._chunk) >= _PUBLISH:
                yield from self._chunk.publish()
            return
        self._running.discard(event.load)
        for source in event.load.sources:
            yield from self._look(event.load, source)
        yield from self._chunk.publish()
        event.load.clear()
        if isinstance(event.outcome, Exception):
            raise event.outcome
        yield from self._again(event.load, event.outcome)

    def _look(self, load: Load, source: Path) -> Iterator[PdfResult]:
        """Judge what was made of a source. No PDF, or half of one, leaves it without verdict."""
        bundle, data = load.sources[source], load.take_pdf(source)
        if not data:
            return
        try:
            pdfs = judge(bundle, data, self._options.pdfa)
        except BrokenPdfError as error:
            bundle.fault = str(error)
            return
        bundle.judged = self._proved = True
        if pdfs is None:
            self._loose += bundle.passed
        for pdf in pdfs or ():
            self._measured = self._measured or pdf.pages
            if result := self._chunk.add(pdf):
                yield result

    def _again(self, load: Load, outcome: Outcome) -> Iterator[PdfResult]:
        """Try again what has no PDF."""
        retry = try_again(load, outcome)
        self._waiting += retry.calls
        self._loose += retry.loose
        if retry.blamed:
            self._check_converter()
            yield blame(retry.blamed, outcome)

    def _check_converter(self) -> None:
        """Before a document is blamed: has the converter done anything since the last one?

        Raises :class:`ConverterError` (ZI703).
        """
        if not self._proved and not works(self._converter, self._folder, self._stop):
            raise not_working(self._converter.name)
        self._proved = False  # until the next PDF: its disk may fill, its memory run out


def _singled_out(items: Iterable[PdfItem]) -> tuple[list[PdfItem], list[PdfItem]]:
    """Return the first document for each target, and those that would overwrite one."""
    taken: dict[str, PdfItem] = {}
    doubled = []
    for item in items:
        key = item.target.as_posix().casefold()
        if key in taken:
            doubled.append(item)
        taken.setdefault(key, item)
    return list(taken.values()), doubled


def _doubled(item: PdfItem) -> PdfResult:
    message = f"Dokumen lain sudah menjadi {item.target.name} di folder yang sama."
    hint = "Ganti nama salah satunya, atau pilih folder hasil yang lain."
    return PdfResult(item, problems=(galat("ZI713", item.place, message, hint),))
