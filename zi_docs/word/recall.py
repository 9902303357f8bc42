"""What a template gave for the same values before, so that it need not run again.

A wording that asks for a yes or no and for the office's name gives two texts for ten thousand
people. Only templates that use a few plain values are remembered so: texts, and whether there is
anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from zi_docs.word.paths import TRUTH, UsedPath, are_plain

T = TypeVar("T")
Values = tuple[str | bool, ...]

_FEW = 6  # more values than that are hardly ever the same in two documents
_MOST_KEPT = 64
_NONE: Any = object()


@dataclass(slots=True)
class Recall(Generic[T]):
    """The results of one template by its values; ``paths`` are all that it uses."""

    paths: tuple[UsedPath, ...]
    _known: dict[Values, T] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, paths: Collection[UsedPath]) -> Recall[T] | None:
        """Return an empty memory; None for a template that uses many values, or lists."""
        return cls(tuple(sorted(paths))) if len(paths) <= _FEW and are_plain(paths) else None

    def result(self, context: Mapping[str, Any], render: Callable[[Mapping[str, Any]], T]) -> T:
        """Return what the template gives, from memory if it gave it before.

        A full memory begins anew, which is safe while other threads read the old one.
        """
        values = self._values(context)
        if values is None:
            return render(context)
        known = self._known.get(values)
        if known is None:
            known = render(context)
            self._known = self._known if len(self._known) < _MOST_KEPT else {}
            self._known[values] = known
        return known

    def _values(self, context: Mapping[str, Any]) -> Values | None:
        """Return the values that the template uses; None when one is missing or is not plain."""
        found: list[str | bool] = []
        for path in self.paths:
            value = _at(context, path)
            if type(value) is not str and type(value) is not bool:
                return None
            found.append(value)
        return tuple(found)


def _at(context: Mapping[str, Any], path: UsedPath) -> Any:
    """Return the value at a path; of a path that only asks for anything there, yes or no."""
    value: Any = context
    for step in path:
        if step == TRUTH:
            return bool(value)
        if not isinstance(value, (dict, Mapping)) or step not in value:  # a dict is told quickly
            return _NONE
        value = value[step]
    return value
