"""Which blocks (``for``, ``if``, ``with``) the elements of a part stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.xml import W
from zi_docs.word.cargo import level_of, taken_by
from zi_docs.word.normalise import find_marks

_COMMAND = re.compile(r"\{%-?(?:tr\s|tc\s|p\s|r\s)?\s*(end)?(for|if|with)\b")


@dataclass(eq=False, slots=True)
class Block:
    """A block; ``repeats`` tells a ``for``. ``begins`` is the element that its tag replaces.

    ``begins`` is None for a block that begins inside a paragraph.
    """

    repeats: bool
    begins: etree._Element | None


class Site(NamedTuple):
    """An element of a part, and the blocks around it, the outermost first."""

    node: etree._Element
    stack: tuple[Block, ...]


def blocks_in(root: etree._Element) -> Iterator[Site]:
    """Yield every element in reading order; the tags of its texts open and close blocks."""
    stack: list[Block] = []
    for node in root.iter(etree.Element):
        yield Site(node, tuple(stack))
        if node.tag == f"{W}t" and "{%" in (node.text or ""):
            for mark in find_marks(node.text):
                _step(stack, mark.text, node)


def _step(stack: list[Block], mark: str, text: etree._Element) -> None:
    found = _COMMAND.match(mark)
    if found is None:
        return
    if found[1]:
        del stack[-1:]
        return
    level, paragraph = level_of(mark), next(text.iterancestors(f"{W}p"), None)
    taken = taken_by(level, paragraph) if level and paragraph is not None else None
    stack.append(Block(found[2] == "for", taken))
