"""JSON as people and programs write it, with the line of what is refused.

Python's own parser keeps the last of two equal keys, and takes NaN and Infinity, which are no JSON.
Neither may pass in silence: a letter would lose a value, or print no number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from json import JSONDecodeError
from math import isfinite
from typing import Any

from zi_docs.errors import DataError, Place, Problem
from zi_docs.run import problems_values as problems

_MOST = 20
_TOKEN = re.compile(
    r'(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")(?P<key>\s*:)?'
    r"|(?P<open>[{\[])|(?P<close>[}\]])|(?P<plain>[-\w.+]+)",
    re.DOTALL,
)


class _Odd(Exception):  # noqa: N818  # a signal, which no caller sees
    """There is a key twice, or no number, somewhere."""


def read_json(content: bytes, shown: str) -> Any:
    """Return the value of a JSON file. Raises :class:`DataError` (ZI207; ZI133 for double keys)."""
    try:
        return json.loads(
            content, object_pairs_hook=_mapping, parse_constant=_constant, parse_float=_number
        )
    except _Odd as error:
        text = content.decode(json.detect_encoding(content))
        raise DataError(list(islice(_faults(text, Place(shown)), _MOST))) from error
    except UnicodeDecodeError as error:
        raise DataError(problems.json_not_utf8(shown)) from error
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, JSONDecodeError) else 0
        raise DataError(problems.broken_json(Place(shown, line=line))) from error


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Odd
    return made


def _constant(name: str) -> float:
    raise _Odd(name)


def _number(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise _Odd(text)
    return value


@dataclass(slots=True)
class _Level:
    """An object or list: the path to it, the lines of its keys, and the key being read."""

    path: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    key: str = ""

    @property
    def here(self) -> str:
        """The path of the value being read."""
        return ".".join(filter(None, (self.path, self.key)))


def _faults(text: str, place: Place) -> Iterator[Problem]:
    """Yield each double key and each number that is none, with its line."""
    levels = [_Level()]
    line, end = 1, 0
    for token in _TOKEN.finditer(text):
        line, end = line + text.count("\n", end, token.start()), token.start()
        level = levels[-1]
        if token["key"]:
            level.key = json.loads(token["text"], strict=False)
            if level.key in level.lines:
                first = level.lines[level.key]
                yield problems.json_key_twice(place.on_line(line), level.here, first)
            level.lines.setdefault(level.key, line)
        elif token["open"]:
            levels.append(_Level(level.here))
        elif token["close"] and len(levels) > 1:
            levels.pop()
        elif token["plain"] and _is_no_number(token["plain"]):
            yield problems.no_json_number(place.on_line(line), level.here, token["plain"])


def _is_no_number(text: str) -> bool:
    try:
        return not isfinite(float(text))
    except ValueError:
        return False
