"""Plain nested values: made from models, merged, and looked up by dotted paths.

A pattern with braces (a file name, a number) is filled from them without a template language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

_FIELD = re.compile(r"\{([a-z_][\w.]*)(?::(0\d{1,2}))?\}")


class Absent(dict[str, Any]):
    """What an empty reference is to a naskah: false, although it has names that print nothing.

    >>> bool(Absent(nama="")), Absent(nama="")["nama"]
    (False, '')
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def lookup(context: Mapping[str, Any], path: str) -> Any:
    """Return the value at a dotted path; None when a part of the path is missing."""
    value: Any = context
    for name in path.split("."):
        if not isinstance(value, (dict, Mapping)) or name not in value:  # a dict is told quickly
            return None
        value = value[name]
    return value


def values_at(context: Mapping[str, Any], path: str) -> list[Any]:
    """Return the values at a dotted path: of a list on the way, one for each of its rows.

    A value that is missing is None.
    """
    found: list[Any] = [context]
    for name in path.split("."):
        rows = [row for one in found for row in (one if isinstance(one, list) else [one])]
        found = [row.get(name) if isinstance(row, Mapping) else None for row in rows]
    return found


def fill_pattern(pattern: str, values: Mapping[str, Any]) -> str:
    """Return the pattern with its braces filled: ``{kode}/{urut:03}/{tahun}``.

    Braces inside a filled-in value are not filled again. A width works only for whole numbers.
    Raises ``KeyError`` with the name that the values do not have.
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


def merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the base, overridden by the values of ``own``; nested mappings are merged."""
    merged = dict(base)
    for key, value in own.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = merge(old or {}, value) if both else value
    return merged


def nest(path: str, value: Any) -> dict[str, Any]:
    """Return a nested mapping that holds the value at a dotted path."""
    for name in reversed(path.split(".")):
        value = {name: value}
    nested: dict[str, Any] = value
    return nested


def put(base: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return the base with this value at a dotted path; what stood there is not merged."""
    name, _, rest = path.partition(".")
    inside = base.get(name)
    below = put(inside if isinstance(inside, Mapping) else {}, rest, value) if rest else value
    return {**base, name: below}


def plain(model: BaseModel) -> dict[str, Any]:
    """Return a model's fields as plain values; an absent amount or date becomes an empty text."""
    values: dict[str, Any] = model.model_dump()
    for key, value in values.items():
        if value.__class__ is not str:  # most are
            values[key] = plain_value(value)
    return values


def plain_value(value: Any) -> Any:
    """Return a value without models and enums; None becomes an empty text."""
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return plain(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: plain_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    return value
