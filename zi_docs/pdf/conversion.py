"""Word files to PDF: fast for many, and every PDF is checked before it gets its final name.

One-page records are joined, converted as one document and split again; of other documents many are
converted in one call. Each PDF is judged by its own contents. A document that makes LibreOffice
hang or crash is found, reported and left out; the others are converted. The work folder holds
copies of letters. A command that is killed can't delete it, so the next one does.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from zi_docs.errors import ConverterError, OutputError, Problem
from zi_docs.files.problems import output_problem
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import FileChunk
from zi_docs.pdf.calls import Calls, Ended, Finished, Joiner, Load, PdfQueue, fill
from zi_docs.pdf.converter import Converter, ExportOptions, Outcome, PdfItem, PdfResult
from zi_docs.pdf.problems import not_working, same_target
from zi_docs.pdf.retry import blame, try_again, works
from zi_docs.pdf.verdict import BrokenPdfError, FinishedPdf, judge

_PUBLISH = 100
_PLACE = "folder sementara"


def convert(
    items: Sequence[PdfItem],
    converter: Converter,
    joiner: Joiner,
    *,
    proses: int = 1,
    pdfa: bool = False,
    progress: Callable[[int, int, int], None] = lambda done, total, failed: None,
) -> Generator[PdfResult, None, None]:
    """Yield the result of each document as soon as it is known.

    ``progress`` is told how many are done, of how many, and how many of them failed.

    Each PDF has its final name when its result is yielded. To stop, close the iterator: this stops
    everything that was started. Raises :class:`ConverterError` (ZI703) when the converter fails
    for every document, and :class:`OutputError` when the work folder can't be made or filled.
    """
    try:
        with work_folder() as folder:
            options = ExportOptions(pdfa=pdfa)
            conversion = _Conversion(converter, joiner, options, max(proses, 1), folder)
            failed = 0
            for done, result in enumerate(conversion.results(items), 1):
                failed += result.file is None
                progress(done, len(items), failed)
                yield result
    except OSError as error:
        raise OutputError(output_problem(error, _PLACE)) from error


class _Conversion:
    """The conversion of one batch."""

    def __init__(
        self,
        converter: Converter,
        joiner: Joiner,
        options: ExportOptions,
        proses: int,
        folder: Path,
    ) -> None:
        self._converter = converter
        self._joiner = joiner
        self._options = options
        self._folder = folder
        self._queue = PdfQueue(proses, joins=converter.joins and not options.pdfa)
        self._calls = Calls(converter, options, proses)
        self._chunk = PdfChunk()
        self._count = 0
        self._proved = False

    def results(self, items: Sequence[PdfItem]) -> Iterator[PdfResult]:
        """Yield a result for every item."""
        single, doubled = single_out(items)
        yield from map(refused_double, doubled)
        try:
            for part in self._queue.parts(single):
                self._queue.plan(part)
                while self._queue or self._calls:
                    yield from self._feed()
                    if self._calls:
                        yield from self._take(self._calls.hear())
        finally:
            self._calls.stop()
            self._chunk.discard()

    def _feed(self) -> Iterator[PdfResult]:
        """Start calls while there is room; yield the results of refused documents."""
        while self._queue and self._calls.have_room:
            self._count += 1
            load = Load(self._folder / f"{self._count:04}")
            load.output.mkdir(parents=True)
            left = fill(load, self._queue.take(), self._joiner)
            self._queue.put_loose(left.loose)
            self._queue.put([left.apart] if left.apart else [])
            if load.sources:
                self._calls.start(load)
            yield from left.refused

    def _take(self, event: Finished | Ended) -> Iterator[PdfResult]:
        if isinstance(event, Finished):
            yield from self._look(event.load, event.source)
            if len(self._chunk) >= _PUBLISH:
                yield from self._chunk.publish()
            return
        for source in event.load.sources:
            yield from self._look(event.load, source)
        yield from self._chunk.publish()
        event.load.clear()
        if isinstance(event.outcome, Exception):
            raise event.outcome
        yield from self._again(event.load, event.outcome)

    def _look(self, load: Load, source: Path) -> Iterator[PdfResult]:
        """Judge the PDF of a source; a missing or broken PDF gives no verdict."""
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
            self._queue.put_loose(bundle.passed)
        for pdf in pdfs or ():
            self._queue.measure(pdf.pages)
            if result := self._chunk.add(pdf):
                yield result

    def _again(self, load: Load, outcome: Outcome) -> Iterator[PdfResult]:
        """Try documents without a PDF again, or blame one."""
        retry = try_again(load, outcome)
        self._queue.put(retry.calls)
        self._queue.put_loose(retry.loose)
        if retry.blamed:
            self._check_converter()
            yield blame(retry.blamed, outcome, self._converter.name)

    def _check_converter(self) -> None:
        """Prove that the converter works at all, before a document is blamed.

        Raises :class:`ConverterError` (ZI703).
        """
        if not self._proved and not works(self._converter, self._folder, self._calls.stop_sign):
            raise ConverterError(not_working(self._converter.name))
        self._proved = False  # until the next PDF: disk or memory may fill up


def single_out(items: Iterable[PdfItem]) -> tuple[list[PdfItem], list[PdfItem]]:
    """Return the first document for each target, and the documents that would overwrite one."""
    taken: dict[str, PdfItem] = {}
    doubled = []
    for item in items:
        key = item.target.as_posix().casefold()
        if key in taken:
            doubled.append(item)
        taken.setdefault(key, item)
    return list(taken.values()), doubled


def refused_double(item: PdfItem) -> PdfResult:
    """Return the problem of a document that would overwrite another's PDF."""
    return PdfResult(item, problems=(same_target(item.place, item.target.name),))


class PdfChunk:
    """PDFs that are written under temporary names and get their final names together."""

    def __init__(self) -> None:
        self._chunk = FileChunk("")
        self._written: list[FinishedPdf] = []

    def __len__(self) -> int:
        return len(self._written)

    def add(self, pdf: FinishedPdf) -> PdfResult | None:
        """Write a PDF under a temporary name; return a result at once when that is impossible."""
        if pdf.problems:
            return PdfResult(pdf.item, pdf.pages, problems=pdf.problems)
        try:
            self._chunk.write(pdf.item.target, pdf.data)
        except OutputError as error:
            return _refused(pdf, error.problems)
        self._written.append(replace(pdf, data=b""))
        return None

    def publish(self) -> list[PdfResult]:
        """Give all PDFs their final names, and return the results."""
        pdfs, self._written = self._written, []
        chunk, self._chunk = self._chunk, FileChunk("")
        try:
            files = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            return [_refused(pdf, error.problems) for pdf in pdfs]
        return [
            PdfResult(pdf.item, pdf.pages, files[pdf.item.target])
            if pdf.item.target in files
            else _refused(pdf, [chunk.refused[pdf.item.target]])
            for pdf in pdfs
        ]

    def discard(self) -> None:
        """Delete the files that have no final name yet."""
        self._chunk.discard()
        self._written.clear()


def _refused(pdf: FinishedPdf, problems: Iterable[Problem]) -> PdfResult:
    place = pdf.item.target.as_posix()
    named = tuple(problem.at(place) for problem in problems)
    return PdfResult(pdf.item, pdf.pages, problems=named)
