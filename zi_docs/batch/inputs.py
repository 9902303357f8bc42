"""Hashes of what a document is made of: the same ones give the same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

__all__ = ["file_hash", "hash_of", "pictures_hash"]

_PICTURES = (".png", ".jpg", ".jpeg")


def hash_of(values: Any, *more: str) -> str:
    """Return the SHA-256 of plain values and strings, the same on every machine."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256("\0".join((text, *more)).encode("utf-8", "surrogatepass")).hexdigest()


def file_hash(path: Path) -> str:
    """Return a file's SHA-256; empty when it can't be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def pictures_hash(folder: Path) -> str:
    """Return a hash of the pictures that records may name; one replaced under its name counts."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in _PICTURES:
            digest.update(f"{path.relative_to(folder)} {file_hash(path)}\n".encode())
    return digest.hexdigest()
