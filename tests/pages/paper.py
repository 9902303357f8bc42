"""Pages as a reader sees them: words and where they stand, in millimetres from the top left."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from zi_docs.model.tata_naskah import TataNaskah

__all__ = ["TYPES", "Box", "Page", "Paper", "read_paper"]

TYPES = ("sk-penetapan-unit", "pakta-integritas", "rencana-aksi", "notula")
_MM_PER_POINT = 25.4 / 72
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Box:
    """A word, some words, or an area."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def shared(self, other: Box) -> float:
        """Return how much of the smaller of two boxes is under the other: 0 to 1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(self.area, other.area)
        return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def around(words: Sequence[Box]) -> Box:
    """Return the box around some words."""
    return Box(
        " ".join(word.text for word in words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document; ``body`` is where its text belongs, after the page profile."""

    number: int
    width: float
    height: float
    words: tuple[Box, ...]
    body: Box

    @property
    def head(self) -> tuple[Box, ...]:
        """The text in the top margin."""
        return tuple(word for word in self.words if word.bottom < self.body.top - 2)

    @property
    def text(self) -> tuple[Box, ...]:
        """The text below the top margin."""
        return tuple(word for word in self.words if word.bottom >= self.body.top - 2)

    @property
    def lines(self) -> list[Box]:
        """The text that is on one line, over the whole width, from the top."""
        lines: list[list[Box]] = []
        for word in sorted(self.text, key=lambda word: word.bottom):
            if lines and abs(lines[-1][0].bottom - word.bottom) < 1:
                lines[-1].append(word)
            else:
                lines.append([word])
        return [around(sorted(line, key=lambda word: word.left)) for line in lines]

    def column(self, right: float) -> list[str]:
        """Return the words of the table column that ends there, from the top."""
        words = (word for word in self.text if word.right < right)
        return [word.text for word in sorted(words, key=lambda word: word.top)]

    def find(self, phrase: str) -> list[Box]:
        """Return where words follow each other, from the top."""
        wanted = phrase.split()
        starts = range(len(self.words) - len(wanted) + 1)
        found = (self.words[start : start + len(wanted)] for start in starts)
        return [around(words) for words in found if [word.text for word in words] == wanted]

    def __contains__(self, phrase: object) -> bool:
        return bool(self.find(str(phrase)))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as a PDF: whose data, which type, what rules of the page, and its pages."""

    data: str
    jenis: str
    profil: TataNaskah
    path: Path
    pages: tuple[Page, ...]

    def having(self, phrase: str) -> list[Page]:
        """Return the pages on which some words stand."""
        return [page for page in self.pages if phrase in page]

    @property
    def fonts(self) -> set[str]:
        """The typefaces in the file, as ``pdffonts`` names them."""
        lines = _run("pdffonts", self.path).splitlines()[2:]
        return {line.split()[0].partition("+")[2] for line in lines}


def read_paper(data: str, jenis: str, profil: TataNaskah, path: Path) -> Paper:
    """Read a PDF."""
    root = etree.fromstring(_run("pdftotext", "-bbox", path, "-").encode())
    return Paper(data, jenis, profil, path, tuple(_pages(root, profil)))


def _pages(root: etree._Element, profil: TataNaskah) -> Iterator[Page]:
    for number, element in enumerate(root.iter(f"{_XHTML}page"), 1):
        width, height = (float(element.get(name)) * _MM_PER_POINT for name in ("width", "height"))
        words = tuple(
            Box(word.text, *(float(word.get(side)) * _MM_PER_POINT for side in _SIDES))
            for word in element.iter(f"{_XHTML}word")
        )
        yield Page(number, width, height, words, _body(width, height, profil))


_SIDES = ("xMin", "yMin", "xMax", "yMax")


def _body(width: float, height: float, profil: TataNaskah) -> Box:
    """Return the area within the margins; those of a lying page are turned with it."""
    batas = profil.batas
    left, top, right, bottom = batas.kiri, batas.atas, batas.kanan, batas.bawah
    if width > height:
        left, top, right, bottom = batas.bawah, batas.kiri, batas.atas, batas.kanan
    return Box("", left, top, width - right, height - bottom)


def _run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True).stdout.decode()
