"""A value of dataclasses as plain values, which JSON can hold, and back by the declared types.

The result of a long work is handed over in a file. What is read back must have exactly the shape
that its class declares, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from zi_docs.run.plain_report import from_plain, to_plain
from zi_docs.run.report import RunReport

_PLAIN = (str, int, float, bool, NoneType)
_WRITTEN: Mapping[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
    Fraction: Fraction,
}
"""The types that are kept as their text, each with its reader."""


def as_plain(value: Any) -> Any:
    """Return a value as plain values. Raises ``TypeError`` for what none of our results holds."""
    if isinstance(value, RunReport):
        return to_plain(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if type(value) in _WRITTEN:
        return str(value)
    if is_dataclass(value):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value) if one.init}
    if isinstance(value, Mapping):
        return {str(name): as_plain(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [as_plain(one) for one in value]
    raise TypeError(type(value))


def of_plain(kind: Any, kept: Any) -> Any:
    """Return the value of a type that :func:`as_plain` gave.

    Raises ``TypeError``, ``ValueError`` or a ``LookupError`` for values of another shape.
    """
    origin = get_origin(kind)
    if origin is UnionType:
        return None if kept is None else of_plain(get_args(kind)[0], kept)
    if origin is not None:
        return _many(origin, get_args(kind), kept)
    if kind is RunReport:
        return from_plain(kept)
    if kind in _WRITTEN:
        return _WRITTEN[kind](_one(str, kept))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _made(kind, kept)
    if issubclass(kind, StrEnum):
        return kind(kept)
    return _one(kind, kept)


def _made(kind: Any, kept: Any) -> Any:
    """Return a dataclass, or a named tuple, which is kept as a list."""
    hints = get_type_hints(kind)
    pairs: Iterable[tuple[str, Any]]
    if hasattr(kind, "_fields"):
        pairs = zip(kind._fields, _one(list, kept), strict=True)
    else:
        names = [one.name for one in fields(kind) if one.init]
        pairs = ((name, kept[name]) for name in names)
    return kind(**{name: of_plain(hints[name], one) for name, one in pairs})


def _many(origin: Any, kinds: tuple[Any, ...], kept: Any) -> Any:
    if issubclass(origin, Mapping):
        return {_one(str, name): of_plain(kinds[1], one) for name, one in kept.items()}
    if origin is tuple and Ellipsis not in kinds:
        pairs = zip(kinds, _one(list, kept), strict=True)
        return tuple(of_plain(one, each) for one, each in pairs)
    found = [of_plain(kinds[0], one) for one in _one(list, kept)]
    return found if origin is list else tuple(found)


def _one(kind: type, value: Any) -> Any:
    if type(value) is not kind:  # neither True for a number
        raise TypeError(kind)
    return value
