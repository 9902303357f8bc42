"""Whether a PDF is what it should be, judged by the PDF itself.

LibreOffice's exit status is 0 even for a corrupt file, a missing file or a full disk. The PDF of a
joined document is split into one PDF per record, and each of these is checked.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zi_docs.errors import Problem
from zi_docs.pdf.calls import Bundle, Entry
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.finish import Metadata, finish, lost_markers
from zi_docs.pdf.mark import source_of
from zi_docs.pdf.problems import not_archival, wrong_pages, wrong_texts
from zi_docs.pdf.text import PageTexts, missing_texts

if TYPE_CHECKING:
    import pikepdf


_START = b"%PDF-"
_TAIL = 1024
_END = re.compile(rb"[\r\n]startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(  # the cross-reference table or stream, at the beginning of a line
    rb"\s(?:xref\s+(?:\d++\s++\d++\s++(?:\d{10} \d{5} [nf]\s++)*+)++trailer\b"
    rb"|\d++\s++\d++\s++obj\b)"
)
_LOCKED = "terkunci kata sandi"
_CONFUSED = "susunannya rusak"
_HOLE = bytes(4)  # UTF-16 letters may have two zeros in a row, but four never occur
_LEFT_PACKED = frozenset(  # qpdf does not unpack these: pictures
    ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode")
)

# Raised when a value has another type than the format demands.
_MISFITS = (AttributeError, LookupError, TypeError, ValueError)

_NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """The PDF of one record, which can be written unless it has problems."""

    item: PdfItem
    pages: int
    data: bytes
    problems: tuple[Problem, ...] = ()


def judge(bundle: Bundle, data: bytes, pdfa: bool) -> list[FinishedPdf] | None:
    """Return the finished PDF of each record of a bundle.

    Return None when the PDF of a joined document is not exactly as expected. Its records must then
    be converted one by one, so that each shows what is wrong with it. Raises
    :class:`BrokenPdfError`.
    """
    if reason := broken(data):
        raise BrokenPdfError(reason)
    with reading(data) as pdf:
        if bundle.is_joined:
            return _judge_joined(bundle, pdf)
        return [_judge_one(bundle.entries[0], pdf, pdfa)]


def _judge_one(entry: Entry, pdf: pikepdf.Pdf, pdfa: bool) -> FinishedPdf:
    pages = list(pdf.pages)
    problems = check_record(entry.item, pages)
    whole = finish(pdf, _metadata(entry, pdfa))
    if pdfa and (lost := _lost(whole)):
        problems.append(not_archival(entry.item.place, lost))
    return FinishedPdf(entry.item, len(pages), whole, tuple(problems))


def _lost(data: bytes) -> list[str]:
    with reading(data) as pdf:
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
        source_of(entry.digest, pdfa=pdfa),
    )


class BrokenPdfError(Exception):
    """The converter did not write a whole PDF; the text says why."""


def broken(data: bytes) -> str:
    """Return why a PDF is not whole, or "" when it is.

    qpdf must repair nothing, since a PDF that was cut off looks whole after a repair, with fewer
    pages. The bytes and the page tree are checked too, for faults that qpdf ignores.
    """
    try:
        _check_frame(data)
        with reading(data, as_written=True) as pdf:
            _check_inside(pdf)
        _check_holes(data)
    except BrokenPdfError as error:
        return str(error)
    except _MISFITS:
        return _CONFUSED
    return ""


@contextmanager
def reading(data: bytes, *, as_written: bool = False) -> Iterator[pikepdf.Pdf]:
    """Open a PDF without repairing it; ``as_written`` also leaves its page tree as it is.

    Raises :class:`BrokenPdfError` for what pikepdf can't read, on opening or later. The warnings of
    pikepdf, which are English text on stderr, are not shown.
    """
    import pikepdf

    file = io.BytesIO(data)
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            pikepdf.open(
                file, attempt_recovery=False, inherit_page_attributes=not as_written
            ) as pdf,
        ):
            yield pdf
    except pikepdf.PasswordError as error:
        raise BrokenPdfError(_LOCKED) from error
    except (
        pikepdf.PikepdfError,
        RuntimeError,
    ) as error:  # older versions raise a RuntimeError for qpdf's errors
        raise BrokenPdfError(_CONFUSED) from error


def _check_frame(data: bytes) -> None:
    """Check how the bytes begin and end, since qpdf ignores what stands before or after a PDF."""
    if not data.startswith(_START):
        raise BrokenPdfError("permulaannya bukan PDF")
    end = _END.search(data[-_TAIL:])
    if end is None:
        raise BrokenPdfError("ujungnya terpotong")
    table = int(end[1])
    if not _TABLE.match(data, max(table - 1, 0)):
        raise BrokenPdfError("daftar isinya rusak")
    if data.find(_START, table) >= 0:
        raise BrokenPdfError("ada PDF lain di belakangnya")


def _check_inside(pdf: pikepdf.Pdf) -> None:
    """Check the pages, the contents of every stream, and the warnings of qpdf."""
    if pdf.is_encrypted:
        raise BrokenPdfError(_LOCKED)
    promised = pdf.Root.Pages.Count  # qpdf would drop a missing page and count again
    if promised != len(pdf.pages):
        raise BrokenPdfError("ada halaman yang hilang")
    if not promised:
        raise BrokenPdfError("tidak berhalaman")
    _read_streams(pdf)
    if pdf.get_warnings():
        raise BrokenPdfError(_CONFUSED)


def _check_holes(data: bytes) -> None:
    """Check for zeros outside of streams: a disk that lost data; qpdf reads them as spaces."""
    pieces = data.split(b"endstream")
    if any(_HOLE in piece.partition(b"stream")[0] for piece in pieces):
        raise BrokenPdfError("ada bagian yang hilang")


def _read_streams(pdf: pikepdf.Pdf) -> None:
    """Unpack every stream that qpdf can unpack; a damaged one raises an error."""
    import pikepdf

    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream):
            filters: Any = stream.get("/Filter", [])
            names = filters if isinstance(filters, pikepdf.Array) else [filters]
            if _LEFT_PACKED.isdisjoint(map(str, names)):
                stream.read_bytes()


def check_record(item: PdfItem, pages: Sequence[pikepdf.Page]) -> list[Problem]:
    """Report a PDF with a wrong number of pages (ZI710) or without the record's texts (ZI711)."""
    problems = []
    if item.pages is not None and len(pages) != item.pages:
        problems.append(wrong_pages(item.place, len(pages), item.pages))
    if lost := lacks(item.texts, pages, PageTexts()):
        problems.append(wrong_texts(item.place, lost))
    return problems


def lacks(texts: Sequence[str], pages: Iterable[pikepdf.Page], reader: PageTexts) -> list[str]:
    """Return the texts that are not on these pages."""
    return missing_texts(texts, "".join(map(reader.of, pages))) if texts else []


def record_pages(pdf: pikepdf.Pdf, names: Sequence[str]) -> list[list[pikepdf.Page]] | None:
    """Return the pages of each record, or None when the bookmarks are not as expected.

    All bookmarks must be there, in order, each on another page, and the first on the first page.
    """
    places = _places(pdf)
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    starts = [numbers.get(places.get(name, _NOWHERE), -1) for name in names]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        return None
    pages = list(pdf.pages)
    ends = (*starts[1:], len(pages))
    return [pages[start:end] for start, end in zip(starts, ends, strict=True)]


def take_out(source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> pikepdf.Pdf:
    """Return a new PDF of these pages."""
    import pikepdf

    pdf = pikepdf.new()
    pdf.pages.extend(pages)
    if "/Producer" in source.docinfo:
        pdf.docinfo["/Producer"] = str(source.docinfo["/Producer"])
    return pdf


def _places(pdf: pikepdf.Pdf) -> dict[str, tuple[int, int]]:
    """Return the page of each named place; a PDF has the names in one of two tables."""
    import pikepdf

    root: Any = pdf.Root
    named = dict(root.get("/Dests", {}).items())
    tree = root.get("/Names", {}).get("/Dests")
    if tree is not None:
        named.update(pikepdf.NameTree(tree).items())
    places = {}
    for name, place in named.items():
        array = place.get("/D") if isinstance(place, pikepdf.Dictionary) else place
        if isinstance(array, pikepdf.Array) and len(array):
            places[name.removeprefix("/")] = array[0].objgen
    return places
