"""Finished PDFs to their final names, some at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zi_docs.errors import OutputError, Problem
from zi_docs.outputs.pdf_item import PdfResult
from zi_docs.outputs.pdf_judge import FinishedPdf
from zi_docs.outputs.write_file import FileChunk

__all__ = ["PdfChunk"]


class PdfChunk:
    """PDFs that are written aside and become visible together."""

    def __init__(self) -> None:
        self._chunk = FileChunk("")
        self._written: list[FinishedPdf] = []

    def __len__(self) -> int:
        return len(self._written)

    def add(self, pdf: FinishedPdf) -> PdfResult | None:
        """Write a PDF aside; the result is there at once when it can't become a file."""
        if pdf.problems:
            return PdfResult(pdf.item, pdf.pages, problems=pdf.problems)
        try:
            self._chunk.write(pdf.item.target, pdf.data)
        except OutputError as error:
            return _refused(pdf, error.problems)
        self._written.append(replace(pdf, data=b""))
        return None

    def publish(self) -> list[PdfResult]:
        """Give all their final names, and return the results."""
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
        """Take away what has no final name."""
        self._chunk.discard()
        self._written.clear()


def _refused(pdf: FinishedPdf, problems: Iterable[Problem]) -> PdfResult:
    place = pdf.item.target.as_posix()
    named = tuple(problem.at(place) for problem in problems)
    return PdfResult(pdf.item, pdf.pages, problems=named)
