"""Reading the text of PDF pages, with the tables in the fonts.

qpdf parses a content stream. Only a few operators are used here: those that choose a font, show a
text, draw a form or say what the next glyphs mean. A page takes a few milliseconds, less than
LibreOffice takes to make it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_OPERATORS = "q Q Tf Tj TJ ' \" Do BMC BDC EMC"
_TABLE_OPERATORS = "endcodespacerange endbfchar endbfrange"
_DASHES = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufffe\uffff"))
_PLAIN_ENCODINGS = {"/MacRomanEncoding": "mac_roman"}  # all others are read as that of Windows
_RIGHT_TO_LEFT = ("R", "AL")
_UNKNOWN = "\ufffd"
# Raised when a value has another type than the format demands.
_MISFITS = (AttributeError, LookupError, TypeError, ValueError)


def squash(text: str) -> str:
    """Return a text in a form for comparing, where typesetting and line breaks make no difference.

    Ligatures become letters; case, spaces, hyphens and dashes are removed.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.translate(_DASHES).split())


def missing_texts(wanted: Sequence[str], page_text: str) -> list[str]:
    """Return the texts that are not on the pages."""
    squashed = squash(page_text)
    return [text for text in wanted if squash(text) not in squashed]


@dataclass(frozen=True, slots=True)
class _CharMap:
    """How a font's bytes become letters: how many bytes a code has, and the letters of a code."""

    width: int
    chars: dict[int, str]
    goes_back: bool

    def decode(self, raw: bytes) -> str:
        """Return the letters in reading order, since Arabic is drawn from its end."""
        if self.width == 1:
            text = raw.decode("latin-1").translate(self.chars)
        else:
            starts = range(0, len(raw), self.width)
            codes = [int.from_bytes(raw[start : start + self.width], "big") for start in starts]
            text = "".join([self.chars.get(code, _UNKNOWN) for code in codes])
        return text[::-1] if self.goes_back and any(map(_goes_back, text)) else text


class PageTexts:
    """Reads the pages of one PDF; each form and each font's table is read once."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], _CharMap] = {}
        self._forms: dict[tuple[int, int], str] = {}

    def of(self, page: pikepdf.Page) -> str:
        """Return the text of a page in the order of drawing; "" when the page is malformed.

        Raises pikepdf's ``PdfError`` for contents that can't be unpacked.
        """
        try:
            return self.drawn(page, page.obj.get("/Resources", {}))
        except _MISFITS:
            return ""

    def drawn(self, content: Any, resources: Any) -> str:
        """Return the text of a page or form."""
        import pikepdf

        acts = _Drawing(self, resources).acts
        steps = pikepdf.parse_content_stream(content, _OPERATORS)
        return "".join([acts[str(step.operator)](step.operands) for step in steps])

    def form(self, form: Any, resources: Any) -> str:
        """Return the text of a form; a form that contains itself is read only once."""
        key = form.objgen
        if key not in self._forms:
            self._forms[key] = ""
            self._forms[key] = self.drawn(form, form.get("/Resources", resources))
        return self._forms[key]

    def char_map(self, font: Any) -> _CharMap:
        """Return the table of a font."""
        key = font.objgen
        if key not in self._maps or key == (0, 0):
            self._maps[key] = _char_map(font)
        return self._maps[key]


class _Drawing:
    """The state of one content stream: its font, and the marks that are open.

    ``acts`` has a function for each operator, which returns the text that it shows. When a font's
    table can't express the letters of its glyphs, LibreOffice writes the letters in a mark
    (``/ActualText``); the glyphs inside such a mark are not read.
    """

    def __init__(self, texts: PageTexts, resources: Any) -> None:
        self._texts = texts
        self._resources = resources
        self._font: _CharMap | None = None
        self._kept: list[_CharMap | None] = []
        self._marks: list[bool] = []  # for each open mark: whether it gives the letters
        self.acts: dict[str, Callable[[Any], str]] = {
            "q": self._keep,
            "Q": self._restore,
            "Tf": self._choose,
            "Do": self._form,
            "BMC": self._open_mark,
            "BDC": self._open_mark,
            "EMC": self._close_mark,
            **dict.fromkeys(("Tj", "TJ", "'", '"'), self._show),
        }

    def _keep(self, _: Any) -> str:
        self._kept.append(self._font)
        return ""

    def _restore(self, _: Any) -> str:
        self._font = self._kept.pop() if self._kept else None
        return ""

    def _choose(self, operands: Any) -> str:
        font = self._resources.get("/Font", {}).get(str(operands[0]))
        self._font = None if font is None else self._texts.char_map(font)
        return ""

    def _open_mark(self, operands: Any) -> str:
        told = any(self._marks)
        letters = _actual_text(operands[-1])
        self._marks.append(letters is not None)
        return "" if told or letters is None else letters

    def _close_mark(self, _: Any) -> str:
        del self._marks[-1:]
        return ""

    def _form(self, operands: Any) -> str:
        form = self._resources.get("/XObject", {}).get(str(operands[0]))
        if any(self._marks) or form is None or form.get("/Subtype") != "/Form":
            return ""
        return self._texts.form(form, self._resources)

    def _show(self, operands: Any) -> str:
        """Return the letters of a text, or of an array of texts and spaces."""
        import pikepdf

        if self._font is None or any(self._marks):
            return ""
        shown = operands[-1]
        parts = shown if isinstance(shown, pikepdf.Array) else [shown]
        texts = [bytes(part) for part in parts if isinstance(part, pikepdf.Object)]
        return self._font.decode(b"".join(texts))


def _goes_back(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT


def _actual_text(properties: Any) -> str | None:
    import pikepdf

    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties["/ActualText"])
    return None


def _char_map(font: Any) -> _CharMap:
    width, chars = _table(font.ToUnicode) if "/ToUnicode" in font else (1, _plain_table(font))
    return _CharMap(width, chars, any(_goes_back(text[0]) for text in chars.values() if text))


def _plain_table(font: Any) -> dict[int, str]:
    encoding = _PLAIN_ENCODINGS.get(str(font.get("/Encoding")), "cp1252")
    return {code: bytes([code]).decode(encoding, "replace") for code in range(256)}


def _table(stream: Any) -> tuple[int, dict[int, str]]:
    """Return the number of bytes in a code, and the letters of each code, from a font's table."""
    import pikepdf

    width, chars = 1, dict[int, str]()
    for step in pikepdf.parse_content_stream(stream, _TABLE_OPERATORS):
        operator, operands = str(step.operator), step.operands
        if operator == "endcodespacerange":
            width = len(bytes(operands[0]))
        else:
            chars.update(_single(operands) if operator == "endbfchar" else _ranges(operands))
    return width, chars


def _single(operands: Any) -> Iterator[tuple[int, str]]:
    values = [bytes(value) for value in operands]
    for code, text in zip(values[::2], values[1::2], strict=False):
        yield int.from_bytes(code, "big"), _letters(text)


def _ranges(operands: Any) -> Iterator[tuple[int, str]]:
    import pikepdf

    for first, last, target in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
        start, end = (int.from_bytes(bytes(code), "big") for code in (first, last))
        codes = range(start, end + 1)
        if isinstance(target, pikepdf.Array):
            texts: Iterable[str] = [_letters(bytes(text)) for text in target]
        else:
            texts = _counted(_letters(bytes(target)), len(codes))
        yield from zip(codes, texts, strict=False)


def _counted(text: str, count: int) -> Iterator[str]:
    """Yield a text ``count`` times; its last letter goes up by one each time."""
    for number in range(count if text else 0):
        yield text[:-1] + chr(ord(text[-1]) + number)


def _letters(raw: bytes) -> str:
    return raw.decode("utf-16-be", "replace")
