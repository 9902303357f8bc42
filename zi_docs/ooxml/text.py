"""The readable text of a Word file: for accepted texts, for diffs, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from zi_docs.ooxml.package import DOCUMENT, read_package
from zi_docs.ooxml.xml import W, parse_xml


def document_text(data: bytes, place: str = "dokumen") -> str:
    """Return the text of a Word file: a line per paragraph, ``a | b`` per table row.

    Headers and footers stand at the end under their part's name. Empty paragraphs are left out.
    """
    package = read_package(data, place)
    lines = list(_block_lines(_body(package.parts[DOCUMENT])))
    for prefix in ("word/header", "word/footer", "word/footnotes", "word/endnotes"):
        for name in sorted(package.names(prefix)):
            if texts := list(_block_lines(parse_xml(package.parts[name], name))):
                lines += [f"[{name.removeprefix('word/').removesuffix('.xml')}]", *texts]
    return "\n".join(lines) + "\n"


def _body(data: bytes) -> etree._Element:
    return parse_xml(data, DOCUMENT).find(f"{W}body")


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
