"""Changing a value at the beginning of tags without reading the part as a tree.

A tag begins with ``<``, which stands nowhere else in well-formed XML: what begins like the tag is
the tag.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["renumber", "revalue"]


def revalue(xml: bytes, beginning: bytes, value: Callable[[bytes], bytes]) -> bytes:
    """Return the part with the value after each such beginning of a tag replaced."""
    first, *rest = xml.split(beginning)
    pieces = [first]
    for piece in rest:
        end = piece.index(b'"')
        pieces += (beginning, value(piece[:end]), piece[end:])
    return b"".join(pieces)


def renumber(xml: bytes, beginning: bytes, number: Callable[[], int]) -> bytes:
    """Return the part with a new number after each such beginning of a tag."""
    return revalue(xml, beginning, lambda _: str(number()).encode())
