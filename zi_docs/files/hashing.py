"""The SHA-256 of files that begin alike, as the documents of one type do.

What is the same in all documents of a type (pictures, styles) comes first in each, and is most of
it. So the state of the hash behind that beginning is kept, and only the rest is worked out.
"""

from __future__ import annotations

import hashlib

_STEP = 1_024  # bytes that are compared at once to find a common beginning
_LEAST = 4 * _STEP  # less than this is hashed as quickly as it is looked for


class LikeHash:
    """Hashes one file after the other, and remembers how the last two began."""

    __slots__ = ("_last", "_start", "_state")

    def __init__(self) -> None:
        self._last = b""
        self._start = b""
        self._state = hashlib.sha256()

    def of(self, data: bytes) -> str:
        """Return the SHA-256 of a file."""
        if not self._start or not data.startswith(self._start):
            self._learn(data)
        digest = self._state.copy()
        digest.update(memoryview(data)[len(self._start) :])
        return digest.hexdigest()

    def _learn(self, data: bytes) -> None:
        """Remember what this file has in common with the one before; nothing if that is little."""
        most = min(len(data), len(self._last)) // _STEP * _STEP
        steps = (slice(at, at + _STEP) for at in range(0, most, _STEP))
        end = next((at.start for at in steps if data[at] != self._last[at]), most)
        self._last = data
        self._start = data[:end] if end >= _LEAST else b""
        self._state = hashlib.sha256(self._start)
