"""The readable text of a Word file: for accepted texts, for diffs, for tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.charts import point_lines
from zi_docs.ooxml.package import DOCUMENT, Package, not_word
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import W, parse_xml

_CHARTS = "word/charts/chart"
_OTHER_STORIES = ("word/header", "word/footer", "word/footnotes", "word/endnotes")


class TextChange(NamedTuple):
    """A paragraph of one file and its counterpart in another; empty where a file lacks it."""

    before: str
    after: str


def paragraph_changes(before: bytes, after: bytes) -> list[TextChange]:
    """Return the paragraphs in which two Word files differ, in their order, each change once.

    Cells, headers, footers, notes and the points of charts are compared; spaces and empty
    paragraphs are not. Raises
    :class:`TemplateError` (ZI401, ZI402) when one of them is not a readable Word file.
    """
    return text_changes(list(_paragraphs(before)), list(_paragraphs(after)))


def text_changes(old: Sequence[str], new: Sequence[str]) -> list[TextChange]:
    """Return the paragraphs in which two texts differ, in their order, each change once."""
    pairs = (
        TextChange(*pair)
        for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
        for pair in zip_longest(old[a:b], new[c:d], fillvalue="")
    )
    return list(dict.fromkeys(pairs))


def _paragraphs(data: bytes) -> Iterator[str]:
    package = read_package(data, "dokumen")
    for story in _stories(package, "dokumen").values():
        texts = (" ".join(paragraph_text(p).split()) for p in story.iter(f"{W}p"))
        yield from filter(None, texts)
    for lines in _charts(package).values():
        yield from lines


def document_text(data: bytes, place: str = "dokumen") -> str:
    """Return the text of a Word file: a line per paragraph, ``a | b`` per table row.

    Headers and footers come next, then charts with a line per point, each under the name of their
    part. Empty paragraphs are left out. A space at which no line ends is a space.
    Raises :class:`TemplateError` (ZI401, ZI402) when it is not a readable Word file.
    """
    lines: list[str] = []
    package = read_package(data, place)
    stories = _stories(package, place).items()
    shown = {name: list(_block_lines(story)) for name, story in stories} | _charts(package)
    for name, texts in shown.items():
        if texts:
            head = [] if name == DOCUMENT else [f"[{PurePosixPath(name).stem}]"]
            lines += [*head, *texts]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _charts(package: Package) -> dict[str, list[str]]:
    """Return the points of each chart, by the name of its part."""
    names = sorted(package.names(_CHARTS))
    return {name: list(point_lines(parse_xml(package.parts[name], name))) for name in names}


def _stories(package: Package, place: str) -> dict[str, etree._Element]:
    """Return the element that holds the text of each part, by the part's name; the body first."""
    body = parse_xml(package.parts[DOCUMENT], DOCUMENT).find(f"{W}body")
    if body is None:  # another format that uses Word's file names, or Word's Strict form
        raise not_word(place)
    names = [name for prefix in _OTHER_STORIES for name in sorted(package.names(prefix))]
    return {DOCUMENT: body, **{name: parse_xml(package.parts[name], name) for name in names}}


def _block_lines(container: etree._Element) -> Iterator[str]:
    for child in container:
        if child.tag == f"{W}p":
            if text := paragraph_text(child).strip():
                yield text
        elif child.tag == f"{W}tbl":
            yield from filter(None, map(_row_line, child.findall(f"{W}tr")))
        elif isinstance(child.tag, str) and child.tag != f"{W}sectPr":
            yield from _block_lines(child)


def _row_line(row: etree._Element) -> str:
    cells = []
    for cell in row.findall(f"{W}tc"):
        texts = (paragraph_text(p).strip() for p in cell.iter(f"{W}p"))
        cells.append(" / ".join(filter(None, texts)))
    return " | ".join(cells).rstrip(" |") if any(cells) else ""


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph: the text of its runs, with tabs and line breaks.

    A hyphen at which no line ends is a hyphen: Word saves the sign as an element of its own.
    """
    pieces = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            pieces.append({f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, "-"))
    return "".join(pieces).replace("\N{NON-BREAKING HYPHEN}", "-")
