"""The fonts that really are in a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zi_docs.errors import Problem, peringatan
from zi_docs.outputs.fonts import STAND_INS, plain

__all__ = ["check_embedded", "pdf_fonts"]

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_DEPTH = 5


def pdf_fonts(path: Path) -> dict[str, bool]:
    """Return the fonts of a PDF by name, each with whether it travels with the file."""
    import pikepdf

    fonts: dict[str, bool] = {}
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for font in _fonts(page.obj.get("/Resources", {}), _DEPTH):
                name = _SUBSET.sub("", str(font.get("/BaseFont", "/")).removeprefix("/"))
                fonts[name] = fonts.get(name, True) and _travels(font)
    return fonts


def check_embedded(asked: Iterable[str], path: Path) -> list[Problem]:
    """Return a warning for each font that is not what was asked for (ZI721) or missing (ZI722)."""
    place, found = path.as_posix(), pdf_fonts(path)
    lost = [font for font in sorted(set(asked)) if not _is_there(font, found)]
    left = [name for name, travels in sorted(found.items()) if not travels]
    printed = ", ".join(sorted(found))
    return [
        *(_other(font, printed, place) for font in lost),
        *(_left_out(name, place) for name in left),
    ]


def _other(font: str, printed: str, place: str) -> Problem:
    return peringatan(
        "ZI721",
        place,
        f'Huruf "{font}" tidak ada dalam PDF; yang tercetak: {printed}.',
        "Jalankan zi-docs dokter: di sana disebut paket huruf yang perlu dipasang.",
    )


def _left_out(name: str, place: str) -> Problem:
    return peringatan(
        "ZI722",
        place,
        f'Huruf "{name}" tidak disertakan dalam PDF; di komputer lain tampilannya berbeda.',
        "Pasang huruf itu di komputer ini, lalu buat PDF-nya lagi.",
    )


def _is_there(font: str, found: Iterable[str]) -> bool:
    good = tuple(plain(name) for name in (font, *STAND_INS.get(font, ())))
    return any(plain(name).startswith(good) for name in found)


def _fonts(resources: Any, depth: int) -> Iterator[Any]:
    yield from resources.get("/Font", {}).values()
    if not depth:
        return
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form":
            yield from _fonts(form.get("/Resources", {}), depth - 1)


def _travels(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True  # drawn by the file itself
    inner = font.get("/DescendantFonts", [font])[0]
    descriptor = inner.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
