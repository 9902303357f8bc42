"""Whether engines gave the same text: what a reader reads, section by section.

Each section is its header, its body and its footer. Which parts these are is what the file says:
engines number their headers each in their own way, and leave some in that no page shows.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from lxml import etree

__all__ = ["differing", "first_difference", "sections_of", "text_of"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_KINDS = ("default", "first", "even")


def text_of(path: Path) -> list[str]:
    """Return the paragraphs with text, since some engines leave an empty one for each loop."""
    return [text for section in sections_of(path) for text in section]


def differing(documents: Mapping[str, Path]) -> list[str]:
    """Return the names of the files with another text than the first."""
    texts = {name: text_of(path) for name, path in documents.items()}
    first = next(iter(texts.values()))
    return [name for name, text in texts.items() if text != first]


def first_difference(one: Path, other: Path) -> str:
    """Return the first place where two files differ, with both texts; empty when they agree."""
    for number, pair in enumerate(
        zip_longest(sections_of(one), sections_of(other), fillvalue=[]), 1
    ):
        for mine, theirs in zip_longest(*pair, fillvalue=""):
            if mine != theirs:
                return f'section {number}: "{mine}" is "{theirs}" in the other'
    return ""


def sections_of(path: Path) -> Iterator[list[str]]:
    """Yield the paragraphs of each section; a header that a section does not name is inherited."""
    with zipfile.ZipFile(path) as archive:
        targets = _targets(archive)
        shown: dict[tuple[str, str], list[str]] = {}
        for body, properties in _cut(etree.fromstring(archive.read(_DOCUMENT))):
            for story in ("header", "footer"):
                for mark in properties.iter(f"{_W}{story}Reference"):
                    part = etree.fromstring(archive.read(targets[mark.get(_ID)]))
                    shown[story, mark.get(f"{_W}type")] = list(_paragraphs(part))
            header, footer = (
                [text for kind in _KINDS for text in shown.get((story, kind), [])]
                for story in ("header", "footer")
            )
            yield [*header, *body, *footer]


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = etree.fromstring(archive.read(_RELATIONS))
    return {r.get("Id"): posixpath.join("word", r.get("Target").lstrip("/")) for r in relations}


def _cut(document: etree._Element) -> Iterator[tuple[list[str], etree._Element]]:
    """Yield the paragraphs of each section, with its properties."""
    body: list[str] = []
    for block in document[0]:
        if block.tag == f"{_W}sectPr":
            yield body, block
            return
        body += _paragraphs(block)
        if (properties := block.find(f"{_W}pPr/{_W}sectPr")) is not None:
            yield body, properties
            body = []


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t")).strip()
        if text:
            yield text
