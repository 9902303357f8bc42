"""Text that somebody typed on the command line, made fit to be kept."""

from __future__ import annotations

import unicodedata

from zi_docs.indonesian.ketikan import rapikan

__all__ = ["tidy"]


def tidy(text: str) -> str:
    """Return the text on one line, without what can't be printed (a lone surrogate too)."""
    one_line = rapikan(unicodedata.normalize("NFC", text))
    return "".join(filter(str.isprintable, one_line)).strip()
