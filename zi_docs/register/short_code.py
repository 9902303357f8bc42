"""The short code of a document: what a reader types to ask whether a paper is genuine."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterator

__all__ = ["possible_codes", "read_code", "short_code"]

# Crockford's base 32: no I, L, O or U, so that a code survives being read aloud and typed back.
_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_BYTES = 5  # eight letters
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def short_code(data_set: str, jenis: str, kunci: str, nomor: str) -> str:
    """Return the code of a document, the same on every machine and on every day."""
    return next(possible_codes(data_set, jenis, kunci, nomor))


def possible_codes(data_set: str, jenis: str, kunci: str, nomor: str) -> Iterator[str]:
    """Yield the code, then those that take its place when another document has it already."""
    digest = hashlib.sha256("\0".join((data_set, jenis, kunci, nomor)).encode()).digest()
    for start in range(0, len(digest) - _BYTES, _BYTES):
        yield b32encode(digest[start : start + _BYTES]).translate(_LETTERS).decode()


def read_code(text: str) -> str:
    """Return a code as it is stored, however it was typed: lower case, a dash, O for 0."""
    return text.upper().translate(_MISREAD)
