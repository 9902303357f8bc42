"""Two documents never share a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from zi_docs.errors import galat
from zi_docs.outputs.pdf_item import PdfItem, PdfResult

__all__ = ["refused_double", "single_out"]


def single_out(items: Iterable[PdfItem]) -> tuple[list[PdfItem], list[PdfItem]]:
    """Return the first document for each target, and those that would overwrite one."""
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
    message = f"Dokumen lain sudah menjadi {item.target.name} di folder yang sama."
    hint = "Ganti nama salah satunya, atau pilih folder hasil yang lain."
    return PdfResult(item, problems=(galat("ZI713", item.place, message, hint),))
