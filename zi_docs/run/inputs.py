"""What goes into a document, as one text: while it is the same, the document would be the same.

It holds the values that the naskah, its pieces and its partials use, each by its path, beside the
naskah itself, the page profile, the pictures and the version. A cell that no naskah names remakes
nothing, and a new Bupati does not remake a pledge that never prints him.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from zi_docs import __version__
from zi_docs.run.seal import PICTURES, files_below
from zi_docs.word import Renderer
from zi_docs.word.paths import PathTree, path_tree, pick_values

_DIGITS = 16

# What a document is made of, in the order in which its inputs name it; for each a hash.
_SOURCES = ("naskah", "gambar", "versi program", "pengaturan", "data")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of one type's documents: ``base`` is the part that they all share."""

    base: str
    own: PathTree

    @classmethod
    def of(cls, renderer: Renderer, shared: Mapping[str, Any], folder: Path) -> Inputs:
        """Return the inputs of a naskah; ``folder`` holds the pictures that records may name."""
        tree = path_tree(renderer.paths)
        common = {name: below for name, below in tree.items() if name in shared}
        own = {name: below for name, below in tree.items() if name not in shared}
        pictures = pictures_hash(folder) if renderer.brings_pictures else ""
        picked = hash_of(pick_values(shared, common))
        parts = (renderer.fingerprint, pictures, hash_of(__version__), picked)
        return cls(":".join(part[:_DIGITS] for part in parts), own)

    def hash(self, context: Mapping[str, Any]) -> str:
        """Return the inputs of one document: the hash of each of its sources."""
        return f"{self.base}:{hash_of(pick_values(context, self.own))[:_DIGITS]}"


def changed_sources(before: str, after: str) -> list[str]:
    """Return what differs between the inputs of a document then and now; nothing if unknown."""
    then, now = before.split(":"), after.split(":")
    if len(then) != len(_SOURCES) or len(now) != len(_SOURCES):
        return []
    return [name for name, old, new in zip(_SOURCES, then, now, strict=True) if old != new]


def hash_of(values: Any, *more: str) -> str:
    """Return the SHA-256 of plain values and strings, the same on every machine.

    The order of a mapping counts, since a naskah may loop over it.
    """
    text = _AS_JSON.encode(values)
    return hashlib.sha256("\0".join((text, *more)).encode("utf-8", "surrogatepass")).hexdigest()


def hash_of_list(items: Iterable[Any], *more: str) -> str:
    """Return what :func:`hash_of` does for the list of these, without its whole text at once."""
    digest, comma = hashlib.sha256(b"["), ""
    for item in items:
        digest.update(f"{comma}{_AS_JSON.encode(item)}".encode("utf-8", "surrogatepass"))
        comma = _AS_JSON.item_separator
    digest.update("\0".join(("]", *more)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _for_json(value: Any) -> Any:
    """Return a value that JSON does not know; a date does not look like the text of a date."""
    if not isinstance(value, date):  # as most are
        if isinstance(value, Mapping):
            return dict(value)
        if isinstance(value, Sequence):
            return list(value)
    return {type(value).__name__: str(value)}


_AS_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_for_json)


def file_hash(path: Path) -> str:
    """Return a file's SHA-256; empty when it can't be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def pictures_hash(folder: Path) -> str:
    """Return a hash of the pictures that records may name; it changes when one is replaced."""
    digest = hashlib.sha256()
    for path in files_below(folder):
        if path.suffix.casefold() in PICTURES:
            digest.update(f"{path.relative_to(folder)} {file_hash(path)}\n".encode())
    return digest.hexdigest()
