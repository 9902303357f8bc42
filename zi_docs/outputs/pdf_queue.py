"""What waits for the converter, and how a batch is cut into calls."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from zi_docs.outputs.pdf_item import PdfItem
from zi_docs.outputs.pdf_load import Bundle

__all__ = ["PdfQueue", "alone", "cut", "joined"]

MOST_FILES = 200  # LibreOffice drops all after about the 246th without a word
MOST_RECORDS = 100  # of a joined document: past a few hundred it takes more time, not less
MOST_JOINED = 5  # joined documents in a call: their PDFs are looked at while the next is made
FEWEST_RECORDS = 20
_WORTH_MEASURING = 50
T = TypeVar("T")


class PdfQueue:
    """The calls to come.

    One-page records are joined; longer ones gain nothing by it, PDF/A would lose by it. ``loose``
    are documents that can't stay in a joined one; they are gathered until nothing else waits.
    """

    def __init__(self, proses: int, *, joins: bool) -> None:
        self._proses = proses
        self._joins = joins
        self._calls: deque[list[Bundle]] = deque()
        self._loose: list[PdfItem] = []
        self._measured = 0

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._calls or self._loose)

    def parts(self, items: Sequence[PdfItem]) -> Iterator[Sequence[PdfItem]]:
        """Yield the batch at once, or, when nobody knows how long its documents are, one first."""
        unknown = [item for item in items if item.pages is None and item.texts]
        if len(unknown) < _WORTH_MEASURING or not self._joins:
            yield items
            return
        yield unknown[:1]
        yield [item for item in items if item is not unknown[0]]

    def plan(self, items: Sequence[PdfItem]) -> None:
        """Cut these documents into calls."""
        short = [item for item in items if self._is_short(item)]
        others = [item for item in items if not self._is_short(item)]
        self._calls += joined(short, self._proses)
        self._calls += alone(others, self._proses)

    def measure(self, pages: int) -> None:
        """Take note of how long a document came out; the first one stands for all."""
        self._measured = self._measured or pages

    def put(self, calls: Iterable[list[Bundle]]) -> None:
        """Have these calls wait their turn."""
        self._calls += calls

    def put_loose(self, items: Iterable[PdfItem]) -> None:
        """Have these documents go file by file."""
        self._loose += items

    def take(self) -> list[Bundle]:
        """Return what the next call is given."""
        if not self._calls:
            self._calls += alone(self._loose, self._proses)
            self._loose = []
        return self._calls.popleft()

    def _is_short(self, item: PdfItem) -> bool:
        """Whether to join a document; of unknown length it must have texts to be known again by."""
        hoped = item.pages is None and item.texts != () and self._measured == 1
        return self._joins and (item.pages == 1 or hoped) and not item.is_heavy


def alone(items: Sequence[PdfItem], proses: int) -> list[list[Bundle]]:
    """Cut a batch into calls of many files, those with photographs apart."""
    light = [item for item in items if not item.is_heavy]
    heavy = [item for item in items if item.is_heavy]
    pieces = (*cut(light, MOST_FILES, proses), *cut(heavy, MOST_FILES, proses))
    return [[Bundle([item]) for item in piece] for piece in pieces]


def joined(items: Sequence[PdfItem], proses: int) -> list[list[Bundle]]:
    """Cut a batch into documents to be joined, and these into calls."""
    several = proses if len(items) >= proses * FEWEST_RECORDS else 1
    bundles = [Bundle(some) for some in cut(items, MOST_RECORDS, several)]
    return [list(some) for some in cut(bundles, MOST_JOINED, several)]


def cut(items: Sequence[T], most: int, several: int) -> Iterator[Sequence[T]]:
    """Yield even pieces of at most so many, their count a multiple of ``several``."""
    if not items:
        return
    count = -(-len(items) // most)
    count = min(-(-count // several) * several, len(items))
    size, more = divmod(len(items), count)
    start = 0
    for n in range(count):
        end = start + size + (n < more)
        yield items[start:end]
        start = end
