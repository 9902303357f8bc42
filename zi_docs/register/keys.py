"""Keys of documents: that of the record, and ``#2`` behind it for its second document."""

from __future__ import annotations

import re

_TURN = re.compile(r"#([1-9]\d*)\Z")


def turn_key(key: str, turn: int) -> str:
    """Return the key of a record's document: ``KEY`` for the first, ``KEY#2`` for the second."""
    return f"{key}#{turn}" if turn > 1 else key


def record_key(key: str) -> str:
    """Return the record's key in the key of one of its documents."""
    return _TURN.sub("", key) if "#" in key else key


def turn_of(key: str) -> int:
    """Return which document of its record has this key: 1 for the first."""
    found = _TURN.search(key) if "#" in key else None
    return int(found[1]) if found else 1
