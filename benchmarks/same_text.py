"""Whether engines gave the same text: header, body and footer, paragraph by paragraph."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

__all__ = ["differing", "paragraphs_of", "text_of"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("word/header1.xml", "word/document.xml", "word/footer1.xml")


def text_of(path: Path) -> list[str]:
    """Return the paragraphs that say something; some engines leave an empty one per loop."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in _STORIES if name in archive.namelist()]
        return [text for name in names for text in paragraphs_of(archive.read(name)) if text]


def differing(documents: Mapping[str, Path]) -> list[str]:
    """Return the names whose text is not that of the first."""
    texts = {name: text_of(path) for name, path in documents.items()}
    first = next(iter(texts.values()))
    return [name for name, text in texts.items() if text != first]


def paragraphs_of(story: bytes) -> Iterator[str]:
    """Yield the text of each paragraph of a part."""
    for paragraph in etree.fromstring(story).iter(f"{_W}p"):
        yield "".join(node.text or "" for node in paragraph.iter(f"{_W}t")).strip()
