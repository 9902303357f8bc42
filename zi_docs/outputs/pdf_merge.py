"""Many PDFs as one to print, with an outline by unit and name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PdfPiece", "merge_pdfs"]


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """One PDF, and under which unit and name the outline lists it."""

    path: Path
    unit: str
    name: str


def merge_pdfs(pieces: Sequence[PdfPiece], *, dua_sisi: bool = False) -> bytes:
    """Return one PDF of all these, in order; the same files give the same bytes.

    With ``dua_sisi`` every piece begins on the front of a sheet: an odd one is followed by a blank
    page of its own size.
    """
    import pikepdf

    merged = pikepdf.new()
    starts: list[int] = []
    for piece in pieces:
        starts.append(len(merged.pages))
        with pikepdf.open(piece.path) as pdf:
            merged.pages.extend(pdf.pages)
            if dua_sisi and len(pdf.pages) % 2:
                merged.add_blank_page(page_size=_size(pdf.pages[-1]))
    _outline(merged, pieces, starts)
    buffer = io.BytesIO()
    merged.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _size(page: object) -> tuple[float, float]:
    box = page.mediabox  # type: ignore[attr-defined]
    return float(box[2] - box[0]), float(box[3] - box[1])


def _outline(merged: object, pieces: Sequence[PdfPiece], starts: Sequence[int]) -> None:
    from pikepdf import OutlineItem

    with merged.open_outline() as outline:  # type: ignore[attr-defined]
        units: dict[str, OutlineItem] = {}
        firsts: dict[PdfPiece, int] = {}
        for piece, start in zip(pieces, starts, strict=True):
            firsts.setdefault(piece, start)  # of several copies the first is listed
        for piece, start in firsts.items():
            item = OutlineItem(piece.name or piece.path.stem, start)
            if not piece.unit:
                outline.root.append(item)
                continue
            if piece.unit not in units:
                units[piece.unit] = OutlineItem(piece.unit, start)
                outline.root.append(units[piece.unit])
            units[piece.unit].children.append(item)
