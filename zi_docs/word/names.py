"""The names that a template uses, with the tags that use them, and those that the data lack.

A document is filled only along the branches that its record takes. Here every tag counts, whether
or not some record reaches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from zi_docs.word.environment import PolicyError, xml_environment
from zi_docs.word.paths import COUNT, EACH, TRUTH, PathWalk, UsedPath
from zi_docs.word.tags import number_tags

_GUARDS, _TESTS = ("default", "d"), ("defined", "undefined")
_STEPS = (COUNT, TRUTH)
_TAG = re.compile(r"(\{[{%]-?)(?:(?:p|tr|tc|r)(?=\s))?\s*(\S+?)(?=\s|\W)(.*?)-?[%}]\}$", re.DOTALL)


class UsedName(NamedTuple):
    """A path that a tag uses, and the number of the tag (:func:`.number_tags`)."""

    path: UsedPath
    tag: int


def used_names(tree: nodes.Template, *, whole: bool = False) -> list[UsedName]:
    """Return each path of a template once, with the first tag that uses it, in their order.

    A path that the template itself expects to be missing is left out unless the ``whole`` is asked
    for: ``x|default("")``, and all that is below an ``x is defined``.
    """
    number_tags(tree)
    walk = _NameWalk(strict=not whole)
    walk.body(tree.body, {})
    return [UsedName(path, tag) for path, tag in walk.first.items() if not walk.expects(path)]


def tag_tree(tag: str) -> nodes.Template | None:
    """Return a single tag as a template; None when it can't be read, or is an end or comment."""
    match = _TAG.match(tag)
    if match is None:
        return None
    opening, word, rest = match.groups()
    source = f"{{{{ {word}{rest} }}}}"
    if opening.startswith("{%"):
        word = {"elif": "if"}.get(word, word)
        source = f"{{% {word}{rest} %}}{{% end{word} %}}"
    try:
        return xml_environment().parse_checked(source)
    except (TemplateSyntaxError, PolicyError):
        return None


def given_names(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template's own loops and ``with`` give."""
    blocks = tree.find_all((nodes.For, nodes.With))
    named = (name for block in blocks for name in block.find_all(nodes.Name))
    return frozenset(("loop", *(name.name for name in named if name.ctx != "load")))


class _NameWalk(PathWalk):
    """Notes the tag in which each path is used first; ``guarded`` are paths that may be missing."""

    def __init__(self, *, strict: bool) -> None:
        super().__init__()
        self._strict = strict
        self.first: dict[UsedPath, int] = {}
        self.guarded: set[UsedPath] = set()
        self._tag = 0
        self._take: Callable[[UsedPath], object] = self._note

    def expects(self, path: UsedPath) -> bool:
        """Tell whether the template expects that a path may be missing."""
        return any(path[: len(guard)] == guard for guard in self.guarded)

    def _statement(self, node: nodes.Node, scope: Mapping[str, UsedPath]) -> None:
        if isinstance(node, (nodes.For, nodes.If, nodes.With)):
            self._tag = node.lineno
        super()._statement(node, scope)

    def _value(self, node: nodes.Node, scope: Mapping[str, UsedPath]) -> None:
        if not self._strict:
            super()._value(node, scope)
        elif isinstance(node, nodes.Filter) and node.name in _GUARDS and node.node is not None:
            self._taking(node.node, scope, lambda path: None)
            self._parts(node, scope, without=node.node)
        elif isinstance(node, nodes.Test) and node.name in _TESTS:
            self._taking(node.node, scope, self.guarded.add)
        else:
            super()._value(node, scope)

    def _list_of(self, call: nodes.Filter, scope: Mapping[str, UsedPath]) -> None:
        """A column that a filter names may be missing in a row: the filter itself tells of it."""

    def _taking(
        self, node: nodes.Node, scope: Mapping[str, UsedPath], take: Callable[[UsedPath], object]
    ) -> None:
        before, self._take = self._take, take
        self._value(node, scope)
        self._take = before

    def _parts(
        self, node: nodes.Node, scope: Mapping[str, UsedPath], without: nodes.Node | None = None
    ) -> None:
        if not isinstance(node, nodes.Output):
            super()._parts(node, scope, without)
            return
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self._tag = child.lineno
                self._value(child, scope)

    def _add(self, path: UsedPath) -> None:
        self._take(path)

    def _note(self, path: UsedPath) -> None:
        self.first.setdefault(path, self._tag)


def lacking(names: Iterable[UsedName], contexts: Sequence[Mapping[str, Any]]) -> Iterator[UsedName]:
    """Yield each name that some context does not have, cut after the step that is missing.

    What a list of no items or an empty reference would hold can't be said.
    """
    told: set[UsedPath] = set()
    for name in names:
        gone = next((one for context in contexts if (one := _gone(name.path, context))), ())
        if gone and gone not in told:
            told.add(gone)
            yield UsedName(gone, name.tag)


def _gone(path: UsedPath, value: Any, at: int = 0) -> UsedPath:
    """Return the beginning of a path that a value does not have; empty when it has all of it."""
    for number, step in enumerate(path[at:], at):
        if step in _STEPS:
            return ()
        if step == EACH:
            items = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
            found = (_gone(path, item, number + 1) for item in items)
            return next(filter(None, found), ())
        if not isinstance(value, Mapping):
            return path[: number + 1] if value and isinstance(value, (str, int, date)) else ()
        if step not in value:
            return path[: number + 1] if value or number == 0 else ()
        value = value[step]
    return ()


def spoken(path: UsedPath) -> str:
    """Return a path as a naskah writes it, without the steps that are no names."""
    return ".".join(step for step in path if step not in (EACH, *_STEPS))
