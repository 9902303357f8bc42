"""Patterns with braces: file names and numbers, without any template language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["fill_pattern", "lookup", "pattern_names"]

_FIELD = re.compile(r"\{([a-z_][\w.]*)(?::(0\d{1,2}))?\}")


def lookup(context: Mapping[str, Any], path: str) -> Any:
    """Return what a dotted path leads to; None when a part of it is not there."""
    value: Any = context
    for name in path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return None
        value = value[name]
    return value


def fill_pattern(pattern: str, values: Mapping[str, Any]) -> str:
    """Return the pattern with its braces filled: ``{kode}/{urut:03}/{tahun}``.

    Data is only put in, never read as a pattern; a width counts for whole numbers only. Raises
    ``KeyError`` with the name that the values do not have.
    """

    def fill(match: re.Match[str]) -> str:
        value = lookup(values, match[1])
        if value is None:
            raise KeyError(match[1])
        padded = match[2] and isinstance(value, int)
        return f"{value:{match[2]}d}" if padded else str(value)

    return _FIELD.sub(fill, pattern)


def pattern_names(pattern: str) -> list[str]:
    """Return the names in the braces of a pattern."""
    return [match[1] for match in _FIELD.finditer(pattern)]
