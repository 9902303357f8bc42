"""Whether a PDF is what it should be, asked of the PDF itself.

LibreOffice's exit status is 0 for a corrupt file, a missing one and a full disk alike. The PDF of a
joined document is taken apart into one PDF per record, and each of these is looked at.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zi_docs.errors import Problem, problem
from zi_docs.pdf.finish import Metadata, finish, lost_markers, not_pdfa
from zi_docs.pdf.item import PdfItem
from zi_docs.pdf.load import Bundle, Entry
from zi_docs.pdf.text import PageTexts, missing_texts

if TYPE_CHECKING:
    import pikepdf


_TAIL = 1024
_CONFUSED = (  # what pypdf raises, beside its own, on a file that is not as it should be
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)

_NOWHERE = (0, 0)


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


def broken(data: bytes) -> str:
    """Return what makes a PDF no whole PDF, else nothing.

    pypdf is asked, since pikepdf repairs a file that was cut off and so hides it.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not data.startswith(b"%PDF-"):
        return "permulaannya bukan PDF"
    if not data[-_TAIL:].rstrip().endswith(b"%%EOF"):
        return "ujungnya terpotong"
    try:
        count = len(PdfReader(io.BytesIO(data), strict=True).pages)
    except (PyPdfError, *_CONFUSED) as error:
        return f"susunannya rusak ({type(error).__name__})"
    return "" if count else "tidak berhalaman"


def check_record(item: PdfItem, data: bytes, pages: Sequence[pikepdf.Page]) -> list[Problem]:
    """Return what the PDF of one record lacks: pages (ZI710) or the record's own texts (ZI711)."""
    problems = []
    if item.pages is not None and len(pages) != item.pages:
        problems.append(_wrong_pages(item, len(pages)))
    if lost := lacks(item.texts, pages, PageTexts()) and _not_in(item.texts, data):
        problems.append(_wrong_texts(item, lost))
    return problems


def lacks(texts: Sequence[str], pages: Iterable[pikepdf.Page], reader: PageTexts) -> list[str]:
    """Return those texts that these pages do not hold."""
    return missing_texts(texts, "".join(map(reader.of, pages))) if texts else []


def _not_in(texts: Sequence[str], data: bytes) -> list[str]:
    """Ask again by pypdf's slow and thorough reading, before a document is refused."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return missing_texts(texts, "".join(page.extract_text() for page in pages))
    except (PyPdfError, *_CONFUSED):
        return list(texts)


def _wrong_pages(item: PdfItem, count: int) -> Problem:
    return problem(
        "ZI710",
        item.place,
        f"PDF ini {count} halaman, seharusnya {item.pages}.",
        "Periksa isinya: mungkin ada nama atau jabatan yang terlalu panjang, atau huruf yang "
        "diganti (lihat zi-docs dokter).",
    )


def _wrong_texts(item: PdfItem, lost: Sequence[str]) -> Problem:
    words = ", ".join(f'"{text}"' for text in lost)
    return problem(
        "ZI711",
        item.place,
        f"Teks {words} tidak ada dalam PDF; PDF ini mungkin milik orang lain atau kosong.",
        "Bandingkan berkas Word-nya dengan data, lalu jalankan lagi.",
    )


def record_pages(pdf: pikepdf.Pdf, names: Sequence[str]) -> list[list[pikepdf.Page]] | None:
    """Return the pages of each record, or None when the bookmarks do not lie as they should.

    They must all be there, in their order, each on a page of its own, the first on the first.
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
    """Return the page that each named place lies on; the names are in one of two tables."""
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
