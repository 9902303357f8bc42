"""Making tags whole: Word cuts a tag into runs wherever the spelling checker looked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zi_docs.engine.names import W

__all__ = ["MARK", "normalise_tags"]

MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\$\{\w+\}", re.DOTALL)
_QUOTES = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'",
     "`": "'", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " "}
)  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def normalise_tags(root: etree._Element) -> None:
    """Put every tag and every ``${...}`` marker into one run, with plain quotes and dashes.

    The run in which it begins keeps it, with its look. Bookmarks and proofing marks that stood
    inside stay where they are, beside it.
    """
    for paragraph in root.iter(f"{W}p"):
        texts = list(_own_texts(paragraph))
        joined = "".join(text.text or "" for text in texts)
        if "{" in joined:
            _gather(texts, joined)


def _own_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraph's texts, not those of a text box inside it."""
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p")) is paragraph:
            yield text


def _gather(texts: list[etree._Element], joined: str) -> None:
    owners = [index for index, text in enumerate(texts) for _ in text.text or ""]
    chars: list[list[str]] = [[] for _ in texts]
    position = 0
    for mark in MARK.finditer(joined):
        for at in range(position, mark.start()):
            chars[owners[at]].append(joined[at])
        whole = mark.group()
        plain = whole if whole.startswith("$") else whole.translate(_QUOTES)
        chars[owners[mark.start()]].append(plain)
        position = mark.end()
    for at in range(position, len(joined)):
        chars[owners[at]].append(joined[at])
    for text, pieces in zip(texts, chars, strict=True):
        new = "".join(pieces)
        if new != (text.text or ""):
            text.text = new
            text.set(_SPACE, "preserve")
