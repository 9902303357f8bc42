"""Merging many PDFs into one to print, with an outline by unit and name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zi_docs.errors import ConverterError
from zi_docs.pdf.problems import not_mergeable

if TYPE_CHECKING:
    import pikepdf

_FONT_STREAMS = ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode")


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """One PDF, its unit and name in the outline, and its name in complaints."""

    path: Path
    unit: str
    name: str
    shown: str = ""


def merge_pdfs(pieces: Sequence[PdfPiece], *, dua_sisi: bool = False) -> bytes:
    """Return one PDF of all pieces, in order; the same files give the same bytes.

    With ``dua_sisi`` every piece begins on the front of a sheet: a piece with an odd number of
    pages gets a blank page of the same size. Raises :class:`ConverterError` (ZI761) for a PDF that
    can't be read.
    """
    import pikepdf

    merged = pikepdf.new()
    starts: list[int] = []
    for piece in pieces:
        starts.append(len(merged.pages))
        try:
            _append(merged, piece.path, dua_sisi)
        except (pikepdf.PdfError, OSError, LookupError) as error:
            raise ConverterError(not_mergeable(piece.shown or piece.path.name)) from error
    _share_streams(merged)
    _outline(merged, pieces, starts)
    buffer = io.BytesIO()
    merged.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _append(merged: pikepdf.Pdf, path: Path, dua_sisi: bool) -> None:
    """Add a PDF. A damaged PDF is refused, since a repaired one may lack pages."""
    import pikepdf

    with pikepdf.open(path, attempt_recovery=False) as pdf:
        last = pdf.pages[-1]
        merged.pages.extend(pdf.pages)
        if dua_sisi and len(pdf.pages) % 2:
            merged.add_blank_page(page_size=_size(last))


def _share_streams(merged: pikepdf.Pdf) -> None:
    """Keep equal pictures and fonts once: every document has its emblem and the same letters."""
    import pikepdf

    kept: dict[bytes, Any] = {}
    for page in merged.pages:
        pictures: Any = page.resources.get("/XObject", {})
        _share_in(pictures, [n for n in [*pictures.keys()] if _is_picture(pictures[n])], kept)
    for part in merged.objects:
        if isinstance(part, pikepdf.Dictionary):
            _share_in(part, [name for name in _FONT_STREAMS if name in part], kept)


def _share_in(holder: Any, names: Sequence[str], kept: dict[bytes, Any]) -> None:
    """Let what a dictionary calls so be the first stream that looks the same."""
    import pikepdf

    for name in names:
        if isinstance(holder[name], pikepdf.Stream):
            holder[name] = kept.setdefault(_looks_of(holder[name]), holder[name])


def _is_picture(drawn: Any) -> bool:
    return bool(drawn.get("/Subtype") == "/Image")


def _looks_of(picture: Any) -> bytes:
    """Return the hash of a stream with all that belongs to it, such as its transparency."""
    mask = picture.get("/SMask")
    facts = sorted((name, _told(v)) for name, v in picture.items() if name != "/SMask")
    own = sha256(repr(facts).encode() + picture.read_raw_bytes())
    own.update(b"" if mask is None else _looks_of(mask))
    return own.digest()


def _told(value: Any) -> str:
    """Return a value as the PDF has it; an object of its own is told by its number."""
    import pikepdf

    return str(value.unparse()) if isinstance(value, pikepdf.Object) else repr(value)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _outline(merged: pikepdf.Pdf, pieces: Sequence[PdfPiece], starts: Sequence[int]) -> None:
    from pikepdf import OutlineItem

    with merged.open_outline() as outline:
        units: dict[str, OutlineItem] = {}
        firsts: dict[PdfPiece, int] = {}
        for piece, start in zip(pieces, starts, strict=True):
            firsts.setdefault(piece, start)  # only the first of several copies is listed
        for piece, start in firsts.items():
            item = OutlineItem(piece.name or piece.path.stem, start)
            if not piece.unit:
                outline.root.append(item)
                continue
            if piece.unit not in units:
                units[piece.unit] = OutlineItem(piece.unit, start)
                outline.root.append(units[piece.unit])
            units[piece.unit].children.append(item)
