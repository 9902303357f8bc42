"""Nested settings: one mapping laid over another, at any depth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["merge", "nest"]


def merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the base with what ``own`` gives in its place; the rest stays."""
    merged = dict(base)
    for key, value in own.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = merge(old or {}, value) if both else value
    return merged


def nest(path: str, value: Any) -> dict[str, Any]:
    """Return the mapping in which a dotted path leads to the value."""
    for name in reversed(path.split(".")):
        value = {name: value}
    nested: dict[str, Any] = value
    return nested
