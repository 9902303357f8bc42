"""A model as plain values, which is all that a naskah may see."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel

__all__ = ["plain"]


def plain(model: BaseModel) -> dict[str, Any]:
    """Return a model's fields as plain values; an empty amount or date is an empty text."""
    return {key: _plain_value(value) for key, value in model.model_dump().items()}


def _plain_value(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_value(item) for item in value]
    return value
