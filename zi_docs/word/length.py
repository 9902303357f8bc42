"""The engine's own estimate of whether a document fits its pages, without LibreOffice.

Documents of one type differ in a few texts. So the lines of a document are read once for each
outline (all that stands around its texts), and a document of a known outline is only counted. A
document in which no text takes more lines than in those that fit is not counted either. So the
estimate for a pledge costs some microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import ne

from zi_docs.ooxml.xml import parse
from zi_docs.word.lines import Lines, read_lines
from zi_docs.word.looks import Looks

_END = b"</w:t>"
_MOST_KEPT = 50  # of as many texts; a document of yet another outline is read each time
_ENDLESS = 1_000_000_000


@dataclass(slots=True)
class Length:
    """Tells whether the documents of one part fit; they may have ``pages`` pages.

    With ``badan`` only what stands before the first break of page is counted.
    """

    looks: Looks
    pages: int
    badan: bool = False
    _outlines: dict[int, list[_Outline]] = field(default_factory=dict)

    def fits(self, data: bytes) -> bool:
        """Tell whether a rendered body fits; only its bytes decide, not the bodies before it."""
        chunks = data.split(_END)
        known = self._outlines.setdefault(len(chunks), [])
        for outline in known:
            if (fits := outline.fits(chunks)) is not None:
                return fits
        outline = self._outline(chunks)
        if len(known) < _MOST_KEPT:
            known.append(outline)
        return bool(outline.fits(chunks))

    def _outline(self, chunks: Sequence[bytes]) -> _Outline:
        """Return the outline of a body; its lines are read with numbers in place of the texts."""
        heads = [chunk[: chunk.rfind(b">") + 1] for chunk in chunks]
        numbered = [b"%s%d%s" % (head, n, _END) for n, head in enumerate(heads[:-1])]
        root = parse(b"".join((*numbered, heads[-1])), huge=True)
        lines = read_lines(root, self.looks)
        if self.badan:
            lines = lines._replace(stretches=lines.stretches[:1])
        return _Outline(heads, lines, self.pages)


class _Outline:
    """The markup before each text of some documents, and what is known of those that fit.

    ``_texts`` are the texts of one document that fits, with that markup. ``_counts`` are lines that
    fit, and ``_room`` is how many letters each text may have for them.
    """

    def __init__(self, heads: list[bytes], lines: Lines, pages: int) -> None:
        self._heads = heads
        self._lines = lines
        self._pages = pages
        self._texts: Sequence[bytes] = ()
        self._letters: list[int] = []
        self._counts: list[int] = []
        self._room: list[int] = []

    def fits(self, chunks: Sequence[bytes]) -> bool | None:
        """Tell whether a document fits; None for one of another outline."""
        if not self._room:
            return self._count(chunks)
        short = True
        known = zip(chunks, self._heads, self._room, strict=True)
        for chunk, head, room in compress(known, map(ne, chunks, self._texts)):
            at = chunk.rfind(b">") + 1
            if chunk[:at] != head:
                return None
            if len(chunk) - at > room * 4 // 5:  # else it fits even in capitals
                short = short and _letters(chunk[at:]) <= room
        return short or self._count(chunks)

    def _count(self, chunks: Sequence[bytes]) -> bool | None:
        """Count the lines of a document, and remember them when it fits."""
        if not all(map(_has_outline, chunks, self._heads)):
            return None
        letters = [
            _letters(chunk[len(head) :]) for chunk, head in zip(chunks, self._heads, strict=True)
        ]
        counts = [line.count(letters) for line in self._lines.lines]
        if self._lines.pages(counts) > self._pages:
            return False
        if not self._counts:
            self._texts, self._letters = chunks, letters
        most = list(map(max, counts, self._counts or counts))
        if self._lines.pages(most) <= self._pages:
            self._counts, self._room = most, self._rooms(most)
        return True

    def _rooms(self, counts: Sequence[int]) -> list[int]:
        """Return how many letters each text may have; of several on a line the longest may grow."""
        room = [_ENDLESS] * len(self._heads)  # for those that take no room, as in a text box
        for line, count in zip(self._lines.lines, counts, strict=True):
            texts = sorted(line.texts, key=self._letters.__getitem__)
            for text in texts:
                room[text] = self._letters[text]
            for text in texts[-1:]:
                room[text] = line.room(count) - sum(room[other] for other in texts[:-1])
        return room


def _has_outline(chunk: bytes, head: bytes) -> bool:
    """Tell whether a text stands behind this markup, and no other markup follows."""
    return chunk.startswith(head) and chunk.rfind(b">") < len(head)


def _letters(text: bytes) -> int:
    """Return how many letters wide a text is; a capital is a quarter wider than a small letter."""
    return -(-len(text) * 5 // 4) if text.isupper() else len(text)
