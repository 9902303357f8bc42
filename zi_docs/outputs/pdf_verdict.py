"""Whether a PDF is what it should be, asked of the PDF itself.

LibreOffice's exit status is 0 for a corrupt file, a missing one and a full disk alike.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, galat
from zi_docs.outputs.pdf_item import PdfItem
from zi_docs.outputs.pdf_text import PageTexts, missing_texts

if TYPE_CHECKING:
    import pikepdf

__all__ = ["broken", "check_record", "lacks"]

_TAIL = 1024
_CONFUSED = (  # what pypdf raises, beside its own, on a file that is not as it should be
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
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
    return galat(
        "ZI710",
        item.place,
        f"PDF ini {count} halaman, seharusnya {item.pages}.",
        "Periksa isinya: mungkin ada nama atau jabatan yang terlalu panjang, atau huruf yang "
        "diganti (lihat zi-docs dokter).",
    )


def _wrong_texts(item: PdfItem, lost: Sequence[str]) -> Problem:
    words = ", ".join(f'"{text}"' for text in lost)
    return galat(
        "ZI711",
        item.place,
        f"Teks {words} tidak ada dalam PDF; PDF ini mungkin milik orang lain atau kosong.",
        "Bandingkan berkas Word-nya dengan data, lalu jalankan lagi.",
    )
