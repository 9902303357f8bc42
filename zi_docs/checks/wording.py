"""Typed text, compared and quoted in complaints."""

from __future__ import annotations

__all__ = ["fold", "is_blank", "quote"]

_LONGEST_QUOTE = 60


def fold(text: str) -> str:
    """Return the text as names are compared: without capitals and with single spaces."""
    return " ".join(text.casefold().split())


def is_blank(text: str) -> bool:
    """Say whether a cell holds nothing, or only the dash that people put into an empty cell."""
    return text.strip() in ("", "-", "–", "—")


def quote(text: str) -> str:
    """Return the text in double quotes, on one line and short enough for a message."""
    line = " ".join(text[: _LONGEST_QUOTE * 4].split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{line}"'
