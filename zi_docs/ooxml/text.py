"""The readable text of a Word file: for accepted texts, for diffs, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.package import DOCUMENT, not_word, read_package
from zi_docs.ooxml.xml import W, parse_xml

_OTHER_STORIES = ("word/header", "word/footer", "word/footnotes", "word/endnotes")


class TextChange(NamedTuple):
    """A paragraph of one file and what another has there; empty on the side that lacks it."""

    before: str
    after: str


def paragraph_changes(before: bytes, after: bytes) -> list[TextChange]:
    """Return the paragraphs in which two Word files differ, in their order, each change once.

    Cells, headers, footers and notes count; spaces and empty paragraphs do not. Raises
    :class:`TemplateError` (ZI401, ZI402) when either is no Word file that can be read.
    """
    old, new = list(_paragraphs(before)), list(_paragraphs(after))
    pairs = (
        TextChange(*pair)
        for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
        for pair in zip_longest(old[a:b], new[c:d], fillvalue="")
    )
    return list(dict.fromkeys(pairs))


def _paragraphs(data: bytes) -> Iterator[str]:
    for story in _stories(data, "dokumen").values():
        texts = (" ".join(paragraph_text(p).split()) for p in story.iter(f"{W}p"))
        yield from filter(None, texts)


def document_text(data: bytes, place: str = "dokumen") -> str:
    """Return the text of a Word file: a line per paragraph, ``a | b`` per table row.

    Headers and footers stand at the end under their part's name. Empty paragraphs are left out.
    Raises :class:`TemplateError` (ZI401, ZI402) when it is no Word file that can be read.
    """
    lines: list[str] = []
    for name, story in _stories(data, place).items():
        if texts := list(_block_lines(story)):
            head = [] if name == DOCUMENT else [f"[{PurePosixPath(name).stem}]"]
            lines += [*head, *texts]
    return "\n".join(lines) + "\n"


def _stories(data: bytes, place: str) -> dict[str, etree._Element]:
    """Return what holds the blocks of a Word file's text by part, the body first."""
    package = read_package(data, place)
    body = parse_xml(package.parts[DOCUMENT], DOCUMENT).find(f"{W}body")
    if body is None:  # another format under Word's names, or Word's Strict form
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
    """Return the text of a paragraph: its runs' text, tabs and line breaks."""
    pieces = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            pieces.append({f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, "-"))
    return "".join(pieces)
