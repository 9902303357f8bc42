"""YAML with the line of every value, built from the parser's events.

This is the only reader of what people type in YAML: an office's data and settings, manifests, page
profiles and examples. It refuses anchors, aliases and tags, which an office never needs. It also
refuses a key that appears twice in one mapping, nesting that is too deep, and too many values.

Data keeps every value as the text that was typed (``0123``, ``no`` and ``12:30`` stay as they are).
Manifests and profiles are *typed*: see :mod:`zi_docs.yaml_lines.scalar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from zi_docs.errors import Place, ZiDocsError
from zi_docs.yaml_lines import problems
from zi_docs.yaml_lines.problems import DATA, FOLDER, Family
from zi_docs.yaml_lines.scalar import resolve

__all__ = ["DATA", "FOLDER", "Family", "Tree", "read_yaml"]

MAX_DEPTH = 30
MAX_KEY = 200
MAX_PATH = 400
BYTES_PER_VALUE = 20
# Word writes these quotes; nobody means them as a part of the value.
_CURLY = re.compile(
    "[\u201c\u201d\u201e]([^\u201c\u201d\u201e]*)[\u201c\u201d]|[\u2018\u2019]([^\u2018]*)\u2019"
)
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|[.](?:nan|NaN|NAN)")  # as YAML writes them
_TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(slots=True)
class Tree:
    """The value of a whole file; ``lines`` gives the line of each key and item by dotted path."""

    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)


def read_yaml(
    content: bytes, shown: str, family: Family = DATA, *, limit: int, typed: bool = False
) -> Tree:
    """Return the content of a YAML file with its lines; the value of an empty file is None.

    ``limit`` is the greatest size in bytes of such a file; it also limits the number of values.
    Raises the exception of the family, with one of its codes and the line, at the first fault.
    """
    import yaml

    place = Place(shown)
    text = _decode(content, place, family)
    # The C parser is ten times faster; the Python parser gives the same result.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(place, family, limit // BYTES_PER_VALUE, typed)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise family.error(problems.broken(family, place, text, error)) from error
    except (ValueError, RecursionError) as error:
        raise family.error(problems.unreadable(family, place)) from error
    return builder.tree


def _decode(content: bytes, place: Place, family: Family) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise family.error(problems.wrong_encoding(family, place.on_line(line))) from error


@dataclass(slots=True)
class _Level:
    """A mapping or list that is being filled; ``key`` is a key whose value comes next."""

    value: Any
    path: str
    key: str | None = None
    key_line: int = 0

    @property
    def expects_key(self) -> bool:
        """Whether the next scalar is a key."""
        return isinstance(self.value, dict) and self.key is None

    def child_path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


class _Builder:
    def __init__(self, place: Place, family: Family, most: int, typed: bool) -> None:
        self.tree = Tree()
        self._place = place
        self._family = family
        self._most = most
        self._typed = typed
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Handle the next event of the parser."""
        self._refuse_features(event)
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent":
                self._open(event, {})
            case "SequenceStartEvent":
                self._open(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self._levels.pop()

    def _refuse_features(self, event: Any) -> None:
        family = self._family  # a place is made for a refusal only: a file has thousands of events
        if type(event).__name__ == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise family.error(problems.parted(family, self._at(event)))
        if getattr(event, "anchor", None):
            sign = "*" if type(event).__name__ == "AliasEvent" else "&"
            raise family.error(problems.special_sign(family, self._at(event), sign))
        if getattr(event, "tag", None) not in (None, _TEXT_TAG):
            raise family.error(problems.special_sign(family, self._at(event), "!"))
        if len(self._levels) > MAX_DEPTH:
            raise family.error(problems.too_deep(family, self._at(event), MAX_DEPTH))

    def _at(self, event: Any) -> Place:
        return self._place.on_line(event.start_mark.line + 1)

    def _scalar(self, event: Any) -> None:
        if self._levels and self._levels[-1].expects_key:
            self._take_key(self._levels[-1], event)
        else:
            self._put(event, self._value(event))

    def _value(self, event: Any) -> Any:
        """Return the text of a scalar, or in a typed file the value of a plain scalar."""
        if not event.implicit[0]:
            return event.value
        text = event.value.strip(problems.SPACES)
        if quoted := _CURLY.fullmatch(text):
            return quoted[1] if quoted[1] is not None else quoted[2]
        if _NO_NUMBER.fullmatch(text):
            where = self._here()
            raise self._family.error(problems.no_number(self._family, self._at(event), where, text))
        if not self._typed:
            return text
        try:
            return resolve(text)
        except (ValueError, OverflowError) as error:
            message = str(error)
            raise self._family.error(
                problems.impossible_value(self._family, self._at(event), message)
            ) from error

    def _here(self) -> str:
        """Return the keys that lead to the next value; places in lists are left out."""
        level = self._levels[-1] if self._levels else None
        steps = f"{level.path}.{level.key or ''}".split(".") if level else []
        return ".".join(step for step in steps if step and not step.isdecimal())

    def _take_key(self, level: _Level, event: Any) -> None:
        if fault := self._key_fault(level, event):
            raise fault
        level.key = event.value
        level.key_line = event.start_mark.line + 1

    def _key_fault(self, level: _Level, event: Any) -> ZiDocsError | None:
        family, key = self._family, event.value
        if problems.ODD_SPACE.match(key) or key[-1:] == "\u00a0":
            return family.error(problems.odd_space(family, self._at(event), key))
        if not key:
            return family.error(problems.empty_key(family, self._at(event)))
        if len(key) > MAX_KEY:
            return family.error(problems.long_key(family, self._at(event), len(key), MAX_KEY))
        if key in level.value:
            first = self.tree.lines[level.child_path(key)]
            return family.error(problems.key_twice(family, self._at(event), key, first))
        return None

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        if self._levels and self._levels[-1].expects_key:
            raise self._family.error(problems.key_no_text(self._family, self._at(event)))
        self._levels.append(_Level(value, self._put(event, value)))

    def _put(self, event: Any, value: Any) -> str:
        """Put a value into the innermost mapping or list, and return its path."""
        if not self._levels:
            self.tree.value = value
            return ""
        level = self._levels[-1]
        path = level.child_path(level.key if level.key is not None else str(len(level.value)))
        self._refuse_masses(event, path)
        if level.key is not None:
            self.tree.lines[path] = level.key_line
            level.value[level.key] = value
            level.key = None
        else:
            self.tree.lines[path] = event.start_mark.line + 1
            level.value.append(value)
        return path

    def _refuse_masses(self, event: Any, path: str) -> None:
        family = self._family
        if len(path) > MAX_PATH:
            raise family.error(problems.long_path(family, self._at(event)))
        if len(self.tree.lines) >= self._most:
            raise family.error(problems.too_many(family, self._at(event), self._most))
