"""Pangkat and golongan written in one column: "Penata Tingkat I (III/d)"."""

from __future__ import annotations

import re
from functools import lru_cache

from zi_docs import indonesian

__all__ = ["complete_pangkat", "split_pangkat"]

_GOLONGAN = re.compile(
    r"(?<![A-Za-z])(?:[Gg]ol(?:ongan)?\b\.?\s*(?:[Rr]uang\s*)?)?"
    r"((?:I{1,3}|IV)(?:\s?[/.]\s?|\s)?[a-eA-E])(?![A-Za-z])"
)
_PPPK = re.compile(r"(?:golongan|gol\.?)?\s*([IVX]+|\d{1,2})", re.IGNORECASE)


@lru_cache(maxsize=1024)
def split_pangkat(text: str) -> tuple[str, str]:
    """Return pangkat and golongan as typed; PPPK have a golongan alone ("IX")."""
    if pppk := _PPPK.fullmatch(text.strip()):
        return "", pppk[1]
    found = _GOLONGAN.search(text)
    if not found:
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()).strip(" ,()/-"), found[1]


@lru_cache(maxsize=1024)
def complete_pangkat(pangkat: str, golongan: str) -> tuple[str, str]:
    """Return both of a row that has a cell for each: an empty golongan stands with the pangkat.

    A golongan that stands in both cells alike is no part of the pangkat; two that differ stay as
    they were typed, to be told.
    """
    rest, inside = split_pangkat(pangkat)
    if not inside or golongan.strip(" -–—") == "":
        return (rest, inside) if inside else (pangkat, golongan)
    return (rest, golongan) if _is_same(inside, golongan) else (pangkat, golongan)


def _is_same(one: str, other: str) -> bool:
    try:
        return indonesian.parse_golongan(one) == indonesian.parse_golongan(other)
    except ValueError:
        return False
