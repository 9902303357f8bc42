"""Word files to PDF: quick for many, and no PDF under a final name that was not looked at.

One-page records are joined, converted as one document and split again; others go many in a call.
The verdict on each PDF comes from the PDF. What makes LibreOffice hang or crash is found, named
and left out; the rest goes on.

::

    pdf                 the whole of it
    ├── pdf_folder      where it works
    ├── pdf_doubles     who would overwrite another's PDF
    ├── pdf_queue       what waits, cut into calls
    ├── pdf_fill        a call's files, looked at and written
    ├── pdf_calls       calls that run
    ├── pdf_judge       a PDF as it was left, to finished ones
    ├── pdf_write       finished ones to their names
    └── pdf_retry       what has no PDF: tried again, or blamed
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from zi_docs.errors import OutputError
from zi_docs.outputs.converter import Converter, ExportOptions, Outcome
from zi_docs.outputs.pdf_calls import Calls, Ended, Finished
from zi_docs.outputs.pdf_doubles import refused_double, single_out
from zi_docs.outputs.pdf_fill import fill
from zi_docs.outputs.pdf_folder import work_folder
from zi_docs.outputs.pdf_item import PdfItem, PdfResult
from zi_docs.outputs.pdf_judge import BrokenPdfError, judge
from zi_docs.outputs.pdf_load import Load
from zi_docs.outputs.pdf_probe import not_working, works
from zi_docs.outputs.pdf_queue import PdfQueue
from zi_docs.outputs.pdf_retry import blame, try_again
from zi_docs.outputs.pdf_write import PdfChunk
from zi_docs.outputs.write_file import output_problem

__all__ = ["PdfItem", "PdfResult", "convert"]

_PUBLISH = 100
_PLACE = "folder sementara"


def convert(
    items: Sequence[PdfItem],
    converter: Converter,
    *,
    proses: int = 1,
    pdfa: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Generator[PdfResult, None, None]:
    """Yield what became of each document, as it becomes known.

    Each PDF has its final name when its result is yielded. To stop, close the iterator:
    everything started is ended. Raises :class:`ConverterError` (ZI703) when the converter fails
    for any document whatever, and :class:`OutputError` when there is no room to work in.
    """
    try:
        with work_folder() as folder:
            options = ExportOptions(pdfa=pdfa)
            conversion = _Conversion(converter, options, max(proses, 1), folder)
            for done, result in enumerate(conversion.results(items), 1):
                progress(done, len(items))
                yield result
    except OSError as error:
        raise OutputError(output_problem(error, _PLACE)) from error


class _Conversion:
    """A batch on its way."""

    def __init__(
        self, converter: Converter, options: ExportOptions, proses: int, folder: Path
    ) -> None:
        self._converter = converter
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
        """Keep the converter busy."""
        while self._queue and self._calls.have_room:
            self._count += 1
            load = Load(self._folder / f"{self._count:04}")
            load.output.mkdir(parents=True)
            left = fill(load, self._queue.take())
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
            self._queue.put_loose(bundle.passed)
        for pdf in pdfs or ():
            self._queue.measure(pdf.pages)
            if result := self._chunk.add(pdf):
                yield result

    def _again(self, load: Load, outcome: Outcome) -> Iterator[PdfResult]:
        """Try again what has no PDF."""
        retry = try_again(load, outcome)
        self._queue.put(retry.calls)
        self._queue.put_loose(retry.loose)
        if retry.blamed:
            self._check_converter()
            yield blame(retry.blamed, outcome)

    def _check_converter(self) -> None:
        """Before a document is blamed: has the converter done anything since the last one?

        Raises :class:`ConverterError` (ZI703).
        """
        if not self._proved and not works(self._converter, self._folder, self._calls.stop_sign):
            raise not_working(self._converter.name)
        self._proved = False  # until the next PDF: its disk may fill, its memory run out
