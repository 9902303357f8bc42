"""What is printed on the pages of a PDF."""

from __future__ import annotations

from pathlib import Path

from zi_docs.pdf.text import PageTexts
from zi_docs.pdf.verdict import broken, reading

__all__ = ["page_texts"]


def page_texts(path: Path) -> list[str]:
    """Return the text of each page of a PDF, which must be whole."""
    data = path.read_bytes()
    assert broken(data) == ""
    with reading(data) as pdf:
        return list(map(PageTexts().of, pdf.pages))
