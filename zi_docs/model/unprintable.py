"""What no document may show: asked while data is read, and again while it is printed."""

from __future__ import annotations

import re

__all__ = ["find_illegal", "find_mark"]

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = ("{{", "{%", "{#", "{_")


def find_illegal(text: str) -> str:
    """Return the first character that a Word file can't hold; empty when there is none."""
    found = _ILLEGAL.search(text)
    return found[0] if found else ""


def find_mark(text: str) -> str:
    """Return the template mark that a text holds; empty when there is none."""
    return next((mark for mark in _MARKS if mark in text), "")
