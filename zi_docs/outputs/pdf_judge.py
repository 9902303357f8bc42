"""From a PDF as the converter left it to finished PDFs, one per record, each looked at."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zi_docs.errors import Problem
from zi_docs.outputs.pdf_finish import Metadata, finish
from zi_docs.outputs.pdf_item import PdfItem
from zi_docs.outputs.pdf_load import Bundle, Entry
from zi_docs.outputs.pdf_split import record_pages, take_out
from zi_docs.outputs.pdf_text import PageTexts
from zi_docs.outputs.pdf_verdict import broken, check_record, lacks
from zi_docs.outputs.pdfa import lost_markers, not_pdfa

if TYPE_CHECKING:
    import pikepdf

__all__ = ["BrokenPdfError", "FinishedPdf", "judge"]


class BrokenPdfError(Exception):
    """What the converter left is no whole PDF; the words say why."""


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """The PDF of one record, ready to be written unless it has problems."""

    item: PdfItem
    pages: int
    data: bytes
    problems: tuple[Problem, ...] = ()


def judge(bundle: Bundle, data: bytes, pdfa: bool) -> list[FinishedPdf] | None:
    """Return the finished PDF of each record of a bundle.

    None when a joined document's PDF is not exactly what was expected: its records are then to be
    converted one by one, where each can show what is wrong with it. Raises
    :class:`BrokenPdfError`.
    """
    import pikepdf

    if reason := broken(data):
        raise BrokenPdfError(reason)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if bundle.is_joined:
                return _judge_joined(bundle, pdf)
            return [_judge_one(bundle.entries[0], data, pdf, pdfa)]
    except pikepdf.PdfError as error:
        raise BrokenPdfError(f"susunannya rusak ({type(error).__name__})") from error


def _judge_one(entry: Entry, data: bytes, pdf: pikepdf.Pdf, pdfa: bool) -> FinishedPdf:
    pages = list(pdf.pages)
    problems = check_record(entry.item, data, pages)
    whole = finish(pdf, _metadata(entry, pdfa))
    if pdfa and (lost := _lost(whole)):
        problems.append(not_pdfa(entry.item.place, ", ".join(lost)))
    return FinishedPdf(entry.item, len(pages), whole, tuple(problems))


def _lost(data: bytes) -> list[str]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return lost_markers(pdf)


def _judge_joined(bundle: Bundle, pdf: pikepdf.Pdf) -> list[FinishedPdf] | None:
    records = record_pages(pdf, bundle.names())
    if records is None:
        return None
    pairs = list(zip(bundle.entries, records, strict=True))
    reader = PageTexts()
    for entry, pages in pairs:
        if len(pages) != (entry.item.pages or len(pages)) or lacks(entry.item.texts, pages, reader):
            return None
    return [_take_out(entry, pdf, pages) for entry, pages in pairs]


def _take_out(entry: Entry, pdf: pikepdf.Pdf, pages: list[pikepdf.Page]) -> FinishedPdf:
    with take_out(pdf, pages) as record:
        return FinishedPdf(entry.item, len(pages), finish(record, _metadata(entry)))


def _metadata(entry: Entry, pdfa: bool = False) -> Metadata:
    item, own = entry.item, entry.properties
    return Metadata(
        item.title or own.title,
        item.author or own.author,
        item.subject or own.subject,
        own.waktu,
        pdfa,
    )
