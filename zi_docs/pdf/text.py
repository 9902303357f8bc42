"""The text of PDF pages, read by the fonts' own tables.

pypdf's reading takes 30 ms a page, more than LibreOffice takes to make the page; this one takes
less than one. It knows how LibreOffice writes, no more: who does not find a text by it asks pypdf.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_SHOWN = re.compile(  # a font chosen, a text shown in it, a form drawn
    rb"/(\S+)\s+[-\d.]+\s+Tf\b|(<[\dA-Fa-f\s]*>|\[[^\]]*\])\s*T[jJ]\b|/(\S+)\s+Do\b"
)
_DASHES = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufffe\uffff"))
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w+>)")
_DEPTH = 5


def squash(text: str) -> str:
    """Return a text by which equal words are equal however they were set and broken.

    Ligatures become letters; case, spaces, hyphens and dashes no longer count.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.translate(_DASHES).split())


def missing_texts(wanted: Sequence[str], page_text: str) -> list[str]:
    """Return those texts that are not on the pages."""
    squashed = squash(page_text)
    return [text for text in wanted if squash(text) not in squashed]


@dataclass(frozen=True, slots=True)
class _CharMap:
    """How a font's bytes become letters."""

    width: int
    chars: dict[int, str]

    def decode(self, raw: bytes) -> str:
        """Return the letters; both steps are quick ones of Python's own."""
        encoding = "latin-1" if self.width == 1 else "utf-16-be"
        return raw.decode(encoding, "replace").translate(self.chars)


class PageTexts:
    """Reads pages of one PDF; the table of each font is read once."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], _CharMap] = {}

    def of(self, page: pikepdf.Page) -> str:
        """Return the text of a page, in the order it is drawn."""
        resources: Any = page.obj.get("/Resources", {})
        return "".join(self._drawn(_content(page), resources, _DEPTH))

    def _drawn(self, content: Any, resources: Any, depth: int) -> Iterator[str]:
        font: _CharMap | None = None
        for name, shown, form in _SHOWN.findall(content):
            if name:
                font = self._map(resources.get("/Font", {}).get(f"/{name.decode()}"))
            elif form:
                yield from self._form(resources, f"/{form.decode()}", depth)
            elif font:
                yield font.decode(bytes.fromhex(b"".join(_HEX.findall(shown)).decode()))

    def _form(self, resources: Any, name: str, depth: int) -> Iterator[str]:
        form = resources.get("/XObject", {}).get(name)
        if depth and form is not None and form.get("/Subtype") == "/Form":
            own = form.get("/Resources", resources)
            yield from self._drawn(form.read_bytes(), own, depth - 1)

    def _map(self, font: Any) -> _CharMap | None:
        if font is None:
            return None
        key = font.objgen
        if key not in self._maps or key == (0, 0):
            self._maps[key] = _char_map(font)
        return self._maps[key]


def _content(page: pikepdf.Page) -> bytes:
    import pikepdf

    contents: Any = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _char_map(font: Any) -> _CharMap:
    if "/ToUnicode" not in font:
        return _CharMap(1, {n: bytes([n]).decode("cp1252", "replace") for n in range(256)})
    table = font.ToUnicode.read_bytes()
    space = _SPACE.search(table)
    chars: dict[int, str] = {}
    for kind, body in _SECTION.findall(table):
        chars.update(_single(body) if kind == b"bfchar" else _ranges(body))
    return _CharMap(len(space[1]) // 2 if space else 1, chars)


def _single(body: bytes) -> Iterator[tuple[int, str]]:
    values = _HEX.findall(body)
    for code, text in zip(values[::2], values[1::2], strict=False):
        yield int(code, 16), _letters(text)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, target in _RANGE.findall(body):
        codes = range(int(first, 16), int(last, 16) + 1)
        texts = [_letters(text) for text in _HEX.findall(target)]
        if not target.startswith(b"["):
            texts = [texts[0][:-1] + chr(ord(texts[0][-1]) + n) for n in range(len(codes))]
        yield from zip(codes, texts, strict=False)


def _letters(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
