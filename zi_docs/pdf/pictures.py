"""The pages of a PDF as pictures, drawn by PDFium."""

from __future__ import annotations

import io

from zi_docs.errors import ConverterError
from zi_docs.pdf.problems import no_page_pictures

_PIXELS_PER_POINT = 110 / 72


def page_pictures(data: bytes) -> list[bytes]:
    """Return a PNG of each page of a PDF, in their order.

    Raises :class:`ConverterError` (ZI498) where PDFium is not installed or can't read the file.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise ConverterError(no_page_pictures("PDFium belum terpasang")) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ConverterError(no_page_pictures("PDF-nya tidak terbaca")) from error
    try:
        return [_png(page.render(scale=_PIXELS_PER_POINT).to_pil()) for page in document]
    finally:
        document.close()


def _png(picture: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG")  # type: ignore[attr-defined]  # of Pillow, which has no types here
    return stream.getvalue()
