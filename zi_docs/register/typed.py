"""Text that somebody typed on the command line, made fit to be kept."""

from __future__ import annotations

import re
import unicodedata

from zi_docs.indonesian.ketikan import rapikan

__all__ = ["number_key", "tidy", "tidy_number"]


def tidy(text: str) -> str:
    """Return the text on one line, without what can't be printed (a lone surrogate too)."""
    one_line = rapikan(unicodedata.normalize("NFC", text))
    return "".join(filter(str.isprintable, one_line)).strip()


def tidy_number(text: str) -> str:
    """Return a number as it is kept and printed, whichever keyboard or page it came from.

    Full-width signs become plain ones, and no space stands around a slash or a dash.
    """
    return re.sub(r" ?([/-]) ?", r"\1", tidy(unicodedata.normalize("NFKC", text)))


def number_key(text: str) -> str:
    """Return what two numbers share that a reader takes for the same."""
    return tidy_number(text).casefold()
