"""Pangkat and golongan written in one column: "Penata Tingkat I (III/d)"."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["split_pangkat"]

_GOLONGAN = re.compile(
    r"(?<![A-Za-z])(?:[Gg]ol(?:ongan)?\b\.?\s*(?:[Rr]uang\s*)?)?"
    r"((?:I{1,3}|IV)(?:\s?[/.]\s?)?[a-eA-E])(?![A-Za-z])"
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
