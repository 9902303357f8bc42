"""A PDF made of a joined document, back to one PDF per record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

__all__ = ["record_pages", "take_out"]

_NOWHERE = (0, 0)


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
