"""Files of the tiny office, changed and read by tests."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document

from tests.conftest import _naskah


def timeless(text: str) -> str:
    """Return what a run printed without the time it took."""
    return re.sub(r"dalam (?:\d+ menit \d+|\d+,\d) detik", "dalam 0,0 detik", text)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a piece of a text file that is there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def text_of(path: Path) -> str:
    """Return the text of a Word file."""
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def naskah_of(path: Path, *paragraphs: str, bold: bool = False) -> None:
    """Write a naskah of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph().add_run(text).bold = bold or None
    document.save(str(path))


def save_docx(path: Path, text: str) -> None:
    """Write a slim Word file of one paragraph: what python-docx makes takes ten times as long."""
    path.write_bytes(_naskah(text))
