"""Where in a Word file something stands: in which story, and in which shared piece.

A shared piece becomes part of the naskah before the tags are read, but a complaint must name the
piece's own file. So fences mark what was inserted, until the source of the part is made: then they
are removed, and their positions are kept. A piece with names of its own, for example, is::

    <?zi-tempat?>           the paragraph of the naskah that said {%p sisip kop unit=x %}
    <w:p>{%p with unit=x %}</w:p>
    <?zi-bagian kop?>       _bagian/kop.docx
    <w:p>...</w:p>
    <?zi-akhir?>
    <w:p>{%p endwith %}</w:p>
    <?zi-akhir?>
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from zi_docs.errors import Place
from zi_docs.ooxml.charts import part_types
from zi_docs.ooxml.package import CONTENT_TYPES, Package
from zi_docs.ooxml.xml import W

PieceFile = Callable[[str], Place]

_STORIES = {
    "document": "",
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
    "comments": "komentar",
    "chart": "judul bagan",
    "core": "sifat dokumen (judul, pembuat)",
}
_STORY_TYPE = re.compile(r"\.((document|template)\.main|header|footer|footnotes|endnotes)\+xml$")
_STORY_NAME = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BLOCKS = "word/glossary/"
_MARKER, _PIECE, _END = "zi-tempat", "zi-bagian", "zi-akhir"
_FENCE = re.compile(rf"<\?({_MARKER}|{_PIECE}|{_END}) ?([\w-]*)\?>")


def story_names(package: Package) -> list[str]:
    """Return the parts in which tags stand: the body, headers, footers and notes, by their types.

    Comments are no story: they are letters between those who write the naskah.
    """
    types = part_types(package.parts[CONTENT_TYPES])
    return [
        name
        for name in package.parts
        if not name.startswith(_BLOCKS)
        and (_STORY_NAME.fullmatch(name) or _STORY_TYPE.search(types.of(name)))
    ]


def story_of(place: Place, part: str) -> Place:
    """Return the place of a part of a Word file, in the words of a clerk."""
    name = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    words = _STORIES.get(name, part)
    return place.inside(words) if words else place


def fence_piece(name: str, elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Return the contents of a shared piece, between fences that name the piece."""
    return [_fence(_PIECE, name), *elements, _fence(_END)]


def fence_marker(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Return what replaces a ``sisip`` paragraph, between fences."""
    return [_fence(_MARKER), *elements, _fence(_END)]


def _fence(kind: str, name: str = "") -> etree._Element:
    return etree.ProcessingInstruction(kind, name or None)


def is_fence(node: etree._Element) -> bool:
    """Whether a node is only a fence."""
    return node.tag is etree.ProcessingInstruction and node.target in (_MARKER, _PIECE, _END)


def take_fences(root: etree._Element) -> bool:
    """Remove the fences from a part; tell whether there were any."""
    fences = [node for node in root.iter(etree.ProcessingInstruction) if is_fence(node)]
    for fence in fences:
        fence.getparent().remove(fence)
    return bool(fences)


class Stretch(NamedTuple):
    """A stretch of source that comes from a piece; ``place`` is None for the naskah's own tags."""

    begin: int
    end: int
    place: Place | None


def unfenced(source: str, piece_file: PieceFile) -> tuple[str, tuple[Stretch, ...]]:
    """Return a source without its fences, and the stretches that were between them."""
    kept: list[str] = []
    opened: list[tuple[int, Place | None]] = []
    stretches: list[Stretch] = []
    at = length = 0
    for fence in _FENCE.finditer(source):
        kept.append(source[at : fence.start()])
        length += len(kept[-1])
        at = fence.end()
        if fence[1] != _END:
            opened.append((length, piece_file(fence[2]) if fence[1] == _PIECE else None))
        elif opened:
            begin, place = opened.pop()
            stretches.append(Stretch(begin, length, place))
    return "".join((*kept, source[at:])), tuple(stretches)


def piece_at(stretches: Iterable[Stretch], at: int) -> Place | None:
    """Return the file of the piece that a position of a source comes from.

    Return None for the naskah's own text. Stretches are in the order of their ends, so the first
    one that holds the position is the innermost.
    """
    return next((piece.place for piece in stretches if piece.begin <= at < piece.end), None)


class _File:
    """The counts of one file so far: its paragraphs outside tables, and its tables."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.paragraphs = 0
        self.tables: dict[etree._Element, int] = {}

    def where(self, paragraph: etree._Element) -> Place:
        """Return the place of a paragraph of this file; a broken table may lack its row."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        row = None if cell is None else next(cell.iterancestors(f"{W}tr"), None)
        table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
        if table not in self.tables:  # outside tables, or in a table of the file around this one
            self.paragraphs += 1
            return self.place.inside(f"paragraf {self.paragraphs}")
        return self.place.inside(
            f"tabel {self.tables[table]}, baris {_nth(row, f'{W}tr')}, kolom {_nth(cell, f'{W}tc')}"
        )


def paragraphs(
    root: etree._Element, place: Place, piece_file: PieceFile
) -> Iterator[tuple[Place, etree._Element]]:
    """Yield each paragraph of a part with its place in the file that it comes from."""
    files: list[_File] = [_File(place)]
    for node in root.iter(f"{W}p", f"{W}tbl", etree.ProcessingInstruction):
        if is_fence(node):
            _step(files, node, piece_file)
        elif node.tag == f"{W}tbl":
            files[-1].tables[node] = len(files[-1].tables) + 1
        elif node.tag == f"{W}p":
            yield files[-1].where(node), node


def _step(files: list[_File], fence: etree._Element, piece_file: PieceFile) -> None:
    """Enter or leave a piece; everything that replaced a paragraph counts as one paragraph."""
    if fence.target == _PIECE:
        files.append(_File(piece_file(fence.text)))
    elif fence.target == _MARKER:
        files.append(_Marker(files[-1].where(fence)))
    elif len(files) > 1:
        files.pop()


class _Marker(_File):
    """The paragraph that a piece replaced; all that replaced it has the same place."""

    def where(self, paragraph: etree._Element) -> Place:
        """Return the place of the replaced paragraph."""
        return self.place


def _nth(element: etree._Element, tag: str) -> int:
    return 1 + sum(1 for _ in element.itersiblings(tag, preceding=True))
